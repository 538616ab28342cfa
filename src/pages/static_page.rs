//! `/about/{page}`: a static page.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::shown::{Held, shown, use_page_lang};
use crate::api;

/// A static page.
#[component]
pub fn StaticPage() -> impl IntoView {
    let (lang, params) = (use_page_lang(), use_params_map());
    let address = move || (lang(), params.read().get("page").unwrap_or_default());
    shown(Resource::new(address, |(lang, slug)| async move { api::pages::page(lang, slug).await.map(Held::from) }))
}
