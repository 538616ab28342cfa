//! Pictures' files, safe on disk under the names that say what is in them.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use sha2::{Digest, Sha256};

use super::Fault;
use crate::server::{
    db::{Database, picture},
    import::content::PictureFile,
};

/// The name of a file with this content: the first 32 hexadecimal digits of its SHA-256, and `ending`.
pub fn name(content: &[u8], ending: &str) -> String {
    let digits: String = Sha256::digest(content).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{digits}.{ending}")
}

/// Copies what is not in the folder yet and returns the paths of what is new. Nothing stays if one of them fails.
pub async fn keep(media: &Path, pictures: &[PictureFile]) -> Result<Vec<PathBuf>, Fault> {
    let (media, pictures) = (media.to_owned(), pictures.to_owned());
    let copied = tokio::task::spawn_blocking(move || keep_all(&media, &pictures)).await;
    copied.map_err(|cause| Fault::Content(format!("复制图片时中断：{cause}")))?
}

/// Takes back what [`keep`] brought, except what another import names by now.
pub async fn discard(db: &Database, fresh: Vec<PathBuf>) {
    for path in fresh {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let named = picture::Entity::find().filter(picture::Column::File.eq(name)).count(&db.write).await;
        if matches!(named, Ok(0)) && fs::remove_file(&path).is_err() {
            tracing::warn!(path = %path.display(), "a file of an import that failed stays behind");
        }
    }
}

fn keep_all(media: &Path, pictures: &[PictureFile]) -> Result<Vec<PathBuf>, Fault> {
    fs::create_dir_all(media).map_err(|cause| Fault::File { path: media.to_owned(), cause })?;
    let mut fresh = Vec::new();
    let done = pictures.iter().try_for_each(|picture| {
        let target = media.join(&picture.picture.file);
        if !target.exists() {
            keep_one(media, &target, picture)?;
            fresh.push(target);
        }
        Ok(())
    });
    // The names are safe only when the folder itself is written; once for all of them.
    let done = done.and_then(|()| if fresh.is_empty() { Ok(()) } else { sync(media) });
    match done {
        Ok(()) => Ok(fresh),
        Err(fault) => {
            for path in fresh {
                // What cannot be removed now is an unused file, no harm.
                let _ = fs::remove_file(path);
            }
            Err(fault)
        }
    }
}

fn keep_one(media: &Path, target: &Path, picture: &PictureFile) -> Result<(), Fault> {
    let content = fs::read(&picture.path).map_err(|cause| Fault::File { path: picture.path.clone(), cause })?;
    let ending = picture.picture.file.rsplit('.').next().unwrap_or_default();
    if name(&content, ending) != picture.picture.file {
        return Err(Fault::Content(format!("图片 {} 的内容与它的名字 {} 不符", picture.path.display(), picture.picture.file)));
    }
    let part = media.join(format!(".{}.{}.part", picture.picture.file, std::process::id()));
    let written = fs::File::create(&part).and_then(|mut file| {
        file.write_all(&content)?;
        file.sync_all()?;
        fs::rename(&part, target)
    });
    written.map_err(|cause| {
        let _ = fs::remove_file(&part);
        Fault::File { path: target.to_owned(), cause }
    })
}

fn sync(folder: &Path) -> Result<(), Fault> {
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(|cause| Fault::File { path: folder.to_owned(), cause })
}
