//! Topics 专题: a page put together about one subject, with blocks of articles that were picked by hand or follow a rule.

use serde::{Deserialize, Serialize};

use super::{article::Row, opened::Html, picture::Picture};

/// Blocks of a topic.
pub const MOST_BLOCKS: usize = 20;
/// Articles picked for a block.
pub const MOST_PICKED: usize = 60;
/// Articles that a block shows by its rule.
pub const MOST_RULED: i64 = 60;

/// How a block is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Titles with dates.
    #[default]
    List,
    /// Pictures with titles under them.
    Cards,
    /// Along a rule, by day.
    Timeline,
    /// The first one large, the others under it.
    Headline,
}

impl Layout {
    /// All of them.
    pub const ALL: [Layout; 4] = [Layout::List, Layout::Cards, Layout::Timeline, Layout::Headline];

    /// Its word in bundles, forms and the database.
    pub fn word(self) -> &'static str {
        match self {
            Layout::List => "list",
            Layout::Cards => "cards",
            Layout::Timeline => "timeline",
            Layout::Headline => "headline",
        }
    }

    /// The layout of this word.
    pub fn named(word: &str) -> Option<Layout> {
        Layout::ALL.into_iter().find(|layout| layout.word() == word)
    }
}

/// A topic as links and banners show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicLink {
    /// Its page, without the language's prefix.
    pub address: String,
    /// Its title.
    pub title: String,
    /// One or two sentences; may be empty.
    pub summary: String,
    /// The picture at its top.
    pub banner: Option<Picture>,
}

/// A block with what it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// May be empty.
    pub heading: String,
    /// How it is drawn.
    pub layout: Layout,
    /// Its articles.
    pub rows: Vec<Row>,
}

/// What a topic's page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicView {
    /// Title, summary, banner.
    pub topic: TopicLink,
    /// For `<title>`, where it differs from the title.
    pub seo_title: String,
    /// For `<meta name="description">`, never empty.
    pub description: String,
    /// 导语: what stands before the blocks.
    pub intro: Html,
    /// Those that have anything to show.
    pub blocks: Vec<Block>,
}
