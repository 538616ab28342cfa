//! The newest published articles as a feed tells them, whatever its format.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    absolute::{absolute, whole},
    escaped,
};
use crate::{
    error::Error,
    model::{article::Correction, body::Body, byline::people, picture::Picture, safe_url::SafeUrl, stamp::Stamp},
    server::{
        articles,
        db::{
            article::{self, State},
            article_body, picture,
        },
        lists::{self, lists},
        newsroom::Newsroom,
        structure::Structure,
    },
};

/// How many a feed holds.
const LENGTH: i64 = 30;

/// A feed.
pub struct Feed {
    /// Whose news.
    pub title: String,
    /// In a sentence.
    pub description: String,
    /// What the site is called.
    pub site: String,
    /// What addresses begin with.
    pub public_url: String,
    /// The page with the same news, as a path without a slash at its end.
    pub page: String,
    /// The newest change of anything in it, in seconds since 1970-01-01 UTC.
    pub changed: i64,
    /// The newest first.
    pub stories: Vec<Story>,
}

/// An article in a feed. All addresses are whole.
pub struct Story {
    /// A name that stays, whatever becomes of title and address.
    pub id: String,
    /// Where it is read: here, or at the address an external one leads to.
    pub link: String,
    /// 标题.
    pub title: String,
    /// In a sentence or two.
    pub summary: String,
    /// The whole text as markup; empty where the text is elsewhere.
    pub html: String,
    /// Who wrote it, or whose it is.
    pub authors: Vec<String>,
    /// Channel and keywords.
    pub categories: Vec<String>,
    /// Its time.
    pub published: i64,
    /// When it was last changed.
    pub changed: i64,
    /// Its cover.
    pub cover: Option<Enclosure>,
}

/// A picture that goes with a story.
pub struct Enclosure {
    /// Where it is.
    pub url: String,
    /// How many bytes it has.
    pub bytes: i64,
    /// Its media type.
    pub kind: &'static str,
}

/// The feed of the whole site.
pub async fn of_site(newsroom: &Newsroom) -> Result<Feed, Error> {
    let structure = newsroom.structure();
    let chosen: Vec<i64> = articles::newest_of_all(newsroom, LENGTH).await?.into_iter().map(|listed| listed.place.id).collect();
    let site = structure.site();
    feed(newsroom, &structure, site.name.clone(), site.description.clone(), String::new(), &chosen).await
}

/// The feed of the channel at `/{slug}`, with all channels below it.
pub async fn of_channel(newsroom: &Newsroom, slug: &str) -> Result<Feed, Error> {
    let structure = newsroom.structure();
    let channel = structure.channel_at(slug).ok_or(Error::NotFound)?;
    let listed = lists(&newsroom.db, &structure, &[lists::newest(channel.id, LENGTH)]).await?.pop().unwrap_or_default();
    let chosen: Vec<i64> = listed.into_iter().map(|listed| listed.place.id).collect();
    let title = format!("{} - {}", channel.link.name, structure.site().name);
    feed(newsroom, &structure, title, channel.description.clone(), channel.link.address(), &chosen).await
}

async fn feed(newsroom: &Newsroom, structure: &Structure, title: String, description: String, page: String, chosen: &[i64]) -> Result<Feed, Error> {
    let found = article::Entity::find()
        .filter(article::Column::Id.is_in(chosen.iter().copied()))
        .filter(article::Column::State.eq(State::Published))
        .find_also_related(article_body::Entity)
        .find_also_related(picture::Entity)
        .all(&newsroom.db.read)
        .await?;
    let mut found: HashMap<i64, _> = found.into_iter().map(|row| (row.0.id, row)).collect();
    let mut stories = Vec::with_capacity(found.len());
    for (article, body, cover) in chosen.iter().filter_map(|id| found.remove(id)) {
        let body: Body = body.map(|body| serde_json::from_str(&body.body)).transpose()?.unwrap_or_default();
        stories.push(story(structure, article, &body, cover)?);
    }
    let description = if description.is_empty() { title.clone() } else { description };
    let changed = stories.iter().map(|story| story.changed).max().unwrap_or(0);
    Ok(Feed { title, description, site: structure.site().name.clone(), public_url: structure.identity().public_url.clone(), page, changed, stories })
}

fn story(structure: &Structure, article: article::Model, body: &Body, cover: Option<picture::Model>) -> Result<Story, Error> {
    let site = &structure.identity().public_url;
    let channel = structure.channel(article.channel_id);
    let address = format!("{site}{}/{}", channel.map(|channel| channel.link.address()).unwrap_or_default(), article.id);
    let published = article.published_at.unwrap_or_default();
    let corrections: Vec<Correction> = serde_json::from_str(&article.corrections)?;
    let tags: Vec<String> = serde_json::from_str(&article.tags).unwrap_or_default();
    let own = people(if article.reporters.is_empty() { &article.original_author } else { &article.reporters });
    // Where an external one leads to; what must not be linked is read at its page here, which says so.
    let link = SafeUrl::new(&article.link).map_or_else(|_| address.clone(), |link| whole(link.as_str(), site, &address));
    let html = if article.link.is_empty() { corrected(&corrections) + &absolute(body.plain_html().as_str(), site, &address) } else { String::new() };
    Ok(Story {
        id: id(site, article.first_published_at.unwrap_or(published), article.id),
        link,
        title: article.title,
        summary: if article.summary.is_empty() { article.excerpt } else { article.summary },
        html,
        authors: if own.is_empty() && !article.source.is_empty() { vec![article.source] } else { own },
        categories: channel.map(|channel| channel.link.name.clone()).into_iter().chain(tags).collect(),
        published,
        changed: article.public_at.max(published),
        cover: cover.map(|cover| enclosure(site, cover)),
    })
}

/// 更正 stands above the story, as on its page.
fn corrected(corrections: &[Correction]) -> String {
    let note = |correction: &Correction| {
        format!("<p><strong>更正</strong> {} {}</p>\n", Stamp::of_unix(correction.at).to_the_minute(), escaped(&correction.note))
    };
    corrections.iter().map(note).collect()
}

/// A `tag:` address (RFC 4151), which needs no server that answers at it.
fn id(site: &str, first_published: i64, article: i64) -> String {
    let host = site.split("://").last().unwrap_or(site);
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    format!("tag:{host},{}:article-{article}", Stamp::of_unix(first_published).date())
}

fn enclosure(site: &str, cover: picture::Model) -> Enclosure {
    let bytes = cover.bytes;
    let kind = match cover.file.rsplit_once('.').map(|(_, ending)| ending) {
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("gif") => "image/gif",
        Some("avif") => "image/avif",
        _ => "image/jpeg",
    };
    let picture: Picture = cover.into();
    Enclosure { url: format!("{site}{}", picture.address()), bytes, kind }
}
