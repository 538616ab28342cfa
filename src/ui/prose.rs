//! A story in the page.

use leptos::prelude::*;

use crate::model::opened::Html;

/// The story, in the content's own language.
#[component]
pub fn Prose(
    /// What [`crate::model::body::Body::html`] wrote.
    story: Html,
) -> impl IntoView {
    view! { <div class="prose" lang="zh-CN" inner_html=story.as_str().to_owned()></div> }
}
