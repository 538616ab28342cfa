//! Express news along a rule, by day and time.

use leptos::prelude::*;

use super::{
    card::{Moment, RowLink},
    words::use_words,
};
use crate::model::article::Row;

/// A timeline of its own.
#[component]
pub fn Timeline(
    /// Newest first.
    rows: Vec<Row>,
) -> impl IntoView {
    view! { <ul class="timeline"><Days rows after=String::new() under_heading=true /></ul> }
}

/// The days of a timeline. The first has no heading where it is the day `after`, which stands above already.
#[component]
pub fn Days(
    /// Newest first.
    rows: Vec<Row>,
    /// `2026-11-23`, or empty.
    after: String,
    /// Whether the timeline stands under a heading of its own, as on the home page.
    #[prop(optional)]
    under_heading: bool,
) -> impl IntoView {
    let words = use_words();
    by_day(rows)
        .into_iter()
        .map(|(day, rows)| {
            let items = rows.into_iter().map(|row| view! { <Item row /> }).collect_view();
            let heading = (day != after).then(|| match under_heading {
                true => view! { <h3 class="date">{words.day(&day)}</h3> }.into_any(),
                false => view! { <h2 class="date">{words.day(&day)}</h2> }.into_any(),
            });
            view! { <li class="day">{heading}<ol>{items}</ol></li> }
        })
        .collect_view()
}

#[component]
fn Item(row: Row) -> impl IntoView {
    view! {
        <li>
            <Moment text=row.published.clock() stamp=row.published.clone() />
            <RowLink address=row.address>{row.title}</RowLink>
        </li>
    }
}

fn by_day(rows: Vec<Row>) -> Vec<(String, Vec<Row>)> {
    let mut days: Vec<(String, Vec<Row>)> = Vec::new();
    for row in rows {
        match days.last_mut() {
            Some((day, rows)) if day == row.published.date() => rows.push(row),
            _ => days.push((row.published.date().to_owned(), vec![row])),
        }
    }
    days
}
