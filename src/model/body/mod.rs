//! The text of an article or static page: typed blocks with ids, never HTML.
//!
//! The serialized form is what the database keeps and what the editor works on. A [`Body`] exists only in its normal
//! form, so two bodies that read the same are the same.

#[cfg(test)]
pub mod arbitrary;
pub mod check;
pub mod html;
pub mod pictures;
#[cfg(test)]
mod tests;
pub mod text;

use serde::{Deserialize, Serialize};

use super::{picture::Picture, safe_url::SafeUrl};

/// Blocks in order, in normal form: see [`Body::new`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Block>", into = "Vec<Block>")]
pub struct Body(Vec<Block>);

/// One block and the name that patches, links and comments know it by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// 1 to 32 of `a-z`, `0-9`; unique in its body. In HTML the element's id is `b-` and this.
    pub id: String,
    /// What it is.
    #[serde(flatten)]
    pub kind: Kind,
}

/// The kinds of block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Kind {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Text,
    },
    /// A heading inside the story.
    Heading {
        /// 2, 3 or 4; the title of the page is 1.
        level: u8,
        /// Its text.
        text: Text,
    },
    /// One picture with its caption.
    Picture(Figure),
    /// Several pictures shown together.
    Gallery {
        /// At least one.
        figures: Vec<Figure>,
    },
    /// Somebody else's words.
    Quote {
        /// At least one paragraph.
        paragraphs: Vec<Text>,
        /// Who said or wrote it; may be empty.
        cite: String,
    },
    /// A list, perhaps with lists in it.
    List(List),
    /// A table.
    Table(Table),
    /// A line across.
    Divider,
    /// Here a long text is cut into numbered parts.
    PageBreak {
        /// The title of the part that begins here; may be empty.
        title: String,
    },
    /// A link to a film. Nothing of it is loaded from elsewhere.
    Video {
        /// Where it plays.
        url: SafeUrl,
        /// What it shows.
        title: String,
    },
    /// Text whose spaces and line breaks count.
    Code {
        /// As typed.
        text: String,
    },
}

/// A picture, with what is printed under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The file, its size and its alternative text.
    pub picture: Picture,
    /// May be empty.
    pub caption: Text,
    /// Who took it; may be empty.
    pub credit: String,
    /// Where it stands in the column; one of a gallery stands in its grid whatever this says.
    #[serde(default, skip_serializing_if = "FigureLayout::is_full")]
    pub layout: FigureLayout,
}

/// How wide a picture is, and where. On a phone every picture is as wide as the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FigureLayout {
    /// As wide as the text.
    #[default]
    Full,
    /// Half as wide, in the middle.
    Half,
    /// At the left, text beside it.
    Left,
    /// At the right, text beside it.
    Right,
}

impl FigureLayout {
    /// All of them.
    pub const ALL: [FigureLayout; 4] = [FigureLayout::Full, FigureLayout::Half, FigureLayout::Left, FigureLayout::Right];

    /// The class of a figure; empty where it needs none.
    pub fn class(self) -> &'static str {
        match self {
            FigureLayout::Full => "",
            FigureLayout::Half => "half",
            FigureLayout::Left => "left",
            FigureLayout::Right => "right",
        }
    }

    fn is_full(&self) -> bool {
        *self == FigureLayout::Full
    }
}

/// Items in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Numbered, or with dots.
    pub ordered: bool,
    /// At least one.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its text; may be empty.
    pub text: Text,
    /// A list inside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inner: Option<List>,
}

/// Rows of cells. Merged cells stand once, at their upper left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Above the table; may be empty.
    pub caption: String,
    /// How many rows at the top are headers.
    pub header_rows: u8,
    /// At least one row; rows need not have the same number of cells.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its text; may be empty.
    pub text: Text,
    /// A header of its row. (Cells of header rows are headers of their columns in any case.)
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub header: bool,
    /// Columns it covers, 1 to 100.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub colspan: u8,
    /// Rows it covers, 1 to 100.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rowspan: u8,
}

fn one() -> u8 {
    1
}

fn is_one(n: &u8) -> bool {
    *n == 1
}

/// Runs of equally marked characters, in order. Normal form: no empty run, no two neighbours with the same marks,
/// white space folded to single spaces and none at the ends, `\n` for a line break and nothing else.
pub type Text = Vec<Run>;

/// Characters that share their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Run {
    /// The characters; `\n` is a line break.
    pub text: String,
    /// 粗体.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// 斜体.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub italic: bool,
    /// 下划线.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub underline: bool,
    /// 删除线.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strike: bool,
    /// Raised or lowered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<Script>,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<SafeUrl>,
}

/// Superscript or subscript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Script {
    /// 上标.
    Super,
    /// 下标.
    Sub,
}

impl Body {
    /// The blocks.
    pub fn blocks(&self) -> &[Block] {
        &self.0
    }
}

impl TryFrom<Vec<Block>> for Body {
    type Error = String;
    fn try_from(blocks: Vec<Block>) -> Result<Body, String> {
        Body::new(blocks)
    }
}

impl From<Body> for Vec<Block> {
    fn from(body: Body) -> Vec<Block> {
        body.0
    }
}
