//! What is different between two states of an article.

use serde::{Deserialize, Serialize};

use super::{
    body::{Block, FigureLayout, Run},
    draft::{RevisionRow, View},
    picture::Picture,
    safe_url::SafeUrl,
};

/// What a revision is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Against {
    /// The revision before it.
    Before,
    /// The draft as it is now.
    Draft,
}

/// On which side something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// On both.
    #[default]
    Both,
    /// Only before.
    Before,
    /// Only after.
    After,
}

/// A stretch of equally marked characters, and on which side it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its characters with their marks.
    pub run: Run,
    /// Where they are.
    pub side: Side,
}

/// A text with what stood there and what stands there, in order.
pub type Mixed = Vec<Piece>;

/// A field that is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDifference {
    /// Its part, as [`super::manuscript::Change::part`] names it.
    pub part: String,
    /// What stood there and what stands there.
    pub words: Mixed,
}

/// A block of the text. One that became something else, or whose form differs, is two: the old one, and the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockDifference {
    /// Its id.
    pub id: String,
    /// On which side it stands.
    pub side: Side,
    /// Whether it stands elsewhere than before.
    pub moved: bool,
    /// Whether it says something else than before.
    pub changed: bool,
    /// What there is to be seen of it.
    pub shape: Shape,
}

/// A block with the words of both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A paragraph.
    Paragraph(Mixed),
    /// A heading, and its level.
    Heading(u8, Mixed),
    /// One picture.
    Picture(FigureDifference),
    /// Several pictures.
    Gallery(Vec<FigureDifference>),
    /// Somebody else's words, and who said them.
    Quote(Vec<Mixed>, Mixed),
    /// A list.
    List(ListDifference),
    /// A table.
    Table(TableDifference),
    /// A line across.
    Divider,
    /// The beginning of a part, and its title.
    PageBreak(Mixed),
    /// A film: where it plays, and what it shows.
    Video(SafeUrl, Mixed),
    /// Text whose spaces count.
    Code(Mixed),
}

/// A picture with the words under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureDifference {
    /// On which side it stands.
    pub side: Side,
    /// The picture that was in its place, if it was another one.
    pub before: Option<Picture>,
    /// The picture.
    pub picture: Picture,
    /// Its alternative text, where that is different: readers who see the picture do not see it.
    pub alt: Option<Mixed>,
    /// What is printed under it.
    pub caption: Mixed,
    /// Who took it.
    pub credit: Mixed,
    /// Where it stands in the column.
    pub layout: FigureLayout,
    /// Where it stood, if that was elsewhere.
    pub layout_before: Option<FigureLayout>,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListDifference {
    /// Numbered, or with dots.
    pub ordered: bool,
    /// Its items: words, and a list inside.
    pub items: Vec<(Mixed, Option<ListDifference>)>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableDifference {
    /// What it is called for those who do not see it.
    pub label: String,
    /// Above the table.
    pub caption: Mixed,
    /// Rows of headers.
    pub head: Vec<Vec<CellDifference>>,
    /// All other rows.
    pub rows: Vec<Vec<CellDifference>>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellDifference {
    /// Its words.
    pub words: Mixed,
    /// Whether it is a header of its row.
    pub header: bool,
    /// Columns it covers.
    pub colspan: u8,
    /// Rows it covers.
    pub rowspan: u8,
}

/// All differences between two states of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Whether there was nothing before.
    pub first: bool,
    /// Fields that are different.
    pub lines: Vec<LineDifference>,
    /// All blocks, in the order after; those that are gone where they stood.
    pub blocks: Vec<BlockDifference>,
}

/// Something that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// There was nothing yet.
    Nothing,
    /// What readers see.
    Live,
    /// The draft as it is now.
    Draft,
    /// An entry of the history.
    Revision(RevisionRow),
}

/// The page of an article with differences in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// What was.
    pub before: Version,
    /// What is.
    pub after: Version,
    /// The page after.
    pub view: View,
    /// What is different.
    pub comparison: Comparison,
}

/// What is to be known before publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// What will be different for readers.
    pub comparison: Comparison,
    /// What keeps it from being published, a sentence each.
    pub lacks: Vec<String>,
    /// What somebody should look at.
    pub remarks: Vec<super::checks::Remark>,
    /// Whether readers see an earlier version: a correction may be noted.
    pub public: bool,
}

impl Comparison {
    /// How many blocks are new, gone, changed or moved.
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |is: fn(&BlockDifference) -> bool| self.blocks.iter().filter(|block| is(block)).count();
        let new = count(|block| block.side == Side::After);
        let gone = count(|block| block.side == Side::Before);
        (new, gone, count(|block| block.side == Side::Both && (block.changed || block.moved)))
    }
}

impl BlockDifference {
    /// A block that is the same on both sides, or stands on one only.
    pub fn whole(block: &Block, side: Side, shape: Shape) -> BlockDifference {
        BlockDifference { id: block.id.clone(), side, moved: false, changed: false, shape }
    }
}
