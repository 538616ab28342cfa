//! `/{channel}`: a channel, page by page.

use leptos::prelude::*;

use super::shown::shown;
use crate::api;

/// A channel's page.
#[component]
pub fn ChannelPage() -> impl IntoView {
    shown(|asked| Box::pin(api::channels::channel(asked.lang, asked.param("channel"), asked.query("page"))))
}
