//! Pictures of other sites.

use leptos::{prelude::*, server_fn::codec::Json};

use crate::{error::Error, model::picture::Uploaded};

/// Fetches the picture at `address` into the library; the answer is that of an upload. Where it is refused, the picture
/// stays a link, and the sentence of the error says why.
#[server(endpoint = "fetch_picture", input = Json)]
pub async fn fetch_picture(address: String) -> Result<Uploaded, Error> {
    use crate::server::{error::answer, newsroom::Newsroom, pictures::fetching, visitor::Person};
    let newsroom = Newsroom::of_request();
    let fetched = async { fetching::fetch(&newsroom, &Person::of_request(&newsroom).await?, &address).await };
    answer(fetched.await)
}
