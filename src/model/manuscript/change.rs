//! Changes to a manuscript, one by one.

use serde::{Deserialize, Serialize};

use super::Line;
use crate::model::{article::Origin, body::Block};

/// One change to one part of a manuscript. A save is a list of them, never a whole manuscript, so that two editors who
/// work on different parts do not meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// A line says something else.
    Line {
        /// Which.
        field: Line,
        /// What it says.
        value: String,
    },
    /// It carries another time.
    Time {
        /// Seconds since 1970-01-01 UTC; `None` is the moment of its publication.
        value: Option<i64>,
    },
    /// Other keywords.
    Tags {
        /// All of them.
        value: Vec<String>,
    },
    /// It moves to another channel.
    Channel {
        /// Its number.
        value: i64,
    },
    /// It stands in other channels, too.
    Placements {
        /// All of them.
        value: Vec<i64>,
    },
    /// `>>更多` shows another channel.
    More {
        /// Its number.
        value: Option<i64>,
    },
    /// The picture strip shows another channel.
    Strip {
        /// Its number.
        value: Option<i64>,
    },
    /// It is somebody else's text, or is not.
    Origin {
        /// Whose.
        value: Origin,
    },
    /// Offers no printing.
    NoPrint {
        /// Whether.
        value: bool,
    },
    /// Offers no sharing.
    NoShare {
        /// Whether.
        value: bool,
    },
    /// A block says something else, or is new.
    Put {
        /// The block.
        block: Block,
        /// The block before it, if it is new; empty puts it first, one that is gone puts it last.
        after: String,
    },
    /// A block is gone.
    Remove {
        /// Its id.
        id: String,
    },
    /// A block stands elsewhere.
    Move {
        /// Its id.
        id: String,
        /// The block before it; empty puts it first, one that is gone puts it last.
        after: String,
    },
}

impl Change {
    /// The part it changes: two changes of the same part by different people need somebody's decision.
    pub fn part(&self) -> String {
        match self {
            Change::Line { field, .. } => field.name().to_owned(),
            Change::Time { .. } => "time".to_owned(),
            Change::Tags { .. } => "tags".to_owned(),
            Change::Channel { .. } => "channel".to_owned(),
            Change::Placements { .. } => "placements".to_owned(),
            Change::More { .. } => "more".to_owned(),
            Change::Strip { .. } => "strip".to_owned(),
            Change::Origin { .. } => "origin".to_owned(),
            Change::NoPrint { .. } => "no-print".to_owned(),
            Change::NoShare { .. } => "no-share".to_owned(),
            Change::Put { block, .. } => block_part(&block.id),
            Change::Remove { id } => block_part(id),
            Change::Move { id, .. } => format!("place-{id}"),
        }
    }
}

/// The parts that are neither lines nor blocks.
pub(super) const OTHER_PARTS: [&str; 9] = ["time", "tags", "channel", "placements", "more", "strip", "origin", "no-print", "no-share"];

/// The part that a block's words are.
pub fn block_part(id: &str) -> String {
    format!("b-{id}")
}
