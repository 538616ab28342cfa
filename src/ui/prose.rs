//! A story in the page.

use leptos::prelude::*;

use super::viewer::Viewer;
use crate::model::opened::Html;

/// The story, in the content's own language, and where its pictures are seen larger, if it has any.
#[component]
pub fn Prose(
    /// What [`crate::model::body::Body::html`] wrote.
    story: Html,
) -> impl IntoView {
    let is_pictured = story.as_str().contains("<a class=\"full\"");
    view! {
        <div class="prose" lang="zh-CN" inner_html=story.as_str().to_owned()></div>
        {is_pictured.then(|| view! { <Viewer /> })}
    }
}
