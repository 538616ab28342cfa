//! Static pages.

use sea_orm::entity::prelude::*;

/// A static page, at `/about/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "page")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its address.
    #[sea_orm(unique)]
    pub slug: String,
    /// Its title.
    pub title: String,
    /// For `<meta name="description">`.
    pub description: String,
    /// Its place among the pages.
    pub position: i64,
    /// [`crate::model::body::Body`] as JSON.
    pub body: String,
    /// Not for readers yet.
    pub draft: bool,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
