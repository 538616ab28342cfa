//! Blocks of topics.

use sea_orm::entity::prelude::*;

/// A block. With a tag or a channel it shows the newest articles that have them, else those that were picked.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic_block")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which topic.
    pub topic_id: i64,
    /// Its place in the topic.
    pub position: i64,
    /// May be empty.
    pub heading: String,
    /// A word of [`crate::model::topic::Layout`].
    pub layout: String,
    /// Only articles with this tag, as it was typed; may be empty.
    pub tag: String,
    /// Only articles of this channel and those below it.
    pub channel_id: Option<i64>,
    /// How many the rule brings; 0 where there is no rule.
    pub number: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
