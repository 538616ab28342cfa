//! Several server processes on one Postgres tell each other by NOTIFY. On SQLite there is one process.

use std::time::Duration;

use sea_orm::{
    ConnectionTrait, DbBackend, Statement,
    sqlx::{self, postgres::PgListener},
};
use serde::{Deserialize, Serialize};

use super::{Newsroom, Said};

/// Postgres carries to everybody in a database, and two sites in one database differ by their schemas. It is looked up, since a
/// cast of the schema's name would fold its letters.
const CHANNEL: &str = "SELECT 'masthead_' || oid FROM pg_namespace WHERE nspname = current_schema()";
const NOTIFY: &str = "SELECT pg_notify('masthead_' || oid, $1) FROM pg_namespace WHERE nspname = current_schema()";
/// How long a database that is away is given.
const PAUSE: Duration = Duration::from_secs(2);

/// What was said, by which process.
#[derive(Serialize, Deserialize)]
struct Letter {
    from: String,
    article: i64,
    said: Said,
}

/// Tells the other processes. What does not reach them they find out by looking (see `stream`): nothing else fails by it.
pub(super) async fn tell(newsroom: &Newsroom, article: i64, said: Said) {
    if newsroom.db.backend() != DbBackend::Postgres {
        return;
    }
    let letter = Letter { from: newsroom.together.0.process.clone(), article, said };
    let Ok(letter) = serde_json::to_string(&letter) else { return };
    let notify = Statement::from_sql_and_values(DbBackend::Postgres, NOTIFY, [letter.into()]);
    if let Err(cause) = newsroom.db.write.execute_raw(notify).await {
        tracing::warn!(%cause, "other processes could not be told");
    }
}

/// Listens to the other processes for as long as the server runs. A database that is away is looked for again.
pub async fn hear_other_processes(newsroom: Newsroom) {
    if newsroom.db.backend() != DbBackend::Postgres {
        return;
    }
    loop {
        let Err(cause) = listen(&newsroom).await;
        if matches!(cause, sqlx::Error::PoolClosed) {
            return;
        }
        tracing::warn!(%cause, "other processes cannot be heard");
        tokio::time::sleep(PAUSE).await;
    }
}

async fn listen(newsroom: &Newsroom) -> Result<std::convert::Infallible, sqlx::Error> {
    let pool = newsroom.db.write.get_postgres_connection_pool();
    let channel: String = sqlx::query_scalar(CHANNEL).fetch_one(pool).await?;
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(&channel).await?;
    newsroom.together.missed();
    loop {
        match listener.try_recv().await? {
            Some(letter) => hear(newsroom, letter.payload()),
            // The connection was lost, and there is another one now.
            None => newsroom.together.missed(),
        }
    }
}

fn hear(newsroom: &Newsroom, letter: &str) {
    match serde_json::from_str::<Letter>(letter) {
        Ok(letter) if letter.from == newsroom.together.0.process => {}
        Ok(letter) => newsroom.together.hear(letter.article, letter.said),
        // A process of another build says it in another way.
        Err(_) => newsroom.together.missed(),
    }
}
