//! Sitemaps (<https://www.sitemaps.org/protocol.html>): an index, a file for home page, channels and static pages, and
//! files of articles. Only the Chinese addresses: the English ones are the same texts in another frame, and each page
//! names the other in its head.

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures_util::stream::{self, Stream};
use sea_orm::{FromQueryResult, Statement, Value};

use super::{escaped, file, refusal};
use crate::{
    error::Error,
    model::stamp::Stamp,
    server::{db::Database, newsroom::Newsroom, structure::Structure},
};

/// What stands before and after the number of a file of articles.
const BEFORE: &str = "/sitemap-";
const AFTER: &str = ".xml";
/// A file holds the articles of so many numbers, so that nobody has to count: the protocol allows 50,000 addresses.
const NUMBERS: i64 = 50_000;
/// Rows that are in memory at a time.
const SOME: i64 = 1_000;
const XML: &str = "application/xml; charset=utf-8";
const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
const END: &str = "</urlset>\n";

#[derive(FromQueryResult)]
struct Part {
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
    match parts(&newsroom.db).await {
        Ok(parts) => file(&newsroom, XML, written_index(&newsroom.structure().identity().public_url, &parts)),
        Err(error) => refusal(&error),
    }
}

/// The index of articles by number alone answers it: see the migration `machines`.
async fn parts(db: &Database) -> Result<Vec<Part>, Error> {
    let sql = "SELECT id / $1 AS part, MAX(public_at) AS changed FROM article \
               WHERE state = 'published' AND origin <> 'external' GROUP BY 1 ORDER BY 1";
    Ok(Part::find_by_statement(Statement::from_sql_and_values(db.backend(), sql, [NUMBERS.into()])).all(&db.read).await?)
}

fn written_index(site: &str, parts: &[Part]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut one = |name: &str, changed: Option<i64>| {
        let changed = changed.map(|at| format!("<lastmod>{}</lastmod>", Stamp::of_unix(at).iso())).unwrap_or_default();
        out.push_str(&format!("<sitemap><loc>{}{BEFORE}{name}{AFTER}</loc>{changed}</sitemap>\n", escaped(site)));
    };
    one("pages", None);
    one("news", None);
    for part in parts {
        one(&part.part.to_string(), Some(part.changed));
    }
    out + "</sitemapindex>\n"
}

/// `GET /sitemap-pages.xml`: what there is one of.
pub async fn pages(State(newsroom): State<Newsroom>) -> Response {
    let structure = newsroom.structure();
    let channels = structure.channels.iter().filter(|channel| !channel.hidden).map(|channel| channel.link.address());
    let pages = structure.pages.iter().map(|page| page.address.clone());
    let mut out = String::from(BEGIN);
    for address in std::iter::once("/".to_owned()).chain(channels).chain(pages) {
        out.push_str(&url(&structure.identity().public_url, &address, None));
    }
    file(&newsroom, XML, out + END)
}

/// `GET /sitemap-{number}.xml`: the articles of a range of numbers. It is written while it is sent, and not kept: a
/// crawler that comes once a day must not drive pages of readers out of memory.
pub async fn articles(newsroom: Newsroom, part: i64) -> Response {
    // A file that does not exist must say so before its first byte.
    let first = match some(&newsroom.db, part * NUMBERS - 1, (part + 1) * NUMBERS).await {
        Ok(rows) if rows.is_empty() => return refusal(&Error::NotFound),
        Ok(rows) => rows,
        Err(error) => return refusal(&error),
    };
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(XML)), (header::CACHE_CONTROL, super::KEPT)];
    (headers, Body::from_stream(chunks(newsroom, part, first))).into_response()
}

/// The number of the file of articles that is at a path. (The router knows no parameter inside a segment.)
pub fn part_at(path: &str) -> Option<i64> {
    let number = path.strip_prefix(BEFORE)?.strip_suffix(AFTER)?;
    let plain = number.len() < 12 && number.bytes().all(|b| b.is_ascii_digit()) && (number == "0" || !number.starts_with('0'));
    plain.then(|| number.parse().ok()).flatten()
}

/// Where the writing of a file stands.
enum Place {
    Rows(Vec<Row>),
    End,
    Done,
}

fn chunks(newsroom: Newsroom, part: i64, first: Vec<Row>) -> impl Stream<Item = Result<Bytes, Error>> {
    let structure = newsroom.structure();
    stream::try_unfold((Place::Rows(first), BEGIN), move |(place, begin)| {
        let (newsroom, structure) = (newsroom.clone(), structure.clone());
        async move {
            match place {
                Place::Rows(rows) => {
                    let text: String = rows.iter().filter_map(|row| of_article(&structure, row)).collect();
                    let next = match rows.last() {
                        Some(last) if rows.len() as i64 == SOME => some(&newsroom.db, last.id, (part + 1) * NUMBERS).await?,
                        _ => Vec::new(),
                    };
                    let place = if next.is_empty() { Place::End } else { Place::Rows(next) };
                    Ok(Some((Bytes::from(format!("{begin}{text}")), (place, ""))))
                }
                Place::End => Ok(Some((Bytes::from_static(END.as_bytes()), (Place::Done, "")))),
                Place::Done => Ok(None),
            }
        }
    })
}

/// Public articles with numbers between two, neither included.
async fn some(db: &Database, after: i64, before: i64) -> Result<Vec<Row>, Error> {
    let sql = "SELECT id, channel_id, public_at AS changed FROM article \
               WHERE state = 'published' AND origin <> 'external' AND id > $1 AND id < $2 ORDER BY id LIMIT $3";
    let values: [Value; 3] = [after.into(), before.into(), SOME.into()];
    Ok(Row::find_by_statement(Statement::from_sql_and_values(db.backend(), sql, values)).all(&db.read).await?)
}

fn of_article(structure: &Structure, row: &Row) -> Option<String> {
    let channel = structure.channel(row.channel_id)?;
    Some(url(&structure.identity().public_url, &format!("{}/{}", channel.link.address(), row.id), Some(row.changed)))
}

fn url(site: &str, address: &str, changed: Option<i64>) -> String {
    let changed = changed.filter(|at| *at > 0).map(|at| format!("<lastmod>{}</lastmod>", Stamp::of_unix(at).iso())).unwrap_or_default();
    format!("<url><loc>{}</loc>{changed}</url>\n", escaped(&format!("{site}{address}")))
}
