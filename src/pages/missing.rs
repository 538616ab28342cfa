//! Any address that no route has: an old address leads on, all others get the 404 page.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::shown::{Held, shown, use_page_lang};
use crate::{
    api,
    ui::leaf::{Drawn, Leaf},
};

/// The page of an unknown address.
#[component]
pub fn MissingPage() -> impl IntoView {
    let location = use_location();
    let address = move || {
        let query = location.search.get();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{mark}{query}", location.pathname.get())
    };
    shown(Resource::new(address, |address| async move { api::redirects::unknown(address).await.map(Held::from) }))
}

/// The newest articles of the site, for a reader who has lost the way. Nothing is shown if they can't be had.
#[component]
pub fn Newest() -> impl IntoView {
    let newest = Resource::new(use_page_lang(), |lang| async move { api::articles::newest(lang).await.map(Leaf::from) });
    view! {
        <Suspense>
            {move || Suspend::new(async move { newest.await.ok().map(|leaf| view! { <Drawn leaf /> }) })}
        </Suspense>
    }
}
