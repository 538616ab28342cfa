//! Where programs can follow the site, or one channel.

use leptos::prelude::*;

use super::words::use_words;

/// A link to the feed of a channel, or of the whole site.
#[component]
pub fn FeedLink(
    /// The channel's slug; without one it is the whole site.
    #[prop(optional)]
    of: String,
) -> impl IntoView {
    let words = use_words();
    let (address, label) = if of.is_empty() { ("/feed.xml".to_owned(), words.feed) } else { (format!("/{of}/feed.xml"), words.feed_of_channel) };
    // The file is no page: the browser opens it itself.
    view! {
        <p class="feed">
            <a href=address rel="external" type="application/rss+xml">
                <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
                    <path d="M4 9a7 7 0 0 1 7 7M4 4a12 12 0 0 1 12 12" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
                    <circle cx="5" cy="15" r="1.5" fill="currentColor" />
                </svg>
                {label}
            </a>
        </p>
    }
}
