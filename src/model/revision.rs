//! What made an entry of an article's history.

use serde::{Deserialize, Serialize};

/// Why a revision was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What it was before it was edited here for the first time.
    Before,
    /// One sitting of one editor.
    Sitting,
    /// It was published.
    Publish,
    /// An older one was brought back.
    Restore,
    /// It came in with an import.
    Import,
    /// A picture in it was exchanged, here and wherever else it is.
    Picture,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 6] = [Kind::Before, Kind::Sitting, Kind::Publish, Kind::Restore, Kind::Import, Kind::Picture];

    /// Its word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Before => "before",
            Kind::Sitting => "sitting",
            Kind::Publish => "publish",
            Kind::Restore => "restore",
            Kind::Import => "import",
            Kind::Picture => "picture",
        }
    }

    /// The kind of this word.
    pub fn named(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
