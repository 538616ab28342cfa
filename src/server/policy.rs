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
    ("/healthz", Anyone),
    ("/readyz", Anyone),
    ("/editing.js", Anyone),
    ("/editor.js", Anyone),
    ("/staff.css", Anyone),
    ("/media/{file}", Anyone),
    ("/pkg/{*file}", Anyone),
    ("/api/{function}", Anyone),
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
