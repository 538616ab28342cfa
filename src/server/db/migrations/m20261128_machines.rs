//! When what readers see of an article was last changed, which machines ask for; and the outbox of what search engines
//! are told.

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
        let column = Table::alter().table("article").add_column(big_integer("public_at").default(0)).to_owned();
        manager.alter_table(column).await?;
        let db = manager.get_connection();
        // What was corrected before this step has no time of its own: the log of the desk has it.
        db.execute_unprepared(
            "UPDATE article SET public_at = COALESCE((SELECT MAX(at) FROM act WHERE act.article_id = article.id \
             AND act.act IN ('published', 'corrected', 'withdrawn', 'republished')), published_at, 0)",
        )
        .await?;
        // Sitemaps go through all public articles by number, and ask each file for its newest change.
        db.execute_unprepared("CREATE INDEX article_public ON article (id, public_at) WHERE state = 'published' AND origin <> 'external'").await?;
        let outbox = Table::create()
            .table("outbox")
            .col(big_pk_auto("id"))
            .col(text("receiver"))
            .col(text("address"))
            .col(big_integer("tries").default(0))
            .col(big_integer("due_at"))
            .to_owned();
        manager.create_table(outbox).await?;
        manager.create_index(Index::create().name("outbox_due").table("outbox").col("due_at").to_owned()).await
    }
}
