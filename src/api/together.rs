//! Who else is here.

use leptos::{prelude::*, server_fn::codec::Json};

use crate::error::Error;

/// Says that somebody has this article open in the page `tab`, where they write in it, and whether they have changes that
/// are not saved. Who does not say it again is soon taken for gone.
#[server(endpoint = "present", input = Json)]
pub async fn present(article: i64, tab: String, block: Option<String>, unsaved: bool, gone: bool) -> Result<(), Error> {
    use crate::{
        model::together::Page,
        server::{error::answer, newsroom::Newsroom, together, visitor::Person},
    };
    let newsroom = Newsroom::of_request();
    let page = Page { tab, block, unsaved, gone };
    let said = async { together::present(&newsroom, &Person::of_request(&newsroom).await?, article, page).await };
    answer(said.await)
}
