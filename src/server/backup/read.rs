//! Reading a backup: first all of it, to be sure; then into the media folder and the database.

use std::{
    collections::{BTreeMap, HashSet},
    fs::{self, File},
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use sha2::{Digest, Sha256};

use super::{FORMAT, Fault, MANIFEST, MEDIA, Manifest, ROWS, rows, write::at};
use crate::server::{media::Media, newsroom::Newsroom};

/// A manifest is a few lines for each picture.
const LONGEST_MANIFEST: u64 = 64 << 20;

/// The manifest of a backup of which every byte is as it was written.
pub fn checked(file: &Path) -> Result<Manifest, Fault> {
    let damaged = |why: &str| Fault::Refused(format!("{}：{why}，没有恢复任何东西", file.display()));
    let mut manifest: Option<Manifest> = None;
    let mut found: BTreeMap<String, (u64, String)> = BTreeMap::new();
    let mut archive = tar::Archive::new(BufReader::new(File::open(file).map_err(at(file))?));
    for entry in archive.entries().map_err(|_| damaged("不是备份文件"))? {
        let mut entry = entry.map_err(|_| damaged("备份文件不完整或已损坏"))?;
        let name = name_of(&entry).ok_or_else(|| damaged("里面有备份不会有的东西"))?;
        if name == MANIFEST {
            let mut text = String::new();
            entry.by_ref().take(LONGEST_MANIFEST).read_to_string(&mut text).map_err(|_| damaged("备份文件不完整或已损坏"))?;
            let read: Manifest = serde_json::from_str(&text).map_err(|_| damaged("清单读不懂"))?;
            if read.format != FORMAT || manifest.replace(read).is_some() {
                return Err(damaged("备份的格式不是这个程序认识的"));
            }
        } else {
            let known = hash(&mut entry).map_err(|_| damaged("备份文件不完整或已损坏"))?;
            if found.insert(name, known).is_some() {
                return Err(damaged("里面有两个同名的文件"));
            }
        }
    }
    let manifest = manifest.ok_or_else(|| damaged("备份文件不完整或已损坏"))?;
    if manifest.files != found || !found.contains_key(ROWS) {
        return Err(damaged("内容与清单不符，文件不完整或已损坏"));
    }
    Ok(manifest)
}

/// The name of a part, if it is one that a backup has: a plain file, and no path that leads anywhere else.
fn name_of<R: Read>(entry: &tar::Entry<'_, R>) -> Option<String> {
    let name = String::from_utf8(entry.path_bytes().into_owned()).ok()?;
    let plain =
        |name: &str| !name.is_empty() && !name.starts_with('.') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    let known = name == ROWS || name == MANIFEST || name.strip_prefix(MEDIA).is_some_and(plain);
    (known && entry.header().entry_type().is_file()).then_some(name)
}

/// Size and SHA-256 of what is read.
pub fn hash(from: &mut impl Read) -> io::Result<(u64, String)> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0;
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            let hex = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
            return Ok((size, hex));
        }
        digest.update(&buffer[..read]);
        size += read as u64;
    }
}

/// Writes pictures and rows. What fails leaves neither.
pub async fn apply(newsroom: &Newsroom, file: &Path, manifest: &Manifest) -> Result<(), Fault> {
    let media = &newsroom.media;
    let spool = newsroom.settings.data.folder.join(format!(".restore.{}.rows", std::process::id()));
    let mut fresh = Vec::new();
    let mut done = unpack(file, media, &spool, &mut fresh).await;
    if done.is_ok() {
        done = put_rows(newsroom, &spool, manifest).await;
    }
    let _ = fs::remove_file(&spool);
    if done.is_err() {
        for name in fresh {
            // What cannot be removed now is an unused file, no harm.
            let _ = media.remove(&name).await;
        }
    }
    done
}

async fn unpack(file: &Path, media: &Media, spool: &Path, fresh: &mut Vec<String>) -> Result<(), Fault> {
    let mut archive = tar::Archive::new(BufReader::new(File::open(file).map_err(at(file))?));
    for entry in archive.entries().map_err(at(file))? {
        let mut entry = entry.map_err(at(file))?;
        let Some(name) = name_of(&entry) else { continue };
        if name == ROWS {
            File::create_new(spool).and_then(|mut rows| io::copy(&mut entry, &mut rows)).map_err(at(spool))?;
        } else if let Some(name) = name.strip_prefix(MEDIA) {
            let mut content = Vec::new();
            entry.read_to_end(&mut content).map_err(at(file))?;
            // The manifest's sizes and hashes were compared before anything was written.
            if media.put(name, content.into()).await? {
                fresh.push(name.to_owned());
            }
        }
    }
    Ok(())
}

async fn put_rows(newsroom: &Newsroom, spool: &Path, manifest: &Manifest) -> Result<(), Fault> {
    use sea_orm::ConnectionTrait;
    let transaction = newsroom.db.begin().await?;
    if transaction.get_database_backend() == sea_orm::DbBackend::Postgres {
        transaction.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
    }
    transaction.execute_unprepared("DELETE FROM site").await?;
    let mut counted: BTreeMap<String, u64> = rows::TABLES.iter().map(|(table, _)| ((*table).to_owned(), 0)).collect();
    // Twice: rows may refer to later ones of their own table.
    for referring in [false, true] {
        let mut putting: Option<(String, rows::Putting)> = None;
        let mut known = HashSet::new();
        for line in BufReader::new(File::open(spool).map_err(at(spool))?).lines() {
            let line = line.map_err(at(spool))?;
            let (table, row) = line.split_once('\t').ok_or_else(|| Fault::Refused("备份里有一行读不懂".to_owned()))?;
            if putting.as_ref().is_none_or(|(current, _)| current != table) {
                if !counted.contains_key(table) || !known.insert(table.to_owned()) {
                    return Err(Fault::Refused(format!("备份里有不认识的表 {table}")));
                }
                putting = Some((table.to_owned(), rows::Putting::into(&transaction, table).await?));
            }
            let Some((_, putting)) = &putting else { continue };
            if !referring {
                putting.put(&transaction, row).await?;
                counted.entry(table.to_owned()).and_modify(|rows| *rows += 1);
            } else if putting.refers() {
                putting.refer(&transaction, row).await?;
            }
        }
    }
    if counted != manifest.rows {
        return Err(Fault::Refused("备份里的行数与清单不符".to_owned()));
    }
    rows::advance_numbers(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}
