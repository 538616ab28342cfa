//! The log: who did what, when and from where. The database itself refuses to change or delete a row.

use sea_orm::entity::prelude::*;

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "act")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// When.
    pub at: i64,
    /// Who; `None` is the site itself, or nobody it knows.
    pub person_id: Option<i64>,
    /// Their name at that time.
    pub person: String,
    /// What: a [`crate::model::log::Act`], by its word.
    pub act: String,
    /// Which article, if it was about one.
    pub article_id: Option<i64>,
    /// What it was about, in words: a title, an account.
    pub subject: String,
    /// Further words: a reason, a time; may be empty.
    pub detail: String,
    /// From which network address.
    pub address: String,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
