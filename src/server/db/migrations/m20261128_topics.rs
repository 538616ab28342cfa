//! Which articles carry which tags, which are about the same, and the topics.
//!
//! What can be worked out of articles is not filled in here: `server::listings` does that when the newsroom opens.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, big_pk_auto, text},
};

/// The step.
#[derive(DeriveMigrationName)]
pub struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [tag(), tagging(), tag_tally(), related(), topic(), topic_block(), topic_entry()] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn tag() -> TableCreateStatement {
    table("tag").col(text("tag").primary_key()).col(words("name")).col(big_integer("articles")).to_owned()
}

fn tagging() -> TableCreateStatement {
    table("tagging")
        .col(text("tag"))
        .col(big_integer("article_id"))
        .col(big_integer("published_at"))
        .col(words("name"))
        .primary_key(Index::create().col("tag").col("article_id"))
        .foreign_key(&mut refers("tagging", "article_id", "article", ForeignKeyAction::Cascade))
        .to_owned()
}

fn tag_tally() -> TableCreateStatement {
    table("tag_tally")
        .col(text("tag"))
        .col(big_integer("day"))
        .col(big_integer("articles"))
        .primary_key(Index::create().col("tag").col("day"))
        .to_owned()
}

fn related() -> TableCreateStatement {
    table("related")
        .col(big_integer("article_id"))
        .col(big_integer("other_id"))
        .col(big_integer("weight"))
        .primary_key(Index::create().col("article_id").col("other_id"))
        .foreign_key(&mut refers("related", "article_id", "article", ForeignKeyAction::Cascade))
        .foreign_key(&mut refers("related", "other_id", "article", ForeignKeyAction::Cascade))
        .to_owned()
}

fn topic() -> TableCreateStatement {
    table("topic")
        .col(big_pk_auto("id"))
        .col(text("slug").unique_key())
        .col(words("title"))
        .col(words("summary"))
        .col(big_integer_null("banner_id"))
        .col(words("intro").default("[]"))
        .col(words("seo_title"))
        .col(words("seo_description"))
        .col(ColumnDef::new("hidden").boolean().not_null().default(false))
        .col(big_integer("position").default(0))
        .col(big_integer("version").default(1))
        .col(big_integer("updated_at").default(0))
        .foreign_key(&mut refers("topic", "banner_id", "picture", ForeignKeyAction::SetNull))
        .to_owned()
}

fn topic_block() -> TableCreateStatement {
    table("topic_block")
        .col(big_pk_auto("id"))
        .col(big_integer("topic_id"))
        .col(big_integer("position").default(0))
        .col(words("heading"))
        .col(words("layout").default("list"))
        .col(words("tag"))
        .col(big_integer_null("channel_id"))
        .col(big_integer("number").default(0))
        .foreign_key(&mut refers("topic_block", "topic_id", "topic", ForeignKeyAction::Cascade))
        .foreign_key(&mut refers("topic_block", "channel_id", "channel", ForeignKeyAction::SetNull))
        .to_owned()
}

fn topic_entry() -> TableCreateStatement {
    table("topic_entry")
        .col(big_integer("block_id"))
        .col(big_integer("position").default(0))
        .col(big_integer("article_id"))
        .primary_key(Index::create().col("block_id").col("article_id"))
        .foreign_key(&mut refers("topic_entry", "block_id", "topic_block", ForeignKeyAction::Cascade))
        .foreign_key(&mut refers("topic_entry", "article_id", "article", ForeignKeyAction::Cascade))
        .to_owned()
}

/// The order of lists, what belongs to one article or topic, and the newest articles. (With their state in front SQLite would take that last
/// one for whatever asks for published articles, and read all of them.)
fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &'static str, table: &'static str| Index::create().name(name).table(table).to_owned();
    vec![
        index("tag_most", "tag").col(("articles", IndexOrder::Desc)).col("tag").to_owned(),
        index("tagging_newest", "tagging").col("tag").col(("published_at", IndexOrder::Desc)).col(("article_id", IndexOrder::Desc)).to_owned(),
        index("tagging_article", "tagging").col("article_id").to_owned(),
        index("related_other", "related").col("other_id").to_owned(),
        index("topic_block_topic", "topic_block").col("topic_id").col("position").to_owned(),
        index("topic_entry_article", "topic_entry").col("article_id").to_owned(),
        index("article_newest", "article").col("published_at").col("id").to_owned(),
    ]
}

fn table(name: &'static str) -> TableCreateStatement {
    Table::create().table(name).to_owned()
}

fn words(name: &'static str) -> ColumnDef {
    text(name).default("").to_owned()
}

fn refers(table: &'static str, column: &'static str, to: &'static str, deleted: ForeignKeyAction) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(format!("{table}_{column}")).from(table, column).to(to, "id").on_delete(deleted).to_owned()
}
