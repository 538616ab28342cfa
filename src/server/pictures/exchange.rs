//! Another picture in the place of one, wherever it is: texts, covers, drafts, slots, topics, static pages, the site's own name.
//!
//! All of it in one transaction. Every draft gets an entry of its history, and what readers see and what a draft says stay
//! as different as they were.

use std::collections::BTreeSet;

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

use super::{
    row_of,
    uses::{self, Holder},
};
use crate::{
    error::Error,
    model::{
        body::{Body, pictures::in_its_place},
        frame::Site,
        log::Act,
        manuscript::Manuscript,
        person::Right,
        picture::Picture,
        revision::Kind,
    },
    server::{
        db::{article, article_body, page, picture, picture_use, site, slot_entry, topic},
        drafts::{self, Held},
        log,
        newsroom::Newsroom,
        pages, revisions, search, together,
        visitor::Person,
    },
};

/// What was changed: articles and static pages by the numbers they are worked on under, each with its draft's version.
#[derive(Debug, Default)]
pub struct Exchanged(Vec<(i64, i64)>);

impl Exchanged {
    /// How many articles and static pages.
    pub fn texts(&self) -> usize {
        self.0.len()
    }

    /// Tells whoever has one of them open.
    pub async fn tell(&self, newsroom: &Newsroom, by: &Person) {
        for (number, version) in &self.0 {
            together::saved(newsroom, *number, by, *version, "").await;
        }
    }
}

/// Whether somebody may exchange pictures everywhere: it changes others' drafts and what readers see.
pub fn may(by: &Person) -> bool {
    by.may_everywhere(Right::EditOthers) && by.may_everywhere(Right::Publish)
}

/// Puts the picture `with` everywhere in the place of the picture `file`.
pub async fn replace(newsroom: &Newsroom, by: &Person, file: &str, with: &str) -> Result<Exchanged, Error> {
    if !may(by) {
        return Err(Error::Forbidden);
    }
    if file == with {
        return Err(Error::Invalid("这就是同一张图片。".to_owned()));
    }
    let transaction = newsroom.db.begin().await?;
    let (before, after) = (row_of(&transaction, file).await?, row_of(&transaction, with).await?);
    if after.binned_at.is_some() {
        return Err(Error::Conflict("那张图片在回收站里，先放回才能用。".to_owned()));
    }
    let exchanged = everywhere(&transaction, newsroom, by, &before, Some(&after)).await?;
    log::keep_in(&transaction, by, Act::PictureReplaced, None, file, &format!("→ {with}（{}）", exchanged.texts())).await?;
    transaction.commit().await?;
    newsroom.refresh().await?;
    exchanged.tell(newsroom, by).await;
    Ok(exchanged)
}

/// The exchange as part of a transaction; without `with` the picture is taken out of everything.
pub async fn everywhere(
    db: &DatabaseTransaction,
    newsroom: &Newsroom,
    by: &Person,
    before: &picture::Model,
    with: Option<&picture::Model>,
) -> Result<Exchanged, Error> {
    let mut exchanged = Exchanged::default();
    let new: Option<Picture> = with.cloned().map(Picture::from);
    for number in numbers(db, newsroom, before).await? {
        let change = Change { db, newsroom, by, file: &before.file, new: new.as_ref(), before: before.id, after: with.map(|with| with.id) };
        exchanged.0.extend(change.one(number).await?.map(|version| (number, version)));
    }
    let entries = slot_entry::Entity::update_many().filter(slot_entry::Column::PictureId.eq(before.id));
    let entry = slot_entry::ActiveModel { picture_id: Set(with.map(|with| with.id)), ..Default::default() };
    entries.set(entry).exec(db).await?;
    let banners = topic::Entity::update_many().filter(topic::Column::BannerId.eq(before.id));
    let banner = topic::ActiveModel { banner_id: Set(with.map(|with| with.id)), ..Default::default() };
    banners.set(banner).exec(db).await?;
    introductions(db, newsroom, &before.file, new.as_ref()).await?;
    logo(db, &before.file, new.as_ref()).await?;
    db.execute_unprepared("UPDATE site SET version = version + 1").await?;
    Ok(exchanged)
}

/// What uses the picture, by the numbers it is worked on under; a static page that nobody has worked on gets its place.
async fn numbers(db: &DatabaseTransaction, newsroom: &Newsroom, picture: &picture::Model) -> Result<BTreeSet<i64>, Error> {
    let mut numbers: BTreeSet<i64> = BTreeSet::new();
    for holder in [Holder::Text, Holder::Draft] {
        numbers.extend(uses::holders(db, holder, &picture.file, u64::from(u32::MAX)).await?);
    }
    let covers = article::Entity::find().select_only().column(article::Column::Id).filter(article::Column::CoverId.eq(picture.id));
    numbers.extend(covers.into_tuple::<i64>().all(db).await?);
    for page in uses::holders(db, Holder::Page, &picture.file, u64::from(u32::MAX)).await? {
        numbers.insert(pages::place(db, newsroom, page).await?);
    }
    Ok(numbers)
}

/// One exchange under way.
struct Change<'a> {
    db: &'a DatabaseTransaction,
    newsroom: &'a Newsroom,
    by: &'a Person,
    file: &'a str,
    new: Option<&'a Picture>,
    before: i64,
    after: Option<i64>,
}

impl Change<'_> {
    /// Changes one article or static page; the answer is its draft's version, if there was anything to change.
    async fn one(&self, number: i64) -> Result<Option<i64>, Error> {
        let (db, now) = (self.db, self.newsroom.now());
        let mut held = drafts::find_to_change(db, number).await?;
        let seen = held.tables(db).await?;
        let (seen_after, draft_after) = (self.changed(&seen)?, self.changed(&held.manuscript)?);
        if seen_after == seen && draft_after == held.manuscript {
            return Ok(None);
        }
        if held.is_new {
            revisions::keep(db, &held, Kind::Before, &Person::of_site(), "", held.draft.updated_at).await?;
        }
        let (differs, public) = (held.differs(), held.draft.live_version > 0);
        held.touch_all(&draft_after, self.by)?;
        if differs && public && seen_after != seen {
            // The history tells what readers see from now on, before it goes on with the draft.
            self.say(&mut held, seen_after.clone(), now).await?;
            held.draft.live_version = held.draft.version;
        }
        self.say(&mut held, draft_after, now).await?;
        if !differs && public {
            held.draft.live_version = held.draft.version;
        }
        held.store(db).await?;
        if seen_after != seen {
            self.write(&held, &seen_after).await?;
        }
        Ok(Some(held.draft.version))
    }

    fn changed(&self, manuscript: &Manuscript) -> Result<Manuscript, Error> {
        let mut after = manuscript.clone();
        after.body = after.body.with_picture(self.file, self.new).map_err(|cause| {
            tracing::error!(cause, "a text cannot hold its own pictures");
            Error::Internal
        })?;
        if after.cover == self.file {
            after.cover = self.new.map(|new| new.file.clone()).unwrap_or_default();
        }
        Ok(after)
    }

    async fn say(&self, held: &mut Held, manuscript: Manuscript, now: i64) -> Result<(), Error> {
        held.say(manuscript, self.by, now)?;
        revisions::keep(self.db, held, Kind::Picture, self.by, "", now).await
    }

    /// What readers see says the same.
    async fn write(&self, held: &Held, seen: &Manuscript) -> Result<(), Error> {
        let body = serde_json::to_string(&seen.body)?;
        if let Some(page) = &held.page {
            uses::note(self.db, Holder::Page, page.id, &body).await?;
            page::Entity::update(page::ActiveModel { id: Set(page.id), body: Set(body), ..Default::default() }).exec(self.db).await?;
            return Ok(());
        }
        let id = held.article.id;
        uses::note(self.db, Holder::Text, id, &body).await?;
        article_body::Entity::update(article_body::ActiveModel { article_id: Set(id), body: Set(body) }).exec(self.db).await?;
        let covers = article::Entity::update_many().filter(article::Column::Id.eq(id)).filter(article::Column::CoverId.eq(self.before));
        covers.set(article::ActiveModel { cover_id: Set(self.after), ..Default::default() }).exec(self.db).await?;
        // What stands below it is found, too.
        search::index::follow(self.db, id).await
    }
}

/// Topics show it in what they begin with.
async fn introductions(db: &DatabaseTransaction, newsroom: &Newsroom, file: &str, new: Option<&Picture>) -> Result<(), Error> {
    for id in uses::holders(db, Holder::Topic, file, u64::from(u32::MAX)).await? {
        let Some(row) = topic::Entity::find_by_id(id).lock_exclusive().one(db).await? else { continue };
        let intro: Body = serde_json::from_str(&row.intro)?;
        let intro = serde_json::to_string(&intro.with_picture(file, new).map_err(Error::Invalid)?)?;
        uses::note(db, Holder::Topic, id, &intro).await?;
        let (id, version, updated_at) = (Set(id), Set(row.version + 1), Set(newsroom.now()));
        topic::Entity::update(topic::ActiveModel { id, intro: Set(intro), version, updated_at, ..Default::default() }).exec(db).await?;
    }
    Ok(())
}

/// The site's own name shows another logo, or none.
async fn logo(db: &DatabaseTransaction, file: &str, new: Option<&Picture>) -> Result<(), Error> {
    let Some(row) = site::Entity::find_by_id(1).one(db).await? else { return Ok(()) };
    let mut identity: Site = serde_json::from_str(&row.identity).unwrap_or_default();
    let Some(before) = identity.logo.take_if(|logo| logo.file == file) else { return Ok(()) };
    identity.logo = new.map(|new| in_its_place(&before, new));
    let mut row = row.into_active_model();
    row.identity = Set(serde_json::to_string(&identity)?);
    row.update(db).await?;
    Ok(())
}

/// Forgets who has used a picture that is no more.
pub async fn forget(db: &DatabaseTransaction, file: &str) -> Result<(), Error> {
    picture_use::Entity::delete_many().filter(picture_use::Column::File.eq(file)).exec(db).await?;
    Ok(())
}
