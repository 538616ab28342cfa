//! Writing a backup: rows in one snapshot, then pictures, then the manifest; the file gets its name when all is on disk.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use sea_orm::{DatabaseTransaction, EntityTrait, IsolationLevel, QueryOrder, QuerySelect, TransactionTrait};
use tokio::runtime::Handle;

use super::{FORMAT, Fault, MANIFEST, MEDIA, Manifest, ROWS, read::hash, rows};
use crate::server::{
    db::picture,
    media::{self, Media},
    newsroom::Newsroom,
};

/// A backup in the making, beside the file it will be. What is not finished goes away.
pub struct Part {
    tar: PathBuf,
    rows: PathBuf,
}

impl Part {
    /// Beside `file`.
    pub fn beside(file: &Path) -> Part {
        let beside = |ending: &str| {
            let mut name = file.as_os_str().to_owned();
            name.push(format!(".{}.{ending}", std::process::id()));
            PathBuf::from(name)
        };
        Part { tar: beside("part"), rows: beside("rows") }
    }

    /// It is whole: from now on it has its name.
    pub fn become_file(self, file: &Path) -> Result<(), Fault> {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Unlike a rename, a link does not replace what somebody else has put there meanwhile.
        fs::hard_link(&self.tar, file).map_err(at(file))?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        for path in [&self.tar, &self.rows] {
            // What was never made cannot be removed, and need not be.
            let _ = fs::remove_file(path);
        }
    }
}

/// Fills it.
pub async fn fill(newsroom: &Newsroom, part: &Part) -> Result<Manifest, Fault> {
    let snapshot = newsroom.db.read.begin_with_config(Some(IsolationLevel::RepeatableRead), None).await?;
    let counted = write_rows(&snapshot, &part.rows).await?;
    let pictures: Vec<String> =
        picture::Entity::find().select_only().column(picture::Column::File).order_by_asc(picture::Column::File).into_tuple().all(&snapshot).await?;
    let steps = rows::steps(&newsroom.db).await?;
    drop(snapshot);
    let (media, made_at) = (newsroom.media.clone(), newsroom.now());
    let (tar, spool) = (part.tar.clone(), part.rows.clone());
    let packed = tokio::task::spawn_blocking(move || {
        let mut manifest = Manifest {
            format: FORMAT,
            masthead: env!("CARGO_PKG_VERSION").to_owned(),
            made_at,
            steps,
            rows: counted,
            files: BTreeMap::new(),
            missing: Vec::new(),
        };
        pack(&tar, &spool, &media, &pictures, &mut manifest).map(|()| manifest)
    });
    packed.await.map_err(|cause| Fault::Refused(cause.to_string()))?
}

/// All rows, a line each: the table's name, a tab, the row as JSON.
async fn write_rows(snapshot: &DatabaseTransaction, path: &Path) -> Result<BTreeMap<String, u64>, Fault> {
    let known: Vec<&str> = rows::TABLES.iter().map(|(table, _)| *table).chain(rows::LEFT).collect();
    if let Some(unknown) = rows::tables(snapshot).await?.iter().find(|table| !known.contains(&table.as_str())) {
        return Err(Fault::Refused(format!("数据库里有备份不认识的表 {unknown}，所以没有备份")));
    }
    let mut out = BufWriter::new(File::create_new(path).map_err(at(path))?);
    let mut counted = BTreeMap::new();
    for (table, order) in rows::TABLES {
        let mut from = 0;
        loop {
            let some = rows::some(snapshot, table, order, from).await?;
            if some.is_empty() {
                break;
            }
            from += some.len() as u64;
            for row in some {
                writeln!(out, "{table}\t{row}").map_err(at(path))?;
            }
        }
        counted.insert(table.to_owned(), from);
    }
    out.flush().map_err(at(path))?;
    Ok(counted)
}

fn pack(tar: &Path, spool: &Path, media: &Media, pictures: &[String], manifest: &mut Manifest) -> Result<(), Fault> {
    let mut archive = tar::Builder::new(File::create_new(tar).map_err(at(tar))?);
    let known = hash(&mut File::open(spool).map_err(at(spool))?).map_err(at(spool))?;
    archive.append_file(ROWS, &mut File::open(spool).map_err(at(spool))?).map_err(at(tar))?;
    manifest.files.insert(ROWS.to_owned(), known);
    let runtime = Handle::current();
    for name in pictures {
        match runtime.block_on(media.get(name)) {
            Ok(content) => {
                let full = format!("{MEDIA}{name}");
                append(&mut archive, &full, &content).map_err(at(tar))?;
                manifest.files.insert(full, hash(&mut content.as_ref()).map_err(at(tar))?);
            }
            Err(media::Fault::Missing(_)) => manifest.missing.push(name.clone()),
            Err(fault) => return Err(fault.into()),
        }
    }
    let text = serde_json::to_vec_pretty(manifest).map_err(|cause| Fault::Refused(cause.to_string()))?;
    append(&mut archive, MANIFEST, &text).map_err(at(tar))?;
    archive.into_inner().and_then(|file| file.sync_all()).map_err(at(tar))
}

fn append(archive: &mut tar::Builder<File>, name: &str, content: &[u8]) -> std::io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(content.len() as u64);
    header.set_mode(0o600);
    header.set_cksum();
    archive.append_data(&mut header, name, content)
}

/// What went wrong, and where.
pub fn at(path: &Path) -> impl Fn(std::io::Error) -> Fault + use<> {
    let path = path.display().to_string();
    move |cause| Fault::File { path: path.clone(), cause }
}
