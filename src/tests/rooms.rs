//! The import rule: which room may name which, and the few rules that keep files readable. The table is also in
//! ARCHITECTURE.md.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Room, and the other rooms and outside crates it must not name.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("error", &["crate::", "axum", "sea_orm", "tokio", "web_sys"]),
    ("model", &["crate::server", "crate::api", "crate::ui", "crate::pages", "crate::app", "crate::browser", "leptos", "axum", "sea_orm", "tokio", "web_sys"]),
    ("browser", &["crate::server", "crate::api", "crate::ui", "crate::pages", "crate::app", "crate::model", "axum", "sea_orm", "tokio"]),
    ("ui", &["crate::server", "crate::api", "crate::pages", "crate::app", "leptos_meta", "axum", "sea_orm", "tokio", "web_sys"]),
    ("api", &["crate::ui", "crate::pages", "crate::app", "crate::browser", "axum", "sea_orm", "tokio", "web_sys"]),
    ("pages", &["crate::server", "crate::app", "axum", "sea_orm", "tokio", "web_sys"]),
    ("app", &["crate::server", "crate::api", "axum", "sea_orm", "tokio", "web_sys"]),
    ("server", &["crate::api", "crate::ui", "crate::pages", "crate::browser", "web_sys"]),
];

/// Files with `inner_html`, each with its reason.
const RAW_HTML: &[&str] = &[
    // A story's markup, written by `Body::html` from typed blocks.
    "ui/prose.rs",
];

/// Files that may switch on a side of the crate.
const SIDES: &[&str] = &["lib.rs"];

const LONGEST: usize = 400;

#[test]
fn no_room_names_what_it_must_not() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let Some((_, forbidden)) = FORBIDDEN.iter().find(|(room, _)| *room == room_of(&file)) else { continue };
        for (number, line) in code_lines(&text) {
            for name in forbidden.iter().filter(|name| names(line, name)) {
                faults.push(format!("src/{}:{number}: {} must not name {name}", file.display(), room_of(&file)));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn server_functions_name_the_server_only_inside_their_bodies() {
    for (file, text) in sources().into_iter().filter(|(file, _)| room_of(file) == "api") {
        for (number, line) in code_lines(&text).filter(|(_, line)| line.contains("crate::server")) {
            assert!(line.starts_with("    "), "src/{}:{number}: outside a function", file.display());
        }
    }
}

#[test]
fn sides_are_chosen_and_raw_html_is_set_in_named_files_only() {
    for (file, text) in sources() {
        let name = file.to_string_lossy().replace('\\', "/");
        for (number, line) in code_lines(&text) {
            assert!(!line.contains("feature = \"") || SIDES.contains(&&*name), "src/{name}:{number}: a side is switched on outside {SIDES:?}");
            assert!(!line.contains("inner_html") || RAW_HTML.contains(&&*name), "src/{name}:{number}: raw HTML outside {RAW_HTML:?}");
        }
    }
}

#[test]
fn every_file_begins_by_saying_what_it_is_and_stays_short() {
    for (file, text) in sources() {
        assert!(text.starts_with("//!"), "src/{}: does not begin with //!", file.display());
        assert!(text.lines().count() <= LONGEST, "src/{}: has more than {LONGEST} lines", file.display());
    }
}

/// All files below `src`, without the tests.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let relative = |file: PathBuf| file.strip_prefix(&root).unwrap().to_owned();
    files.into_iter().map(|file| (relative(file.clone()), fs::read_to_string(file).unwrap())).filter(|(file, _)| room_of(file) != "tests").collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// The first folder of a path, or the name of a file at the top.
fn room_of(file: &Path) -> String {
    let first = file.iter().next().unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(number, line)| (number + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Whether `line` names the crate or path: as a whole word followed by `::`, `{`, `;` or the end of a path.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + name.len()..].chars().next();
        let whole = !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
        whole && (name.ends_with(':') || after.is_none_or(|c| matches!(c, ':' | ';' | '{' | ',')))
    })
}
