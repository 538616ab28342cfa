//! A file that is on its way: kept on disk, not in memory, and under no name, so that nothing is left of it whatever happens.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
};

use axum::body::Bytes;
use sha2::{Digest, Sha256};

use crate::{error::Error, server::newsroom::Newsroom};

/// What has come is written in pieces of this size: each takes a trip to a thread that may block.
const PIECE: usize = 1 << 20;
/// Characters of a name.
const LONGEST_NAME: usize = 200;

/// A file of which more is to come.
pub struct Arriving {
    file: File,
    unwritten: Vec<Bytes>,
    waiting: usize,
    bytes: u64,
    digest: Sha256,
    largest_mib: u64,
}

/// A file that is here as a whole.
pub struct Arrived {
    /// The file, without a name.
    pub file: File,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub digest: String,
    /// What it was called.
    pub name: String,
    /// Where it was fetched from; empty when somebody sent it.
    pub source_url: String,
}

impl Arriving {
    /// An empty one, in the data folder: what a system has for temporary files may be memory.
    pub async fn begin(newsroom: &Newsroom) -> Result<Arriving, Error> {
        let folder = newsroom.settings.data.folder.clone();
        let file = tokio::task::spawn_blocking(move || tempfile::tempfile_in(folder)).await.map_err(io::Error::other).flatten();
        let largest_mib = newsroom.settings.media.largest_mib;
        Ok(Arriving { file: file.map_err(unkept)?, unwritten: Vec::new(), waiting: 0, bytes: 0, digest: Sha256::new(), largest_mib })
    }

    /// Adds what has come; refuses what makes it larger than the settings allow.
    pub async fn add(mut self, piece: Bytes) -> Result<Arriving, Error> {
        self.bytes += piece.len() as u64;
        if self.bytes > self.largest_mib << 20 {
            return Err(too_large(self.largest_mib));
        }
        self.waiting += piece.len();
        self.unwritten.push(piece);
        if self.waiting < PIECE { Ok(self) } else { self.write().await }
    }

    /// All of it is here.
    pub async fn end(self, name: &str, source_url: &str) -> Result<Arrived, Error> {
        let Arriving { file, bytes, digest, .. } = self.write().await?;
        let digest = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Arrived { file, bytes, digest, name: plain(name), source_url: source_url.to_owned() })
    }

    async fn write(self) -> Result<Arriving, Error> {
        let written = tokio::task::spawn_blocking(move || {
            let mut arriving = self;
            for piece in arriving.unwritten.drain(..) {
                arriving.file.write_all(&piece)?;
                arriving.digest.update(&piece);
            }
            arriving.waiting = 0;
            Ok(arriving)
        });
        written.await.map_err(io::Error::other).flatten().map_err(unkept)
    }
}

impl Arrived {
    /// All of it, in memory.
    pub fn read(&self) -> Result<Vec<u8>, Error> {
        let mut content = Vec::with_capacity(usize::try_from(self.bytes).unwrap_or(0));
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut content)).map_err(unkept)?;
        Ok(content)
    }
}

/// The refusal of what is larger than the settings allow.
pub fn too_large(largest_mib: u64) -> Error {
    Error::TooLarge(format!("图片文件太大：最大 {largest_mib} MB。请先缩小再上传。"))
}

/// A file's own name, without the folders that some browsers put before it.
fn plain(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect::<String>().trim().to_owned()
}

fn unkept(cause: io::Error) -> Error {
    tracing::error!(%cause, "a file that arrives cannot be kept");
    Error::Unstored
}
