//! How each kind of database is opened.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use sea_orm::{
    ConnectOptions, DatabaseConnection, DbErr,
    sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use super::Database;

/// How long a statement waits for another process that writes.
const BUSY: Duration = Duration::from_secs(5);
/// Lists and articles are small reads; more readers than this only wait for the processor.
const READERS: u32 = 6;

/// A file in WAL mode: one connection writes, six read meanwhile and cannot write.
pub async fn sqlite(url: &str) -> Result<Database, DbErr> {
    let file = file_of(url)?;
    let write = writer(&file).await?;
    let read = pool(READERS, move || options(&file).create_if_missing(false).pragma("query_only", "ON")).await?;
    Ok(Database { read, write })
}

/// Turning a new file to WAL needs a lock that SQLite does not wait for: of two processes that start together on a new
/// file, one may be refused and tries again.
async fn writer(file: &std::path::Path) -> Result<DatabaseConnection, DbErr> {
    let started = Instant::now();
    loop {
        let file = file.to_owned();
        match pool(1, move || options(&file).create_if_missing(true).journal_mode(SqliteJournalMode::Wal)).await {
            Err(fault) if started.elapsed() < BUSY && fault.to_string().contains("locked") => tokio::time::sleep(Duration::from_millis(20)).await,
            done => return done,
        }
    }
}

async fn pool(size: u32, file: impl Fn() -> SqliteConnectOptions + Send + Sync + 'static) -> Result<DatabaseConnection, DbErr> {
    // The address only chooses the driver; everything else, the file's path too, comes from `file`, so that no
    // character of a path is ever taken for a part of an address.
    let mut options = ConnectOptions::new("sqlite:masthead");
    options
        .max_connections(size)
        .min_connections(size)
        .acquire_timeout(Duration::from_secs(10))
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |_| file().disable_logging());
    sea_orm::Database::connect(options).await
}

/// What holds for readers and the writer. With `synchronous=FULL` no acknowledged save was lost in 300 simulated power
/// cuts; with NORMAL, which is common beside WAL, some were lost in 194.
fn options(file: &std::path::Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(file).synchronous(SqliteSynchronous::Full).foreign_keys(true).busy_timeout(BUSY)
}

trait Quiet {
    fn disable_logging(self) -> Self;
}

impl Quiet for SqliteConnectOptions {
    /// `map_sqlx_sqlite_opts` replaces the options after SeaORM has turned sqlx' own logging off.
    fn disable_logging(self) -> Self {
        sea_orm::sqlx::ConnectOptions::disable_statement_logging(self)
    }
}

/// The path in `sqlite://path?mode=rwc`, `sqlite:path` or `path`.
pub fn file_of(url: &str) -> Result<PathBuf, DbErr> {
    let path = match url.strip_prefix("sqlite:") {
        Some(rest) => rest.strip_prefix("//").unwrap_or(rest).split('?').next().unwrap_or(""),
        None => url,
    };
    if path.is_empty() || path.contains(":memory:") {
        return Err(DbErr::Custom(format!("“{url}”不是数据库文件：SQLite 要一个文件路径")));
    }
    if !url.starts_with("sqlite:") && url.contains("://") {
        return Err(DbErr::Custom("只支持 sqlite:// 和 postgres:// 数据库".to_owned()));
    }
    Ok(PathBuf::from(path))
}

/// One pool that reads and writes.
pub async fn postgres(url: &str, patience: Duration) -> Result<Database, DbErr> {
    let mut options = ConnectOptions::new(url.replacen("postgresql://", "postgres://", 1));
    options
        .max_connections(16)
        .acquire_timeout(patience)
        .statement_timeout(Duration::from_secs(5))
        .set_application_name("masthead")
        .sqlx_logging(false)
        // sqlx offers no keepalive on its own side; these ask the server's side to notice a peer that is gone.
        .map_sqlx_postgres_opts(|options| {
            options.options([("tcp_keepalives_idle", "30"), ("tcp_keepalives_interval", "10"), ("tcp_keepalives_count", "3")])
        });
    let pool = sea_orm::Database::connect(options).await?;
    Ok(Database { read: pool.clone(), write: pool })
}
