//! Where readers type what they are looking for. It works without scripts; with them, `src/reading/suggest.ts` suggests.

use leptos::prelude::*;

use super::words::{searching::use_searching_words, use_lang};
use crate::model::search::{LONGEST, Search};

/// One field and its button. What else narrows `search` goes along, except the page.
#[component]
pub fn SearchBox(
    /// What it is called among the forms of a page.
    label: &'static str,
    /// What is searched for already.
    #[prop(optional)]
    search: Search,
    /// What stands below the field, still in the form.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (lang, words) = (use_lang(), use_searching_words());
    // Dates have fields of their own below.
    let along = search.filters().into_iter().skip(1).filter(|(name, value)| !value.is_empty() && !["from", "to"].contains(name));
    let along = along.map(|(name, value)| view! { <input type="hidden" name=name value=value.to_owned() /> }).collect_view();
    view! {
        <form class="search-box" role="search" aria-label=label action=lang.address("/search") method="get">
            <div class="field">
                <input
                    type="search"
                    name="q"
                    value=search.text.clone()
                    maxlength=LONGEST
                    placeholder=words.placeholder
                    aria-label=words.search
                    autocomplete="off"
                    enterkeyhint="search"
                    data-suggest=""
                />
                <button aria-label=words.search>
                    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3Zm4.5 10.5L17 17" /></svg>
                </button>
            </div>
            {along}
            {children.map(|children| children())}
        </form>
    }
}
