//! Pictures that are looked for: by the desk's library, and by whoever chooses one for a story.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Func, LikeExpr, SimpleExpr},
};

use super::uses;
use crate::{
    error::Error,
    model::{
        desk::pictures::{PictureFilter, Shelf},
        person::Right,
        picture::{Offer, Offered},
    },
    server::{
        db::picture::{self, Column},
        newsroom::Newsroom,
        visitor::Person,
    },
};

/// Pictures offered at a time.
const SOME: usize = 24;
/// Characters looked for.
pub const LONGEST_SEARCH: usize = 100;

/// Pictures to choose from, the newest first: those with `search` in their words, older than the one numbered `after`.
pub async fn offer(newsroom: &Newsroom, by: &Person, search: &str, after: Option<i64>) -> Result<Offer, Error> {
    if !by.may_somewhere(Right::Write) {
        return Err(Error::Forbidden);
    }
    let filter = PictureFilter { words: search.trim().chars().take(LONGEST_SEARCH).collect(), ..PictureFilter::default() };
    let wanted = narrowed(picture::Entity::find(), &filter, None).order_by_desc(Column::Id).limit(SOME as u64 + 1);
    let wanted = after.into_iter().fold(wanted, |wanted, after| wanted.filter(Column::Id.lt(after)));
    let mut rows = wanted.all(&newsroom.db.read).await?;
    let goes_on = rows.len() > SOME;
    rows.truncate(SOME);
    let more = rows.last().filter(|_| goes_on).map(|last| last.id);
    let offered =
        |row: picture::Model| Offered { caption: row.caption.clone(), credit: row.credit.clone(), name: row.name.clone(), picture: row.into() };
    Ok(Offer { pictures: rows.into_iter().map(offered).collect(), more })
}

/// Those with the filter's words and uploader on its shelf; `logo` is the file that stands beside the site's name.
pub fn narrowed(wanted: Select<picture::Entity>, filter: &PictureFilter, logo: Option<String>) -> Select<picture::Entity> {
    let mut conditions = Condition::all();
    conditions = match filter.shelf {
        Shelf::All => conditions.add(Column::BinnedAt.is_null()),
        Shelf::Bin => conditions.add(Column::BinnedAt.is_not_null()),
        Shelf::Unused => conditions.add(Column::BinnedAt.is_null()).add(uses::unused()).add_option(logo.map(|logo| Column::File.ne(logo))),
    };
    conditions = conditions.add_option(filter.uploader.map(|person| Column::UploaderId.eq(person)));
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
