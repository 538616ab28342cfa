//! Topics with their blocks, known by their slugs.

use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, NotSet, QueryFilter, QueryOrder};

use super::{Fault, Import, Step};
use crate::server::{
    db::{topic, topic_block, topic_entry},
    import::content::{Topic, TopicBlock},
    pictures::uses::{self, Holder},
};

/// A block and the articles that were picked for it, without the numbers that only the database knows.
#[derive(PartialEq)]
struct Whole {
    block: topic_block::Model,
    articles: Vec<i64>,
}

impl Import<'_> {
    /// All topics of this import; the blocks of each are replaced whole.
    pub(super) async fn topics(&mut self) -> Result<(), Fault> {
        if self.content.topics.is_empty() {
            return Ok(());
        }
        let rows = topic::Entity::find().all(self.db).await?;
        let mut rows: HashMap<String, topic::Model> = rows.into_iter().map(|row| (row.slug.clone(), row)).collect();
        for wanted in &self.content.topics {
            let step = self.one_topic(wanted, rows.remove(wanted.slug.as_str())).await?;
            self.written.topics.settle(step);
        }
        Ok(())
    }

    async fn one_topic(&self, wanted: &Topic, found: Option<topic::Model>) -> Result<Step, Fault> {
        let intro = serde_json::to_string(&wanted.intro)?;
        let mut row = topic::Model {
            id: 0,
            slug: wanted.slug.to_string(),
            title: wanted.title.clone(),
            summary: wanted.summary.clone(),
            banner_id: self.picture(wanted.banner.as_ref())?,
            intro: intro.clone(),
            seo_title: wanted.seo_title.clone(),
            seo_description: wanted.seo_description.clone(),
            hidden: wanted.hidden,
            position: wanted.position,
            version: 1,
            updated_at: self.now,
        };
        let Some(found) = found else {
            let new = topic::ActiveModel { id: NotSet, ..row.into_active_model().reset_all() };
            let id = topic::Entity::insert(new).exec(self.db).await?.last_insert_id;
            uses::note(self.db, Holder::Topic, id, &intro).await?;
            self.blocks_of(id, &wanted.blocks).await?;
            return Ok(Step::New);
        };
        (row.id, row.version, row.updated_at) = (found.id, found.version, found.updated_at);
        let same = row == found && self.blocks_found(found.id).await? == self.blocks_wanted(&wanted.blocks)?;
        if !same {
            (row.version, row.updated_at) = (found.version + 1, self.now);
            topic::Entity::update(row.into_active_model().reset_all()).exec(self.db).await?;
            uses::note(self.db, Holder::Topic, found.id, &intro).await?;
            self.blocks_of(found.id, &wanted.blocks).await?;
        }
        Ok(Step::changed(!same))
    }

    fn blocks_wanted(&self, blocks: &[TopicBlock]) -> Result<Vec<Whole>, Fault> {
        let whole = |(wanted, position): (&TopicBlock, i64)| {
            let block = topic_block::Model {
                id: 0,
                topic_id: 0,
                position,
                heading: wanted.heading.clone(),
                layout: wanted.layout.word().to_owned(),
                tag: wanted.tag.clone(),
                channel_id: self.maybe_channel(wanted.channel.as_ref())?,
                number: wanted.number,
            };
            Ok(Whole { block, articles: wanted.articles.clone() })
        };
        blocks.iter().zip(0..).map(whole).collect()
    }

    async fn blocks_found(&self, topic: i64) -> Result<Vec<Whole>, Fault> {
        let of_topic = topic_block::Entity::find().filter(topic_block::Column::TopicId.eq(topic));
        let blocks = of_topic.order_by_asc(topic_block::Column::Position).order_by_asc(topic_block::Column::Id).all(self.db).await?;
        let mut found = Vec::new();
        for (block, position) in blocks.into_iter().zip(0..) {
            let entries = topic_entry::Entity::find().filter(topic_entry::Column::BlockId.eq(block.id));
            let entries = entries.order_by_asc(topic_entry::Column::Position).all(self.db).await?;
            let articles = entries.into_iter().map(|entry| entry.article_id).collect();
            found.push(Whole { block: topic_block::Model { id: 0, topic_id: 0, position, ..block }, articles });
        }
        Ok(found)
    }

    async fn blocks_of(&self, topic: i64, blocks: &[TopicBlock]) -> Result<(), Fault> {
        topic_block::Entity::delete_many().filter(topic_block::Column::TopicId.eq(topic)).exec(self.db).await?;
        for Whole { mut block, articles } in self.blocks_wanted(blocks)? {
            block.topic_id = topic;
            let row = topic_block::ActiveModel { id: NotSet, ..block.into_active_model().reset_all() };
            let id = topic_block::Entity::insert(row).exec(self.db).await?.last_insert_id;
            for (article_id, position) in articles.into_iter().zip(0..) {
                let entry = topic_entry::Model { block_id: id, position, article_id };
                topic_entry::Entity::insert(entry.into_active_model().reset_all()).exec_without_returning(self.db).await?;
            }
        }
        Ok(())
    }
}
