//! Walks the tree once, top to bottom: inline content gathers in a line, blocks cut it.

use scraper::{Html, Node};

use super::{
    Pictures,
    element::{Part, attr, block_id, class_has, has_class, is_blank, marks, name, text, url},
    losses::Losses,
};
use crate::model::body::{Kind, Run, Text, check};

/// A block on its way into a body.
pub struct Loose {
    /// The id our own HTML gave it.
    pub id: Option<String>,
    /// It stands for a picture that the site does not have: a caption belongs to it.
    pub missing: bool,
    /// What it is.
    pub kind: Kind,
}

impl Loose {
    /// A block that had no id.
    pub fn new(kind: Kind) -> Loose {
        Loose { id: None, missing: false, kind }
    }
}

/// What is being read.
pub struct Reader<'a> {
    pub pictures: &'a Pictures<'a>,
    pub losses: &'a mut Losses,
    /// Inside a block of our own, where a line break is nothing but a line break.
    pub own: bool,
    /// How many lists this is in.
    pub lists: usize,
    /// Inside a quote: who said it, once found.
    pub cite: Option<String>,
    pub blocks: Vec<Loose>,
    pub line: Text,
}

impl<'a> Reader<'a> {
    /// Starts at the top.
    pub fn new(pictures: &'a Pictures<'a>, losses: &'a mut Losses) -> Reader<'a> {
        Reader { pictures, losses, own: false, lists: 0, cite: None, blocks: Vec::new(), line: Text::new() }
    }

    /// Reads everything.
    pub fn document(mut self, document: &Html) -> Vec<Loose> {
        self.flow(document.tree.root(), &Run::default());
        self.flush(None);
        self.blocks
    }

    /// Reads the children of `node` on their own: what a cell, an item or a quote holds. `skip` leaves some out.
    pub fn inside(&mut self, node: Part<'_>, marks: &Run, skip: &dyn Fn(Part<'_>) -> bool) -> Vec<Loose> {
        let mut inner = Reader { losses: &mut *self.losses, blocks: Vec::new(), line: Text::new(), cite: None, ..*self };
        node.children().filter(|child| !skip(*child)).for_each(|child| inner.node(child, marks));
        inner.flush(None);
        inner.blocks
    }

    /// Reads the children of `node` where this is.
    pub fn flow(&mut self, node: Part<'_>, marks: &Run) {
        node.children().for_each(|child| self.node(child, marks));
    }

    fn node(&mut self, node: Part<'_>, marks: &Run) {
        match node.value() {
            // In HTML source a line end is only a space; ours are elements.
            Node::Text(text) => self.letters(&text.replace(['\n', '\r'], " "), marks),
            Node::Element(_) => self.element(node, marks),
            Node::Comment(comment) => self.comment(comment),
            Node::Fragment | Node::Document => self.flow(node, marks),
            Node::Doctype(_) | Node::ProcessingInstruction(_) => {}
        }
    }

    /// Adds characters to the line.
    pub fn letters(&mut self, letters: &str, marks: &Run) {
        if !letters.is_empty() {
            self.line.push(Run { text: letters.to_owned(), ..marks.unlettered() });
        }
    }

    /// Page breaks of WordPress and of our own Markdown are comments.
    fn comment(&mut self, comment: &str) {
        let comment = comment.trim();
        let title = match comment.strip_prefix("pagebreak") {
            Some(title) => title.trim_start_matches([':', '：', ' ']),
            None if comment == "nextpage" => "",
            None => return,
        };
        self.block(None, Kind::PageBreak { title: title.to_owned() });
    }

    fn element(&mut self, node: Part<'_>, marks: &Run) {
        match name(node) {
            "br" => self.letters("\n", marks),
            "wbr" | "rp" | "col" | "colgroup" | "source" | "track" | "param" | "meta" | "link" | "base" | "title" | "head" => {}
            "img" => self.image(node, marks),
            "iframe" | "embed" | "video" | "audio" | "object" => self.film(node, marks),
            "script" | "style" | "noscript" | "template" | "form" | "input" | "select" | "textarea" | "button" | "svg" | "canvas" | "map"
            | "applet" | "frameset" | "noframes" | "dialog" | "nav" | "math" => self.dropped(node),
            "p" if has_class(node, "video") && block_id(node).is_some() => self.own_film(node),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node),
            "figure" => self.figure(node, marks),
            "div" if has_class(node, "gallery") || class_has(node, "wp-block-gallery") => self.gallery(node, marks),
            "blockquote" => self.quote(node, marks),
            "cite" | "footer" if self.is_cite(node) => self.cited(node),
            "ul" | "ol" | "menu" | "dir" => self.list_block(node, marks),
            "dl" => {
                self.losses.add("定义列表（已改为段落）", &text(node));
                self.wrapper(node, marks);
            }
            "dt" => self.paragraph(node, &Run { bold: true, ..marks.clone() }),
            "table" => self.table(node, marks),
            "hr" if has_class(node, "page-break") => self.block(block_id(node), Kind::PageBreak { title: attr(node, "data-title").to_owned() }),
            "hr" => self.block(block_id(node), Kind::Divider),
            "pre" | "listing" | "xmp" | "plaintext" => self.pre(node),
            "p" | "dd" | "address" | "legend" | "summary" | "figcaption" | "caption" | "center" => self.paragraph(node, marks),
            "div" if has_class(node, "table") && block_id(node).is_some() => self.wrapper(node, marks),
            "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "hgroup" | "details" | "fieldset" | "html" | "body" | "li"
            | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "search" => self.wrapper(node, marks),
            _ => self.inline(node, marks),
        }
    }

    /// A box that says nothing: its content stays.
    pub fn wrapper(&mut self, node: Part<'_>, marks: &Run) {
        self.note_style(node);
        self.flush(None);
        match super::element::marks(node, marks) {
            Some(more) => self.flow(node, &more),
            None => self.flow(node, marks),
        }
        self.flush(None);
    }

    fn paragraph(&mut self, node: Part<'_>, run: &Run) {
        self.note_style(node);
        self.flush(None);
        let id = block_id(node);
        let was = self.enter(&id);
        self.flow(node, &marks(node, run).unwrap_or_else(|| run.clone()));
        self.flush(id);
        self.own = was;
    }

    fn heading(&mut self, node: Part<'_>) {
        let level = match name(node) {
            "h1" | "h2" => 2,
            "h3" => 3,
            _ => 4,
        };
        let id = block_id(node);
        let was = self.enter(&id);
        let inner = self.inside(node, &Run::default(), &|_| false);
        self.own = was;
        let (text, rest) = self.joined(inner, "小标题");
        self.note_style(node);
        self.flush(None);
        if !check::tidy(&text).is_empty() {
            self.block(id, Kind::Heading { level, text });
        }
        self.blocks.extend(rest);
    }

    fn inline(&mut self, node: Part<'_>, run: &Run) {
        let mut run = marks(node, run).unwrap_or_else(|| run.clone());
        match name(node) {
            "a" => self.open_link(node, &mut run),
            "code" | "kbd" | "samp" | "tt" | "mark" | "small" | "big" | "abbr" | "acronym" | "ruby" => {
                self.losses.add(&format!("行内格式 <{}>（文字已保留）", name(node)), &text(node));
            }
            "font" => self.losses.add("文字样式（颜色、字号、对齐等）", &text(node)),
            "span" | "b" | "strong" | "i" | "em" | "cite" | "dfn" | "var" | "u" | "ins" | "s" | "del" | "strike" | "sup" | "sub" | "q" | "rb"
            | "rt" | "rtc" | "bdi" | "bdo" | "time" | "data" | "output" | "label" | "nobr" | "picture" => {}
            other => self.losses.add(&format!("不认识的标签 <{other}>（内容已保留）"), &text(node)),
        }
        self.note_style(node);
        let (before, after) = match name(node) {
            "q" => ("“", "”"),
            "rt" => ("（", "）"),
            _ => ("", ""),
        };
        self.letters(before, &run);
        self.flow(node, &run);
        self.letters(after, &run);
    }

    fn open_link(&mut self, node: Part<'_>, run: &mut Run) {
        let address = attr(node, "href");
        match url(address) {
            Some(link) => run.link = Some(link),
            None if address.trim().is_empty() => {}
            None => self.losses.add("不安全的链接（文字已保留）", address),
        }
    }

    fn dropped(&mut self, node: Part<'_>) {
        let what = match name(node) {
            "script" => "脚本",
            "style" => "样式表",
            "form" | "input" | "select" | "textarea" | "button" => "表单",
            other => return self.losses.add(&format!("删去的 <{other}>"), &text(node)),
        };
        self.losses.add(&format!("删去的{what}"), &text(node));
    }

    /// Looks belong to the site; that some were typed is still said.
    pub fn note_style(&mut self, node: Part<'_>) {
        let style = attr(node, "style");
        if let Some((_, address)) = style.split_once("url(") {
            self.losses.add("背景图片", address.split(')').next().unwrap_or(address));
        }
        if ["color", "background", "font-size", "font-family", "text-align"].iter().any(|what| style.contains(what))
            || !attr(node, "align").is_empty()
        {
            self.losses.add("文字样式（颜色、字号、对齐等）", &text(node));
        }
    }

    /// Goes into an element; one with an id is ours, and so is all in it. Gives back what to leave it with.
    pub fn enter(&mut self, id: &Option<String>) -> bool {
        let ours = self.own || id.is_some();
        std::mem::replace(&mut self.own, ours)
    }

    /// Puts a finished block after what was gathered so far.
    pub fn block(&mut self, id: Option<String>, kind: Kind) {
        self.flush(None);
        self.blocks.push(Loose { id, ..Loose::new(kind) });
    }

    /// Ends the line: it becomes a paragraph, or several.
    pub fn flush(&mut self, mut id: Option<String>) {
        let line = std::mem::take(&mut self.line);
        let paragraphs = if self.own { vec![check::tidy(&line)] } else { split(&line) };
        for text in paragraphs.into_iter().filter(|text| !text.is_empty()) {
            self.blocks.push(Loose { id: id.take(), ..Loose::new(Kind::Paragraph { text }) });
        }
    }

    /// A footer or `<cite>` of a quote, as opposed to the title of a work in a sentence.
    fn is_cite(&self, node: Part<'_>) -> bool {
        let Some(parent) = node.parent() else { return false };
        let alone = || parent.children().all(|other| other.id() == node.id() || is_blank(other));
        match name(parent) {
            "blockquote" => true,
            "p" | "div" => name(node) == "cite" && parent.parent().is_some_and(|above| name(above) == "blockquote") && alone(),
            _ => false,
        }
    }
}

/// Cuts where other systems mean a new paragraph: at an empty line, and where a line begins indented.
fn split(line: &[Run]) -> Vec<Text> {
    let mut paragraphs = vec![Text::new()];
    let mut gap: Vec<(char, &Run)> = Vec::new();
    for run in line {
        for c in run.text.chars() {
            if c == '\u{3000}' || c.is_whitespace() {
                gap.push((c, run));
                continue;
            }
            let breaks = gap.iter().filter(|(c, _)| *c == '\n').count();
            let indents = gap.iter().rev().take_while(|(c, _)| *c != '\n').filter(|(c, _)| matches!(c, '\u{3000}' | '\u{a0}')).count();
            if breaks > 1 || breaks == 1 && indents > 0 {
                paragraphs.push(Text::new());
                gap.clear();
            }
            let text = paragraphs.last_mut().map_or_else(Text::new, std::mem::take);
            let text = gap.drain(..).chain([(c, run)]).fold(text, put);
            if let Some(last) = paragraphs.last_mut() {
                *last = text;
            }
        }
    }
    paragraphs.iter().map(|text| check::tidy(text)).collect()
}

fn put(mut text: Text, (c, marks): (char, &Run)) -> Text {
    match text.last_mut() {
        Some(last) if last.same_marks(marks) => last.text.push(c),
        _ => text.push(Run { text: c.to_string(), ..marks.unlettered() }),
    }
    text
}
