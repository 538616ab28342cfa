//! What a tag's page shows, and the list of all tags.

use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Statement};

use super::{
    channels::{PAGE, page_number, page_of, place_among, rows_after},
    db::{tag, tag_tally},
    lists::{From, Wanted, lists},
    newsroom::Newsroom,
    redirects,
    structure::days_of,
};
use crate::{
    error::Error,
    model::{
        article::Row,
        page_of::{Cursor, PageOf},
        tag::{Tag, TagCount, TagView},
    },
};

/// Tags on a page of the list of all tags.
const TAGS: i64 = 240;
/// Tags beside a tag's list, and how many of its newest articles are asked for theirs.
const BESIDE: &str = "
SELECT tag.tag, tag.name, tag.articles
FROM (SELECT article_id FROM tagging WHERE tag = $1 ORDER BY published_at DESC, article_id DESC LIMIT 200) AS own
JOIN tagging ON tagging.article_id = own.article_id AND tagging.tag <> $1
JOIN tag ON tag.tag = tagging.tag
GROUP BY tag.tag, tag.name, tag.articles
ORDER BY COUNT(*) DESC, tag.articles DESC, tag.tag
LIMIT 16";

#[derive(FromQueryResult)]
struct Found {
    tag: String,
    name: String,
    articles: i64,
}

impl std::convert::From<Found> for TagCount {
    fn from(found: Found) -> TagCount {
        TagCount { tag: Tag { key: found.tag, name: found.name }, articles: found.articles }
    }
}

/// One numbered page of the articles with a tag; `typed` as it stands in the address, decoded.
pub async fn view(newsroom: &Newsroom, typed: &str, page: Option<&str>) -> Result<TagView, Error> {
    let tag = found(newsroom, typed).await?;
    let number = page_number(page)?;
    if tag.tag.key != typed {
        let query = if number > 1 { format!("?page={number}") } else { String::new() };
        return Err(Error::Moved { to: format!("{}{query}", tag.tag.address()) });
    }
    if number > 1 && (number - 1) * PAGE >= tag.articles {
        return Err(Error::NotFound);
    }
    let from = if number == 1 { From::Newest } else { place_of(newsroom, typed, number).await? };
    let wanted = Wanted::Tag { key: tag.tag.key.clone(), channel: None, count: PAGE, from };
    let rows = lists(&newsroom.db, &newsroom.structure(), &[wanted]).await?.pop().unwrap_or_default();
    let beside = if number == 1 { beside(newsroom, typed).await? } else { Vec::new() };
    Ok(TagView { tag: tag.tag, list: page_of(rows, number, tag.articles), beside })
}

/// The rows that follow a place in the list of a tag.
pub async fn more(newsroom: &Newsroom, typed: &str, after: Cursor) -> Result<PageOf<Row>, Error> {
    let tag = found(newsroom, typed).await?;
    let wanted = Wanted::Tag { key: tag.tag.key, channel: None, count: PAGE, from: From::After(after) };
    rows_after(newsroom, wanted, tag.articles).await
}

/// One page of all tags, the most frequent first.
pub async fn index(newsroom: &Newsroom, page: Option<&str>) -> Result<PageOf<TagCount>, Error> {
    let number = page_number(page)?;
    let total = i64::try_from(tag::Entity::find().count(&newsroom.db.read).await?).unwrap_or(i64::MAX);
    if number > 1 && (number - 1) * TAGS >= total {
        return Err(Error::NotFound);
    }
    let rows = tag::Entity::find()
        .order_by_desc(tag::Column::Articles)
        .order_by_asc(tag::Column::Tag)
        .offset(u64::try_from((number - 1) * TAGS).unwrap_or(0))
        .limit(TAGS as u64)
        .all(&newsroom.db.read)
        .await?;
    let items = rows.into_iter().map(|row| TagCount { tag: Tag { key: row.tag, name: row.name }, articles: row.articles }).collect();
    Ok(PageOf { items, number, total, size: TAGS, next: None })
}

/// The tag of this key, if any published article carries it.
async fn found(newsroom: &Newsroom, typed: &str) -> Result<TagCount, Error> {
    let missing = async || redirects::moved_or(newsroom, &format!("/tag/{typed}"), Error::NotFound).await;
    let Some(tag) = Tag::of(typed) else { return Err(missing().await) };
    match tag::Entity::find_by_id(tag.key).one(&newsroom.db.read).await? {
        Some(row) => Ok(TagCount { tag: Tag { key: row.tag, name: row.name }, articles: row.articles }),
        None => Err(missing().await),
    }
}

async fn beside(newsroom: &Newsroom, key: &str) -> Result<Vec<TagCount>, Error> {
    let statement = Statement::from_sql_and_values(newsroom.db.backend(), BESIDE, [key.into()]);
    let found = Found::find_by_statement(statement).all(&newsroom.db.read).await?;
    Ok(found.into_iter().map(TagCount::from).collect())
}

async fn place_of(newsroom: &Newsroom, key: &str, number: i64) -> Result<From, Error> {
    let rows = tag_tally::Entity::find().filter(tag_tally::Column::Tag.eq(key)).order_by_desc(tag_tally::Column::Day).all(&newsroom.db.read).await?;
    place_among(&days_of(rows.into_iter().map(|row| (row.day, row.articles))), number)
}
