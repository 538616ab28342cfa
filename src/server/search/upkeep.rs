//! The whole index, made anew while the site serves: some articles at a time, so that nobody who writes waits for long.

use std::time::{Duration, Instant};

use sea_orm::{FromQueryResult, Statement};

use super::{RULES, index, sql};
use crate::{error::Error, server::newsroom::Newsroom};

/// Articles in one transaction.
const SOME: i64 = 40;
/// At least so long others may write between two transactions.
const PAUSE: Duration = Duration::from_millis(5);

/// Articles whose index is not as it should be: not there, made by other rules, or of an article that nobody may read.
const LACKING: &str = "
SELECT a.id AS number FROM article AS a LEFT JOIN search_document AS d ON d.article_id = a.id
WHERE a.id > $1 AND a.published_at IS NOT NULL AND a.state = 'published' AND (d.rules IS NULL OR d.rules <> $2)
UNION
SELECT d.article_id FROM search_document AS d LEFT JOIN article AS a ON a.id = d.article_id
WHERE d.article_id > $1 AND (a.id IS NULL OR a.state <> 'published' OR d.rules <> $2)
ORDER BY 1 LIMIT $3";

/// All of them.
const ALL: &str = "
SELECT id AS number FROM article WHERE id > $1 AND state = 'published' AND $2 = $2
UNION
SELECT article_id FROM search_document WHERE article_id > $1
ORDER BY 1 LIMIT $3";

#[derive(FromQueryResult)]
struct Number {
    number: i64,
}

/// Brings into the index what it lacks: after an upgrade, all. How many articles that were.
pub async fn fill(newsroom: &Newsroom) -> Result<u64, Error> {
    go_through(newsroom, LACKING).await
}

/// Makes the index anew, article by article: who searches meanwhile finds what there was or what there is.
pub async fn reindex(newsroom: &Newsroom) -> Result<u64, Error> {
    go_through(newsroom, ALL).await
}

async fn go_through(newsroom: &Newsroom, which: &str) -> Result<u64, Error> {
    let (mut last, mut done) = (i64::MIN, 0);
    loop {
        let values = [last.into(), RULES.into(), SOME.into()];
        let statement = Statement::from_sql_and_values(newsroom.db.backend(), which, values);
        let some: Vec<i64> = Number::find_by_statement(statement).all(&newsroom.db.read).await?.into_iter().map(|found| found.number).collect();
        let Some(end) = some.last() else { return Ok(done) };
        last = *end;
        let begun = Instant::now();
        done += match bring_up(newsroom, &some).await {
            Ok(()) => some.len() as u64,
            Err(Error::Busy) => return Err(Error::Busy),
            Err(_logged) => one_by_one(newsroom, &some).await?,
        };
        // As long as it took: another process that waits to write must find a gap.
        tokio::time::sleep(begun.elapsed().max(PAUSE)).await;
    }
}

/// Brings these up to date together, or none of them.
async fn bring_up(newsroom: &Newsroom, articles: &[i64]) -> Result<(), Error> {
    let transaction = newsroom.db.begin().await.map_err(|cause| {
        let _logged = Error::from(cause);
        // Whatever the reason, it is none of these articles.
        Error::Busy
    })?;
    // Whoever changes one of these articles is waited for, and then waits: what is read here is what is indexed.
    sql::hold(&transaction, articles).await?;
    index::bring_up(&transaction, articles).await?;
    transaction.commit().await?;
    Ok(())
}

/// The same for each of them, without those that cannot be indexed: one that is broken must not keep all others from being found. How many
/// were.
async fn one_by_one(newsroom: &Newsroom, articles: &[i64]) -> Result<u64, Error> {
    let mut done = 0;
    for article in articles {
        match bring_up(newsroom, &[*article]).await {
            Ok(()) => done += 1,
            Err(Error::Busy) => return Err(Error::Busy),
            Err(_logged) => tracing::error!(article, "this article cannot be indexed for search; it is passed over"),
        }
    }
    Ok(done)
}
