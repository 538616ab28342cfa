//! Who is signed in, where.

use sea_orm::entity::prelude::*;

/// A session.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// SHA-256 of what the cookie holds, in hexadecimal digits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token: String,
    /// Whose.
    pub person_id: i64,
    /// When they signed in.
    pub begun_at: i64,
    /// When it was last used, to the minute.
    pub seen_at: i64,
    /// When it ends if it is not used any more.
    pub expires_at: i64,
    /// Which browser, as it calls itself.
    pub agent: String,
    /// From which network address.
    pub address: String,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
