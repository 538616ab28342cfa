//! `/`: the home page.

use leptos::prelude::*;

use super::{
    asked::{Answer, Asked},
    shown::shown,
};
use crate::api;

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    shown(ask)
}

/// Asks for it.
pub fn ask(asked: Asked) -> Answer {
    Box::pin(api::home::home(asked.lang))
}
