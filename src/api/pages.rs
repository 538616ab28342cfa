//! Static pages.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{
    error::Error,
    model::{lang::Lang, opened::Opened},
};

/// The static page at `/about/{slug}`.
#[server(endpoint = "page", input = GetUrl)]
pub async fn page(lang: Lang, slug: String) -> Result<Opened, Error> {
    use crate::{
        content,
        server::{error::answer, newsroom::Newsroom, pages},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, address: format!("/about/{slug}") };
    let structure = newsroom.structure();
    let poster = newsroom.social.of_site(&structure);
    answer(pages::view(&newsroom, &slug).await.map(|view| content::static_page::published(here, structure.identity(), view, poster)))
}
