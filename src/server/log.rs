//! The log of acts: who did what, when and from where. It is only added to.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, NotSet};

use super::{
    db::{Database, act},
    visitor::Person,
};
use crate::{error::Error, model::log::Act};

/// Adds an entry by itself.
pub async fn keep(db: &Database, person: &Person, what: Act, article: Option<i64>, subject: &str, detail: &str) -> Result<(), Error> {
    keep_in(&db.write, person, what, article, subject, detail).await
}

/// Adds an entry as part of a transaction: what happened and that it happened are true together.
pub async fn keep_in(db: &impl ConnectionTrait, person: &Person, what: Act, article: Option<i64>, subject: &str, detail: &str) -> Result<(), Error> {
    let entry = act::ActiveModel {
        id: NotSet,
        at: Set(time::OffsetDateTime::now_utc().unix_timestamp()),
        person_id: Set((person.id != 0).then_some(person.id)),
        person: Set(person.name.clone()),
        act: Set(what.word().to_owned()),
        article_id: Set(article),
        subject: Set(subject.chars().take(300).collect()),
        detail: Set(detail.chars().take(1000).collect()),
        address: Set(person.origin.address.clone()),
    };
    act::Entity::insert(entry).exec(db).await?;
    Ok(())
}
