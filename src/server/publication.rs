//! What readers get to see and no longer see. Each deed is one transaction with its entry in the log; whoever keeps
//! finished pages learns of it by the site's version.

mod live;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    articles,
    db::{
        article::{self, State},
        draft, person,
        publication::Act as Event,
    },
    drafts::{self, Held},
    log, manuscripts,
    newsroom::Newsroom,
    pages, push, revisions, together,
    visitor::Person,
};
use crate::{
    error::Error,
    model::{
        draft::{After, Deed, Standing, View},
        log::Act,
        person::Rights,
        revision::Kind,
        stamp::Stamp,
    },
};

/// The farthest that a publication can be scheduled, in seconds: a year.
const FARTHEST: i64 = 366 * 86_400;

/// Does something to an article as a whole. With a `version`, only if the draft is still that version: else
/// [`Error::Conflict`].
pub async fn perform(newsroom: &Newsroom, person: &Person, article: i64, version: Option<i64>, deed: &Deed) -> Result<After, Error> {
    let transaction = newsroom.db.begin().await?;
    let held = drafts::find_to_change(&transaction, article).await?;
    let rights = held.rights(person, &newsroom.structure())?;
    if !allows(rights, deed) {
        return Err(Error::Forbidden);
    }
    if version.is_some_and(|version| version != held.draft.version) {
        return Err(Error::Conflict("稿件又有了新的改动，请看过之后再来一次。".to_owned()));
    }
    let mut case = Case { db: &transaction, newsroom, person, held, now: newsroom.now() };
    case.perform(deed).await?;
    let version = case.held.draft.version;
    transaction.commit().await?;
    together::done(newsroom, article, person, version, deed.word()).await;
    newsroom.refresh().await?;
    after(newsroom, person, article).await
}

/// Which right a deed needs.
fn allows(rights: Rights, deed: &Deed) -> bool {
    match deed {
        Deed::Publish { .. } | Deed::Schedule { .. } | Deed::Unschedule => rights.publish,
        Deed::Withdraw { .. } | Deed::Bin | Deed::Unbin => rights.withdraw,
        Deed::Republish => rights.withdraw && rights.publish,
        Deed::Restore { .. } => rights.edit,
    }
}

/// Publishes what is due. Of several servers that look at the same time one finds it, the others find it done.
pub async fn publish_what_is_due(newsroom: &Newsroom) -> Result<(), Error> {
    let now = newsroom.now();
    let due = draft::Entity::find().filter(draft::Column::PublishAt.lte(now)).all(&newsroom.db.read).await?;
    for found in due {
        let Some(at) = found.publish_at else { continue };
        match publish_one(newsroom, found.article_id, at).await {
            Err(Error::Invalid(why) | Error::Conflict(why)) => give_up(newsroom, found.article_id, at, &why).await?,
            Err(Error::Forbidden | Error::NotFound) => give_up(newsroom, found.article_id, at, "定时的人已没有发布的权限").await?,
            done => done?,
        }
    }
    Ok(())
}

/// Publishes one article at its time, if nobody else has by now.
async fn publish_one(newsroom: &Newsroom, article: i64, at: i64) -> Result<(), Error> {
    let transaction = newsroom.db.begin().await?;
    if !take(&transaction, article, at).await? {
        return Ok(());
    }
    let mut held = drafts::find_to_change(&transaction, article).await?;
    let by = match held.draft.scheduled_by {
        Some(id) => person::Entity::find_by_id(id).one(&transaction).await?.filter(|person| !person.disabled),
        None => None,
    };
    let posts = match &by {
        Some(by) => super::people::posts_of(newsroom, by.id).await?,
        None => Vec::new(),
    };
    let person = by.map(|by| Person { id: by.id, account: by.account, name: by.name, posts, ..Person::of_site() }).ok_or(Error::Forbidden)?;
    let rights = held.rights(&person, &newsroom.structure())?;
    held.draft.publish_at = None;
    if !rights.publish {
        return Err(Error::Forbidden);
    }
    let mut case = Case { db: &transaction, newsroom, person: &person, held, now: at.max(newsroom.now()) };
    case.publish("", Some(at)).await?;
    let version = case.held.draft.version;
    transaction.commit().await?;
    together::done(newsroom, article, &Person::of_site(), version, "publish").await;
    newsroom.refresh().await
}

/// What cannot be published at its time is not tried again; the log and the desk say why.
async fn give_up(newsroom: &Newsroom, article: i64, at: i64, why: &str) -> Result<(), Error> {
    let (site, transaction) = (Person::of_site(), newsroom.db.begin().await?);
    if !take(&transaction, article, at).await? {
        return Ok(());
    }
    let (title, version) = draft::Entity::find_by_id(article).one(&transaction).await?.map(|draft| (draft.title, draft.version)).unwrap_or_default();
    log::keep_in(&transaction, &site, Act::ScheduleFailed, Some(article), &title, why).await?;
    transaction.commit().await?;
    together::done(newsroom, article, &site, version, "unschedule").await;
    Ok(())
}

/// Takes a scheduled time off its draft: the answer says whether it was still there.
async fn take(db: &DatabaseTransaction, article: i64, at: i64) -> Result<bool, Error> {
    let taken = draft::Entity::update_many()
        .col_expr(draft::Column::PublishAt, Expr::value(None::<i64>))
        .filter(draft::Column::ArticleId.eq(article))
        .filter(draft::Column::PublishAt.eq(at))
        .exec(db)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// The article as it is after a deed.
async fn after(newsroom: &Newsroom, person: &Person, article: i64) -> Result<After, Error> {
    let opening = drafts::open(newsroom, person, article).await?;
    let live = match opening.draft.standing {
        Standing::Published => Some(live_view(newsroom, &opening.view, article).await?),
        _ => None,
    };
    Ok(After { opening, live })
}

/// What readers see now of what is worked on under a number.
async fn live_view(newsroom: &Newsroom, view: &View, number: i64) -> Result<View, Error> {
    Ok(match view {
        View::Article(_) => View::Article(Box::new(articles::view_by_number(newsroom, number).await?)),
        View::Page(page) => View::Page(Box::new(pages::view(newsroom, page.address.trim_start_matches("/about/")).await?)),
    })
}

/// A deed under way.
struct Case<'a> {
    db: &'a DatabaseTransaction,
    newsroom: &'a Newsroom,
    person: &'a Person,
    held: Held,
    now: i64,
}

impl Case<'_> {
    async fn perform(&mut self, deed: &Deed) -> Result<(), Error> {
        match deed {
            Deed::Publish { note } => self.publish(note.trim(), None).await,
            Deed::Schedule { at } => self.schedule(*at).await,
            Deed::Unschedule => self.unschedule().await,
            Deed::Withdraw { reason } => self.withdraw(reason).await,
            Deed::Republish => self.republish().await,
            Deed::Restore { revision } => self.restore(*revision).await,
            Deed::Bin => self.bin().await,
            Deed::Unbin => self.unbin().await,
        }
    }

    async fn schedule(&mut self, at: i64) -> Result<(), Error> {
        self.complete()?;
        if at <= self.now {
            return Err(Error::Invalid("定时发布的时间要在将来。".to_owned()));
        }
        if at > self.now + FARTHEST {
            return Err(Error::Invalid("定时发布最远可定到一年后。".to_owned()));
        }
        if self.held.article.state == State::Withdrawn {
            return Err(Error::Conflict("这篇文章已经撤下，先恢复发布才能定时。".to_owned()));
        }
        (self.held.draft.publish_at, self.held.draft.scheduled_by) = (Some(at), Some(self.person.id));
        self.held.store(self.db).await?;
        self.log(Act::Scheduled, &Stamp::of_unix(at).to_the_minute()).await
    }

    async fn unschedule(&mut self) -> Result<(), Error> {
        if self.held.draft.publish_at.is_none() {
            return Err(Error::Conflict("这篇稿件没有定时。".to_owned()));
        }
        self.held.draft.publish_at = None;
        self.held.store(self.db).await?;
        self.log(Act::Unscheduled, "").await
    }

    async fn withdraw(&mut self, reason: &str) -> Result<(), Error> {
        if self.held.article.state != State::Published {
            return Err(Error::Conflict("这篇文章现在不是已发布的状态。".to_owned()));
        }
        self.take_down().await?;
        self.log(Act::Withdrawn, reason.trim()).await
    }

    async fn republish(&mut self) -> Result<(), Error> {
        if self.held.article.state != State::Withdrawn {
            return Err(Error::Conflict("这篇文章没有撤下。".to_owned()));
        }
        self.set_state(State::Published, Event::Publish).await?;
        self.log(Act::Republished, "").await
    }

    async fn restore(&mut self, revision: i64) -> Result<(), Error> {
        let manuscript = revisions::manuscript(self.db, self.held.article.id, revision).await?;
        // Pictures that were removed for good since stay removed; whoever did that was told that histories have them.
        let manuscript = manuscripts::without_gone(self.db, manuscript).await?;
        manuscripts::check_channels(&self.newsroom.structure(), &manuscript)?;
        if manuscript == self.held.manuscript {
            return Err(Error::Conflict("稿件现在就是这个样子。".to_owned()));
        }
        self.held.touch_all(&manuscript, self.person)?;
        self.held.say(manuscript, self.person, self.now)?;
        self.held.store(self.db).await?;
        revisions::keep(self.db, &self.held, Kind::Restore, self.person, "", self.now).await?;
        self.log(Act::Restored, &revision.to_string()).await
    }

    async fn bin(&mut self) -> Result<(), Error> {
        if self.held.article.binned_at.is_some() {
            return Err(Error::Conflict("这篇稿件已经在回收站里了。".to_owned()));
        }
        if self.held.article.state == State::Published {
            self.take_down().await?;
        }
        self.held.draft.publish_at = None;
        self.held.store(self.db).await?;
        self.set_binned(Some(self.now)).await?;
        self.log(Act::Binned, "").await
    }

    async fn unbin(&mut self) -> Result<(), Error> {
        if self.held.article.binned_at.is_none() {
            return Err(Error::Conflict("这篇稿件不在回收站里。".to_owned()));
        }
        self.set_binned(None).await?;
        self.log(Act::Unbinned, "").await
    }

    async fn set_binned(&mut self, at: Option<i64>) -> Result<(), Error> {
        let row = article::ActiveModel { id: Set(self.held.article.id), binned_at: Set(at), updated_at: Set(self.now), ..Default::default() };
        article::Entity::update(row).exec(self.db).await?;
        self.held.article.binned_at = at;
        Ok(())
    }

    /// Everything that readers must find is there.
    fn complete(&self) -> Result<(), Error> {
        let lacks = self.held.manuscript.lacks();
        if lacks.is_empty() { Ok(()) } else { Err(Error::Invalid(format!("还不能发布：{}。", lacks.join("；")))) }
    }

    async fn log(&self, act: Act, detail: &str) -> Result<(), Error> {
        log::keep_in(self.db, self.person, act, Some(self.held.article.id), &self.held.draft.title, detail).await
    }
}

impl Case<'_> {
    /// Search engines are told, where the settings say so, that the article's address has changed.
    async fn tell_search_engines(&self, channel: i64, what: push::What) -> Result<(), Error> {
        let structure = self.newsroom.structure();
        let Some(channel) = structure.channel(channel) else { return Ok(()) };
        push::note(self.db, self.newsroom, &format!("{}/{}", channel.link.address(), self.held.article.id), what).await
    }
}

/// Says to everyone who keeps finished pages that something public has changed.
async fn announce(db: &impl ConnectionTrait) -> Result<(), Error> {
    db.execute_unprepared("UPDATE site SET version = version + 1").await?;
    Ok(())
}
