//! Channels, a tree by `parent_id`.

use sea_orm::entity::prelude::*;

use crate::model::channel::ListKind;

/// A channel.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "channel")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The channel above it.
    pub parent_id: Option<i64>,
    /// Its address.
    #[sea_orm(unique)]
    pub slug: String,
    /// Its name.
    pub name: String,
    /// One or two sentences.
    pub description: String,
    /// How its list is drawn.
    pub kind: Kind,
    /// Its place among its siblings.
    pub position: i64,
    /// Reachable, but in no list of channels.
    pub hidden: bool,
    /// The channel `>>更多` shows beside its pages.
    pub more_id: Option<i64>,
    /// The channel of its picture strip.
    pub strip_id: Option<i64>,
    /// How many rows [`super::listing`] has for it, so that no page counts them.
    pub articles: i64,
}

/// None are followed from here: the whole tree is small and read at once.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// [`ListKind`] as the database spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Kind {
    /// Titles with dates.
    #[sea_orm(string_value = "text")]
    Text,
    /// Thumbnail, title, summary.
    #[sea_orm(string_value = "summary")]
    Summary,
    /// A grid of pictures.
    #[sea_orm(string_value = "pictures")]
    Pictures,
    /// Short news.
    #[sea_orm(string_value = "express")]
    Express,
}

impl From<Kind> for ListKind {
    fn from(kind: Kind) -> ListKind {
        match kind {
            Kind::Text => ListKind::Text,
            Kind::Summary => ListKind::Summary,
            Kind::Pictures => ListKind::Pictures,
            Kind::Express => ListKind::Express,
        }
    }
}

impl From<ListKind> for Kind {
    fn from(kind: ListKind) -> Kind {
        match kind {
            ListKind::Text => Kind::Text,
            ListKind::Summary => Kind::Summary,
            ListKind::Pictures => Kind::Pictures,
            ListKind::Express => Kind::Express,
        }
    }
}
