//! Rows of all tables as JSON, out of the database and into it. JSON is made and taken apart by the database itself, which
//! alone knows its types.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, FromQueryResult, Statement, Value};

use crate::server::db::Database;

/// All tables that are carried, each after those that it refers to, with the columns that order it.
pub const TABLES: [(&str, &str); 32] = [
    ("site", "id"),
    ("picture", "id"),
    ("picture_use", "holder, id, file"),
    ("channel", "id"),
    ("page", "id"),
    ("menu_item", "id"),
    ("redirect", "path"),
    ("imported", "system, kind, key"),
    ("article", "id"),
    ("article_body", "article_id"),
    ("publication", "id"),
    ("placement", "article_id, channel_id"),
    ("listing", "channel_id, article_id"),
    ("tally", "channel_id, day"),
    ("tag", "tag"),
    ("tagging", "tag, article_id"),
    ("tag_tally", "tag, day"),
    ("related", "article_id, other_id"),
    ("topic", "id"),
    ("topic_block", "id"),
    ("topic_entry", "block_id, article_id"),
    ("slot", "id"),
    ("slot_entry", "id"),
    ("person", "id"),
    ("post", "id"),
    ("draft", "article_id"),
    ("revision", "id"),
    ("operation", "id"),
    ("word", "id"),
    ("reading", "day, article_id, source"),
    ("reading_hour", "hour, article_id"),
    ("act", "id"),
];

/// Tables that stay behind: who is signed in, links that let somebody in, what search engines are still to be told, and the
/// index of search, which is made anew.
pub const LEFT: [&str; 11] = [
    "invitation",
    "outbox",
    "session",
    "search_document",
    "search_text",
    "search_name",
    "search_word",
    // What SQLite keeps of it.
    "search_word_data",
    "search_word_idx",
    "search_word_docsize",
    "search_word_config",
];

/// Columns that refer to rows of the same table, which may come later.
const LATER: [(&str, &str); 4] = [("channel", "parent_id"), ("channel", "more_id"), ("channel", "strip_id"), ("menu_item", "parent_id")];

/// Rows read at a time.
const SOME: u64 = 500;

#[derive(FromQueryResult)]
struct Text {
    text: String,
}

/// Whether nothing has been written yet: no content, no people.
pub async fn is_empty(db: &Database) -> Result<bool, DbErr> {
    for table in ["article", "channel", "page", "picture", "person"] {
        if !texts(&db.read, format!("SELECT 'x' AS text FROM {table} LIMIT 1")).await?.is_empty() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The migrations that have been made, in order.
pub async fn steps(db: &Database) -> Result<Vec<String>, DbErr> {
    texts(&db.read, "SELECT version AS text FROM seaql_migrations ORDER BY version".to_owned()).await
}

/// All tables of the database, except the list of migrations.
pub async fn tables(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let sql = match db.get_database_backend() {
        DbBackend::Sqlite => {
            "SELECT name AS text FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations' ORDER BY name"
        }
        _ => {
            "SELECT table_name::text AS text FROM information_schema.tables WHERE table_schema = current_schema() AND table_name <> 'seaql_migrations' ORDER BY 1"
        }
    };
    texts(db, sql.to_owned()).await
}

/// The columns of a table.
async fn columns(db: &impl ConnectionTrait, table: &str) -> Result<Vec<String>, DbErr> {
    let sql = match db.get_database_backend() {
        DbBackend::Sqlite => format!("SELECT name AS text FROM pragma_table_info('{table}') ORDER BY cid"),
        _ => format!(
            "SELECT column_name::text AS text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
        ),
    };
    texts(db, sql).await
}

/// Some rows of a table as JSON objects, from the one at `from` on; fewer than asked for at the end.
pub async fn some(db: &DatabaseTransaction, table: &str, order: &str, from: u64) -> Result<Vec<String>, DbErr> {
    let row = match db.get_database_backend() {
        DbBackend::Sqlite => {
            let pairs: Vec<String> = columns(db, table).await?.iter().map(|column| format!("'{column}', \"{column}\"")).collect();
            format!("json_object({})", pairs.join(", "))
        }
        // A table may have a column of its own name, so the row needs another.
        _ => "row_to_json(carried)::text".to_owned(),
    };
    texts(db, format!("SELECT {row} AS text FROM \"{table}\" AS carried ORDER BY {order} LIMIT {SOME} OFFSET {from}")).await
}

/// How rows of a table are put in.
pub struct Putting {
    insert: String,
    later: Vec<String>,
}

impl Putting {
    /// Into `table`.
    pub async fn into(db: &DatabaseTransaction, table: &str) -> Result<Putting, DbErr> {
        let postgres = db.get_database_backend() == DbBackend::Postgres;
        let value = |column: &str| {
            if postgres { format!("row.\"{column}\"") } else { format!("json_extract($1, '$.{column}')") }
        };
        let is_later = |column: &str| LATER.contains(&(table, column));
        let columns = columns(db, table).await?;
        let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
        let values: Vec<String> = columns.iter().map(|column| if is_later(column) { "NULL".to_owned() } else { value(column) }).collect();
        let from = if postgres { format!(" FROM json_populate_record(NULL::\"{table}\", $1::json) AS row") } else { String::new() };
        let insert = format!("INSERT INTO \"{table}\" ({}) SELECT {}{from}", names.join(", "), values.join(", "));
        let update =
            |column: &String| format!("UPDATE \"{table}\" SET \"{column}\" = {}{from} WHERE \"{table}\".\"id\" = {}", value(column), value("id"));
        Ok(Putting { insert, later: columns.iter().filter(|column| is_later(column)).map(update).collect() })
    }

    /// Puts one row in.
    pub async fn put(&self, db: &DatabaseTransaction, row: &str) -> Result<(), DbErr> {
        run(db, &self.insert, row).await
    }

    /// Lets a row refer to rows of its own table, once all are there.
    pub async fn refer(&self, db: &DatabaseTransaction, row: &str) -> Result<(), DbErr> {
        for statement in &self.later {
            run(db, statement, row).await?;
        }
        Ok(())
    }

    /// Whether [`Putting::refer`] does anything.
    pub fn refers(&self) -> bool {
        !self.later.is_empty()
    }
}

/// Postgres gives out numbers from counters that do not notice rows with numbers of their own; SQLite's do.
pub async fn advance_numbers(db: &DatabaseTransaction) -> Result<(), DbErr> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    for (table, _) in TABLES.iter().filter(|(table, order)| *order == "id" && !["site", "operation"].contains(table)) {
        let sql = format!("SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), MAX(id)) FROM \"{table}\" HAVING MAX(id) IS NOT NULL");
        db.execute_unprepared(&sql).await?;
    }
    Ok(())
}

async fn texts(db: &impl ConnectionTrait, sql: String) -> Result<Vec<String>, DbErr> {
    let found = Text::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?;
    Ok(found.into_iter().map(|found| found.text).collect())
}

async fn run(db: &DatabaseTransaction, sql: &str, row: &str) -> Result<(), DbErr> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [Value::from(row)]);
    db.execute_raw(statement).await.map(drop)
}
