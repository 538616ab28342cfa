//! What a static page shows.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{db::page, newsroom::Newsroom, redirects};
use crate::{
    error::Error,
    model::{body::Body, page::PageView},
};

/// The static page at `/about/{slug}`.
pub async fn view(newsroom: &Newsroom, slug: &str) -> Result<PageView, Error> {
    let found = page::Entity::find().filter(page::Column::Slug.eq(slug)).filter(page::Column::Draft.eq(false)).one(&newsroom.db.read).await?;
    let Some(page) = found else {
        return Err(redirects::moved_or(newsroom, &format!("/about/{slug}"), Error::NotFound).await);
    };
    let body: Body = serde_json::from_str(&page.body)?;
    let description = if page.description.is_empty() { page.title.clone() } else { page.description };
    Ok(PageView { address: format!("/about/{slug}"), title: page.title, description, story: body.html(), pages: newsroom.structure().pages.clone() })
}
