//! How a body is written for readers: semantic HTML, escaped in one place.
//!
//! `server::import::html` reads all of it back, ids included, so that an exported site can be imported again.

use super::{Block, Body, Cell, Figure, FigureLayout, Kind, List, Run, Script, Table, Text};
use crate::model::{
    opened::Html,
    picture::Picture,
    safe_url::SafeUrl,
    variants::{Format, WIDTHS},
};

/// How wide a picture of a story is drawn: as wide as the letters, or as the screen of a phone. The editor says the same
/// (`src/editing/text/picture.ts`).
const ALONE: &str = "(min-width: 50em) 47.5rem, 100vw";
/// The same of one that is narrower, of one with text beside it, and of one in a gallery, two to a row.
const HALF: &str = "(min-width: 50em) 28.5rem, (min-width: 40em) 60vw, 100vw";
const BESIDE: &str = "(min-width: 50em) 22rem, (min-width: 40em) 46vw, 100vw";
const IN_GALLERY: &str = "(min-width: 50em) 23.5rem, 50vw";

fn sizes_of(layout: FigureLayout) -> &'static str {
    match layout {
        FigureLayout::Full => ALONE,
        FigureLayout::Half => HALF,
        _ => BESIDE,
    }
}

/// A part of a body that page breaks cut into several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its own title; empty where the editor gave none.
    pub title: &'a str,
    /// Its blocks, without the page break.
    pub blocks: Vec<&'a Block>,
}

impl Body {
    /// The whole story on one page.
    pub fn html(&self) -> Html {
        Html::written(written(self.blocks()))
    }

    /// The same for other programs: pictures under their own addresses, in one size.
    pub fn plain_html(&self) -> Html {
        let mut page = Page { plain: true, ..Page::default() };
        self.blocks().iter().for_each(|block| page.line(block));
        Html::written(page.out)
    }

    /// The parts between its page breaks, at least one. Parts without blocks are left out.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = vec![Part { title: "", blocks: Vec::new() }];
        for block in self.blocks() {
            match (&block.kind, parts.last_mut()) {
                (Kind::PageBreak { title }, _) => parts.push(Part { title, blocks: Vec::new() }),
                (_, Some(part)) => part.blocks.push(block),
                (_, None) => {}
            }
        }
        parts.retain(|part| !part.blocks.is_empty());
        if parts.is_empty() {
            parts.push(Part { title: "", blocks: Vec::new() });
        }
        parts
    }

    /// The titles of its parts, in order.
    pub fn part_titles(&self) -> Vec<String> {
        self.parts().iter().map(|part| part.title.to_owned()).collect()
    }

    /// Part `number`, counted from 1; `None` where there is no such part.
    pub fn part_html(&self, number: usize) -> Option<Html> {
        let part = self.parts().into_iter().nth(number.checked_sub(1)?)?;
        Some(Html::written(written(part.blocks)))
    }
}

/// Escapes `text` for an element's content or a quoted attribute: the only place that does.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

fn written<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> String {
    let mut page = Page::default();
    blocks.into_iter().for_each(|block| page.line(block));
    page.out
}

/// The HTML so far, and whether a picture is in it: the first one is what the reader waits for, so it is not lazy.
#[derive(Default)]
struct Page {
    out: String,
    pictured: bool,
    plain: bool,
}

impl Page {
    fn line(&mut self, block: &Block) {
        self.block(block);
        self.out.push('\n');
    }

    fn block(&mut self, block: &Block) {
        let id = &block.id;
        match &block.kind {
            Kind::Paragraph { text } => self.element("p", id, text),
            Kind::Heading { level, text } => self.element(&format!("h{level}"), id, text),
            Kind::Picture(figure) => {
                let class = figure.layout.class();
                self.raw(&if class.is_empty() { format!("<figure id=\"b-{id}\">") } else { format!("<figure class=\"{class}\" id=\"b-{id}\">") });
                self.figure(figure, sizes_of(figure.layout));
            }
            Kind::Gallery { figures } => self.gallery(id, figures),
            Kind::Quote { paragraphs, cite } => self.quote(id, paragraphs, cite),
            Kind::List(list) => self.list(list, &format!(" id=\"b-{id}\"")),
            Kind::Table(table) => self.table(id, table),
            Kind::Divider => self.raw(&format!("<hr id=\"b-{id}\">")),
            Kind::PageBreak { title } => {
                self.raw(&format!("<hr class=\"page-break\" id=\"b-{id}\""));
                self.attribute("data-title", title);
                self.raw(">");
            }
            Kind::Video { url, title } => {
                self.raw(&format!("<p class=\"video\" id=\"b-{id}\">"));
                self.link(url);
                self.escaped(if title.is_empty() { url.as_str() } else { title });
                self.raw("</a></p>");
            }
            Kind::Code { text } => {
                self.raw(&format!("<pre id=\"b-{id}\"><code>"));
                self.escaped(text);
                self.raw("</code></pre>");
            }
        }
    }

    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn escaped(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.raw(&format!(" {name}=\""));
        self.escaped(value);
        self.raw("\"");
    }

    fn element(&mut self, name: &str, id: &str, text: &Text) {
        self.raw(&format!("<{name} id=\"b-{id}\">"));
        self.marked(text, 0);
        self.raw(&format!("</{name}>"));
    }

    /// The picture and its caption; the opening tag is already written.
    fn figure(&mut self, figure: &Figure, sizes: &str) {
        let picture = &figure.picture;
        // A larger view is a link that works by itself; who knows `reading/viewer.ts` sees it over the page.
        let is_link = !self.plain && !picture.is_tiny();
        if is_link {
            self.raw("<a class=\"full\"");
            self.attribute("href", &picture.address());
            // Else the client would take it for a page of the site.
            self.raw(" rel=\"external\"");
            if picture.alt.is_empty() {
                self.raw(" aria-label=\"查看大图\"");
            }
            self.raw(">");
        }
        self.picture(picture, sizes);
        if is_link {
            self.raw("</a>");
        }
        if !figure.caption.is_empty() || !figure.credit.is_empty() {
            self.raw("<figcaption>");
            self.marked(&figure.caption, 0);
            if !figure.credit.is_empty() {
                self.raw(if figure.caption.is_empty() { "<span class=\"credit\">" } else { " <span class=\"credit\">" });
                self.escaped(&figure.credit);
                self.raw("</span>");
            }
            self.raw("</figcaption>");
        }
        self.raw("</figure>");
    }

    /// In the sizes there are; `src` is the picture's own address, which is how a story names it.
    fn picture(&mut self, picture: &Picture, sizes: &str) {
        let is_varied = !self.plain && picture.is_varied();
        if is_varied {
            self.raw("<picture>");
            for format in [Format::Avif, Format::Webp] {
                self.raw(&format!("<source type=\"{}\"", format.content_type()));
                self.sizes(picture, format, sizes);
                self.raw(">");
            }
        }
        self.raw("<img");
        // One that stands alone is never cut. A high one ends before the screen does, with paper at its sides.
        let looks = match sizes {
            IN_GALLERY => picture.looks(),
            _ if picture.height * 4 > picture.width * 3 => String::new(),
            _ => picture.tone(),
        };
        if !self.plain && !looks.is_empty() {
            self.attribute("class", &looks);
        }
        self.attribute("src", &picture.address());
        if is_varied {
            self.sizes(picture, Format::Jpeg, sizes);
        }
        self.raw(&format!(" width=\"{}\" height=\"{}\"", picture.width, picture.height));
        self.attribute("alt", &picture.alt);
        match (self.plain, self.pictured) {
            (true, _) => self.raw(">"),
            (false, true) => self.raw(" loading=\"lazy\" decoding=\"async\">"),
            (false, false) => self.raw(" fetchpriority=\"high\" decoding=\"async\">"),
        }
        self.pictured = true;
        if is_varied {
            self.raw("</picture>");
        }
    }

    fn sizes(&mut self, picture: &Picture, format: Format, sizes: &str) {
        self.attribute("srcset", &picture.srcset(format, WIDTHS[2]));
        self.attribute("sizes", sizes);
    }

    fn gallery(&mut self, id: &str, figures: &[Figure]) {
        self.raw(&format!("<div class=\"gallery\" id=\"b-{id}\">"));
        for figure in figures {
            self.raw("<figure>");
            self.figure(figure, IN_GALLERY);
        }
        self.raw("</div>");
    }

    fn quote(&mut self, id: &str, paragraphs: &[Text], cite: &str) {
        self.raw(&format!("<blockquote id=\"b-{id}\">"));
        for text in paragraphs {
            self.raw("<p>");
            self.marked(text, 0);
            self.raw("</p>");
        }
        if !cite.is_empty() {
            self.raw("<footer>—— ");
            self.escaped(cite);
            self.raw("</footer>");
        }
        self.raw("</blockquote>");
    }

    fn list(&mut self, list: &List, id: &str) {
        let name = if list.ordered { "ol" } else { "ul" };
        self.raw(&format!("<{name}{id}>"));
        for item in &list.items {
            self.raw("<li>");
            self.marked(&item.text, 0);
            if let Some(inner) = &item.inner {
                self.list(inner, "");
            }
            self.raw("</li>");
        }
        self.raw(&format!("</{name}>"));
    }

    /// The box around the table scrolls sideways; whoever uses a keyboard must be able to reach it, and hear what it is.
    fn table(&mut self, id: &str, table: &Table) {
        self.raw(&format!("<div class=\"table\" id=\"b-{id}\" role=\"region\" tabindex=\"0\""));
        self.attribute("aria-label", if table.caption.is_empty() { "表格" } else { &table.caption });
        self.raw("><table>");
        if !table.caption.is_empty() {
            self.raw("<caption>");
            self.escaped(&table.caption);
            self.raw("</caption>");
        }
        let (head, body) = table.rows.split_at(usize::from(table.header_rows).min(table.rows.len()));
        self.rows("thead", head, |_| Some("col"));
        self.rows("tbody", body, |cell| cell.header.then_some("row"));
        self.raw("</table></div>");
    }

    fn rows(&mut self, name: &str, rows: &[Vec<Cell>], scope: fn(&Cell) -> Option<&'static str>) {
        if rows.is_empty() {
            return;
        }
        self.raw(&format!("<{name}>"));
        for row in rows {
            self.raw("<tr>");
            row.iter().for_each(|cell| self.cell(cell, scope(cell)));
            self.raw("</tr>");
        }
        self.raw(&format!("</{name}>"));
    }

    fn cell(&mut self, cell: &Cell, scope: Option<&str>) {
        match scope {
            Some(scope) => self.raw(&format!("<th scope=\"{scope}\"")),
            None => self.raw("<td"),
        }
        for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
            if span > 1 {
                self.attribute(name, &span.to_string());
            }
        }
        self.raw(">");
        self.marked(&cell.text, 0);
        self.raw(if scope.is_some() { "</th>" } else { "</td>" });
    }

    /// Runs with their marks, nested in the order of [`Mark::of`]; neighbours share the marks they have in common.
    fn marked(&mut self, mut runs: &[Run], level: usize) {
        while let Some(first) = runs.first() {
            if level == MARKS {
                self.lines(&first.text);
                runs = &runs[1..];
                continue;
            }
            let mark = Mark::of(first, level);
            let alike = runs.iter().take_while(|run| Mark::of(run, level) == mark).count();
            let (group, rest) = runs.split_at(alike);
            match mark {
                Mark::None => self.marked(group, level + 1),
                Mark::Link(url) => {
                    self.link(url);
                    self.marked(group, level + 1);
                    self.raw("</a>");
                }
                Mark::Element(name) => {
                    self.raw(&format!("<{name}>"));
                    self.marked(group, level + 1);
                    self.raw(&format!("</{name}>"));
                }
            }
            runs = rest;
        }
    }

    /// Opens a link. It stays in the reader's window, and it is no `nofollow`: a newsroom stands by what it links to.
    fn link(&mut self, url: &SafeUrl) {
        self.raw("<a");
        self.attribute("href", url.as_str());
        self.raw(if url.leads_away() { " rel=\"external noopener\">" } else { ">" });
    }

    fn lines(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.raw("<br>");
            }
            self.escaped(line);
        }
    }
}

/// How many kinds of mark there are, from the outermost to the innermost.
pub const MARKS: usize = 6;

/// A mark of a run.
#[derive(PartialEq)]
pub enum Mark<'a> {
    /// It has none of this kind.
    None,
    /// It leads somewhere.
    Link(&'a SafeUrl),
    /// It stands in an element of this name.
    Element(&'static str),
}

impl Mark<'_> {
    /// The mark that a run has at a level, from 0, the outermost.
    pub fn of(run: &Run, level: usize) -> Mark<'_> {
        let element = |is: bool, name| if is { Mark::Element(name) } else { Mark::None };
        match level {
            0 => run.link.as_ref().map_or(Mark::None, Mark::Link),
            1 => element(run.bold, "strong"),
            2 => element(run.italic, "em"),
            3 => element(run.underline, "u"),
            4 => element(run.strike, "s"),
            _ => match run.script {
                None => Mark::None,
                Some(Script::Super) => Mark::Element("sup"),
                Some(Script::Sub) => Mark::Element("sub"),
            },
        }
    }
}
