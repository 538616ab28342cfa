//! Saves that were acknowledged, so that the same one sent twice counts once. Old rows are swept away.

use sea_orm::entity::prelude::*;

/// An acknowledged save.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "operation")]
pub struct Model {
    /// The name that the client gave it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Of which article.
    pub article_id: i64,
    /// The version it made; 0 if it changed nothing.
    pub version: i64,
    /// By whom.
    pub person_id: i64,
    /// When.
    pub at: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
