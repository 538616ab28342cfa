//! The newsroom's own list of words.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_pk_auto, text},
};

/// The step.
#[derive(DeriveMigrationName)]
pub struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("word")
            .col(big_pk_auto("id"))
            .col(text("wrong").unique_key())
            .col(text("right").default(""))
            .col(text("note").default(""))
            .col(big_integer("created_at"))
            .col(text("created_by").default(""))
            .to_owned();
        manager.create_table(table).await
    }
}
