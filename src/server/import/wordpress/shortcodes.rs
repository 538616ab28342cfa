//! `[caption]`, `[gallery]`, `[video]` and their like become HTML; what is unknown stays as typed and is reported.

use super::{
    markup, pictures,
    wxr::{Export, Item},
};
use crate::{model::body::html::escape, server::import::html::losses::Losses};

/// The content of an item with its shortcodes replaced.
pub fn replaced(export: &Export, item: &Item, losses: &mut Losses) -> String {
    let mut out = String::with_capacity(item.content.len());
    let mut rest = item.content.as_str();
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // `[[gallery]]` is how WordPress prints `[gallery]`.
        let escaped = rest.strip_prefix("[[").and_then(|inner| inner.find("]]").map(|end| (&inner[..end], end)));
        if let Some((inner, end)) = escaped.filter(|(inner, _)| !inner.contains('[')) {
            out.push_str(&format!("[{inner}]"));
            rest = &rest[end + 4..];
            continue;
        }
        match Code::at(rest) {
            Some(code) => {
                let (html, length) = code.html(export, item, losses);
                out.push_str(&html);
                rest = &rest[length..];
            }
            None => {
                out.push('[');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

/// One shortcode.
struct Code<'a> {
    name: &'a str,
    fields: &'a str,
    /// What stands between it and its end; `None` where it has no end.
    inner: Option<&'a str>,
    /// All of it, and only its opening.
    whole: &'a str,
    opening: &'a str,
}

impl<'a> Code<'a> {
    /// The shortcode that begins at the `[` of `text`.
    fn at(text: &'a str) -> Option<Code<'a>> {
        let end = text.find(']')?;
        let opening = &text[..=end];
        let head = text[1..end].trim_end_matches('/');
        let length = head.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(head.len());
        let (name, fields) = head.split_at(length);
        let shape =
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && (fields.is_empty() || fields.starts_with([' ', '\n', '\t', '=', '\u{a0}']));
        if !shape {
            return None;
        }
        let after = &text[end + 1..];
        let closing = format!("[/{name}]");
        let inner = after.find(&closing).filter(|at| !after[..*at].contains(&format!("[{name}"))).map(|at| &after[..at]);
        let whole = inner.map_or(opening, |inner| &text[..end + 1 + inner.len() + closing.len()]);
        Some(Code { name, fields, inner, whole, opening })
    }

    /// What it becomes, and how much of the text it was.
    fn html(&self, export: &Export, item: &Item, losses: &mut Losses) -> (String, usize) {
        let block = |html: String| (format!("\n\n{html}\n\n"), self.whole.len());
        match self.name {
            "caption" | "wp_caption" => block(self.caption()),
            "gallery" | "playlist" => {
                let files = self.attachments(export, item);
                if self.name == "playlist" || files.is_empty() {
                    losses.add(&format!("短代码 [{}]", self.name), self.whole);
                }
                (format!("\n\n{}\n\n", files.into_iter().map(|file| figure(file, self.name)).collect::<String>()), self.opening.len())
            }
            "audio" => block(media("audio", &self.address(&["src", "mp3", "m4a", "ogg", "wav", "wma"]))),
            "video" | "wpvideo" => block(media("video", &self.address(&["src", "mp4", "m4v", "webm", "ogv", "flv", "wmv"]))),
            "embed" | "youtube" | "vimeo" | "bilibili" => {
                let address = self.address(&["src", "url"]);
                block(markup::embed(&address).unwrap_or_else(|| {
                    losses.add(&format!("短代码 [{}]", self.name), self.whole);
                    self.whole.to_owned()
                }))
            }
            _ => {
                // Most square brackets are only brackets; a field or an end makes it a shortcode of some plug-in.
                if self.fields.contains('=') || self.inner.is_some() {
                    losses.add(&format!("不认识的短代码 [{}]（照原样保留）", self.name), self.opening);
                }
                (self.opening.to_owned(), self.opening.len())
            }
        }
    }

    /// The picture, with its link if it has one, and what follows it as its caption.
    fn caption(&self) -> String {
        let inner = self.inner.unwrap_or("").trim();
        let end = if inner.starts_with("<a") {
            inner.find("</a>").map(|at| at + 4)
        } else {
            inner.find("<img").and_then(|at| inner[at..].find('>').map(|end| at + end + 1))
        };
        let (picture, words) = inner.split_at(end.unwrap_or(0));
        let mut caption = String::new();
        match (words.trim(), self.field("caption")) {
            ("", Some(field)) => caption.push_str(field),
            (words, _) => caption.push_str(words),
        }
        format!("<figure>{picture}<figcaption>{caption}</figcaption></figure>")
    }

    /// The files a gallery names, or all that were uploaded to the item.
    fn attachments<'b>(&self, export: &'b Export, item: &Item) -> Vec<&'b Item> {
        let files = || export.items.iter().filter(|file| file.kind == "attachment");
        match self.field("ids").or_else(|| self.field("include")) {
            Some(ids) => ids.split(',').filter_map(|id| export.item(id.trim()).filter(|file| file.kind == "attachment")).collect(),
            None => files().filter(|file| file.parent == item.id && file.parent != "0").collect(),
        }
    }

    /// Its address: in one of these fields, behind `=`, bare, or inside.
    fn address(&self, names: &[&str]) -> String {
        let named = names.iter().find_map(|name| self.field(name));
        let bare = || {
            self.fields.split_whitespace().map(|word| word.trim_start_matches('=').trim_matches(['"', '\''])).find(|word| word.starts_with("http"))
        };
        named.or_else(bare).or(self.inner).unwrap_or("").trim().to_owned()
    }

    fn field(&self, name: &str) -> Option<&'a str> {
        let mut from = 0;
        while let Some(at) = self.fields[from..].find(name) {
            let (start, end) = (from + at, from + at + name.len());
            let apart = self.fields[..start].ends_with(char::is_whitespace);
            if let Some(value) = self.fields[end..].trim_start().strip_prefix('=').filter(|_| apart) {
                let value = value.trim_start();
                let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
                return match quote {
                    Some(quote) => value[1..].split(quote).next(),
                    None => value.split_whitespace().next(),
                };
            }
            from = end;
        }
        None
    }
}

fn media(name: &str, address: &str) -> String {
    let mut html = format!("<{name} src=\"");
    escape(address, &mut html);
    html + &format!("\"></{name}>")
}

fn figure(file: &Item, kind: &str) -> String {
    if kind == "playlist" {
        return media(if file.attachment.ends_with(".mp4") { "video" } else { "audio" }, &file.attachment);
    }
    let mut html = "<figure><img src=\"".to_owned();
    escape(&file.attachment, &mut html);
    html.push_str("\" alt=\"");
    escape(pictures::alt(file), &mut html);
    html + "\"><figcaption>" + &file.excerpt + "</figcaption></figure>"
}
