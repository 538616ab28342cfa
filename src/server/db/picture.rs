//! Pictures: what is known of the files in the media folder.

use sea_orm::entity::prelude::*;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "picture")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its name in the media folder, which says what is in it: see [`crate::model::picture::Picture::file`].
    #[sea_orm(unique)]
    pub file: String,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
    /// Size of the file.
    pub bytes: i64,
    /// Alternative text.
    pub alt: String,
    /// When it came.
    pub added_at: i64,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl From<Model> for crate::model::picture::Picture {
    fn from(row: Model) -> crate::model::picture::Picture {
        // A picture's sides are checked when it comes in; a row that lies gets no side rather than a wrong one.
        let side = |pixels: i64| u32::try_from(pixels).unwrap_or(0);
        crate::model::picture::Picture { file: row.file, width: side(row.width), height: side(row.height), alt: row.alt }
    }
}
