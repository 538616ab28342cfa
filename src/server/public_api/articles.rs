//! Published articles, for programs.

use sea_orm::EntityTrait;

use super::{
    Refused,
    asked::{ArticlesQuery, List, written},
    blocks::Site,
    channels,
    shapes::{self, Article, Articles, Correction, Listed},
};
use crate::{
    error::Error,
    model::{self, article::Row, body::Body, page_of::Cursor, safe_url::SafeUrl, stamp::Stamp},
    server::{
        db::{
            article::{self, State},
            article_body, picture,
        },
        lists::{self, From, Wanted, lists},
        newsroom::Newsroom,
        structure::Channel,
    },
};

/// Published articles, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/articles",
    operation_id = "articles",
    params(ArticlesQuery),
    responses(
        (status = 200, description = "Part of the list.", body = Articles, headers(("ETag" = String, description = "Names this state of the answer."))),
        Refused,
    )
)]
pub async fn list(newsroom: &Newsroom, asked: &List) -> Result<Articles, Error> {
    let structure = newsroom.structure();
    let channels: Vec<i64> = match &asked.channel {
        Some(slug) => vec![structure.channel_at(slug.as_str()).ok_or(Error::NotFound)?.id],
        // Every published article is in the list of a channel at the top of the tree.
        None => structure.channels.iter().filter(|channel| channel.parent_id.is_none()).map(|channel| channel.id).collect(),
    };
    let until = asked.until.map(|second| Cursor { published_at: second, id: 0 });
    let place = |at: &Cursor| (at.published_at, at.id);
    let from = asked.after.into_iter().chain(until).min_by_key(place).map_or(From::Newest, From::After);
    let wanted: Vec<Wanted> = channels.into_iter().map(|id| Wanted::Channel { id, count: asked.limit + 1, from, with_picture: false }).collect();
    let mut found: Vec<lists::Listed> = lists(&newsroom.db, &structure, &wanted).await?.into_iter().flatten().collect();
    found.sort_by_key(|listed| std::cmp::Reverse(place(&listed.place)));
    found.dedup_by_key(|listed| listed.place.id);
    found.retain(|listed| asked.from.is_none_or(|from| listed.place.published_at >= from));
    let more = found.len() as i64 > asked.limit;
    found.truncate(asked.limit as usize);
    let next = found.last().filter(|_| more).map(|last| written(last.place));
    let public_url = newsroom.settings.public_url();
    let shown = |listed: lists::Listed| Some(entry(listed.row, structure.channel(listed.channel)?, &public_url));
    Ok(Articles { articles: found.into_iter().filter_map(shown).collect(), next })
}

/// A row of a list as programs get it; `channel` is the one it belongs to.
pub fn entry(row: Row, channel: &Channel, public_url: &str) -> Listed {
    let channel = channels::name(channel, public_url);
    Listed {
        id: row.id,
        url: format!("{}/{}", channel.url, row.id),
        title: row.title,
        summary: row.summary,
        source: row.source,
        published: row.published.iso().to_owned(),
        channel,
        cover: row.cover.map(|cover| Site(public_url).picture(&cover)),
        link: Some(row.address).filter(|address| !address.starts_with('/')),
    }
}

/// A published article with all of its text.
#[utoipa::path(
    get,
    path = "/api/v1/articles/{article}",
    operation_id = "article",
    params(("article" = i64, Path, description = "Its number.", minimum = 1, example = 1001)),
    responses(
        (status = 200, description = "The article.", body = Article, headers(("ETag" = String, description = "Names this state of the answer."))),
        (status = 410, description = "It has been withdrawn.", body = shapes::ProblemDetails, content_type = "application/problem+json"),
        Refused,
    )
)]
pub async fn one(newsroom: &Newsroom, id: i64) -> Result<Article, Error> {
    let found = article::Entity::find_by_id(id).find_also_related(article_body::Entity).one(&newsroom.db.read).await?;
    let (article, body) = found.ok_or(Error::NotFound)?;
    match article.state {
        State::Published => {}
        State::Withdrawn => return Err(Error::Gone),
        State::Draft => return Err(Error::NotFound),
    }
    let body: Body = body.map(|body| serde_json::from_str(&body.body)).transpose()?.unwrap_or_default();
    let cover = match article.cover_id {
        Some(id) => picture::Entity::find_by_id(id).one(&newsroom.db.read).await?,
        None => None,
    };
    shown(newsroom, article, &body, cover)
}

fn shown(newsroom: &Newsroom, article: article::Model, body: &Body, cover: Option<picture::Model>) -> Result<Article, Error> {
    let (structure, public_url) = (newsroom.structure(), newsroom.settings.public_url());
    let (site, link) = (Site(&public_url), |text: &str| SafeUrl::new(text).ok());
    let channel = structure.channel(article.channel_id).ok_or(Error::NotFound)?;
    let url = format!("{public_url}{}/{}", channel.link.address(), article.id);
    let published = article.published_at.unwrap_or_default();
    let time = |second: i64| Stamp::of_unix(second).iso().to_owned();
    let corrections: Vec<model::article::Correction> = serde_json::from_str(&article.corrections)?;
    Ok(Article {
        id: article.id,
        html: site.html(body, &url),
        url,
        channels: structure.path_to(channel).into_iter().map(|channel| channels::name(channel, &public_url)).collect(),
        kicker: article.kicker,
        title: article.title,
        subtitle: article.subtitle,
        summary: if article.summary.is_empty() { article.excerpt } else { article.summary },
        published: time(published),
        first_published: time(article.first_published_at.unwrap_or(published)),
        origin: match article.origin {
            article::Origin::Own => shapes::Origin::Own,
            article::Origin::Reprint => shapes::Origin::Reprint,
            article::Origin::External => shapes::Origin::External,
        },
        source: article.source,
        source_url: link(&article.source_url).map(|url| site.absolute(url.as_str())),
        original_title: article.original_title,
        original_author: article.original_author,
        reporters: article.reporters,
        photographer: article.photographer,
        editor: article.editor,
        link: link(&article.link).map(|url| site.absolute(url.as_str())),
        tags: serde_json::from_str(&article.tags)?,
        cover: cover.map(|cover| site.picture(&cover.into())),
        corrections: corrections.into_iter().map(|correction| Correction { at: time(correction.at), note: correction.note }).collect(),
        blocks: site.blocks(body),
    })
}
