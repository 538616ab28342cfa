//! One-time links: the first administrator's, and those by which people choose a password.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tower_sessions::Session;

use super::{create, find, managing, set_password};
use crate::{
    error::Error,
    model::{
        desk::Invited,
        log::Act,
        person::{Me, Post, Role},
    },
    server::{
        db::{invitation as link, person},
        log,
        newsroom::Newsroom,
        sessions,
        tokens::{hashed, secret},
        visitor::{Origin, Person},
    },
};

/// How long a link counts, in seconds: a week.
const VALID: i64 = 7 * 86_400;

/// The path of a link that makes the first administrator; `None` once there is anybody. An earlier one counts no more.
pub async fn first_administrator(newsroom: &Newsroom) -> Result<Option<String>, Error> {
    if person::Entity::find().count(&newsroom.db.read).await? > 0 {
        return Ok(None);
    }
    link::Entity::delete_many().filter(link::Column::PersonId.is_null()).exec(&newsroom.db.write).await?;
    new_link(newsroom, None).await.map(Some)
}

/// The path of a new link by which somebody chooses a password. Earlier ones count no more.
pub async fn invite(newsroom: &Newsroom, by: &Person, id: i64) -> Result<String, Error> {
    managing(by)?;
    let person = find(newsroom, id).await?;
    link::Entity::delete_many().filter(link::Column::PersonId.eq(id)).exec(&newsroom.db.write).await?;
    log::keep(&newsroom.db, by, Act::PersonInvited, None, &person.account, "").await?;
    new_link(newsroom, Some(id)).await
}

async fn new_link(newsroom: &Newsroom, person: Option<i64>) -> Result<String, Error> {
    let token = secret();
    let row = link::ActiveModel { token: Set(hashed(&token)), person_id: Set(person), expires_at: Set(newsroom.now() + VALID) };
    link::Entity::insert(row).exec_without_returning(&newsroom.db.write).await?;
    Ok(format!("/sign-in/invitation?token={token}"))
}

/// Whom a link is for; [`Error::Gone`] for one that does not count, whether it ever did or not.
pub async fn invitation(newsroom: &Newsroom, token: &str) -> Result<Invited, Error> {
    let (_, person) = valid(newsroom, token).await?;
    Ok(match person {
        Some(person) => Invited { first: false, account: person.account, name: person.name },
        None => Invited { first: true, account: String::new(), name: String::new() },
    })
}

async fn valid(newsroom: &Newsroom, token: &str) -> Result<(link::Model, Option<person::Model>), Error> {
    let found = link::Entity::find_by_id(hashed(token)).one(&newsroom.db.read).await?;
    let link = found.filter(|link| link.expires_at > newsroom.now()).ok_or(Error::Gone)?;
    match link.person_id {
        Some(id) => {
            let person = find(newsroom, id).await.map_err(|_| Error::Gone)?;
            if person.disabled { Err(Error::Gone) } else { Ok((link, Some(person))) }
        }
        // The first administrator's link counts until there is anybody, however that came about.
        None if person::Entity::find().count(&newsroom.db.read).await? == 0 => Ok((link, None)),
        None => Err(Error::Gone),
    }
}

/// Uses a link up: sets the password, and signs in. `account` and `name` count for the first administrator only.
pub async fn accept(
    newsroom: &Newsroom,
    session: &Session,
    origin: &Origin,
    (token, account, name): (&str, &str, &str),
    password: &str,
) -> Result<Me, Error> {
    let (link, person) = valid(newsroom, token).await?;
    let id = match &person {
        Some(person) => {
            newsroom.passwords.hash(password.to_owned(), &person.account).await?;
            use_up(newsroom, link).await?;
            let own = Person { id: person.id, name: person.name.clone(), origin: origin.clone(), ..Person::of_site() };
            set_password(newsroom, &own, person.id, password).await?;
            sessions::end_all(newsroom, person.id, "").await?;
            person.id
        }
        None => {
            let hash = newsroom.passwords.hash(password.to_owned(), &account.trim().to_lowercase()).await?;
            let posts = [Post { role: Role::Administrator, channel: None }];
            let id = create(newsroom, account, name, "", &hash, &posts).await?;
            use_up(newsroom, link).await?;
            let own = Person { id, name: name.trim().to_owned(), origin: origin.clone(), ..Person::of_site() };
            log::keep(&newsroom.db, &own, Act::PersonAdded, None, account.trim(), Role::Administrator.word()).await?;
            id
        }
    };
    sessions::begin(newsroom, session, origin, &find(newsroom, id).await?).await
}

/// Of two who use the same link at the same time, one does.
async fn use_up(newsroom: &Newsroom, link: link::Model) -> Result<(), Error> {
    let gone = link::Entity::delete_by_id(link.token).exec(&newsroom.db.write).await?;
    if gone.rows_affected == 1 { Ok(()) } else { Err(Error::Gone) }
}
