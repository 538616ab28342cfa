//! Masthead and footer, which stay when the page between them changes.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Marks the menu entries that lead to `address` (path and query) or to the channel it is in, as the server does when
/// it draws them; points the language links to `other`; closes the menu that a link was followed from.
pub fn mark_current(address: &str, other: &str) {
    let path = address.split('?').next().unwrap_or("");
    for link in all(".masthead nav a, .footer nav a") {
        let entry = link.get_attribute("href").unwrap_or_default();
        let home = entry == "/" || entry == "/en";
        let inside = !home && path.strip_prefix(entry.as_str()).is_some_and(|rest| rest.starts_with('/'));
        let _ = match (entry == path, inside) {
            (true, _) => link.set_attribute("aria-current", "page"),
            (_, true) => link.set_attribute("aria-current", "true"),
            _ => link.remove_attribute("aria-current"),
        };
    }
    for link in all("a.language") {
        let _ = link.set_attribute("href", other);
    }
    for menu in all(".all-menus[open]") {
        let _ = menu.remove_attribute("open");
    }
}

fn all(selector: &str) -> impl Iterator<Item = Element> {
    let found = document().query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, |found| found.length());
    (0..count).filter_map(move |at| found.as_ref()?.get(at)?.dyn_into::<Element>().ok())
}
