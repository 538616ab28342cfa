//! What stands around every page.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{
    error::Error,
    model::{lang::Lang, opened::Around},
};

/// Masthead and footer of the page at `address` (its path and query, without the language's prefix).
#[server(endpoint = "frame", input = GetUrl)]
pub async fn frame(lang: Lang, address: String) -> Result<Around, Error> {
    use crate::{content, server::newsroom::Newsroom, ui::words::Here};
    let newsroom = Newsroom::of_request();
    Ok(content::around::around(Here { lang, address }, newsroom.structure().frame(newsroom.now())))
}
