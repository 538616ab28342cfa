//! Pictures' files, safe in the media store under the names that say what is in them.

use super::Fault;
use crate::{
    model::picture::Picture,
    server::{
        import::content::PictureFile,
        media::{self, Media, intake},
    },
};

/// Copies what is not in the store yet and returns the names of what is new. Nothing stays if one of them fails.
pub async fn keep(media: &Media, pictures: &[PictureFile]) -> Result<Vec<String>, Fault> {
    let mut fresh = Vec::new();
    for picture in pictures {
        match keep_one(media, picture).await {
            Ok(true) => fresh.push(picture.picture.file.clone()),
            Ok(false) => {}
            Err(fault) => {
                for name in fresh {
                    // What cannot be removed now is an unused file, no harm.
                    let _ = media.remove(&name).await;
                }
                return Err(fault);
            }
        }
    }
    Ok(fresh)
}

async fn keep_one(media: &Media, picture: &PictureFile) -> Result<bool, Fault> {
    let PictureFile { picture: Picture { file, .. }, path, taken_in, .. } = picture;
    if media.exists(file).await? {
        return Ok(false);
    }
    let mut content = tokio::fs::read(path).await.map_err(|cause| Fault::File { path: path.clone(), cause })?;
    if *taken_in {
        // Once more, since a whole bundle's pictures do not fit into memory: the same file makes the same picture.
        let made = tokio::task::spawn_blocking(move || intake::take_in(&content)).await.map_err(|cause| Fault::Content(cause.to_string()))?;
        content = made.map_err(|refusal| Fault::Content(format!("{}：{refusal}", path.display())))?.content;
    }
    let ending = file.rsplit('.').next().unwrap_or_default();
    if media::name_of(&content, ending) != *file {
        return Err(Fault::Content(format!("图片 {} 的内容与它的名字 {file} 不符", path.display())));
    }
    Ok(media.put(file, content.into()).await?)
}
