//! What search engines are still to be told.

use sea_orm::entity::prelude::*;

/// An address for one receiver.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who is told: a [`crate::server::push::Receiver`], by its word.
    pub receiver: String,
    /// Which address has changed: a path on this site.
    pub address: String,
    /// How often somebody has tried.
    pub tries: i64,
    /// When it is tried next.
    pub due_at: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
