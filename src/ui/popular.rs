//! 热门: what is read most, of a day and of a week.

use leptos::prelude::*;

use super::{card::RowLink, words::readers::use_readers_words};
use crate::model::{article::Row, readings::Popular};

/// Beside a page: one of the two lists at a time, chosen without scripts.
#[component]
pub fn PopularList(
    /// Nothing is drawn where both lists are empty.
    popular: Popular,
) -> impl IntoView {
    let words = use_readers_words();
    let any = popular != Popular::default();
    let both = !popular.day.is_empty() && !popular.week.is_empty();
    let choice = both.then(|| {
        view! {
            <fieldset>
                <legend class="visually-hidden">{words.popular_span}</legend>
                <label><input type="radio" name="popular" value="day" checked />{words.last_day}</label>
                <label><input type="radio" name="popular" value="week" />{words.last_week}</label>
            </fieldset>
        }
    });
    any.then(|| {
        view! {
            <section class="popular">
                <header><h2>{words.popular}</h2>{choice}</header>
                <Ranks class="ranks of-day" label=words.last_day rows=popular.day />
                <Ranks class="ranks of-week" label=words.last_week rows=popular.week />
            </section>
        }
    })
}

/// On the home page: both lists side by side.
#[component]
pub fn PopularBand(
    /// At least one of them has rows.
    popular: Popular,
) -> impl IntoView {
    let words = use_readers_words();
    let list =
        |label: &'static str, rows: Vec<Row>| (!rows.is_empty()).then(|| view! { <div><h3>{label}</h3><Ranks class="ranks" label rows /></div> });
    view! {
        <section class="popular-band bounds">
            <header class="block-heading"><h2>{words.popular}</h2></header>
            <div class="spans">{list(words.last_day, popular.day)} {list(words.last_week, popular.week)}</div>
        </section>
    }
}

#[component]
fn Ranks(class: &'static str, label: &'static str, rows: Vec<Row>) -> impl IntoView {
    let entries = |rows: Vec<Row>| rows.into_iter().map(|row| view! { <li><RowLink address=row.address>{row.title}</RowLink></li> }).collect_view();
    (!rows.is_empty()).then(|| view! { <ol class=class aria-label=label>{entries(rows)}</ol> })
}
