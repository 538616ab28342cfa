//! The sitemap of what was published in the last two days
//! (<https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>).

use axum::{extract::State, response::Response};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Query};

use super::{escaped, file, refusal};
use crate::{
    error::Error,
    model::stamp::Stamp,
    server::{
        db::{
            article::{self, Origin, State as Standing},
            listing,
        },
        newsroom::Newsroom,
    },
};

/// What counts as news, in seconds.
const NEW: i64 = 48 * 3600;
/// What the format allows.
const MOST: u64 = 1_000;
const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
                     xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n";

/// `GET /sitemap-news.xml`.
pub async fn sitemap(State(newsroom): State<Newsroom>) -> Response {
    match written(&newsroom).await {
        Ok(text) => file(&newsroom, "application/xml; charset=utf-8", text),
        Err(error) => refusal(&error),
    }
}

async fn written(newsroom: &Newsroom) -> Result<String, Error> {
    let structure = newsroom.structure();
    let (public_url, name) = (&structure.identity().public_url, escaped(&structure.site().name));
    let mut out = String::from(BEGIN);
    for (id, channel, title, at) in newest(newsroom).await? {
        let Some(channel) = structure.channel(channel) else { continue };
        out.push_str(&format!(
            "<url><loc>{}</loc><news:news><news:publication><news:name>{name}</news:name><news:language>zh-cn</news:language></news:publication>\
             <news:publication_date>{}</news:publication_date><news:title>{}</news:title></news:news></url>\n",
            escaped(&format!("{public_url}{}/{id}", channel.link.address())),
            Stamp::of_unix(at).iso(),
            escaped(&title),
        ));
    }
    Ok(out + "</urlset>\n")
}

/// Number, channel, title and time. Which are new, the lists of the channels at the top of the tree say: every published
/// article is in one of them.
async fn newest(newsroom: &Newsroom) -> Result<Vec<(i64, i64, String, i64)>, Error> {
    let structure = newsroom.structure();
    let top = structure.channels.iter().filter(|channel| channel.parent_id.is_none()).map(|channel| channel.id);
    let listed = Query::select()
        .column(listing::Column::ArticleId)
        .from(listing::Entity)
        .and_where(listing::Column::ChannelId.is_in(top))
        .and_where(listing::Column::PublishedAt.gte(newsroom.now() - NEW))
        .to_owned();
    Ok(article::Entity::find()
        .filter(article::Column::Id.in_subquery(listed))
        .filter(article::Column::State.eq(Standing::Published))
        .filter(article::Column::Origin.ne(Origin::External))
        .order_by_desc(article::Column::PublishedAt)
        .order_by_desc(article::Column::Id)
        .limit(MOST)
        .select_only()
        .columns([article::Column::Id, article::Column::ChannelId, article::Column::Title, article::Column::PublishedAt])
        .into_tuple()
        .all(&newsroom.db.read)
        .await?)
}
