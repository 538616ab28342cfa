//! `您当前的位置：首页 > 频道 > 子频道`.

use leptos::prelude::*;

use super::words::{use_lang, use_words};
use crate::model::channel::ChannelLink;

/// The way down from the home page; the last of `channels` is a link only where the page is not that channel's own.
#[component]
pub fn Breadcrumb(
    /// From the top of the tree downwards.
    channels: Vec<ChannelLink>,
    /// Address and name of what the page belongs to, where that is no channel.
    #[prop(optional)]
    under: Option<(&'static str, &'static str)>,
    /// What stands at the end, without a link: the page itself.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    let channels = channels.into_iter().map(|channel| (channel.address(), channel.name));
    let under = under.map(|(address, name)| (address.to_owned(), name.to_owned()));
    let step = |(address, name): (String, String)| view! { <li><a href=lang.address(&address)>{name}</a></li> };
    let steps = channels.chain(under).map(step).collect_view();
    view! {
        <nav class="breadcrumb" aria-label=words.you_are_here.trim_end_matches(['：', ':', ' '])>
            <span>{words.you_are_here}</span>
            <ol>
                <li><a href=lang.address("/")>{words.home}</a></li>
                {steps}
                <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
}
