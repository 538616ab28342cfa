//! Pictures: taken in, looked up, described. Their files are in [`super::media`].

mod arriving;
pub mod bin;
pub mod exchange;
pub mod fetching;
pub mod library;
pub mod upload;
pub mod uses;

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QuerySelect, TryInsertResult, sea_query::Query,
};

pub use arriving::{Arrived, Arriving};

use super::{
    db::{article, person, picture, slot_entry, topic},
    log,
    media::{
        self,
        intake::{self, Intake, Plan, Said},
        variants,
    },
    newsroom::Newsroom,
    visitor::Person,
};
use crate::{
    error::Error,
    model::{
        body::check::line,
        log::Act,
        person::Right,
        picture::{Filed, Focus, Legend, Suggestions, Uploaded},
        stamp::Stamp,
    },
};

/// Characters of a caption or an alternative text.
const LONGEST_WORDS: usize = 500;
/// Characters of a credit.
const LONGEST_CREDIT: usize = 100;

/// Takes a file in, and answers with its picture: the same for the same file, however often and wherever it comes.
pub async fn add(newsroom: &Newsroom, by: &Person, arrived: Arrived) -> Result<Uploaded, Error> {
    if !by.may_somewhere(Right::Write) {
        return Err(Error::Forbidden);
    }
    // Whoever sent it may go away; what is begun is finished, so that no file is left without its row.
    let (newsroom, by) = (newsroom.clone(), by.clone());
    tokio::spawn(async move { taken_in(&newsroom, &by, arrived).await }).await.map_err(|cause| {
        tracing::error!(%cause, "taking a picture in was interrupted");
        Error::Internal
    })?
}

async fn taken_in(newsroom: &Newsroom, by: &Person, mut arrived: Arrived) -> Result<Uploaded, Error> {
    if let Some(known) = known(newsroom, by, &arrived).await? {
        // The file, and the decoder's own copy of it.
        let turn = newsroom.media.turn(arrived.bytes * 2).await?;
        let said = blocking(move || Ok(intake::said(&arrived.read()?))).await?;
        drop(turn);
        return uploaded(newsroom, known, said).await;
    }
    let (plan, arrived) = blocking(move || Ok((Plan::of(&mut arrived.file, arrived.bytes)?, arrived))).await?;
    let turn = newsroom.media.turn(plan.memory).await?;
    let (intake, arrived) = blocking(move || Ok((intake::take_in(&arrived.read()?)?, arrived))).await?;
    let said = intake.said.clone();
    let row = keep(newsroom, by, intake, &arrived).await?;
    // What was made is in memory until the store has it.
    drop(turn);
    newsroom.darkroom.tell();
    uploaded(newsroom, row, said).await
}

/// The picture that was made of the same file before. One that lies in the bin is wanted again.
async fn known(newsroom: &Newsroom, by: &Person, arrived: &Arrived) -> Result<Option<picture::Model>, Error> {
    let found = picture::Entity::find().filter(picture::Column::CameAs.eq(&arrived.digest)).one(&newsroom.db.read).await?;
    let Some(mut found) = found else { return Ok(None) };
    if !newsroom.media.exists(&found.file).await? {
        return Ok(None);
    }
    if found.binned_at.take().is_some() {
        let transaction = newsroom.db.begin().await?;
        bin::take_out(&transaction, by, &found).await?;
        transaction.commit().await?;
    }
    Ok(Some(found))
}

/// First the file, safe on disk; then the row that names it.
async fn keep(newsroom: &Newsroom, by: &Person, intake: Intake, arrived: &Arrived) -> Result<picture::Model, Error> {
    let file = media::name_of(&intake.content, intake.ending);
    let content = axum::body::Bytes::from(intake.content);
    let bytes = content.len();
    let fresh = newsroom.media.put(&file, content.clone()).await?;
    let row = picture::ActiveModel {
        file: Set(file.clone()),
        width: Set(intake.width.into()),
        height: Set(intake.height.into()),
        bytes: Set(i64::try_from(bytes).unwrap_or(i64::MAX)),
        added_at: Set(newsroom.now()),
        alt: Set(String::new()),
        name: Set(arrived.name.clone()),
        source_url: Set(arrived.source_url.clone()),
        came_as: Set(arrived.digest.clone()),
        kind: Set(if intake.animated { "animated" } else { "still" }.to_owned()),
        colour: Set(intake.look.colour),
        thumbhash: Set(intake.look.thumbhash),
        uploader_id: Set((by.id != 0).then_some(by.id)),
        taken_at: Set(intake.said.taken_at),
        ..Default::default()
    };
    let kept = write(newsroom, by, row, &file).await;
    if kept.is_err() && fresh {
        media::take_back(&newsroom.db, &newsroom.media, &file).await;
    } else if kept.is_ok() && !fresh {
        // Whoever had put it there before may have taken it back before they could know of this row.
        newsroom.media.put(&file, content).await?;
    }
    kept
}

async fn write(newsroom: &Newsroom, by: &Person, row: picture::ActiveModel, file: &str) -> Result<picture::Model, Error> {
    let transaction = newsroom.db.begin().await?;
    let name = row.name.clone().take().unwrap_or_default();
    let inserted = picture::Entity::insert(row).on_conflict_do_nothing_on([picture::Column::File]).exec_without_returning(&transaction).await?;
    if matches!(inserted, TryInsertResult::Inserted(count) if count > 0) {
        log::keep_in(&transaction, by, Act::PictureAdded, None, file, &name).await?;
    }
    let found = row_of(&transaction, file).await?;
    if found.binned_at.is_some() {
        bin::take_out(&transaction, by, &found).await?;
    }
    transaction.commit().await?;
    Ok(found)
}

/// What the newsroom knows of a picture.
pub async fn of_file(newsroom: &Newsroom, _by: &Person, file: &str) -> Result<Filed, Error> {
    filed(newsroom, row_of(&newsroom.db.read, file).await?).await
}

/// Whether somebody may change what is said of a picture. What readers see with a headline is changed by who may change
/// that article, others' pictures by who may change others' texts; what stands for a topic or the whole site by who may do so everywhere.
pub async fn may_describe(db: &impl ConnectionTrait, newsroom: &Newsroom, by: &Person, picture: &picture::Model) -> Result<bool, Error> {
    let (structure, seen) = (newsroom.structure(), seen_in(db, picture.id).await?);
    let stands_for_all = topic::Entity::find().filter(topic::Column::BannerId.eq(picture.id)).count(db).await? > 0
        || uses::logo(db).await?.as_ref() == Some(&picture.file);
    if stands_for_all {
        return Ok(by.may_everywhere(Right::EditOthers));
    }
    let own = picture.uploader_id == Some(by.id) && seen.is_empty();
    let may_change_others = by.may_somewhere(Right::EditOthers) && seen.iter().all(|channel| by.may(Right::EditOthers, &structure, *channel));
    Ok(by.may_somewhere(Right::Write) && (own || may_change_others))
}

/// Changes what is said of a picture.
pub async fn describe(newsroom: &Newsroom, by: &Person, file: &str, legend: &Legend) -> Result<Filed, Error> {
    if !by.may_somewhere(Right::Write) {
        return Err(Error::Forbidden);
    }
    let transaction = newsroom.db.begin().await?;
    let found = row_of(&transaction, file).await?;
    if !may_describe(&transaction, newsroom, by, &found).await? {
        return Err(Error::Forbidden);
    }
    let mut row = found.clone().into_active_model();
    let said = apply(&mut row, legend)?;
    if row.is_changed() {
        let after = picture::Entity::update(row).exec(&transaction).await?;
        log::keep_in(&transaction, by, Act::PictureDescribed, None, file, &said).await?;
        if (&after.alt, after.focus_x, after.focus_y) != (&found.alt, found.focus_x, found.focus_y) {
            // Lists show it so.
            transaction.execute_unprepared("UPDATE site SET version = version + 1").await?;
        }
        transaction.commit().await?;
        newsroom.refresh().await?;
        if (after.focus_x, after.focus_y) != (found.focus_x, found.focus_y) {
            variants::forget_social(newsroom, &found.into()).await;
        }
        return filed(newsroom, after).await;
    }
    transaction.rollback().await?;
    filed(newsroom, found).await
}

/// Puts the words into the row; the answer is what the log says of it.
fn apply(row: &mut picture::ActiveModel, legend: &Legend) -> Result<String, Error> {
    let mut said = Vec::new();
    let fields = [
        (&mut row.alt, &legend.alt, "替代文字", LONGEST_WORDS),
        (&mut row.caption, &legend.caption, "说明", LONGEST_WORDS),
        (&mut row.credit, &legend.credit, "署名", LONGEST_CREDIT),
    ];
    for (field, words, name, longest) in fields {
        let Some(words) = words.as_deref().map(line) else { continue };
        if words.chars().count() > longest {
            return Err(Error::Unusable(format!("{name}太长：最多 {longest} 个字。")));
        }
        field.set_if_not_equals(words.clone());
        said.push(words);
    }
    if let Some(Focus { x, y }) = legend.focus {
        if x > 1000 || y > 1000 {
            return Err(Error::Unusable("焦点不在图片里。".to_owned()));
        }
        row.focus_x.set_if_not_equals(x.into());
        row.focus_y.set_if_not_equals(y.into());
        said.push(format!("{x}/{y}"));
    }
    Ok(said.join("；"))
}

/// Channels of the articles with which readers see it in lists: as their cover, or in a slot.
async fn seen_in(db: &impl ConnectionTrait, id: i64) -> Result<Vec<i64>, Error> {
    let shown = Condition::any().add(article::Column::CoverId.eq(id)).add(article::Column::Id.in_subquery(
        Query::select().column(slot_entry::Column::ArticleId).from(slot_entry::Entity).and_where(slot_entry::Column::PictureId.eq(id)).take(),
    ));
    let articles = article::Entity::find().filter(article::Column::State.eq("published")).filter(shown);
    Ok(articles.select_only().column(article::Column::ChannelId).distinct().into_tuple().all(db).await?)
}

/// The row of a file.
pub async fn row_of(db: &impl ConnectionTrait, file: &str) -> Result<picture::Model, Error> {
    picture::Entity::find().filter(picture::Column::File.eq(file)).one(db).await?.ok_or(Error::NotFound)
}

async fn uploaded(newsroom: &Newsroom, row: picture::Model, said: Said) -> Result<Uploaded, Error> {
    let suggestions = Suggestions { caption: said.caption, credit: said.credit, taken: said.taken_at.map(Stamp::of_unix) };
    Ok(Uploaded { picture: filed(newsroom, row).await?, suggestions })
}

async fn filed(newsroom: &Newsroom, row: picture::Model) -> Result<Filed, Error> {
    let uploader = match row.uploader_id {
        Some(id) => person::Entity::find_by_id(id).select_only().column(person::Column::Name).into_tuple().one(&newsroom.db.read).await?,
        None => None,
    };
    let side = |pixels: i64| u32::try_from(pixels).unwrap_or(0);
    Ok(Filed {
        width: side(row.width),
        height: side(row.height),
        focus: Focus::of(row.focus_x, row.focus_y),
        animated: row.kind == "animated",
        taken: row.taken_at.map(Stamp::of_unix),
        added: Stamp::of_unix(row.added_at),
        uploader: uploader.unwrap_or_default(),
        binned: row.binned_at.is_some(),
        file: row.file,
        alt: row.alt,
        caption: row.caption,
        credit: row.credit,
        colour: row.colour,
        thumbhash: row.thumbhash,
        bytes: row.bytes,
        name: row.name,
        source_url: row.source_url,
    })
}

/// Runs what computes or reads on a thread that may block.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|cause| {
        tracing::error!(%cause, "taking a picture in was interrupted");
        Error::Internal
    })?
}
