//! Any address that no route has: an old address leads on, all others get the 404 page.

use leptos::prelude::*;

use super::shown::shown;
use crate::{
    api,
    model::lang::Lang,
    ui::leaf::{Drawn, Leaf},
};

/// The page of an unknown address.
#[component]
pub fn MissingPage() -> impl IntoView {
    shown(|asked| Box::pin(api::redirects::unknown(asked.address)))
}

/// The newest articles of the site, for a reader who has lost the way. Nothing is shown if they can't be had.
#[component]
pub fn Newest() -> impl IntoView {
    let lang = expect_context::<Memo<Lang>>();
    let newest = Resource::new(move || lang.get(), |lang| async move { api::articles::newest(lang).await.map(Leaf::from) });
    view! {
        <Suspense>
            {move || Suspend::new(async move { newest.await.ok().map(|leaf| view! { <Drawn leaf /> }) })}
        </Suspense>
    }
}
