//! What importers wrote, under the names it had where it came from, so that the next run finds it.

use sea_orm::entity::prelude::*;

/// One thing that came in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imported")]
pub struct Model {
    /// Where it came from: see [`crate::server::import::content::Content::system`].
    #[sea_orm(primary_key, auto_increment = false)]
    pub system: String,
    /// What it is here: `article`, `picture`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// Its name there.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Its number here.
    pub id: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
