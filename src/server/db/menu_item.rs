//! Entries of the menus, two levels.

use sea_orm::entity::prelude::*;

/// An entry: it leads to a channel, to a page or to `url`; exactly one of the three is there.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "menu_item")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// `main`, `second`, `footer` or `friends`.
    pub menu: String,
    /// The entry it stands under.
    pub parent_id: Option<i64>,
    /// Its place among its siblings.
    pub position: i64,
    /// What readers see.
    pub label: String,
    /// A channel.
    pub channel_id: Option<i64>,
    /// A static page.
    pub page_id: Option<i64>,
    /// Any other address.
    pub url: Option<String>,
}

/// None are followed from here: channels and pages are at hand when menus are read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
