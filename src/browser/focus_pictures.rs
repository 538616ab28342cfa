//! 焦点图: the buttons move the row of slides, and the dots say which one is in view.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollBehavior, ScrollToOptions};

use super::{around, listen};

/// Listens for the buttons, and for fingers that move the row themselves.
pub fn move_on_request() {
    listen(&window(), "click", true, |event| {
        let Some(button) = around(&event, "[data-slide]") else { return };
        let Some(track) = button.closest(".focus").ok().flatten().and_then(|focus| focus.query_selector(".track").ok().flatten()) else { return };
        let (current, all) = (shown(&track), track.child_element_count().max(1));
        let slide = match button.get_attribute("data-slide").unwrap_or_default().as_str() {
            "previous" => (current + all - 1) % all,
            "next" => (current + 1) % all,
            number => number.parse().unwrap_or(0),
        };
        show(&track, slide);
    });
    listen(&window(), "scroll", true, |event| {
        let track = event.target().and_then(|target| target.dyn_into::<Element>().ok()).filter(|element| element.class_list().contains("track"));
        if let Some(track) = track {
            mark(&track);
        }
    });
}

fn show(track: &Element, slide: u32) {
    // 长者版 wants nothing to move either.
    let still = document().document_element().is_some_and(|html| html.has_attribute("data-elder"))
        || window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches());
    let options = ScrollToOptions::new();
    options.set_left(f64::from(track.client_width()) * f64::from(slide));
    options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    track.scroll_to_with_scroll_to_options(&options);
}

/// Which slide is in view.
fn shown(track: &Element) -> u32 {
    let width = track.client_width().max(1);
    u32::try_from((track.scroll_left() + width / 2) / width).unwrap_or(0)
}

fn mark(track: &Element) {
    let current = shown(track).to_string();
    let Some(dots) = track.parent_element().and_then(|focus| focus.query_selector_all(".dot").ok()) else { return };
    for dot in (0..dots.length()).filter_map(|at| dots.get(at)?.dyn_into::<Element>().ok()) {
        let _ = if dot.get_attribute("data-slide").as_deref() == Some(&current) {
            dot.set_attribute("aria-current", "true")
        } else {
            dot.remove_attribute("aria-current")
        };
    }
}
