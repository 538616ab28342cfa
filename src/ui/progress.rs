//! The thin bar at the top while the next page is under way.

use leptos::prelude::*;

/// Whether the reader waits: for the code of a route, or for a page's data.
#[derive(Clone, Copy)]
pub struct Waiting {
    route: RwSignal<bool>,
    data: RwSignal<bool>,
}

impl Waiting {
    /// Makes it known to every page below.
    pub fn provide() -> Waiting {
        let waiting = Waiting { route: RwSignal::new(false), data: RwSignal::new(false) };
        provide_context(waiting);
        waiting
    }

    /// For the router to set.
    pub fn routing(&self) -> SignalSetter<bool> {
        self.route.into()
    }

    /// For a page's `Transition` to set.
    pub fn data(&self) -> SignalSetter<bool> {
        self.data.into()
    }
}

/// The bar. The style sheet shows it only after 150 ms, so that quick pages do not flash.
#[component]
pub fn Progress() -> impl IntoView {
    let waiting = expect_context::<Waiting>();
    view! { <div class="progress" class:on=move || waiting.route.get() || waiting.data.get() aria-hidden="true"></div> }
}
