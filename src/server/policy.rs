//! Who may call what. Every route and every server function has a row here; what has none is answered like what does
//! not exist.

use axum::{
    extract::{MatchedPath, Request},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::error::Error;

/// Kinds of visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everyone, signed in or not.
    Anyone,
    /// Whoever is signed in. What they may do there, the verb asks that does it.
    Staff,
}

use Who::{Anyone, Staff};

/// Pages and other addresses, as the router writes them.
pub const ROUTES: &[(&str, Who)] = &[
    ("/", Anyone),
    ("/en", Anyone),
    ("/{channel}", Anyone),
    ("/en/{channel}", Anyone),
    ("/{channel}/{article}", Anyone),
    ("/en/{channel}/{article}", Anyone),
    ("/about/{page}", Anyone),
    ("/en/about/{page}", Anyone),
    ("/feed.xml", Anyone),
    ("/atom.xml", Anyone),
    ("/feed.json", Anyone),
    ("/{channel}/feed.xml", Anyone),
    ("/{channel}/atom.xml", Anyone),
    ("/{channel}/feed.json", Anyone),
    ("/sitemap.xml", Anyone),
    ("/sitemap-pages.xml", Anyone),
    ("/sitemap-news.xml", Anyone),
    ("/sitemap-{number}.xml", Anyone),
    ("/robots.txt", Anyone),
    ("/opensearch.xml", Anyone),
    ("/site.webmanifest", Anyone),
    ("/icon-192.png", Anyone),
    ("/icon-512.png", Anyone),
    ("/icon-maskable-512.png", Anyone),
    ("/apple-touch-icon.png", Anyone),
    ("/social/{file}", Anyone),
    ("/{key}.txt", Anyone),
    ("/search", Anyone),
    ("/en/search", Anyone),
    ("/tag", Anyone),
    ("/en/tag", Anyone),
    ("/tag/{tag}", Anyone),
    ("/en/tag/{tag}", Anyone),
    ("/topic", Anyone),
    ("/en/topic", Anyone),
    ("/topic/{topic}", Anyone),
    ("/en/topic/{topic}", Anyone),
    ("/healthz", Anyone),
    ("/readyz", Anyone),
    ("/editing.js", Anyone),
    ("/editor.js", Anyone),
    ("/staff.css", Anyone),
    ("/reading/{version}/{file}", Anyone),
    ("/sw.js", Anyone),
    ("/offline", Anyone),
    ("/en/offline", Anyone),
    ("/qr/{channel}/{article}", Anyone),
    ("/en/qr/{channel}/{article}", Anyone),
    ("/media/{file}", Anyone),
    ("/pkg/{*file}", Anyone),
    ("/api/{function}", Anyone),
    ("/api/read", Anyone),
    ("/api/v1", Anyone),
    ("/api/v1/", Anyone),
    ("/api/v1/{*question}", Anyone),
    ("/en/api/v1/docs", Anyone),
    ("/build/{build}/api/{function}", Anyone),
    ("/sign-in", Anyone),
    ("/en/sign-in", Anyone),
    ("/sign-in/invitation", Anyone),
    ("/en/sign-in/invitation", Anyone),
    ("/sign-out", Anyone),
    ("/en/sign-out", Anyone),
    ("/desk", Staff),
    ("/en/desk", Staff),
    ("/desk/drafts", Staff),
    ("/en/desk/drafts", Staff),
    ("/desk/articles", Staff),
    ("/en/desk/articles", Staff),
    ("/desk/articles/{article}", Staff),
    ("/en/desk/articles/{article}", Staff),
    ("/desk/articles/{article}/together", Staff),
    ("/desk/scheduled", Staff),
    ("/en/desk/scheduled", Staff),
    ("/desk/bin", Staff),
    ("/en/desk/bin", Staff),
    ("/desk/new", Staff),
    ("/en/desk/new", Staff),
    ("/desk/several", Staff),
    ("/en/desk/several", Staff),
    ("/desk/people", Staff),
    ("/en/desk/people", Staff),
    ("/desk/people/{person}", Staff),
    ("/en/desk/people/{person}", Staff),
    ("/desk/people/{person}/posts", Staff),
    ("/en/desk/people/{person}/posts", Staff),
    ("/desk/people/{person}/invite", Staff),
    ("/en/desk/people/{person}/invite", Staff),
    ("/desk/people/{person}/access", Staff),
    ("/en/desk/people/{person}/access", Staff),
    ("/desk/readers", Staff),
    ("/en/desk/readers", Staff),
    ("/desk/readers.csv", Staff),
    ("/en/desk/readers.csv", Staff),
    ("/desk/topics", Staff),
    ("/en/desk/topics", Staff),
    ("/desk/topics/{topic}", Staff),
    ("/en/desk/topics/{topic}", Staff),
    ("/desk/topics/{topic}/blocks", Staff),
    ("/en/desk/topics/{topic}/blocks", Staff),
    ("/desk/topics/{topic}/articles", Staff),
    ("/en/desk/topics/{topic}/articles", Staff),
    ("/desk/topics/{topic}/state", Staff),
    ("/en/desk/topics/{topic}/state", Staff),
    ("/desk/topics/{topic}/delete", Staff),
    ("/en/desk/topics/{topic}/delete", Staff),
    ("/desk/words", Staff),
    ("/en/desk/words", Staff),
    ("/desk/words/several", Staff),
    ("/en/desk/words/several", Staff),
    ("/desk/words/remove", Staff),
    ("/en/desk/words/remove", Staff),
    ("/desk/rights", Staff),
    ("/en/desk/rights", Staff),
    ("/desk/log", Staff),
    ("/en/desk/log", Staff),
    ("/desk/pictures", Staff),
    ("/en/desk/pictures", Staff),
    ("/desk/pictures/upload", Staff),
    ("/en/desk/pictures/upload", Staff),
    ("/desk/pictures/{picture}", Staff),
    ("/en/desk/pictures/{picture}", Staff),
    ("/desk/pictures/{picture}/replace", Staff),
    ("/en/desk/pictures/{picture}/replace", Staff),
    ("/desk/pictures/{picture}/bin", Staff),
    ("/en/desk/pictures/{picture}/bin", Staff),
    ("/desk/pictures/{picture}/unbin", Staff),
    ("/en/desk/pictures/{picture}/unbin", Staff),
    ("/desk/pictures/{picture}/remove", Staff),
    ("/en/desk/pictures/{picture}/remove", Staff),
    ("/desk/account", Staff),
    ("/en/desk/account", Staff),
    ("/desk/account/session", Staff),
    ("/en/desk/account/session", Staff),
];

/// Server functions.
pub const FUNCTIONS: &[(&str, Who)] = &[
    ("/api/home", Anyone),
    ("/api/channel", Anyone),
    ("/api/more", Anyone),
    ("/api/article", Anyone),
    ("/api/newest", Anyone),
    ("/api/page", Anyone),
    ("/api/frame", Anyone),
    ("/api/unknown", Anyone),
    ("/api/suggest", Anyone),
    ("/api/sign_in", Anyone),
    ("/api/bar", Staff),
    ("/api/begin", Staff),
    ("/api/begin_page", Staff),
    ("/api/edit", Staff),
    ("/api/save", Staff),
    ("/api/preview", Staff),
    ("/api/compare", Staff),
    ("/api/difference", Staff),
    ("/api/review", Staff),
    ("/api/check", Staff),
    ("/api/history", Staff),
    ("/api/perform", Staff),
    ("/api/present", Staff),
    ("/api/picture", Staff),
    ("/api/describe_picture", Staff),
    ("/api/library", Staff),
    ("/api/fetch_picture", Staff),
    ("/api/change_picture", Staff),
];

/// Lets a request through to a route or server function that has a row.
pub async fn admit(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    match row(ROUTES, &route).or_else(|| row(FUNCTIONS, &route)) {
        Some(Anyone | Staff) => next.run(request).await,
        None => refusal(Error::NotFound),
    }
}

/// Who may call the server function at `path`.
pub fn of_function(path: &str) -> Option<Who> {
    row(FUNCTIONS, path)
}

/// The answer of a server function that was not called.
pub fn refusal(error: Error) -> Response {
    use leptos::server_fn::error::FromServerFnError;
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "application/json")], error.ser()).into_response()
}

fn row(table: &[(&str, Who)], name: &str) -> Option<Who> {
    table.iter().find(|(row, _)| *row == name).map(|(_, who)| *who)
}
