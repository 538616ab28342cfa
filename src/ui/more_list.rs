//! `>>更多<channel>`: another channel's articles beside a page; and the headings of such blocks.

use leptos::prelude::*;

use super::{
    card::{Line, SmallCard},
    words::{use_lang, use_words},
};
use crate::model::channel::{ChannelLink, ChannelRows};

/// A channel's name with a bar before it and 更多 at the end of the line.
#[component]
pub fn BlockHeading(
    /// The channel.
    channel: ChannelLink,
) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    let address = lang.address(&channel.address());
    view! {
        <header class="block-heading">
            <h2><a href=address.clone()>{channel.name.clone()}</a></h2>
            <a class="more" href=address aria-label=format!("{} {}", words.more, channel.name)>{words.more}</a>
        </header>
    }
}

/// The list beside a story or a channel: thumbnail, title, summary, `【详情】`.
#[component]
pub fn MoreList(
    /// The channel and its newest rows.
    more: ChannelRows,
) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    let cards = more.rows.into_iter().map(|row| view! { <SmallCard row with_summary=true /> }).collect_view();
    view! {
        <section class="more-list">
            <h2><a href=lang.address(&more.channel.address())>{format!(">>{}{}", words.more, more.channel.name)}</a></h2>
            <ul>{cards}</ul>
        </section>
    }
}

/// A channel on the home page: its newest article with a picture, then titles with dates.
#[component]
pub fn ChannelBlock(
    /// The channel and its newest rows.
    block: ChannelRows,
) -> impl IntoView {
    let mut rows = block.rows.into_iter();
    let first = rows.next().map(|row| view! { <SmallCard row /> });
    let lines = rows.map(|row| view! { <Line row /> }).collect_view();
    view! {
        <section class="channel-block">
            <BlockHeading channel=block.channel />
            <ul>{first} {lines}</ul>
        </section>
    }
}
