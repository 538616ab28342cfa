//! The log of when articles became public, changed their time or were withdrawn. Rows are only added.

use sea_orm::entity::prelude::*;

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which article.
    pub article_id: i64,
    /// When somebody did it.
    pub at: i64,
    /// What was done.
    pub act: Act,
    /// The publish time the article carried from then on.
    pub published_at: Option<i64>,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What can happen to an article's publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Act {
    /// It became public.
    #[sea_orm(string_value = "publish")]
    Publish,
    /// It stayed public and carries another time.
    #[sea_orm(string_value = "redate")]
    Redate,
    /// It was taken down, and its address says so.
    #[sea_orm(string_value = "withdraw")]
    Withdraw,
    /// It became a draft again.
    #[sea_orm(string_value = "retract")]
    Retract,
}
