//! How often articles are read: by day, and lately by hour.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, text},
};

/// The step.
#[derive(DeriveMigrationName)]
pub struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let days = Table::create()
            .table("reading")
            .col(big_integer("day"))
            .col(big_integer("article_id"))
            .col(text("source"))
            .col(big_integer("reads"))
            .primary_key(Index::create().col("day").col("article_id").col("source"))
            .foreign_key(&mut of_article("reading"))
            .to_owned();
        let hours = Table::create()
            .table("reading_hour")
            .col(big_integer("hour"))
            .col(big_integer("article_id"))
            .col(big_integer("reads"))
            .primary_key(Index::create().col("hour").col("article_id"))
            .foreign_key(&mut of_article("reading_hour"))
            .to_owned();
        manager.create_table(days).await?;
        manager.create_table(hours).await?;
        let by_article = |name: &'static str, table: &'static str| Index::create().name(name).table(table).col("article_id").to_owned();
        manager.create_index(by_article("reading_article", "reading")).await?;
        manager.create_index(by_article("reading_hour_article", "reading_hour")).await
    }
}

fn of_article(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_article_id"))
        .from(table, "article_id")
        .to("article", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}
