//! The desk's pages about topics.

use super::Branch;
use crate::{
    error::Error,
    model::{
        body::check::line,
        draft::Standing,
        picture::Picture,
        slug::Slug,
        stamp::Stamp,
        tag::Tag,
        topic::{Layout, MOST_RULED},
    },
};

/// Characters of a title, and of a block's heading.
pub const LONGEST_TITLE: usize = 60;
/// Characters of a summary, and of what search engines are told.
pub const LONGEST_SUMMARY: usize = 200;
/// Characters of what stands before the blocks, as far as it is written at the desk: an import may bring more.
pub const LONGEST_INTRO: usize = 5000;

/// A topic in the desk's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRow {
    /// Its number.
    pub id: i64,
    /// Its version: see [`TopicPage`].
    pub version: i64,
    /// Its title.
    pub title: String,
    /// Its page, for readers.
    pub address: String,
    /// Whether readers do not see it.
    pub hidden: bool,
    /// When it was last changed.
    pub changed: Stamp,
}

/// The desk's list of topics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicsPage {
    /// In the readers' order.
    pub rows: Vec<TopicRow>,
    /// The form that makes one, as it was sent in: title and slug.
    pub form: (String, String),
    /// Why it was not taken.
    pub error: Option<Error>,
}

/// What is said of a topic as a whole, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Its title.
    pub title: String,
    /// What stands in its address.
    pub slug: String,
    /// One or two sentences.
    pub summary: String,
    /// What stands before the blocks: a paragraph a line.
    pub intro: String,
    /// The file of the picture at its top; may be empty.
    pub banner: String,
    /// For `<title>`.
    pub seo_title: String,
    /// For `<meta name="description">`.
    pub seo_description: String,
}

impl Details {
    /// In normal form, or the rule that it breaks.
    pub fn checked(&self) -> Result<(Details, Slug), String> {
        let details = Details {
            title: line(&self.title),
            slug: self.slug.trim().to_owned(),
            summary: line(&self.summary),
            intro: self.intro.trim().to_owned(),
            banner: self.banner.trim().to_owned(),
            seo_title: line(&self.seo_title),
            seo_description: line(&self.seo_description),
        };
        if details.title.is_empty() {
            return Err("专题要有标题。".to_owned());
        }
        for (what, text, most) in [
            ("标题", &details.title, LONGEST_TITLE),
            ("简介", &details.summary, LONGEST_SUMMARY),
            ("搜索标题", &details.seo_title, LONGEST_SUMMARY),
            ("搜索描述", &details.seo_description, LONGEST_SUMMARY),
        ] {
            if text.chars().count() > most {
                return Err(format!("{what}太长：最多 {most} 个字。"));
            }
        }
        let slug = Slug::new(&details.slug).map_err(|why| format!("{why}。"))?;
        Ok((details, slug))
    }
}

/// A block without its articles, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockForm {
    /// May be empty.
    pub heading: String,
    /// How it is drawn.
    pub layout: Layout,
    /// Only articles with this tag; may be empty.
    pub tag: String,
    /// Only articles of this channel and those below it.
    pub channel: Option<i64>,
    /// How many, where there is a tag or a channel.
    pub number: i64,
}

impl BlockForm {
    /// Whether it shows what a rule brings, and not what was picked.
    pub fn has_rule(&self) -> bool {
        !self.tag.is_empty() || self.channel.is_some()
    }

    /// In normal form, or the rule that it breaks.
    pub fn checked(&self) -> Result<BlockForm, String> {
        let mut form = BlockForm { heading: line(&self.heading), tag: line(&self.tag), ..self.clone() };
        if form.heading.chars().count() > LONGEST_TITLE {
            return Err(format!("板块的标题太长：最多 {LONGEST_TITLE} 个字。"));
        }
        if !form.tag.is_empty() && Tag::of(&form.tag).is_none() {
            return Err(format!("“{}”不能作标签。", form.tag));
        }
        if !form.has_rule() {
            form.number = 0;
        } else if !(1..=MOST_RULED).contains(&form.number) {
            return Err(format!("按规则显示的板块要写篇数，1 到 {MOST_RULED}。"));
        }
        Ok(form)
    }
}

/// An article that was picked for a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// Its number.
    pub article: i64,
    /// Its title.
    pub title: String,
    /// What readers see of it.
    pub standing: Standing,
}

/// A form that was sent in and not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent<T> {
    /// What was typed.
    pub form: T,
    /// The version of the topic that it was made from. Where that is no longer the topic's, it writes over what stands now
    /// only if whoever typed it says so.
    pub version: i64,
}

/// A block at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskBlock {
    /// Its number.
    pub id: i64,
    /// What is said of it.
    pub form: BlockForm,
    /// What was to be said of it.
    pub sent: Option<Sent<BlockForm>>,
    /// Its articles, where they are picked by hand.
    pub picked: Vec<Picked>,
    /// Numbers of articles that were to be added to them.
    pub numbers: String,
}

/// Articles that were looked for, to be put into a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// Into which block.
    pub block: i64,
    /// Words of the title.
    pub words: String,
    /// What was found.
    pub found: Vec<Picked>,
}

/// A topic's page at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicPage {
    /// Its number.
    pub id: i64,
    /// Every form sends it back: what somebody else has changed meanwhile is not changed unseen.
    pub version: i64,
    /// Whether readers do not see it.
    pub hidden: bool,
    /// As it stands.
    pub details: Details,
    /// Whether what stands before the blocks is more than paragraphs, which is all that a form can show.
    pub rich: bool,
    /// As it was to be.
    pub sent: Option<Sent<Details>>,
    /// The picture at its top.
    pub banner: Option<Picture>,
    /// In order.
    pub blocks: Vec<DeskBlock>,
    /// The form that adds a block, as it was sent in.
    pub new_block: BlockForm,
    /// Channels to choose from.
    pub channels: Vec<Branch>,
    /// The newest pictures: file and alternative text.
    pub pictures: Vec<(String, String)>,
    /// What was looked for.
    pub looked: Option<Looked>,
    /// Whether who looks at it may delete it.
    pub may_delete: bool,
    /// Why what was sent in was not taken.
    pub error: Option<Error>,
}
