//! `/{channel}`: a channel, page by page.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::shown::{Held, shown, use_page_lang};
use crate::api;

/// A channel's page.
#[component]
pub fn ChannelPage() -> impl IntoView {
    let (lang, params, query) = (use_page_lang(), use_params_map(), use_query_map());
    let address = move || (lang(), params.read().get("channel").unwrap_or_default(), query.read().get("page"));
    shown(Resource::new(address, |(lang, slug, page)| async move { api::channels::channel(lang, slug, page).await.map(Held::from) }))
}
