//! Who is asking, and what they may do.

use std::net::SocketAddr;

use axum::{
    extract::ConnectInfo,
    http::{header, request::Parts},
};
use leptos::context::use_context;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tower_sessions::Session;

use super::{
    db::{person, post},
    newsroom::Newsroom,
    sessions,
    structure::Structure,
};
use crate::{
    error::Error,
    model::person::{Me, Post, Right, Role},
};

/// Somebody who is signed in. Verbs that need a right take one of these, so that nobody can call them without asking.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their number.
    pub id: i64,
    /// What they sign in with.
    pub account: String,
    /// Their name.
    pub name: String,
    /// What they are, and where.
    pub posts: Vec<Post>,
    /// Where they are asking from.
    pub origin: Origin,
    /// Under which name their session is kept: see [`sessions::token`].
    pub session: String,
}

/// Where a request comes from, as the log keeps it.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Network address.
    pub address: String,
    /// Which browser, as it calls itself; at most 200 characters.
    pub agent: String,
}

impl Person {
    /// Who sent the request that is being answered; [`Error::SignedOut`] when nobody is signed in.
    pub async fn of_request(newsroom: &Newsroom) -> Result<Person, Error> {
        let parts = use_context::<Parts>().ok_or(Error::SignedOut)?;
        Person::of_parts(newsroom, &parts).await
    }

    /// Who sent a request. Rights are read anew each time: one that is taken away counts from the next request on.
    pub async fn of_parts(newsroom: &Newsroom, parts: &Parts) -> Result<Person, Error> {
        // The door of a server function has asked already.
        if let Some(person) = parts.extensions.get::<Person>() {
            return Ok(person.clone());
        }
        let session = session_of_parts(parts)?;
        let signed_in = sessions::signed_in(newsroom, &session).await?.ok_or(Error::SignedOut)?;
        if !asked_by_the_page_itself(parts) {
            sessions::touch(newsroom, &session).await?;
        }
        Person::read(newsroom, signed_in.person_id, origin_of_parts(newsroom, parts), signed_in.token).await
    }

    /// The same person as they are now, if their session still lives: for what goes on after a request.
    pub async fn again(&self, newsroom: &Newsroom) -> Result<Person, Error> {
        if !sessions::lives(newsroom, &self.session).await? {
            return Err(Error::SignedOut);
        }
        Person::read(newsroom, self.id, self.origin.clone(), self.session.clone()).await
    }

    async fn read(newsroom: &Newsroom, id: i64, origin: Origin, session: String) -> Result<Person, Error> {
        let found = person::Entity::find_by_id(id).one(&newsroom.db.read).await?;
        let person = found.filter(|person| !person.disabled).ok_or(Error::SignedOut)?;
        let posts = post::Entity::find().filter(post::Column::PersonId.eq(person.id)).all(&newsroom.db.read).await?;
        let posts = posts.into_iter().filter_map(post_of).collect();
        Ok(Person { id: person.id, account: person.account, name: person.name, posts, origin, session })
    }

    /// The site itself, when it does what somebody has scheduled.
    pub fn of_site() -> Person {
        let posts = vec![Post { role: Role::Administrator, channel: None }];
        Person { id: 0, account: String::new(), name: String::new(), posts, origin: Origin::default(), session: String::new() }
    }

    /// Whether one of their posts gives the right in this channel: there, or in a channel above it.
    pub fn may(&self, right: Right, structure: &Structure, channel: i64) -> bool {
        let path: Vec<i64> = structure.channel(channel).map(|channel| structure.path_to(channel)).unwrap_or_default().iter().map(|c| c.id).collect();
        self.posts.iter().any(|post| post.role.may(right) && post.channel.is_none_or(|channel| path.contains(&channel)))
    }

    /// Whether any of their posts gives the right.
    pub fn may_somewhere(&self, right: Right) -> bool {
        self.posts.iter().any(|post| post.role.may(right))
    }

    /// Whether a post for the whole site gives the right.
    pub fn may_everywhere(&self, right: Right) -> bool {
        self.posts.iter().any(|post| post.channel.is_none() && post.role.may(right))
    }

    /// Channels in which they have the right, all below their posts' channels among them; `None` is all of them.
    pub fn channels(&self, right: Right, structure: &Structure) -> Option<Vec<i64>> {
        if self.may_everywhere(right) {
            return None;
        }
        Some(structure.channels.iter().map(|channel| channel.id).filter(|id| self.may(right, structure, *id)).collect())
    }

    /// What their own browser gets to know of them.
    pub fn me(&self) -> Me {
        Me { id: self.id, name: self.name.clone(), account: self.account.clone(), may_write: self.may_somewhere(Right::Write) }
    }
}

/// A post as the model knows it; one with a role that this build does not know gives no rights.
pub fn post_of(row: post::Model) -> Option<Post> {
    Some(Post { role: Role::named(&row.role)?, channel: row.channel_id })
}

/// A page that is open asks for these again and again without anybody touching it: that keeps no session alive.
fn asked_by_the_page_itself(parts: &Parts) -> bool {
    let path = parts.uri.path();
    path == "/api/present" || (path.starts_with("/desk/articles/") && path.ends_with("/together"))
}

/// The session of the request that is being answered.
pub fn session_of_request() -> Result<Session, Error> {
    session_of_parts(&use_context::<Parts>().ok_or(Error::SignedOut)?)
}

/// The session of a request; it may be one that nobody has signed in to.
pub fn session_of_parts(parts: &Parts) -> Result<Session, Error> {
    parts.extensions.get::<Session>().cloned().ok_or(Error::SignedOut)
}

/// Where the request that is being answered comes from.
pub fn origin_of_request(newsroom: &Newsroom) -> Origin {
    use_context::<Parts>().map(|parts| origin_of_parts(newsroom, &parts)).unwrap_or_default()
}

/// Where a request comes from. Behind proxies that are known to add their peer's address to `X-Forwarded-For`, it is
/// the one that the outermost of them added: whatever stands before it, anyone can have written.
pub fn origin_of_parts(newsroom: &Newsroom, parts: &Parts) -> Origin {
    let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let proxies = newsroom.settings.server.trusted_proxies as usize;
    let forwarded = proxies.checked_sub(1).and_then(|nth| text(header::HeaderName::from_static("x-forwarded-for")).rsplit(',').nth(nth));
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_string()).unwrap_or_default();
    let address = forwarded.map(str::trim).filter(|address| address.parse::<std::net::IpAddr>().is_ok()).map_or(peer, str::to_owned);
    Origin { address, agent: text(header::USER_AGENT).chars().filter(|c| !c.is_control()).take(200).collect() }
}
