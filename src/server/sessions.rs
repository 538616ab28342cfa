//! Sessions: begun by signing in, kept in the database under a hash of what the cookie holds, ended on the next request
//! after somebody said so.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::OnConflict};
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, SessionStore,
    cookie::SameSite,
    session::{Id, Record},
    session_store,
};

use super::{
    db::{Database, person, session},
    log,
    newsroom::Newsroom,
    settings::Settings,
    tokens::hashed,
    visitor::{Origin, Person},
};
use crate::{
    error::Error,
    model::{desk::SessionRow, log::Act, person::Me, stamp::Stamp},
};

/// How long a session lives that is not used.
const IDLE_HOURS: i64 = 12;
/// How long it lives at most.
const LONGEST_DAYS: i64 = 7;
/// A session's last use is written down when it was longer ago than this, in seconds.
const TOUCH: i64 = 60;
/// The session's cookie; under the second name a browser takes it from this host by https only.
const COOKIE: &str = "masthead=";
const SAFE_COOKIE: &str = "__Host-masthead=";
/// Says to the page's script, and to nobody else, that a session may exist. It proves nothing.
pub const HINT: &str = "masthead-staff=1";

/// Who is signed in to a session.
pub struct SignedIn {
    /// Whose session.
    pub person_id: i64,
    /// Its name in the database.
    pub token: String,
}

/// Gives the requests of a router their sessions. The cookie is `__Host-` and `Secure` wherever readers come by https.
pub fn layer(db: Database, settings: &Settings) -> SessionManagerLayer<Store> {
    let secure = settings.public_url().starts_with("https://");
    SessionManagerLayer::new(Store(db))
        .with_name(if secure { SAFE_COOKIE } else { COOKIE }.trim_end_matches('='))
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(time::Duration::hours(IDLE_HOURS)))
}

/// Sends the hint along with the session's cookie, and takes it back with it.
pub async fn hint(response: Response) -> Response {
    let mut response = response;
    let cookies = response.headers().get_all(header::SET_COOKIE);
    let session =
        cookies.iter().filter_map(|cookie| cookie.to_str().ok()).find(|cookie| cookie.starts_with(COOKIE) || cookie.starts_with(SAFE_COOKIE));
    if let Some(session) = session {
        let seconds = if session.contains("Max-Age=0") { 0 } else { LONGEST_DAYS * 86_400 };
        let cookie = format!("{HINT}; Path=/; SameSite=Lax; Max-Age={seconds}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// Whether a request comes from a browser that may be signed in. What it gets is not for keeping: after a publication
/// an editor wants to see what is there now.
pub fn is_hinted(headers: &HeaderMap) -> bool {
    headers.get_all(header::COOKIE).iter().any(|cookies| cookies.to_str().is_ok_and(|cookies| cookies.split("; ").any(|cookie| cookie == HINT)))
}

/// Signs in. A wrong password and an unknown account get the same answer after the same time.
pub async fn sign_in(newsroom: &Newsroom, session: &Session, origin: &Origin, account: &str, password: &str) -> Result<Me, Error> {
    let account = account.trim().to_lowercase();
    newsroom.limits.attempt(&account, &origin.address)?;
    let found = person::Entity::find().filter(person::Column::Account.eq(&account)).one(&newsroom.db.read).await?;
    let found = found.filter(|person| !person.disabled && !person.password.is_empty());
    let hash = found.as_ref().map(|person| person.password.clone());
    let right = newsroom.passwords.verify(password.to_owned(), hash).await?;
    let Some(person) = found.filter(|_| right) else {
        let unknown = Person { account, ..nobody(origin) };
        log::keep(&newsroom.db, &unknown, Act::SignInFailed, None, &unknown.account, "").await?;
        return Err(Error::Invalid("账号或密码不对。".to_owned()));
    };
    begin(newsroom, session, origin, &person).await
}

/// Begins a session for somebody who has just proved who they are. It has a name that nobody knew before.
pub async fn begin(newsroom: &Newsroom, session: &Session, origin: &Origin, person: &person::Model) -> Result<Me, Error> {
    session.clear().await;
    session.cycle_id().await.map_err(broken)?;
    let now = newsroom.now();
    for (key, value) in [("person", person.id), ("begun", now), ("seen", now)] {
        session.insert(key, value).await.map_err(broken)?;
    }
    session.insert("agent", &origin.agent).await.map_err(broken)?;
    session.insert("address", &origin.address).await.map_err(broken)?;
    // Saved now: the log must not tell of a session that there is not, and what follows may name it.
    session.save().await.map_err(broken)?;
    let signed_in = Person { id: person.id, account: person.account.clone(), name: person.name.clone(), ..nobody(origin) };
    log::keep(&newsroom.db, &signed_in, Act::SignIn, None, &person.account, &origin.agent).await?;
    let posts = super::people::posts_of(newsroom, person.id).await?;
    Ok(Person { posts, ..signed_in }.me())
}

/// Ends the session.
pub async fn sign_out(newsroom: &Newsroom, session: &Session, origin: &Origin) -> Result<(), Error> {
    if let Some(signed_in) = signed_in(newsroom, session).await? {
        let person = person::Entity::find_by_id(signed_in.person_id).one(&newsroom.db.read).await?;
        if let Some(person) = person {
            let who = Person { id: person.id, name: person.name, account: person.account.clone(), ..nobody(origin) };
            log::keep(&newsroom.db, &who, Act::SignOut, None, &person.account, "").await?;
        }
    }
    session.flush().await.map_err(broken)?;
    newsroom.together.look_again();
    Ok(())
}

/// Who is signed in to a session, if anybody is and it has not lived too long.
pub async fn signed_in(newsroom: &Newsroom, session: &Session) -> Result<Option<SignedIn>, Error> {
    let Some(person_id) = session.get::<i64>("person").await.map_err(broken)? else { return Ok(None) };
    let now = newsroom.now();
    let begun = session.get::<i64>("begun").await.map_err(broken)?.unwrap_or(0);
    if begun + LONGEST_DAYS * 86_400 <= now {
        session.flush().await.map_err(broken)?;
        return Ok(None);
    }
    let token = session.id().map(|id| hashed(&id.to_string())).unwrap_or_default();
    Ok(Some(SignedIn { person_id, token }))
}

/// Writes down that a session is used, once a minute.
pub async fn touch(newsroom: &Newsroom, session: &Session) -> Result<(), Error> {
    let now = newsroom.now();
    if session.get::<i64>("seen").await.map_err(broken)?.unwrap_or(0) + TOUCH <= now {
        session.insert("seen", now).await.map_err(broken)?;
    }
    Ok(())
}

/// Whether the session of this name in the database lives.
pub async fn lives(newsroom: &Newsroom, token: &str) -> Result<bool, Error> {
    let (row, now) = (session::Entity::find_by_id(token).one(&newsroom.db.read).await?, newsroom.now());
    Ok(row.is_some_and(|row| row.expires_at > now && row.begun_at + LONGEST_DAYS * 86_400 > now))
}

/// A person's own sessions, the newest first.
pub async fn own(newsroom: &Newsroom, person: &Person) -> Result<Vec<SessionRow>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::PersonId.eq(person.id))
        .filter(session::Column::ExpiresAt.gt(newsroom.now()))
        .order_by_desc(session::Column::SeenAt)
        .all(&newsroom.db.read)
        .await?;
    let row = |row: session::Model| SessionRow {
        current: row.token == person.session,
        name: public_name(&row.token).to_owned(),
        agent: row.agent,
        address: row.address,
        begun: Stamp::of_unix(row.begun_at),
        seen: Stamp::of_unix(row.seen_at),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Ends one of a person's own sessions, by the name that [`own`] gives it.
pub async fn revoke(newsroom: &Newsroom, person: &Person, name: &str) -> Result<(), Error> {
    let rows = session::Entity::find().filter(session::Column::PersonId.eq(person.id)).all(&newsroom.db.read).await?;
    let row = rows.into_iter().find(|row| public_name(&row.token) == name).ok_or(Error::NotFound)?;
    session::Entity::delete_by_id(row.token).exec(&newsroom.db.write).await?;
    newsroom.together.look_again();
    log::keep(&newsroom.db, person, Act::SessionEnded, None, &person.account, &row.agent).await
}

/// Ends all sessions of a person, except the one named.
pub async fn end_all(newsroom: &Newsroom, person: i64, except: &str) -> Result<(), Error> {
    session::Entity::delete_many()
        .filter(session::Column::PersonId.eq(person))
        .filter(session::Column::Token.ne(except))
        .exec(&newsroom.db.write)
        .await?;
    newsroom.together.look_again();
    Ok(())
}

/// Removes sessions that have ended by themselves.
pub async fn sweep(newsroom: &Newsroom) -> Result<(), Error> {
    session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(newsroom.now())).exec(&newsroom.db.write).await?;
    Ok(())
}

/// Enough of a session's name to tell it from one's others; the cookie cannot be made from it.
fn public_name(token: &str) -> &str {
    token.get(..12).unwrap_or(token)
}

/// Somebody whom the log knows by little more than where they are.
fn nobody(origin: &Origin) -> Person {
    Person { id: 0, account: String::new(), name: String::new(), posts: Vec::new(), origin: origin.clone(), session: String::new() }
}

fn broken(cause: tower_sessions::session::Error) -> Error {
    tracing::error!(%cause, "a session cannot be read or written");
    Error::Busy
}

/// Where sessions are kept.
#[derive(Clone, Debug)]
pub struct Store(Database);

#[async_trait::async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        // A name of 128 random bits that is taken already is no accident worth a loop of its own.
        while find(&self.0, &record.id).await?.is_some() {
            record.id = Id::default();
        }
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let number = |key: &str| record.data.get(key).and_then(serde_json::Value::as_i64);
        let text = |key: &str| record.data.get(key).and_then(serde_json::Value::as_str).unwrap_or("").to_owned();
        // A session that nobody has signed in to holds nothing that has to be kept.
        let Some(person_id) = number("person") else { return Ok(()) };
        let row = session::Model {
            token: hashed(&record.id.to_string()),
            person_id,
            begun_at: number("begun").unwrap_or(0),
            seen_at: number("seen").unwrap_or(0),
            expires_at: record.expiry_date.unix_timestamp(),
            agent: text("agent"),
            address: text("address"),
        };
        let on_conflict = OnConflict::column(session::Column::Token).update_columns([session::Column::SeenAt, session::Column::ExpiresAt]).to_owned();
        session::Entity::insert(row.into_active_model().reset_all())
            .on_conflict(on_conflict)
            .exec_without_returning(&self.0.write)
            .await
            .map(drop)
            .map_err(|cause| session_store::Error::Backend(cause.to_string()))
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let now = time::OffsetDateTime::now_utc();
        let found = find(&self.0, id).await?.filter(|row| row.expires_at > now.unix_timestamp());
        Ok(found.map(|row| {
            let data = [
                ("person".to_owned(), row.person_id.into()),
                ("begun".to_owned(), row.begun_at.into()),
                ("seen".to_owned(), row.seen_at.into()),
                ("agent".to_owned(), row.agent.into()),
                ("address".to_owned(), row.address.into()),
            ];
            let expiry_date = time::OffsetDateTime::from_unix_timestamp(row.expires_at).unwrap_or(now);
            Record { id: *id, data: data.into_iter().collect(), expiry_date }
        }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        let done = session::Entity::delete_by_id(hashed(&id.to_string())).exec(&self.0.write).await;
        done.map(drop).map_err(|cause| session_store::Error::Backend(cause.to_string()))
    }
}

async fn find(db: &Database, id: &Id) -> session_store::Result<Option<session::Model>> {
    let found = session::Entity::find_by_id(hashed(&id.to_string())).one(&db.read).await;
    found.map_err(|cause| session_store::Error::Backend(cause.to_string()))
}
