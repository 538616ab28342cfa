//! A menu.

use leptos::prelude::*;

use super::words::Here;
use crate::model::menu::Item;

/// Entries of a menu as a list. The entry of the current page, or of the channel it is in, is marked.
#[component]
pub fn Entries(
    /// The entries.
    items: Vec<Item>,
) -> impl IntoView {
    items.into_iter().map(|item| view! { <Entry item /> }).collect_view()
}

#[component]
fn Entry(item: Item) -> impl IntoView {
    let children = (!item.children.is_empty()).then(|| {
        let entries = item.children.iter().cloned().map(|item| view! { <li><EntryLink item /></li> }).collect_view();
        view! { <ul class="second-level">{entries}</ul> }
    });
    view! { <li><EntryLink item />{children}</li> }
}

#[component]
fn EntryLink(item: Item) -> impl IntoView {
    let here = use_context::<Here>().unwrap_or_default();
    let away = !item.address.starts_with('/');
    let current = current(&item.address, here.address.split('?').next().unwrap_or(""));
    view! { <a href=here.lang.address(&item.address) aria-current=current rel=away.then_some("noopener")>{item.label}</a> }
}

/// Whether an entry leads to the page at `path`, or to the channel that page is in. `browser` says the same when
/// another page has opened.
fn current(entry: &str, path: &str) -> Option<&'static str> {
    let inside = entry.len() > 1 && path.strip_prefix(entry).is_some_and(|rest| rest.starts_with('/'));
    if path == entry { Some("page") } else { inside.then_some("true") }
}
