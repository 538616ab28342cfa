//! Topics as banners.

use leptos::prelude::*;

use super::{
    picture::{Place, Thumbnail},
    words::use_lang,
};
use crate::model::topic::TopicLink;

/// Topics side by side: picture, title, summary.
#[component]
pub fn TopicBanners(
    /// In order.
    topics: Vec<TopicLink>,
    /// The heading of each is an `<h2>`, and not below one.
    #[prop(optional)]
    at_top: bool,
) -> impl IntoView {
    let lang = use_lang();
    let banner = |topic: TopicLink| {
        let title = match at_top {
            true => view! { <h2 class="title">{topic.title}</h2> }.into_any(),
            false => view! { <h3 class="title">{topic.title}</h3> }.into_any(),
        };
        let summary = (!topic.summary.is_empty()).then(|| view! { <p class="summary">{topic.summary}</p> });
        view! {
            <li><a class="topic-banner" href=lang.address(&topic.address)>
                <span class="frame"><Thumbnail picture=topic.banner place=Place::Grid /></span>
                {title}
                {summary}
            </a></li>
        }
    };
    view! { <ul class="topic-banners" lang="zh-CN">{topics.into_iter().map(banner).collect_view()}</ul> }
}
