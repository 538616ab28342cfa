//! Articles 文章 as readers get them.

use serde::{Deserialize, Serialize};

use super::{
    channel::{ChannelLink, ChannelRows},
    opened::Html,
    picture::Picture,
    safe_url::SafeUrl,
    stamp::Stamp,
};

/// Whose text it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The newsroom's own.
    #[default]
    Own,
    /// Taken over from another publisher, who is named.
    Reprint,
    /// Only a title here; the link leads to the text elsewhere.
    External,
}

/// An article in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number.
    pub id: i64,
    /// Where its title leads: a path on this site, or the outside address of an [`Origin::External`] one.
    pub address: String,
    /// The short title where there is one.
    pub title: String,
    /// Cut to fit two lines of a list; may be empty.
    pub summary: String,
    /// 来源; may be empty.
    pub source: String,
    /// When it was published.
    pub published: Stamp,
    /// Its cover, if any.
    pub cover: Option<Picture>,
}

/// The article before or after this one in its channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Its address.
    pub address: String,
    /// Its title.
    pub title: String,
}

/// 更正: what was wrong after publication, and is right now. Readers see it above the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// When, in seconds since 1970-01-01 UTC.
    pub at: i64,
    /// What, in a sentence or two.
    pub note: String,
}

/// Which part of a long text is shown, and which others there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// The parts' own titles, in order (empty ones are numbered only); one or none means: no page breaks.
    pub titles: Vec<String>,
    /// The part shown, from 1; `None` when all are.
    pub shown: Option<i64>,
}

/// What an article's page shows. Whatever is empty is not printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleView {
    /// Its number.
    pub id: i64,
    /// Its canonical address: `/{channel}/{id}`.
    pub address: String,
    /// What public addresses begin with.
    pub public_url: String,
    /// From the top of the tree down to its canonical channel, which is last.
    pub channels: Vec<ChannelLink>,
    /// 引题, above the title.
    pub kicker: String,
    /// 标题.
    pub title: String,
    /// 副题, below the title.
    pub subtitle: String,
    /// When it was published.
    pub published: Stamp,
    /// When it was first published, where that is another time.
    pub first_published: Option<Stamp>,
    /// 来源.
    pub source: String,
    /// Where the source has it.
    pub source_url: Option<SafeUrl>,
    /// The title it had at the source.
    pub original_title: String,
    /// The author at the source.
    pub original_author: String,
    /// 记者.
    pub reporters: String,
    /// 摄影.
    pub photographer: String,
    /// 责任编辑.
    pub editor: String,
    /// Whose text it is.
    pub origin: Origin,
    /// Corrections, the oldest first.
    pub corrections: Vec<(Stamp, String)>,
    /// Printed above the story; empty when the summary was only derived from it.
    pub summary: String,
    /// For `<meta name="description">`, never empty.
    pub description: String,
    /// For `<title>`, where it differs from the title.
    pub seo_title: String,
    /// The part of the story that this page shows.
    pub story: Html,
    /// Its place among the parts.
    pub parts: Parts,
    /// How long all of the story takes to read.
    pub minutes: i64,
    /// Whether the page offers printing.
    pub offers_print: bool,
    /// Whether the page offers sharing.
    pub offers_share: bool,
    /// Keywords.
    pub tags: Vec<String>,
    /// Newer in the same channel.
    pub previous: Option<Neighbour>,
    /// Older in the same channel.
    pub next: Option<Neighbour>,
    /// `>>更多<channel>` beside the story.
    pub more: Option<ChannelRows>,
    /// 图片 strip under the story.
    pub strip: Option<ChannelRows>,
}
