//! `robots.txt`: what crawlers are asked not to fetch, and where the sitemap is. A file of that name in the site's folder
//! stands over it.

use axum::{extract::State, response::Response};

use super::file;
use crate::{model::lang::Lang, server::newsroom::Newsroom};

/// Answers without end, and what is nobody's but the newsroom's. (`$` ends an address, so that a channel `deskwork` is
/// not meant.)
const NOT: [&str; 3] = ["/desk", "/search", "/sign-in"];

/// Everything of these, in both languages: the address itself, what is below it, and with any question.
fn not() -> String {
    let pages = Lang::ALL.into_iter().flat_map(|lang| NOT.map(|path| lang.address(path)));
    let addresses = pages.flat_map(|page| ["$", "/", "?"].map(|end| format!("{page}{end}")));
    // No channel can be named `api`; one can be named `build`.
    ["/api/".to_owned(), "/build/*/api/".to_owned()].into_iter().chain(addresses).map(|address| format!("Disallow: {address}\n")).collect()
}

/// `GET /robots.txt`.
pub async fn robots(State(newsroom): State<Newsroom>) -> Response {
    let text = format!("User-agent: *\n{}\nSitemap: {}/sitemap.xml\n", not(), newsroom.structure().identity().public_url);
    file(&newsroom, "text/plain; charset=utf-8", text)
}
