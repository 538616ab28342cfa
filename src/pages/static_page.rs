//! `/about/{page}`: a static page.

use leptos::prelude::*;

use super::shown::shown;
use crate::api;

/// A static page.
#[component]
pub fn StaticPage() -> impl IntoView {
    shown(|asked| Box::pin(api::pages::page(asked.lang, asked.param("page"))))
}
