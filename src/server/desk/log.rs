//! The log at the desk, the newest first.

use axum::response::Response;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::{Date, macros::format_description, macros::offset};

use super::{Asking, form::Form, lists};
use crate::{
    content::desk::log as content,
    error::Error,
    model::{
        desk::{
            Place,
            lists::{Leafed, LogFilter, LogPage, LogRow},
        },
        log::Act,
        stamp::Stamp,
    },
    server::{db::act, newsroom::Newsroom},
};

/// Entries on a page.
const PAGE: usize = 50;

/// `GET /desk/log`.
pub async fn list(asking: Asking) -> Response {
    asking.answer(answer(&asking).await)
}

async fn answer(asking: &Asking) -> Result<Response, Error> {
    asking.open(Place::Log)?;
    let (newsroom, query) = (&asking.site.newsroom, &asking.query);
    let filter = filter_of(query);
    let page = entries(newsroom, &filter, query.number("before"), query.number("after")).await?;
    let page = LogPage { filter, people: lists::names(newsroom).await?, page };
    Ok(asking.page(200, content::open(asking.here.clone(), asking.around(), page)))
}

fn filter_of(query: &Form) -> LogFilter {
    let day = |name: &str| query.text(name).to_owned();
    LogFilter {
        act: Act::named(query.text("act")),
        person: query.number("person"),
        article: query.number("article"),
        from: Some(day("from")).filter(|day| begin_of(day).is_some()).unwrap_or_default(),
        to: Some(day("to")).filter(|day| begin_of(day).is_some()).unwrap_or_default(),
    }
}

/// The first second of a day of the newsroom.
pub fn begin_of(day: &str) -> Option<i64> {
    let day = Date::parse(day, format_description!("[year]-[month]-[day]")).ok()?;
    Some(day.midnight().assume_offset(offset!(+8)).unix_timestamp())
}

/// Entries newer than one (`before` it in the list), or older than one (`after` it); without either, the newest.
async fn entries(newsroom: &Newsroom, filter: &LogFilter, before: Option<i64>, after: Option<i64>) -> Result<Leafed<LogRow>, Error> {
    use act::Column::{Act as What, ArticleId, At, Id, PersonId};
    let mut wanted = act::Entity::find().limit(PAGE as u64 + 1);
    let conditions = [
        filter.act.map(|act| What.eq(act.word())),
        filter.person.map(|person| PersonId.eq(person)),
        filter.article.map(|article| ArticleId.eq(article)),
        begin_of(&filter.from).map(|from| At.gte(from)),
        begin_of(&filter.to).map(|to| At.lt(to + 86_400)),
    ];
    for condition in conditions.into_iter().flatten() {
        wanted = wanted.filter(condition);
    }
    wanted = match (before, after) {
        (Some(before), _) => wanted.filter(Id.gt(before)).order_by_asc(Id),
        (None, Some(after)) => wanted.filter(Id.lt(after)).order_by_desc(Id),
        (None, None) => wanted.order_by_desc(Id),
    };
    let found = wanted.all(&newsroom.db.read).await?;
    let rows = found.into_iter().map(row).collect();
    Ok(lists::leaf(rows, PAGE, before.is_some(), after.is_some(), |row: &LogRow| row.id.to_string()))
}

fn row(entry: act::Model) -> LogRow {
    LogRow {
        id: entry.id,
        at: Stamp::of_unix(entry.at),
        person: entry.person,
        act: Act::named(&entry.act),
        article: entry.article_id,
        subject: entry.subject,
        detail: entry.detail,
        address: entry.address,
    }
}

#[cfg(test)]
mod tests {
    use super::begin_of;

    #[test]
    fn a_day_begins_in_shanghai() {
        assert_eq!(begin_of("1970-01-02"), Some(16 * 3600));
        assert_eq!((begin_of("2026-02-30"), begin_of("x")), (None, None));
    }
}
