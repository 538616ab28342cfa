//! Who works on an article at the same time, and what the others get to know of it.

use serde::{Deserialize, Serialize};

/// What a page says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The name that it gives itself.
    pub tab: String,
    /// The part of the article that somebody writes in, if they do.
    pub block: Option<String>,
    /// Whether it holds changes that are not saved.
    pub unsaved: bool,
    /// Whether it closes.
    pub gone: bool,
}

/// A page that somebody has open, as the others see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// Number of the person.
    pub person: i64,
    /// Their name.
    pub name: String,
    /// The page's name: one person may have several open.
    pub tab: String,
    /// The part of the article that they write in.
    pub block: Option<String>,
    /// Whether they have changes that are not saved.
    pub unsaved: bool,
}

/// What has happened to an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum News {
    /// Somebody saved changes to the draft.
    Saved {
        /// The version it made.
        version: i64,
        /// Number of the person.
        person: i64,
        /// Their name.
        name: String,
        /// The page that saved.
        tab: String,
    },
    /// Something was done to the article as a whole.
    Deed {
        /// What, by its name in [`super::draft::Deed`].
        deed: String,
        /// The draft's version since.
        version: i64,
        /// Number of the person; 0 is the site itself.
        person: i64,
        /// Their name.
        name: String,
    },
    /// Nobody knows what: whoever listens has to look at what there is now.
    Missed,
}
