//! The database's shape: how it is opened, its tables, its migrations. Queries live with the verbs that need them.

pub mod act;
pub mod article;
pub mod article_body;
pub mod channel;
pub mod draft;
pub mod imported;
pub mod invitation;
pub mod listing;
pub mod menu_item;
mod migrations;
mod open;
pub mod operation;
pub mod outbox;
pub mod page;
pub mod person;
pub mod picture;
pub mod picture_use;
pub mod placement;
pub mod post;
pub mod publication;
pub mod reading;
pub mod reading_hour;
pub mod redirect;
pub mod related;
pub mod revision;
pub mod search_document;
pub mod search_name;
pub mod search_text;
pub mod session;
pub mod site;
pub mod slot;
pub mod slot_entry;
pub mod tag;
pub mod tag_tally;
pub mod tagging;
pub mod tally;
pub mod topic;
pub mod topic_block;
pub mod topic_entry;
pub mod word;

use std::time::Duration;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

/// The open database. Pages read from `read`; whatever writes begins with [`Database::begin`].
#[derive(Clone, Debug)]
pub struct Database {
    /// Connections that cannot write (on SQLite they refuse to).
    pub read: DatabaseConnection,
    /// On SQLite the one connection that writes; on Postgres the same pool as `read`.
    pub write: DatabaseConnection,
}

impl Database {
    /// Opens `sqlite://path`, a plain path (a SQLite file, created when missing) or `postgres://…`, where nobody waits
    /// longer than `patience` for a connection.
    pub async fn open(url: &str, patience: Duration) -> Result<Database, DbErr> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") { open::postgres(url, patience).await } else { open::sqlite(url).await }
    }

    /// The same for one that is there already: none is made.
    pub async fn open_existing(url: &str, patience: Duration) -> Result<Database, DbErr> {
        if !url.starts_with("postgres") && !open::file_of(url)?.exists() {
            return Err(DbErr::Custom("there is no such file".to_owned()));
        }
        Database::open(url, patience).await
    }

    /// Which database this is.
    pub fn backend(&self) -> DbBackend {
        self.write.get_database_backend()
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once and waits for it: one that reads
    /// first and writes later fails with `BUSY_SNAPSHOT` when another process wrote in between, without any waiting.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let immediate = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        self.write.begin_with_options(immediate).await
    }

    /// Closes all connections. On SQLite the log is first written into the database file, so that the file alone is whole.
    pub async fn close(&self) -> Result<(), DbErr> {
        if self.backend() == DbBackend::Sqlite {
            self.read.close_by_ref().await?;
            self.write.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        self.write.close_by_ref().await
    }
}

/// Brings the tables up to date. Two processes may do so at the same time: the second waits, and finds nothing to do.
pub async fn migrate(db: &Database) -> Result<(), DbErr> {
    let transaction = db.begin().await?;
    if db.backend() == DbBackend::Postgres {
        // Waiting for the lock may take longer than any query should. The number is "masthead" read as eight bytes.
        transaction.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
        transaction.execute_unprepared("SELECT pg_advisory_xact_lock(7881707766679953764)").await?;
    }
    migrations::Migrations::up(&transaction, None).await?;
    transaction.commit().await
}

#[cfg(test)]
mod tests {
    use sea_orm::{ConnectionTrait, DbErr};

    use super::{Database, Duration, migrate};

    async fn say(db: &sea_orm::DatabaseConnection, pragma: &str) -> Result<String, DbErr> {
        let row = db.query_one_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, format!("PRAGMA {pragma}"))).await?;
        let row = row.ok_or_else(|| DbErr::RecordNotFound(pragma.to_owned()))?;
        row.try_get_by_index::<String>(0).or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()))
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn processes_that_start_together_agree_on_the_tables() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("新 闻#%.db").display());
        let starts = (0..4).map(|_| {
            let url = url.clone();
            tokio::spawn(async move {
                let db = Database::open(&url, Duration::ZERO).await?;
                migrate(&db).await?;
                migrate(&db).await?;
                db.close().await
            })
        });
        for start in starts.collect::<Vec<_>>() {
            start.await??;
        }
        assert!(folder.path().join("新 闻#%.db").exists());
        Ok(())
    }

    #[tokio::test]
    async fn sqlite_keeps_what_it_acknowledged_and_readers_cannot_write() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let db = Database::open(&folder.path().join("a.db").display().to_string(), Duration::ZERO).await?;
        migrate(&db).await?;
        for (pragma, value) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("busy_timeout", "5000")] {
            assert_eq!(say(&db.read, pragma).await?, value, "{pragma}");
            assert_eq!(say(&db.write, pragma).await?, value, "{pragma}");
        }
        assert!(db.read.execute_unprepared("UPDATE site SET version = 2").await.is_err());
        let transaction = db.begin().await?;
        transaction.execute_unprepared("UPDATE site SET version = 2").await?;
        transaction.commit().await?;
        db.close().await?;
        assert!(!folder.path().join("a.db-wal").exists());
        assert!(Database::open("sqlite::memory:", Duration::ZERO).await.is_err());
        Ok(())
    }
}
