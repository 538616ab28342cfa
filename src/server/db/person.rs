//! People of the newsroom.

use sea_orm::entity::prelude::*;

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Its number, for ever.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What they sign in with: lower case, unique.
    pub account: String,
    /// Their name, as the log and other editors see it.
    pub name: String,
    /// How to reach them; may be empty. Shown to administrators only.
    pub email: String,
    /// Argon2id in PHC notation; empty until they have chosen a password.
    pub password: String,
    /// Whether they may no longer sign in.
    pub disabled: bool,
    /// Since when they are known.
    pub added_at: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
