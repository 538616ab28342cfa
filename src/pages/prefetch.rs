//! Asks for a page before the reader has followed the link. The answer may be kept for a few seconds, so the page that
//! opens finds it in the browser's cache.

use leptos::task::spawn_local;

use super::{
    article,
    asked::{Asked, Kind},
    channel, home, missing, static_page,
};

/// Asks for the page at `address` (path and query); what comes back is of no interest here.
pub fn prefetch(address: String) {
    let asked = Asked::of(address);
    let ask = match asked.kind() {
        Kind::Home => home::ask,
        Kind::Static => static_page::ask,
        Kind::Channel => channel::ask,
        Kind::Article => article::ask,
        Kind::Tag | Kind::Topic => missing::ask,
        // A search is work; it is done when somebody wants it.
        Kind::Search | Kind::Missing => return,
    };
    spawn_local(async move { drop(ask(asked).await) });
}
