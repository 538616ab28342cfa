//! The index follows the articles: whoever changes what readers see of one calls this in the same transaction.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, ModelTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};

use super::{
    RULES,
    fold::Folded,
    names::{self, Counted, Kind, Name},
    pinyin, sql,
    tokens::{self, Tokens},
};
use crate::{
    error::Error,
    model::body::Body,
    server::db::{
        article::{self, State},
        article_body, listing, search_document, search_text,
    },
};

/// Articles read at a time.
const SOME: usize = 100;

/// A key has so many places for each second: more articles of one second take those of the next.
const PLACES: i64 = 16;

/// The first key of a second. Keys grow with the publish time, and are small, because the index keeps their differences.
pub fn key_at(second: i64) -> i64 {
    second.saturating_mul(PLACES)
}

/// Makes the index say of one article what readers see of it: all of it, or nothing.
pub async fn follow(db: &impl ConnectionTrait, article: i64) -> Result<(), Error> {
    bring_up(db, &[article]).await
}

/// After an import: `touched` are new or different, others may stand in other lists than before.
pub async fn follow_import(db: &impl ConnectionTrait, touched: &[i64]) -> Result<(), Error> {
    let mut articles: BTreeSet<i64> = touched.iter().copied().collect();
    articles.extend(numbers(db, sql::moved(db.get_database_backend())).await?);
    bring_up(db, &articles.into_iter().collect::<Vec<_>>()).await
}

/// Makes the whole index anew.
pub async fn rebuild(db: &impl ConnectionTrait) -> Result<(), Error> {
    let all = "SELECT id AS number FROM article WHERE state = 'published' UNION SELECT article_id FROM search_document ORDER BY 1";
    bring_up(db, &numbers(db, all).await?).await
}

#[derive(FromQueryResult)]
struct Number {
    number: i64,
}

async fn numbers(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<i64>, DbErr> {
    let found = Number::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?;
    Ok(found.into_iter().map(|found| found.number).collect())
}

/// Makes the index say of these articles what readers see of them.
pub async fn bring_up(db: &impl ConnectionTrait, articles: &[i64]) -> Result<(), Error> {
    sql::one_at_a_time(db).await?;
    for some in articles.chunks(SOME) {
        let mut counted = Counted::default();
        let known = search_document::Entity::find().filter(search_document::Column::ArticleId.is_in(some.iter().copied())).all(db).await?;
        let known: HashMap<i64, search_document::Model> = known.into_iter().map(|row| (row.article_id, row)).collect();
        let published = article::Entity::find()
            .filter(article::Column::Id.is_in(some.iter().copied()))
            .filter(article::Column::State.eq(State::Published))
            .filter(article::Column::PublishedAt.is_not_null())
            .find_also_related(article_body::Entity)
            .order_by_asc(article::Column::Id)
            .all(db)
            .await?;
        let mut places = places(db, some).await?;
        let mut keys = HashMap::new();
        for (id, row) in known {
            keys.insert(id, row.key);
            forget(db, row, &mut counted).await?;
        }
        for (article, body) in published {
            let document = Document::of(&article, body.map(|body| body.body), places.remove(&article.id).unwrap_or_default())?;
            let key = key(db, article.published_at.unwrap_or_default(), keys.get(&article.id).copied()).await?;
            document.store(db, key, article.id, &mut counted).await?;
        }
        counted.store(db).await?;
    }
    Ok(())
}

/// The lists that articles stand in.
async fn places(db: &impl ConnectionTrait, articles: &[i64]) -> Result<HashMap<i64, Vec<i64>>, DbErr> {
    let rows: Vec<(i64, i64)> = listing::Entity::find()
        .filter(listing::Column::ArticleId.is_in(articles.iter().copied()))
        .order_by_asc(listing::Column::ChannelId)
        .select_only()
        .columns([listing::Column::ArticleId, listing::Column::ChannelId])
        .into_tuple()
        .all(db)
        .await?;
    let mut places: HashMap<i64, Vec<i64>> = HashMap::new();
    for (article, channel) in rows {
        places.entry(article).or_default().push(channel);
    }
    Ok(places)
}

async fn forget(db: &impl ConnectionTrait, row: search_document::Model, counted: &mut Counted) -> Result<(), Error> {
    let names: Vec<Name> = serde_json::from_str(&row.names)?;
    counted.add(&names, -1);
    search_text::Entity::delete_by_id(row.key).exec(db).await?;
    let backend = db.get_database_backend();
    db.execute_raw(Statement::from_sql_and_values(backend, sql::forget(backend), [row.key.into()])).await?;
    row.delete(db).await?;
    Ok(())
}

/// The key of an article of this second: the one it had, if that still suits, else the first free one.
async fn key(db: &impl ConnectionTrait, second: i64, had: Option<i64>) -> Result<i64, DbErr> {
    let first = key_at(second);
    if let Some(had) = had.filter(|had| (first..first + PLACES).contains(had)) {
        return Ok(had);
    }
    let (mut free, mut look) = (first, 2 * PLACES as u64);
    loop {
        let taken: Vec<i64> = search_document::Entity::find()
            .filter(search_document::Column::Key.gte(free))
            .order_by_asc(search_document::Column::Key)
            .limit(look)
            .select_only()
            .column(search_document::Column::Key)
            .into_tuple()
            .all(db)
            .await?;
        let row = taken.iter().zip(free..).take_while(|(key, next)| *key == next).count();
        free += row as i64;
        if row < look as usize {
            return Ok(free);
        }
        look *= 2;
    }
}

/// What the index holds of an article.
struct Document {
    tokens: BTreeSet<String>,
    text: String,
    places: String,
    source: String,
    names: Vec<Name>,
}

impl Document {
    fn of(article: &article::Model, body: Option<String>, places: Vec<i64>) -> Result<Document, Error> {
        let body: Body = body.filter(|body| !body.is_empty()).map(|body| serde_json::from_str(&body)).transpose()?.unwrap_or_default();
        let tags: Vec<String> = serde_json::from_str(&article.tags)?;
        let head =
            [&[article.kicker.as_str(), &article.subtitle, &article.short_title][..], &tags.iter().map(String::as_str).collect::<Vec<_>>()].concat();
        let rest = [article.summary.as_str(), &article.source, &article.reporters, &body.text()].join("\n");
        // Parted by a mark, so that no phrase reaches over the end of one into the next; and so are the lines of the text.
        let [title, head] = [article.title.clone(), head.join("\n")].map(|text| lines(&text));
        let rest = lines(&rest);
        let names = names::of(article);
        // First what must be there: the end of a very long text finds no room.
        let mut tokens = Tokens::default();
        places.iter().for_each(|channel| tokens.mark(format!("{}{channel}", tokens::CHANNEL)));
        tokens.mark(tokens::source(&article.source));
        for Name(_, name) in names.iter().filter(|name| name.0 == Kind::Reporter) {
            pinyin::readings(name).into_iter().for_each(|reading| tokens.mark(format!("{}{reading}", tokens::NAME)));
        }
        title.iter().chain(&head).for_each(|line| tokens.add(line, true));
        rest.iter().for_each(|line| tokens.add(line, false));
        let text = [title, head, rest].map(|lines| lines.iter().map(Folded::text).collect::<Vec<_>>().join("|")).join("\n");
        let listed = places.iter().map(|channel| format!("{channel},")).collect::<String>();
        let places = if listed.is_empty() { listed } else { format!(",{listed}") };
        Ok(Document { tokens: tokens.finish(), text, places, source: article.source.trim().to_owned(), names })
    }

    async fn store(self, db: &impl ConnectionTrait, key: i64, article_id: i64, counted: &mut Counted) -> Result<(), Error> {
        counted.add(&self.names, 1);
        let names = serde_json::to_string(&self.names)?;
        let row = search_document::Model { key, article_id, rules: RULES, places: self.places, source: self.source, names };
        search_document::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(db).await?;
        let row = search_text::Model { key, text: self.text };
        search_text::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(db).await?;
        let backend = db.get_database_backend();
        let values = [key.into(), sql::words(backend, &self.tokens).into()];
        db.execute_raw(Statement::from_sql_and_values(backend, sql::remember(backend), values)).await?;
        Ok(())
    }
}

fn lines(text: &str) -> Vec<Folded> {
    text.lines().map(Folded::of).filter(|line| !line.is_empty()).collect()
}
