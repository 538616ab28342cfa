//! `/search?q=…`: what is found, page by page.

use leptos::prelude::*;

use super::{
    asked::{Answer, Asked},
    shown::shown,
};
use crate::api;

/// The page of a search.
#[component]
pub fn SearchPage() -> impl IntoView {
    shown(ask)
}

/// Asks for it.
pub fn ask(asked: Asked) -> Answer {
    Box::pin(api::search::search(asked.lang, asked.question()))
}
