//! Pages that the client knows nothing of but their addresses: searches, tags and topics. It asks for them as for any address that
//! it does not know, so that readers download no code for them.

use super::{addresses::percent_decoded, newsroom::Newsroom, redirects, search, tags, topics, visitor::Origin};
use crate::{
    content,
    error::Error,
    model::{lang::Lang, opened::Opened},
    ui::words::Here,
};

/// The page at an address (path and query, with the language's prefix), where it leads now, or that nothing is there.
pub async fn open(newsroom: &Newsroom, origin: &Origin, address: &str) -> Result<Opened, Error> {
    let (lang, address) = Lang::of_path(address);
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let here = Here { lang, address: path.to_owned() };
    let page = query.split('&').find_map(|pair| pair.strip_prefix("page="));
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let structure = newsroom.structure();
    let frame = structure.identity();
    let poster = || newsroom.social.of_site(&structure);
    // Each page has one address, whatever slashes somebody adds.
    let plain = format!("/{}", segments.join("/"));
    match segments.as_slice() {
        ["search"] | ["tag" | "topic"] | ["tag" | "topic", _] if path != plain => Err(Error::Moved { to: address.replacen(path, &plain, 1) }),
        ["search"] => {
            newsroom.limits.search(&origin.address)?;
            let view = search::view(newsroom, query).await.map_err(|error| content::search::refused(lang, error))?;
            Ok(content::search::open(here, view))
        }
        ["tag"] => tags::index(newsroom, page).await.map(|list| content::tag::index(here, frame, list, poster())),
        ["tag", tag] => {
            let typed = percent_decoded(tag).ok_or(Error::NotFound)?;
            tags::view(newsroom, &typed, page).await.map(|view| content::tag::open(here, frame, view, poster()))
        }
        ["topic"] => Ok(content::topic::list(here, frame, topics::all(&structure), poster())),
        ["topic", slug] => topics::view(newsroom, slug).await.map(|view| content::topic::open(here, frame, view, poster())),
        _ => Err(redirects::moved_or(newsroom, address, Error::NotFound).await),
    }
}
