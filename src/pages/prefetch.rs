//! Asks for a page's data before the reader has followed the link. The answer may be kept for a few seconds, so the
//! page that opens finds it in the browser's cache.

use leptos::task::spawn_local;

use crate::{api, model::lang::Lang};

/// Fetches what the page at `address` (path and query) will ask for; what comes back is of no interest here.
pub fn prefetch(address: String) {
    let (path, query) = address.split_once('?').unwrap_or((&address, ""));
    let (lang, path) = Lang::of_path(path);
    let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned);
    let segments: Vec<String> = path.split('/').filter(|segment| !segment.is_empty()).map(str::to_owned).collect();
    match segments.as_slice() {
        [] => spawn_local(async move { drop(api::home::home(lang).await) }),
        [about, page] if about == "about" => {
            let page = page.clone();
            spawn_local(async move { drop(api::pages::page(lang, page).await) });
        }
        [channel] => {
            let (channel, page) = (channel.clone(), value("page"));
            spawn_local(async move { drop(api::channels::channel(lang, channel, page).await) });
        }
        [channel, article] => {
            let (channel, article, part) = (channel.clone(), article.clone(), value("part"));
            spawn_local(async move { drop(api::articles::article(lang, channel, article, part).await) });
        }
        _ => {}
    }
}
