//! The desk's page about the newsroom's own list of words.

use super::lists::{Leafed, pairs};
use crate::{
    error::Error,
    model::{stamp::Stamp, word::Word},
};

/// A word of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRow {
    /// Its number.
    pub id: i64,
    /// The word.
    pub word: Word,
    /// Who added it.
    pub person: String,
    /// When.
    pub added: Stamp,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsPage {
    /// Only words with this in them; may be empty.
    pub search: String,
    /// This page of the list, the newest first.
    pub page: Leafed<WordRow>,
    /// Words of the whole list.
    pub total: u64,
    /// Whether who looks at it may change it.
    pub may_change: bool,
    /// The forms as they were sent in.
    pub form: WordsForm,
}

/// What was sent in and not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordsForm {
    /// A single word.
    pub word: Word,
    /// Many, as lines.
    pub lines: String,
    /// Why it was not taken.
    pub error: Option<Error>,
}

/// What the list is asked for, as it stands in the address, with `&` at its end unless it is empty.
pub fn query(search: &str) -> String {
    pairs(&[("q", search)])
}
