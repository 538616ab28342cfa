//! Marks at what an editor may change where it stands, and at what is different there. Readers' pages have none.

use leptos::prelude::*;

use super::difference::{difference_in, mixed};

/// Provided while a page is drawn for its editor. `empty` says that fields without words are drawn, too, as places to
/// write in: of an article that readers see they would push the story down, so there they are in the side panel.
#[derive(Clone, Copy, Debug)]
pub struct Editable {
    /// Whether fields without words are drawn.
    pub empty: bool,
}

/// Whether a field with these words is drawn.
pub fn is_drawn(name: &str, words: &str) -> bool {
    !words.is_empty() || difference_in(name).is_some() || use_context::<Editable>().is_some_and(|editable| editable.empty)
}

/// The mark of a field, for `data-field`; `None` for readers.
pub fn field(name: &'static str) -> Option<&'static str> {
    use_context::<Editable>().map(|_| name)
}

/// The words of a field that has an element of its own; with what was there before, where differences are drawn.
pub fn said(name: &str, words: String) -> AnyView {
    match difference_in(name) {
        Some(difference) => mixed(&difference),
        None => words.into_any(),
    }
}

/// The words of a field that stand among others: in an element of their own for editors, as they are for readers.
pub fn words_of(name: &'static str, words: String) -> AnyView {
    match field(name) {
        Some(name) => view! { <span data-field=name>{words}</span> }.into_any(),
        None => said(name, words),
    }
}
