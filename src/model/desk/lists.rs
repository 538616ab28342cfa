//! The desk's long lists: articles and the log, what they are asked for, and how they are read by keys.

use super::{Branch, Place};
use crate::model::{address::encoded, draft::Standing, log::Act, page_of::Cursor, stamp::Stamp};

/// An article in a list of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// Its number.
    pub id: i64,
    /// The version of its draft.
    pub version: i64,
    /// The title in its draft; may be empty.
    pub title: String,
    /// The name of its channel.
    pub channel: String,
    /// What readers see.
    pub standing: Standing,
    /// Whether the draft says something else than what readers see.
    pub differs: bool,
    /// Who began it; empty where nobody did here.
    pub author: String,
    /// Who changed it last; empty where nobody did here.
    pub changed_by: String,
    /// When it was last changed.
    pub changed: Stamp,
    /// When it will be published by itself.
    pub scheduled: Option<Stamp>,
    /// Since when it is in the bin.
    pub binned: Option<Stamp>,
    /// How often it was read, in all.
    pub reads: i64,
    /// Its place in the list it came from.
    pub key: Cursor,
}

/// What a list of articles is asked for, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only with this standing.
    pub standing: Option<Standing>,
    /// Only what is public and has changes that are not.
    pub changed: bool,
    /// Only in this channel and below it.
    pub channel: Option<i64>,
    /// Only begun by this person.
    pub author: Option<i64>,
    /// Only with these words in the title.
    pub words: String,
}

impl Filter {
    /// Whether it leaves nothing out.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// As it stands in an address, with `&` at its end unless it is empty.
    pub fn query(&self) -> String {
        let standing = self.standing.map(standing_word).unwrap_or_default();
        let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        pairs(&[
            ("state", standing),
            ("changed", if self.changed { "1" } else { "" }),
            ("channel", &number(self.channel)),
            ("author", &number(self.author)),
            ("q", &self.words),
        ])
    }
}

/// The word of a standing in an address.
pub fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Draft => "draft",
        Standing::Published => "published",
        Standing::Withdrawn => "withdrawn",
        Standing::Binned => "binned",
    }
}

/// Pairs that are not empty, each with `&` after it.
pub fn pairs(pairs: &[(&str, &str)]) -> String {
    pairs.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}&", encoded(value))).collect()
}

/// A page of a list that is read by keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leafed<T> {
    /// Its rows.
    pub rows: Vec<T>,
    /// What stands in the address of the page before; `None` on the first.
    pub before: Option<String>,
    /// What stands in the address of the page after; `None` on the last.
    pub after: Option<String>,
}

/// A list of articles at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleList {
    /// Which one.
    pub place: Place,
    /// What it was asked for.
    pub filter: Filter,
    /// This page of it.
    pub page: Leafed<ArticleRow>,
    /// Channels to choose from.
    pub channels: Vec<Branch>,
    /// People to choose from: number and name. Empty for those who see only their own.
    pub people: Vec<(i64, String)>,
    /// What can be done with the chosen ones.
    pub deeds: Vec<Bulk>,
}

/// What can be done with several articles at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// 发布.
    Publish,
    /// 撤稿.
    Withdraw,
    /// 取消定时.
    Unschedule,
    /// 放入回收站.
    Bin,
    /// 放回.
    Unbin,
}

impl Bulk {
    /// All of them.
    pub const ALL: [Bulk; 5] = [Bulk::Publish, Bulk::Withdraw, Bulk::Unschedule, Bulk::Bin, Bulk::Unbin];

    /// Its word in a form.
    pub fn word(self) -> &'static str {
        match self {
            Bulk::Publish => "publish",
            Bulk::Withdraw => "withdraw",
            Bulk::Unschedule => "unschedule",
            Bulk::Bin => "bin",
            Bulk::Unbin => "unbin",
        }
    }

    /// The one of this word.
    pub fn named(word: &str) -> Option<Bulk> {
        Bulk::ALL.into_iter().find(|bulk| bulk.word() == word)
    }
}

/// What waits, and what has happened lately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// How many articles are in each place: one's own drafts, scheduled, public with changes, in the bin.
    pub counts: Counts,
    /// One's own drafts, the last changed first.
    pub drafts: Vec<ArticleRow>,
    /// Scheduled ones, the next first.
    pub scheduled: Vec<ArticleRow>,
    /// All that one may see, the last changed first.
    pub recent: Vec<ArticleRow>,
}

/// How many articles wait, of those that one may see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// One's own drafts.
    pub drafts: i64,
    /// Scheduled ones.
    pub scheduled: i64,
    /// Public ones whose drafts say something else.
    pub changed: i64,
    /// In the bin.
    pub binned: i64,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: Stamp,
    /// Who; empty is the site itself.
    pub person: String,
    /// What; `None` for what this build does not know.
    pub act: Option<Act>,
    /// Which article.
    pub article: Option<i64>,
    /// What it was about.
    pub subject: String,
    /// Further words.
    pub detail: String,
    /// From where.
    pub address: String,
}

/// What the log is asked for, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Only this act.
    pub act: Option<Act>,
    /// Only of this person.
    pub person: Option<i64>,
    /// Only about this article.
    pub article: Option<i64>,
    /// From this day on, as `2026-11-24`; may be empty.
    pub from: String,
    /// Until this day; may be empty.
    pub to: String,
}

impl LogFilter {
    /// As it stands in an address, with `&` at its end unless it is empty.
    pub fn query(&self) -> String {
        let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        let act = self.act.map(Act::word).unwrap_or_default();
        pairs(&[("act", act), ("person", &number(self.person)), ("article", &number(self.article)), ("from", &self.from), ("to", &self.to)])
    }
}

/// A page of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogPage {
    /// What it was asked for.
    pub filter: LogFilter,
    /// People to choose from.
    pub people: Vec<(i64, String)>,
    /// This page of it.
    pub page: Leafed<LogRow>,
}

#[cfg(test)]
mod tests {
    use super::{Bulk, Filter};

    #[test]
    fn what_a_list_is_asked_for_stands_in_its_address() {
        let filter = Filter { changed: true, channel: Some(3), words: "渡口 & 100%".to_owned(), ..Filter::default() };
        assert_eq!(filter.query(), "changed=1&channel=3&q=%E6%B8%A1%E5%8F%A3%20%26%20100%25&");
        assert_eq!(Filter::default().query(), "");
        assert!(Bulk::ALL.into_iter().all(|bulk| Bulk::named(bulk.word()) == Some(bulk)));
    }
}
