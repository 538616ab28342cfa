//! The history of an article: one entry for each sitting of each editor, and for each act that has a name.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::{
    db::revision,
    drafts::{self, Held},
    newsroom::Newsroom,
    visitor::Person,
};
use crate::{
    error::Error,
    model::{
        draft::{History, RevisionRow},
        manuscript::Manuscript,
        revision::Kind,
        stamp::Stamp,
    },
};

/// After so long without a save, in seconds, a sitting is over.
const PAUSE: i64 = 30 * 60;
/// Entries shown of a history at once.
const SHOWN: u64 = 50;

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

/// The history of an article, the newest first, as much of it as is shown at once; `before` is the entry after which it
/// goes on.
pub async fn of_article(newsroom: &Newsroom, person: &Person, article: i64, before: Option<i64>) -> Result<History, Error> {
    let held = drafts::find(&newsroom.db.read, article).await?.ok_or(Error::NotFound)?;
    held.rights(person, &newsroom.structure())?;
    let live = live(newsroom, &held).await?;
    let mut wanted = rows(article);
    if let Some(before) = before {
        wanted = wanted.filter(revision::Column::Id.lt(before));
    }
    let mut found: Vec<Row> = wanted.limit(SHOWN + 1).into_tuple().all(&newsroom.db.read).await?;
    let more = found.len() as u64 > SHOWN;
    found.truncate(SHOWN as usize);
    let older = found.last().filter(|_| more).map(|last| last.0);
    Ok(History { rows: found.into_iter().filter_map(|row| shown(row, live)).collect(), older })
}

/// An entry of the history of an article, with what it said.
pub async fn one(newsroom: &Newsroom, held: &Held, revision: i64) -> Result<(RevisionRow, Manuscript), Error> {
    let found = revision::Entity::find_by_id(revision).one(&newsroom.db.read).await?.filter(|found| found.article_id == held.article.id);
    let found = found.ok_or(Error::NotFound)?;
    let row = (found.id, found.version, found.kind, found.person, found.at);
    let row = shown(row, live(newsroom, held).await?).ok_or(Error::NotFound)?;
    Ok((row, serde_json::from_str(&found.manuscript)?))
}

/// The entry before another one.
pub async fn before(newsroom: &Newsroom, held: &Held, revision: i64) -> Result<Option<(RevisionRow, Manuscript)>, Error> {
    let found: Option<Row> = rows(held.article.id).filter(revision::Column::Id.lt(revision)).into_tuple().one(&newsroom.db.read).await?;
    match found {
        Some(found) => one(newsroom, held, found.0).await.map(Some),
        None => Ok(None),
    }
}

/// Number, version, kind, person, time.
type Row = (i64, i64, String, String, i64);

fn rows(article: i64) -> Select<revision::Entity> {
    revision::Entity::find().filter(revision::Column::ArticleId.eq(article)).order_by_desc(revision::Column::Id).select_only().columns([
        revision::Column::Id,
        revision::Column::Version,
        revision::Column::Kind,
        revision::Column::Person,
        revision::Column::At,
    ])
}

fn shown((id, version, kind, person, at): Row, live: Option<i64>) -> Option<RevisionRow> {
    Some(RevisionRow { id, version, kind: Kind::named(&kind)?, person, at: Stamp::of_unix(at), live: live == Some(id) })
}

/// The entry that readers see.
async fn live(newsroom: &Newsroom, held: &Held) -> Result<Option<i64>, Error> {
    let found: Option<Row> =
        rows(held.article.id).filter(revision::Column::Version.eq(held.draft.live_version)).into_tuple().one(&newsroom.db.read).await?;
    Ok(found.map(|row| row.0))
}

/// What an article said at a revision of it.
pub async fn manuscript(db: &impl ConnectionTrait, article: i64, revision: i64) -> Result<Manuscript, Error> {
    let found = revision::Entity::find_by_id(revision).one(db).await?.filter(|found| found.article_id == article);
    Ok(serde_json::from_str(&found.ok_or(Error::NotFound)?.manuscript)?)
}
