//! What somebody else has changed since a form was made, and the tick that writes over it.

use leptos::prelude::*;

use crate::ui::words::topics_desk::use_topics_desk_words;

/// Stands in the form, before its buttons.
#[component]
pub fn Meanwhile(
    /// The version that stands now.
    version: i64,
    /// What it says where something else was typed: the field's name, and its text.
    differs: Vec<(&'static str, String)>,
) -> impl IntoView {
    let words = use_topics_desk_words();
    let lead = if differs.is_empty() { words.meanwhile_same } else { words.meanwhile };
    let line = |(field, now): (&'static str, String)| {
        let now = match now.is_empty() {
            true => view! { <dd>{words.nothing}</dd> }.into_any(),
            false => view! { <dd lang="zh-CN">{now}</dd> }.into_any(),
        };
        view! { <dt>{field}</dt>{now} }
    };
    let lines = (!differs.is_empty()).then(|| view! { <dl class="facts">{differs.into_iter().map(line).collect_view()}</dl> });
    view! {
        <div class="meanwhile whole">
            <p>{lead}</p>
            {lines}
            <label class="tick"><input type="checkbox" name="over" value=version.to_string() required /><span>{words.over}</span></label>
        </div>
    }
}
