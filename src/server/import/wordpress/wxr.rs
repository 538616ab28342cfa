//! The XML of an export, read as a stream: items as WordPress has them, with their text still as it was typed.

use std::{
    collections::HashMap,
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use super::Fault;

/// One exported site.
#[derive(Debug, Default)]
pub struct Export {
    /// Its address.
    pub link: String,
    pub version: String,
    pub authors: Vec<Author>,
    /// Categories, menus and other terms, in the file's order.
    pub terms: Vec<Term>,
    pub items: Vec<Item>,
    by_id: HashMap<String, usize>,
}

impl Export {
    /// The item of this number.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.by_id.get(id).and_then(|at| self.items.get(*at))
    }

    fn push(&mut self, item: Item) {
        self.by_id.insert(item.id.clone(), self.items.len());
        self.items.push(item);
    }
}

#[derive(Debug, Default)]
pub struct Author {
    pub login: String,
    pub name: String,
}

/// A category, tag, menu or format, declared or on an item.
#[derive(Clone, Debug, Default)]
pub struct Term {
    pub domain: String,
    pub id: String,
    pub slug: String,
    pub parent: String,
    pub name: String,
    pub description: String,
}

/// A post, page, attachment, menu entry, …
#[derive(Debug, Default)]
pub struct Item {
    pub id: String,
    pub kind: String,
    pub title: String,
    pub link: String,
    pub guid: String,
    pub creator: String,
    pub content: String,
    pub excerpt: String,
    pub date: String,
    pub date_gmt: String,
    pub name: String,
    pub status: String,
    pub parent: String,
    pub order: i64,
    pub password: String,
    pub sticky: bool,
    pub attachment: String,
    pub terms: Vec<Term>,
    pub meta: Vec<(String, String)>,
    pub comments: usize,
}

impl Item {
    /// A custom field; empty where there is none.
    pub fn field(&self, key: &str) -> &str {
        self.meta.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value)
    }
}

/// Reads the file to its very end; one that stops in the middle is refused like one that is no export.
pub fn read(path: &Path) -> Result<Export, Fault> {
    let fault = |position: u64, why: String| Fault { file: path.to_owned(), line: line_of(path, position), why };
    let file = File::open(path).map_err(|error| fault(0, format!("打不开：{error}")))?;
    let mut reader = Reader::from_reader(BufReader::new(file));
    let mut building = Building::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(event) => building.event(event),
            Err(error) => return Err(fault(reader.error_position(), format!("不是合规的 XML：{error}"))),
        }
    }
    let end = reader.buffer_position();
    if let Some(open) = building.path.last() {
        return Err(fault(end, format!("文件不完整：<{open}> 没有结束")));
    }
    if building.export.version.is_empty() {
        return Err(fault(end, "不是 WordPress 的导出文件：没有 wp:wxr_version".to_owned()));
    }
    Ok(building.export)
}

/// The line a byte is on. Only a fault needs it, so it is counted then.
fn line_of(path: &Path, position: u64) -> usize {
    let Ok(file) = File::open(path) else { return 1 };
    let bytes = BufReader::new(file).take(position).bytes();
    1 + bytes.map_while(Result::ok).filter(|byte| *byte == b'\n').count()
}

/// The export so far, and where in the file this is.
#[derive(Default)]
struct Building {
    export: Export,
    path: Vec<String>,
    text: String,
    term: Term,
    author: Author,
    item: Item,
    meta: (String, String),
}

impl Building {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(start) => self.open(&start),
            Event::Empty(start) => {
                self.open(&start);
                self.close();
            }
            Event::End(_) => self.close(),
            Event::Text(text) => self.text.push_str(&text.xml10_content()),
            Event::CData(text) => self.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => self.text.push(c),
                // What XML does not know may be an entity of HTML, which is read later.
                _ => match resolve_predefined_entity(&reference.xml10_content()) {
                    Some(text) => self.text.push_str(text),
                    None => self.text.push_str(&format!("&{};", &reference.xml10_content())),
                },
            },
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => {}
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        let name = start.name().as_ref().to_owned();
        match name.as_str() {
            "item" => self.item = Item::default(),
            "wp:category" | "wp:term" | "wp:tag" => {
                self.term = Term { domain: name.trim_start_matches("wp:").replace("tag", "post_tag"), ..Term::default() }
            }
            "wp:author" => self.author = Author::default(),
            "wp:postmeta" => self.meta = Default::default(),
            "category" => {
                self.term = Term::default();
                for attribute in start.attributes().flatten() {
                    let value =
                        quick_xml::escape::unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
                    match attribute.key.as_ref() {
                        "domain" => self.term.domain = value,
                        "nicename" => self.term.slug = value,
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        self.path.push(name);
        self.text.clear();
    }

    fn close(&mut self) {
        let name = self.path.pop().unwrap_or_default();
        let text = std::mem::take(&mut self.text);
        let above = self.path.last().map_or("", String::as_str).to_owned();
        match (above.as_str(), name.as_str()) {
            ("channel", "link") => self.export.link = text.trim().trim_end_matches('/').to_owned(),
            ("channel", "wp:base_blog_url") if self.export.link.is_empty() => self.export.link = text.trim().trim_end_matches('/').to_owned(),
            ("channel", "wp:wxr_version") => self.export.version = text,
            ("channel", "wp:category" | "wp:term") => self.export.terms.push(std::mem::take(&mut self.term)),
            ("channel", "wp:author") => self.export.authors.push(std::mem::take(&mut self.author)),
            ("channel", "item") => self.export.push(std::mem::take(&mut self.item)),
            ("wp:category" | "wp:term", field) => self.term_field(field, text),
            ("wp:author", "wp:author_login") => self.author.login = text,
            ("wp:author", "wp:author_display_name") => self.author.name = text,
            ("wp:postmeta", "wp:meta_key") => self.meta.0 = text,
            ("wp:postmeta", "wp:meta_value") => self.meta.1 = text,
            ("item", field) => self.item_field(field, text),
            _ => {}
        }
    }

    fn term_field(&mut self, field: &str, text: String) {
        match field {
            "wp:term_id" => self.term.id = text,
            "wp:term_taxonomy" => self.term.domain = text,
            "wp:category_nicename" | "wp:term_slug" => self.term.slug = text,
            "wp:category_parent" | "wp:term_parent" => self.term.parent = text,
            "wp:cat_name" | "wp:term_name" => self.term.name = text,
            "wp:category_description" | "wp:term_description" => self.term.description = text,
            _ => {}
        }
    }

    fn item_field(&mut self, field: &str, text: String) {
        let item = &mut self.item;
        match field {
            "title" => item.title = text,
            "link" => item.link = text.trim().to_owned(),
            "guid" => item.guid = text.trim().to_owned(),
            "dc:creator" => item.creator = text,
            "content:encoded" => item.content = text,
            "excerpt:encoded" => item.excerpt = text,
            "wp:post_id" => item.id = text.trim().to_owned(),
            "wp:post_date" => item.date = text,
            "wp:post_date_gmt" => item.date_gmt = text,
            "wp:post_name" => item.name = text,
            "wp:status" => item.status = text.trim().to_owned(),
            "wp:post_parent" => item.parent = text.trim().to_owned(),
            "wp:menu_order" => item.order = text.trim().parse().unwrap_or(0),
            "wp:post_type" => item.kind = text.trim().to_owned(),
            "wp:post_password" => item.password = text,
            "wp:is_sticky" => item.sticky = text.trim() == "1",
            "wp:attachment_url" => item.attachment = text.trim().to_owned(),
            "category" => item.terms.push(Term { name: text, ..std::mem::take(&mut self.term) }),
            "wp:postmeta" => item.meta.push(std::mem::take(&mut self.meta)),
            "wp:comment" => item.comments += 1,
            _ => {}
        }
    }
}
