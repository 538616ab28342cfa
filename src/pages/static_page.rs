//! `/about/{page}`: a static page.

use leptos::prelude::*;

use super::{
    asked::{Answer, Asked},
    shown::shown,
};
use crate::api;

/// A static page.
#[component]
pub fn StaticPage() -> impl IntoView {
    shown(ask)
}

/// Asks for it.
pub fn ask(asked: Asked) -> Answer {
    Box::pin(api::pages::page(asked.lang, asked.segment(1)))
}
