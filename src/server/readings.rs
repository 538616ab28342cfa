//! Reading counts, kept by ourselves: once for each visit, without a cookie, without anything that tells readers apart.
//!
//! A reader's page says that it is read (`src/reading/counted.ts`). What it says is counted in memory and written every few
//! seconds; a server that is killed loses those seconds. Nothing else of the request is kept.

mod crawlers;
pub mod figures;
pub mod popular;
mod referrers;
mod written;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{StatusCode, header, request::Parts},
    routing::post,
};

use self::popular::Ranking;
use super::{newsroom::Newsroom, sessions, visitor::origin_of_parts};
use crate::model::readings::Source;

pub use written::{flush, sweep};

/// Where pages say that they are read.
pub const ADDRESS: &str = "/api/read";
/// No page says more.
const LONGEST: usize = 1024;
/// Different counts that wait at a time: strangers may invent numbers of articles, and cannot fill the memory with them.
const MOST_WAITING: usize = 20_000;

/// What was counted and is not written yet, and what is read most. Cloning shares it.
#[derive(Clone, Debug, Default)]
pub struct Readings(Arc<Kept>);

#[derive(Debug, Default)]
struct Kept {
    waiting: Mutex<Counts>,
    ranking: RwLock<Arc<Ranking>>,
}

type Counts = BTreeMap<Reading, i64>;

/// What is counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Reading {
    article: i64,
    /// Hours since 1970-01-01 UTC. A day of Shanghai begins with one of them.
    hour: i64,
    source: Source,
}

impl Reading {
    /// Days since 1970-01-01 in Shanghai.
    fn day(self) -> i64 {
        day_of_hour(self.hour)
    }
}

/// The day of Shanghai in which an hour lies.
fn day_of_hour(hour: i64) -> i64 {
    (hour + 8).div_euclid(24)
}

/// The address that pages say it to.
pub fn routes<S: Clone + Send + Sync + 'static>(newsroom: Newsroom) -> Router<S> {
    Router::new().route(ADDRESS, post(read)).layer(DefaultBodyLimit::max(LONGEST)).with_state(newsroom)
}

/// `POST /api/read`. The answer is the same whether anything was counted or not.
async fn read(State(newsroom): State<Newsroom>, parts: Parts, body: Bytes) -> StatusCode {
    if newsroom.settings.readers.count && is_reader(&parts) {
        count(&newsroom, &parts, &body);
    }
    StatusCode::NO_CONTENT
}

/// Neither a crawler, nor a browser that fetches ahead, nor somebody of the newsroom.
fn is_reader(parts: &Parts) -> bool {
    let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let ahead = ["sec-purpose", "purpose"].iter().any(|name| text(name).contains("prefetch") || text(name).contains("prerender"));
    !ahead && !sessions::is_hinted(&parts.headers) && !crawlers::is_one(text("user-agent"))
}

fn count(newsroom: &Newsroom, parts: &Parts, body: &[u8]) {
    let said: Vec<_> = form_urlencoded::parse(body).collect();
    let field = |name: &str| said.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value);
    let Some(article) = field("article").parse::<i64>().ok().filter(|article| *article > 0) else { return };
    if !newsroom.limits.may_be_counted(&origin_of_parts(newsroom, parts).address, article) {
        return;
    }
    let called = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("");
    let public = newsroom.settings.public_url();
    let own = [without_port(called), without_port(public.split_once("://").map_or("", |(_, host)| host))];
    let source = referrers::source(field("from"), &own);
    newsroom.readings.note(Reading { article, hour: newsroom.now().div_euclid(3600), source });
}

fn without_port(host: &str) -> &str {
    host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(host, |(host, _)| host)
}

impl Readings {
    fn note(&self, reading: Reading) {
        let mut waiting = self.waiting();
        if waiting.len() < MOST_WAITING || waiting.contains_key(&reading) {
            *waiting.entry(reading).or_default() += 1;
        }
    }

    fn take(&self) -> Counts {
        std::mem::take(&mut *self.waiting())
    }

    /// What could not be written waits again.
    fn put_back(&self, counts: Counts) {
        let mut waiting = self.waiting();
        for (reading, count) in counts {
            *waiting.entry(reading).or_default() += count;
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Counts> {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is read most, as it was worked out last.
    pub fn ranking(&self) -> Arc<Ranking> {
        self.0.ranking.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_ranking(&self, ranking: Ranking) {
        *self.0.ranking.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ranking);
    }
}
