//! Masthead and footer.

use leptos::prelude::*;

use super::drawn;
use crate::{
    model::{frame::Frame, opened::Around},
    ui::{corner::Corner, footer::Footer, masthead::Masthead, words::Here},
};

/// What stands around the page at `here`.
pub fn around(here: Here, frame: Frame) -> Around {
    let site = frame.site.name_in(here.lang).to_owned();
    let public_url = frame.public_url.clone();
    let bottom = {
        let frame = frame.clone();
        drawn(here.clone(), || {
            view! {
                <Footer frame />
                <Corner />
            }
        })
    };
    Around { site, public_url, top: drawn(here, || view! { <Masthead frame /> }), bottom }
}
