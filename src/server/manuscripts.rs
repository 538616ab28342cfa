//! Manuscripts from what the tables hold of an article, and back.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    db::{article, article_body, picture, placement},
    excerpt,
    structure::Structure,
};
use crate::{
    error::Error,
    model::{body::Body, manuscript::Manuscript, safe_url::SafeUrl},
};

/// What readers see of an article, or what an import has left of a draft, as a manuscript.
pub async fn of_tables(db: &impl ConnectionTrait, article: &article::Model) -> Result<Manuscript, Error> {
    let body = article_body::Entity::find_by_id(article.id).one(db).await?;
    let placements =
        placement::Entity::find().filter(placement::Column::ArticleId.eq(article.id)).order_by_asc(placement::Column::Position).all(db).await?;
    let cover = match article.cover_id {
        Some(id) => picture::Entity::find_by_id(id).one(db).await?.map(|picture| picture.file),
        None => None,
    };
    let body: Body = body.map(|body| serde_json::from_str(&body.body)).transpose()?.unwrap_or_default();
    let article = article.clone();
    Ok(Manuscript {
        kicker: article.kicker,
        title: article.title,
        subtitle: article.subtitle,
        short_title: article.short_title,
        summary: article.summary,
        source: article.source,
        source_url: article.source_url,
        original_title: article.original_title,
        original_author: article.original_author,
        reporters: article.reporters,
        photographer: article.photographer,
        editor: article.editor,
        time: article.published_at,
        channel: article.channel_id,
        placements: placements.into_iter().map(|placement| placement.channel_id).collect(),
        more: article.more_id,
        strip: article.strip_id,
        cover: cover.unwrap_or_default(),
        origin: article.origin.into(),
        link: article.link,
        tags: serde_json::from_str(&article.tags)?,
        seo_title: article.seo_title,
        seo_description: article.seo_description,
        no_print: article.no_print,
        no_share: article.no_share,
        body,
    })
}

/// The row of `article` with what the manuscript says; its state and times stay. `cover` is the number of the
/// manuscript's cover. An address that is none is left out: what is unsafe is nowhere but in a draft.
pub fn row(manuscript: &Manuscript, article: &article::Model, cover: Option<i64>) -> Result<article::Model, Error> {
    let address = |text: &str| SafeUrl::new(text).map(String::from).unwrap_or_default();
    let said = manuscript.clone();
    Ok(article::Model {
        channel_id: said.channel,
        excerpt: excerpt::for_lists(&said.summary, &said.body),
        kicker: said.kicker,
        title: said.title,
        subtitle: said.subtitle,
        short_title: said.short_title,
        summary: said.summary,
        source: said.source,
        source_url: address(&said.source_url),
        original_title: said.original_title,
        original_author: said.original_author,
        reporters: said.reporters,
        photographer: said.photographer,
        editor: said.editor,
        cover_id: cover,
        origin: said.origin.into(),
        link: address(&said.link),
        tags: serde_json::to_string(&said.tags)?,
        more_id: said.more,
        strip_id: said.strip,
        seo_title: said.seo_title,
        seo_description: said.seo_description,
        no_print: said.no_print,
        no_share: said.no_share,
        ..article.clone()
    })
}

/// The number of the manuscript's cover, if it has one that the site has.
pub async fn cover(db: &impl ConnectionTrait, manuscript: &Manuscript) -> Result<Option<i64>, Error> {
    if manuscript.cover.is_empty() {
        return Ok(None);
    }
    let found = picture::Entity::find().filter(picture::Column::File.eq(&manuscript.cover)).one(db).await?;
    Ok(found.map(|picture| picture.id))
}

/// Whether all channels are there that a manuscript names. Else a sentence.
pub fn check_channels(structure: &Structure, manuscript: &Manuscript) -> Result<(), Error> {
    let others = manuscript.placements.iter().copied().chain(manuscript.more).chain(manuscript.strip);
    if std::iter::once(manuscript.channel).chain(others).any(|id| structure.channel(id).is_none()) {
        return Err(Error::Invalid("没有这个频道。".to_owned()));
    }
    Ok(())
}

/// Whether its cover is there, if it has one. Else a sentence.
pub async fn check_cover(db: &impl ConnectionTrait, manuscript: &Manuscript) -> Result<(), Error> {
    if !manuscript.cover.is_empty() && cover(db, manuscript).await?.is_none() {
        return Err(Error::Invalid("没有这张封面图片。".to_owned()));
    }
    Ok(())
}

/// The files of pictures that a manuscript shows and the site no longer has.
pub async fn gone(db: &impl ConnectionTrait, manuscript: &Manuscript) -> Result<Vec<String>, Error> {
    let mut files: Vec<String> = manuscript.body.files();
    files.extend(Some(manuscript.cover.clone()).filter(|cover| !cover.is_empty()));
    let known = picture::Entity::find().select_only().column(picture::Column::File).filter(picture::Column::File.is_in(&files));
    let known: HashSet<String> = known.into_tuple().all(db).await?.into_iter().collect();
    files.retain(|file| !known.contains(file));
    Ok(files)
}

/// A manuscript without those.
pub async fn without_gone(db: &impl ConnectionTrait, mut manuscript: Manuscript) -> Result<Manuscript, Error> {
    for file in gone(db, &manuscript).await? {
        manuscript.body = manuscript.body.with_picture(&file, None).map_err(Error::Invalid)?;
        if manuscript.cover == file {
            manuscript.cover.clear();
        }
    }
    Ok(manuscript)
}
