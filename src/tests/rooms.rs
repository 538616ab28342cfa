//! The import rule: which room may name which, and the few rules that keep files readable. The table is also in
//! ARCHITECTURE.md.

use masthead::{model::lang::Lang, ui::words::writing::script_words};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Room, the other rooms it may name, and the outside crates that are not for it.
const RULES: &[(&str, &[&str], &[&str])] = &[
    ("error", &[], &["axum", "sea_orm", "tokio", "web_sys"]),
    ("model", &["error"], &["leptos", "axum", "sea_orm", "tokio", "web_sys"]),
    ("browser", &["error"], &["leptos_meta", "axum", "sea_orm", "tokio"]),
    ("ui", &["model", "error", "browser"], &["leptos_meta", "leptos_router", "axum", "sea_orm", "tokio", "web_sys"]),
    ("content", &["ui", "model", "error"], &["leptos_meta", "leptos_router", "axum", "sea_orm", "tokio", "web_sys"]),
    // `server`, `content` and `ui` only inside the bodies of server functions: see the test below.
    ("api", &["model", "error", "server", "content", "ui"], &["leptos_meta", "leptos_router", "axum", "sea_orm", "tokio", "web_sys"]),
    ("pages", &["ui", "api", "model", "error", "browser", "SERVER"], &["axum", "sea_orm", "tokio", "web_sys"]),
    ("app", &["pages", "api", "ui", "model", "error", "browser", "SERVER"], &["axum", "sea_orm", "tokio", "web_sys"]),
    // `ui` only for the type that says where a page stands.
    ("server", &["model", "error", "app", "content", "ui"], &["web_sys"]),
];

/// Files with `inner_html`, each with its reason.
const RAW_HTML: &[&str] = &[
    // A story's markup, written by `Body::html` from typed blocks.
    "ui/prose.rs",
    // What the server drew, on its way into the document.
    "ui/leaf.rs",
];

/// Files that may switch on a side of the crate.
const SIDES: &[&str] = &["lib.rs"];

const LONGEST: usize = 400;

#[test]
fn no_room_names_what_it_must_not() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let room = room_of(&file);
        let Some((_, rooms, not_for_it)) = RULES.iter().find(|(name, ..)| *name == room) else { continue };
        for (number, named) in rooms_named(&text).into_iter().filter(|(_, named)| *named != room && !rooms.contains(&named.as_str())) {
            faults.push(format!("src/{}:{number}: {room} must not name {named}", file.display()));
        }
        for (number, line) in code_lines(&text) {
            for name in not_for_it.iter().filter(|name| names(line, name)) {
                faults.push(format!("src/{}:{number}: {room} must not name {name}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn server_functions_name_the_server_and_what_it_draws_only_inside_their_bodies() {
    for (file, text) in sources().into_iter().filter(|(file, _)| room_of(file) == "api") {
        let lines: Vec<&str> = text.lines().collect();
        for (number, named) in rooms_named(&text).into_iter().filter(|(_, named)| ["server", "content", "ui"].contains(&named.as_str())) {
            let statement = lines[..number].iter().rev().find(|line| line.contains("use ")).unwrap();
            assert!(statement.starts_with("    "), "src/{}:{number}: {named} outside a function", file.display());
        }
    }
}

#[test]
fn grouped_imports_are_taken_apart() {
    let text = "use crate::{\n    content,\n    server::{a, b::{c}}, ui::words::Here,\n};\nfn f() { crate::model::x() }";
    let named: Vec<(usize, String)> = rooms_named(text);
    let named: Vec<(usize, &str)> = named.iter().map(|(line, room)| (*line, room.as_str())).collect();
    assert_eq!(named, [(2, "content"), (3, "server"), (3, "ui"), (5, "model")]);
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

#[test]
fn the_scripts_keep_the_same_rules_and_know_no_word_that_the_server_does_not_send() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folder = source.join("editing");
    let mut files = Vec::new();
    collect(&folder, "ts", &mut files);
    collect(&source.join("reading"), "ts", &mut files);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("// "), "{}: does not begin by saying what it is", path.display());
        assert!(text.lines().count() <= LONGEST, "{}: has more than {LONGEST} lines", path.display());
    }
    let sent = serde_json::to_value(script_words(Lang::Zh)).unwrap();
    let known = fs::read_to_string(folder.join("words.ts")).unwrap();
    for name in known.split([' ', '\n']).filter_map(|word| word.strip_suffix(':')).filter(|word| word.chars().all(is_letter)) {
        assert!(sent[name].is_string() || sent[name].is_object(), "words.ts: the server has no word “{name}”");
    }
}

/// All files below `src`, without the tests.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, "rs", &mut files);
    files.sort();
    let relative = |file: PathBuf| file.strip_prefix(&root).unwrap().to_owned();
    files.into_iter().map(|file| (relative(file.clone()), fs::read_to_string(file).unwrap())).filter(|(file, _)| room_of(file) != "tests").collect()
}

fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, ending, files);
        } else if path.extension().is_some_and(|found| found == ending) {
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

/// What follows `crate::` anywhere in the code, with its line; a group's members count one by one.
fn rooms_named(text: &str) -> Vec<(usize, String)> {
    let code: String = text.lines().map(|line| if line.trim_start().starts_with("//") { "\n".to_owned() } else { format!("{line}\n") }).collect();
    let mut named = Vec::new();
    for (at, prefix) in code.match_indices("crate::").filter(|(at, _)| !code[..*at].ends_with(is_letter)) {
        let after = at + prefix.len();
        for member in members(&code[after..]) {
            let word: String = code[after + member..].chars().take_while(|c| is_letter(*c)).collect();
            named.push((code[..after + member].matches('\n').count() + 1, word));
        }
    }
    named
}

/// Where the names begin in what follows `crate::`: at once, or after the brace and each comma of a group.
fn members(text: &str) -> Vec<usize> {
    if !text.starts_with('{') {
        return vec![0];
    }
    let mut found = Vec::new();
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && matches!(c, '{' | ',') {
            let name = at + 1 + text[at + 1..].len() - text[at + 1..].trim_start().len();
            found.extend(text[name..].starts_with(is_letter).then_some(name));
        }
    }
    found
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
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
