//! The whole site as a bundle: what `bundle::read` reads back, in an order that does not depend on the database.

mod articles;
mod structure;
mod tables;
mod topics;

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use sea_orm::{
    AccessMode, ColumnTrait, DatabaseTransaction, DbBackend, EntityTrait, IsolationLevel, QueryFilter, QueryOrder, TransactionOptions,
    TransactionTrait,
};

use super::store::Fault;
use crate::server::{
    db::{Database, channel, page, picture, redirect, site},
    media::Media,
};

/// Writes everything but hits and logs into `dir`, which is made if missing and must be empty otherwise.
pub async fn write(db: &Database, media: &Media, dir: &Path) -> Result<(), Fault> {
    let folder = Folder { dir: dir.to_owned() };
    folder.begin()?;
    let transaction = snapshot(db).await?;
    let site = Site::read(&transaction).await?;
    structure::write(&transaction, &site, &folder).await?;
    articles::write(&transaction, &site, &folder).await?;
    topics::write(&transaction, &site, &folder).await?;
    transaction.rollback().await?;
    for picture in site.pictures.values() {
        folder.copy(media, &picture.file).await?;
    }
    Ok(())
}

/// One moment of the site, whatever is published meanwhile. SQLite's transactions are that by themselves.
async fn snapshot(db: &Database) -> Result<DatabaseTransaction, Fault> {
    if db.backend() != DbBackend::Postgres {
        return Ok(db.read.begin().await?);
    }
    let frozen =
        TransactionOptions { isolation_level: Some(IsolationLevel::RepeatableRead), access_mode: Some(AccessMode::ReadOnly), ..Default::default() };
    Ok(db.read.begin_with_options(frozen).await?)
}

/// What of the site is small, and named by the rest through numbers.
struct Site {
    row: site::Model,
    /// Parents before their children.
    channels: Vec<channel::Model>,
    pages: Vec<page::Model>,
    redirects: Vec<redirect::Model>,
    slugs: HashMap<i64, String>,
    pictures: HashMap<i64, picture::Model>,
}

impl Site {
    async fn read(db: &DatabaseTransaction) -> Result<Site, Fault> {
        let row = site::Entity::find_by_id(1).one(db).await?.ok_or_else(|| Fault::Content("数据库里没有站点，请先运行 migrate".to_owned()))?;
        let rows = channel::Entity::find().order_by_asc(channel::Column::Position).order_by_asc(channel::Column::Slug).all(db).await?;
        let slugs = rows.iter().map(|row| (row.id, row.slug.clone())).collect();
        let mut channels = Vec::new();
        downwards(&rows, None, &mut channels);
        let pages = page::Entity::find().order_by_asc(page::Column::Slug).all(db).await?;
        let mut redirects = redirect::Entity::find().all(db).await?;
        // Databases do not agree on the order of texts.
        redirects.sort_by(|a, b| a.path.cmp(&b.path));
        let pictures =
            picture::Entity::find().filter(picture::Column::BinnedAt.is_null()).all(db).await?.into_iter().map(|row| (row.id, row)).collect();
        Ok(Site { row, channels, pages, redirects, slugs, pictures })
    }

    fn slug(&self, channel: Option<i64>) -> &str {
        channel.and_then(|id| self.slugs.get(&id)).map_or("", String::as_str)
    }

    fn number(&self, file: &str) -> Option<i64> {
        self.pictures.values().find(|picture| picture.file == file).map(|picture| picture.id)
    }

    fn file(&self, picture: Option<i64>) -> &str {
        picture.and_then(|id| self.pictures.get(&id)).map_or("", |picture| picture.file.as_str())
    }
}

fn downwards(rows: &[channel::Model], parent: Option<i64>, channels: &mut Vec<channel::Model>) {
    for row in rows.iter().filter(|row| row.parent_id == parent) {
        channels.push(row.clone());
        downwards(rows, Some(row.id), channels);
    }
}

/// The folder that is being filled.
struct Folder {
    dir: PathBuf,
}

impl Folder {
    fn begin(&self) -> Result<(), Fault> {
        let fault = |cause| Fault::File { path: self.dir.clone(), cause };
        fs::create_dir_all(&self.dir).map_err(fault)?;
        if fs::read_dir(&self.dir).map_err(fault)?.next().is_some() {
            return Err(Fault::Content(format!("文件夹 {} 不是空的，没有导出", self.dir.display())));
        }
        Ok(())
    }

    /// Writes a file, and the folders it stands in.
    fn write(&self, name: &str, text: &str) -> Result<(), Fault> {
        let path = self.dir.join(name);
        let folder = path.parent().unwrap_or(&self.dir);
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).map_err(|cause| Fault::File { path: path.clone(), cause })
    }

    async fn copy(&self, media: &Media, file: &str) -> Result<(), Fault> {
        let content = media.get(file).await?;
        let to = self.dir.join("pictures");
        fs::create_dir_all(&to).and_then(|()| fs::write(to.join(file), &content)).map_err(|cause| Fault::File { path: to, cause })
    }
}
