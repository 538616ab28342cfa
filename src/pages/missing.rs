//! Any address that no route has: an old address leads on, all others get the 404 page.

use leptos::prelude::*;

use super::{
    asked::{Answer, Asked},
    shown::shown,
};
use crate::api;

/// The page of an unknown address.
#[component]
pub fn MissingPage() -> impl IntoView {
    shown(ask)
}

/// Asks for it.
pub fn ask(asked: Asked) -> Answer {
    Box::pin(api::redirects::unknown(asked.address))
}
