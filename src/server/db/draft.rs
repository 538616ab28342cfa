//! What editors work on: a copy beside the live article, made with the first change and kept from then on.

use sea_orm::entity::prelude::*;

/// The working copy of an article.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    /// Of which article.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: i64,
    /// Grows by one with each change.
    pub version: i64,
    /// The version that readers see; 0 while they see none.
    pub live_version: i64,
    /// The title in it, for lists.
    pub title: String,
    /// The channel in it, for lists and rights.
    pub channel_id: i64,
    /// [`crate::model::manuscript::Manuscript`] as JSON.
    pub manuscript: String,
    /// Who changed which part of it at which version last: a JSON object.
    pub touched: String,
    /// Who began the article.
    pub author_id: Option<i64>,
    /// When it was last changed.
    pub updated_at: i64,
    /// By whom.
    pub updated_by: Option<i64>,
    /// When it is to be published by itself.
    pub publish_at: Option<i64>,
    /// Who said so.
    pub scheduled_by: Option<i64>,
}

/// What lists at the desk join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Of which article.
    #[sea_orm(belongs_to = "super::article::Entity", from = "Column::ArticleId", to = "super::article::Column::Id")]
    Article,
    /// Who began the article.
    #[sea_orm(belongs_to = "super::person::Entity", from = "Column::AuthorId", to = "super::person::Column::Id")]
    Author,
    /// Who changed it last.
    #[sea_orm(belongs_to = "super::person::Entity", from = "Column::UpdatedBy", to = "super::person::Column::Id")]
    Editor,
}

impl Related<super::article::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Article.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
