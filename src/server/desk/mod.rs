//! The desk and the door of the newsroom over HTTP: forms in, documents out. Nothing here needs scripts.

mod account;
mod articles;
pub mod form;
mod lists;
mod log;
mod people;
mod readers;
mod sign_in;
mod told;
mod topics;
mod words;

use std::sync::Arc;

use axum::{
    Router,
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use leptos::config::LeptosOptions;

use super::{
    drafts,
    newsroom::Newsroom,
    policy,
    security::page_policy,
    topics::change,
    visitor::{Origin, Person, origin_of_parts},
};
use crate::{
    app::{Desk, desk_shell},
    content::{self, drawn},
    error::Error,
    model::{
        address::encoded,
        desk::{Around, Place, Telling},
        lang::Lang,
        opened::{Html, Opened},
        person::Right,
    },
    ui::words::Here,
};
use form::Form;
use told::Told;

/// What the handlers share.
#[derive(Clone)]
pub struct Site {
    newsroom: Newsroom,
    options: LeptosOptions,
    build: Arc<str>,
    told: Told,
}

/// All addresses of the desk and its door, in both languages.
pub fn routes<S: Clone + Send + Sync + 'static>(newsroom: Newsroom, options: LeptosOptions, build: Arc<str>) -> Router<S> {
    let site = Site { newsroom, options, build, told: Told::default() };
    Lang::ALL.into_iter().fold(Router::new(), add).route_layer(middleware::from_fn(policy::admit)).with_state(site)
}

fn add(router: Router<Site>, lang: Lang) -> Router<Site> {
    let at = |path: &str| lang.address(path);
    router
        .route(&at("/sign-in"), get(sign_in::form).post(sign_in::enter))
        .route(&at("/sign-in/invitation"), get(sign_in::invitation).post(sign_in::accept))
        .route(&at("/sign-out"), post(sign_in::leave))
        .route(&at("/desk"), get(articles::overview))
        .route(&at("/desk/drafts"), get(articles::list))
        .route(&at("/desk/articles"), get(articles::list))
        .route(&at("/desk/scheduled"), get(articles::list))
        .route(&at("/desk/bin"), get(articles::list))
        .route(&at("/desk/new"), post(articles::begin))
        .route(&at("/desk/several"), post(articles::several))
        .route(&at("/desk/articles/{article}"), get(articles::editor))
        .route(&at("/desk/readers"), get(readers::show))
        .route(&at("/desk/readers.csv"), get(readers::file))
        .route(&at("/desk/people"), get(people::list).post(people::add))
        .route(&at("/desk/people/{person}"), get(people::one))
        .route(&at("/desk/people/{person}/posts"), post(people::posts))
        .route(&at("/desk/people/{person}/invite"), post(people::invite))
        .route(&at("/desk/people/{person}/access"), post(people::access))
        .route(&at("/desk/topics"), get(topics::list).post(topics::make))
        .route(&at("/desk/topics/{topic}"), get(topics::one).post(topics::say))
        .route(&at("/desk/topics/{topic}/blocks"), post(topics::block))
        .route(&at("/desk/topics/{topic}/articles"), post(topics::entry))
        .route(&at("/desk/topics/{topic}/state"), post(topics::state))
        .route(&at("/desk/topics/{topic}/delete"), post(topics::delete))
        .route(&at("/desk/words"), get(words::list).post(words::add))
        .route(&at("/desk/words/several"), post(words::add_several))
        .route(&at("/desk/words/remove"), post(words::remove))
        .route(&at("/desk/rights"), get(people::rights))
        .route(&at("/desk/log"), get(log::list))
        .route(&at("/desk/account"), get(account::show).post(account::change_password))
        .route(&at("/desk/account/session"), post(account::end_session))
}

/// Somebody at the desk, and what they ask for.
pub struct Asking {
    site: Site,
    person: Person,
    here: Here,
    query: Form,
}

impl FromRequestParts<Site> for Asking {
    type Rejection = Response;

    /// Who is not signed in is led to the door, and from there back here.
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Asking, Response> {
        let here = here(parts);
        match Person::of_parts(&site.newsroom, parts).await {
            Ok(person) => Ok(Asking { site: site.clone(), person, here, query: Form::of_query(&parts.uri) }),
            Err(Error::SignedOut) if parts.method.is_safe() => {
                let back = here.lang.address(&here.address);
                Err(see_other(&format!("{}?next={}", here.lang.address("/sign-in"), encoded(&back))))
            }
            // What was sent is not done later: whoever signs in looks at it again first.
            Err(error) => Err(sign_in::refused(site, &here, error)),
        }
    }
}

/// Somebody at the door, who need not be signed in.
pub struct AtDoor {
    site: Site,
    parts: Parts,
    here: Here,
}

impl FromRequestParts<Site> for AtDoor {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<AtDoor, Self::Rejection> {
        Ok(AtDoor { site: site.clone(), here: here(parts), parts: parts.clone() })
    }
}

impl AtDoor {
    fn origin(&self) -> Origin {
        origin_of_parts(&self.site.newsroom, &self.parts)
    }
}

fn here(parts: &Parts) -> Here {
    let address = parts.uri.path_and_query().map_or("/", |address| address.as_str());
    let (lang, address) = Lang::of_path(address);
    Here { lang, address: address.to_owned() }
}

impl Asking {
    /// Whether the page is one of those that this person may open.
    fn may_open(&self, place: Place) -> bool {
        let (somewhere, everywhere) = (|right| self.person.may_somewhere(right), |right| self.person.may_everywhere(right));
        match place {
            Place::Overview | Place::Readers | Place::Words | Place::Rights | Place::Account => true,
            Place::Drafts => somewhere(Right::Write),
            Place::Articles | Place::Scheduled | Place::Bin => somewhere(Right::Read) || somewhere(Right::Write),
            Place::Topics => change::may_change(&self.person),
            Place::People => everywhere(Right::People),
            Place::Log => everywhere(Right::Log),
        }
    }

    /// For all others the page does not exist.
    fn open(&self, place: Place) -> Result<(), Error> {
        if self.may_open(place) { Ok(()) } else { Err(Error::NotFound) }
    }

    fn around(&self) -> Around {
        let structure = self.site.newsroom.structure();
        Around {
            site: structure.site().name_in(self.here.lang).to_owned(),
            name: self.person.name.clone(),
            places: Place::ALL.into_iter().filter(|place| self.may_open(*place)).collect(),
            channels: drafts::channels(&structure, &self.person),
            told: self.site.told.take(self.person.id, self.query.text("told")),
        }
    }

    fn page(&self, status: u16, page: Opened) -> Response {
        self.site.document(&self.here, status, &page.title, page.content, None)
    }

    /// The page of `answer`, or the one that says why there is none.
    fn answer(&self, answer: Result<Response, Error>) -> Response {
        answer.unwrap_or_else(|error| {
            let page = content::desk::failed::open(self.here.clone(), self.around(), error.clone());
            self.page(error.status(), page)
        })
    }

    /// Leads on to a page of the desk (with `?` or `&` at its end), which tells once what was done.
    fn lead_to(&self, address: &str, told: Vec<Telling>) -> Response {
        let token = self.site.told.keep(self.person.id, told);
        see_other(&format!("{}told={token}", self.here.lang.address(address)))
    }
}

impl Site {
    fn name(&self, lang: Lang) -> String {
        self.newsroom.structure().site().name_in(lang).to_owned()
    }

    /// A whole document around `content`; with an article's number, one whose script edits it.
    fn document(&self, here: &Here, status: u16, title: &str, content: Html, article: Option<i64>) -> Response {
        let title = format!("{title} - {}", self.name(here.lang));
        let desk = Desk { title, build: self.build.to_string(), lang: here.lang, article, content };
        let options = self.options.clone();
        let html = drawn(here.clone(), move || desk_shell(options, desk));
        let policy = HeaderValue::from_str(&page_policy(html.as_str())).unwrap_or(HeaderValue::from_static("default-src 'none'"));
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
            (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
            (header::CONTENT_SECURITY_POLICY, policy),
            // A one-time link's secret stands in the address of its page.
            (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
        ];
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, headers, html.as_str().to_owned()).into_response()
    }
}

/// Where a form's answer is.
fn see_other(to: &str) -> Response {
    // A line break would end the header; no address of this site has one.
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// The status of a form that comes back with a sentence: 422 where the sentence is about what was typed.
fn status_of_form(error: &Error) -> u16 {
    if matches!(error, Error::Invalid(_)) { 422 } else { error.status() }
}
