//! A story block by block, as programs get it: the body's own kinds, with absolute addresses.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    model::{
        body::{self, Body, Kind, Script},
        picture,
        safe_url::SafeUrl,
    },
    server::feeds::absolute::absolute,
};

/// A block of a story.
#[derive(Serialize, ToSchema)]
pub struct Block {
    /// Names it in its story. In the HTML the element's id is `b-` and this.
    pub id: String,
    /// What it is.
    #[serde(flatten)]
    pub content: Content,
}

/// What a block is; `type` says which of them.
#[derive(Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Content {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Run>,
    },
    /// A heading inside the story.
    Heading {
        /// 2, 3 or 4.
        #[schema(minimum = 2, maximum = 4)]
        level: u8,
        /// Its text.
        text: Vec<Run>,
    },
    /// One picture.
    Picture {
        /// The picture with its caption.
        figure: Figure,
    },
    /// Several pictures shown together.
    Gallery {
        /// The pictures with their captions.
        figures: Vec<Figure>,
    },
    /// Somebody else's words.
    Quote {
        /// Paragraphs.
        paragraphs: Vec<Vec<Run>>,
        /// Who said or wrote it; may be empty.
        cite: String,
    },
    /// A list.
    List {
        /// Its items.
        list: List,
    },
    /// A table.
    Table {
        /// Above the table; may be empty.
        caption: String,
        /// How many rows at the top are headers.
        header_rows: u8,
        /// Rows of cells; merged cells stand once, at their upper left.
        rows: Vec<Vec<Cell>>,
    },
    /// A line across.
    Divider,
    /// Here the page of the article is cut into numbered parts.
    PageBreak {
        /// The title of the part that begins here; may be empty.
        title: String,
    },
    /// A link to a film.
    Video {
        /// Where it plays.
        url: String,
        /// What it shows; may be empty.
        title: String,
    },
    /// Text whose spaces and line breaks count.
    Code {
        /// As typed.
        code: String,
    },
}

/// Characters that share their marks. Marks that are not there are left out.
#[derive(Serialize, ToSchema)]
pub struct Run {
    /// The characters; `\n` is a line break.
    pub text: String,
    /// 粗体.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub bold: bool,
    /// 斜体.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub italic: bool,
    /// 下划线.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub underline: bool,
    /// 删除线.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub strike: bool,
    /// Raised or lowered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<Height>,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// Superscript or subscript.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Height {
    /// 上标.
    Super,
    /// 下标.
    Sub,
}

/// A picture with what is printed under it.
#[derive(Serialize, ToSchema)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// May be empty.
    pub caption: Vec<Run>,
    /// Who took it; may be empty.
    pub credit: String,
}

/// A picture.
#[derive(Serialize, ToSchema)]
pub struct Picture {
    /// Its file.
    #[schema(format = "uri")]
    pub url: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, for those who do not see it; may be empty.
    pub alt: String,
}

/// Items in order.
#[derive(Serialize, ToSchema)]
pub struct List {
    /// Numbered, or with dots.
    pub ordered: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Serialize, ToSchema)]
pub struct Item {
    /// Its text; may be empty.
    pub text: Vec<Run>,
    /// A list inside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(no_recursion)]
    pub inner: Option<List>,
}

/// A cell of a table.
#[derive(Serialize, ToSchema)]
pub struct Cell {
    /// Its text; may be empty.
    pub text: Vec<Run>,
    /// Whether it is a header of its row.
    pub header: bool,
    /// Columns it covers.
    pub colspan: u8,
    /// Rows it covers.
    pub rowspan: u8,
}

/// Makes addresses absolute.
pub struct Site<'a>(pub &'a str);

impl Site<'_> {
    /// The blocks of a story.
    pub fn blocks(&self, body: &Body) -> Vec<Block> {
        body.blocks().iter().map(|block| Block { id: block.id.clone(), content: self.content(&block.kind) }).collect()
    }

    /// A picture.
    pub fn picture(&self, picture: &picture::Picture) -> Picture {
        Picture { url: self.absolute(&picture.address()), width: picture.width, height: picture.height, alt: picture.alt.clone() }
    }

    /// An address that works anywhere.
    pub fn absolute(&self, address: &str) -> String {
        if address.starts_with('/') && !address.starts_with("//") { format!("{}{address}", self.0) } else { address.to_owned() }
    }

    /// A story as HTML that works anywhere; `page` is where it stands.
    pub fn html(&self, body: &Body, page: &str) -> String {
        absolute(body.plain_html().as_str(), self.0, page)
    }

    fn content(&self, kind: &Kind) -> Content {
        match kind {
            Kind::Paragraph { text } => Content::Paragraph { text: self.text(text) },
            Kind::Heading { level, text } => Content::Heading { level: *level, text: self.text(text) },
            Kind::Picture(figure) => Content::Picture { figure: self.figure(figure) },
            Kind::Gallery { figures } => Content::Gallery { figures: figures.iter().map(|figure| self.figure(figure)).collect() },
            Kind::Quote { paragraphs, cite } => {
                Content::Quote { paragraphs: paragraphs.iter().map(|text| self.text(text)).collect(), cite: cite.clone() }
            }
            Kind::List(list) => Content::List { list: self.list(list) },
            Kind::Table(table) => Content::Table {
                caption: table.caption.clone(),
                header_rows: table.header_rows,
                rows: table.rows.iter().map(|row| row.iter().map(|cell| self.cell(cell)).collect()).collect(),
            },
            Kind::Divider => Content::Divider,
            Kind::PageBreak { title } => Content::PageBreak { title: title.clone() },
            Kind::Video { url, title } => Content::Video { url: self.absolute(url.as_str()), title: title.clone() },
            Kind::Code { text } => Content::Code { code: text.clone() },
        }
    }

    fn text(&self, text: &body::Text) -> Vec<Run> {
        let run = |run: &body::Run| Run {
            text: run.text.clone(),
            bold: run.bold,
            italic: run.italic,
            underline: run.underline,
            strike: run.strike,
            script: run.script.map(|script| if script == Script::Super { Height::Super } else { Height::Sub }),
            link: run.link.as_ref().map(SafeUrl::as_str).map(|link| self.absolute(link)),
        };
        text.iter().map(run).collect()
    }

    fn figure(&self, figure: &body::Figure) -> Figure {
        Figure { picture: self.picture(&figure.picture), caption: self.text(&figure.caption), credit: figure.credit.clone() }
    }

    fn list(&self, list: &body::List) -> List {
        let item = |item: &body::Item| Item { text: self.text(&item.text), inner: item.inner.as_ref().map(|inner| self.list(inner)) };
        List { ordered: list.ordered, items: list.items.iter().map(item).collect() }
    }

    fn cell(&self, cell: &body::Cell) -> Cell {
        Cell { text: self.text(&cell.text), header: cell.header, colspan: cell.colspan, rowspan: cell.rowspan }
    }
}
