//! Channels, articles, menus, slots, pages, pictures: everything a site of readers needs.
//!
//! All times are seconds since 1970-01-01 UTC; texts are never null. Names are written out here and not taken from the
//! entities: those move on, this step does not.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, big_pk_auto, text, text_null},
};

/// The step.
#[derive(DeriveMigrationName)]
pub struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [site(), picture(), channel(), page(), menu_item(), redirect(), imported()] {
            manager.create_table(table).await?;
        }
        for table in [article(), article_body(), publication(), placement(), listing(), tally(), slot(), slot_entry()] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        let first = Query::insert().into_table("site").columns(["id"]).values_panic([1.into()]).to_owned();
        manager.get_connection().execute(&first).await?;
        Ok(())
    }
}

fn site() -> TableCreateStatement {
    table("site")
        .col(number("id").primary_key())
        .col(words("identity").default("{}"))
        .col(words("home").default("[]"))
        .col(number("version").default(0))
        .to_owned()
}

fn picture() -> TableCreateStatement {
    table("picture")
        .col(big_pk_auto("id"))
        .col(text("file").unique_key())
        .col(number("width"))
        .col(number("height"))
        .col(number("bytes"))
        .col(words("alt"))
        .col(number("added_at"))
        .to_owned()
}

fn channel() -> TableCreateStatement {
    table("channel")
        .col(big_pk_auto("id"))
        .col(big_integer_null("parent_id"))
        .col(text("slug").unique_key())
        .col(words("name"))
        .col(words("description"))
        .col(words("kind").default("summary"))
        .col(number("position").default(0))
        .col(switch("hidden"))
        .col(big_integer_null("more_id"))
        .col(big_integer_null("strip_id"))
        .col(number("articles").default(0))
        .foreign_key(&mut refers("channel", "parent_id", "channel", ForeignKeyAction::Restrict))
        .foreign_key(&mut refers("channel", "more_id", "channel", ForeignKeyAction::SetNull))
        .foreign_key(&mut refers("channel", "strip_id", "channel", ForeignKeyAction::SetNull))
        .to_owned()
}

fn page() -> TableCreateStatement {
    table("page")
        .col(big_pk_auto("id"))
        .col(text("slug").unique_key())
        .col(words("title"))
        .col(words("description"))
        .col(number("position").default(0))
        .col(words("body").default("[]"))
        .col(switch("draft"))
        .to_owned()
}

fn menu_item() -> TableCreateStatement {
    table("menu_item")
        .col(big_pk_auto("id"))
        .col(words("menu"))
        .col(big_integer_null("parent_id"))
        .col(number("position").default(0))
        .col(words("label"))
        .col(big_integer_null("channel_id"))
        .col(big_integer_null("page_id"))
        .col(text_null("url"))
        .foreign_key(&mut refers("menu_item", "parent_id", "menu_item", ForeignKeyAction::Cascade))
        .foreign_key(&mut refers("menu_item", "channel_id", "channel", ForeignKeyAction::Cascade))
        .foreign_key(&mut refers("menu_item", "page_id", "page", ForeignKeyAction::Cascade))
        .to_owned()
}

fn redirect() -> TableCreateStatement {
    table("redirect").col(text("path").primary_key()).col(words("target")).to_owned()
}

fn imported() -> TableCreateStatement {
    table("imported")
        .col(text("system"))
        .col(text("kind"))
        .col(text("key"))
        .col(number("id"))
        .primary_key(Index::create().col("system").col("kind").col("key"))
        .to_owned()
}

fn article() -> TableCreateStatement {
    let mut article = table("article");
    article.col(big_pk_auto("id")).col(number("channel_id")).col(words("state").default("draft"));
    for column in ["kicker", "title", "subtitle", "short_title", "summary", "excerpt", "source", "source_url", "original_title"] {
        article.col(words(column));
    }
    for column in ["original_author", "reporters", "photographer", "editor", "link", "seo_title", "seo_description"] {
        article.col(words(column));
    }
    for column in ["published_at", "first_published_at", "cover_id", "more_id", "strip_id"] {
        article.col(big_integer_null(column));
    }
    article
        .col(words("origin").default("own"))
        .col(words("tags").default("[]"))
        .col(number("hits").default(0))
        .col(switch("no_print"))
        .col(switch("no_share"))
        .col(number("updated_at"))
        .foreign_key(&mut refers("article", "channel_id", "channel", ForeignKeyAction::Restrict))
        .foreign_key(&mut refers("article", "cover_id", "picture", ForeignKeyAction::SetNull))
        .foreign_key(&mut refers("article", "more_id", "channel", ForeignKeyAction::SetNull))
        .foreign_key(&mut refers("article", "strip_id", "channel", ForeignKeyAction::SetNull))
        .to_owned()
}

fn article_body() -> TableCreateStatement {
    table("article_body")
        .col(number("article_id").primary_key())
        .col(words("body").default("[]"))
        .foreign_key(&mut refers("article_body", "article_id", "article", ForeignKeyAction::Cascade))
        .to_owned()
}

fn publication() -> TableCreateStatement {
    table("publication")
        .col(big_pk_auto("id"))
        .col(number("article_id"))
        .col(number("at"))
        .col(words("act"))
        .col(big_integer_null("published_at"))
        .foreign_key(&mut refers("publication", "article_id", "article", ForeignKeyAction::Cascade))
        .to_owned()
}

fn placement() -> TableCreateStatement {
    table("placement")
        .col(number("article_id"))
        .col(number("channel_id"))
        .col(number("position").default(0))
        .primary_key(Index::create().col("article_id").col("channel_id"))
        .foreign_key(&mut refers("placement", "article_id", "article", ForeignKeyAction::Cascade))
        .foreign_key(&mut refers("placement", "channel_id", "channel", ForeignKeyAction::Cascade))
        .to_owned()
}

fn listing() -> TableCreateStatement {
    table("listing")
        .col(number("channel_id"))
        .col(number("published_at"))
        .col(number("article_id"))
        .primary_key(Index::create().col("channel_id").col("article_id"))
        .foreign_key(&mut refers("listing", "channel_id", "channel", ForeignKeyAction::Cascade))
        .foreign_key(&mut refers("listing", "article_id", "article", ForeignKeyAction::Cascade))
        .to_owned()
}

fn tally() -> TableCreateStatement {
    table("tally")
        .col(number("channel_id"))
        .col(number("day"))
        .col(number("articles"))
        .primary_key(Index::create().col("channel_id").col("day"))
        .foreign_key(&mut refers("tally", "channel_id", "channel", ForeignKeyAction::Cascade))
        .to_owned()
}

fn slot() -> TableCreateStatement {
    table("slot")
        .col(big_pk_auto("id"))
        .col(text("name").unique_key())
        .col(words("title"))
        .col(number("size"))
        .col(big_integer_null("fill_from_id"))
        .col(switch("may_repeat"))
        .col(switch("with_picture"))
        .col(number("position").default(0))
        .foreign_key(&mut refers("slot", "fill_from_id", "channel", ForeignKeyAction::SetNull))
        .to_owned()
}

fn slot_entry() -> TableCreateStatement {
    table("slot_entry")
        .col(big_pk_auto("id"))
        .col(number("slot_id"))
        .col(number("position").default(0))
        .col(number("article_id"))
        .col(words("title"))
        .col(big_integer_null("picture_id"))
        .col(big_integer_null("from_at"))
        .col(big_integer_null("until_at"))
        .foreign_key(&mut refers("slot_entry", "slot_id", "slot", ForeignKeyAction::Cascade))
        .foreign_key(&mut refers("slot_entry", "article_id", "article", ForeignKeyAction::Cascade))
        .foreign_key(&mut refers("slot_entry", "picture_id", "picture", ForeignKeyAction::SetNull))
        .to_owned()
}

/// Beside primary keys and unique columns: the order of lists, and what belongs to one article.
fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &'static str, table: &'static str| Index::create().name(name).table(table).to_owned();
    vec![
        index("listing_newest", "listing").col("channel_id").col(("published_at", IndexOrder::Desc)).col(("article_id", IndexOrder::Desc)).to_owned(),
        index("listing_article", "listing").col("article_id").to_owned(),
        index("publication_article", "publication").col("article_id").to_owned(),
        index("slot_entry_slot", "slot_entry").col("slot_id").col("position").to_owned(),
    ]
}

fn table(name: &'static str) -> TableCreateStatement {
    Table::create().table(name).to_owned()
}

fn number(name: &'static str) -> ColumnDef {
    big_integer(name)
}

fn words(name: &'static str) -> ColumnDef {
    text(name).default("").to_owned()
}

fn switch(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().default(false).to_owned()
}

fn refers(table: &'static str, column: &'static str, to: &'static str, deleted: ForeignKeyAction) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(format!("{table}_{column}")).from(table, column).to(to, "id").on_delete(deleted).to_owned()
}
