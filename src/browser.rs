//! The browser: history, scroll positions, focus, hints of what the reader will do next. Nothing else names `web_sys`.
//!
//! All of it may be called in the browser only: from effects and event handlers.

mod focus_pictures;
mod head;
mod intent;
mod marks;
mod more_link;
mod places;

use leptos::{
    prelude::{document, request_animation_frame, window},
    server_fn::client::try_set_server_url,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Element, Event, EventTarget, Storage};

pub use head::{Address, set_head};
pub use marks::mark_current;
pub use more_link::MoreLink;
pub use places::{restore_place_after_load, take_reader_to_the_new_page, when_stands};

/// Under this name the session remembers which address [`load_anew`] has loaded.
const LOADED_ANEW: &str = "loaded-anew";

/// Makes server functions ask for the build that rendered this page. A server of another build answers
/// [`Outdated`](crate::error::Error::Outdated), and the page loads anew.
pub fn ask_the_build_that_rendered_this_page() {
    let build = document().document_element().and_then(|html| html.get_attribute("data-build"));
    if let Some(build) = build {
        // Lives as long as the page, as server functions ask of their address.
        let _ = try_set_server_url(Box::leak(format!("/build/{build}").into_boxed_str()));
    }
}

/// Says on `<html>` that scripts answer now: styles show what needs them, tests know when to begin.
pub fn mark_hydrated() {
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("data-hydrated", "");
    }
}

/// Loads `address` from the server: once, until a page has opened without a reload again. A server that goes on saying
/// that its own pages are outdated is not asked for ever.
pub fn load_anew(address: &str) {
    let Some(storage) = session() else { return };
    if storage.get_item(LOADED_ANEW).ok().flatten().as_deref() == Some(address) {
        return;
    }
    let _ = storage.set_item(LOADED_ANEW, address);
    let location = window().location();
    let _ = if self::address() == address { location.reload() } else { location.assign(address) };
}

/// The address of the page that is open: path and query.
pub fn address() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Calls `then` when the document has been brought up to date: two frames later.
pub fn soon(then: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(then));
}

/// Gives the markup that the server drew its behaviours, for as long as the page lives: places in pages are kept, links
/// are followed up before they are clicked (`prefetch` gets their path and query), focus pictures move, and "加载更多"
/// calls `load_more`.
pub fn behave(prefetch: fn(String), load_more: impl Fn(MoreLink) + 'static) {
    places::keep();
    intent::watch(prefetch);
    focus_pictures::move_on_request();
    more_link::watch(load_more);
}

/// The element that `event` happened in or on, if it or one around it matches `selector`.
fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_ref::<Element>()?.closest(selector).ok()?
}

/// Listens for as long as the page lives, before anything else does, without holding up scrolling.
fn listen(target: &EventTarget, event: &str, passive: bool, handler: impl FnMut(Event) + 'static) {
    let handler = Closure::<dyn FnMut(Event)>::new(handler).into_js_value();
    let options = AddEventListenerOptions::new();
    options.set_passive(passive);
    options.set_capture(true);
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(event, handler.unchecked_ref(), &options);
}

fn session() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
