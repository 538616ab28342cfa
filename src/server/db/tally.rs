//! How many rows of a channel's list fall on each day, so that page 4,000 of a list is found without walking through it.

use sea_orm::entity::prelude::*;

/// One day of one channel.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tally")]
pub struct Model {
    /// Whose list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub channel_id: i64,
    /// Days since 1970-01-01 in Asia/Shanghai: `(published_at + 28800) / 86400`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i64,
    /// Rows of [`super::listing`]; never 0.
    pub articles: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
