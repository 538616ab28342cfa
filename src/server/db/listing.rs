//! Which published article stands in which channel's list: its channel, its placements, and all channels above them.
//! Derived from articles, placements and channels.

use sea_orm::entity::prelude::*;

/// One row of one list.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "listing")]
pub struct Model {
    /// Whose list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub channel_id: i64,
    /// The article's publish time, again, so that one index holds the order of the list.
    pub published_at: i64,
    /// Which article.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: i64,
}

/// To the article.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Which article.
    #[sea_orm(belongs_to = "super::article::Entity", from = "Column::ArticleId", to = "super::article::Column::Id")]
    Article,
}

impl Related<super::article::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Article.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
