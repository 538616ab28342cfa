//! A static page.

use leptos::prelude::*;

use super::{drawn, told};
use crate::{
    model::{frame::Frame, opened::Opened, page::PageView, told::Poster},
    ui::{
        breadcrumb::Breadcrumb,
        editable::{Editable, words_of},
        nav::Entries,
        prose::Prose,
        words::{Here, use_words},
    },
};

/// A static page that readers see, with what machines are told of it.
pub fn published(here: Here, frame: &Frame, page: PageView, poster: Option<Poster>) -> Opened {
    let opened = open(here.clone(), page);
    let told = told::static_page(told::Page { here: &here, frame, opened: &opened, poster });
    Opened { told, ..opened }
}

/// A static page.
pub fn open(here: Here, page: PageView) -> Opened {
    let (title, description, address) = (page.title.clone(), page.description.clone(), page.address.clone());
    let content = drawn(here, || readable(page));
    Opened { heading: title.clone(), title, description, address, content, ..Opened::default() }
}

/// The same for its editor, with marks at what can be changed where it stands; see [`Editable`].
pub fn open_to_edit(here: Here, page: PageView) -> Opened {
    let (heading, address) = (page.title.clone(), page.address.clone());
    let content = drawn(here, || {
        provide_context(Editable { empty: true });
        readable(page)
    });
    Opened { title: heading.clone(), address, heading, content, ..Opened::default() }
}

fn readable(page: PageView) -> impl IntoView {
    let story = view! { <Prose story=page.story.clone() /> }.into_any();
    view! { <Page page story /> }
}

/// The page of a static page.
#[component]
pub(super) fn Page(
    /// All but its story.
    page: PageView,
    /// The story, drawn.
    story: AnyView,
) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="bounds columns">
            <article class="column article static-page">
                <Breadcrumb channels=vec![] here=page.title.clone() />
                <header class="article-head" lang="zh-CN"><h1 tabindex="-1">{words_of("title", page.title)}</h1></header>
                {story}
            </article>
            <aside class="column side">
                <nav class="static-pages" aria-label=words.static_pages><h2>{words.static_pages}</h2><ul><Entries items=page.pages /></ul></nav>
            </aside>
        </div>
    }
}
