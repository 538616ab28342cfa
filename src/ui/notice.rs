//! A page that says why there is nothing to see, and what to do about it.

use leptos::prelude::*;

use super::words::{use_lang, use_words};
use crate::error::Error;

/// Heading, sentence, ways on. `retry` stands where trying again can help.
#[component]
pub fn Notice(
    /// What went wrong.
    error: Error,
    /// Called by the button.
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    let status = error.status();
    let retry = retry.map(|retry| view! { <button class="button" on:click=move |_| retry.run(())>{words.retry}</button> });
    let kept = (error == Error::Unreachable)
        .then(|| view! { <a class="button kept-articles" href=lang.address("/offline") rel="external">{words.kept_articles}</a> });
    view! {
        <section class="notice bounds">
            <p class="status" aria-hidden="true">{status}</p>
            <h1 tabindex="-1">{words.failure_title(&error)}</h1>
            <p role="status">{words.failure(&error)}</p>
            <p class="ways">{retry}{kept}<a class="button" href=lang.address("/")>{words.back_home}</a></p>
        </section>
    }
}
