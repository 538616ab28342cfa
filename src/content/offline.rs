//! The page for when there is no network. The readers' script lists in it what this device has kept.

use leptos::prelude::*;

use super::drawn;
use crate::{
    model::opened::Opened,
    ui::{
        tools::use_reading_words,
        words::{Here, reading::reading_words, use_lang, use_words},
    },
};

/// The page, without masthead and footer.
pub fn open(here: Here) -> Opened {
    let title = reading_words(here.lang).offline.to_owned();
    Opened { heading: title.clone(), title, content: drawn(here, || view! { <Offline /> }), ..Opened::default() }
}

#[component]
fn Offline() -> impl IntoView {
    let (lang, words, common) = (use_lang(), use_reading_words(), use_words());
    view! {
        <section class="notice offline bounds">
            <h1 tabindex="-1">{words.offline}</h1>
            <p class="unreached" role="status">{words.unreached}</p>
            <p>{words.offline_why}</p>
            <p class="ways">
                <button type="button" class="button unreached" data-tool="again">{common.retry}</button>
                <a class="button" href=lang.address("/")>{common.back_home}</a>
            </p>
            <h2>{words.kept}</h2>
            <ul class="lines" data-kept-list data-none=words.nothing_kept></ul>
            <p class="ways"><button type="button" class="button" data-tool="forget">{words.forget}</button></p>
        </section>
    }
}
