//! Old addresses.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{db::redirect, newsroom::Newsroom};
use crate::{error::Error, model::lang::Lang};

/// Where the old address `path` (with its query, if it has one) leads now; `otherwise` when nobody knows it.
pub async fn moved_or(newsroom: &Newsroom, path: &str, otherwise: Error) -> Error {
    let path = Lang::of_path(path).1;
    match target(newsroom, path).await {
        Ok(Some(to)) => Error::Moved { to },
        Ok(None) => otherwise,
        Err(error) => error,
    }
}

/// Old links come with and without a slash at the end.
async fn target(newsroom: &Newsroom, path: &str) -> Result<Option<String>, Error> {
    // No address this long was ever stored; see `import::store`.
    if path.len() > 2000 {
        return Ok(None);
    }
    let other = if let Some(bare) = path.strip_suffix('/') { bare.to_owned() } else { format!("{path}/") };
    let found = redirect::Entity::find().filter(redirect::Column::Path.is_in([path, other.as_str()])).one(&newsroom.db.read).await?;
    Ok(found.map(|redirect| redirect.target).filter(|target| target != path))
}
