//! Articles that were picked for a topic's block.

use sea_orm::entity::prelude::*;

/// An article of a block.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic_entry")]
pub struct Model {
    /// Which block.
    #[sea_orm(primary_key, auto_increment = false)]
    pub block_id: i64,
    /// Its place in the block.
    pub position: i64,
    /// Which article.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
