//! The desk's first page: what waits, and what has happened lately.

use leptos::prelude::*;

use super::{Desk, articles::Rows};
use crate::{
    content::drawn,
    model::{
        desk::{
            Around, Place,
            lists::{ArticleRow, Overview},
        },
        opened::Opened,
    },
    ui::words::{
        Here,
        desk::{desk_words, use_desk_words},
        use_lang,
    },
};

/// The page.
pub fn open(here: Here, around: Around, overview: Overview) -> Opened {
    let title = desk_words(here.lang).overview.to_owned();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::Overview) heading><Waiting overview /></Desk> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn Waiting(overview: Overview) -> impl IntoView {
    let (lang, words) = (use_lang(), use_desk_words());
    let Overview { counts, drafts, scheduled, recent } = overview;
    let count = |number: i64, word: &'static str, address: &'static str| {
        view! { <li><a href=lang.address(address)><b>{number}</b><span>{word}</span></a></li> }
    };
    view! {
        <nav class="counts" aria-label=words.counts>
            <ul>
                {count(counts.drafts, words.count_drafts, "/desk/drafts")}
                {count(counts.scheduled, words.count_scheduled, "/desk/scheduled")}
                {count(counts.changed, words.count_changed, "/desk/articles?changed=1")}
                {count(counts.binned, words.count_binned, "/desk/bin")}
            </ul>
        </nav>
        <Part heading=words.drafts place=Place::Drafts rows=drafts empty=words.no_drafts />
        <Part heading=words.scheduled place=Place::Scheduled rows=scheduled empty=words.no_scheduled />
        <Part heading=words.recent place=Place::Articles rows=recent empty=words.no_articles />
        <p class="desk-note">{words.times_are}</p>
    }
}

#[component]
fn Part(heading: &'static str, place: Place, rows: Vec<ArticleRow>, empty: &'static str) -> impl IntoView {
    let (lang, words) = (use_lang(), use_desk_words());
    let list = match rows.is_empty() {
        true => view! { <p class="desk-empty">{empty}</p> }.into_any(),
        false => view! { <Rows rows place chosen=false /> }.into_any(),
    };
    view! {
        <section class="desk-part">
            <header>
                <h2>{heading}</h2>
                <a href=lang.address(place.address())>{words.show_all}<span class="visually-hidden">" "{words.place(place)}</span></a>
            </header>
            {list}
        </section>
    }
}
