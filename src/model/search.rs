//! What somebody searches for, and what is found.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::{address::encoded, article::Row, channel::ChannelLink};

/// Characters of a query.
pub const LONGEST: usize = 100;
/// Words of a query.
pub const MOST_WORDS: usize = 10;
/// Characters of a source's name.
pub const LONGEST_SOURCE: usize = 60;
/// Pages that can be leafed through.
pub const LAST_PAGE: i64 = 50;

/// A search as its address says it: `/search?q=…`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// What was typed.
    pub text: String,
    /// Slug of the channel it is to be in, or below; empty: in any.
    pub channel: String,
    /// How old at most.
    pub span: Span,
    /// The first day, `2026-11-28`; empty: from the beginning.
    pub from: String,
    /// The last day.
    pub to: String,
    /// 来源; empty: any.
    pub source: String,
    /// What comes first.
    pub order: Order,
    /// Counted from 1.
    pub page: i64,
}

/// How old at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Span {
    /// Of any age.
    #[default]
    Any,
    /// The last 24 hours.
    Day,
    /// Seven days.
    Week,
    /// 30 days.
    Month,
    /// 365 days.
    Year,
}

impl Span {
    /// All of them, the shortest first.
    pub const ALL: [Span; 5] = [Span::Day, Span::Week, Span::Month, Span::Year, Span::Any];

    /// As addresses spell it.
    pub fn word(self) -> &'static str {
        match self {
            Span::Any => "",
            Span::Day => "day",
            Span::Week => "week",
            Span::Month => "month",
            Span::Year => "year",
        }
    }

    /// The span that is spelled so.
    pub fn of(word: &str) -> Option<Span> {
        Span::ALL.into_iter().find(|span| span.word() == word)
    }

    /// Its length in seconds.
    pub fn seconds(self) -> Option<i64> {
        let days = match self {
            Span::Any => return None,
            Span::Day => 1,
            Span::Week => 7,
            Span::Month => 30,
            Span::Year => 365,
        };
        Some(days * 86_400)
    }
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// The newest.
    #[default]
    Newest,
    /// What is most about it.
    Relevance,
}

impl Order {
    /// As addresses spell it.
    pub fn word(self) -> &'static str {
        match self {
            Order::Newest => "",
            Order::Relevance => "relevance",
        }
    }
}

impl Search {
    /// Its address, without the language's prefix.
    pub fn address(&self) -> String {
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let mut address = String::from("/search");
        for (name, value) in self.filters().into_iter().chain([("page", page.as_str())]).filter(|(_, value)| !value.is_empty()) {
            let mark = if address.contains('?') { '&' } else { '?' };
            let _infallible = write!(address, "{mark}{name}={}", encoded(value));
        }
        address
    }

    /// What its address says besides the page, by the names it has there; the query first.
    pub fn filters(&self) -> [(&'static str, &str); 7] {
        [
            ("q", &self.text),
            ("channel", &self.channel),
            ("span", self.span.word()),
            ("from", &self.from),
            ("to", &self.to),
            ("source", &self.source),
            ("sort", self.order.word()),
        ]
    }

    /// The same from its first page.
    pub fn first_page(&self) -> Search {
        Search { page: 1, ..self.clone() }
    }

    /// Whether anything but the words says what is found.
    pub fn is_narrowed(&self) -> bool {
        [&self.channel, &self.from, &self.to, &self.source].into_iter().any(|value| !value.is_empty()) || self.span != Span::Any
    }
}

/// A part of a text; what was searched for is a hit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Its characters.
    pub text: String,
    /// Whether it is what was searched for.
    pub hit: bool,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// The article.
    pub row: Row,
    /// Its title, in pieces.
    pub title: Vec<Piece>,
    /// The text around what was found, in pieces.
    pub passage: Vec<Piece>,
    /// 记者; may be empty.
    pub reporters: String,
    /// Its channel.
    pub channel: Option<ChannelLink>,
}

/// How many; perhaps more than were counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// That many were counted.
    pub number: i64,
    /// There are more, or may be.
    pub more: bool,
}

/// One way to narrow a search, or to widen it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What it is called; empty for all of them.
    pub label: String,
    /// Its search.
    pub search: Search,
    /// How many it would find; `None` where not all of them were counted.
    pub count: Option<Count>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The page of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchView {
    /// What is searched for.
    pub search: Search,
    /// Whether it says anything that can be looked for.
    pub sayable: bool,
    /// Channels whose names were typed.
    pub channels: Vec<ChannelLink>,
    /// This page's hits.
    pub hits: Vec<Hit>,
    /// Hits on all pages.
    pub count: Count,
    /// Pages.
    pub pages: i64,
    /// By channel.
    pub by_channel: Vec<Choice>,
    /// By age.
    pub by_span: Vec<(Span, Choice)>,
    /// By source.
    pub by_source: Vec<Choice>,
    /// The newest of the site, where nothing was found.
    pub newest: Vec<Row>,
}

/// What somebody may be typing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it is.
    pub kind: Suggested,
    /// Its name or title, in pieces.
    pub text: Vec<Piece>,
    /// Where it leads.
    pub address: String,
}

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Suggested {
    /// A channel.
    Channel,
    /// A keyword.
    Tag,
    /// A reporter.
    Reporter,
    /// A source.
    Source,
    /// An article.
    Title,
}

#[cfg(test)]
mod tests {
    use super::{Order, Search, Span};

    #[test]
    fn a_search_has_one_address() {
        let search = Search { text: "柳溪 & 5G".to_owned(), span: Span::Week, order: Order::Relevance, page: 2, ..Search::default() };
        assert_eq!(search.address(), "/search?q=%E6%9F%B3%E6%BA%AA%20%26%205G&span=week&sort=relevance&page=2");
        assert_eq!(Search { page: 1, ..Search::default() }.address(), "/search");
    }
}
