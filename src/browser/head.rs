//! `<head>` and `<html lang>` of the page that is open.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What the server wrote for machines (`pages::head`).
const TOLD: &str = "meta[property], meta[name^=twitter], link[rel=alternate][title], script[type='application/ld+json']";

/// The page in one language.
#[derive(Clone, Debug)]
pub struct Address {
    /// BCP 47 tag.
    pub lang: &'static str,
    /// Absolute.
    pub href: String,
}

/// Makes the head say what the server would have written; what is empty is taken away.
pub fn set_head(lang: &str, title: &str, description: &str, canonical: &str, alternates: &[Address]) {
    document().set_title(title);
    forget_the_page_before(canonical);
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("lang", lang);
    }
    set("meta", ["name", "description"], ["content", description]);
    set("link", ["rel", "canonical"], ["href", canonical]);
    for address in alternates {
        let href = if canonical.is_empty() { "" } else { &address.href };
        if let Some(link) = set("link", ["hreflang", address.lang], ["href", href]) {
            let _ = link.set_attribute("rel", "alternate");
        }
    }
}

/// What the server told machines about the page before is not true of this one.
fn forget_the_page_before(canonical: &str) {
    let stands = document().query_selector("link[rel=canonical]").ok().flatten().and_then(|link| link.get_attribute("href"));
    if stands.as_deref() == Some(canonical) {
        return;
    }
    let Ok(told) = document().query_selector_all(TOLD) else { return };
    for element in (0..told.length()).filter_map(|place| told.get(place)?.dyn_into::<Element>().ok()) {
        element.remove();
    }
}

/// The element of the head that `which` names, with a new `value`; `None` when it has none.
fn set(tag: &str, which: [&str; 2], value: [&str; 2]) -> Option<Element> {
    let head = document().head()?;
    let [name, named] = which;
    let found = head.query_selector(&format!("{tag}[{name}='{named}']")).ok()?;
    if value[1].is_empty() {
        found?.remove();
        return None;
    }
    let element = match found {
        Some(element) => element,
        None => {
            let element = document().create_element(tag).ok()?;
            element.set_attribute(name, named).ok()?;
            head.append_child(&element).ok()?;
            element
        }
    };
    element.set_attribute(value[0], value[1]).ok()?;
    Some(element)
}
