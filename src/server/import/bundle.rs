//! Reads a bundle, the folder that `docs/bundle.md` describes, and finds all of its mistakes in one go.

mod check;
mod fields;
mod markdown;
mod pictures;
mod site;
mod stories;
mod structure;
mod topics;

use std::{
    cell::RefCell,
    fmt, fs,
    path::{Path, PathBuf},
};

use self::{fields::Document, pictures::Shelf};
use super::content::Content;

/// Everything that is wrong with a bundle; printed one mistake a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Mistakes(pub Vec<Mistake>);

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The file, as a path below the bundle.
    pub file: String,
    /// Where in the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub sentence: String,
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, Mistake { file, line, sentence }) in self.0.iter().enumerate() {
            write!(f, "{}{file}:{line}: {sentence}", if number > 0 { "\n" } else { "" })?;
        }
        Ok(())
    }
}

/// Reads the bundle in `dir`, or says everything that is wrong with it. Reads every file: call it on a blocking thread.
pub fn read(dir: &Path) -> Result<Content, Mistakes> {
    let report = Report::default();
    let mut content = Content { system: "bundle".to_owned(), ..Content::default() };
    let mut named = check::Named::default();
    let files = files_below(dir, &report);
    let shelf = Shelf::read(dir, &files, &report);
    for (name, path) in &files {
        let Some(text) = text_of(name, path, &report) else { continue };
        let document = Document { report: &report, file: name, text: &text, before: 0 };
        match name.as_str() {
            "site.toml" => site::read(&document, &shelf, &mut content, &mut named),
            "channels.toml" => structure::channels(&document, &mut content, &mut named),
            "menus.toml" => structure::menus(&document, &mut content, &mut named),
            "slots.toml" => structure::slots(&document, &shelf, &mut content, &mut named),
            "redirects.toml" => structure::redirects(&document, &mut content, &mut named),
            "pictures.toml" => {}
            name if name.starts_with("pages/") => stories::page(&document, &shelf, &mut content, &mut named),
            name if name.starts_with("topics/") => topics::read(&document, &shelf, &mut content, &mut named),
            name if name.starts_with("articles/") => stories::article(&document, &shelf, &mut content, &mut named),
            _ => report.add(name, 1, "站点包里没有这样的文件，名字写错了吗？"),
        }
    }
    for name in ["site.toml", "channels.toml", "menus.toml"] {
        if !files.iter().any(|(file, _)| file == name) {
            report.add(name, 1, "缺少这个文件");
        }
    }
    named.check(&content, &report);
    content.pictures = shelf.into_files();
    content.articles.sort_by_key(|article| article.id);
    content.topics.sort_by(|a, b| (a.position, a.slug.as_str()).cmp(&(b.position, b.slug.as_str())));
    let mut mistakes = report.0.into_inner();
    mistakes.sort();
    mistakes.dedup();
    if mistakes.is_empty() { Ok(content) } else { Err(Mistakes(mistakes)) }
}

/// Where mistakes are collected.
#[derive(Default)]
struct Report(RefCell<Vec<Mistake>>);

impl Report {
    fn add(&self, file: &str, line: usize, sentence: impl Into<String>) {
        self.0.borrow_mut().push(Mistake { file: file.to_owned(), line, sentence: sentence.into() });
    }
}

/// All files, sorted, named by their path below `dir` with `/` in between. Hidden ones belong to other programs.
fn files_below(dir: &Path, report: &Report) -> Vec<(String, PathBuf)> {
    let mut files = Vec::new();
    let mut folders = vec![(String::new(), dir.to_owned())];
    while let Some((prefix, folder)) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(cause) => {
                report.add(if prefix.is_empty() { "." } else { &prefix }, 1, format!("文件夹读不出来：{cause}"));
                continue;
            }
        };
        for entry in entries.flatten() {
            let Ok(name) = entry.file_name().into_string() else {
                report.add(&prefix, 1, format!("文件名 {:?} 不是 UTF-8", entry.file_name()));
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let (name, path) = (format!("{prefix}{name}"), entry.path());
            if path.is_dir() { folders.push((format!("{name}/"), path)) } else { files.push((name, path)) }
        }
    }
    files.sort();
    files
}

/// The text of a file that has one: notes beside the tables (README.md, LICENCE.txt) are nobody's mistake.
fn text_of(name: &str, path: &Path, report: &Report) -> Option<String> {
    if name.starts_with("pictures/") || (!name.contains('/') && !name.ends_with(".toml")) {
        return None;
    }
    match fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => Some(text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n")),
        Ok(Err(fault)) => {
            let good = fault.utf8_error().valid_up_to();
            let line = fault.as_bytes()[..good].iter().filter(|byte| **byte == b'\n').count() + 1;
            report.add(name, line, "不是 UTF-8 编码");
            None
        }
        Err(cause) => {
            report.add(name, 1, format!("读不出来：{cause}"));
            None
        }
    }
}
