//! A page of the desk that says why there is nothing to see.

use leptos::prelude::*;

use super::Desk;
use crate::{
    content::drawn,
    error::Error,
    model::{
        desk::{Around, Place},
        opened::Opened,
    },
    ui::words::{Here, desk::use_desk_words, sentences::sentence, use_lang, words},
};

/// The page.
pub fn open(here: Here, around: Around, error: Error) -> Opened {
    let title = words(here.lang).failure_title(&error).to_owned();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=None heading><Why error /></Desk> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn Why(error: Error) -> impl IntoView {
    let (lang, words) = (use_lang(), use_desk_words());
    view! {
        <p class="desk-lead" role="status">{sentence(lang, &error)}</p>
        <p><a class="button" href=lang.address(Place::Overview.address())>{words.back_to_desk}</a></p>
    }
}
