//! How often an article was read on a day, and where its readers came from.

use sea_orm::entity::prelude::*;

/// One day of one article.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reading")]
pub struct Model {
    /// Days since 1970-01-01 in Asia/Shanghai.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i64,
    /// Which article.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: i64,
    /// The word of a [`crate::model::readings::Source`].
    #[sea_orm(primary_key, auto_increment = false)]
    pub source: String,
    /// How often; never 0.
    pub reads: i64,
}

/// To the article.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Which article.
    #[sea_orm(belongs_to = "super::article::Entity", from = "Column::ArticleId", to = "super::article::Column::Id")]
    Article,
}

impl ActiveModelBehavior for ActiveModel {}
