//! `/{channel}/{number}`: an article.

use leptos::prelude::*;

use super::{
    asked::{Answer, Asked},
    shown::shown,
};
use crate::api;

/// An article's page.
#[component]
pub fn ArticlePage() -> impl IntoView {
    shown(ask)
}

/// Asks for it.
pub fn ask(asked: Asked) -> Answer {
    Box::pin(api::articles::article(asked.lang, asked.segment(0), asked.segment(1), asked.query("part")))
}
