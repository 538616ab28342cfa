//! `/{channel}/{number}`: an article.

use leptos::prelude::*;

use super::shown::shown;
use crate::api;

/// An article's page.
#[component]
pub fn ArticlePage() -> impl IntoView {
    shown(|asked| Box::pin(api::articles::article(asked.lang, asked.param("channel"), asked.param("article"), asked.query("part"))))
}
