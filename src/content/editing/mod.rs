//! What an editor gets on top of a page.

pub mod bar;
pub mod comparison;
pub mod history;
pub mod review;

use crate::{
    model::draft::{After, Done, Draft, Opening},
    ui::words::Here,
};

/// Draws the page and the side panel of a draft.
pub fn draft(here: Here, opening: Opening) -> Draft {
    Draft { page: super::article::open(here, opening.view), ..opening.draft }
}

/// The same after a deed.
pub fn done(here: Here, after: After) -> Done {
    Done { live: after.live.map(|view| super::article::open(here.clone(), view)), draft: draft(here, after.opening) }
}
