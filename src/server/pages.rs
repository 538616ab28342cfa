//! What a static page shows, and the number that it is worked on under.
//!
//! Drafts, revisions, saves and all that goes with them are kept by the number of an article. A static page is worked on
//! under its own number below zero, where no article's is: a row of `article` that is never published and stands in no list
//! holds the place.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::{
    db::{article, article_body, page},
    media::known::with_pictures,
    newsroom::Newsroom,
    redirects,
    visitor::Person,
};
use crate::{
    error::Error,
    model::{body::Body, manuscript::Manuscript, page::PageView, person::Right},
};

/// The static page at `/about/{slug}`.
pub async fn view(newsroom: &Newsroom, slug: &str) -> Result<PageView, Error> {
    let found = page::Entity::find().filter(page::Column::Slug.eq(slug)).filter(page::Column::Draft.eq(false)).one(&newsroom.db.read).await?;
    let Some(page) = found else {
        return Err(redirects::moved_or(newsroom, &format!("/about/{slug}"), Error::NotFound).await);
    };
    let manuscript = manuscript(&page, 0)?;
    view_of(newsroom, &page, &manuscript).await
}

/// What the page would show that says what a manuscript says.
pub async fn view_of(newsroom: &Newsroom, page: &page::Model, manuscript: &Manuscript) -> Result<PageView, Error> {
    let Manuscript { title, seo_description, body, .. } = manuscript;
    let description = if seo_description.is_empty() { title } else { seo_description };
    let story = with_pictures(&newsroom.db.read, body.clone()).await?.html();
    Ok(PageView {
        address: format!("/about/{}", page.slug),
        title: title.clone(),
        description: description.clone(),
        story,
        pages: newsroom.structure().pages.clone(),
    })
}

/// What a page says, as a manuscript; `channel` is the one that holds its place among articles.
pub fn manuscript(page: &page::Model, channel: i64) -> Result<Manuscript, Error> {
    let body: Body = serde_json::from_str(&page.body)?;
    Ok(Manuscript { title: page.title.clone(), seo_description: page.description.clone(), body, channel, ..Manuscript::default() })
}

/// The page that is worked on under a number, if one is.
pub async fn worked_on(db: &impl ConnectionTrait, number: i64) -> Result<Option<page::Model>, Error> {
    if number >= 0 { Ok(None) } else { Ok(page::Entity::find_by_id(-number).one(db).await?) }
}

/// The number of the page at `/about/{slug}`, for who may change it: also of one that readers cannot see.
pub async fn at(newsroom: &Newsroom, person: &Person, slug: &str) -> Result<Option<i64>, Error> {
    if !person.may_everywhere(Right::EditOthers) {
        return Ok(None);
    }
    let found = page::Entity::find().filter(page::Column::Slug.eq(slug)).one(&newsroom.db.read).await?;
    Ok(found.map(|page| page.id))
}

/// The number that a page is worked on under; the first time it gets its place there.
pub async fn begin(newsroom: &Newsroom, person: &Person, page: i64) -> Result<i64, Error> {
    if !person.may_everywhere(Right::EditOthers) {
        return Err(Error::Forbidden);
    }
    let page = page::Entity::find_by_id(page).one(&newsroom.db.read).await?.ok_or(Error::NotFound)?;
    let number = -page.id;
    if article::Entity::find_by_id(number).one(&newsroom.db.read).await?.is_some() {
        return Ok(number);
    }
    let transaction = newsroom.db.begin().await?;
    place(&transaction, newsroom, page.id).await?;
    transaction.commit().await?;
    Ok(number)
}

/// The same as part of a transaction: the page of this number has its place afterwards.
pub async fn place(db: &impl ConnectionTrait, newsroom: &Newsroom, page: i64) -> Result<i64, Error> {
    let number = -page;
    let structure = newsroom.structure();
    let channel = structure.channels.first().ok_or_else(|| Error::Invalid("网站还没有频道，先建一个才能编辑。".to_owned()))?;
    let place = article::ActiveModel { id: Set(number), channel_id: Set(channel.id), updated_at: Set(newsroom.now()), ..Default::default() };
    let once = || OnConflict::new().do_nothing().to_owned();
    article::Entity::insert(place).on_conflict(once()).exec_without_returning(db).await?;
    let text = article_body::ActiveModel { article_id: Set(number), body: Set("[]".to_owned()) };
    article_body::Entity::insert(text).on_conflict(once()).exec_without_returning(db).await?;
    Ok(number)
}
