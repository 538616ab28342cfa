//! How far down each entry of the history was read, and where a reader is taken when a page has opened.

use std::cell::Cell;

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlElement, ScrollBehavior, ScrollRestoration, ScrollToOptions};

use super::{LOADED_ANEW, listen, more_link, session, soon};

thread_local! {
    /// From leaving a page by Back or Forward until the other one stands, and from a full load until its list has grown
    /// again, the remembered place must not be overwritten by the place the document happens to have.
    static RESTORING: Cell<bool> = const { Cell::new(true) };
    /// Counts Back and Forward: who moves on quickly must not be taken to a place of the page passed over.
    static MOVES: Cell<u32> = const { Cell::new(0) };
}

/// Remembers places from now on, for as long as the tab lives.
pub fn keep() {
    restore_by_hand(true);
    listen(&window(), "scroll", true, |_| remember_place());
    listen(&window(), "popstate", true, |_| {
        RESTORING.set(true);
        MOVES.set(MOVES.get() + 1);
    });
    // A full load is the browser's to restore. The page may be left in the very frame that scrolled.
    listen(&window(), "pagehide", true, |_| {
        remember_place();
        restore_by_hand(false);
    });
    listen(&window(), "pageshow", true, |_| restore_by_hand(true));
}

/// Frames that [`when_stands`] waits at most: about two seconds.
const PATIENCE: u32 = 120;

/// Calls `then` when the page of canonical address `page` stands in the document; for an empty one, when a notice does.
/// Effects of a page run before its markup has taken the place of the one before.
pub fn when_stands(page: &str, then: impl FnOnce() + 'static) {
    let selector = if page.is_empty() { "main .notice".to_owned() } else { format!("main > .leaf[data-page='{page}']") };
    wait_for(selector, MOVES.get(), PATIENCE, Box::new(then));
}

fn wait_for(selector: String, moves: u32, patience: u32, then: Box<dyn FnOnce()>) {
    request_animation_frame(move || {
        let passed_over = MOVES.get() != moves || patience == 0;
        let stands = document().query_selector(&selector).is_ok_and(|found| found.is_some());
        if !passed_over {
            if stands { then() } else { wait_for(selector, moves, patience - 1, then) }
        }
    });
}

/// After a page has opened without a reload: focus on its heading, and the place where it was left, or its top.
pub fn take_reader_to_the_new_page() {
    if let Some(storage) = session() {
        let _ = storage.remove_item(LOADED_ANEW);
    }
    more_link::restore();
    if !window().location().hash().unwrap_or_default().is_empty() {
        RESTORING.set(false);
        return;
    }
    focus_heading();
    let place = if RESTORING.get() { remembered_place() } else { Some(0) };
    go_to(place.unwrap_or(0));
}

/// After a full load of a page whose list had been made longer: the browser restored what place it could before the
/// list had grown again.
pub fn restore_place_after_load() {
    let longer = more_link::restore();
    match remembered_place() {
        Some(place) if longer => go_to(place),
        _ => RESTORING.set(false),
    }
}

/// Keeps `value` for the current entry of the history, under `name`. Storage that is full or forbidden is no fault.
pub fn remember(name: &str, value: &str) {
    if let Some(storage) = session() {
        let _ = storage.set_item(&format!("{name}:{}", entry_key()), value);
    }
}

/// What [`remember`] kept for the current entry of the history.
pub fn remembered(name: &str) -> Option<String> {
    session()?.get_item(&format!("{name}:{}", entry_key())).ok()?
}

/// In whole pixels: the code that prints and reads fractions is large.
fn remember_place() {
    if !RESTORING.get() {
        remember("place", &(window().scroll_y().unwrap_or(0.0) as i32).to_string());
    }
}

/// What [`remember_place`] kept.
fn remembered_place() -> Option<i32> {
    remembered("place")?.parse().ok()
}

/// By then what has been put into the document has its height.
fn go_to(place: i32) {
    let moves = MOVES.get();
    soon(move || {
        if MOVES.get() != moves {
            return;
        }
        let options = ScrollToOptions::new();
        options.set_top(f64::from(place));
        options.set_behavior(ScrollBehavior::Instant);
        window().scroll_to_with_scroll_to_options(&options);
        RESTORING.set(false);
    });
}

fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten().and_then(|h1| h1.dyn_into::<HtmlElement>().ok());
    if let Some(heading) = heading {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
}

fn restore_by_hand(by_hand: bool) {
    let restoration = if by_hand { ScrollRestoration::Manual } else { ScrollRestoration::Auto };
    let _ = window().history().map(|history| history.set_scroll_restoration(restoration));
}

/// The name of the current entry of the history, given when it is first asked for. The router leaves it alone: it
/// writes an entry's state only when it makes the entry.
fn entry_key() -> String {
    let Ok(history) = window().history() else { return String::new() };
    if let Some(key) = history.state().unwrap_or(JsValue::NULL).as_string() {
        return key;
    }
    let key = ((js_sys::Math::random() * 4_503_599_627_370_496.0) as u64).to_string();
    let _ = history.replace_state(&JsValue::from_str(&key), "");
    key
}
