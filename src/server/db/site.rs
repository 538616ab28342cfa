//! The one row of what the whole site is: identity, home page, version of its public content.

use sea_orm::entity::prelude::*;

/// The site.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// [`crate::model::frame::Site`] as JSON.
    pub identity: String,
    /// [`crate::model::home::Layout`] as JSON.
    pub home: String,
    /// Grows with every change of what readers can see, in the same transaction: whoever keeps finished pages compares it.
    /// 0 until there is anything.
    pub version: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
