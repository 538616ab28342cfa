//! Published articles that are about the same. Derived from articles, when one of them is published.

use sea_orm::entity::prelude::*;

/// An entry of an article's 相关阅读.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "related")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: i64,
    /// Which other article.
    #[sea_orm(primary_key, auto_increment = false)]
    pub other_id: i64,
    /// How much they share: the heaviest comes first.
    pub weight: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
