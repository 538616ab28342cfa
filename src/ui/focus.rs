//! 焦点图: pictures that the reader moves through; they never move by themselves.

use leptos::prelude::*;

use super::{
    card::RowLink,
    picture::{Place, Thumbnail},
    words::use_words,
};
use crate::model::article::Row;

/// A row of slides that scrolls sideways by itself under a finger; the buttons, which need a script, move it by one
/// (`browser::behaviours`).
#[component]
pub fn FocusPictures(
    /// Rows with covers.
    rows: Vec<Row>,
    /// The slot that they stand in, for those who change its pictures in place.
    from: String,
) -> impl IntoView {
    let words = use_words();
    let all = rows.len();
    let slides = rows.into_iter().enumerate().map(|(index, row)| view! { <Slide row first=index == 0 /> }).collect_view();
    let dots = (0..all)
        .map(|index| {
            view! { <button class="dot" data-slide=index aria-label=words.picture_of(index + 1, all) aria-current=(index == 0).then_some("true")></button> }
        })
        .collect_view();
    view! {
        <section class="focus" data-slot=from aria-label=words.focus_pictures>
            <ul class="track" tabindex="0">{slides}</ul>
            <div class="controls" class:alone=all < 2>
                <button class="arrow" data-slide="previous" aria-label=words.previous_picture>
                    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M12 4l-6 6 6 6" /></svg>
                </button>
                {dots}
                <button class="arrow" data-slide="next" aria-label=words.next_picture>
                    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M8 4l6 6-6 6" /></svg>
                </button>
            </div>
        </section>
    }
}

#[component]
fn Slide(row: Row, first: bool) -> impl IntoView {
    view! {
        <li>
            <RowLink address=row.address>
                <span class="frame"><Thumbnail picture=row.cover place=Place::Wide eager=first /></span>
                <span class="title">{row.title}</span>
            </RowLink>
        </li>
    }
}
