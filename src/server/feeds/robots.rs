//! `robots.txt`: what crawlers are asked not to fetch, and where the sitemap is. A file of that name in the site's folder
//! stands over it.

use axum::{extract::State, response::Response};

use super::file;
use crate::server::newsroom::Newsroom;

/// Answers without end, and what is nobody's but the newsroom's. (`$` ends an address, so that a channel `deskwork` is
/// not meant.)
const NOT: [&str; 10] = ["/api/", "/build/", "/desk$", "/desk/", "/en/desk$", "/en/desk/", "/search", "/en/search", "/sign-in", "/en/sign-in"];

/// `GET /robots.txt`.
pub async fn robots(State(newsroom): State<Newsroom>) -> Response {
    let not: String = NOT.iter().map(|address| format!("Disallow: {address}\n")).collect();
    let text = format!("User-agent: *\n{not}\nSitemap: {}/sitemap.xml\n", newsroom.structure().identity().public_url);
    file(&newsroom, "text/plain; charset=utf-8", text)
}
