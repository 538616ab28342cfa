//! Atom 1.0.

use atom_syndication::{Category, Content, Entry, Feed as AtomFeed, FixedDateTime, Generator, Link, Person, Text};

use super::{
    legal,
    stories::{Feed, Story},
};
use crate::model::stamp::Stamp;

/// A feed as Atom.
pub fn written(feed: &Feed) -> String {
    let own = format!("{}{}/atom.xml", feed.public_url, feed.page);
    let page = if feed.page.is_empty() { "/" } else { &feed.page };
    AtomFeed {
        title: Text::plain(legal(&feed.title)),
        subtitle: Some(Text::plain(legal(&feed.description))),
        id: own.clone(),
        updated: date(feed.changed),
        authors: vec![person(&feed.site)],
        generator: Some(Generator { value: "Masthead".to_owned(), ..Generator::default() }),
        links: vec![link("self", own, "application/atom+xml"), link("alternate", format!("{}{page}", feed.public_url), "text/html")],
        entries: feed.stories.iter().map(entry).collect(),
        lang: Some("zh-CN".to_owned()),
        ..AtomFeed::default()
    }
    .to_string()
}

fn entry(story: &Story) -> Entry {
    let cover = story.cover.as_ref().map(|cover| Link { length: Some(cover.bytes.to_string()), ..link("enclosure", cover.url.clone(), cover.kind) });
    let html = |value: &str| Content { value: Some(legal(value)), content_type: Some("html".to_owned()), ..Content::default() };
    Entry {
        title: Text::plain(legal(&story.title)),
        id: story.id.clone(),
        updated: date(story.changed),
        published: Some(date(story.published)),
        authors: story.authors.iter().map(|name| person(name)).collect(),
        categories: story.categories.iter().map(|name| Category { term: legal(name), ..Category::default() }).collect(),
        links: std::iter::once(link("alternate", legal(&story.link), "text/html")).chain(cover).collect(),
        summary: (!story.summary.is_empty()).then(|| Text::plain(legal(&story.summary))),
        content: (!story.html.is_empty()).then(|| html(&story.html)),
        ..Entry::default()
    }
}

fn link(rel: &str, href: String, kind: &str) -> Link {
    Link { rel: rel.to_owned(), href, mime_type: Some(kind.to_owned()), ..Link::default() }
}

fn person(name: &str) -> Person {
    Person { name: legal(name), ..Person::default() }
}

fn date(seconds: i64) -> FixedDateTime {
    Stamp::of_unix(seconds).iso().parse().unwrap_or_default()
}
