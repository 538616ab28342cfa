//! What is known of the pictures of a story, for drawing it.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    error::Error,
    model::{body::Body, picture::Picture},
    server::db::picture,
};

/// The body, its pictures with what the newsroom knows of them. Takes a statement where there are pictures.
pub async fn with_pictures(db: &impl ConnectionTrait, body: Body) -> Result<Body, Error> {
    let files = body.files();
    if files.is_empty() {
        return Ok(body);
    }
    let rows = picture::Entity::find().filter(picture::Column::File.is_in(files)).all(db).await?;
    let known = rows.into_iter().map(|row| (row.file.clone(), Picture::from(row))).collect();
    Ok(body.with_pictures(&known))
}
