//! Drafts: begun, opened, saved. The live article is not touched by any of it.

mod open;
mod save;

use std::collections::BTreeMap;

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect,
};

pub use open::{at, channels, open, view};
pub use save::{Touch, save};

use super::{
    db::{
        article::{self, State},
        article_body, draft, page,
    },
    log, manuscripts,
    newsroom::Newsroom,
    pages,
    pictures::uses::{self, Holder},
    revisions,
    structure::Structure,
    visitor::Person,
};
use crate::{
    error::Error,
    model::{
        draft::Standing,
        log::Act,
        manuscript::Manuscript,
        person::{Right, Rights},
        revision::Kind,
    },
};

/// The version of what was never edited here.
const FIRST: i64 = 1;

/// An article with its draft.
pub struct Held {
    /// The article: what readers see, or will see.
    pub article: article::Model,
    /// The working copy. One that is not in the database yet has [`Held::is_new`].
    pub draft: draft::Model,
    /// What the draft says.
    pub manuscript: Manuscript,
    /// Whether the draft exists only here so far: it is written with the first change.
    pub is_new: bool,
    /// The static page that this is, if it is one: see [`pages`].
    pub page: Option<page::Model>,
}

/// Begins an article in a channel; the answer is its number.
pub async fn begin(newsroom: &Newsroom, person: &Person, channel: i64) -> Result<i64, Error> {
    let structure = newsroom.structure();
    if structure.channel(channel).is_none() {
        return Err(Error::Invalid("没有这个频道。".to_owned()));
    }
    if !person.may(Right::Write, &structure, channel) {
        return Err(Error::Forbidden);
    }
    let now = newsroom.now();
    let transaction = newsroom.db.begin().await?;
    let article = article::ActiveModel { id: NotSet, channel_id: Set(channel), updated_at: Set(now), ..Default::default() };
    let id = article::Entity::insert(article).exec(&transaction).await?.last_insert_id;
    article_body::Entity::insert(article_body::ActiveModel { article_id: Set(id), body: Set("[]".to_owned()) })
        .exec_without_returning(&transaction)
        .await?;
    let manuscript = Manuscript { channel, ..Manuscript::default() };
    let draft = draft::Model { live_version: 0, author_id: Some(person.id), updated_at: now, updated_by: Some(person.id), ..fresh(id, &manuscript)? };
    draft::Entity::insert(draft.into_active_model().reset_all()).exec_without_returning(&transaction).await?;
    log::keep_in(&transaction, person, Act::Begun, Some(id), "", "").await?;
    transaction.commit().await?;
    Ok(id)
}

/// An article with its draft, if there is such an article; for one that was never edited here, the draft that the first
/// change would begin with.
pub async fn find(db: &impl ConnectionTrait, article: i64) -> Result<Option<Held>, Error> {
    match article::Entity::find_by_id(article).one(db).await? {
        Some(article) => held(db, article).await.map(Some),
        None => Ok(None),
    }
}

/// The same inside a transaction that will change it: others who want to, wait.
pub async fn find_to_change(db: &DatabaseTransaction, article: i64) -> Result<Held, Error> {
    let article = article::Entity::find_by_id(article).lock_exclusive().one(db).await?.ok_or(Error::NotFound)?;
    held(db, article).await
}

/// After an import has changed an article: its draft says the same, unless an editor has changed it, who then goes on
/// with what they have. Either way the history keeps what came in.
pub async fn follow_import(db: &DatabaseTransaction, article: &article::Model, now: i64) -> Result<(), Error> {
    let mut held = held(db, article.clone()).await?;
    if held.is_new {
        return Ok(());
    }
    let (manuscript, public) = live(db, article, held.page.as_ref()).await?;
    let (site, changed) = (Person::of_site(), held.differs());
    let going_on = held.manuscript.clone();
    held.touch_all(&manuscript, &site)?;
    held.say(manuscript, &site, now)?;
    revisions::keep(db, &held, Kind::Import, &site, "", now).await?;
    if changed {
        held.say(going_on, &site, now)?;
    } else if public {
        held.draft.live_version = held.draft.version;
    }
    held.store(db).await
}

async fn held(db: &impl ConnectionTrait, article: article::Model) -> Result<Held, Error> {
    let page = pages::worked_on(db, article.id).await?;
    if let Some(draft) = draft::Entity::find_by_id(article.id).one(db).await? {
        let manuscript = serde_json::from_str(&draft.manuscript)?;
        return Ok(Held { article, draft, manuscript, is_new: false, page });
    }
    let (manuscript, public) = live(db, &article, page.as_ref()).await?;
    let live_version = if public { FIRST } else { 0 };
    let draft = draft::Model { live_version, updated_at: article.updated_at, ..fresh(article.id, &manuscript)? };
    Ok(Held { article, draft, manuscript, is_new: true, page })
}

/// What the tables for readers say, and whether readers have ever seen it.
async fn live(db: &impl ConnectionTrait, article: &article::Model, page: Option<&page::Model>) -> Result<(Manuscript, bool), Error> {
    match page {
        Some(page) => Ok((pages::manuscript(page, article.channel_id)?, !page.draft)),
        None => Ok((manuscripts::of_tables(db, article).await?, article.state != State::Draft)),
    }
}

fn fresh(article_id: i64, manuscript: &Manuscript) -> Result<draft::Model, Error> {
    Ok(draft::Model {
        article_id,
        version: FIRST,
        live_version: 0,
        title: manuscript.title.clone(),
        channel_id: manuscript.channel,
        manuscript: serde_json::to_string(manuscript)?,
        touched: "{}".to_owned(),
        author_id: None,
        updated_at: 0,
        updated_by: None,
        publish_at: None,
        scheduled_by: None,
    })
}

impl Held {
    /// What readers see of it.
    pub fn standing(&self) -> Standing {
        if let Some(page) = &self.page {
            return if page.draft { Standing::Draft } else { Standing::Published };
        }
        match (self.article.binned_at, self.article.state) {
            (Some(_), _) => Standing::Binned,
            (None, State::Draft) => Standing::Draft,
            (None, State::Published) => Standing::Published,
            (None, State::Withdrawn) => Standing::Withdrawn,
        }
    }

    /// What a person may do with it, or [`Error::NotFound`] if they may not even know of it. Where the draft is to move to
    /// another channel, a right counts that they have in both.
    pub fn rights(&self, person: &Person, structure: &Structure) -> Result<Rights, Error> {
        if self.page.is_some() {
            return self.rights_on_page(person);
        }
        let may = |right| person.may(right, structure, self.article.channel_id) && person.may(right, structure, self.draft.channel_id);
        let own = self.draft.author_id == Some(person.id) && self.article.state == State::Draft && may(Right::Write);
        if !own && !may(Right::Read) {
            return Err(Error::NotFound);
        }
        let (publish, withdraw) = (may(Right::Publish), may(Right::Withdraw));
        let binned = self.article.binned_at.is_some();
        // What somebody has scheduled is what they have read: only who could have done so may still change it.
        let open = self.draft.publish_at.is_none() || publish;
        Ok(Rights {
            edit: !binned && open && (own || may(Right::EditOthers)),
            publish: !binned && publish,
            withdraw: withdraw || (own && self.draft.publish_at.is_none()),
        })
    }

    /// A static page belongs to no channel: a right counts that somebody has for the whole site.
    fn rights_on_page(&self, person: &Person) -> Result<Rights, Error> {
        if !person.may_everywhere(Right::Read) {
            return Err(Error::NotFound);
        }
        let publish = person.may_everywhere(Right::Publish);
        let open = self.draft.publish_at.is_none() || publish;
        Ok(Rights { edit: open && person.may_everywhere(Right::EditOthers), publish, withdraw: false })
    }

    /// What readers see, if they see anything.
    pub async fn live(&self, db: &impl ConnectionTrait) -> Result<Option<Manuscript>, Error> {
        if self.standing() != Standing::Published {
            return Ok(None);
        }
        Ok(Some(live(db, &self.article, self.page.as_ref()).await?.0))
    }

    /// What the tables for readers say, whether readers see it or not.
    pub async fn tables(&self, db: &impl ConnectionTrait) -> Result<Manuscript, Error> {
        Ok(live(db, &self.article, self.page.as_ref()).await?.0)
    }

    /// Whether the draft says something that readers do not see.
    pub fn differs(&self) -> bool {
        self.draft.version != self.draft.live_version
    }

    /// Writes the draft that it holds.
    pub async fn store(&self, db: &DatabaseTransaction) -> Result<(), Error> {
        let row = self.draft.clone().into_active_model().reset_all();
        if self.is_new {
            draft::Entity::insert(row).exec_without_returning(db).await?;
        } else {
            draft::Entity::update(row).exec(db).await?;
        }
        uses::note(db, Holder::Draft, self.article.id, &self.draft.manuscript).await?;
        let mut article = article::ActiveModel { id: Set(self.article.id), updated_at: Set(self.draft.updated_at), ..Default::default() };
        // Of what was never public the article's own row is nothing but what lists at the desk need.
        if self.article.state == State::Draft && self.draft.live_version == 0 {
            (article.title, article.channel_id) = (Set(self.draft.title.clone()), Set(self.draft.channel_id));
        }
        article::Entity::update(article).exec(db).await?;
        Ok(())
    }

    /// Writes down that this person has changed all that `manuscript` says differently.
    pub fn touch_all(&mut self, manuscript: &Manuscript, person: &Person) -> Result<(), Error> {
        let mut touched: BTreeMap<String, Touch> = serde_json::from_str(&self.draft.touched)?;
        for part in self.manuscript.differing_parts(manuscript) {
            touched.insert(part, Touch { version: self.draft.version + 1, person: person.id, name: person.name.clone() });
        }
        self.draft.touched = serde_json::to_string(&touched)?;
        Ok(())
    }

    /// Makes `manuscript` the next version of the draft.
    pub fn say(&mut self, manuscript: Manuscript, person: &Person, now: i64) -> Result<(), Error> {
        self.draft.version += 1;
        self.draft.title = manuscript.title.clone();
        self.draft.channel_id = manuscript.channel;
        self.draft.manuscript = serde_json::to_string(&manuscript)?;
        (self.draft.updated_at, self.draft.updated_by) = (now, (person.id != 0).then_some(person.id));
        self.manuscript = manuscript;
        Ok(())
    }
}
