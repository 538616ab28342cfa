//! Pictures as the newsroom knows them. They come by `POST /desk/pictures`, which is no server function.

use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};

use crate::{
    error::Error,
    model::picture::{Filed, Legend, Offer},
};

/// What is known of a picture.
#[server(endpoint = "picture", input = GetUrl)]
pub async fn picture(file: String) -> Result<Filed, Error> {
    use crate::server::{error::answer, newsroom::Newsroom, pictures, visitor::Person};
    let newsroom = Newsroom::of_request();
    let found = async { pictures::of_file(&newsroom, &Person::of_request(&newsroom).await?, &file).await };
    answer(found.await)
}

/// Pictures to choose from: those with `search` in their words, older than the one numbered `after`; without it, the newest.
#[server(endpoint = "library", input = GetUrl)]
pub async fn library(search: String, after: Option<i64>) -> Result<Offer, Error> {
    use crate::server::{error::answer, newsroom::Newsroom, pictures::library, visitor::Person};
    let newsroom = Newsroom::of_request();
    let offered = async { library::offer(&newsroom, &Person::of_request(&newsroom).await?, &search, after).await };
    answer(offered.await)
}

/// Changes alternative text, caption, credit or focus; what is absent stays as it is.
#[server(endpoint = "describe_picture", input = Json)]
pub async fn describe_picture(file: String, legend: Legend) -> Result<Filed, Error> {
    use crate::server::{error::answer, newsroom::Newsroom, pictures, visitor::Person};
    let newsroom = Newsroom::of_request();
    let described = async { pictures::describe(&newsroom, &Person::of_request(&newsroom).await?, &file, &legend).await };
    answer(described.await)
}
