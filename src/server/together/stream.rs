//! `GET /desk/articles/{article}/together?tab=NAME`: what goes on around an article, told as it happens.
//!
//! - `joined` `{version}`: first of all, and whenever something may have been missed: this is the draft's version now
//! - `here` `[{person, name, tab, block, unsaved}]`: all other pages on this article, whenever that changes
//! - `saved` `{version, person, name, tab}`: changes to the draft were saved
//! - `deed` `{deed, version, person, name}`: it was published, withdrawn ...
//! - `ended` `{}`: this person may not listen any more; asking again is of no use

use std::{convert::Infallible, time::Duration};

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderName, header, request::Parts},
    middleware,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use futures_util::stream;
use serde::Serialize;
use serde_json::json;
use tokio::{
    sync::broadcast::error::RecvError,
    time::{Instant, Interval, MissedTickBehavior, interval_at},
};

use super::{Ears, Newsroom};
use crate::{
    error::Error,
    model::{
        draft::is_name,
        together::{News, Presence},
    },
    server::{drafts, policy, visitor::Person},
};

/// How often is looked whether a right still exists, and whether the draft is another one than was told.
const LOOK: Duration = Duration::from_secs(10);
/// A line that says nothing, so that nobody on the way takes the silence for the end.
const BREATH: Duration = Duration::from_secs(15);

/// The address, for whoever may read the draft.
pub fn routes<S: Clone + Send + Sync + 'static>(newsroom: Newsroom) -> Router<S> {
    Router::new().route("/desk/articles/{article}/together", get(listen)).route_layer(middleware::from_fn(policy::admit)).with_state(newsroom)
}

async fn listen(State(newsroom): State<Newsroom>, Path(article): Path<String>, parts: Parts) -> Response {
    match begin(newsroom, &article, &parts).await {
        Ok(listener) => {
            let headers = [(header::CACHE_CONTROL, "private, no-store"), (HeaderName::from_static("x-accel-buffering"), "no")];
            let events = Sse::new(stream::unfold(listener, Listener::next)).keep_alive(KeepAlive::new().interval(BREATH));
            (headers, events).into_response()
        }
        Err(error) => policy::refusal(error),
    }
}

async fn begin(newsroom: Newsroom, article: &str, parts: &Parts) -> Result<Listener, Error> {
    let person = Person::of_parts(&newsroom, parts).await?;
    let article = article.parse().map_err(|_| Error::NotFound)?;
    let query = parts.uri.query().unwrap_or("");
    let tab = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "tab").map(|(_, tab)| tab.into_owned()).unwrap_or_default();
    if !is_name(&tab) {
        return Err(Error::Invalid("请求的写法不对。".to_owned()));
    }
    // First the ears, then the version: what happens in between is heard.
    let mut ears = newsroom.together.listen(article, person.id)?;
    ears.here.mark_changed();
    let mut looks = interval_at(Instant::now() + LOOK, LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut listener = Listener { newsroom, person, article, tab, ears, looks, version: 0, missed: false, known: None, joined: None, ended: false };
    listener.version = listener.version_now().await?;
    listener.joined = Some(listener.join());
    Ok(listener)
}

/// Somebody who listens, with one page.
struct Listener {
    newsroom: Newsroom,
    person: Person,
    article: i64,
    tab: String,
    ears: Ears,
    looks: Interval,
    /// The newest version of the draft that they were told of.
    version: i64,
    /// Whether something was missed that they do not know of yet.
    missed: bool,
    /// The other pages that they know of.
    known: Option<Vec<Presence>>,
    /// What they are told first.
    joined: Option<Event>,
    ended: bool,
}

impl Listener {
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Listener)> {
        if self.ended {
            return None;
        }
        let mut over = self.ears.over.clone();
        tokio::select! {
            biased;
            _ = over.wait_for(|over| *over) => None,
            event = self.event() => Some((Ok(event), self)),
        }
    }

    async fn event(&mut self) -> Event {
        if let Some(joined) = self.joined.take() {
            return joined;
        }
        loop {
            let event = tokio::select! {
                // First what happened: looking would find the same, and tell less of it.
                biased;
                heard = self.ears.news.recv() => self.tell(heard).await,
                _ = self.ears.here.changed() => self.look_around(),
                _ = self.ears.look.changed() => self.look().await,
                _ = self.looks.tick() => self.look().await,
            };
            if let Some(event) = event {
                return event;
            }
        }
    }

    async fn tell(&mut self, heard: Result<News, RecvError>) -> Option<Event> {
        match heard {
            Ok(News::Saved { version, person, name, tab }) => {
                self.version = self.version.max(version);
                Some(event("saved", &json!({ "version": version, "person": person, "name": name, "tab": tab })))
            }
            Ok(News::Deed { deed, version, person, name }) => {
                self.version = self.version.max(version);
                Some(event("deed", &json!({ "deed": deed, "version": version, "person": person, "name": name })))
            }
            Ok(News::Missed) | Err(RecvError::Lagged(_)) => {
                self.missed = true;
                self.look().await
            }
            Err(RecvError::Closed) => Some(self.end()),
        }
    }

    fn look_around(&mut self) -> Option<Event> {
        let own = |presence: &Presence| presence.person == self.person.id && presence.tab == self.tab;
        let others: Vec<Presence> =
            self.ears.here.borrow_and_update().iter().map(|page| &page.presence).filter(|presence| !own(presence)).cloned().collect();
        if self.known.as_ref() == Some(&others) {
            return None;
        }
        let told = event("here", &others);
        self.known = Some(others);
        Some(told)
    }

    async fn look(&mut self) -> Option<Event> {
        match self.version_now().await {
            Ok(version) if version > self.version || self.missed => {
                (self.version, self.missed) = (version, false);
                Some(self.join())
            }
            Ok(_) => None,
            Err(Error::SignedOut | Error::Forbidden | Error::NotFound) => Some(self.end()),
            // A database that is away is asked again.
            Err(_) => None,
        }
    }

    /// The draft's version, if this person may still know it.
    async fn version_now(&self) -> Result<i64, Error> {
        let person = self.person.again(&self.newsroom).await?;
        let held = drafts::find(&self.newsroom.db.read, self.article).await?.ok_or(Error::NotFound)?;
        held.rights(&person, &self.newsroom.structure())?;
        Ok(held.draft.version)
    }

    fn join(&self) -> Event {
        event("joined", &json!({ "version": self.version }))
    }

    fn end(&mut self) -> Event {
        self.ended = true;
        event("ended", &json!({}))
    }
}

fn event(name: &str, data: &impl Serialize) -> Event {
    Event::default().event(name).data(serde_json::to_string(data).unwrap_or_default())
}
