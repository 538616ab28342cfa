//! How many articles of a tag fall on each day: see [`super::tally`].

use sea_orm::entity::prelude::*;

/// One day of one tag.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tag_tally")]
pub struct Model {
    /// The tag's key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tag: String,
    /// Days since 1970-01-01 in Asia/Shanghai.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i64,
    /// Rows of [`super::tagging`]; never 0.
    pub articles: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
