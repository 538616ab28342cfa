//! "加载更多" in the document: the link, the list it makes longer, and what of it outlives the page.

use leptos::prelude::{document, window};
use web_sys::Element;

use super::{
    around, listen,
    places::{remember, remembered},
};

/// Stands between the cursor and the rows where both are kept together; no cursor holds it.
const SEPARATOR: char = '\n';

/// The link under a list.
pub struct MoreLink(Element);

/// Calls `pressed` instead of following the link.
pub fn watch(pressed: impl Fn(MoreLink) + 'static) {
    listen(&window(), "click", false, move |event| {
        let Some(link) = around(&event, "a.load-more[data-after]") else { return };
        event.prevent_default();
        event.stop_propagation();
        pressed(MoreLink(link));
    });
}

/// Makes the list as long as it was when this entry of the history was left; says whether there was anything to do.
pub fn restore() -> bool {
    let Some(link) = document().query_selector("a.load-more[data-after]").ok().flatten().map(MoreLink) else { return false };
    let Some(kept) = remembered("more") else { return false };
    let Some((next, rows)) = kept.split_once(SEPARATOR) else { return false };
    link.append(rows, (!next.is_empty()).then_some(next));
    true
}

impl MoreLink {
    /// Slug of the list's channel.
    pub fn channel(&self) -> String {
        self.0.get_attribute("data-channel").unwrap_or_default()
    }

    /// The cursor after the list's last row.
    pub fn after(&self) -> String {
        self.0.get_attribute("data-after").unwrap_or_default()
    }

    /// Whether rows are under way.
    pub fn is_busy(&self) -> bool {
        self.0.has_attribute("aria-busy")
    }

    /// Says that they are.
    pub fn set_busy(&self, text: &str) {
        let _ = self.0.set_attribute("aria-busy", "true");
        self.0.set_text_content(Some(text));
    }

    /// Says that they no longer are.
    pub fn set_idle(&self, text: &str) {
        let _ = self.0.remove_attribute("aria-busy");
        self.0.set_text_content(Some(text));
    }

    /// Says what went wrong, above the link; nothing when it is empty.
    pub fn say(&self, fault: &str) {
        if let Some(place) = self.beside(".fault") {
            place.set_text_content(Some(fault));
        }
    }

    /// Adds rows that the server drew to the list, and goes on after them; at the list's end the link is done. Kept for
    /// the current entry of the history together with what was appended before.
    pub fn append_and_keep(&self, rows: &str, next: Option<&str>) {
        let before = remembered("more").and_then(|kept| Some(kept.split_once(SEPARATOR)?.1.to_owned())).unwrap_or_default();
        remember("more", &format!("{}{SEPARATOR}{before}{rows}", next.unwrap_or("")));
        self.append(rows, next);
    }

    fn append(&self, rows: &str, next: Option<&str>) {
        if let Some(list) = self.beside(".list") {
            let _ = list.insert_adjacent_html("beforeend", rows);
        }
        let _ = match next {
            Some(next) => self.0.set_attribute("data-after", next),
            None => self.0.remove_attribute("data-after").and_then(|()| self.0.set_attribute("hidden", "")),
        };
    }

    fn beside(&self, selector: &str) -> Option<Element> {
        self.0.parent_element()?.query_selector(&format!(":scope > {selector}")).ok()?
    }
}
