//! Channels 频道: the tree that articles live in.

use serde::{Deserialize, Serialize};

use super::{article::Row, page_of::PageOf, readings::Popular, slug::Slug};

/// How a channel's list is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ListKind {
    /// Titles with dates.
    Text,
    /// Thumbnail, title, summary, 【详情】.
    #[default]
    Summary,
    /// A grid of pictures.
    Pictures,
    /// Short news along a rule, by day and time.
    Express,
}

/// Name and address of a channel, as links to it need them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelLink {
    /// The channel's address is `/{slug}`.
    pub slug: Slug,
    /// What readers call it.
    pub name: String,
}

impl ChannelLink {
    /// The channel's address.
    pub fn address(&self) -> String {
        format!("/{}", self.slug)
    }
}

/// Rows of one channel shown on another page: `>>更多<channel>`, a picture strip, an express list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelRows {
    /// Whose rows they are.
    pub channel: ChannelLink,
    /// Newest first.
    pub rows: Vec<Row>,
}

/// What a channel's page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelView {
    /// This channel.
    pub channel: ChannelLink,
    /// One or two sentences under the name; may be empty.
    pub description: String,
    /// How its list is drawn.
    pub kind: ListKind,
    /// From the top of the tree down to this channel's parent.
    pub ancestors: Vec<ChannelLink>,
    /// Visible children, in order; or, of a leaf, its siblings.
    pub tabs: Vec<ChannelLink>,
    /// This page of its articles.
    pub list: PageOf<Row>,
    /// 热门, beside the list.
    pub popular: Popular,
    /// `>>更多<channel>` beside the list.
    pub more: Option<ChannelRows>,
    /// Pictures beside the list.
    pub strip: Option<ChannelRows>,
}
