//! Names of published articles that can be suggested: tags, reporters, sources.

use sea_orm::entity::prelude::*;

/// One name.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_name")]
pub struct Model {
    /// Of what: `tag`, `reporter`, `source`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// As it is written.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// In its one spelling, without spaces.
    pub folded: String,
    /// Its syllables in Latin letters; empty where it has none.
    pub spelled: String,
    /// Their first letters.
    pub initials: String,
    /// How many published articles have it.
    pub articles: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
