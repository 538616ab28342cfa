//! What a browser needs to take the site in: as a place to search (OpenSearch) and as an app of its own (manifest).

use axum::{extract::State, response::Response};
use serde_json::json;

use super::{escaped, file};
use crate::server::{icons, newsroom::Newsroom, social::colours};

/// `GET /opensearch.xml`.
pub async fn opensearch(State(newsroom): State<Newsroom>) -> Response {
    let structure = newsroom.structure();
    let (site, public_url) = (structure.site(), escaped(&structure.identity().public_url));
    // The format allows 16 and 1024 characters.
    let cut = |text: &str, most: usize| escaped(&text.chars().take(most).collect::<String>());
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{}</ShortName>\n<Description>{}</Description>\n\
         <Url type=\"text/html\" method=\"get\" template=\"{public_url}/search?q={{searchTerms}}\"/>\n\
         <Image width=\"192\" height=\"192\" type=\"image/png\">{public_url}/icon-192.png</Image>\n\
         <Language>zh-CN</Language>\n<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n\
         </OpenSearchDescription>\n",
        cut(&site.name, 16),
        cut(if site.description.is_empty() { &site.name } else { &site.description }, 1024),
    );
    file(&newsroom, "application/opensearchdescription+xml; charset=utf-8", text)
}

/// `GET /site.webmanifest`.
pub async fn manifest(State(newsroom): State<Newsroom>) -> Response {
    let structure = newsroom.structure();
    let site = structure.site();
    let icons: Vec<_> = icons::OF_THE_APP
        .iter()
        .map(|icon| {
            let side = icon.side;
            json!({ "src": icon.address, "sizes": format!("{side}x{side}"), "type": "image/png", "purpose": if icon.bleeds { "maskable" } else { "any" } })
        })
        .collect();
    let said = json!({
        "id": "/", "name": site.name, "short_name": site.name, "description": site.description, "lang": "zh-CN", "dir": "ltr",
        "start_url": "/", "scope": "/", "display": "standalone", "display_override": ["minimal-ui"],
        "background_color": colours::paper(), "theme_color": colours::accent(), "categories": ["news"], "icons": icons,
    });
    file(&newsroom, "application/manifest+json", said.to_string())
}
