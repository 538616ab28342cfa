//! What an article was: one row for each sitting of each editor, and for each act that has a name.

use sea_orm::entity::prelude::*;

/// A revision.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revision")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which article.
    pub article_id: i64,
    /// The draft's version that it holds.
    pub version: i64,
    /// A [`crate::model::revision::Kind`], by its word.
    pub kind: String,
    /// Whose.
    pub person_id: Option<i64>,
    /// Their name at that time.
    pub person: String,
    /// Which sitting: one tab of one person's browser.
    pub sitting: String,
    /// When the sitting began.
    pub begun_at: i64,
    /// When this was saved.
    pub at: i64,
    /// [`crate::model::manuscript::Manuscript`] as JSON.
    pub manuscript: String,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
