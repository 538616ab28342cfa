//! Channels and their lists.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{
    error::Error,
    model::{
        lang::Lang,
        opened::{Appended, Opened},
    },
};

/// One numbered page of a channel. `page` is what stands in the address; absent means the first.
#[server(endpoint = "channel", input = GetUrl)]
pub async fn channel(lang: Lang, slug: String, #[server(default)] page: Option<String>) -> Result<Opened, Error> {
    use crate::{
        content,
        server::{channels, error::answer, newsroom::Newsroom},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, address: format!("/{slug}") };
    let structure = newsroom.structure();
    let poster = newsroom.social.of_site(&structure);
    answer(channels::view(&newsroom, &slug, page.as_deref()).await.map(|view| content::channel::open(here, structure.identity(), view, poster)))
}

/// The rows of a channel that follow a place in its list: "加载更多". `after` is a [`crate::model::page_of::Cursor`].
#[server(endpoint = "more", input = GetUrl)]
pub async fn more(lang: Lang, slug: String, after: String) -> Result<Appended, Error> {
    use crate::{
        content,
        server::{channels, error::answer, newsroom::Newsroom},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, address: format!("/{slug}") };
    answer(channels::more(&newsroom, &slug, &after).await.map(|(kind, after, rows)| content::channel::append(here, kind, after, rows)))
}
