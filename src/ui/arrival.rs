//! What happens when another page has opened without a reload: focus, announcement, scroll position.

use leptos::prelude::*;

use super::words::use_words;
use crate::browser;

/// Tells arrivals on the page that the server rendered from those that followed.
#[derive(Clone, Copy)]
pub struct Arrivals {
    first: StoredValue<bool>,
    announcement: RwSignal<String>,
}

impl Arrivals {
    /// Makes them known to every page below.
    pub fn provide() -> Arrivals {
        let arrivals = Arrivals { first: StoredValue::new(true), announcement: RwSignal::new(String::new()) };
        provide_context(arrivals);
        arrivals
    }

    /// The sentence for the page's live region.
    pub fn announcement(&self) -> String {
        self.announcement.get()
    }
}

/// Put into every page's content: once it stands in the document, the reader is taken to it.
#[component]
pub fn Arrival(
    /// The page's heading.
    title: String,
    /// Its canonical address, as [`super::leaf::Drawn`] knows it; empty for a page that says what went wrong.
    page: String,
) -> impl IntoView {
    let arrivals = expect_context::<Arrivals>();
    let words = use_words();
    Effect::new(move |_| {
        if arrivals.first.get_value() {
            arrivals.first.set_value(false);
            browser::restore_place_after_load();
            return;
        }
        let sentence = words.opened(&title);
        browser::when_stands(&page, move || {
            arrivals.announcement.set(sentence);
            browser::take_reader_to_the_new_page();
        });
    });
}
