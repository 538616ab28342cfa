//! `/`: the home page.

use leptos::prelude::*;

use super::shown::shown;
use crate::api;

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    shown(|asked| Box::pin(api::home::home(asked.lang)))
}
