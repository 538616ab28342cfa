//! Links that the reader is about to follow.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::{set_timeout_with_handle, window},
};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlAnchorElement};

use super::{around, listen};

/// How long a pointer rests on a link before the reader means it: long enough to cross a list without asking for all of it.
const INTENT: Duration = Duration::from_millis(65);

/// Calls `follow` with the path and query of a link on this site when the pointer rests on it, a finger touches it, or
/// it gets the focus. Never where the reader asked to save data.
pub fn watch(follow: fn(String)) {
    let waiting: Rc<Cell<Option<TimeoutHandle>>> = Rc::default();
    for event in ["pointerover", "touchstart", "focusin"] {
        let waiting = waiting.clone();
        listen(&window(), event, true, move |event| {
            if let Some(waiting) = waiting.take() {
                waiting.clear();
            }
            let Some(address) = address(&event).filter(|_| !saves_data()) else { return };
            let delay = if event.type_() == "touchstart" { Duration::ZERO } else { INTENT };
            waiting.set(set_timeout_with_handle(move || follow(address), delay).ok());
        });
    }
}

fn saves_data() -> bool {
    let connection = js_sys::Reflect::get(&window().navigator(), &"connection".into());
    connection.and_then(|connection| js_sys::Reflect::get(&connection, &"saveData".into())).is_ok_and(|on| on.is_truthy())
}

/// Path and query of the link the event is about, when it is a page of this site other than the current one.
fn address(event: &Event) -> Option<String> {
    let link = around(event, "a[href]")?.dyn_into::<HtmlAnchorElement>().ok()?;
    let location = window().location();
    let here = link.origin() == location.origin().ok()? && link.target().is_empty();
    let address = link.pathname() + &link.search();
    let other = address != location.pathname().ok()? + &location.search().ok()?;
    (here && other && !link.rel().contains("external")).then_some(address)
}
