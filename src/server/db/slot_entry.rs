//! What editors put into slots by hand.

use sea_orm::entity::prelude::*;

/// An entry of a slot.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "slot_entry")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which slot.
    pub slot_id: i64,
    /// Its place in the slot.
    pub position: i64,
    /// Which article.
    pub article_id: i64,
    /// Shown instead of the article's title; may be empty.
    pub title: String,
    /// Shown instead of the article's cover.
    pub picture_id: Option<i64>,
    /// Shown from then on.
    pub from_at: Option<i64>,
    /// Shown until then.
    pub until_at: Option<i64>,
}

/// What filling a slot joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Which slot.
    #[sea_orm(belongs_to = "super::slot::Entity", from = "Column::SlotId", to = "super::slot::Column::Id")]
    Slot,
    /// Which article.
    #[sea_orm(belongs_to = "super::article::Entity", from = "Column::ArticleId", to = "super::article::Column::Id")]
    Article,
    /// The picture shown instead of its cover.
    #[sea_orm(belongs_to = "super::picture::Entity", from = "Column::PictureId", to = "super::picture::Column::Id")]
    Picture,
}

impl Related<super::slot::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Slot.def()
    }
}

impl Related<super::article::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Article.def()
    }
}

impl Related<super::picture::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Picture.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
