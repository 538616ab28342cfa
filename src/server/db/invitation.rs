//! One-time links: to become the first administrator, or to choose a password.

use sea_orm::entity::prelude::*;

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    /// SHA-256 of what the link holds, in hexadecimal digits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token: String,
    /// Who may choose a password with it; `None` makes the first administrator.
    pub person_id: Option<i64>,
    /// Until when.
    pub expires_at: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
