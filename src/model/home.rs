//! The home page: a layout of sections, and the same filled with articles.

use serde::{Deserialize, Serialize};

use super::{
    article::Row,
    channel::{ChannelLink, ChannelRows},
    readings::Popular,
    slug::Slug,
    topic::TopicLink,
};

/// The site's home layout: its sections from top to bottom.
pub type Layout = Vec<Section>;

/// One section of the layout, naming slots and channels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "section", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Section {
    /// The first screen: focus pictures on the left, headline and top news on the right. Each names a slot.
    Opening {
        /// Slot of the focus pictures 焦点图.
        focus: Slug,
        /// Slot of the headline 头条; its first entry is the lead, further ones stand under it.
        headline: Slug,
        /// Slot of the top news 要闻.
        news: Slug,
    },
    /// Blocks of channels, three to a row.
    Channels {
        /// Which, in order.
        channels: Vec<Slug>,
        /// Lines of text under the first item.
        lines: i64,
    },
    /// Pictures of one channel in a row.
    Strip {
        /// Which channel.
        channel: Slug,
        /// How many pictures.
        count: i64,
    },
    /// Short news with times down a rule.
    Express {
        /// Which channel.
        channel: Slug,
        /// How many.
        count: i64,
    },
    /// What is read most: of the last 24 hours, and of the last seven days.
    Popular {
        /// How many of each, 10 at most.
        count: i64,
    },
    /// The first topics of the list of topics, as banners.
    Topics {
        /// How many.
        count: i64,
    },
}

/// One section with what it shows; sections with nothing to show are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Filled {
    /// See [`Section::Opening`].
    Opening {
        /// With covers.
        focus: Vec<Row>,
        /// Their slot.
        focus_slot: Slug,
        /// The lead first.
        headline: Vec<Row>,
        /// Top news.
        news: Vec<Row>,
        /// Where 更多 of the top news leads: the channel that fills the slot.
        more: Option<ChannelLink>,
    },
    /// See [`Section::Channels`].
    Channels(Vec<ChannelRows>),
    /// See [`Section::Strip`].
    Strip(ChannelRows),
    /// See [`Section::Express`].
    Express(ChannelRows),
    /// See [`Section::Popular`].
    Popular(Popular),
    /// See [`Section::Topics`].
    Topics(Vec<TopicLink>),
}

/// What the home page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// Top to bottom.
    pub sections: Vec<Filled>,
}
