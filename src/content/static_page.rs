//! A static page.

use leptos::prelude::*;

use super::drawn;
use crate::{
    model::{opened::Opened, page::PageView},
    ui::{
        breadcrumb::Breadcrumb,
        nav::Entries,
        prose::Prose,
        words::{Here, use_words},
    },
};

/// A static page.
pub fn open(here: Here, page: PageView) -> Opened {
    let (title, description, address) = (page.title.clone(), page.description.clone(), page.address.clone());
    let content = drawn(here, || view! { <Page page /> });
    Opened { heading: title.clone(), title, description, address, content }
}

#[component]
fn Page(page: PageView) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="bounds columns">
            <article class="column article static-page">
                <Breadcrumb channels=vec![] here=page.title.clone() />
                <header class="article-head" lang="zh-CN"><h1 tabindex="-1">{page.title}</h1></header>
                <Prose story=page.story />
            </article>
            <aside class="column side">
                <nav class="static-pages" aria-label=words.static_pages><h2>{words.static_pages}</h2><ul><Entries items=page.pages /></ul></nav>
            </aside>
        </div>
    }
}
