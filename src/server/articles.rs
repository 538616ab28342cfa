//! What an article's page shows.

use sea_orm::{EntityTrait, QuerySelect};

use super::{
    channels::Beside,
    db::{
        article::{self, State},
        article_body, picture,
    },
    lists::{From, Listed, Wanted, lists, rows},
    media::known::with_pictures,
    newsroom::Newsroom,
    redirects,
    structure::Structure,
    topics,
};
use crate::{
    error::Error,
    model::{
        article::{ArticleView, Correction, Neighbour, Parts, Row},
        body::Body,
        opened::Html,
        page_of::Cursor,
        reading_time,
        readings::Popular,
        safe_url::SafeUrl,
        stamp::Stamp,
    },
};

/// Entries of 相关阅读.
const RELATED: i64 = 6;
/// How many of the newest a page shows that has nothing else to show.
const NEWEST: i64 = 10;

/// The published article at `/{slug}/{number}`, or the part of it that `part` names: a number from 1, or `all`.
pub async fn view(newsroom: &Newsroom, slug: &str, number: &str, part: Option<&str>) -> Result<ArticleView, Error> {
    let address = format!("/{slug}/{number}");
    let Some(id) = article_number(number) else {
        return Err(redirects::moved_or(newsroom, &address, Error::NotFound).await);
    };
    let found = article::Entity::find_by_id(id)
        .find_also_related(article_body::Entity)
        .find_also_related(picture::Entity)
        .one(&newsroom.db.read)
        .await?
        .filter(|(article, ..)| article.state != State::Draft);
    let Some((article, body, cover)) = found else {
        return Err(redirects::moved_or(newsroom, &address, Error::NotFound).await);
    };
    if article.state == State::Withdrawn {
        return Err(Error::Gone);
    }
    let structure = newsroom.structure();
    let channel = structure.channel(article.channel_id).ok_or(Error::NotFound)?;
    if channel.link.slug.as_str() != slug {
        let query = part.map(|part| format!("?part={part}")).unwrap_or_default();
        return Err(Error::Moved { to: format!("{}/{id}{query}", channel.link.address()) });
    }
    let body: Body = body.map(|body| serde_json::from_str(&body.body)).transpose()?.unwrap_or_default();
    let body = with_pictures(&newsroom.db.read, body).await?;
    let (shown_part, parts) = story(&body, part)?;
    let story = (shown_part, parts, reading_time::minutes(&body.text()));
    let beside = Beside::of(&structure, article.more_id.or(channel.more_id), article.strip_id.or(channel.strip_id), 0);
    let around = around(newsroom, &structure, &article, channel.id, &beside, story).await?;
    let view = shown(article, &structure, around)?;
    Ok(ArticleView { cover: cover.map(picture::Model::into), counted: newsroom.settings.readers.count, ..view })
}

/// The address, without the language's prefix, of the article at `/{slug}/{number}`, for those who share it: it is published and may
/// be shared.
pub async fn address_to_share(newsroom: &Newsroom, slug: &str, number: &str) -> Result<String, Error> {
    let id = article_number(number).ok_or(Error::NotFound)?;
    let found: Option<(State, i64, bool)> = article::Entity::find_by_id(id)
        .select_only()
        .columns([article::Column::State, article::Column::ChannelId, article::Column::NoShare])
        .into_tuple()
        .one(&newsroom.db.read)
        .await?;
    let (_, channel, _) = found.filter(|(state, _, no_share)| *state == State::Published && !no_share).ok_or(Error::NotFound)?;
    let structure = newsroom.structure();
    let channel = structure.channel(channel).filter(|channel| channel.link.slug.as_str() == slug).ok_or(Error::NotFound)?;
    Ok(format!("{}/{id}", channel.link.address()))
}

/// Everything beside the article's own fields, in one statement.
async fn around(
    newsroom: &Newsroom,
    structure: &Structure,
    article: &article::Model,
    channel: i64,
    beside: &Beside<'_>,
    (story, parts, minutes): (Html, Parts, i64),
) -> Result<Around, Error> {
    let place = Cursor { published_at: article.published_at.unwrap_or_default(), id: article.id };
    let neighbour = |from| Wanted::Channel { id: channel, count: 1, from, with_picture: false };
    let ranking = newsroom.readings.ranking();
    let mut wanted = vec![neighbour(From::Before(place)), neighbour(From::After(place)), Wanted::Related { article: article.id, count: RELATED }];
    wanted.extend(ranking.wanted());
    wanted.extend(beside.wanted());
    let mut found = lists(&newsroom.db, structure, &wanted).await?.into_iter();
    let (previous, next) = (first(found.next()), first(found.next()));
    let related = rows(found.next().unwrap_or_default());
    let popular = ranking.filled(&mut found);
    let (more, strip) = beside.filled(found.collect());
    Ok(Around { public_url: newsroom.settings.public_url(), story, parts, minutes, previous, next, related, popular, more, strip })
}

/// The published article of this number, as [`view`] shows it.
pub async fn view_by_number(newsroom: &Newsroom, id: i64) -> Result<ArticleView, Error> {
    let channel: Option<i64> =
        article::Entity::find_by_id(id).select_only().column(article::Column::ChannelId).into_tuple().one(&newsroom.db.read).await?;
    let slug = channel.and_then(|channel| newsroom.structure().channel(channel).map(|channel| channel.link.slug.to_string()));
    view(newsroom, &slug.ok_or(Error::NotFound)?, &id.to_string(), None).await
}

/// What the page of a row would show that readers need not see yet: all of its text on one page.
pub async fn view_of(newsroom: &Newsroom, structure: &Structure, article: article::Model, body: &Body) -> Result<ArticleView, Error> {
    let channel = structure.channel(article.channel_id).ok_or(Error::NotFound)?;
    let beside = Beside::of(structure, article.more_id.or(channel.more_id), article.strip_id.or(channel.strip_id), 0);
    let body = with_pictures(&newsroom.db.read, body.clone()).await?;
    let story = (body.html(), Parts::default(), reading_time::minutes(&body.text()));
    let around = around(newsroom, structure, &article, channel.id, &beside, story).await?;
    shown(article, structure, around)
}

/// The newest articles of all channels.
pub async fn newest(newsroom: &Newsroom) -> Result<Vec<Row>, Error> {
    newest_of_all(newsroom, NEWEST).await.map(rows)
}

/// So many of the newest articles of all channels, with their places.
pub async fn newest_of_all(newsroom: &Newsroom, count: i64) -> Result<Vec<Listed>, Error> {
    let structure = newsroom.structure();
    // Every published article is in the list of a channel at the top of the tree.
    let wanted = structure
        .channels
        .iter()
        .filter(|channel| channel.parent_id.is_none())
        .map(|channel| super::lists::newest(channel.id, count))
        .collect::<Vec<_>>();
    let mut found: Vec<Listed> = lists(&newsroom.db, &structure, &wanted).await?.into_iter().flatten().collect();
    found.sort_by_key(|listed| std::cmp::Reverse((listed.place.published_at, listed.place.id)));
    found.dedup_by_key(|listed| listed.place.id);
    found.truncate(usize::try_from(count).unwrap_or(0));
    Ok(found)
}

/// What stands around the fields of an article.
struct Around {
    public_url: String,
    story: Html,
    parts: Parts,
    minutes: i64,
    previous: Option<Neighbour>,
    next: Option<Neighbour>,
    popular: Popular,
    related: Vec<Row>,
    more: Option<crate::model::channel::ChannelRows>,
    strip: Option<crate::model::channel::ChannelRows>,
}

fn shown(article: article::Model, structure: &Structure, around: Around) -> Result<ArticleView, Error> {
    let path = structure.channel(article.channel_id).map(|channel| structure.path_to(channel)).unwrap_or_default();
    let channel = path.last().map(|channel| channel.link.address()).unwrap_or_default();
    let published = article.published_at.unwrap_or_default();
    let description =
        [&article.seo_description, &article.summary, &article.excerpt, &article.title].into_iter().find(|text| !text.is_empty()).cloned();
    let corrections: Vec<Correction> = serde_json::from_str(&article.corrections)?;
    let topics = topics::of_article(structure, &article);
    Ok(ArticleView {
        id: article.id,
        address: format!("{channel}/{}", article.id),
        public_url: around.public_url,
        channels: path.into_iter().map(|channel| channel.link.clone()).collect(),
        kicker: article.kicker,
        title: article.title,
        subtitle: article.subtitle,
        published: Stamp::of_unix(published),
        first_published: article.first_published_at.filter(|first| *first != published).map(Stamp::of_unix),
        source: article.source,
        source_url: SafeUrl::new(&article.source_url).ok(),
        original_title: article.original_title,
        original_author: article.original_author,
        reporters: article.reporters,
        photographer: article.photographer,
        editor: article.editor,
        origin: article.origin.into(),
        cover: None,
        changed: Stamp::of_unix(article.public_at.max(published)),
        corrections: corrections.into_iter().map(|correction| (Stamp::of_unix(correction.at), correction.note)).collect(),
        summary: article.summary,
        description: description.unwrap_or_default(),
        seo_title: article.seo_title,
        story: around.story,
        parts: around.parts,
        minutes: around.minutes,
        offers_print: !article.no_print,
        offers_share: !article.no_share,
        tags: serde_json::from_str(&article.tags).unwrap_or_default(),
        topics,
        related: around.related,
        previous: around.previous,
        next: around.next,
        popular: around.popular,
        more: around.more,
        strip: around.strip,
        counted: false,
    })
}

/// The story, or the part of it that the address names.
fn story(body: &Body, part: Option<&str>) -> Result<(Html, Parts), Error> {
    let titles = body.part_titles();
    let count = titles.len() as i64;
    let shown = match part {
        _ if count <= 1 && part.is_none() => return Ok((body.html(), Parts::default())),
        Some("all") => None,
        Some(number) => Some(article_number(number).filter(|number| (1..=count).contains(number)).ok_or(Error::NotFound)?),
        None => Some(1),
    };
    let html = shown.map_or_else(|| Some(body.html()), |number| body.part_html(number as usize)).ok_or(Error::NotFound)?;
    Ok((html, Parts { titles, shown }))
}

/// A number as addresses carry it: digits without a leading zero.
fn article_number(text: &str) -> Option<i64> {
    let plain = !text.is_empty() && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn first(list: Option<Vec<Listed>>) -> Option<Neighbour> {
    let row = list?.into_iter().next()?.row;
    Some(Neighbour { address: row.address, title: row.title })
}
