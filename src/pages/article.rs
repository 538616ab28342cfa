//! `/{channel}/{number}`: an article.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::shown::{Held, shown, use_page_lang};
use crate::api;

/// An article's page.
#[component]
pub fn ArticlePage() -> impl IntoView {
    let (lang, params, query) = (use_page_lang(), use_params_map(), use_query_map());
    let address = move || {
        let params = params.read();
        (lang(), params.get("channel").unwrap_or_default(), params.get("article").unwrap_or_default(), query.read().get("part"))
    };
    let article = |(lang, channel, number, part)| async move { api::articles::article(lang, channel, number, part).await.map(Held::from) };
    shown(Resource::new(address, article))
}
