//! Remarks on a draft, as a list; each entry's button leads to the place.

use leptos::prelude::*;

use crate::{
    content::drawn,
    model::{
        checks::{Quote, Remark},
        opened::Html,
    },
    ui::words::{Here, checks::use_check_words, editing::editing_words, use_lang},
};

/// Entries shown; who has mended these asks again.
const SHOWN: usize = 100;

/// The list by itself, or that there is nothing to look at.
pub fn open(here: Here, remarks: Vec<Remark>) -> Html {
    drawn(here, || match remarks.is_empty() {
        true => view! { <p>{use_check_words().none}</p> }.into_any(),
        false => view! { <Remarks remarks /> }.into_any(),
    })
}

/// The list.
#[component]
pub fn Remarks(
    /// In the order in which they are shown.
    remarks: Vec<Remark>,
) -> impl IntoView {
    let rest = remarks.len().saturating_sub(SHOWN);
    let entries = remarks.into_iter().take(SHOWN).map(|remark| view! { <Entry remark /> }).collect_view();
    view! {
        <ol class="remarks">{entries}</ol>
        {(rest > 0).then(|| view! { <p>{use_check_words().rest(rest)}</p> })}
    }
}

/// The script finds the place by `data-jump` (the part) and `data-start`, `data-end` (characters of its text).
#[component]
fn Entry(remark: Remark) -> impl IntoView {
    let words = use_check_words();
    let Remark { part, kind, quote, start, end, suggestion } = remark;
    let field = editing_words(use_lang()).part(&part);
    let field = (!field.is_empty()).then(|| view! { <span class="field">{field}</span> });
    view! {
        <li>
            <button type="button" data-jump=part data-start=start.to_string() data-end=end.to_string()>{words.sentence(&kind)}</button>
            {field}
            <Said quote />
            {suggestion.map(|suggestion| view! { <Suggestion suggestion /> })}
        </li>
    }
}

#[component]
fn Said(quote: Quote) -> impl IntoView {
    (quote != Quote::default()).then(|| view! { <span class="quote" lang="zh-CN">{quote.before}<mark>{quote.exact}</mark>{quote.after}</span> })
}

#[component]
fn Suggestion(suggestion: String) -> impl IntoView {
    let words = use_check_words();
    let said = match suggestion.trim().is_empty() {
        true => view! { {words.leave_out} }.into_any(),
        false => view! { <b lang="zh-CN">{suggestion}</b> }.into_any(),
    };
    view! { <span class="suggestion">{words.suggestion}{said}</span> }
}
