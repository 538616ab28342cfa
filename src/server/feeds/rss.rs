//! RSS 2.0, with the whole text in `content:encoded`.

use rss::{
    Category, Channel, Enclosure, Guid, Item,
    extension::{
        atom::{AtomExtension, Link},
        dublincore::DublinCoreExtension,
    },
};
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc2822, macros::offset};

use super::{
    escaped, legal,
    stories::{Feed, Story},
};

/// Times are Shanghai's.
const SHANGHAI: UtcOffset = offset!(+8);

/// A feed as RSS.
pub fn written(feed: &Feed) -> String {
    let own = Link {
        href: format!("{}{}/feed.xml", feed.public_url, feed.page),
        rel: "self".to_owned(),
        mime_type: Some("application/rss+xml".to_owned()),
        ..Link::default()
    };
    let page = if feed.page.is_empty() { "/" } else { &feed.page };
    Channel {
        title: legal(&feed.title),
        link: format!("{}{page}", feed.public_url),
        description: escaped(&feed.description),
        language: Some("zh-CN".to_owned()),
        last_build_date: (feed.changed > 0).then(|| date(feed.changed)).flatten(),
        generator: Some("Masthead".to_owned()),
        ttl: Some("15".to_owned()),
        items: feed.stories.iter().map(item).collect(),
        atom_ext: Some(AtomExtension { links: vec![own] }),
        ..Channel::default()
    }
    .to_string()
}

fn item(story: &Story) -> Item {
    Item {
        title: Some(legal(&story.title)),
        link: Some(legal(&story.link)),
        description: Some(escaped(&story.summary)),
        categories: story.categories.iter().map(|name| Category { name: legal(name), domain: None }).collect(),
        enclosure: story.cover.as_ref().map(|cover| Enclosure {
            url: cover.url.clone(),
            length: cover.bytes.to_string(),
            mime_type: cover.kind.to_owned(),
        }),
        guid: Some(Guid { value: story.id.clone(), permalink: false }),
        pub_date: date(story.published),
        content: (!story.html.is_empty()).then(|| legal(&story.html)),
        // RSS's own author is an e-mail address.
        dublin_core_ext: (!story.authors.is_empty())
            .then(|| DublinCoreExtension { creators: story.authors.iter().map(|name| legal(name)).collect(), ..DublinCoreExtension::default() }),
        ..Item::default()
    }
}

fn date(seconds: i64) -> Option<String> {
    OffsetDateTime::from_unix_timestamp(seconds).ok()?.to_offset(SHANGHAI).format(&Rfc2822).ok()
}
