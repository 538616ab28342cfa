//! `/api/v1`: what the site has published, for other programs. They read, and nothing else.
//!
//! The door ([`routes`]) counts who asks, understands the question and brings it into its one form; behind it [`answers`]
//! makes the answer, which is kept in memory like a page.

mod articles;
mod asked;
mod blocks;
mod channels;
mod description;
mod searched;
mod shapes;

use std::time::Duration;

use axum::{
    Json, Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
    routing::{any, get},
};
use leptos::config::LeptosOptions;
use tower_http::cors::{Any, CorsLayer};
use utoipa::IntoResponses;

use self::{asked::Asked, shapes::ProblemDetails};
use super::{cache::Pages, newsroom::Newsroom, reading_files, visitor::origin_of_parts};
use crate::{
    app::{Apart, apart_shell},
    content::{self, around::around, drawn},
    error::Error,
    model::{
        lang::Lang,
        public_api::{Problem, REFERENCE, preferred},
    },
    ui::words::Here,
};

/// How long a browser may remember that other sites' pages may ask.
const ALLOWED: Duration = Duration::from_secs(86_400);

/// What every question may be answered with instead.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "only the description is made from it")]
enum Refused {
    /// Nothing has changed since the answer that `If-None-Match` names.
    #[response(status = 304)]
    Unchanged,
    /// The question cannot be understood.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(ProblemDetails),
    /// There is nothing of it that is public.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(ProblemDetails),
    /// Asked too often; `Retry-After` says how many seconds to wait.
    #[response(status = 429, content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds to wait.")))]
    TooOften(ProblemDetails),
    /// Something broke on our side.
    #[response(status = 500, content_type = "application/problem+json")]
    Broken(ProblemDetails),
    /// The server is busy.
    #[response(status = 503, content_type = "application/problem+json")]
    Busy(ProblemDetails),
}

#[derive(Clone)]
struct Door {
    newsroom: Newsroom,
    pages: Pages,
}

/// Where programs ask. Whatever they ask for under `/api/v1` is answered here, be it by saying that it does not exist.
pub fn routes<S: Clone + Send + Sync + 'static>(newsroom: Newsroom, pages: Pages) -> Router<S> {
    let open = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::ACCEPT_LANGUAGE, header::IF_NONE_MATCH])
        .expose_headers([header::ETAG, header::RETRY_AFTER])
        .max_age(ALLOWED);
    Router::new()
        .route("/api/v1", get(|| async { Redirect::permanent(REFERENCE) }))
        .route("/api/v1/", get(|| async { Redirect::permanent(REFERENCE) }))
        .route("/en/api/v1/docs", any(ask))
        .route("/api/v1/{*question}", any(ask))
        .layer(open)
        .with_state(Door { newsroom, pages })
}

async fn ask(State(door): State<Door>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let lang = preferred(parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|said| said.to_str().ok()).unwrap_or(""));
    match answer(&door, parts).await {
        Ok(response) => response,
        Err(problem) => refusal(lang, &problem),
    }
}

async fn answer(door: &Door, mut parts: Parts) -> Result<Response, Problem> {
    if !door.newsroom.limits.answers_programs() {
        return Err(Problem::NoAddress);
    }
    if !matches!(parts.method, Method::GET | Method::HEAD) {
        return Err(Problem::OnlyReading);
    }
    let address = origin_of_parts(&door.newsroom, &parts).address;
    door.newsroom.limits.program(&address).map_err(|wait| Problem::TooOften(wait.as_secs() + 1))?;
    let asked = Asked::of(parts.uri.path(), parts.uri.query().unwrap_or(""))?;
    let structure = door.newsroom.structure();
    if let Some(slug) = asked.channel().filter(|slug| structure.channel_at(slug).is_none()) {
        return Err(Problem::NoChannel(slug.to_owned()));
    }
    parts.uri = asked.address().parse().map_err(|_| Problem::NoAddress)?;
    let response = door.pages.answer(structure.version, Request::from_parts(parts, Body::empty())).await;
    match response.status() {
        StatusCode::NOT_FOUND if matches!(asked, Asked::Article(_)) => Err(Problem::NoArticle),
        StatusCode::NOT_FOUND => Err(Problem::NoAddress),
        StatusCode::GONE => Err(Problem::Withdrawn),
        StatusCode::SERVICE_UNAVAILABLE => Err(Problem::Busy),
        status if status.is_server_error() => Err(Problem::Broken),
        _ => Ok(response),
    }
}

/// Why there is no answer, as RFC 9457 writes it.
fn refusal(lang: Lang, problem: &Problem) -> Response {
    let (title, detail) = content::public_api::said(lang, problem);
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let details = ProblemDetails { r#type: "about:blank", title: title.to_owned(), status: status.as_u16(), detail };
    let mut response = (status, Json(details)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    match problem {
        Problem::TooOften(seconds) => drop(headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds))),
        Problem::OnlyReading => drop(headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"))),
        _ => {}
    }
    response
}

/// What makes the answers, without cache and limits.
pub fn answers<S: Clone + Send + Sync + 'static>(newsroom: Newsroom, options: LeptosOptions) -> Router<S> {
    Router::new().route("/en/api/v1/docs", get(made)).route("/api/v1/{*question}", get(made)).with_state((newsroom, options))
}

async fn made(State((newsroom, options)): State<(Newsroom, LeptosOptions)>, request: Request) -> Response {
    let Ok(asked) = Asked::of(request.uri().path(), request.uri().query().unwrap_or("")) else { return StatusCode::NOT_FOUND.into_response() };
    let made = match asked {
        Asked::Channels => Ok(Json(channels::all(&newsroom)).into_response()),
        Asked::Articles(list) => articles::list(&newsroom, &list).await.map(|list| Json(list).into_response()),
        Asked::Article(id) => articles::one(&newsroom, id).await.map(|article| Json(article).into_response()),
        Asked::Search(search) => searched::found(&newsroom, search).await.map(|found| Json(found).into_response()),
        Asked::Description => Ok(Json(description::of(&newsroom)).into_response()),
        Asked::Reference(lang) => Ok(reference(&newsroom, options, lang)),
    };
    made.unwrap_or_else(|error: Error| StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response())
}

/// The page about the API: a document that the client takes no part in.
fn reference(newsroom: &Newsroom, options: LeptosOptions, lang: Lang) -> Response {
    let here = Here { lang, address: REFERENCE.to_owned() };
    let around = around(here.clone(), newsroom.structure().frame(newsroom.now()));
    let page = content::public_api::open(here.clone(), description::reference(newsroom));
    let title = format!("{} - {}", page.title, around.site);
    let apart = Apart { title, lang, reading: reading_files::address("main"), around, content: page.content };
    let html = drawn(here, move || apart_shell(options, apart));
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html.as_str().to_owned()).into_response()
}
