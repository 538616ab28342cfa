//! Old addresses.

use sea_orm::entity::prelude::*;

/// An old address and what it leads to now.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "redirect")]
pub struct Model {
    /// The old path, with its query if it has one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub path: String,
    /// A path of this site, or an address.
    pub target: String,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
