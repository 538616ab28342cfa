//! Pictures: what is known of the files in the media folder.

use sea_orm::entity::prelude::*;

use crate::model::picture::Focus;

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
    /// What is printed under it, unless a story says something else.
    pub caption: String,
    /// Who took it.
    pub credit: String,
    /// What the file was called where it came from.
    pub name: String,
    /// Where it was fetched from; empty when somebody uploaded it.
    pub source_url: String,
    /// SHA-256 of the file as it came, in hexadecimal digits: the same file again is the same picture. Empty when what is
    /// kept is the file as it came.
    pub came_as: String,
    /// `still` or `animated`.
    pub kind: String,
    /// Its average colour, `rrggbb`; empty where nobody has looked yet.
    pub colour: String,
    /// A few bytes that look like it (evanw/thumbhash), in Base64; empty where nobody has looked yet.
    pub thumbhash: String,
    /// What must stay in view when it is cut: thousandths of the width from the left.
    pub focus_x: i64,
    /// Thousandths of the height from above.
    pub focus_y: i64,
    /// Who uploaded it.
    pub uploader_id: Option<i64>,
    /// When it was taken.
    pub taken_at: Option<i64>,
    /// When it was put into the bin.
    pub binned_at: Option<i64>,
}

/// None are followed from here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl From<Model> for crate::model::picture::Picture {
    fn from(row: Model) -> crate::model::picture::Picture {
        // A picture's sides are checked when it comes in; a row that lies gets no side rather than a wrong one.
        let side = |pixels: i64| u32::try_from(pixels).unwrap_or(0);
        crate::model::picture::Picture {
            file: row.file,
            width: side(row.width),
            height: side(row.height),
            alt: row.alt,
            focus: Focus::of(row.focus_x, row.focus_y),
            colour: row.colour,
        }
    }
}
