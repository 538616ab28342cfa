//! A whole site, or what another system exported of one, in memory: what every importer makes and [`super::store`] writes.

use std::path::PathBuf;

use crate::model::{
    article::{Correction, Origin},
    body::Body,
    channel::ListKind,
    frame::Site,
    home::Layout,
    picture::Picture,
    safe_url::SafeUrl,
    slot::Slot,
    slug::Slug,
    topic::Layout as TopicLayout,
};

/// Everything one import brings. What is absent leaves the site's own as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// Where it comes from: `bundle`, or the address of the exported site. With an article's or page's `key` it makes
    /// the second import find what the first one wrote.
    pub system: String,
    /// Identity.
    pub site: Option<Site>,
    /// Sections of the home page.
    pub home: Option<Layout>,
    /// Parents before children.
    pub channels: Vec<Channel>,
    /// Whole menus; each replaces the site's own of the same name.
    pub menus: Vec<Menu>,
    /// Slots with their entries.
    pub slots: Vec<SlotContent>,
    /// Static pages.
    pub pages: Vec<Page>,
    /// Articles.
    pub articles: Vec<Article>,
    /// Topics; the order is theirs.
    pub topics: Vec<Topic>,
    /// Pictures that bodies, covers and the logo use, with their files.
    pub pictures: Vec<PictureFile>,
    /// Old path (with query, if it has one) and what it leads to now.
    pub redirects: Vec<(String, Target)>,
}

/// A channel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Channel {
    /// Address; `None` only in `Default`.
    pub slug: Option<Slug>,
    /// Name.
    pub name: String,
    /// One or two sentences.
    pub description: String,
    /// Slug of the parent.
    pub parent: Option<Slug>,
    /// How its list is drawn.
    pub kind: ListKind,
    /// Reachable, but in no list of channels.
    pub hidden: bool,
    /// The channel `>>更多` shows.
    pub more: Option<Slug>,
    /// The channel the picture strip shows.
    pub strip: Option<Slug>,
}

/// A whole menu: `main`, `second`, `footer` or `friends`.
#[derive(Clone, Debug, PartialEq)]
pub struct Menu {
    /// Its name.
    pub name: String,
    /// Its entries.
    pub items: Vec<MenuItem>,
}

/// An entry of a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuItem {
    /// What readers see.
    pub label: String,
    /// Where it leads.
    pub target: Target,
    /// Second level.
    pub children: Vec<MenuItem>,
}

/// Where a menu entry or an old address leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A channel.
    Channel(Slug),
    /// A static page.
    Page(Slug),
    /// An article of this import, by its `key`.
    Article(String),
    /// Any other address.
    Url(SafeUrl),
}

/// A slot and its hand-picked entries.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotContent {
    /// Name, title, rules.
    pub slot: Slot,
    /// In order.
    pub entries: Vec<SlotEntry>,
}

/// A hand-picked entry of a slot. Times are seconds since 1970-01-01 UTC.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotEntry {
    /// Number of the article.
    pub article: i64,
    /// Title shown instead of the article's.
    pub title: String,
    /// Picture shown instead of its cover: a file name as in [`Picture::file`].
    pub picture: Option<String>,
    /// Shown from then on.
    pub from: Option<i64>,
    /// Shown until then.
    pub until: Option<i64>,
}

/// A static page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its address is `/about/{slug}`.
    pub slug: Slug,
    /// Title.
    pub title: String,
    /// For `<meta name="description">`.
    pub description: String,
    /// Its place among the pages.
    pub position: i64,
    /// Text.
    pub body: Body,
    /// Not for readers yet.
    pub draft: bool,
}

/// A topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Its address is `/topic/{slug}`.
    pub slug: Slug,
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The picture at its top: a file name as in [`Picture::file`].
    pub banner: Option<String>,
    /// What stands before the blocks.
    pub intro: Body,
    /// Its place among the topics.
    pub position: i64,
    /// Not for readers.
    pub hidden: bool,
    /// For `<title>`.
    pub seo_title: String,
    /// For `<meta name="description">`.
    pub seo_description: String,
    /// In order.
    pub blocks: Vec<TopicBlock>,
}

/// A block of a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicBlock {
    /// May be empty.
    pub heading: String,
    /// How it is drawn.
    pub layout: TopicLayout,
    /// Articles that were picked, by number; none where there is a rule.
    pub articles: Vec<i64>,
    /// The newest with this tag; may be empty.
    pub tag: String,
    /// The newest of this channel.
    pub channel: Option<Slug>,
    /// How many the rule brings.
    pub number: i64,
}

/// Where an article stands. Times are seconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Publication {
    /// Not public (draft, scheduled, private or protected elsewhere).
    #[default]
    Draft,
    /// Public.
    Published {
        /// The time it carries.
        at: i64,
        /// The first time it was published.
        first: i64,
    },
    /// It was public and is no more (410).
    Withdrawn {
        /// The time it carried.
        at: i64,
        /// The first time it was published.
        first: i64,
    },
}

/// An article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Its number on this site, where the import decides it (bundles do).
    pub id: Option<i64>,
    /// Its name in the system it comes from.
    pub key: String,
    /// Canonical channel.
    pub channel: Option<Slug>,
    /// Where it stands.
    pub publication: Publication,
    /// 引题.
    pub kicker: String,
    /// 标题.
    pub title: String,
    /// 副题.
    pub subtitle: String,
    /// For lists.
    pub short_title: String,
    /// Hand-written summary; empty means: derive one for lists.
    pub summary: String,
    /// 来源.
    pub source: String,
    /// Where the source has it.
    pub source_url: Option<SafeUrl>,
    /// Title at the source.
    pub original_title: String,
    /// Author at the source.
    pub original_author: String,
    /// 记者.
    pub reporters: String,
    /// 摄影.
    pub photographer: String,
    /// 责任编辑.
    pub editor: String,
    /// Cover: a file name as in [`Picture::file`].
    pub cover: Option<String>,
    /// Whose text it is.
    pub origin: Origin,
    /// Where the text of an external one is.
    pub link: Option<SafeUrl>,
    /// Keywords.
    pub tags: Vec<String>,
    /// Further channels.
    pub placements: Vec<Slug>,
    /// The channel `>>更多` shows beside it.
    pub more: Option<Slug>,
    /// The channel of its picture strip.
    pub strip: Option<Slug>,
    /// For `<title>`.
    pub seo_title: String,
    /// For `<meta name="description">`.
    pub seo_description: String,
    /// Offers no printing.
    pub no_print: bool,
    /// Offers no sharing.
    pub no_share: bool,
    /// What was corrected after publication.
    pub corrections: Vec<Correction>,
    /// Text.
    pub body: Body,
}

/// A picture and its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PictureFile {
    /// Name, size, alternative text, focus.
    pub picture: Picture,
    /// What is printed under it, unless a story says something else.
    pub caption: String,
    /// Who took it.
    pub credit: String,
    /// Whether it moves.
    pub animated: bool,
    /// Where the file is now.
    pub path: PathBuf,
    /// Whether that file has more in it than a picture: then what is kept is made of it, and only that has the name.
    pub taken_in: bool,
    /// Size of what is kept.
    pub bytes: u64,
}
