//! Masthead: a self-hosted, Chinese-first news portal.
//!
//! One crate, two sides: a server (`ssr`) that renders complete pages, and a client (`hydrate`) that takes over in the
//! browser and changes pages without a reload. The folder of a file says what it may touch:
//!
//! - [`error`]: every failure a visitor may be told of
//! - [`model`]: what a newsroom talks about; plain data and pure rules, no I/O
//! - [`browser`]: the only place that talks to the browser
//! - [`ui`]: components that know the model and nothing else
//! - [`content`]: what stands in a page, drawn by the server alone
//! - [`api`]: server functions; who asks, one verb, answer
//! - [`pages`]: one file per public route; resource, `Suspend`, what the server drew
//! - [`app`]: the document, and the route table
//! - `server`: everything the browser must never see (only under `ssr`)
//!
//! Which room may name which is written down in `ARCHITECTURE.md` and kept by `tests/rooms.rs`.

// Types of whole pages are deep trees of generics.
#![recursion_limit = "512"]

pub mod api;
pub mod app;
pub mod browser;
pub mod content;
pub mod error;
pub mod model;
pub mod pages;
#[cfg(feature = "ssr")]
pub mod server;
pub mod ui;

/// Whether this is the server. A constant, so that what only one side does is not even part of the other.
pub const SERVER: bool = cfg!(feature = "ssr");

/// Takes over the page that the server rendered. Called by the script in its head.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    browser::ask_the_build_that_rendered_this_page();
    leptos::mount::hydrate_body(app::App);
    browser::mark_hydrated();
}
