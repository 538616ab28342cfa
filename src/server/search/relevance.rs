//! What is most about it comes first.
//!
//! Weighing all texts that have a frequent word takes a hundred times longer than finding the newest ones. So the index knows which
//! words stand above a story, and which stand in it often; the newest of each of these are weighed one by one.

use std::collections::HashMap;

use sea_orm::{FromQueryResult, Statement};

use super::{
    find::{Tier, sought},
    index::key_at,
    query::{Phrase, Query},
    sql::then_join,
};
use crate::{
    error::Error,
    server::{newsroom::Newsroom, structure::Structure},
};

/// How many of each are weighed.
const WEIGHED: [(Tier, i64); 3] = [(Tier::Head, 300), (Tier::Dense, 300), (Tier::Any, 400)];

/// Characters of a usual story.
const USUAL: f64 = 900.0;
/// Characters that are weighed: what a longer text is about stands at its beginning.
const READ: usize = 8_000;
/// After so many seconds half of what being new is worth is gone.
const HALF_LIFE: f64 = 180.0 * 86_400.0;

#[derive(FromQueryResult)]
struct Text {
    key: i64,
    text: String,
}

/// Keys of articles, the best first.
pub async fn best(newsroom: &Newsroom, structure: &Structure, query: &Query) -> Result<Vec<i64>, Error> {
    let (backend, now) = (newsroom.db.backend(), newsroom.now());
    let mut values = Vec::new();
    let mut parts = Vec::new();
    for (tier, many) in WEIGHED {
        let keys = sought(query, structure, now, tier)?.newest_keys(backend, &mut values, many, 0);
        parts.push(format!("SELECT key FROM ({keys}) AS part"));
    }
    let sql = format!(
        "SELECT t.key, substr(t.text, 1, {READ}) AS text FROM ({}) AS k {} search_text AS t ON t.key = k.key",
        parts.join(" UNION "),
        then_join(backend)
    );
    let texts = Text::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(&newsroom.db.read).await?;
    let phrases: Vec<String> = query.wanted.iter().map(Phrase::text).collect();
    // Some milliseconds: other requests go on meanwhile.
    let weighed = tokio::task::spawn_blocking(move || in_order(&texts, &phrases, key_at(now))).await;
    weighed.map_err(|cause| {
        tracing::error!(%cause, "hits could not be weighed");
        Error::Internal
    })
}

/// Keys of texts, the weightiest first; of two that weigh the same the newer.
fn in_order(texts: &[Text], phrases: &[String], now: i64) -> Vec<i64> {
    let weights: HashMap<i64, f64> = texts.iter().map(|text| (text.key, weight(text, phrases, now))).collect();
    let mut keys: Vec<i64> = weights.keys().copied().collect();
    keys.sort_by(|one, other| weights[other].total_cmp(&weights[one]).then(other.cmp(one)));
    keys
}

/// Title before what else stands above the story, that before the story; in the story by how often for its length; then the newer.
fn weight(text: &Text, phrases: &[String], now: i64) -> f64 {
    let mut lines = text.text.splitn(3, '\n');
    let [title, head, story] = [(); 3].map(|()| lines.next().unwrap_or(""));
    let length = story.chars().count() as f64;
    let mut weight = 0.0;
    for piece in phrases {
        if title.contains(piece.as_str()) {
            let share = piece.chars().count() as f64 / title.chars().count().max(1) as f64;
            weight += 10.0 + 4.0 * share + if title.trim_start().starts_with(piece.trim()) { 2.0 } else { 0.0 };
        }
        weight += if head.contains(piece.as_str()) { 5.0 } else { 0.0 };
        let often = story.matches(piece.as_str()).count() as f64;
        weight += 6.0 * often / (often + 1.2 * (0.25 + 0.75 * length / USUAL));
    }
    let age = (now - text.key).max(0) as f64 / key_at(1) as f64;
    weight + 2.0 * 0.5_f64.powf(age / HALF_LIFE)
}
