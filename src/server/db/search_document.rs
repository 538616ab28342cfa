//! What search knows of a published article besides its words. Derived from articles, bodies and lists, as all tables of search are.

use sea_orm::entity::prelude::*;

/// One published article.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_document")]
pub struct Model {
    /// Its number in the index, which grows with its publish time: the newest come first without sorting.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: i64,
    /// Which article.
    #[sea_orm(unique)]
    pub article_id: i64,
    /// By which rules (`search::RULES`) it was indexed.
    pub rules: i64,
    /// Numbers of the channels that list it, `,3,17,`, in order.
    pub places: String,
    /// 来源.
    pub source: String,
    /// The names in it that can be suggested: [`crate::server::search::names::Name`]s as JSON.
    pub names: String,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
