//! Tags that published articles carry. Derived from articles.

use sea_orm::entity::prelude::*;

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tag")]
pub struct Model {
    /// Its key: see [`crate::model::tag::Tag`].
    #[sea_orm(primary_key, auto_increment = false)]
    pub tag: String,
    /// As the newest article spells it.
    pub name: String,
    /// How many published articles carry it; never 0.
    pub articles: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
