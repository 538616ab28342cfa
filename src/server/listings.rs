//! Which lists one article stands in: brought up to date when it is published, moved, dated anew or withdrawn. What tags
//! it has and what it is related to follow at once (`taggings`, `related`).
//! (An import, which changes many articles at once, works all lists out anew: `import::store::listings`.)

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};

use super::{db::Database, related, taggings};

/// Every published article stands in the lists of its channel, of its placements, and of all channels above those.
const WANTED: &str = "
WITH RECURSIVE place (channel_id) AS (
    SELECT channel_id FROM article WHERE id = $1
    UNION
    SELECT channel_id FROM placement WHERE article_id = $1
    UNION
    SELECT channel.parent_id FROM place JOIN channel ON channel.id = place.channel_id WHERE channel.parent_id IS NOT NULL
)
SELECT place.channel_id, article.published_at
FROM place JOIN article ON article.id = $1
WHERE article.state = 'published' AND article.published_at IS NOT NULL";

const STANDING: &str = "SELECT channel_id, published_at FROM listing WHERE article_id = $1";

/// A day begins at midnight in Shanghai.
const DAY: i64 = 86_400;
const SHANGHAI: i64 = 28_800;

#[derive(FromQueryResult)]
struct Place {
    channel_id: i64,
    published_at: i64,
}

/// Makes all lists, counts and relations say what the article says.
pub async fn place(db: &impl ConnectionTrait, article: i64) -> Result<(), DbErr> {
    place_in_channels(db, article).await?;
    taggings::place(db, article).await?;
    related::place(db, &[article]).await
}

/// Works out tags and relations of a site that is older than their tables.
pub async fn fill(db: &Database) -> Result<(), DbErr> {
    let any = async |sql: &str| db.read.query_one_raw(Statement::from_string(db.backend(), sql)).await.map(|row| row.is_some());
    let filled = any("SELECT 1 FROM tag LIMIT 1").await? || any("SELECT 1 FROM related LIMIT 1").await?;
    if filled || !any("SELECT 1 FROM article WHERE state = 'published' LIMIT 1").await? {
        return Ok(());
    }
    let transaction = db.begin().await?;
    if db.backend() == DbBackend::Postgres {
        // As an import does: it may take longer than a page may, and two processes may start together.
        transaction.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
        transaction.execute_unprepared("SELECT pg_advisory_xact_lock(29675202228155507)").await?;
    }
    taggings::rebuild(&transaction).await?;
    related::rebuild(&transaction).await?;
    transaction.commit().await
}

/// Makes listing, tally and the counts of channels say what article and placements say.
async fn place_in_channels(db: &impl ConnectionTrait, article: i64) -> Result<(), DbErr> {
    let standing = places(db, STANDING, article).await?;
    let wanted = places(db, WANTED, article).await?;
    // In the order of the channels, so that two publications at the same time wait for each other and not in a ring.
    for (channel, at) in standing.iter().filter(|(channel, at)| wanted.get(channel) != Some(at)) {
        run(db, "DELETE FROM listing WHERE channel_id = $1 AND article_id = $2", [channel, &article]).await?;
        run(db, "UPDATE tally SET articles = articles - 1 WHERE channel_id = $1 AND day = $2", [channel, &day(*at)]).await?;
        run(db, "DELETE FROM tally WHERE channel_id = $1 AND day = $2 AND articles <= 0", [channel, &day(*at)]).await?;
        run(db, "UPDATE channel SET articles = articles - 1 WHERE id = $1", [channel]).await?;
    }
    for (channel, at) in wanted.iter().filter(|(channel, at)| standing.get(channel) != Some(at)) {
        run(db, "INSERT INTO listing (channel_id, published_at, article_id) VALUES ($1, $2, $3)", [channel, at, &article]).await?;
        let count = "INSERT INTO tally (channel_id, day, articles) VALUES ($1, $2, 1)
                     ON CONFLICT (channel_id, day) DO UPDATE SET articles = tally.articles + 1";
        run(db, count, [channel, &day(*at)]).await?;
        run(db, "UPDATE channel SET articles = articles + 1 WHERE id = $1", [channel]).await?;
    }
    Ok(())
}

async fn places(db: &impl ConnectionTrait, sql: &str, article: i64) -> Result<BTreeMap<i64, i64>, DbErr> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [article.into()]);
    let found = Place::find_by_statement(statement).all(db).await?;
    Ok(found.into_iter().map(|place| (place.channel_id, place.published_at)).collect())
}

async fn run<const N: usize>(db: &impl ConnectionTrait, sql: &str, values: [&i64; N]) -> Result<(), DbErr> {
    let values = values.map(|value| Value::from(*value));
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await.map(drop)
}

/// Which day it is in Shanghai, counted from 1970.
pub fn day(at: i64) -> i64 {
    (at + SHANGHAI).div_euclid(DAY)
}
