//! Pages of the library, read by their place in it.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Func, LikeExpr, SimpleExpr},
};

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
        pictures::uses,
    },
};

/// Pictures on a page: whole rows of two, three, four and six.
const PAGE: usize = 48;

/// What the library is asked for.
pub fn filter_of(query: &Form) -> PictureFilter {
    let day = |name: &str| Some(query.text(name).to_owned()).filter(|day| begin_of(day).is_some()).unwrap_or_default();
    PictureFilter {
        words: query.text("q").trim().chars().take(100).collect(),
        uploader: query.number("uploader"),
        from: day("from"),
        to: day("to"),
        shelf: Shelf::named(query.text("shelf")),
    }
}

/// Pictures newer than one (`before` it in the library), or older (`after` it); without either, the newest.
pub async fn page(newsroom: &Newsroom, filter: &PictureFilter, before: Option<i64>, after: Option<i64>) -> Result<Leafed<PictureRow>, Error> {
    let logo = uses::logo(&newsroom.db.read).await?;
    let wanted = narrowed(picture::Entity::find().limit(PAGE as u64 + 1), filter, logo);
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

fn narrowed(wanted: Select<picture::Entity>, filter: &PictureFilter, logo: Option<String>) -> Select<picture::Entity> {
    let mut conditions = Condition::all();
    conditions = match filter.shelf {
        Shelf::All => conditions.add(Column::BinnedAt.is_null()),
        Shelf::Bin => conditions.add(Column::BinnedAt.is_not_null()),
        Shelf::Unused => conditions.add(Column::BinnedAt.is_null()).add(uses::unused()).add_option(logo.map(|logo| Column::File.ne(logo))),
    };
    conditions = conditions
        .add_option(filter.uploader.map(|person| Column::UploaderId.eq(person)))
        .add_option(begin_of(&filter.from).map(|from| Column::AddedAt.gte(from)))
        .add_option(begin_of(&filter.to).map(|to| Column::AddedAt.lt(to + 86_400)));
    if !filter.words.is_empty() {
        // What is typed is looked for as it stands. SQLite's LIKE takes capital letters for small ones, Postgres' does not.
        let text = filter.words.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let has = |column: Column| {
            let lower: SimpleExpr = Func::lower(Expr::col(column)).into();
            lower.like(LikeExpr::new(format!("%{text}%")).escape('\\'))
        };
        let columns = [Column::Name, Column::File, Column::Caption, Column::Credit, Column::Alt];
        conditions = conditions.add(columns.into_iter().fold(Condition::any(), |any, column| any.add(has(column))));
    }
    wanted.filter(conditions)
}

fn shown(used: &std::collections::HashSet<i64>, row: picture::Model) -> PictureRow {
    let label = [&row.caption, &row.alt, &row.name, &row.file].into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
    PictureRow { label, added: Stamp::of_unix(row.added_at), animated: row.kind == "animated", used: used.contains(&row.id), picture: row.into() }
}
