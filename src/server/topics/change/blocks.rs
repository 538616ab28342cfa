//! Blocks of a topic, and the articles that are picked for them.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Case, NotSet, swap};
use crate::{
    error::Error,
    model::{
        desk::topics::BlockForm,
        log::Act,
        topic::{MOST_BLOCKS, MOST_PICKED},
    },
    server::{
        db::{article, topic_block, topic_entry},
        newsroom::Newsroom,
        visitor::Person,
    },
};

/// What is done to a block.
#[derive(Clone, Debug)]
pub enum BlockAct {
    /// A new one at the end.
    Add(BlockForm),
    /// The block says something else, and may stand elsewhere: a move keeps what was typed beside its button.
    Change(i64, BlockForm, Shift),
    /// It goes.
    Remove(i64),
}

/// Where a block goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// It stays.
    None,
    /// One place up.
    Up,
    /// One place down.
    Down,
}

/// What is done to the articles of a block.
#[derive(Clone, Debug)]
pub enum EntryAct {
    /// Further ones at the end.
    Add(Vec<i64>),
    /// One place up.
    Up(i64),
    /// One place down.
    Down(i64),
    /// It is part of the block no more.
    Remove(i64),
}

/// Does something to a block of a topic.
pub async fn change_block(newsroom: &Newsroom, by: &Person, topic: i64, version: i64, act: BlockAct) -> Result<(), Error> {
    let case = Case::begin(newsroom, by, topic, version).await?;
    let blocks = case.blocks().await?;
    match act {
        BlockAct::Add(form) => {
            if blocks.len() >= MOST_BLOCKS {
                return Err(Error::Invalid(format!("一个专题最多 {MOST_BLOCKS} 个板块。")));
            }
            let mut row = case.block_row(&form)?;
            (row.topic_id, row.position) = (Set(topic), Set(blocks.last().map_or(0, |last| last.position + 1)));
            topic_block::Entity::insert(row).exec(&case.db).await?;
        }
        BlockAct::Change(id, form, shift) => {
            let block = case.block(id).await?;
            if form.has_rule() && !case.entries(block.id).await?.is_empty() {
                return Err(Error::Invalid("这个板块里已有选好的文章：先移除它们，或另加一个按规则的板块。".to_owned()));
            }
            let mut row = case.block_row(&form)?;
            row.id = Set(block.id);
            topic_block::Entity::update(row).exec(&case.db).await?;
            if shift != Shift::None {
                case.order_blocks(&blocks, id, shift == Shift::Down).await?;
            }
        }
        BlockAct::Remove(id) => {
            let block = case.block(id).await?;
            topic_block::Entity::delete_by_id(block.id).exec(&case.db).await?;
        }
    }
    case.end(Act::TopicChanged, "").await
}

/// Does something to the articles of a block.
pub async fn change_entry(newsroom: &Newsroom, by: &Person, (topic, block): (i64, i64), version: i64, act: EntryAct) -> Result<(), Error> {
    let case = Case::begin(newsroom, by, topic, version).await?;
    let block = case.block(block).await?;
    let mut articles = case.entries(block.id).await?;
    match act {
        EntryAct::Add(numbers) => {
            if !block.tag.is_empty() || block.channel_id.is_some() {
                return Err(Error::Invalid("这个板块按规则显示文章，不能再手选。".to_owned()));
            }
            let before = articles.len();
            for number in numbers {
                if !articles.contains(&number) {
                    articles.push(number);
                }
            }
            case.all_exist(&articles[before..]).await?;
            if articles.len() > MOST_PICKED {
                return Err(Error::Invalid(format!("一个板块最多 {MOST_PICKED} 篇文章。")));
            }
        }
        EntryAct::Up(article) => swap(&mut articles, &article, false),
        EntryAct::Down(article) => swap(&mut articles, &article, true),
        EntryAct::Remove(article) => articles.retain(|known| *known != article),
    }
    topic_entry::Entity::delete_many().filter(topic_entry::Column::BlockId.eq(block.id)).exec(&case.db).await?;
    for (article_id, position) in articles.into_iter().zip(0i64..) {
        let row = topic_entry::ActiveModel { block_id: Set(block.id), position: Set(position), article_id: Set(article_id) };
        topic_entry::Entity::insert(row).exec_without_returning(&case.db).await?;
    }
    case.end(Act::TopicChanged, &block.heading).await
}

impl Case<'_> {
    async fn blocks(&self) -> Result<Vec<topic_block::Model>, Error> {
        let of_topic = topic_block::Entity::find().filter(topic_block::Column::TopicId.eq(self.topic.id));
        Ok(of_topic.order_by_asc(topic_block::Column::Position).order_by_asc(topic_block::Column::Id).all(&self.db).await?)
    }

    /// A block of this topic and of no other.
    async fn block(&self, id: i64) -> Result<topic_block::Model, Error> {
        let found = topic_block::Entity::find_by_id(id).one(&self.db).await?;
        found.filter(|block| block.topic_id == self.topic.id).ok_or(Error::NotFound)
    }

    async fn entries(&self, block: i64) -> Result<Vec<i64>, Error> {
        let of_block = topic_entry::Entity::find().filter(topic_entry::Column::BlockId.eq(block)).order_by_asc(topic_entry::Column::Position);
        Ok(of_block.select_only().column(topic_entry::Column::ArticleId).into_tuple().all(&self.db).await?)
    }

    fn block_row(&self, form: &BlockForm) -> Result<topic_block::ActiveModel, Error> {
        let form = form.checked().map_err(Error::Invalid)?;
        if form.channel.is_some_and(|channel| self.newsroom.structure().channel(channel).is_none()) {
            return Err(Error::Invalid("没有这个频道。".to_owned()));
        }
        Ok(topic_block::ActiveModel {
            id: NotSet,
            heading: Set(form.heading),
            layout: Set(form.layout.word().to_owned()),
            tag: Set(form.tag),
            channel_id: Set(form.channel),
            number: Set(form.number),
            ..Default::default()
        })
    }

    async fn order_blocks(&self, blocks: &[topic_block::Model], id: i64, down: bool) -> Result<(), Error> {
        let mut order: Vec<i64> = blocks.iter().map(|block| block.id).collect();
        swap(&mut order, &id, down);
        for (id, position) in order.into_iter().zip(0i64..) {
            let row = topic_block::ActiveModel { id: Set(id), position: Set(position), ..Default::default() };
            topic_block::Entity::update(row).exec(&self.db).await?;
        }
        Ok(())
    }

    /// What stands below 1 is no article: see `pages`.
    async fn all_exist(&self, numbers: &[i64]) -> Result<(), Error> {
        for number in numbers {
            if *number < 1 || article::Entity::find_by_id(*number).count(&self.db).await? == 0 {
                return Err(Error::Invalid(format!("没有编号为 {number} 的文章。")));
            }
        }
        if numbers.is_empty() { Err(Error::Invalid("没有写编号，或这些文章已在板块里。".to_owned())) } else { Ok(()) }
    }
}
