//! Where pictures are used: found in what there is, and written down from then on by whoever writes it.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, text},
    sea_orm::{ConnectionTrait, Statement},
};

use crate::server::pictures::uses::files_in;

/// The step.
#[derive(DeriveMigrationName)]
pub struct Step;

/// What names pictures: the holder's word, its table, the column of its number and that of its JSON.
const HOLDERS: [(&str, &str, &str, &str, &str); 5] = [
    ("text", "article_body", "article_id", "article_id", "body"),
    ("page", "page", "id", "id", "body"),
    ("topic", "topic", "id", "id", "intro"),
    ("draft", "draft", "article_id", "article_id", "manuscript"),
    ("history", "revision", "id", "article_id", "manuscript"),
];
/// Rows read at a time.
const SOME: usize = 200;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("picture_use")
            .col(text("holder"))
            .col(big_integer("id"))
            .col(text("file"))
            .primary_key(Index::create().col("holder").col("id").col("file"))
            .to_owned();
        manager.create_table(table).await?;
        for (name, table, column) in [
            ("picture_use_file", "picture_use", "file"),
            ("article_cover", "article", "cover_id"),
            ("slot_entry_picture", "slot_entry", "picture_id"),
        ] {
            manager.create_index(Index::create().name(name).table(table).col(column).to_owned()).await?;
        }
        for (holder, table, key, id, json) in HOLDERS {
            fill(manager.get_connection(), holder, &format!("SELECT {key}, {id}, {json} FROM {table} WHERE {key} > $1 ORDER BY {key} LIMIT {SOME}"))
                .await?;
        }
        Ok(())
    }
}

async fn fill(db: &SchemaManagerConnection<'_>, holder: &str, select: &str) -> Result<(), DbErr> {
    // Static pages are worked on under numbers below zero.
    let mut last = i64::MIN;
    loop {
        let rows = db.query_all_raw(Statement::from_sql_and_values(db.get_database_backend(), select, [last.into()])).await?;
        for row in &rows {
            last = row.try_get_by_index(0)?;
            let (id, json): (i64, String) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
            for file in files_in(&json) {
                let insert = "INSERT INTO picture_use (holder, id, file) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
                db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), insert, [holder.into(), id.into(), file.into()])).await?;
            }
        }
        if rows.len() < SOME {
            return Ok(());
        }
    }
}
