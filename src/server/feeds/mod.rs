//! What machines read: feeds, sitemaps, and small files that say what this site is. Text out of models; all of it is
//! kept in memory like pages, except the long sitemaps.

pub mod absolute;
mod atom;
mod json;
mod manifest;
mod news;
mod robots;
mod rss;
pub mod sitemap;
mod stories;

use std::time::{Duration, SystemTime};

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::newsroom::Newsroom;
use crate::error::Error;
use stories::Feed;

/// How long others may keep it without asking again.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=300");
/// Endings of the addresses here: they read nothing of a query.
const ENDINGS: [&str; 4] = [".xml", ".json", ".txt", ".webmanifest"];

/// Feeds of the site and of each channel, and the files at the root.
pub fn routes<S: Clone + Send + Sync + 'static>(newsroom: Newsroom) -> Router<S> {
    Router::new()
        .route("/feed.xml", get(site_rss))
        .route("/atom.xml", get(site_atom))
        .route("/feed.json", get(site_json))
        .route("/{channel}/feed.xml", get(channel_rss))
        .route("/{channel}/atom.xml", get(channel_atom))
        .route("/{channel}/feed.json", get(channel_json))
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemap-pages.xml", get(sitemap::pages))
        .route("/sitemap-news.xml", get(news::sitemap))
        .route("/robots.txt", get(robots::robots))
        .route("/opensearch.xml", get(manifest::opensearch))
        .route("/site.webmanifest", get(manifest::manifest))
        .with_state(newsroom)
}

/// Whether a path is one of a file for machines.
pub fn is_file(path: &str) -> bool {
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

async fn site_rss(State(newsroom): State<Newsroom>) -> Response {
    answer(&newsroom, "application/rss+xml; charset=utf-8", stories::of_site(&newsroom).await, rss::written)
}

async fn site_atom(State(newsroom): State<Newsroom>) -> Response {
    answer(&newsroom, "application/atom+xml; charset=utf-8", stories::of_site(&newsroom).await, atom::written)
}

async fn site_json(State(newsroom): State<Newsroom>) -> Response {
    answer(&newsroom, "application/feed+json", stories::of_site(&newsroom).await, json::written)
}

async fn channel_rss(State(newsroom): State<Newsroom>, Path(channel): Path<String>) -> Response {
    answer(&newsroom, "application/rss+xml; charset=utf-8", stories::of_channel(&newsroom, &channel).await, rss::written)
}

async fn channel_atom(State(newsroom): State<Newsroom>, Path(channel): Path<String>) -> Response {
    answer(&newsroom, "application/atom+xml; charset=utf-8", stories::of_channel(&newsroom, &channel).await, atom::written)
}

async fn channel_json(State(newsroom): State<Newsroom>, Path(channel): Path<String>) -> Response {
    answer(&newsroom, "application/feed+json", stories::of_channel(&newsroom, &channel).await, json::written)
}

fn answer(newsroom: &Newsroom, kind: &'static str, feed: Result<Feed, Error>, written: fn(&Feed) -> String) -> Response {
    match feed {
        Ok(feed) => file(newsroom, kind, written(&feed)),
        Err(error) => refusal(&error),
    }
}

/// A file that is as it is since this server learnt of the site's present state. That is never too early, so nobody who
/// asks by time misses a change: what is withdrawn leaves no time behind.
fn file(newsroom: &Newsroom, kind: &'static str, text: String) -> Response {
    let since = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(newsroom.structure().since).unwrap_or(0));
    let modified = HeaderValue::from_str(&httpdate::fmt_http_date(since)).unwrap_or(HeaderValue::from_static(""));
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CACHE_CONTROL, KEPT), (header::LAST_MODIFIED, modified)];
    (headers, text).into_response()
}

fn refusal(error: &Error) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], format!("{error}\n")).into_response()
}

/// `text` without the characters that XML has no way to say (XML 1.0, 2.2).
fn legal(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)).collect()
}

/// The same, escaped for markup.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    crate::model::body::html::escape(&legal(text), &mut out);
    out
}
