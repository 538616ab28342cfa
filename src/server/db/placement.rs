//! Further channels that editors put an article into, beside its canonical one.

use sea_orm::entity::prelude::*;

/// A placement.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement")]
pub struct Model {
    /// Which article.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: i64,
    /// Into which channel.
    #[sea_orm(primary_key, auto_increment = false)]
    pub channel_id: i64,
    /// Its place among the article's placements.
    pub position: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
