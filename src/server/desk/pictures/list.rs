//! Pages of the library, read by their place in it.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    error::Error,
    model::{
        desk::{
            lists::Leafed,
            pictures::{PictureFilter, PictureRow, Shelf},
        },
        stamp::Stamp,
    },
    server::{
        db::picture::{self, Column},
        desk::{form::Form, lists::leaf, log::begin_of},
        newsroom::Newsroom,
        pictures::{
            library::{LONGEST_SEARCH, narrowed},
            uses,
        },
    },
};

/// Pictures on a page: whole rows of two, three, four and six.
const PAGE: usize = 48;

/// What the library is asked for.
pub fn filter_of(query: &Form) -> PictureFilter {
    let day = |name: &str| Some(query.text(name).to_owned()).filter(|day| begin_of(day).is_some()).unwrap_or_default();
    PictureFilter {
        words: query.text("q").trim().chars().take(LONGEST_SEARCH).collect(),
        uploader: query.number("uploader"),
        from: day("from"),
        to: day("to"),
        shelf: Shelf::named(query.text("shelf")),
    }
}

/// Pictures newer than one (`before` it in the library), or older (`after` it); without either, the newest.
pub async fn page(newsroom: &Newsroom, filter: &PictureFilter, before: Option<i64>, after: Option<i64>) -> Result<Leafed<PictureRow>, Error> {
    let logo = uses::logo(&newsroom.db.read).await?;
    let days = Condition::all()
        .add_option(begin_of(&filter.from).map(|from| Column::AddedAt.gte(from)))
        .add_option(begin_of(&filter.to).map(|to| Column::AddedAt.lt(to + 86_400)));
    let wanted = narrowed(picture::Entity::find().filter(days).limit(PAGE as u64 + 1), filter, logo);
    let wanted = match (before, after) {
        (Some(before), _) => wanted.filter(Column::Id.gt(before)).order_by_asc(Column::Id),
        (None, Some(after)) => wanted.filter(Column::Id.lt(after)).order_by_desc(Column::Id),
        (None, None) => wanted.order_by_desc(Column::Id),
    };
    let rows = leaf(wanted.all(&newsroom.db.read).await?, PAGE, before.is_some(), after.is_some(), |row: &picture::Model| row.id.to_string());
    let used = uses::used_among(&newsroom.db.read, &rows.rows).await?;
    let Leafed { rows, before, after } = rows;
    Ok(Leafed { rows: rows.into_iter().map(|row| shown(&used, row)).collect(), before, after })
}

fn shown(used: &std::collections::HashSet<i64>, row: picture::Model) -> PictureRow {
    let label = [&row.caption, &row.alt, &row.name, &row.file].into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
    PictureRow { label, added: Stamp::of_unix(row.added_at), animated: row.kind == "animated", used: used.contains(&row.id), picture: row.into() }
}
