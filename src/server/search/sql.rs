//! The two ways to say it: to SQLite's FTS5 and to Postgres' text search. Both hold the same tokens without positions, and answer the
//! same; what a phrase needs beyond its tokens is looked up in the text.

use std::{collections::BTreeSet, ops::Range};

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Value};

use crate::server::import::store::ONE_AT_A_TIME;

/// A token to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The token, or its beginning.
    pub token: String,
    /// Only its beginning is known.
    pub begins: bool,
}

impl From<String> for Term {
    fn from(token: String) -> Term {
        Term { token, begins: false }
    }
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// Of each of these, at least one must be there.
    pub every: Vec<Vec<Term>>,
    /// None of these may be there.
    pub none: Vec<Term>,
    /// The text must have these.
    pub pieces: Vec<String>,
    /// The text may have none of these.
    pub no_pieces: Vec<String>,
    /// Between these keys.
    pub keys: Option<Range<i64>>,
    /// At most so many texts are read for the pieces, the newest that have the tokens.
    pub candidates: i64,
}

impl Sought {
    /// A statement that gives the newest keys, `limit` of them after `offset`; its values go behind those that are there.
    pub fn newest_keys(&self, backend: DbBackend, values: &mut Vec<Value>, limit: i64, offset: i64) -> String {
        let mut bind = |value: Value| {
            values.push(value);
            format!("${}", values.len())
        };
        let matching = bind(self.matching(backend).into());
        let keys = self.keys.clone().unwrap_or(i64::MIN..i64::MAX);
        let (first, end) = (bind(keys.start.into()), bind(keys.end.into()));
        let has =
            |piece: &str| if backend == DbBackend::Sqlite { format!("instr(t.text, {piece}) > 0") } else { format!("strpos(t.text, {piece}) > 0") };
        let pieces = self.pieces.iter().map(|piece| has(&bind(piece.as_str().into()))).collect::<Vec<_>>();
        let no_pieces = self.no_pieces.iter().map(|piece| format!("NOT {}", has(&bind(piece.as_str().into())))).collect::<Vec<_>>();
        let checks = [pieces, no_pieces].concat().join(" AND ");
        let words = match backend {
            DbBackend::Sqlite => {
                format!(
                    "SELECT rowid AS key FROM search_word WHERE search_word MATCH {matching} AND rowid >= {first} AND rowid < {end} ORDER BY rowid DESC"
                )
            }
            _ => {
                format!("SELECT key FROM search_word WHERE words @@ CAST({matching} AS tsquery) AND key >= {first} AND key < {end} ORDER BY key DESC")
            }
        };
        if checks.is_empty() {
            return format!("{words} LIMIT {limit} OFFSET {offset}");
        }
        // SQLite takes the keys as they come, and stops when it has enough. Told to sort them, it would first read all of the texts.
        let order = if backend == DbBackend::Sqlite { "" } else { "ORDER BY w.key DESC" };
        format!(
            "SELECT w.key FROM ({words} LIMIT {}) AS w {} search_text AS t ON t.key = w.key WHERE {checks} {order} LIMIT {limit} OFFSET {offset}",
            self.candidates,
            then_join(backend)
        )
    }

    /// The tokens, as the database's own language of search says it. They hold letters, digits and private characters alone
    /// (`fold`), so nothing of what somebody typed is an operator here.
    fn matching(&self, backend: DbBackend) -> String {
        let (and, or, not) = if backend == DbBackend::Sqlite { (" AND ", " OR ", " NOT ") } else { (" & ", " | ", " & !") };
        let term = |term: &Term| match (backend, term.begins) {
            (DbBackend::Sqlite, false) => format!("\"{}\"", term.token),
            (DbBackend::Sqlite, true) => format!("\"{}\" *", term.token),
            (_, false) => format!("'{}'", term.token),
            (_, true) => format!("'{}':*", term.token),
        };
        let group = |group: &Vec<Term>| match group.as_slice() {
            [one] => term(one),
            many => format!("({})", many.iter().map(term).collect::<Vec<_>>().join(or)),
        };
        let every = self.every.iter().map(group).collect::<Vec<_>>().join(and);
        let none: String = self.none.iter().map(|none| format!("{not}{}", term(none))).collect();
        // FTS5's NOT binds tighter than its AND.
        if none.is_empty() || backend == DbBackend::Postgres { format!("{every}{none}") } else { format!("({every}){none}") }
    }
}

/// Joins what belongs to keys that were found. On SQLite it keeps the order: else it may read all articles to spare itself the sorting of
/// twenty.
pub fn then_join(backend: DbBackend) -> &'static str {
    if backend == DbBackend::Sqlite { "CROSS JOIN" } else { "JOIN" }
}

/// Takes the words of a key out of the index.
pub fn forget(backend: DbBackend) -> &'static str {
    if backend == DbBackend::Sqlite { "DELETE FROM search_word WHERE rowid = $1" } else { "DELETE FROM search_word WHERE key = $1" }
}

/// Puts the words of a key into the index.
pub fn remember(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => "INSERT INTO search_word (rowid, words) VALUES ($1, $2)",
        _ => "INSERT INTO search_word (key, words) VALUES ($1, CAST($2 AS tsvector))",
    }
}

/// Tokens as the database takes them.
pub fn words(backend: DbBackend, tokens: &BTreeSet<String>) -> String {
    let (mark, mut words) = (if backend == DbBackend::Sqlite { "" } else { "'" }, String::new());
    for token in tokens {
        words.push_str(mark);
        words.push_str(token);
        words.push_str(mark);
        words.push(' ');
    }
    words
}

/// Articles that stand in other lists than the index knows of, or that only one of both knows.
pub fn moved(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => {
            "WITH stands AS (SELECT article_id, ',' || group_concat(channel_id, ',' ORDER BY channel_id) || ',' AS places FROM listing GROUP BY article_id)
             SELECT COALESCE(d.article_id, s.article_id) AS number FROM stands AS s FULL JOIN search_document AS d ON d.article_id = s.article_id
             WHERE d.places IS NULL OR s.places IS NULL OR d.places <> s.places"
        }
        _ => {
            "WITH stands AS (SELECT article_id, ',' || string_agg(channel_id::text, ',' ORDER BY channel_id) || ',' AS places FROM listing GROUP BY article_id)
             SELECT COALESCE(d.article_id, s.article_id) AS number FROM stands AS s FULL JOIN search_document AS d ON d.article_id = s.article_id
             WHERE d.places IS NULL OR s.places IS NULL OR d.places <> s.places"
        }
    }
}

/// Keeps two from changing the index at the same time, until the transaction ends: they would take the same key, or wait for each
/// other's names in a ring. (On SQLite only one writes anyway.) The number is "search" read as six bytes.
pub async fn one_at_a_time(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared("SELECT pg_advisory_xact_lock(126879263777640)").await?;
    }
    Ok(())
}

/// Keeps articles from being changed until the transaction ends, after whoever changes them now: first a whole import, which holds many and
/// asks for more, then each by its number. That may take longer than a page may.
pub async fn hold(db: &impl ConnectionTrait, articles: &[i64]) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
        db.execute_unprepared(ONE_AT_A_TIME).await?;
        let numbers = articles.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        db.execute_unprepared(&format!("SELECT id FROM article WHERE id IN ({numbers}) ORDER BY id FOR UPDATE")).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

    use super::{Sought, Term, remember};
    use crate::server::db::{Database, migrate};

    /// Ten texts have the words of the phrase, and only the oldest has the phrase.
    #[tokio::test]
    async fn a_phrase_is_looked_for_in_the_newest_texts_that_have_its_words_and_in_no_more() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let db = Database::open(&folder.path().join("a.db").display().to_string(), Duration::ZERO).await?;
        migrate(&db).await?;
        for key in 1..=10_i64 {
            let text = if key == 1 { "的 是" } else { "是 的" };
            for (sql, value) in [("INSERT INTO search_text (key, text) VALUES ($1, $2)", text), (remember(DbBackend::Sqlite), "的 是")] {
                db.write.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, [Value::from(key), value.into()])).await?;
            }
        }
        for (piece, candidates, found) in [("的 是", 10, &[1][..]), ("的 是", 9, &[]), ("是 的", 3, &[10, 9, 8]), ("是 的", 10, &[10, 9, 8, 7])]
        {
            let every = ["的", "是"].map(|token| vec![Term::from(token.to_owned())]).into();
            let sought = Sought { every, pieces: vec![piece.to_owned()], candidates, ..Sought::default() };
            let mut values = Vec::new();
            let sql = sought.newest_keys(DbBackend::Sqlite, &mut values, 4, 0);
            let rows = db.read.query_all_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)).await?;
            let keys: Vec<i64> = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
            assert_eq!(keys, found, "{piece} in {candidates}");
        }
        db.close().await?;
        Ok(())
    }
}
