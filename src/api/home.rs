//! The home page.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{
    error::Error,
    model::{lang::Lang, opened::Opened},
};

/// What the home page shows now.
#[server(endpoint = "home", input = GetUrl)]
pub async fn home(lang: Lang) -> Result<Opened, Error> {
    use crate::{
        content,
        server::{error::answer, home, newsroom::Newsroom},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, address: "/".to_owned() };
    let structure = newsroom.structure();
    let poster = newsroom.social.of_site(&structure);
    answer(home::view(&newsroom).await.map(|view| content::home::open(here, structure.identity(), view, poster)))
}
