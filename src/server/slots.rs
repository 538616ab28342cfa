//! Pictures changed where lists show them: the picture of a slot's entry, and the cover of an article.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    db::{picture, slot, slot_entry},
    drafts, log,
    newsroom::Newsroom,
    publication,
    visitor::Person,
};
use crate::{
    error::Error,
    model::{
        draft::{Deed, Save},
        log::Act,
        manuscript::{Change, Line},
        person::Right,
        slot::PictureChange,
    },
};

/// Shows another picture in the place of one. Whether readers see it at once: a cover waits for the next publication where
/// the article's draft says more than readers see.
pub async fn change_picture(newsroom: &Newsroom, person: &Person, change: &PictureChange) -> Result<bool, Error> {
    if let Some(slot) = &change.slot
        && let Some(entry) = entry(newsroom, slot.as_str(), change.article).await?
    {
        return in_slot(newsroom, person, entry, change).await.map(|()| true);
    }
    if change.file.is_empty() {
        return Err(Error::Conflict("这里显示的就是文章自己的封面。".to_owned()));
    }
    cover(newsroom, person, change).await
}

/// What somebody has picked for a slot by hand, if it is this article.
async fn entry(newsroom: &Newsroom, slot: &str, article: i64) -> Result<Option<slot_entry::Model>, Error> {
    let Some(slot) = slot::Entity::find().filter(slot::Column::Name.eq(slot)).one(&newsroom.db.read).await? else { return Ok(None) };
    let entries = slot_entry::Entity::find().filter(slot_entry::Column::SlotId.eq(slot.id)).filter(slot_entry::Column::ArticleId.eq(article));
    Ok(entries.one(&newsroom.db.read).await?)
}

async fn in_slot(newsroom: &Newsroom, person: &Person, entry: slot_entry::Model, change: &PictureChange) -> Result<(), Error> {
    if !person.may_everywhere(Right::Publish) {
        return Err(Error::Forbidden);
    }
    let transaction = newsroom.db.begin().await?;
    let picture = match change.file.as_str() {
        "" => None,
        file => {
            let found = picture::Entity::find().filter(picture::Column::File.eq(file)).filter(picture::Column::BinnedAt.is_null());
            let found = found.lock_shared().one(&transaction).await?;
            Some(found.ok_or_else(|| Error::Invalid("图库里没有这张图片。".to_owned()))?.id)
        }
    };
    let row = slot_entry::ActiveModel { id: Set(entry.id), picture_id: Set(picture), ..Default::default() };
    slot_entry::Entity::update(row).exec(&transaction).await?;
    transaction.execute_unprepared("UPDATE site SET version = version + 1").await?;
    let slot = change.slot.as_ref().map(|slot| slot.to_string()).unwrap_or_default();
    log::keep_in(&transaction, person, Act::SlotPictureChanged, Some(change.article), &slot, &change.file).await?;
    transaction.commit().await?;
    newsroom.refresh().await
}

async fn cover(newsroom: &Newsroom, person: &Person, change: &PictureChange) -> Result<bool, Error> {
    let opened = drafts::open(newsroom, person, change.article).await?.draft;
    let save = Save {
        article: change.article,
        base: opened.version,
        operation: change.operation.clone(),
        sitting: change.operation.clone(),
        changes: vec![Change::Line { field: Line::Cover, value: change.file.clone() }],
    };
    let saved = drafts::save(newsroom, person, &save).await.map_err(|refusal| match refusal {
        crate::model::draft::Refusal::Error(error) => error,
        crate::model::draft::Refusal::Overlap(_) => Error::Conflict("别人刚换过这篇文章的封面，请刷新后再看。".to_owned()),
    })?;
    if opened.differs || !opened.rights.publish {
        return Ok(false);
    }
    let published = publication::perform(newsroom, person, change.article, Some(saved.version), &Deed::Publish { note: String::new() }).await;
    match published {
        // Somebody else went on with the draft in this moment.
        Err(Error::Conflict(_)) => Ok(false),
        done => done.map(|_| true),
    }
}
