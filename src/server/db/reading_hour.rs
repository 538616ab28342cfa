//! How often an article was read in an hour: kept for a day or two, for what is read most just now.

use sea_orm::entity::prelude::*;

/// One hour of one article.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reading_hour")]
pub struct Model {
    /// Hours since 1970-01-01 UTC.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hour: i64,
    /// Which article.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: i64,
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
