//! Which published article carries which tag. Derived from articles.

use sea_orm::entity::prelude::*;

/// One tag of one article.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tagging")]
pub struct Model {
    /// The tag's key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tag: String,
    /// Which article.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: i64,
    /// The article's publish time, again, so that one index holds the order of the list.
    pub published_at: i64,
    /// As the article spells it.
    pub name: String,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
