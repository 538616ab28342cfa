//! 相关阅读: which published articles are about the same. Worked out when one of them is published, never for a request.

mod corpus;

use std::collections::BTreeSet;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, RuntimeErr, Select,
    sea_query::{OnConflict, Query},
};

use self::corpus::{Corpus, Near, Text};
use super::db::{article, related, tagging};

/// Entries that an article keeps: more than it shows, so that it loses none when one of them is withdrawn.
const KEPT: usize = 8;
/// Other articles whose entries may change with one publication.
const OTHERS: usize = 20;
/// The newest articles, among which words are counted and looked for.
const WINDOW: u64 = 3000;
/// The newest articles of each tag that are looked at beyond those.
const OF_TAG: u64 = 100;
/// Rows of one statement, and articles read at a time.
const SOME: usize = 2000;

/// Works out anew what some articles are related to, and enters them with those that they are close to. The bounds above
/// hold whatever the size of the site.
pub async fn place(db: &impl ConnectionTrait, articles: &[i64]) -> Result<(), DbErr> {
    let gone = Condition::any()
        .add(related::Column::ArticleId.is_in(articles.iter().copied()))
        .add(related::Column::OtherId.is_in(articles.iter().copied()));
    related::Entity::delete_many().filter(gone).exec(db).await?;
    let found: Vec<Text> = read(published().filter(article::Column::Id.is_in(articles.iter().copied())), db).await?;
    if found.is_empty() {
        return Ok(());
    }
    let placed: Vec<i64> = found.iter().map(|text| text.id).collect();
    let mut texts = read(newest_first(published()).limit(WINDOW), db).await?;
    let known: BTreeSet<i64> = texts.iter().map(|text| text.id).collect();
    texts.extend(found.into_iter().filter(|text| !known.contains(&text.id)));
    let older = tagged_alike(db, &placed, &known).await?;
    texts.extend(read(published().filter(article::Column::Id.is_in(older)), db).await?);
    let near = blocking(move || {
        let corpus = Corpus::of(texts);
        placed.into_iter().map(|id| (id, corpus.nearest(id, OTHERS))).collect::<Vec<_>>()
    })
    .await?;
    for (id, near) in near {
        enter(db, id, near).await?;
    }
    Ok(())
}

/// Works out anew what all articles are related to.
pub async fn rebuild(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    related::Entity::delete_many().exec(db).await?;
    let mut texts: Vec<Text> = Vec::new();
    loop {
        let last = texts.last().map_or(0, |text| text.id);
        let some = published().filter(article::Column::Id.gt(last)).order_by_asc(article::Column::Id).limit(SOME as u64);
        let some = read(some, db).await?;
        if some.is_empty() {
            break;
        }
        texts.extend(some);
    }
    let rows = blocking(move || {
        let corpus = Corpus::of(texts);
        let of_one = |id| corpus.nearest(id, KEPT).into_iter().map(move |near| row(id, near.id, near.weight));
        corpus.ids().flat_map(of_one).collect::<Vec<_>>()
    })
    .await?;
    insert(db, rows).await
}

/// The article's own entries, and it among those of others, each of which keeps the closest.
async fn enter(db: &impl ConnectionTrait, id: i64, mut near: Vec<Near>) -> Result<(), DbErr> {
    insert(db, near.iter().take(KEPT).map(|near| row(id, near.id, near.weight)).collect()).await?;
    // In the order of their numbers, so that two publications at the same time wait for each other and not in a ring.
    near.sort_by_key(|near| near.id);
    let others: Vec<i64> = near.iter().map(|near| near.id).collect();
    if others.is_empty() {
        return Ok(());
    }
    insert(db, near.into_iter().map(|near| row(near.id, id, near.weight)).collect()).await?;
    let numbers: Vec<String> = others.iter().map(i64::to_string).collect();
    let closer = "better.weight > related.weight OR (better.weight = related.weight AND better.other_id > related.other_id)";
    let trim = format!(
        "DELETE FROM related WHERE article_id IN ({}) AND {KEPT} <=
         (SELECT COUNT(*) FROM related AS better WHERE better.article_id = related.article_id AND ({closer}))",
        numbers.join(", ")
    );
    db.execute_unprepared(&trim).await.map(drop)
}

/// Older articles with the tags of some, the newest of each tag.
async fn tagged_alike(db: &impl ConnectionTrait, articles: &[i64], known: &BTreeSet<i64>) -> Result<Vec<i64>, DbErr> {
    let own = Query::select()
        .column(tagging::Column::Tag)
        .from(tagging::Entity)
        .and_where(tagging::Column::ArticleId.is_in(articles.iter().copied()))
        .take();
    let tags: Vec<String> = tagging::Entity::find()
        .select_only()
        .column(tagging::Column::Tag)
        .distinct()
        .filter(tagging::Column::Tag.in_subquery(own))
        .into_tuple()
        .all(db)
        .await?;
    let mut older = BTreeSet::new();
    for tag in tags {
        let newest: Vec<i64> = tagging::Entity::find()
            .select_only()
            .column(tagging::Column::ArticleId)
            .filter(tagging::Column::Tag.eq(tag))
            .order_by_desc(tagging::Column::PublishedAt)
            .order_by_desc(tagging::Column::ArticleId)
            .limit(OF_TAG)
            .into_tuple()
            .all(db)
            .await?;
        older.extend(newest.into_iter().filter(|id| !known.contains(id) && !articles.contains(id)));
    }
    Ok(older.into_iter().collect())
}

fn published() -> Select<article::Entity> {
    use article::Column::{Excerpt, Id, PublishedAt, State, Tags, Title};
    let columns = article::Entity::find().select_only().columns([Id, PublishedAt, Title, Excerpt, Tags]);
    columns.filter(State.eq(article::State::Published)).filter(PublishedAt.is_not_null())
}

fn newest_first(wanted: Select<article::Entity>) -> Select<article::Entity> {
    wanted.order_by_desc(article::Column::PublishedAt).order_by_desc(article::Column::Id)
}

async fn read(wanted: Select<article::Entity>, db: &impl ConnectionTrait) -> Result<Vec<Text>, DbErr> {
    let rows: Vec<(i64, i64, String, String, String)> = wanted.into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, at, title, lead, tags)| Text::of(id, at, &title, &lead, &tags)).collect())
}

fn row(article_id: i64, other_id: i64, weight: i64) -> related::Model {
    related::Model { article_id, other_id, weight }
}

/// Where an entry stands already, what was found last counts.
async fn insert(db: &impl ConnectionTrait, rows: Vec<related::Model>) -> Result<(), DbErr> {
    for rows in rows.chunks(SOME) {
        let known = OnConflict::columns([related::Column::ArticleId, related::Column::OtherId]).update_column(related::Column::Weight).to_owned();
        let rows = rows.iter().cloned().map(related::ActiveModel::from);
        related::Entity::insert_many(rows).on_conflict(known).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Counting words takes a while: other requests go on meanwhile.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, DbErr> {
    tokio::task::spawn_blocking(work).await.map_err(|cause| DbErr::Exec(RuntimeErr::Internal(cause.to_string())))
}
