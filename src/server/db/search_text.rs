//! The text of a published article in its one spelling (`search::fold`): what a phrase is looked up in, once its tokens are found.

use sea_orm::entity::prelude::*;

/// One text.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_text")]
pub struct Model {
    /// Its number in the index.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: i64,
    /// A line for the title, one for what else stands above the story, one for everything else.
    pub text: String,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
