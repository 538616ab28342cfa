//! Addresses that the site, or the one before it, used to have.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{error::Error, model::opened::Opened};

/// What to tell a visitor of an address that no page has: where it leads now, or that nothing is there.
/// It never answers `Ok`.
#[server(endpoint = "unknown", input = GetUrl)]
pub async fn unknown(path: String) -> Result<Opened, Error> {
    use crate::server::{error::answer, newsroom::Newsroom, redirects};
    let newsroom = Newsroom::of_request();
    answer(Err(redirects::moved_or(&newsroom, &path, Error::NotFound).await))
}
