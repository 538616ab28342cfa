//! What the newsroom knows of a picture: whose it is, what it shows, where it came from, what must stay in view.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, text},
};

/// The step.
#[derive(DeriveMigrationName)]
pub struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let words = |name: &'static str, usual: &'static str| text(name).default(usual).to_owned();
        let middle = |name: &'static str| big_integer(name).default(500).to_owned();
        for column in [
            words("caption", ""),
            words("credit", ""),
            words("name", ""),
            words("source_url", ""),
            words("came_as", ""),
            words("kind", "still"),
            words("colour", ""),
            words("thumbhash", ""),
            middle("focus_x"),
            middle("focus_y"),
            // A person's number; people are never deleted, and a backup holds pictures before people.
            big_integer_null("uploader_id"),
            big_integer_null("taken_at"),
            big_integer_null("binned_at"),
        ] {
            manager.alter_table(Table::alter().table("picture").add_column(column).to_owned()).await?;
        }
        manager.create_index(Index::create().name("picture_by_came_as").table("picture").col("came_as").to_owned()).await
    }
}
