//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use serde::Serialize;

use super::stories::{Feed, Story};
use crate::model::stamp::Stamp;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    description: &'a str,
    home_page_url: String,
    feed_url: String,
    language: &'static str,
    authors: Vec<Author<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: Stamp,
    date_modified: Stamp,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    tags: &'a [String],
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

/// A feed as JSON.
pub fn written(feed: &Feed) -> String {
    let page = if feed.page.is_empty() { "/" } else { &feed.page };
    let written = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        description: &feed.description,
        home_page_url: format!("{}{page}", feed.public_url),
        feed_url: format!("{}{}/feed.json", feed.public_url, feed.page),
        language: "zh-CN",
        authors: vec![Author { name: &feed.site }],
        items: feed.stories.iter().map(item).collect(),
    };
    serde_json::to_string(&written).unwrap_or_default()
}

fn item(story: &Story) -> Item<'_> {
    Item {
        id: &story.id,
        url: &story.link,
        title: &story.title,
        summary: &story.summary,
        content_html: (!story.html.is_empty()).then_some(&story.html),
        // An item must have content; of an external one that is its title.
        content_text: story.html.is_empty().then_some(&story.title),
        image: story.cover.as_ref().map(|cover| cover.url.as_str()),
        date_published: Stamp::of_unix(story.published),
        date_modified: Stamp::of_unix(story.changed),
        authors: story.authors.iter().map(|name| Author { name }).collect(),
        tags: &story.categories,
    }
}
