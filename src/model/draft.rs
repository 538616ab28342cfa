//! A draft on its way between the page that edits it and the server: what is opened, what is saved, what is answered.

use serde::{Deserialize, Serialize};

use super::{
    article::ArticleView,
    manuscript::{Change, Manuscript},
    opened::{Html, Opened},
    page::PageView,
    person::{Me, Rights},
    stamp::Stamp,
};
use crate::error::Error;

/// What readers see of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Nothing yet.
    #[default]
    Draft,
    /// The live version.
    Published,
    /// That it was withdrawn.
    Withdrawn,
    /// As before it was put into the bin: nothing, or that it was withdrawn.
    Binned,
}

/// What a signed-in visitor finds at an address.
#[derive(Clone, Debug, PartialEq)]
pub struct At {
    /// Who is signed in.
    pub me: Me,
    /// Whether they may see the desk's lists of people and the log.
    pub rights: Vec<super::person::Right>,
    /// The article there, if there is one.
    pub article: Option<i64>,
    /// The static page there, where this person may change it.
    pub page: Option<i64>,
    /// The channel there, or of the article: number and name. Only where this person may begin articles in it.
    pub channel: Option<(i64, String)>,
}

/// An article opened for editing, before its page is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// All but what is drawn.
    pub draft: Draft,
    /// What its page would show.
    pub view: View,
    /// Channels it may be put into: number, name, how deep in the tree from 0.
    pub channels: Vec<(i64, String, usize)>,
}

/// An article after a deed, before its pages are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct After {
    /// The draft.
    pub opening: Opening,
    /// What readers see, where they see a page.
    pub live: Option<View>,
}

/// What is worked on, as its page shows it: an article, or a static page.
#[derive(Clone, Debug, PartialEq)]
pub enum View {
    /// An article.
    Article(Box<ArticleView>),
    /// A static page.
    Page(Box<PageView>),
}

impl View {
    /// Where readers find it.
    pub fn address(&self) -> &str {
        match self {
            View::Article(article) => &article.address,
            View::Page(page) => &page.address,
        }
    }
}

/// An article opened for editing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The article's number.
    pub article: i64,
    /// The version that this is; saves name it as their base.
    pub version: i64,
    /// What readers see.
    pub standing: Standing,
    /// Whether the draft says something else than what readers see.
    pub differs: bool,
    /// What is edited.
    pub manuscript: Manuscript,
    /// What this person may do with it.
    pub rights: Rights,
    /// The page as readers would see it, with marks at what can be edited.
    pub page: Opened,
    /// When it will be published by itself.
    pub scheduled: Option<Stamp>,
    /// When it was last changed, and by whom.
    pub changed: Option<(Stamp, String)>,
    /// The fields that stand nowhere on the page, as a form for the side panel.
    pub panel: Html,
}

/// Changes to a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Save {
    /// Of which article.
    pub article: i64,
    /// The version the changes were made to.
    pub base: i64,
    /// A name that no other save has: the same save sent twice counts once.
    pub operation: String,
    /// Which sitting it belongs to: a name that a tab of a browser gives itself. Saves of one sitting are one entry of
    /// the history.
    pub sitting: String,
    /// What is different, in order.
    pub changes: Vec<Change>,
}

/// A save was acknowledged: it is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The version it made.
    pub version: i64,
    /// When.
    pub at: Stamp,
    /// Whether others had changed other parts meanwhile: what the draft says now, with their names.
    pub merged: Option<Box<Merged>>,
}

/// What a draft says after others have changed it, too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// All of it.
    pub manuscript: Manuscript,
    /// Who changed parts since the base, each once; empty where it was oneself in another tab.
    pub people: Vec<String>,
}

/// Why a save was not taken. Nothing of it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Somebody else changed the same parts since the base (409).
    Overlap(Box<Overlap>),
    /// Anything else.
    Error(Error),
}

/// Two people changed the same parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap {
    /// The version the draft has now.
    pub version: i64,
    /// What it says now.
    pub manuscript: Manuscript,
    /// The parts in question (see [`Change::part`]), with who changed them.
    pub parts: Vec<(String, String)>,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal::Error(error)
    }
}

impl Refusal {
    /// The HTTP status that says the same.
    pub fn status(&self) -> u16 {
        match self {
            Refusal::Overlap(_) => 409,
            Refusal::Error(error) => error.status(),
        }
    }
}

/// What a signed-in visitor gets on top of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// Who is signed in.
    pub me: Me,
    /// The article that the page is, if it is one.
    pub article: Option<i64>,
    /// The static page that it is, where this person may change it: it is worked on under a number of its own.
    pub page: Option<i64>,
    /// The channel that new articles begun here belong to, where this person may begin any.
    pub channel: Option<i64>,
    /// The bar itself, with all its dialogs.
    pub markup: Html,
}

/// An entry of the history of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionRow {
    /// Its number.
    pub id: i64,
    /// The draft's version that it holds.
    pub version: i64,
    /// What made it.
    pub kind: super::revision::Kind,
    /// Who.
    pub person: String,
    /// When.
    pub at: Stamp,
    /// Whether this is what readers see.
    pub live: bool,
}

/// Whether pages may give a save, a sitting or themselves this name.
pub fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// A stretch of the history of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// The newest first.
    pub rows: Vec<RevisionRow>,
    /// The entry after which older ones follow, if there are any.
    pub older: Option<i64>,
}

/// What can be done to an article as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "kebab-case")]
pub enum Deed {
    /// The draft becomes what readers see.
    Publish {
        /// 更正: said to readers above the story, if it was public before; may be empty.
        #[serde(default)]
        note: String,
    },
    /// The same, by itself, at a moment to come.
    Schedule {
        /// Seconds since 1970-01-01 UTC.
        at: i64,
    },
    /// It will not be published by itself after all.
    Unschedule,
    /// Readers see that it was withdrawn (410).
    Withdraw {
        /// Why: for the log.
        #[serde(default)]
        reason: String,
    },
    /// What was withdrawn is public again, as it was.
    Republish,
    /// The draft says again what a revision of it said.
    Restore {
        /// The revision's number.
        revision: i64,
    },
    /// Into the bin; what was public is withdrawn.
    Bin,
    /// Out of the bin.
    Unbin,
}

impl Deed {
    /// Its name on the wire.
    pub fn word(&self) -> &'static str {
        match self {
            Deed::Publish { .. } => "publish",
            Deed::Schedule { .. } => "schedule",
            Deed::Unschedule => "unschedule",
            Deed::Withdraw { .. } => "withdraw",
            Deed::Republish => "republish",
            Deed::Restore { .. } => "restore",
            Deed::Bin => "bin",
            Deed::Unbin => "unbin",
        }
    }
}

/// After a deed: what the article is now, and what its page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The draft as it is now.
    pub draft: Draft,
    /// The live page, where readers see one.
    pub live: Option<Opened>,
}
