//! Which texts use which pictures. Covers and entries of slots name theirs in columns of their own.

use sea_orm::entity::prelude::*;

/// A picture in a text.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "picture_use")]
pub struct Model {
    /// What kind of text: a [`crate::server::pictures::uses::Holder`], by its word.
    #[sea_orm(primary_key, auto_increment = false)]
    pub holder: String,
    /// Its number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The picture's file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub file: String,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
