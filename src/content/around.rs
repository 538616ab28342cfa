//! Masthead and footer.

use leptos::prelude::*;

use super::drawn;
use crate::{
    model::{frame::Frame, lang::Lang, opened::Around},
    ui::{footer::Footer, masthead::Masthead, words::Here},
};

/// What stands around the page at `here`.
pub fn around(here: Here, frame: Frame) -> Around {
    let english = here.lang == Lang::En && !frame.site.english_name.is_empty();
    let site = if english { frame.site.english_name.clone() } else { frame.site.name.clone() };
    let public_url = frame.public_url.clone();
    let bottom = {
        let frame = frame.clone();
        drawn(here.clone(), || view! { <Footer frame /> })
    };
    Around { site, public_url, top: drawn(here, || view! { <Masthead frame /> }), bottom }
}
