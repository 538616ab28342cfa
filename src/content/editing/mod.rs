//! What an editor gets on top of a page. All of it is drawn here; the page's script (`src/editing`) gives it life.

mod asking;
pub mod bar;
pub mod comparison;
pub mod history;
mod panel;
pub mod remarks;
pub mod review;
mod tools;

use super::{article, static_page};
use crate::{
    model::{
        draft::{After, Done, Draft, Opening, Standing, View},
        opened::Opened,
    },
    ui::words::Here,
};

/// Draws the page as readers would see it.
pub fn shown(here: Here, view: View) -> Opened {
    match view {
        View::Article(view) => article::open(here, *view),
        View::Page(view) => static_page::open(here, *view),
    }
}

/// Draws the page of a draft with marks at what can be changed, and its side panel.
pub fn draft(here: Here, opening: Opening) -> Draft {
    let panel = panel::open(here.clone(), &opening);
    let Opening { draft, view, .. } = opening;
    let page = match view {
        View::Article(view) if draft.rights.edit => article::open_to_edit(here, *view, draft.standing == Standing::Draft),
        View::Page(view) if draft.rights.edit => static_page::open_to_edit(here, *view),
        view => shown(here, view),
    };
    Draft { page, panel, ..draft }
}

/// The same after a deed, with the page that readers see.
pub fn done(here: Here, after: After) -> Done {
    let live = after.live.map(|view| shown(here.clone(), view));
    Done { live, draft: draft(here, after.opening) }
}
