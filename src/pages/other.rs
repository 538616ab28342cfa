//! `/search`, `/tag/{tag}`, `/topic/{topic}` and the lists of the latter two: pages of which the client knows no more than their addresses.

use leptos::prelude::*;

use super::{missing, shown::shown};

/// Such a page. The server is asked as for any address that the client does not know, so that another kind of page costs
/// readers a route and nothing else.
#[component]
pub fn OtherPage() -> impl IntoView {
    shown(missing::ask)
}
