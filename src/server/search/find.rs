//! What a query finds.

use std::collections::HashMap;

use sea_orm::{FromQueryResult, Statement, Value};

use super::{
    index::key_at,
    passage::{self, pieces},
    query::{Query, second_of},
    relevance,
    sql::{Sought, Term, then_join},
    tokens,
};
use crate::{
    error::Error,
    model::{
        body::Body,
        search::{Hit, LAST_PAGE, Order},
    },
    server::{lists, newsroom::Newsroom, structure::Structure},
};

/// Hits on a full page.
pub const PAGE: i64 = 20;
/// All that can be leafed through.
pub const REACH: i64 = PAGE * LAST_PAGE;

/// Texts that are read for a phrase. What has all pairs of a phrase mostly has the phrase, so hardly any search comes near this; but
/// "的 是 在" has no pairs, and stands in every article and nowhere. So no site of up to that many articles hides any that have a phrase.
const CANDIDATES: i64 = 100_000;
/// The same for those that are weighed first: what they miss may still be among the others.
const FIRST_CANDIDATES: i64 = 10_000;

/// One page of what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Its articles, in order.
    pub hits: Vec<Hit>,
    /// Whether another page follows.
    pub goes_on: bool,
    /// How many can be leafed through, where that is not decided by how many there are.
    pub weighed: Option<i64>,
}

/// The page of articles that `query` asks for. Only what is published can be found.
pub async fn find(newsroom: &Newsroom, query: &Query) -> Result<Hits, Error> {
    let structure = newsroom.structure();
    if !query.is_sayable() {
        return Ok(Hits::default());
    }
    let from = (query.search.page - 1) * PAGE;
    let mut weighed = None;
    let mut found = match query.search.order {
        Order::Newest => {
            let sought = sought(query, &structure, newsroom.now(), Tier::Any)?;
            let mut values = Vec::new();
            let keys = sought.newest_keys(newsroom.db.backend(), &mut values, PAGE + 1, from);
            articles(newsroom, &keys, values).await?
        }
        Order::Relevance => {
            let keys = relevance::best(newsroom, &structure, query).await?;
            weighed = Some(keys.len() as i64);
            let some: Vec<i64> = keys.into_iter().skip(from as usize).take(PAGE as usize + 1).collect();
            let values = some.iter().map(|key| Value::from(*key)).collect();
            let places = (1..=some.len()).map(|at| format!("(${at})")).collect::<Vec<_>>().join(", ");
            let mut found = if some.is_empty() {
                Vec::new()
            } else {
                articles(newsroom, &format!("SELECT column1 AS key FROM (VALUES {places}) AS given"), values).await?
            };
            found.sort_by_key(|article| some.iter().position(|key| *key == article.key));
            found
        }
    };
    let goes_on = found.len() as i64 > PAGE && query.search.page < LAST_PAGE;
    found.truncate(PAGE as usize);
    Ok(Hits { hits: shown(newsroom, &structure, query, found).await?, goes_on, weighed })
}

/// Where a token may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Anywhere.
    Any,
    /// Above the story.
    Head,
    /// Above the story, or often in it.
    Dense,
}

/// What a query looks for in the index.
pub fn sought(query: &Query, structure: &Structure, now: i64, tier: Tier) -> Result<Sought, Error> {
    let mut sought = words_of(query, tier);
    let search = &query.search;
    if !search.channel.is_empty() {
        let channel = structure.channel_at(&search.channel).ok_or(Error::NotFound)?;
        sought.every.push(vec![Term::from(format!("{}{}", tokens::CHANNEL, channel.id))]);
    }
    if !search.source.is_empty() {
        sought.every.push(vec![Term::from(tokens::source(&search.source))]);
    }
    let first = [search.span.seconds().map(|seconds| now - seconds), second_of(&search.from)].into_iter().flatten().max();
    let end = second_of(&search.to).map(|last| last + 86_400);
    sought.keys = (first.is_some() || end.is_some()).then(|| first.map_or(i64::MIN, key_at)..end.map_or(i64::MAX, key_at));
    Ok(sought)
}

/// The words of a query, without what else narrows it.
pub fn words_of(query: &Query, tier: Tier) -> Sought {
    let candidates = if tier == Tier::Any { CANDIDATES } else { FIRST_CANDIDATES };
    let mut sought = Sought { candidates, ..Sought::default() };
    for phrase in &query.wanted {
        for token in &phrase.tokens {
            let marks = match tier {
                Tier::Any => vec![],
                Tier::Head => vec![tokens::HEAD],
                Tier::Dense => vec![tokens::HEAD, tokens::DENSE],
            };
            let mut group: Vec<Term> = marks.iter().map(|mark| Term::from(format!("{mark}{token}"))).collect();
            if tier == Tier::Any {
                group.push(Term::from(token.clone()));
                let latin = phrase.by_tokens && token.bytes().all(|byte| byte.is_ascii_lowercase()) && token.len() > 2;
                group.extend(latin.then(|| Term::from(format!("{}{token}", tokens::NAME))));
            }
            sought.every.push(group);
        }
        sought.pieces.extend((!phrase.by_tokens).then(|| phrase.text()));
    }
    for phrase in &query.unwanted {
        match phrase.tokens.as_slice() {
            [token] if phrase.by_tokens => sought.none.push(Term::from(token.clone())),
            _ => sought.no_pieces.push(phrase.text()),
        }
    }
    sought
}

#[derive(Debug, FromQueryResult)]
struct Found {
    key: i64,
    article_id: i64,
    channel_id: i64,
    reporters: String,
    body: String,
}

/// What is shown of the articles whose keys a statement gives, the newest first.
async fn articles(newsroom: &Newsroom, keys: &str, values: Vec<Value>) -> Result<Vec<Found>, Error> {
    let join = then_join(newsroom.db.backend());
    let sql = format!(
        "SELECT d.key, d.article_id, a.channel_id, a.reporters, COALESCE(b.body, '') AS body
         FROM ({keys}) AS k {join} search_document AS d ON d.key = k.key
         {join} article AS a ON a.id = d.article_id LEFT JOIN article_body AS b ON b.article_id = d.article_id
         WHERE a.state = 'published' ORDER BY d.key DESC"
    );
    let statement = Statement::from_sql_and_values(newsroom.db.backend(), sql, values);
    Ok(Found::find_by_statement(statement).all(&newsroom.db.read).await?)
}

async fn shown(newsroom: &Newsroom, structure: &Structure, query: &Query, found: Vec<Found>) -> Result<Vec<Hit>, Error> {
    let numbers: Vec<i64> = found.iter().map(|found| found.article_id).collect();
    let rows = lists::of_numbers(&newsroom.db, structure, &numbers).await?;
    let mut rows: HashMap<i64, _> = rows.into_iter().map(|row| (row.id, row)).collect();
    let mut hits = Vec::with_capacity(found.len());
    for found in found {
        let Some(row) = rows.remove(&found.article_id) else { continue };
        let body: Body = if found.body.is_empty() { Body::default() } else { serde_json::from_str(&found.body)? };
        let passage = passage::around(&body.text(), &query.wanted).unwrap_or_else(|| pieces(&row.summary, &query.wanted));
        hits.push(Hit {
            title: pieces(&row.title, &query.wanted),
            passage,
            reporters: found.reporters,
            channel: structure.channel(found.channel_id).map(|channel| channel.link.clone()),
            row,
        });
    }
    Ok(hits)
}
