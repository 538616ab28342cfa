//! Where pictures are used: written down in the transaction that writes what uses them, so that it is true of drafts, too.

use std::collections::{BTreeSet, HashSet};

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict, SimpleExpr},
};
use serde_json::Value;

use crate::{
    error::Error,
    model::frame::Site,
    server::db::{article, picture, picture_use, site, slot_entry, topic},
};

/// Rows of one statement.
const SOME: usize = 300;

/// What uses pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The text of an article, as readers see it.
    Text,
    /// A static page, as readers see it.
    Page,
    /// The introduction of a topic.
    Topic,
    /// A draft, by the number it is worked on under: its text, and its cover.
    Draft,
    /// All that a draft has ever said: what its history can bring back.
    History,
}

impl Holder {
    /// Its word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Holder::Text => "text",
            Holder::Page => "page",
            Holder::Topic => "topic",
            Holder::Draft => "draft",
            Holder::History => "history",
        }
    }
}

/// Writes down which pictures a body or a manuscript uses now, `json` being what is stored of it.
pub async fn note(db: &impl ConnectionTrait, holder: Holder, id: i64, json: &str) -> Result<(), DbErr> {
    let wanted = files_in(json);
    keep(db, holder, id, &wanted).await?;
    // What was used once can be brought back.
    if holder == Holder::Draft { keep(db, Holder::History, id, &wanted).await } else { Ok(()) }
}

async fn keep(db: &impl ConnectionTrait, holder: Holder, id: i64, wanted: &BTreeSet<String>) -> Result<(), DbErr> {
    let own = picture_use::Column::Holder.eq(holder.word()).and(picture_use::Column::Id.eq(id));
    let known = picture_use::Entity::find().select_only().column(picture_use::Column::File).filter(own.clone());
    let known: BTreeSet<String> = known.into_tuple().all(db).await?.into_iter().collect();
    let gone: Vec<&String> = known.difference(wanted).filter(|_| holder != Holder::History).collect();
    for some in gone.chunks(SOME) {
        let files = some.iter().map(|file| file.as_str());
        picture_use::Entity::delete_many().filter(own.clone()).filter(picture_use::Column::File.is_in(files)).exec(db).await?;
    }
    let new: Vec<&String> = wanted.difference(&known).collect();
    for some in new.chunks(SOME) {
        // Whoever removes one of them waits, or is waited for.
        let rows = picture::Entity::find().select_only().column(picture::Column::Id).filter(picture::Column::File.is_in(some.iter().copied()));
        rows.order_by_asc(picture::Column::Id).lock_shared().into_tuple::<i64>().all(db).await?;
        let row = |file: &&String| picture_use::Model { holder: holder.word().to_owned(), id, file: (*file).clone() }.into_active_model().reset_all();
        let rows = some.iter().map(row);
        let once = OnConflict::new().do_nothing().to_owned();
        picture_use::Entity::insert_many(rows).on_conflict(once).exec_without_returning(db).await?;
    }
    Ok(())
}

/// The row of a file, for whoever puts it away: what begins to use it meanwhile waits.
pub async fn held(db: &impl ConnectionTrait, file: &str) -> Result<picture::Model, Error> {
    picture::Entity::find().filter(picture::Column::File.eq(file)).lock_exclusive().one(db).await?.ok_or(Error::NotFound)
}

/// The files of all pictures that a stored body or manuscript names.
pub fn files_in(json: &str) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    if let Ok(value) = serde_json::from_str(json) {
        collect(&value, &mut files);
    }
    files.remove("");
    files
}

fn collect(value: &Value, files: &mut BTreeSet<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|inner| collect(inner, files)),
        Value::Object(fields) => {
            for (name, inner) in fields {
                let file = match (name.as_str(), inner) {
                    ("cover", Value::String(file)) => Some(file),
                    ("picture", Value::Object(picture)) => {
                        picture.get("file").and_then(|file| if let Value::String(file) = file { Some(file) } else { None })
                    }
                    _ => None,
                };
                match file {
                    Some(file) => drop(files.insert(file.clone())),
                    None => collect(inner, files),
                }
            }
        }
        _ => {}
    }
}

/// For statements about the table of pictures: those that nothing shows now. What the site's own name and logo need is
/// not in the database's reach: see [`logo`].
pub fn unused() -> SimpleExpr {
    Expr::cust(
        "NOT EXISTS (SELECT 1 FROM picture_use WHERE picture_use.file = picture.file AND picture_use.holder <> 'history')
         AND NOT EXISTS (SELECT 1 FROM article WHERE article.cover_id = picture.id)
         AND NOT EXISTS (SELECT 1 FROM slot_entry WHERE slot_entry.picture_id = picture.id)
         AND NOT EXISTS (SELECT 1 FROM topic WHERE topic.banner_id = picture.id)",
    )
}

/// For the same: those that no draft has ever had either.
pub fn never_used() -> SimpleExpr {
    unused().and(Expr::cust("NOT EXISTS (SELECT 1 FROM picture_use WHERE picture_use.file = picture.file)"))
}

/// The file of the site's logo, if it has one.
pub async fn logo(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    let identity: Option<String> = site::Entity::find_by_id(1).select_only().column(site::Column::Identity).into_tuple().one(db).await?;
    let site: Site = identity.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
    Ok(site.logo.map(|logo| logo.file))
}

/// Whether nothing shows the picture now.
pub async fn is_unused(db: &impl ConnectionTrait, picture: &picture::Model) -> Result<bool, DbErr> {
    Ok(used_among(db, std::slice::from_ref(picture)).await?.is_empty())
}

/// Those of some pictures that something shows now, by their numbers.
pub async fn used_among(db: &impl ConnectionTrait, pictures: &[picture::Model]) -> Result<HashSet<i64>, DbErr> {
    let (files, ids) = (pictures.iter().map(|picture| picture.file.as_str()), pictures.iter().map(|picture| picture.id));
    let named = picture_use::Entity::find().select_only().column(picture_use::Column::File).distinct();
    let named = named.filter(picture_use::Column::File.is_in(files)).filter(picture_use::Column::Holder.ne(Holder::History.word()));
    let mut named: HashSet<String> = named.into_tuple().all(db).await?.into_iter().collect();
    named.extend(logo(db).await?);
    let covers =
        article::Entity::find().select_only().column(article::Column::CoverId).filter(article::Column::CoverId.is_in(ids.clone())).distinct();
    let entries =
        slot_entry::Entity::find().select_only().column(slot_entry::Column::PictureId).filter(slot_entry::Column::PictureId.is_in(ids.clone()));
    let banners = topic::Entity::find().select_only().column(topic::Column::BannerId).filter(topic::Column::BannerId.is_in(ids));
    let mut used: HashSet<i64> = covers.into_tuple::<i64>().all(db).await?.into_iter().collect();
    used.extend(entries.distinct().into_tuple::<i64>().all(db).await?);
    used.extend(banners.into_tuple::<i64>().all(db).await?);
    used.extend(pictures.iter().filter(|picture| named.contains(&picture.file)).map(|picture| picture.id));
    Ok(used)
}

/// The numbers of those of one kind that use a file, at most so many.
pub async fn holders(db: &impl ConnectionTrait, holder: Holder, file: &str, most: u64) -> Result<Vec<i64>, DbErr> {
    let found = picture_use::Entity::find().select_only().column(picture_use::Column::Id);
    let found = found.filter(picture_use::Column::File.eq(file)).filter(picture_use::Column::Holder.eq(holder.word()));
    found.limit(most).into_tuple().all(db).await
}

#[cfg(test)]
mod tests {
    use super::files_in;

    #[test]
    fn pictures_are_found_in_texts_galleries_and_covers_and_nowhere_else() {
        let figure = |file: &str| format!(r#"{{"picture":{{"file":"{file}","width":1,"height":1,"alt":""}},"caption":[],"credit":""}}"#);
        let body = format!(
            r#"[{{"id":"a","type":"paragraph","text":[{{"text":"\"picture\":{{\"file\":\"no.jpg\"}}"}}]}},
                {{"id":"b","type":"picture","picture":{{"file":"a.jpg","width":1,"height":1,"alt":"cover"}},"caption":[],"credit":""}},
                {{"id":"c","type":"gallery","figures":[{},{}]}}]"#,
            figure("b.png"),
            figure("a.jpg")
        );
        assert_eq!(files_in(&body).into_iter().collect::<Vec<_>>(), ["a.jpg", "b.png"]);
        let manuscript = format!(r#"{{"title":"cover","cover":"c.jpg","body":{body}}}"#);
        assert_eq!(files_in(&manuscript).into_iter().collect::<Vec<_>>(), ["a.jpg", "b.png", "c.jpg"]);
        assert!(files_in(r#"{"cover":"","body":[]}"#).is_empty() && files_in("").is_empty());
    }
}
