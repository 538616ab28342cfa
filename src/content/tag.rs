//! A tag's page, and the list of all tags.

use leptos::prelude::*;

use super::{channel::List, drawn, told};
use crate::{
    model::{
        channel::ListKind,
        frame::Frame,
        opened::Opened,
        page_of::PageOf,
        tag::{TagCount, TagView},
        told::Poster,
    },
    ui::{
        breadcrumb::Breadcrumb,
        pager::Pager,
        tags::CountedTags,
        words::{
            Here,
            topics::{topic_words, use_topic_words},
            use_lang, use_words, words,
        },
    },
};

/// One numbered page of the articles with a tag.
pub fn open(here: Here, frame: &Frame, view: TagView, poster: Option<Poster>) -> Opened {
    let (name, number) = (view.tag.name.clone(), view.list.number);
    let words = topic_words(here.lang);
    let description = words.tagged(&name, view.list.total);
    let (title, address) = numbered(&here, &format!("{} - {}", name, words.tag), &view.tag.address(), number);
    let content = drawn(here.clone(), || view! { <TagPage view /> });
    let opened = Opened { title, description, address, heading: name, content, ..Opened::default() };
    let told = told::collection(told::Page { here: &here, frame, opened: &opened, poster }, Some((words.all_tags, "/tag")));
    Opened { told, ..opened }
}

/// One page of all tags.
pub fn index(here: Here, frame: &Frame, list: PageOf<TagCount>, poster: Option<Poster>) -> Opened {
    let words = topic_words(here.lang);
    let (title, address) = numbered(&here, words.all_tags, "/tag", list.number);
    let content = drawn(here.clone(), || view! { <AllTags list /> });
    let (description, heading) = (words.tags_lead.to_owned(), words.all_tags.to_owned());
    let opened = Opened { title, description, address, heading, content, ..Opened::default() };
    let told = told::collection(told::Page { here: &here, frame, opened: &opened, poster }, None);
    Opened { told, ..opened }
}

/// Title and canonical address of a page with a number.
fn numbered(here: &Here, title: &str, address: &str, number: i64) -> (String, String) {
    if number == 1 {
        return (title.to_owned(), address.to_owned());
    }
    (format!("{title} - {}", words(here.lang).page_number(number)), format!("{address}?page={number}"))
}

#[component]
fn TagPage(view: TagView) -> impl IntoView {
    let (lang, words, own) = (use_lang(), use_words(), use_topic_words());
    let TagView { tag, list, beside } = view;
    let (number, pages, total) = (list.number, list.pages(), list.total);
    let address = lang.address(&tag.address());
    let beside = (!beside.is_empty()).then(|| view! { <h2>{own.tags_beside}</h2><CountedTags tags=beside /> });
    view! {
        <div class="bounds columns">
            <div class="column channel tag-page">
                <Breadcrumb channels=vec![] under=("/tag", own.all_tags) here=tag.name.clone() />
                <header class="channel-head">
                    <h1 tabindex="-1" lang="zh-CN">{tag.name}</h1>
                    <p>{words.total(total)}</p>
                </header>
                <List kind=ListKind::Summary slug=format!("tag/{}", tag.key) address=address.clone() list />
                <Pager address number pages total />
            </div>
            <aside class="column side" aria-label=own.tags_beside>
                <section class="tags-beside">{beside}</section>
            </aside>
        </div>
    }
}

#[component]
fn AllTags(list: PageOf<TagCount>) -> impl IntoView {
    let (lang, own) = (use_lang(), use_topic_words());
    let (number, pages, total) = (list.number, list.pages(), list.total);
    let tags = match list.items.is_empty() {
        true => view! { <p class="empty">{own.no_tags}</p> }.into_any(),
        false => view! { <CountedTags tags=list.items /> }.into_any(),
    };
    view! {
        <div class="bounds all-tags">
            <Breadcrumb channels=vec![] here=own.all_tags />
            <header class="channel-head">
                <h1 tabindex="-1">{own.all_tags}</h1>
                <p>{own.tags_lead} " " {own.tags_total(total)}</p>
            </header>
            {tags}
            <Pager address=lang.address("/tag") number pages total said=own.tags_total(total) />
        </div>
    }
}
