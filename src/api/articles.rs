//! Articles as readers get them.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{
    error::Error,
    model::{lang::Lang, opened::Opened},
};

/// A published article, or one part of it. `channel`, `article` and `part` are what stands in the address.
#[server(endpoint = "article", input = GetUrl)]
pub async fn article(lang: Lang, channel: String, article: String, #[server(default)] part: Option<String>) -> Result<Opened, Error> {
    use crate::{
        content,
        server::{articles, error::answer, newsroom::Newsroom},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, address: format!("/{channel}/{article}") };
    let structure = newsroom.structure();
    answer(articles::view(&newsroom, &channel, &article, part.as_deref()).await.map(|view| {
        let poster = newsroom.social.of_article(&structure, &view);
        content::article::published(here, structure.identity(), view, poster)
    }))
}

/// The newest articles of the whole site, for pages that have nothing else to show.
#[server(endpoint = "newest", input = GetUrl)]
pub async fn newest(lang: Lang) -> Result<Opened, Error> {
    use crate::{
        content,
        server::{articles, error::answer, newsroom::Newsroom},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, ..Here::default() };
    answer(articles::newest(&newsroom).await.map(|rows| content::newest::open(here, rows)))
}
