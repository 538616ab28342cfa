//! `/{channel}`: a channel, page by page.

use leptos::prelude::*;

use super::{
    asked::{Answer, Asked},
    shown::shown,
};
use crate::api;

/// A channel's page.
#[component]
pub fn ChannelPage() -> impl IntoView {
    shown(ask)
}

/// Asks for it.
pub fn ask(asked: Asked) -> Answer {
    Box::pin(api::channels::channel(asked.lang, asked.segment(0), asked.query("page")))
}
