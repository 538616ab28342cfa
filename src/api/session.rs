//! Who is signed in, and the bar that they get on top of every page.

use leptos::{prelude::*, server_fn::codec::Json};

use crate::{
    error::Error,
    model::{draft, lang::Lang, person::Me},
};

/// Signs in again in place, after a session has ended under an editor's hands. (The first time the page `/sign-in` does.)
#[server(endpoint = "sign_in", input = Json)]
pub async fn sign_in(account: String, password: String) -> Result<Me, Error> {
    use crate::server::{error::answer, newsroom::Newsroom, sessions, visitor};
    let newsroom = Newsroom::of_request();
    answer(sessions::sign_in(&newsroom, &visitor::session_of_request()?, &visitor::origin_of_request(&newsroom), &account, &password).await)
}

/// The bar for the page at `address` (path and query, without the language's prefix).
#[server(endpoint = "bar", input = Json)]
pub async fn bar(lang: Lang, address: String) -> Result<draft::Bar, Error> {
    use crate::{
        content,
        server::{drafts, error::answer, newsroom::Newsroom, visitor::Person},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let opened = async {
        let person = Person::of_request(&newsroom).await?;
        drafts::at(&newsroom, &person, &address).await
    };
    answer(opened.await.map(|at| content::editing::bar::open(Here { lang, address }, at, newsroom.settings.media.largest_mib)))
}
