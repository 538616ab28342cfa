//! What is suggested while somebody types into the search field.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{
    error::Error,
    model::{lang::Lang, search::Suggested},
};

/// One suggestion, as the script of the search field gets it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Line {
    /// What it is.
    pub kind: Suggested,
    /// The same in words.
    pub label: String,
    /// Its parts; those that were typed are `true`.
    pub text: Vec<(String, bool)>,
    /// Where it leads, in the page's language.
    pub address: String,
}

/// What `typed` may become.
#[server(endpoint = "suggest", input = GetUrl)]
pub async fn suggest(lang: Lang, typed: String) -> Result<Vec<Line>, Error> {
    use crate::{
        model::search::Suggestion,
        server::{error::answer, newsroom::Newsroom, search::suggest, visitor::origin_of_request},
        ui::words::searching::searching_words,
    };
    let newsroom = Newsroom::of_request();
    let found = match newsroom.limits.suggest(&origin_of_request(&newsroom).address) {
        Ok(()) => suggest::suggest(&newsroom, &typed).await,
        Err(error) => Err(error),
    };
    let line = |Suggestion { kind, text, address }: Suggestion| Line {
        kind,
        label: searching_words(lang).suggested(kind).to_owned(),
        text: text.into_iter().map(|piece| (piece.text, piece.hit)).collect(),
        address: lang.address(&address),
    };
    answer(found.map(|found| found.into_iter().map(line).collect()))
}
