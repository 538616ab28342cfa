//! Backup and restore: the whole installation as one file, whatever database it is on.
//!
//! The file is a tar: `rows.jsonl` holds every row of every table as JSON, all read in one snapshot; `media/` the pictures;
//! `manifest.json` says what must be there, with sizes and hashes. It is not a copy of the database file, so that what was
//! saved on SQLite can be restored into Postgres, and the reverse: a site that outgrows one machine takes its history
//! with it. Sessions and one-time links stay behind: a copy of a site must not let anybody in by an old cookie.

mod read;
mod rows;
mod write;

use std::{collections::BTreeMap, path::Path};

use serde::{Deserialize, Serialize};

use super::newsroom::Newsroom;

/// The format that this build writes and reads.
const FORMAT: u32 = 1;
const ROWS: &str = "rows.jsonl";
const MANIFEST: &str = "manifest.json";
const MEDIA: &str = "media/";

/// What a backup holds.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    masthead: String,
    /// Seconds since 1970-01-01 UTC.
    made_at: i64,
    /// Names of the migrations that the tables are made by.
    steps: Vec<String>,
    /// Rows of each table.
    rows: BTreeMap<String, u64>,
    /// Every other file of the backup: size and SHA-256.
    files: BTreeMap<String, (u64, String)>,
    /// Pictures that the database names and the media store did not have.
    missing: Vec<String>,
}

/// Why there is no backup, or nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database refused.
    #[error("数据库出错：{0}")]
    Database(#[from] sea_orm::DbErr),
    /// The media store refused.
    #[error(transparent)]
    Media(#[from] super::media::Fault),
    /// A file could not be read or written.
    #[error("{path}：{cause}")]
    File {
        /// Which.
        path: String,
        /// Why.
        cause: std::io::Error,
    },
    /// Anything else, in a sentence.
    #[error("{0}")]
    Refused(String),
}

/// Writes a backup of the whole installation, which may be running, to a new file. The answer is what to tell.
pub async fn backup(newsroom: &Newsroom, file: &Path) -> Result<String, Fault> {
    if file.exists() {
        return Err(Fault::Refused(format!("{} 已经有了，备份不会覆盖已有的文件", file.display())));
    }
    let part = write::Part::beside(file);
    let manifest = write::fill(newsroom, &part).await?;
    part.become_file(file)?;
    let rows: u64 = manifest.rows.values().sum();
    let pictures = manifest.files.keys().filter(|name| name.starts_with(MEDIA)).count();
    let missing: String = manifest.missing.iter().map(|name| format!("\n缺少图片文件 {name}，备份里没有它")).collect();
    Ok(format!("{}：{rows} 行，{pictures} 个图片文件{missing}", file.display()))
}

/// Restores a backup into an installation that has nothing yet. Everything is checked before anything is written; what
/// fails leaves nothing behind.
pub async fn restore(newsroom: &Newsroom, file: &Path) -> Result<String, Fault> {
    if !rows::is_empty(&newsroom.db).await? {
        return Err(Fault::Refused("网站里已经有内容了：只能恢复到空的数据文件夹和空的数据库".to_owned()));
    }
    let manifest = read::checked(file)?;
    let steps = rows::steps(&newsroom.db).await?;
    if manifest.steps != steps {
        let (theirs, own) = (manifest.steps.last(), steps.last());
        return Err(Fault::Refused(format!(
            "备份来自 masthead {}（数据表到 {}），这个程序的数据表到 {}：请用同一版本恢复，再升级",
            manifest.masthead,
            theirs.map_or("?", String::as_str),
            own.map_or("?", String::as_str),
        )));
    }
    read::apply(newsroom, file, &manifest).await?;
    Ok(format!("已恢复 {} 行、{} 个图片文件", manifest.rows.values().sum::<u64>(), manifest.files.len() - 1))
}
