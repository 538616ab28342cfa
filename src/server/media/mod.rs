//! Where pictures' files are kept: a folder of this machine, or an S3-compatible store. What was acknowledged is durable.

pub mod intake;
pub mod known;
pub mod serve;
pub mod settings;
mod store;
pub mod variants;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use axum::body::Bytes;
use futures_util::TryStreamExt;
use object_store::{Attribute, Attributes, GetResult, ObjectStore, ObjectStoreExt, PutOptions, path::Path as Place};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use sha2::{Digest, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{
    db::{Database, picture},
    settings::Settings,
};
use crate::error::Error;

/// So many pictures are taken in at the same time: decoding is what costs memory, and more at once than cores makes nothing
/// faster.
const DECODERS: usize = 2;
/// A file that has been half written for so long belongs to a process that was killed.
const ABANDONED: Duration = Duration::from_secs(3600);

/// The store. Cloning it is cheap.
#[derive(Clone, Debug)]
pub struct Media {
    store: Arc<dyn ObjectStore>,
    /// The folder, where it is one.
    folder: Option<PathBuf>,
    /// Pictures that are being taken in; and the MiB of all that are in memory as pixels.
    decoders: Arc<Semaphore>,
    memory: Arc<Semaphore>,
}

/// Leave to take a picture in, until it is dropped.
#[derive(Debug)]
pub struct Turn {
    _decoder: OwnedSemaphorePermit,
    _memory: OwnedSemaphorePermit,
}

/// A file that the store has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// When it was put there, in seconds since 1970-01-01 UTC.
    pub at: i64,
}

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It has no such file.
    #[error("没有文件 {0}")]
    Missing(String),
    /// This is no name that a file can have here.
    #[error("“{0}”不是媒体文件名")]
    Name(String),
    /// It is full, away, or refuses; or its settings are wrong.
    #[error("媒体存储出错：{0}")]
    Store(#[from] object_store::Error),
    /// The folder cannot be made or read.
    #[error("媒体存储出错：{0}")]
    Folder(#[from] std::io::Error),
}

impl Media {
    /// The store that the settings name. Nothing is asked of it yet; a folder is made.
    pub fn open(settings: &Settings) -> Result<Media, Fault> {
        let folder = settings.media.url.is_empty().then(|| settings.media_folder());
        let store = match &folder {
            Some(folder) => store::folder(folder)?,
            None => store::bucket(&settings.media)?,
        };
        Ok(Media { store, folder, decoders: Arc::new(Semaphore::new(DECODERS)), memory: Arc::new(Semaphore::new(mib(intake::BUDGET) as usize)) })
    }

    /// All of a file.
    pub async fn get(&self, name: &str) -> Result<Bytes, Fault> {
        let got = self.store.get(&place(name)?).await.map_err(|cause| fault(name, cause))?;
        got.bytes().await.map_err(|cause| fault(name, cause))
    }

    /// Keeps a file: when this returns, it survives a power cut. Whether it is new; two may put the same at the same time,
    /// since a name says what is in it. What fails leaves nothing.
    pub async fn put(&self, name: &str, content: Bytes) -> Result<bool, Fault> {
        let place = place(name)?;
        match self.store.head(&place).await {
            Ok(found) if found.size == content.len() as u64 => return Ok(false),
            Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
            Err(cause) => return Err(fault(name, cause)),
        }
        // A folder keeps no attributes; a bucket may be read by others than this server.
        let attributes = if self.folder.is_some() { Attributes::new() } else { attributes(name) };
        let options = PutOptions { attributes, ..PutOptions::default() };
        self.store.put_opts(&place, content.into(), options).await.map_err(|cause| fault(name, cause))?;
        Ok(true)
    }

    /// Whether there is such a file.
    pub async fn exists(&self, name: &str) -> Result<bool, Fault> {
        match self.store.head(&place(name)?).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(cause) => Err(fault(name, cause)),
        }
    }

    /// Removes a file; one that is not there is no fault.
    pub async fn remove(&self, name: &str) -> Result<(), Fault> {
        match self.store.delete(&place(name)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(cause) => Err(fault(name, cause)),
        }
    }

    /// All files, in no order.
    pub async fn list(&self) -> Result<Vec<Kept>, Fault> {
        let listed: Vec<_> = self.store.list(None).try_collect().await?;
        let kept = |meta: object_store::ObjectMeta| Kept { name: meta.location.to_string(), bytes: meta.size, at: meta.last_modified.timestamp() };
        // Whatever else lies there is not ours.
        Ok(listed.into_iter().map(kept).filter(|kept| is_name(&kept.name)).collect())
    }

    /// Waits until one more picture, which takes `bytes` of memory, may be taken in.
    pub async fn turn(&self, bytes: u64) -> Result<Turn, Error> {
        let memory = self.room(bytes).await?;
        let decoder = self.decoders.clone().acquire_owned().await.map_err(|_| Error::Busy)?;
        Ok(Turn { _decoder: decoder, _memory: memory })
    }

    /// Waits until there is so much memory for a picture. For those who are few anyway: nobody who sends one has to wait
    /// for a decoder of theirs.
    async fn room(&self, bytes: u64) -> Result<OwnedSemaphorePermit, Error> {
        self.memory.clone().acquire_many_owned(mib(bytes.min(intake::BUDGET))).await.map_err(|_| Error::Busy)
    }

    /// Removes what killed processes have begun to write. Does nothing in a bucket, where nothing is seen before it is whole.
    pub async fn sweep(&self) -> Result<(), Fault> {
        let Some(folder) = self.folder.clone() else { return Ok(()) };
        let swept = tokio::task::spawn_blocking(move || sweep(&folder)).await;
        swept.map_err(std::io::Error::other)?.map_err(Fault::from)
    }

    async fn open_file(&self, name: &str, range: Option<std::ops::Range<u64>>, head: bool) -> Result<GetResult, Fault> {
        let options = object_store::GetOptions { range: range.map(Into::into), head, ..Default::default() };
        self.store.get_opts(&place(name)?, options).await.map_err(|cause| fault(name, cause))
    }
}

/// The name of a file with this content: the first 32 hexadecimal digits of its SHA-256, and `ending`.
pub fn name_of(content: &[u8], ending: &str) -> String {
    let digits: String = Sha256::digest(content).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{digits}.{ending}")
}

/// Takes a file back whose row was not written, unless somebody else's was.
pub async fn take_back(db: &Database, media: &Media, file: &str) {
    let named = picture::Entity::find().filter(picture::Column::File.eq(file)).count(&db.write).await;
    if matches!(named, Ok(0)) && media.remove(file).await.is_err() {
        tracing::warn!(file, "a picture that has no row stays behind");
    }
}

/// Whether a file may have this name: letters, digits and `.` `_` `-`, and no dot at its beginning.
pub fn is_name(name: &str) -> bool {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    !name.is_empty() && name.len() <= 200 && !name.starts_with('.') && plain
}

/// What kind of file a name says it is.
pub fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "avif" => "image/avif",
        _ => "application/octet-stream",
    }
}

fn mib(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(1 << 20)).unwrap_or(u32::MAX)
}

fn place(name: &str) -> Result<Place, Fault> {
    if is_name(name) { Ok(Place::from(name)) } else { Err(Fault::Name(name.chars().take(60).collect())) }
}

fn attributes(name: &str) -> Attributes {
    Attributes::from_iter([(Attribute::ContentType, content_type(name)), (Attribute::CacheControl, serve::FOR_EVER)])
}

fn fault(name: &str, cause: object_store::Error) -> Fault {
    match cause {
        object_store::Error::NotFound { .. } => Fault::Missing(name.to_owned()),
        cause => Fault::Store(cause),
    }
}

fn sweep(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // As the store's library names what it has not finished.
        let unfinished = name.rsplit_once('#').is_some_and(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
        if !unfinished {
            continue;
        }
        // Whoever writes it may be done this moment: then it has another name.
        let Ok(written) = entry.metadata().and_then(|about| about.modified()) else { continue };
        if SystemTime::now().duration_since(written).unwrap_or_default() > ABANDONED {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Error {
        match fault {
            Fault::Missing(_) | Fault::Name(_) => Error::NotFound,
            Fault::Store(_) | Fault::Folder(_) => {
                tracing::error!(cause = %fault, "the media store refused");
                Error::Unstored
            }
        }
    }
}
