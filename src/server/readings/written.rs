//! Counts on their way into the database, and out of it again when they are old.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, QueryFilter, Statement, Value};

use super::{Counts, day_of_hour};
use crate::{
    error::Error,
    server::{
        db::{reading, reading_hour},
        import::store,
        newsroom::Newsroom,
    },
};

/// Rows of one statement: databases limit the values in it.
const AT_ONCE: usize = 500;
/// Days by which numbers are kept apart: a year, and the weeks before it to compare the first ones with. What is older is
/// in the totals of the articles alone.
const DAYS: i64 = 400;
/// Hours by which they are.
const HOURS: i64 = 48;

/// An article that is not public is not counted, whatever pages say.
const BY_DAY: (&str, &str) = (
    "INSERT INTO reading (day, article_id, source, reads) SELECT new.column1, new.column2, new.column3, new.column4 FROM (VALUES ",
    ") AS new JOIN article ON article.id = new.column2 WHERE article.state = 'published' \
     ON CONFLICT (day, article_id, source) DO UPDATE SET reads = reading.reads + excluded.reads",
);
const BY_HOUR: (&str, &str) = (
    "INSERT INTO reading_hour (hour, article_id, reads) SELECT new.column1, new.column2, new.column3 FROM (VALUES ",
    ") AS new JOIN article ON article.id = new.column2 WHERE article.state = 'published' \
     ON CONFLICT (hour, article_id) DO UPDATE SET reads = reading_hour.reads + excluded.reads",
);
const IN_ALL: (&str, &str) =
    ("UPDATE article SET hits = article.hits + new.column2 FROM (VALUES ", ") AS new WHERE article.id = new.column1 AND article.state = 'published'");

/// Writes what was counted since the last time. What cannot be written now waits for the next.
pub async fn flush(newsroom: &Newsroom) -> Result<(), Error> {
    let counts = newsroom.readings.take();
    if counts.is_empty() {
        return Ok(());
    }
    match write(newsroom, &counts).await {
        Ok(()) => Ok(()),
        Err(cause) => {
            newsroom.readings.put_back(counts);
            Err(cause.into())
        }
    }
}

async fn write(newsroom: &Newsroom, counts: &Counts) -> Result<(), DbErr> {
    let (mut days, mut hours, mut totals) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (reading, count) in counts {
        *days.entry((reading.day(), reading.article, reading.source)).or_insert(0) += count;
        *hours.entry((reading.hour, reading.article)).or_insert(0) += count;
        *totals.entry(reading.article).or_insert(0) += count;
    }
    let days = days.into_iter().map(|((day, article, source), count)| [day.into(), article.into(), source.word().into(), Value::from(count)]);
    let hours = hours.into_iter().map(|((hour, article), count)| [hour.into(), article.into(), Value::from(count)]);
    let totals = totals.into_iter().map(|(article, count)| [article.into(), Value::from(count)]);
    let transaction = newsroom.db.begin().await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        // An import changes many articles in an order of its own, as other processes that write their counts do: whoever
        // comes second waits, and not in a ring.
        transaction.execute_unprepared("SET LOCAL lock_timeout = '2s'").await?;
        transaction.execute_unprepared(store::ONE_AT_A_TIME).await?;
    }
    add(&transaction, BY_DAY, days).await?;
    add(&transaction, BY_HOUR, hours).await?;
    add(&transaction, IN_ALL, totals).await?;
    transaction.commit().await
}

async fn add<const N: usize>(db: &DatabaseTransaction, (head, tail): (&str, &str), rows: impl Iterator<Item = [Value; N]>) -> Result<(), DbErr> {
    let rows: Vec<[Value; N]> = rows.collect();
    for some in rows.chunks(AT_ONCE) {
        let places = |row: usize| (1..=N).map(|column| format!("${}", row * N + column)).collect::<Vec<_>>().join(", ");
        let values = (0..some.len()).map(|row| format!("({})", places(row))).collect::<Vec<_>>().join(", ");
        let statement = Statement::from_sql_and_values(db.get_database_backend(), format!("{head}{values}{tail}"), some.iter().flatten().cloned());
        db.execute_raw(statement).await?;
    }
    Ok(())
}

/// Forgets hours and days that nobody asks for any more.
pub async fn sweep(newsroom: &Newsroom) -> Result<(), Error> {
    let hour = newsroom.now().div_euclid(3600);
    reading_hour::Entity::delete_many().filter(reading_hour::Column::Hour.lt(hour - HOURS)).exec(&newsroom.db.write).await?;
    reading::Entity::delete_many().filter(reading::Column::Day.lt(day_of_hour(hour) - DAYS)).exec(&newsroom.db.write).await?;
    Ok(())
}
