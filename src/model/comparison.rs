//! What is different between two states of an article.

/// A stretch of text, and on which side it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its characters.
    pub text: String,
    /// Where they are.
    pub side: Side,
}

/// On which side something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// On both.
    Both,
    /// Only before.
    Before,
    /// Only after.
    After,
}

/// A field that is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDifference {
    /// Its part, as [`super::manuscript::Change::part`] names it.
    pub part: String,
    /// What stood there and what stands there.
    pub pieces: Vec<Piece>,
}

/// A block of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockDifference {
    /// Its id.
    pub id: String,
    /// On which side it stands.
    pub side: Side,
    /// Whether it stands elsewhere than before.
    pub moved: bool,
    /// The block as it is drawn (after, where it is on both sides).
    pub html: super::opened::Html,
    /// Its words, if they are different; `None` where they are the same, or where there is only one side.
    pub pieces: Option<Vec<Piece>>,
}

/// All differences between what readers see and a draft, or between two revisions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The title after.
    pub title: String,
    /// Whether there was anything before.
    pub first: bool,
    /// Fields that are different.
    pub lines: Vec<LineDifference>,
    /// All blocks, in the order after; those that are gone where they stood.
    pub blocks: Vec<BlockDifference>,
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
