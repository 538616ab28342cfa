//! Slots 推荐位.

use sea_orm::entity::prelude::*;

/// A slot: see [`crate::model::slot::Slot`].
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "slot")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What layouts call it.
    #[sea_orm(unique)]
    pub name: String,
    /// What editors call it.
    pub title: String,
    /// Entries shown at most.
    pub size: i64,
    /// Filled up with the newest of this channel.
    pub fill_from_id: Option<i64>,
    /// May show what a slot before it shows.
    pub may_repeat: bool,
    /// Filled up only with articles that have a cover.
    pub with_picture: bool,
    /// Its place among the slots: earlier ones choose first.
    pub position: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
