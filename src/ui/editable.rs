//! Marks at what an editor may change where it stands. Readers' pages have none.

use leptos::prelude::*;

/// Provided while a page is drawn for its editor. `empty` says that fields without words are drawn, too, as places to
/// write in: of an article that readers see they would push the story down, so there they are in the side panel.
#[derive(Clone, Copy, Debug)]
pub struct Editable {
    /// Whether fields without words are drawn.
    pub empty: bool,
}

/// Whether a field with these words is drawn.
pub fn is_drawn(words: &str) -> bool {
    !words.is_empty() || use_context::<Editable>().is_some_and(|editable| editable.empty)
}

/// The mark of a field, for `data-field`; `None` for readers.
pub fn field(name: &'static str) -> Option<&'static str> {
    use_context::<Editable>().map(|_| name)
}

/// The words of a field that stand among others: in an element of their own for editors, as they are for readers.
pub fn words_of(name: &'static str, words: String) -> AnyView {
    match field(name) {
        Some(name) => view! { <span data-field=name>{words}</span> }.into_any(),
        None => words.into_any(),
    }
}
