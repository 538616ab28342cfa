//! Pictures that are put away: into the bin, out of it, and gone for good.

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    exchange::{self, Exchanged},
    row_of,
    uses::{self, is_unused},
};
use crate::{
    error::Error,
    model::{log::Act, person::Right, picture::Picture},
    server::{db::picture, log, media::variants, newsroom::Newsroom, visitor::Person},
};

/// Pictures collected in one go.
const SOME: u64 = 100;
const DAY: i64 = 86_400;

/// Whether somebody may put this picture away while nothing shows it: their own, or anybody's.
pub fn may_put_away(by: &Person, uploader: Option<i64>) -> bool {
    by.may_somewhere(Right::EditOthers) || by.may_somewhere(Right::Write) && uploader == Some(by.id)
}

/// Whether somebody may take pictures out of what shows them, or remove them for good.
pub fn may_remove(by: &Person) -> bool {
    exchange::may(by) && by.may_everywhere(Right::Withdraw)
}

/// Puts a picture into the bin. One that something shows only when somebody is `sure`: it is taken out of all that first.
pub async fn bin(newsroom: &Newsroom, by: &Person, file: &str, sure: bool) -> Result<(), Error> {
    let transaction = newsroom.db.begin().await?;
    let picture = uses::held(&transaction, file).await?;
    if !may_put_away(by, picture.uploader_id) {
        return Err(Error::Forbidden);
    }
    if picture.binned_at.is_some() {
        return Err(Error::Conflict("这张图片已经在回收站里了。".to_owned()));
    }
    let mut exchanged = Exchanged::default();
    if !is_unused(&transaction, &picture).await? {
        if !may_remove(by) {
            return Err(Error::Forbidden);
        }
        if !sure {
            return Err(Error::Conflict("还有地方在用这张图片。".to_owned()));
        }
        exchanged = exchange::everywhere(&transaction, newsroom, by, &picture, None).await?;
    }
    let detail = if exchanged.texts() > 0 { format!("{}（{}）", picture.name, exchanged.texts()) } else { picture.name.clone() };
    put_away(&transaction, newsroom, by, &picture, &detail).await?;
    transaction.commit().await?;
    newsroom.refresh().await?;
    exchanged.tell(newsroom, by).await;
    Ok(())
}

async fn put_away(db: &DatabaseTransaction, newsroom: &Newsroom, by: &Person, picture: &picture::Model, detail: &str) -> Result<(), Error> {
    let row = picture::ActiveModel { id: Set(picture.id), binned_at: Set(Some(newsroom.now())), ..Default::default() };
    picture::Entity::update(row).exec(db).await?;
    log::keep_in(db, by, Act::PictureBinned, None, &picture.file, detail).await
}

/// Takes a picture out of the bin.
pub async fn unbin(newsroom: &Newsroom, by: &Person, file: &str) -> Result<(), Error> {
    let transaction = newsroom.db.begin().await?;
    let picture = row_of(&transaction, file).await?;
    if !may_put_away(by, picture.uploader_id) {
        return Err(Error::Forbidden);
    }
    if picture.binned_at.is_none() {
        return Err(Error::Conflict("这张图片不在回收站里。".to_owned()));
    }
    take_out(&transaction, by, &picture).await?;
    transaction.commit().await?;
    Ok(())
}

/// Part of a transaction: the picture is wanted again.
pub async fn take_out(db: &DatabaseTransaction, by: &Person, picture: &picture::Model) -> Result<(), Error> {
    let row = picture::ActiveModel { id: Set(picture.id), binned_at: Set(None), ..Default::default() };
    picture::Entity::update(row).exec(db).await?;
    log::keep_in(db, by, Act::PictureUnbinned, None, &picture.file, &picture.name).await
}

/// Removes a picture of the bin for good, with its files.
pub async fn remove(newsroom: &Newsroom, by: &Person, file: &str) -> Result<(), Error> {
    if !may_remove(by) {
        return Err(Error::Forbidden);
    }
    let picture = row_of(&newsroom.db.read, file).await?;
    removed(newsroom, by, &picture.into()).await
}

/// Its files go before its row: what the store refuses can be tried again, and nobody waits for a size that is made after the others went.
async fn removed(newsroom: &Newsroom, by: &Person, picture: &Picture) -> Result<(), Error> {
    let _turn = newsroom.darkroom.turn(picture).await;
    let transaction = newsroom.db.begin().await?;
    let row = uses::held(&transaction, &picture.file).await?;
    if row.binned_at.is_none() {
        return Err(Error::Conflict("先放入回收站，才能彻底删除。".to_owned()));
    }
    if !is_unused(&transaction, &row).await? {
        return Err(Error::Conflict("还有地方在用这张图片。".to_owned()));
    }
    exchange::forget(&transaction, &row.file).await?;
    picture::Entity::delete_by_id(row.id).exec(&transaction).await?;
    log::keep_in(&transaction, by, Act::PictureRemoved, None, &row.file, &row.name).await?;
    variants::forget(newsroom, picture).await?;
    newsroom.media.remove(&row.file).await?;
    transaction.commit().await?;
    Ok(())
}

/// Puts uploads into the bin that nobody has ever used for as long as the settings say, and removes for good what has lain
/// in the bin for as long.
pub async fn collect(newsroom: &Newsroom) -> Result<(), Error> {
    let days = i64::try_from(newsroom.settings.media.keep_unused_days).unwrap_or(0);
    if days == 0 {
        return Ok(());
    }
    let (site, before) = (Person::of_site(), newsroom.now() - days * DAY);
    let transaction = newsroom.db.begin().await?;
    let logo = uses::logo(&transaction).await?.unwrap_or_default();
    let old = picture::Entity::find().filter(picture::Column::File.ne(logo)).order_by_asc(picture::Column::Id).limit(SOME);
    // What an import brought was wanted by the system that it came from.
    let uploads = old.clone().filter(picture::Column::UploaderId.is_not_null()).filter(picture::Column::BinnedAt.is_null());
    for picture in uploads.filter(picture::Column::AddedAt.lt(before)).filter(uses::never_used()).all(&transaction).await? {
        put_away(&transaction, newsroom, &site, &picture, &picture.name).await?;
    }
    let binned = old.filter(picture::Column::BinnedAt.lt(before)).filter(uses::unused()).all(&transaction).await?;
    transaction.commit().await?;
    for picture in binned {
        match removed(newsroom, &site, &picture.into()).await {
            // Somebody wants it again, or has removed it.
            Ok(()) | Err(Error::Conflict(_) | Error::NotFound) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}
