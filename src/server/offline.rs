//! Reading without a network: the service worker, and the page it shows where it has nothing else.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, Uri, header},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use leptos::config::LeptosOptions;

use super::{
    built_in::{ASK_AGAIN, File},
    newsroom::Newsroom,
    policy, reading_files,
    security::page_policy,
};
use crate::{
    app::{Apart, apart_shell},
    content::{around::around, drawn, offline},
    model::lang::Lang,
    ui::words::Here,
};

/// What build.rs made of `src/reading/worker`.
const WORKER: &str = include_str!(concat!(env!("OUT_DIR"), "/sw.js"));
/// The worker may fetch from this site, and that is all.
const POLICY: HeaderValue = HeaderValue::from_static("default-src 'none'; connect-src 'self'");

/// What the handlers share.
#[derive(Clone)]
struct Site {
    newsroom: Newsroom,
    options: LeptosOptions,
    worker: Arc<File>,
}

/// The worker, and its page in both languages.
pub fn routes<S: Clone + Send + Sync + 'static>(newsroom: Newsroom, options: LeptosOptions, build: Arc<str>) -> Router<S> {
    // Another build, or another script of readers, is another worker: the browser sees that by its text.
    let worker = File::script(format!("const BUILD={:?};{WORKER}", format!("{build}-{}", reading_files::version())));
    let site = Site { newsroom, options, worker: Arc::new(worker) };
    Router::new()
        .route("/sw.js", get(script))
        .route("/offline", get(page))
        .route("/en/offline", get(page))
        .route_layer(middleware::from_fn(policy::admit))
        .with_state(site)
}

/// `GET /sw.js`.
async fn script(State(site): State<Site>, asked: HeaderMap) -> Response {
    let mut answer = site.worker.answer(&asked, ASK_AGAIN);
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, POLICY);
    answer.headers_mut().insert(HeaderName::from_static("service-worker-allowed"), HeaderValue::from_static("/"));
    answer
}

/// `GET /offline`.
async fn page(State(site): State<Site>, uri: Uri) -> Response {
    let (lang, address) = Lang::of_path(uri.path());
    let here = Here { lang, address: address.to_owned() };
    let around = around(here.clone(), site.newsroom.structure().frame(site.newsroom.now()));
    let page = offline::open(here.clone());
    let apart =
        Apart { title: format!("{} - {}", page.title, around.site), lang, reading: reading_files::address("main"), around, content: page.content };
    let options = site.options.clone();
    let html = drawn(here, move || apart_shell(options, apart));
    let policy = HeaderValue::from_str(&page_policy(html.as_str())).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, ASK_AGAIN),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    (headers, html.as_str().to_owned()).into_response()
}
