//! What WordPress does to a text before it shows it: shortcodes, addresses alone on a line, line breaks.

use super::{
    shortcodes,
    wxr::{Export, Item},
};
use crate::server::import::html::{losses::Losses, media};

/// The content of an item as HTML.
pub fn prepared(export: &Export, item: &Item, losses: &mut Losses) -> String {
    // The parser of blocks is the comment; what only has comments is made afresh on every visit and has no text.
    let by_blocks = item.content.contains("<!-- wp:");
    dynamic_blocks(&item.content, losses);
    if item.content.contains("<!--more") {
        losses.add("阅读更多的分隔 <!--more-->", "");
    }
    let html = shortcodes::replaced(export, item, losses);
    let html = embedded(&html);
    if by_blocks { html } else { with_breaks(&html) }
}

/// Blocks that hold nothing but their name: `<!-- wp:latest-posts {…} /-->`.
fn dynamic_blocks(content: &str, losses: &mut Losses) {
    for part in content.split("<!-- wp:").skip(1) {
        let comment = part.split("-->").next().unwrap_or("");
        if comment.trim_end().ends_with('/') {
            let name = comment.split([' ', '/']).next().unwrap_or("");
            losses.add("动态区块", name);
        }
    }
}

/// An address alone on its line is what it shows: a film, or at least a link.
fn embedded(html: &str) -> String {
    let lines: Vec<String> = html.lines().map(|line| embed(line.trim()).unwrap_or_else(|| line.to_owned())).collect();
    lines.join("\n")
}

/// What an address shows, as HTML; `None` for anything but an address.
pub fn embed(line: &str) -> Option<String> {
    let is_address =
        (line.starts_with("http://") || line.starts_with("https://")) && !line.contains(|c: char| c.is_whitespace() || "<>\"'".contains(c));
    let film = is_address && media::is_film(line);
    match (is_address, film) {
        (false, _) => None,
        (true, true) => Some(format!("<iframe src=\"{line}\"></iframe>")),
        (true, false) => Some(format!("<p><a href=\"{line}\">{line}</a></p>")),
    }
}

/// Line ends of the classic editor: an empty line parts paragraphs, another line end is a break. Written as breaks, which
/// the reader of HTML understands; beside blocks they do no harm.
fn with_breaks(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        lines(&rest[..at], &mut out);
        rest = &rest[at..];
        let length = verbatim(rest);
        out.push_str(&rest[..length]);
        rest = &rest[length..];
        // A break that was typed as a tag and as a line end is one.
        if out.ends_with("<br>") || out.ends_with("<br/>") || out.ends_with("<br />") {
            let after = rest.trim_start_matches([' ', '\t', '\r']);
            rest = after.strip_prefix('\n').unwrap_or(after);
        }
    }
    lines(rest, &mut out);
    out
}

fn lines(text: &str, out: &mut String) {
    out.push_str(&text.replace('\r', "").replace('\n', "<br>"));
}

/// How much at the start of `rest`, which is a `<`, stays as it is: a tag, a comment, or a whole element whose spaces count.
fn verbatim(rest: &str) -> usize {
    let until = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
    if rest.starts_with("<!--") {
        return until("-->");
    }
    for name in ["pre", "script", "style", "textarea"] {
        let is = rest.get(1..=name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && rest[1 + name.len()..].starts_with(['>', ' ', '\n', '\t']);
        if is {
            return rest.to_ascii_lowercase().find(&format!("</{name}>")).map_or(rest.len(), |at| at + name.len() + 3);
        }
    }
    let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    if !is_tag {
        return 1;
    }
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    until(">")
}
