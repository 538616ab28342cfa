//! A file that is on its way: kept on disk, not in memory, and under no name, so that nothing is left of it whatever happens.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
};

use axum::body::Bytes;
use sha2::{Digest, Sha256};

use crate::{error::Error, server::newsroom::Newsroom};

/// Characters of a name.
const LONGEST_NAME: usize = 200;

/// A file of which more is to come.
pub struct Arriving {
    file: File,
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
        Ok(Arriving { file: file.map_err(unkept)?, bytes: 0, digest: Sha256::new(), largest_mib })
    }

    /// Adds what has come; refuses what makes it larger than the settings allow.
    pub async fn add(self, piece: Bytes) -> Result<Arriving, Error> {
        if self.bytes + piece.len() as u64 > self.largest_mib << 20 {
            return Err(too_large(self.largest_mib));
        }
        let written = tokio::task::spawn_blocking(move || {
            let mut arriving = self;
            arriving.file.write_all(&piece)?;
            arriving.digest.update(&piece);
            arriving.bytes += piece.len() as u64;
            Ok(arriving)
        });
        written.await.map_err(io::Error::other).flatten().map_err(unkept)
    }

    /// All of it is here.
    pub fn end(self, name: &str, source_url: &str) -> Arrived {
        let digest = self.digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Arrived { file: self.file, bytes: self.bytes, digest, name: plain(name), source_url: source_url.to_owned() }
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
