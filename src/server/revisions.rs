//! The history of an article: one entry for each sitting of each editor, and for each act that has a name.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{
    db::revision,
    drafts::{self, Held},
    newsroom::Newsroom,
    visitor::Person,
};
use crate::{
    error::Error,
    model::{draft::RevisionRow, manuscript::Manuscript, revision::Kind, stamp::Stamp},
};

/// After so long without a save, in seconds, a sitting is over.
const PAUSE: i64 = 30 * 60;
/// Entries shown of a history.
const SHOWN: u64 = 200;

/// Keeps what the draft says now as an entry of its own.
pub async fn keep(db: &DatabaseTransaction, held: &Held, kind: Kind, person: &Person, sitting: &str, now: i64) -> Result<(), Error> {
    let entry = revision::ActiveModel {
        id: NotSet,
        article_id: Set(held.article.id),
        version: Set(held.draft.version),
        kind: Set(kind.word().to_owned()),
        person_id: Set((person.id != 0).then_some(person.id)),
        person: Set(person.name.clone()),
        sitting: Set(sitting.to_owned()),
        begun_at: Set(now),
        at: Set(now),
        manuscript: Set(held.draft.manuscript.clone()),
    };
    revision::Entity::insert(entry).exec(db).await?;
    Ok(())
}

/// Keeps what the draft says now as the entry of a sitting; the answer says whether a sitting has begun with it. A
/// sitting ends when anybody else saves, so that nothing somebody else may have seen is written over.
pub async fn keep_sitting(db: &DatabaseTransaction, held: &Held, person: &Person, sitting: &str, now: i64) -> Result<bool, Error> {
    let last: Option<(i64, String, Option<i64>, String, i64)> = revision::Entity::find()
        .filter(revision::Column::ArticleId.eq(held.article.id))
        .order_by_desc(revision::Column::Id)
        .select_only()
        .columns([revision::Column::Id, revision::Column::Kind, revision::Column::PersonId, revision::Column::Sitting, revision::Column::At])
        .into_tuple()
        .one(db)
        .await?;
    let going_on = |(_, kind, by, of, at): &(i64, String, Option<i64>, String, i64)| {
        *kind == Kind::Sitting.word() && *by == Some(person.id) && of == sitting && at + PAUSE > now
    };
    let Some((id, ..)) = last.filter(going_on) else {
        keep(db, held, Kind::Sitting, person, sitting, now).await?;
        return Ok(true);
    };
    let entry = revision::ActiveModel {
        id: Set(id),
        version: Set(held.draft.version),
        at: Set(now),
        manuscript: Set(held.draft.manuscript.clone()),
        ..Default::default()
    };
    revision::Entity::update(entry).exec(db).await?;
    Ok(false)
}

/// The history of an article, the newest first.
pub async fn of_article(newsroom: &Newsroom, person: &Person, article: i64) -> Result<Vec<RevisionRow>, Error> {
    let held = drafts::find(&newsroom.db.read, article).await?.ok_or(Error::NotFound)?;
    held.rights(person, &newsroom.structure())?;
    let rows: Vec<(i64, i64, String, String, i64)> = revision::Entity::find()
        .filter(revision::Column::ArticleId.eq(article))
        .order_by_desc(revision::Column::Id)
        .limit(SHOWN)
        .select_only()
        .columns([revision::Column::Id, revision::Column::Version, revision::Column::Kind, revision::Column::Person, revision::Column::At])
        .into_tuple()
        .all(&newsroom.db.read)
        .await?;
    let live = rows.iter().find(|(_, version, ..)| *version == held.draft.live_version).map(|(id, ..)| *id);
    let row = |(id, version, kind, person, at): (i64, i64, String, String, i64)| {
        Some(RevisionRow { id, version, kind: Kind::named(&kind)?, person, at: Stamp::of_unix(at), live: live == Some(id) })
    };
    Ok(rows.into_iter().filter_map(row).collect())
}

/// What an article said at a revision of it.
pub async fn manuscript(db: &impl ConnectionTrait, article: i64, revision: i64) -> Result<Manuscript, Error> {
    let found = revision::Entity::find_by_id(revision).one(db).await?.filter(|found| found.article_id == article);
    Ok(serde_json::from_str(&found.ok_or(Error::NotFound)?.manuscript)?)
}
