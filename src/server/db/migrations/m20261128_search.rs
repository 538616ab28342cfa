//! The index of search. Filled by the server when it starts (`search::upkeep`), since only it can cut texts into tokens.

use sea_orm::{ConnectionTrait, DbBackend};
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, text},
};

/// The step.
#[derive(DeriveMigrationName)]
pub struct Step;

/// Tokens are ASCII letters and digits, or any other character as it is; positions are not kept: phrases are looked up in the text.
const SQLITE: &str = "CREATE VIRTUAL TABLE search_word USING fts5(words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')";

/// The rows stay narrow: whoever sorts hits by key does not read their words.
const POSTGRES: [&str; 8] = [
    "CREATE TABLE search_word (key BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "ALTER TABLE search_word SET (toast_tuple_target = 128)",
    "ALTER TABLE search_word ALTER COLUMN words SET STORAGE EXTERNAL",
    // Who knows that a word is frequent prefers to read all rows, and does not know that each is large. The index is always faster.
    "ALTER TABLE search_word ALTER COLUMN words SET STATISTICS 0",
    "CREATE INDEX search_word_words ON search_word USING GIN (words)",
    // What begins with something is a range of an index only where letters are ordered by their bytes.
    "ALTER TABLE search_name ALTER COLUMN folded TYPE TEXT COLLATE \"C\"",
    "ALTER TABLE search_name ALTER COLUMN spelled TYPE TEXT COLLATE \"C\"",
    "ALTER TABLE search_name ALTER COLUMN initials TYPE TEXT COLLATE \"C\"",
];

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [document(), words_of_articles(), name()] {
            manager.create_table(table).await?;
        }
        for column in ["folded", "spelled", "initials"] {
            let index = Index::create().name(format!("search_name_{column}")).table("search_name").col(column).to_owned();
            manager.create_index(index).await?;
        }
        let db = manager.get_connection();
        let steps: &[&str] = if manager.get_database_backend() == DbBackend::Sqlite { &[SQLITE] } else { &POSTGRES };
        for step in steps {
            db.execute_unprepared(step).await?;
        }
        Ok(())
    }
}

fn document() -> TableCreateStatement {
    Table::create()
        .table("search_document")
        .col(big_integer("key").primary_key())
        .col(big_integer("article_id").unique_key())
        .col(big_integer("rules"))
        .col(text("places").default(""))
        .col(text("source").default(""))
        .col(text("names").default("[]"))
        .to_owned()
}

fn words_of_articles() -> TableCreateStatement {
    Table::create().table("search_text").col(big_integer("key").primary_key()).col(text("text").default("")).to_owned()
}

fn name() -> TableCreateStatement {
    Table::create()
        .table("search_name")
        .col(text("kind"))
        .col(text("name"))
        .col(text("folded"))
        .col(text("spelled").default(""))
        .col(text("initials").default(""))
        .col(big_integer("articles").default(0))
        .primary_key(Index::create().col("kind").col("name"))
        .to_owned()
}
