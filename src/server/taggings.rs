//! Which tags' lists an article stands in: brought up to date when it is published, dated anew or withdrawn, and worked
//! out anew after an import of many.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement, Value};

use super::{
    db::{article, tagging},
    listings::day,
};
use crate::model::tag::Tag;

/// Rows of one statement: databases limit the values in it.
const AT_ONCE: usize = 500;
/// Articles read at a time.
const SOME: u64 = 2000;

/// A tag is spelled as the newest of its articles spells it.
const SPELL: &str =
    "UPDATE tag SET name = (SELECT tagging.name FROM tagging WHERE tagging.tag = tag.tag ORDER BY published_at DESC, article_id DESC LIMIT 1)";

/// Makes taggings, tallies and counts say what the article says.
pub async fn place(db: &impl ConnectionTrait, article: i64) -> Result<(), DbErr> {
    let rows = tagging::Entity::find().filter(tagging::Column::ArticleId.eq(article)).all(db).await?;
    let standing: BTreeMap<String, tagging::Model> = rows.into_iter().map(|row| (row.tag.clone(), row)).collect();
    let found = published().filter(article::Column::Id.eq(article)).into_tuple().one(db).await?;
    let wanted: BTreeMap<String, tagging::Model> = found.into_iter().flat_map(of_article).map(|row| (row.tag.clone(), row)).collect();
    // In the order of the tags, so that two publications at the same time wait for each other and not in a ring.
    let tags: BTreeSet<&String> = standing.keys().chain(wanted.keys()).collect();
    for tag in tags.into_iter().filter(|tag| standing.get(*tag) != wanted.get(*tag)) {
        if let Some(row) = standing.get(tag) {
            take_out(db, row).await?;
        }
        if let Some(row) = wanted.get(tag) {
            put_in(db, row).await?;
        }
        run(db, &format!("{SPELL} WHERE tag = $1 AND articles > 0"), [tag.as_str().into()]).await?;
        run(db, "DELETE FROM tag WHERE tag = $1 AND articles <= 0", [tag.as_str().into()]).await?;
    }
    Ok(())
}

async fn take_out(db: &impl ConnectionTrait, row: &tagging::Model) -> Result<(), DbErr> {
    let (tag, day) = (|| Value::from(row.tag.as_str()), Value::from(day(row.published_at)));
    run(db, "DELETE FROM tagging WHERE tag = $1 AND article_id = $2", [tag(), row.article_id.into()]).await?;
    run(db, "UPDATE tag_tally SET articles = articles - 1 WHERE tag = $1 AND day = $2", [tag(), day.clone()]).await?;
    run(db, "DELETE FROM tag_tally WHERE tag = $1 AND day = $2 AND articles <= 0", [tag(), day]).await?;
    run(db, "UPDATE tag SET articles = articles - 1 WHERE tag = $1", [tag()]).await
}

async fn put_in(db: &impl ConnectionTrait, row: &tagging::Model) -> Result<(), DbErr> {
    let tag = || Value::from(row.tag.as_str());
    let values = [tag(), row.article_id.into(), row.published_at.into(), row.name.as_str().into()];
    run(db, "INSERT INTO tagging (tag, article_id, published_at, name) VALUES ($1, $2, $3, $4)", values).await?;
    let tally =
        "INSERT INTO tag_tally (tag, day, articles) VALUES ($1, $2, 1) ON CONFLICT (tag, day) DO UPDATE SET articles = tag_tally.articles + 1";
    run(db, tally, [tag(), day(row.published_at).into()]).await?;
    let count = "INSERT INTO tag (tag, name, articles) VALUES ($1, '', 1) ON CONFLICT (tag) DO UPDATE SET articles = tag.articles + 1";
    run(db, count, [tag()]).await
}

/// Works out anew what all articles say.
pub async fn rebuild(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    for table in ["tagging", "tag_tally", "tag"] {
        db.execute_unprepared(&format!("DELETE FROM {table}")).await?;
    }
    let mut last = 0;
    loop {
        let some = published().filter(article::Column::Id.gt(last)).order_by_asc(article::Column::Id).limit(SOME);
        let some: Vec<(i64, i64, String)> = some.into_tuple().all(db).await?;
        let Some((end, ..)) = some.last() else { break };
        last = *end;
        let rows: Vec<tagging::Model> = some.into_iter().flat_map(of_article).collect();
        for rows in rows.chunks(AT_ONCE) {
            let rows = rows.iter().cloned().map(tagging::ActiveModel::from);
            tagging::Entity::insert_many(rows).exec_without_returning(db).await?;
        }
    }
    let tally = "INSERT INTO tag_tally (tag, day, articles)
                 SELECT tag, (published_at + 28800) / 86400, COUNT(*) FROM tagging GROUP BY tag, (published_at + 28800) / 86400";
    for step in [tally, "INSERT INTO tag (tag, name, articles) SELECT tag, '', COUNT(*) FROM tagging GROUP BY tag", SPELL] {
        db.execute_unprepared(step).await?;
    }
    Ok(())
}

/// Number, time and tags of what readers see.
fn published() -> sea_orm::Select<article::Entity> {
    article::Entity::find()
        .select_only()
        .columns([article::Column::Id, article::Column::PublishedAt, article::Column::Tags])
        .filter(article::Column::State.eq(article::State::Published))
        .filter(article::Column::PublishedAt.is_not_null())
        .filter(article::Column::Tags.ne("[]"))
}

fn of_article((article_id, published_at, tags): (i64, i64, String)) -> Vec<tagging::Model> {
    let typed: Vec<String> = serde_json::from_str(&tags).unwrap_or_default();
    let row = |tag: Tag| tagging::Model { tag: tag.key, article_id, published_at, name: tag.name };
    Tag::all_of(&typed).into_iter().map(row).collect()
}

async fn run<const N: usize>(db: &impl ConnectionTrait, sql: &str, values: [Value; N]) -> Result<(), DbErr> {
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await.map(drop)
}
