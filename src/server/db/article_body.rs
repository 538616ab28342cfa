//! The text of an article, apart from the article so that lists do not read it.

use sea_orm::entity::prelude::*;

/// A text.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "article_body")]
pub struct Model {
    /// Whose text.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: i64,
    /// [`crate::model::body::Body`] as JSON.
    pub body: String,
}

/// Back to the article.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Whose text.
    #[sea_orm(belongs_to = "super::article::Entity", from = "Column::ArticleId", to = "super::article::Column::Id")]
    Article,
}

impl Related<super::article::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Article.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
