//! Sitemaps (<https://www.sitemaps.org/protocol.html>): an index, a file for what there are few of, and files of tags and
//! of articles. Only the Chinese addresses: the English ones are the same texts in another frame, and each page names the
//! other in its head.

use std::{future::Future, pin::Pin};

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures_util::{StreamExt, stream};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Statement, Value};

use super::{escaped, file, refusal};
use crate::{
    error::Error,
    model::{stamp::Stamp, tag::Tag},
    server::{
        db::{Database, tag},
        newsroom::Newsroom,
        structure::Structure,
        topics,
    },
};

/// What stands before and after the name of a file.
const BEFORE: &str = "/sitemap-";
const AFTER: &str = ".xml";
/// What the name of a file of tags begins with.
const OF_TAGS: &str = "tags-";
/// A file holds the articles of so many numbers, so that nobody has to count: the protocol allows 50,000 addresses.
const NUMBERS: i64 = 50_000;
/// Tags of a file. Encoded ones are long, and a file has at most 50 MB.
const TAGS: i64 = 40_000;
/// Rows that are in memory at a time.
const SOME: i64 = 1_000;
const XML: &str = "application/xml; charset=utf-8";
const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
const END: &str = "</urlset>\n";

/// A file of a row of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The articles of a range of numbers.
    Articles(i64),
    /// Tags, in the order of their keys.
    Tags(i64),
}

#[derive(FromQueryResult)]
struct Range {
    part: i64,
    changed: i64,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    channel_id: i64,
    changed: i64,
}

/// `GET /sitemap.xml`: which files there are, and when something in each was last changed.
pub async fn index(State(newsroom): State<Newsroom>) -> Response {
    match written_index(&newsroom).await {
        Ok(text) => file(&newsroom, XML, text),
        Err(error) => refusal(&error),
    }
}

async fn written_index(newsroom: &Newsroom) -> Result<String, Error> {
    let (ranges, tags) = (ranges(&newsroom.db).await?, tag::Entity::find().count(&newsroom.db.read).await?);
    let site = escaped(&newsroom.structure().identity().public_url);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut one = |name: &str, changed: Option<i64>| {
        let changed = changed.map(|at| format!("<lastmod>{}</lastmod>", Stamp::of_unix(at).iso())).unwrap_or_default();
        out.push_str(&format!("<sitemap><loc>{site}{BEFORE}{name}{AFTER}</loc>{changed}</sitemap>\n"));
    };
    one("pages", None);
    one("news", None);
    for number in 0..tags.div_ceil(TAGS as u64) {
        one(&format!("{OF_TAGS}{number}"), None);
    }
    for range in ranges {
        one(&range.part.to_string(), Some(range.changed));
    }
    Ok(out + "</sitemapindex>\n")
}

/// The index of articles by number alone answers it: see the migration `machines`.
async fn ranges(db: &Database) -> Result<Vec<Range>, Error> {
    let sql = "SELECT id / $1 AS part, MAX(public_at) AS changed FROM article \
               WHERE state = 'published' AND origin <> 'external' GROUP BY 1 ORDER BY 1";
    Ok(Range::find_by_statement(Statement::from_sql_and_values(db.backend(), sql, [NUMBERS.into()])).all(&db.read).await?)
}

/// `GET /sitemap-pages.xml`: home page, channels, topics, static pages.
pub async fn pages(State(newsroom): State<Newsroom>) -> Response {
    let structure = newsroom.structure();
    let channels = structure.channels.iter().filter(|channel| !channel.hidden).map(|channel| channel.link.address());
    let topics = topics::all(&structure);
    let list = (!topics.is_empty()).then(|| "/topic".to_owned());
    let pages = structure.pages.iter().map(|page| page.address.clone());
    let mut out = String::from(BEGIN);
    for address in std::iter::once("/".to_owned()).chain(channels).chain(list).chain(topics.into_iter().map(|topic| topic.address)).chain(pages) {
        out.push_str(&url(&structure.identity().public_url, &address, None));
    }
    file(&newsroom, XML, out + END)
}

/// The file that is at a path. (The router knows no parameter inside a segment.)
pub fn part_at(path: &str) -> Option<Part> {
    let name = path.strip_prefix(BEFORE)?.strip_suffix(AFTER)?;
    let (number, part): (&str, fn(i64) -> Part) = match name.strip_prefix(OF_TAGS) {
        Some(number) => (number, Part::Tags),
        None => (name, Part::Articles),
    };
    let plain = !number.is_empty() && number.len() < 12 && number.bytes().all(|b| b.is_ascii_digit()) && (number == "0" || !number.starts_with('0'));
    plain.then(|| number.parse().ok()).flatten().map(part)
}

/// `GET /sitemap-{number}.xml`, `GET /sitemap-tags-{number}.xml`.
pub async fn part(newsroom: Newsroom, part: Part) -> Response {
    match part {
        Part::Articles(part) => {
            let end = (part + 1) * NUMBERS;
            written(part * NUMBERS - 1, move |after| Box::pin(articles(newsroom.clone(), after, end))).await
        }
        Part::Tags(part) => written(Place::Begin(part), move |place| Box::pin(tags(newsroom.clone(), place))).await,
    }
}

/// Some entries of a file, and where it goes on; `None` where there are none.
type Some<P> = Option<(String, Option<P>)>;
type Reading<P> = Pin<Box<dyn Future<Output = Result<Some<P>, Error>> + Send>>;

/// A file that is written while it is sent, and not kept: a crawler that comes once a day must not drive pages of readers
/// out of memory.
async fn written<P: Send + 'static>(begin: P, read: impl Fn(P) -> Reading<P> + Send + 'static) -> Response {
    // A file that does not exist must say so before its first byte.
    let first = match read(begin).await {
        Ok(Some(first)) => first,
        Ok(None) => return refusal(&Error::NotFound),
        Err(error) => return refusal(&error),
    };
    let rest = stream::try_unfold(first.1, move |place| {
        let next = place.map(&read);
        async move {
            let Some(next) = next else { return Ok(None) };
            Ok::<_, Error>(next.await?.map(|(text, place)| (Bytes::from(text), place)))
        }
    });
    let begin = stream::once(std::future::ready(Ok(Bytes::from(format!("{BEGIN}{}", first.0)))));
    let end = stream::once(std::future::ready(Ok(Bytes::from_static(END.as_bytes()))));
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(XML)), (header::CACHE_CONTROL, super::KEPT)];
    (headers, Body::from_stream(begin.chain(rest).chain(end))).into_response()
}

/// Public articles with numbers between two, neither included.
async fn articles(newsroom: Newsroom, after: i64, before: i64) -> Result<Some<i64>, Error> {
    let sql = "SELECT id, channel_id, public_at AS changed FROM article \
               WHERE state = 'published' AND origin <> 'external' AND id > $1 AND id < $2 ORDER BY id LIMIT $3";
    let values: [Value; 3] = [after.into(), before.into(), SOME.into()];
    let rows = Row::find_by_statement(Statement::from_sql_and_values(newsroom.db.backend(), sql, values)).all(&newsroom.db.read).await?;
    let structure = newsroom.structure();
    let Some(last) = rows.last() else { return Ok(None) };
    let next = (rows.len() as i64 == SOME).then_some(last.id);
    Ok(Some((rows.iter().filter_map(|row| of_article(&structure, row)).collect(), next)))
}

/// Where the reading of tags stands.
enum Place {
    /// Before the first of a file.
    Begin(i64),
    /// After a key, with so many to come.
    After(String, i64),
}

/// The list of all tags stands before the first of them.
async fn tags(newsroom: Newsroom, place: Place) -> Result<Some<Place>, Error> {
    let found = tag::Entity::find().order_by_asc(tag::Column::Tag).select_only().column(tag::Column::Tag);
    let (found, list, left) = match place {
        Place::Begin(part) => (found.offset((part * TAGS) as u64), part == 0, TAGS),
        Place::After(key, left) => (found.filter(tag::Column::Tag.gt(key)), false, left),
    };
    let keys: Vec<String> = found.limit(SOME.min(left) as u64).into_tuple().all(&newsroom.db.read).await?;
    let Some(last) = keys.last() else { return Ok(None) };
    let left = left - keys.len() as i64;
    let next = (left > 0).then(|| Place::After(last.clone(), left));
    let addresses = keys.into_iter().map(|key| Tag { name: String::new(), key }.address());
    let addresses = list.then(|| "/tag".to_owned()).into_iter().chain(addresses);
    Ok(Some((addresses.map(|address| url(&newsroom.structure().identity().public_url, &address, None)).collect(), next)))
}

fn of_article(structure: &Structure, row: &Row) -> Option<String> {
    let channel = structure.channel(row.channel_id)?;
    Some(url(&structure.identity().public_url, &format!("{}/{}", channel.link.address(), row.id), Some(row.changed)))
}

fn url(site: &str, address: &str, changed: Option<i64>) -> String {
    let changed = changed.filter(|at| *at > 0).map(|at| format!("<lastmod>{}</lastmod>", Stamp::of_unix(at).iso())).unwrap_or_default();
    format!("<url><loc>{}</loc>{changed}</url>\n", escaped(&format!("{site}{address}")))
}
