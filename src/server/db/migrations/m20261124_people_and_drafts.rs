//! People with posts and sessions, drafts beside what is live, revisions, and the log of acts.
//!
//! Names are written out here and not taken from the entities: those move on, this step does not.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, big_pk_auto, text},
    sea_orm::DbBackend,
};

/// The step.
#[derive(DeriveMigrationName)]
pub struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [person(), post(), session(), invitation(), draft(), revision(), operation(), act()] {
            manager.create_table(table).await?;
        }
        for column in [big_integer_null("binned_at"), words("corrections").default("[]").to_owned()] {
            manager.alter_table(Table::alter().table("article").add_column(column).to_owned()).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        for statement in append_only(manager.get_database_backend()) {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

fn person() -> TableCreateStatement {
    table("person")
        .col(big_pk_auto("id"))
        .col(text("account").unique_key())
        .col(words("name"))
        .col(words("email"))
        .col(words("password"))
        .col(switch("disabled"))
        .col(number("added_at"))
        .to_owned()
}

fn post() -> TableCreateStatement {
    table("post")
        .col(big_pk_auto("id"))
        .col(number("person_id"))
        .col(words("role"))
        .col(big_integer_null("channel_id"))
        .foreign_key(&mut refers("post", "person_id", "person", ForeignKeyAction::Cascade))
        .foreign_key(&mut refers("post", "channel_id", "channel", ForeignKeyAction::Cascade))
        .to_owned()
}

fn session() -> TableCreateStatement {
    table("session")
        .col(text("token").primary_key())
        .col(number("person_id"))
        .col(number("begun_at"))
        .col(number("seen_at"))
        .col(number("expires_at"))
        .col(words("agent"))
        .col(words("address"))
        .foreign_key(&mut refers("session", "person_id", "person", ForeignKeyAction::Cascade))
        .to_owned()
}

fn invitation() -> TableCreateStatement {
    table("invitation")
        .col(text("token").primary_key())
        .col(big_integer_null("person_id"))
        .col(number("expires_at"))
        .foreign_key(&mut refers("invitation", "person_id", "person", ForeignKeyAction::Cascade))
        .to_owned()
}

fn draft() -> TableCreateStatement {
    table("draft")
        .col(number("article_id").primary_key())
        .col(number("version"))
        .col(number("live_version").default(0))
        .col(words("title"))
        .col(number("channel_id"))
        .col(words("manuscript"))
        .col(words("touched").default("{}"))
        .col(big_integer_null("author_id"))
        .col(number("updated_at"))
        .col(big_integer_null("updated_by"))
        .col(big_integer_null("publish_at"))
        .col(big_integer_null("scheduled_by"))
        .foreign_key(&mut refers("draft", "article_id", "article", ForeignKeyAction::Cascade))
        .foreign_key(&mut refers("draft", "channel_id", "channel", ForeignKeyAction::Restrict))
        .foreign_key(&mut refers("draft", "author_id", "person", ForeignKeyAction::SetNull))
        .to_owned()
}

fn revision() -> TableCreateStatement {
    table("revision")
        .col(big_pk_auto("id"))
        .col(number("article_id"))
        .col(number("version"))
        .col(words("kind"))
        .col(big_integer_null("person_id"))
        .col(words("person"))
        .col(words("sitting"))
        .col(number("begun_at"))
        .col(number("at"))
        .col(words("manuscript"))
        .foreign_key(&mut refers("revision", "article_id", "article", ForeignKeyAction::Cascade))
        .to_owned()
}

fn operation() -> TableCreateStatement {
    table("operation")
        .col(text("id").primary_key())
        .col(number("article_id"))
        .col(number("version"))
        .col(number("person_id"))
        .col(number("at"))
        .foreign_key(&mut refers("operation", "article_id", "article", ForeignKeyAction::Cascade))
        .to_owned()
}

/// No foreign keys: the log outlives what it tells of.
fn act() -> TableCreateStatement {
    table("act")
        .col(big_pk_auto("id"))
        .col(number("at"))
        .col(big_integer_null("person_id"))
        .col(words("person"))
        .col(words("act"))
        .col(big_integer_null("article_id"))
        .col(words("subject"))
        .col(words("detail"))
        .col(words("address"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &'static str, table: &'static str| Index::create().name(name).table(table).to_owned();
    vec![
        index("post_person", "post").col("person_id").to_owned(),
        index("session_person", "session").col("person_id").to_owned(),
        index("draft_due", "draft").col("publish_at").to_owned(),
        index("draft_author", "draft").col("author_id").to_owned(),
        index("revision_article", "revision").col("article_id").col(("version", IndexOrder::Desc)).to_owned(),
        index("operation_at", "operation").col("at").to_owned(),
        index("act_article", "act").col("article_id").to_owned(),
        index("article_updated", "article").col(("updated_at", IndexOrder::Desc)).col(("id", IndexOrder::Desc)).to_owned(),
        index("article_binned", "article").col("binned_at").to_owned(),
    ]
}

/// The log is only added to, whoever has the database open.
fn append_only(database: DbBackend) -> &'static [&'static str] {
    match database {
        DbBackend::Sqlite => &[
            "CREATE TRIGGER act_stays BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
            "CREATE TRIGGER act_is_kept BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
        ],
        _ => &[
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'the log is only added to'; END $$",
            "CREATE TRIGGER act_stays BEFORE UPDATE OR DELETE ON act FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        ],
    }
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
