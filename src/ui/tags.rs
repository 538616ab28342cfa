//! Tags as links.

use leptos::prelude::*;

use super::words::{use_lang, use_words};
use crate::model::tag::{Tag, TagCount};

/// The tags of an article. One that can have no page is no link.
#[component]
pub fn Tags(
    /// As they were typed.
    tags: Vec<String>,
) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    (!tags.is_empty()).then(|| {
        let tag = |typed: String| match Tag::of(&typed) {
            Some(tag) => view! { <li><a href=lang.address(&tag.address())>{typed}</a></li> }.into_any(),
            None => view! { <li><span>{typed}</span></li> }.into_any(),
        };
        view! { <section class="tags" aria-label=words.tags><ul lang="zh-CN">{tags.into_iter().map(tag).collect_view()}</ul></section> }
    })
}

/// Tags with the number of articles that carry them.
#[component]
pub fn CountedTags(
    /// In order.
    tags: Vec<TagCount>,
) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    let entry = |count: TagCount| {
        let (said, address) = (words.total(count.articles), lang.address(&count.tag.address()));
        view! {
            <li><a href=address>
                <b lang="zh-CN">{count.tag.name}</b>
                <span aria-hidden="true">{count.articles}</span>
                <span class="visually-hidden">{said}</span>
            </a></li>
        }
    };
    view! { <ul class="counted-tags">{tags.into_iter().map(entry).collect_view()}</ul> }
}
