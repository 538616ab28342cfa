//! A picture that stands on another site comes into the library.

use super::{Arriving, add, of_file};
use crate::{
    error::Error,
    model::{
        person::Right,
        picture::{Suggestions, Uploaded},
    },
    server::{media::variants, newsroom::Newsroom, visitor::Person},
};

/// Fetches the picture at `address` for somebody who writes. What cannot be fetched stays a link; the error says why.
pub async fn fetch(newsroom: &Newsroom, by: &Person, address: &str) -> Result<Uploaded, Error> {
    if !by.may_somewhere(Right::Write) {
        return Err(Error::Forbidden);
    }
    if let Some(file) = own(newsroom, address) {
        let picture = match of_file(newsroom, by, file).await {
            // A browser copies the address of the size that it shows.
            Err(Error::NotFound) => of_file(newsroom, by, &variants::original(newsroom, file).await?.ok_or(Error::NotFound)?).await?,
            found => found?,
        };
        return Ok(Uploaded { picture, suggestions: Suggestions::default() });
    }
    newsroom.limits.fetch(by.id)?;
    bring(newsroom, by, address).await
}

/// Fetches the picture at `address`, however often.
pub async fn bring(newsroom: &Newsroom, by: &Person, address: &str) -> Result<Uploaded, Error> {
    let mut coming = newsroom.remote.open(address, newsroom.settings.media.largest_mib << 20).await?;
    let mut arriving = Arriving::begin(newsroom).await?;
    while let Some(piece) = coming.piece().await? {
        arriving = arriving.add(piece).await?;
    }
    let arrived = arriving.end(&coming.name(), coming.address()).await?;
    // Others may fetch while this one is looked at.
    drop(coming);
    add(newsroom, by, arrived).await
}

/// The file of this site that an address names: a picture that was copied from one of our own pages.
fn own<'a>(newsroom: &Newsroom, address: &'a str) -> Option<&'a str> {
    let path = address.strip_prefix(&newsroom.settings.public_url()).unwrap_or(address);
    path.strip_prefix("/media/").map(|file| file.split(['?', '#']).next().unwrap_or(file))
}
