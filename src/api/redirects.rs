//! Addresses that the client knows nothing of.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{error::Error, model::opened::Opened};

/// What stands at such an address: a page that only the server knows (of a search, a tag, a topic), where an old address leads now,
/// or that nothing is there.
#[server(endpoint = "unknown", input = GetUrl)]
pub async fn unknown(path: String) -> Result<Opened, Error> {
    use crate::server::{error::answer, newsroom::Newsroom, unknown, visitor::origin_of_request};
    let newsroom = Newsroom::of_request();
    answer(unknown::open(&newsroom, &origin_of_request(&newsroom), &path).await)
}
