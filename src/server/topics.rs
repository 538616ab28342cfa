//! Topics as readers see them: the list of all, a topic's page, and which topics an article is part of.

pub mod change;

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    db::{Database, article, picture, topic, topic_block, topic_entry},
    lists::{From, Listed, Wanted, lists, newest, rows},
    media::known::with_pictures,
    newsroom::Newsroom,
    redirects,
    structure::Structure,
};
use crate::{
    error::Error,
    model::{
        body::Body,
        picture::Picture,
        tag::Tag,
        topic::{self as model, Layout, TopicLink, TopicView},
    },
};

/// Rows that a rule reads at most.
const MOST_READ: i64 = 300;

/// A topic that readers see, as pages need it.
#[derive(Clone, Debug)]
pub struct Topic {
    id: i64,
    slug: String,
    link: TopicLink,
    blocks: Vec<Block>,
    /// All articles that were picked for it.
    picked: HashSet<i64>,
}

#[derive(Clone, Debug)]
struct Block {
    id: i64,
    heading: String,
    layout: Layout,
    rule: Option<Rule>,
}

/// The newest articles with a tag, or of a channel, or both.
#[derive(Clone, Debug)]
struct Rule {
    tag: Option<String>,
    channel: Option<i64>,
    number: i64,
}

impl Rule {
    fn of(row: &topic_block::Model) -> Option<Rule> {
        let tag = Tag::of(&row.tag).map(|tag| tag.key);
        (tag.is_some() || row.channel_id.is_some()).then_some(Rule { tag, channel: row.channel_id, number: row.number })
    }
}

/// Reads those that readers see, in order.
pub async fn read(db: &Database) -> Result<Vec<Topic>, Error> {
    let rows = topic::Entity::find()
        .filter(topic::Column::Hidden.eq(false))
        .order_by_asc(topic::Column::Position)
        .order_by_desc(topic::Column::Id)
        .all(&db.read)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let numbers: Vec<i64> = rows.iter().filter_map(|row| row.banner_id).collect();
    let pictures = picture::Entity::find().filter(picture::Column::Id.is_in(numbers)).all(&db.read).await?;
    let pictures: HashMap<i64, Picture> = pictures.into_iter().map(|row| (row.id, Picture::from(row))).collect();
    let blocks = topic_block::Entity::find().order_by_asc(topic_block::Column::Position).all(&db.read).await?;
    let entries = topic_entry::Entity::find().all(&db.read).await?;
    let mut topics = Vec::new();
    for row in rows {
        let own: Vec<&topic_block::Model> = blocks.iter().filter(|block| block.topic_id == row.id).collect();
        let of_own = |entry: &&topic_entry::Model| own.iter().any(|block| block.id == entry.block_id && Rule::of(block).is_none());
        topics.push(Topic {
            id: row.id,
            link: TopicLink {
                address: format!("/topic/{}", row.slug),
                title: row.title,
                summary: row.summary,
                banner: row.banner_id.and_then(|id| pictures.get(&id).cloned()),
            },
            slug: row.slug,
            picked: entries.iter().filter(of_own).map(|entry| entry.article_id).collect(),
            blocks: own.into_iter().map(block_of).collect(),
        });
    }
    Ok(topics)
}

fn block_of(row: &topic_block::Model) -> Block {
    Block { id: row.id, heading: row.heading.clone(), layout: Layout::named(&row.layout).unwrap_or_default(), rule: Rule::of(row) }
}

/// All topics, in order.
pub fn all(structure: &Structure) -> Vec<TopicLink> {
    structure.topics.iter().map(|topic| topic.link.clone()).collect()
}

/// Topics that an article was picked for, or that one of its tags belongs to by a rule. A rule of a channel alone makes
/// nothing of the channel part of the topic.
pub fn of_article(structure: &Structure, article: &article::Model) -> Vec<TopicLink> {
    if structure.topics.is_empty() {
        return Vec::new();
    }
    let typed: Vec<String> = serde_json::from_str(&article.tags).unwrap_or_default();
    let tags = Tag::all_of(&typed);
    let path: Vec<i64> =
        structure.channel(article.channel_id).map(|channel| structure.path_to(channel)).unwrap_or_default().iter().map(|c| c.id).collect();
    let ruled = |block: &Block| {
        let Some(Rule { tag: Some(tag), channel, .. }) = &block.rule else { return false };
        tags.iter().any(|own| own.key == *tag) && channel.is_none_or(|channel| path.contains(&channel))
    };
    let part = |topic: &&Topic| topic.picked.contains(&article.id) || topic.blocks.iter().any(ruled);
    structure.topics.iter().filter(part).map(|topic| topic.link.clone()).collect()
}

/// The topic at `/topic/{slug}`.
pub async fn view(newsroom: &Newsroom, slug: &str) -> Result<TopicView, Error> {
    let structure = newsroom.structure();
    let Some(topic) = structure.topics.iter().find(|topic| topic.slug == slug) else {
        return Err(redirects::moved_or(newsroom, &format!("/topic/{slug}"), Error::NotFound).await);
    };
    let row = topic::Entity::find_by_id(topic.id).one(&newsroom.db.read).await?.ok_or(Error::NotFound)?;
    let intro: Body = serde_json::from_str(&row.intro)?;
    let intro = with_pictures(&newsroom.db.read, intro).await?.html();
    let blocks = filled(newsroom, &structure, topic).await?;
    let description = [row.seo_description, row.summary, row.title].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    Ok(TopicView { topic: topic.link.clone(), seo_title: row.seo_title, description, intro, blocks })
}

/// The blocks with their articles, in one statement. What an earlier block shows or any block has picked, a rule leaves out.
async fn filled(newsroom: &Newsroom, structure: &Structure, topic: &Topic) -> Result<Vec<model::Block>, Error> {
    let blocks = &topic.blocks;
    let picks = blocks.iter().filter(|block| block.rule.is_none()).map(|block| Wanted::Picked { block: block.id });
    // A rule may find all that other blocks show before it finds anything new.
    let ruled: i64 = blocks.iter().filter_map(|block| block.rule.as_ref()).map(|rule| rule.number).sum();
    let reserve = (ruled + topic.picked.len() as i64).min(MOST_READ);
    let rules = blocks.iter().filter_map(|block| block.rule.as_ref()).map(|rule| wanted(rule, reserve));
    let wanted: Vec<Wanted> = picks.chain(rules).collect();
    let found = lists(&newsroom.db, structure, &wanted).await?;
    let (picked, ruled) = found.split_at(blocks.iter().filter(|block| block.rule.is_none()).count());
    let mut shown: HashSet<i64> = picked.iter().flatten().map(|listed| listed.row.id).collect();
    let (mut picked, mut ruled) = (picked.iter(), ruled.iter());
    let mut filled = Vec::new();
    for block in blocks {
        let listed: Vec<Listed> = match &block.rule {
            None => picked.next().cloned().unwrap_or_default(),
            Some(rule) => {
                let fresh = ruled.next().into_iter().flatten().filter(|listed| !shown.contains(&listed.row.id));
                fresh.take(usize::try_from(rule.number).unwrap_or(0)).cloned().collect()
            }
        };
        shown.extend(listed.iter().map(|listed| listed.row.id));
        if !listed.is_empty() {
            filled.push(model::Block { heading: block.heading.clone(), layout: block.layout, rows: rows(listed) });
        }
    }
    Ok(filled)
}

fn wanted(rule: &Rule, count: i64) -> Wanted {
    match (&rule.tag, rule.channel) {
        (Some(tag), channel) => Wanted::Tag { key: tag.clone(), channel, count, from: From::Newest },
        (None, Some(channel)) => newest(channel, count),
        (None, None) => newest(0, 0),
    }
}
