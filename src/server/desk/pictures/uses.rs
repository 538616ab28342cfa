//! Where a picture is used, as far as somebody may know.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, JoinType, QueryFilter, QuerySelect, RelationTrait};

use crate::{
    error::Error,
    model::{
        desk::pictures::{ArticleUse, PageUse, Spot, Uses},
        person::Right,
    },
    server::{
        db::{article, page, picture, slot, slot_entry, topic},
        desk::lists,
        newsroom::Newsroom,
        pictures::uses::{self, Holder},
        visitor::Person,
    },
};

/// Texts named at most; who exchanges a picture that is in more does not read them all.
const MOST: u64 = 300;

/// All that uses the picture.
pub async fn of(newsroom: &Newsroom, person: &Person, picture: &picture::Model) -> Result<Uses, Error> {
    let db = &newsroom.db.read;
    let mut spots: BTreeMap<i64, Vec<Spot>> = BTreeMap::new();
    let covers = article::Entity::find().select_only().column(article::Column::Id).filter(article::Column::CoverId.eq(picture.id)).limit(MOST);
    for id in covers.into_tuple::<i64>().all(db).await? {
        spots.entry(id).or_default().push(Spot::Cover);
    }
    for (holder, spot) in [(Holder::Text, Spot::Text), (Holder::Draft, Spot::Draft)] {
        for id in uses::holders(db, holder, &picture.file, MOST).await? {
            spots.entry(id).or_default().push(spot);
        }
    }
    // A static page is named by its own number, and its draft by that below zero.
    for id in uses::holders(db, Holder::Page, &picture.file, MOST).await? {
        spots.entry(-id).or_default().insert(0, Spot::Text);
    }
    for id in uses::holders(db, Holder::History, &picture.file, MOST).await? {
        let spots = spots.entry(id).or_default();
        spots.extend(spots.is_empty().then_some(Spot::Earlier));
    }
    let texts = spots.len();
    let (pages, articles): (Vec<_>, Vec<_>) = spots.into_iter().partition(|(id, _)| *id < 0);
    let mut found =
        Uses { articles: articles_of(newsroom, person, articles).await?, pages: pages_of(newsroom, person, pages).await?, ..Uses::default() };
    found.hidden = texts - found.articles.len() - found.pages.len();
    found.slots = slots_of(newsroom, picture.id).await?;
    let introduced = uses::holders(db, Holder::Topic, &picture.file, MOST).await?;
    let shown = topic::Column::BannerId.eq(picture.id).or(topic::Column::Id.is_in(introduced));
    let topics = topic::Entity::find().select_only().column(topic::Column::Title).filter(shown);
    found.topics = topics.into_tuple().all(db).await?;
    found.logo = uses::logo(db).await?.as_ref() == Some(&picture.file);
    Ok(found)
}

/// Those articles that somebody may know of, the last changed first.
async fn articles_of(newsroom: &Newsroom, person: &Person, spots: Vec<(i64, Vec<Spot>)>) -> Result<Vec<ArticleUse>, Error> {
    let mut spots: BTreeMap<i64, Vec<Spot>> = spots.into_iter().collect();
    let rows = lists::of_numbers(newsroom, person, spots.keys().copied().collect()).await?;
    Ok(rows.into_iter().map(|row| ArticleUse { spots: spots.remove(&row.id).unwrap_or_default(), row }).collect())
}

/// Static pages that readers see, and the others for those who may read drafts everywhere.
async fn pages_of(newsroom: &Newsroom, person: &Person, spots: Vec<(i64, Vec<Spot>)>) -> Result<Vec<PageUse>, Error> {
    let rows = page::Entity::find().filter(page::Column::Id.is_in(spots.iter().map(|(id, _)| -id))).all(&newsroom.db.read).await?;
    let reads = person.may_everywhere(Right::Read);
    let shown = |(id, spots): (i64, Vec<Spot>)| {
        let row = rows.iter().find(|row| row.id == -id)?;
        let public = !row.draft && spots.contains(&Spot::Text);
        (reads || public).then(|| PageUse { address: format!("/about/{}", row.slug), title: row.title.clone(), spots })
    };
    Ok(spots.into_iter().filter_map(shown).collect())
}

async fn slots_of(newsroom: &Newsroom, picture: i64) -> Result<Vec<String>, Error> {
    let entries = slot_entry::Entity::find().select_only().column(slot::Column::Title).filter(slot_entry::Column::PictureId.eq(picture));
    let titles = entries.join(JoinType::InnerJoin, slot_entry::Relation::Slot.def()).distinct();
    Ok(titles.into_tuple().all(&newsroom.db.read).await?)
}
