//! Making the draft what readers see, and taking down what they see.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

use super::{Case, announce};
use crate::{
    error::Error,
    model::{article::Correction, log::Act, revision::Kind},
    server::{
        db::{
            article::{self, State},
            article_body, page, placement,
            publication::{self, Act as Event},
        },
        listings, manuscripts,
        pictures::uses::{self, Holder},
        push::{self, What},
        revisions, search,
    },
};

/// Characters in a correction.
const MAX_NOTE: usize = 500;

impl Case<'_> {
    /// Makes the draft what readers see; `at` is the moment that was scheduled, if one was.
    pub(super) async fn publish(&mut self, note: &str, at: Option<i64>) -> Result<(), Error> {
        self.complete()?;
        if !manuscripts::gone(self.db, &self.held.manuscript).await?.is_empty() {
            return Err(Error::Invalid("稿件里有已经彻底删除的图片：请先拿掉，或换一张，再发布。".to_owned()));
        }
        if note.chars().count() > MAX_NOTE {
            return Err(Error::Invalid(format!("更正说明太长：最多 {MAX_NOTE} 个字。")));
        }
        if let Some(page) = self.held.page.clone() {
            return self.publish_page(page).await;
        }
        let was = self.held.article.state;
        if was == State::Withdrawn {
            return Err(Error::Conflict("这篇文章已经撤下，先恢复发布才能更新。".to_owned()));
        }
        if was == State::Published && !self.held.differs() && note.is_empty() {
            return Err(Error::Conflict("读者看到的已经是这个样子。".to_owned()));
        }
        let time = self.held.manuscript.time.or(at).unwrap_or(self.now);
        if time > self.now {
            return Err(Error::Invalid("发布时间在将来：请用定时发布，或改掉时间。".to_owned()));
        }
        let moved = was == State::Published && self.held.article.channel_id != self.held.manuscript.channel;
        self.write_live(time, note).await?;
        let event = match was {
            State::Published if self.held.article.published_at == Some(time) => None,
            State::Published => Some(Event::Redate),
            _ => Some(Event::Publish),
        };
        if let Some(event) = event {
            self.tell_history(event, Some(time)).await?;
        }
        self.make_current(Some(time)).await?;
        listings::place(self.db, self.held.article.id).await?;
        search::index::follow(self.db, self.held.article.id).await?;
        announce(self.db).await?;
        self.tell_search_engines(self.held.manuscript.channel, What::Shown).await?;
        if moved {
            self.tell_search_engines(self.held.article.channel_id, What::Gone).await?;
        }
        self.log(if note.is_empty() { Act::Published } else { Act::Corrected }, note).await?;
        if moved { self.log(Act::Moved, &format!("{} → {}", self.held.article.channel_id, self.held.manuscript.channel)).await } else { Ok(()) }
    }

    /// A static page says what the draft says, and readers see it. It carries no time and no corrections.
    async fn publish_page(&mut self, page: page::Model) -> Result<(), Error> {
        if !page.draft && !self.held.differs() {
            return Err(Error::Conflict("读者看到的已经是这个样子。".to_owned()));
        }
        let said = &self.held.manuscript;
        let row = page::ActiveModel {
            id: Set(page.id),
            title: Set(said.title.clone()),
            description: Set(said.seo_description.clone()),
            body: Set(serde_json::to_string(&said.body)?),
            draft: Set(false),
            ..Default::default()
        };
        uses::note(self.db, Holder::Page, page.id, row.body.as_ref()).await?;
        page::Entity::update(row).exec(self.db).await?;
        self.make_current(None).await?;
        announce(self.db).await?;
        push::note(self.db, self.newsroom, &format!("/about/{}", page.slug), What::Shown).await?;
        self.log(Act::Published, "").await
    }

    /// The article's rows say what the draft says.
    async fn write_live(&self, time: i64, note: &str) -> Result<(), Error> {
        let (before, manuscript) = (&self.held.article, &self.held.manuscript);
        let cover = manuscripts::cover(self.db, manuscript).await?;
        let mut row = manuscripts::row(manuscript, before, cover)?;
        (row.state, row.published_at, row.updated_at, row.public_at) = (State::Published, Some(time), self.now, self.now);
        row.first_published_at = before.first_published_at.or(Some(time));
        if !note.is_empty() {
            let mut corrections: Vec<Correction> = serde_json::from_str(&before.corrections)?;
            corrections.push(Correction { at: self.now, note: note.to_owned() });
            row.corrections = serde_json::to_string(&corrections)?;
        }
        let id = row.id;
        let mut row = row.into_active_model().reset_all();
        // Readers go on being counted meanwhile.
        row.hits = NotSet;
        article::Entity::update(row).exec(self.db).await?;
        article_body::Entity::delete_by_id(id).exec(self.db).await?;
        let text = serde_json::to_string(&manuscript.body)?;
        uses::note(self.db, Holder::Text, id, &text).await?;
        let body = article_body::ActiveModel { article_id: Set(id), body: Set(text) };
        article_body::Entity::insert(body).exec_without_returning(self.db).await?;
        placement::Entity::delete_many().filter(placement::Column::ArticleId.eq(id)).exec(self.db).await?;
        for (channel_id, position) in manuscript.placements.iter().filter(|id| **id != manuscript.channel).zip(0..) {
            let row = placement::Model { article_id: id, channel_id: *channel_id, position };
            placement::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(self.db).await?;
        }
        Ok(())
    }

    /// The draft knows that readers see it, and the time that the site has given it.
    async fn make_current(&mut self, time: Option<i64>) -> Result<(), Error> {
        self.held.manuscript.time = time;
        self.held.draft.manuscript = serde_json::to_string(&self.held.manuscript)?;
        (self.held.draft.live_version, self.held.draft.publish_at) = (self.held.draft.version, None);
        self.held.draft.updated_at = self.now;
        self.held.store(self.db).await?;
        revisions::keep(self.db, &self.held, Kind::Publish, self.person, "", self.now).await
    }

    /// Readers find that it was withdrawn.
    pub(super) async fn take_down(&mut self) -> Result<(), Error> {
        self.held.draft.publish_at = None;
        if !self.held.is_new {
            self.held.store(self.db).await?;
        }
        self.set_state(State::Withdrawn, Event::Withdraw).await
    }

    pub(super) async fn set_state(&mut self, state: State, event: Event) -> Result<(), Error> {
        let id = self.held.article.id;
        let row = article::ActiveModel { id: Set(id), state: Set(state), updated_at: Set(self.now), public_at: Set(self.now), ..Default::default() };
        article::Entity::update(row).exec(self.db).await?;
        self.held.article.state = state;
        self.tell_history(event, self.held.article.published_at).await?;
        listings::place(self.db, id).await?;
        search::index::follow(self.db, id).await?;
        announce(self.db).await?;
        let what = if state == State::Published { What::Shown } else { What::Gone };
        self.tell_search_engines(self.held.article.channel_id, what).await
    }

    async fn tell_history(&self, act: Event, published_at: Option<i64>) -> Result<(), Error> {
        let (article_id, at) = (Set(self.held.article.id), Set(self.now));
        let entry = publication::ActiveModel { id: NotSet, article_id, at, act: Set(act), published_at: Set(published_at) };
        publication::Entity::insert(entry).exec(self.db).await?;
        Ok(())
    }
}
