//! Saving: all changes of one save, or none; each save once, however often it is sent.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use serde::{Deserialize, Serialize};

use super::{Held, find_to_change};
use crate::{
    error::Error,
    model::{
        draft::{Merged, Overlap, Refusal, Save, Saved, is_name},
        log::Act,
        manuscript::Manuscript,
        person::Right,
        revision::Kind,
        stamp::Stamp,
    },
    server::{db::operation, log, manuscripts, newsroom::Newsroom, revisions, structure::Structure, together, visitor::Person},
};

/// The version that a save made which changed nothing.
const NONE: i64 = 0;
/// Changes in one save: more than a person makes between two of them.
const MAX_CHANGES: usize = 1_000;

/// Who changed a part last, and at which version.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Touch {
    /// The version it made.
    pub version: i64,
    /// Number of the person.
    pub person: i64,
    /// Their name.
    pub name: String,
}

/// Saves changes to a draft. What others have changed since the base stays; where both changed the same part and mean
/// different things, nothing is saved and the answer is what the draft says now.
pub async fn save(newsroom: &Newsroom, person: &Person, save: &Save) -> Result<Saved, Refusal> {
    if !is_name(&save.operation) || !is_name(&save.sitting) || save.changes.len() > MAX_CHANGES {
        return Err(Error::Invalid("保存请求的写法不对。".to_owned()).into());
    }
    let structure = newsroom.structure();
    let now = newsroom.now();
    let transaction = newsroom.db.begin().await.map_err(Error::from)?;
    let mut held = find_to_change(&transaction, save.article).await?;
    let rights = held.rights(person, &structure)?;
    let mut touched: BTreeMap<String, Touch> = serde_json::from_str(&held.draft.touched).map_err(Error::from)?;
    if let Some(known) = acknowledged(&transaction, save, person).await? {
        return Ok(answer(save, known.version, known.at, person, &touched, held));
    }
    if held.article.binned_at.is_some() && rights.withdraw {
        return Err(Error::Conflict("这篇稿件已被放入回收站，先取出来才能改。".to_owned()).into());
    }
    if !rights.edit {
        return Err(Error::Forbidden.into());
    }
    let base = save.base;
    if base > held.draft.version || base < 1 {
        return Err(Error::Conflict("这份稿件的版本对不上，请重新打开。".to_owned()).into());
    }
    let manuscript = held.manuscript.clone().changed(&save.changes).map_err(Error::Invalid)?;
    let overlap = overlapping(save, person, &touched, &held.manuscript, &manuscript);
    if !overlap.is_empty() {
        let overlap = Overlap { version: held.draft.version, manuscript: held.manuscript, parts: overlap };
        return Err(Refusal::Overlap(Box::new(overlap)));
    }
    let mut made = NONE;
    if manuscript != held.manuscript {
        check(&transaction, &structure, person, &held.manuscript, &manuscript).await?;
        keep(&transaction, &mut held, manuscript, save, person, &mut touched, now).await?;
        made = held.draft.version;
    }
    remember(&transaction, save, person, made, now).await?;
    transaction.commit().await.map_err(Error::from)?;
    if made != NONE {
        together::saved(newsroom, save.article, person, made, &save.sitting).await;
    }
    Ok(answer(save, made, now, person, &touched, held))
}

/// The save as it was acknowledged, if it was.
async fn acknowledged(db: &DatabaseTransaction, save: &Save, person: &Person) -> Result<Option<operation::Model>, Error> {
    let Some(known) = operation::Entity::find_by_id(&save.operation).one(db).await? else { return Ok(None) };
    if (known.article_id, known.person_id) != (save.article, person.id) {
        return Err(Error::Invalid("保存请求的写法不对。".to_owned()));
    }
    Ok(Some(known))
}

/// Parts that somebody else has changed since the base to something else. Where one's own other tab did, the newer save
/// counts: what it replaces is a revision of its own. Where a block stands is nothing that two people need to discuss.
fn overlapping(save: &Save, person: &Person, touched: &BTreeMap<String, Touch>, now: &Manuscript, then: &Manuscript) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for part in save.changes.iter().map(|change| change.part()).filter(|part| !part.starts_with("place-")) {
        let Some(touch) = touched.get(&part).filter(|touch| touch.version > save.base && touch.person != person.id) else { continue };
        if now.part(&part) != then.part(&part) && found.iter().all(|(known, _)| *known != part) {
            found.push((part, touch.name.clone()));
        }
    }
    found
}

/// Whether what the changes name is there, and this person may put the article where it says.
async fn check(db: &DatabaseTransaction, structure: &Structure, person: &Person, before: &Manuscript, after: &Manuscript) -> Result<(), Error> {
    manuscripts::check_channels(structure, after)?;
    // One that somebody has removed meanwhile is no reason to refuse what is typed.
    if after.cover != before.cover {
        manuscripts::check_cover(db, after).await?;
    }
    let new = after.placements.iter().filter(|id| !before.placements.contains(id)).chain((before.channel != after.channel).then_some(&after.channel));
    for channel in new {
        if !person.may(Right::Write, structure, *channel) {
            return Err(Error::Forbidden);
        }
    }
    Ok(())
}

async fn keep(
    db: &DatabaseTransaction,
    held: &mut Held,
    manuscript: Manuscript,
    save: &Save,
    person: &Person,
    touched: &mut BTreeMap<String, Touch>,
    now: i64,
) -> Result<(), Error> {
    if held.is_new {
        revisions::keep(db, held, Kind::Before, &Person::of_site(), "", held.draft.updated_at).await?;
    }
    let version = held.draft.version + 1;
    for part in save.changes.iter().map(|change| change.part()) {
        touched.insert(part, Touch { version, person: person.id, name: person.name.clone() });
    }
    held.say(manuscript, person, now)?;
    held.draft.touched = serde_json::to_string(touched)?;
    held.store(db).await?;
    held.is_new = false;
    if revisions::keep_sitting(db, held, person, &save.sitting, now).await? {
        log::keep_in(db, person, Act::Edited, Some(held.article.id), &held.draft.title, "").await?;
    }
    Ok(())
}

async fn remember(db: &DatabaseTransaction, save: &Save, person: &Person, version: i64, now: i64) -> Result<(), Error> {
    let row = operation::ActiveModel {
        id: Set(save.operation.clone()),
        article_id: Set(save.article),
        version: Set(version),
        person_id: Set(person.id),
        at: Set(now),
    };
    operation::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The answer to a save that made the version `made`. Where the draft is not the base with this save's changes, it says
/// all that the draft says now: a page that took a version for its own without having seen it would save over it. That
/// holds for a save that is answered again, since the first answer may never have arrived, and for one that changed
/// nothing, since others may have.
fn answer(save: &Save, made: i64, at: i64, person: &Person, touched: &BTreeMap<String, Touch>, held: Held) -> Saved {
    let version = held.draft.version;
    let is_shown = version == save.base || (version == save.base + 1 && version == made);
    let mut people: Vec<String> = Vec::new();
    for touch in touched.values().filter(|touch| touch.version > save.base && touch.person != person.id) {
        if !people.contains(&touch.name) {
            people.push(touch.name.clone());
        }
    }
    let merged = (!is_shown).then(|| Box::new(Merged { manuscript: held.manuscript, people }));
    Saved { version, at: Stamp::of_unix(at), merged }
}
