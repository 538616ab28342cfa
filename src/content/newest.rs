//! The newest articles of the site, for pages that have nothing else to show.

use leptos::prelude::*;

use super::drawn;
use crate::{
    model::{article::Row, opened::Opened},
    ui::{
        card::Line,
        search_box::SearchBox,
        words::{Here, searching::use_searching_words, use_words},
    },
};

/// Their list with its heading; no page of its own.
pub fn open(here: Here, rows: Vec<Row>) -> Opened {
    let content = drawn(here, || {
        let lines = rows.into_iter().map(|row| view! { <Line row full_time=true /> }).collect_view();
        let search = view! { <SearchBox label=use_searching_words().this_page /> };
        view! { <section class="newest bounds">{search}<h2>{use_words().newest}</h2><ul class="lines">{lines}</ul></section> }
    });
    Opened { content, ..Opened::default() }
}
