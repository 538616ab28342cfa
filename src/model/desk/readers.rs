//! What the page about readers shows.

use super::{Branch, lists::pairs};
use crate::model::{readings::Source, stamp::Stamp};

/// How far back numbers go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// 7 天.
    Week,
    /// 30 天.
    #[default]
    Month,
    /// 90 天.
    Quarter,
    /// 52 周, a bar a week.
    Year,
}

impl Span {
    /// All of them.
    pub const ALL: [Span; 4] = [Span::Week, Span::Month, Span::Quarter, Span::Year];

    /// How many days it has; today is the last.
    pub fn days(self) -> i64 {
        match self {
            Span::Week => 7,
            Span::Month => 30,
            Span::Quarter => 90,
            Span::Year => 364,
        }
    }

    /// How many of them are one bar.
    pub fn step(self) -> i64 {
        if self == Span::Year { 7 } else { 1 }
    }

    /// The one that stands in an address by its days.
    pub fn named(days: &str) -> Option<Span> {
        Span::ALL.into_iter().find(|span| span.days().to_string() == days)
    }
}

/// What the page is asked for, as it stands in the address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// How far back.
    pub span: Span,
    /// Only in this channel and below it.
    pub channel: Option<i64>,
    /// Only this article.
    pub article: Option<i64>,
}

impl Asked {
    /// As it stands in an address, with `&` at its end unless it is empty.
    pub fn query(&self) -> String {
        let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        let days = if self.span == Span::default() { String::new() } else { self.span.days().to_string() };
        pairs(&[("days", &days), ("channel", &number(self.channel)), ("article", &number(self.article))])
    }
}

/// A table of the page, which can be downloaded by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// By day.
    Days,
    /// By channel.
    Channels,
    /// By where readers come from.
    Sources,
    /// By article.
    Articles,
}

impl Sheet {
    /// All of them.
    pub const ALL: [Sheet; 4] = [Sheet::Days, Sheet::Channels, Sheet::Sources, Sheet::Articles];

    /// Its word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Sheet::Days => "days",
            Sheet::Channels => "channels",
            Sheet::Sources => "sources",
            Sheet::Articles => "articles",
        }
    }

    /// The one of this word.
    pub fn named(word: &str) -> Option<Sheet> {
        Sheet::ALL.into_iter().find(|sheet| sheet.word() == word)
    }
}

/// An article with how often it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadArticle {
    /// Its number.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// The name of its channel.
    pub channel: String,
    /// When it was published.
    pub published: Stamp,
    /// How often it was read.
    pub reads: i64,
}

/// The numbers of a span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Every day, the oldest first; a year's weeks by their first day.
    pub days: Vec<(String, i64)>,
    /// Today until now.
    pub today: i64,
    /// In the whole span.
    pub total: i64,
    /// In the span of the same length before it; `None` where counting has not begun before it.
    pub before: Option<i64>,
    /// Channels that were read, the most read first.
    pub channels: Vec<(String, i64)>,
    /// Where readers came from.
    pub sources: Vec<(Source, i64)>,
    /// The most read first.
    pub articles: Vec<ReadArticle>,
}

impl Figures {
    /// How many percent more than in the span before, or fewer.
    pub fn change(&self) -> Option<f64> {
        self.before.filter(|before| *before > 0).map(|before| (self.total - before) as f64 * 100.0 / before as f64)
    }
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadersPage {
    /// What it was asked for.
    pub asked: Asked,
    /// Whether anything is counted: an installation may have switched it off.
    pub counting: bool,
    /// Channels to choose from.
    pub channels: Vec<Branch>,
    /// The article that it is about, if it is about one: its title, and how often it was read in all.
    pub article: Option<(String, i64)>,
    /// The numbers.
    pub figures: Figures,
}

/// How often one article was read, for who works on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadSoFar {
    /// In all.
    pub total: i64,
    /// In the last 24 hours.
    pub day: i64,
    /// In the last seven days.
    pub week: i64,
}

#[cfg(test)]
mod tests {
    use super::{Asked, Figures, Sheet, Span};

    #[test]
    fn what_the_page_is_asked_for_stands_in_its_address() {
        assert_eq!(Asked::default().query(), "");
        let asked = Asked { span: Span::Quarter, channel: Some(3), article: None };
        assert_eq!(asked.query(), "days=90&channel=3&");
        assert!(Span::ALL.into_iter().all(|span| Span::named(&span.days().to_string()) == Some(span)));
        assert!(Sheet::ALL.into_iter().all(|sheet| Sheet::named(sheet.word()) == Some(sheet)));
    }

    #[test]
    fn a_change_is_told_only_where_there_was_something_before() {
        let change = |total, before| Figures { total, before, ..Figures::default() }.change();
        assert_eq!((change(150, Some(100)), change(50, Some(100))), (Some(50.0), Some(-50.0)));
        assert_eq!((change(5, Some(0)), change(5, None)), (None, None));
    }
}
