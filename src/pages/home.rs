//! `/`: the home page.

use leptos::prelude::*;

use super::shown::{Held, shown, use_page_lang};
use crate::api;

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    let lang = use_page_lang();
    shown(Resource::new(lang, |lang| async move { api::home::home(lang).await.map(Held::from) }))
}
