//! The desk: the newsroom's lists, drawn as plain pages of links, tables and forms.

pub mod account;
pub mod articles;
pub mod editor;
pub mod failed;
pub mod log;
mod meanwhile;
pub mod one_person;
pub mod one_picture;
pub mod one_topic;
mod one_topic_block;
pub mod overview;
pub mod people;
pub mod picture_acts;
pub mod pictures;
pub mod readers;
pub mod rights;
pub mod topics;
pub mod words;

use leptos::prelude::*;

use crate::{
    error::Error,
    model::desk::{Around, Branch, Outcome, Place, Telling},
    ui::words::{Here, desk::use_desk_words, sentences::sentence, use_lang, words},
};

/// What stands around a page of the desk.
#[component]
fn Desk(
    /// Who is there, and where they may go.
    around: Around,
    /// The menu's entry that it belongs to.
    place: Option<Place>,
    /// Its `<h1>`.
    heading: String,
    children: Children,
) -> impl IntoView {
    let (lang, words) = (use_lang(), use_desk_words());
    let Around { site, name, places, channels, told } = around;
    let here = use_context::<Here>().map(|here| here.address).unwrap_or_default();
    let entries = places
        .into_iter()
        .map(|entry| {
            let current = (Some(entry) == place).then(|| if here.split('?').next() == Some(entry.address()) { "page" } else { "true" });
            view! { <li><a href=lang.address(entry.address()) aria-current=current>{words.place(entry)}</a></li> }
        })
        .collect_view();
    view! {
        <header class="desk-top">
            <a class="desk-site" href=lang.address("/") lang="zh-CN"><b>{site}</b></a>
            <span class="desk-word">{words.desk}</span>
            <nav class="desk-self" aria-label=words.account>
                <OtherLanguage />
                <a href=lang.address(Place::Account.address())>{name}</a>
                <form method="post" action=lang.address("/sign-out")><button>{words.sign_out}</button></form>
            </nav>
        </header>
        <div class="desk">
            <nav class="desk-menu" aria-label=words.menu><ul>{entries}</ul></nav>
            <main id="content" class="desk-page" tabindex="-1">
                <header class="desk-head">
                    <h1>{heading}</h1>
                    <Begin channels />
                </header>
                <Told told />
                {children()}
            </main>
        </div>
    }
}

/// The same page in the other language.
#[component]
fn OtherLanguage() -> impl IntoView {
    let here = use_context::<Here>().unwrap_or_default();
    let other = here.lang.other();
    let word = words(here.lang).other_language;
    view! { <a href=other.address(&here.address) hreflang=other.tag() lang=other.tag()>{word}</a> }
}

/// Begins an article, where somebody may.
#[component]
fn Begin(channels: Vec<Branch>) -> impl IntoView {
    let (lang, words) = (use_lang(), use_desk_words());
    (!channels.is_empty()).then(|| {
        view! {
            <form class="desk-begin" method="post" action=lang.address("/desk/new") aria-label=words.new_article>
                <select name="channel" aria-label=words.in_channel><Branches channels chosen=None /></select>
                <button class="button">{words.new_article}</button>
            </form>
        }
    })
}

/// Channels as entries of a choice; how deep they lie shows as room before the name.
#[component]
fn Branches(channels: Vec<Branch>, chosen: Option<i64>) -> impl IntoView {
    let entry = move |(id, name, depth): Branch| {
        let name = format!("{}{name}", "\u{3000}".repeat(depth));
        view! { <option value=id.to_string() selected=chosen == Some(id)>{name}</option> }
    };
    channels.into_iter().map(entry).collect_view()
}

/// What has just been done, and what was not.
#[component]
fn Told(told: Vec<Telling>) -> impl IntoView {
    let words = use_desk_words();
    (!told.is_empty()).then(|| {
        let lines = told.into_iter().map(|telling| view! { <TellingLine telling /> }).collect_view();
        view! { <section class="told" role="status" aria-label=words.told><ul>{lines}</ul></section> }
    })
}

#[component]
fn TellingLine(telling: Telling) -> impl IntoView {
    let (lang, words) = (use_lang(), use_desk_words());
    let about = (!telling.subject.is_empty()).then(|| view! { <b lang="zh-CN">{telling.subject}</b> });
    match telling.outcome {
        Outcome::Done(act) => view! { <li>{about}<span>{words.act(act)}</span></li> }.into_any(),
        Outcome::Failed(error) => view! { <li class="failed">{about}<span>{sentence(lang, &error)}</span></li> }.into_any(),
        Outcome::NothingChosen => view! { <li class="failed">{words.nothing_chosen}</li> }.into_any(),
        Outcome::Link(link) => view! {
            <li class="link">
                <label for="one-time-link">{about}<span>{words.link_made}</span></label>
                <input id="one-time-link" readonly value=link />
            </li>
        }
        .into_any(),
    }
}

/// Why a form was not taken.
#[component]
pub(super) fn Fault(error: Option<Error>) -> impl IntoView {
    let lang = use_lang();
    error.map(|error| view! { <p class="form-fault" role="alert">{sentence(lang, &error)}</p> })
}

/// Links to the pages before and after, of a list at `address`, which ends in `?` or `&`.
#[component]
fn Leaves(address: String, before: Option<String>, after: Option<String>) -> impl IntoView {
    let words = use_desk_words();
    let any = before.is_some() || after.is_some();
    let link = move |name: &'static str, cursor: Option<String>, word: &'static str, rel: &'static str| match cursor {
        Some(cursor) => view! { <li><a class="button" rel=rel href=format!("{address}{name}={cursor}")>{word}</a></li> }.into_any(),
        None => view! { <li><span class="off">{word}</span></li> }.into_any(),
    };
    any.then(|| {
        let links = [link("before", before, words.newer, "prev"), link("after", after, words.older, "next")];
        view! { <nav class="leaves" aria-label=words.pages><ul>{links.into_iter().collect_view()}</ul></nav> }
    })
}
