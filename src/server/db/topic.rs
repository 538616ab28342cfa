//! Topics 专题.

use sea_orm::entity::prelude::*;

/// A topic, at `/topic/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its address.
    #[sea_orm(unique)]
    pub slug: String,
    /// Its title.
    pub title: String,
    /// One or two sentences, for banners and lists.
    pub summary: String,
    /// The picture at its top.
    pub banner_id: Option<i64>,
    /// 导语: [`crate::model::body::Body`] as JSON.
    pub intro: String,
    /// For `<title>`.
    pub seo_title: String,
    /// For `<meta name="description">`.
    pub seo_description: String,
    /// Not for readers.
    pub hidden: bool,
    /// Its place among the topics.
    pub position: i64,
    /// Grows with every change at the desk: who changes an older one is told.
    pub version: i64,
    /// When it was last changed.
    pub updated_at: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
