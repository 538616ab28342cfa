//! The desk's list of topics, and the form that makes one.

use leptos::prelude::*;

use super::{Desk, Fault, articles::Minute};
use crate::{
    content::drawn,
    model::{
        desk::{
            Around, Place,
            topics::{LONGEST_TITLE, TopicRow, TopicsPage},
        },
        opened::Opened,
    },
    ui::words::{
        Here,
        desk::{desk_words, use_desk_words},
        topics_desk::use_topics_desk_words,
        use_lang,
    },
};

/// The list.
pub fn open(here: Here, around: Around, page: TopicsPage) -> Opened {
    let title = desk_words(here.lang).topics.to_owned();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::Topics) heading><List page /></Desk> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn List(page: TopicsPage) -> impl IntoView {
    let words = use_topics_desk_words();
    let TopicsPage { rows, form, error } = page;
    let table = match rows.is_empty() {
        true => view! { <p class="desk-empty">{words.none}</p> }.into_any(),
        false => view! { <Table rows /> }.into_any(),
    };
    view! {
        <p class="desk-lead">{words.lead}</p>
        <Fault error />
        {table}
        <Make form />
    }
}

#[component]
fn Table(rows: Vec<TopicRow>) -> impl IntoView {
    let (desk, words) = (use_desk_words(), use_topics_desk_words());
    let last = rows.len().saturating_sub(1);
    let rows = rows.into_iter().enumerate().map(|(at, row)| view! { <Row row first=at == 0 last=at == last /> }).collect_view();
    view! {
        <table class="desk-table topics">
            <caption class="visually-hidden">{desk.topics}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.title}</th>
                    <th scope="col" class="wide">{words.address}</th>
                    <th scope="col">{desk.state}</th>
                    <th scope="col" class="wide">{desk.changed}</th>
                    <th scope="col" class="do">{words.order}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row(row: TopicRow, first: bool, last: bool) -> impl IntoView {
    let (lang, words) = (use_lang(), use_topics_desk_words());
    let TopicRow { id, version, title, address, hidden, changed } = row;
    let (standing, word) = if hidden { ("draft", words.hidden) } else { ("published", words.shown) };
    let labels = [words.about(words.up, &title), words.about(words.down, &title)];
    let [up, down] = labels;
    view! {
        <tr>
            <th scope="row" class="title"><a href=lang.address(&format!("/desk/topics/{id}")) lang="zh-CN">{title}</a></th>
            <td class="wide">{address}</td>
            <td><span class="standing" data-standing=standing>{word}</span></td>
            <td class="wide"><Minute at=changed /></td>
            <td class="do">
                <form method="post" action=lang.address(&format!("/desk/topics/{id}/state"))>
                    <input type="hidden" name="version" value=version.to_string() />
                    <button class="button" name="do" value="up" aria-label=up disabled=first>{words.up}</button>
                    <button class="button" name="do" value="down" aria-label=down disabled=last>{words.down}</button>
                </form>
            </td>
        </tr>
    }
}

#[component]
fn Make(form: (String, String)) -> impl IntoView {
    let (lang, words) = (use_lang(), use_topics_desk_words());
    let (title, slug) = form;
    view! {
        <section class="desk-part">
            <header><h2>{words.make}</h2></header>
            <form class="desk-form" method="post" action=lang.address("/desk/topics")>
                <label><span>{words.title}</span><input name="title" value=title required maxlength=LONGEST_TITLE.to_string() autocomplete="off" /></label>
                <label><span>{words.slug}<small>{words.slug_hint}</small></span>
                    <input name="slug" value=slug required maxlength="64" pattern="[a-z0-9]([a-z0-9\\-]*[a-z0-9])?" autocomplete="off" />
                </label>
                <p class="act"><button class="button primary">{words.make_button}</button></p>
            </form>
        </section>
    }
}
