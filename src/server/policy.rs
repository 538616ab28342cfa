//! Who may call what. Every route and every server function has a row here; what has none is answered like what does
//! not exist.

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::error::Error;

/// Kinds of visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everyone, signed in or not.
    Anyone,
}

use Who::Anyone;

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
    ("/healthz", Anyone),
    ("/readyz", Anyone),
    ("/media/{*file}", Anyone),
    ("/pkg/{*file}", Anyone),
    ("/api/{function}", Anyone),
    ("/build/{build}/api/{function}", Anyone),
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
];

/// Lets a request through to a route or server function that has a row.
pub async fn admit(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    match row(ROUTES, &route).or_else(|| row(FUNCTIONS, &route)) {
        Some(Anyone) => next.run(request).await,
        None => refusal(),
    }
}

/// Whether the server function at `path` may be called.
pub fn admits(path: &str) -> bool {
    matches!(row(FUNCTIONS, path), Some(Anyone))
}

/// The answer to a caller who may not even know that something is there.
pub fn refusal() -> Response {
    use leptos::server_fn::error::FromServerFnError;
    (axum::http::StatusCode::NOT_FOUND, [(axum::http::header::CONTENT_TYPE, "application/json")], Error::NotFound.ser()).into_response()
}

fn row(table: &[(&str, Who)], name: &str) -> Option<Who> {
    table.iter().find(|(row, _)| *row == name).map(|(_, who)| *who)
}
