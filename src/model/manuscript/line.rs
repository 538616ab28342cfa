//! The fields of a manuscript that hold one line of text.

use serde::{Deserialize, Serialize};

use super::{MAX_LINE, MAX_SUMMARY};

/// A field that holds one line of text, by the names that patches and markup (`data-field`) know them by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is the field of a manuscript with its name")]
pub enum Line {
    Kicker,
    Title,
    Subtitle,
    ShortTitle,
    Summary,
    Source,
    SourceUrl,
    OriginalTitle,
    OriginalAuthor,
    Reporters,
    Photographer,
    Editor,
    Cover,
    Link,
    SeoTitle,
    SeoDescription,
}

impl Line {
    /// All of them, in the order of a page.
    pub const ALL: [Line; 16] = [
        Line::Kicker,
        Line::Title,
        Line::Subtitle,
        Line::ShortTitle,
        Line::Source,
        Line::SourceUrl,
        Line::Reporters,
        Line::Photographer,
        Line::Editor,
        Line::Summary,
        Line::OriginalTitle,
        Line::OriginalAuthor,
        Line::Cover,
        Line::Link,
        Line::SeoTitle,
        Line::SeoDescription,
    ];

    /// Its name in patches and markup.
    pub fn name(self) -> &'static str {
        match self {
            Line::Kicker => "kicker",
            Line::Title => "title",
            Line::Subtitle => "subtitle",
            Line::ShortTitle => "short-title",
            Line::Summary => "summary",
            Line::Source => "source",
            Line::SourceUrl => "source-url",
            Line::OriginalTitle => "original-title",
            Line::OriginalAuthor => "original-author",
            Line::Reporters => "reporters",
            Line::Photographer => "photographer",
            Line::Editor => "editor",
            Line::Cover => "cover",
            Line::Link => "link",
            Line::SeoTitle => "seo-title",
            Line::SeoDescription => "seo-description",
        }
    }

    /// The field of this name.
    pub fn named(name: &str) -> Option<Line> {
        Line::ALL.into_iter().find(|line| line.name() == name)
    }

    /// How many characters it holds at most.
    pub(super) fn longest(self) -> usize {
        if matches!(self, Line::Summary | Line::SeoDescription | Line::SourceUrl | Line::Link) { MAX_SUMMARY } else { MAX_LINE }
    }
}
