//! What stands in a page, drawn by the server alone.
//!
//! The browser gets it as finished markup: its code need not know how a card or a timeline is made, the first page need
//! not carry its data a second time, and hydration has next to nothing to walk through. What little of it answers to
//! the reader (`browser::behaviours`) works on the markup itself.

pub mod around;
pub mod article;
pub mod channel;
pub mod desk;
pub mod editing;
pub mod home;
pub mod newest;
pub mod offline;
pub mod sign_in;
pub mod static_page;

use leptos::prelude::*;

use crate::{model::opened::Html, ui::words::Here};

/// Draws `view` for a page at `here`. One of the two places where markup is made.
pub fn drawn<V: IntoView>(here: Here, view: impl FnOnce() -> V) -> Html {
    let owner = Owner::new();
    let markup = owner.with(|| {
        provide_context(here);
        view().into_view().to_html()
    });
    owner.cleanup();
    Html::written(markup)
}
