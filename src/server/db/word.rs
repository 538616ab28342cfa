//! The newsroom's own list of words.

use sea_orm::entity::prelude::*;

/// A word of the list.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "word")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// How it must not be written; unique.
    pub wrong: String,
    /// How it should be; may be empty.
    pub right: String,
    /// Why; may be empty.
    pub note: String,
    /// When it was added.
    pub created_at: i64,
    /// The name of who added it, at that time.
    pub created_by: String,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
