//! What the page of a search shows.

use super::{
    facets::{self, Facets},
    find,
    find::{PAGE, REACH},
    query::Query,
    suggest,
};
use crate::{
    error::Error,
    model::search::{LAST_PAGE, SearchView},
    server::{articles, newsroom::Newsroom},
};

/// Channels shown above the hits.
const CHANNELS: usize = 4;

/// The page that the query of an address asks for.
pub async fn view(newsroom: &Newsroom, query: &str) -> Result<SearchView, Error> {
    let query = Query::of_address(query)?;
    let found = find(newsroom, &query).await?;
    if query.search.page > 1 && found.hits.is_empty() {
        return Err(Error::NotFound);
    }
    // A phrase that stands nowhere may have been looked for in many texts: nobody need read them once more to count nothing.
    let nowhere = found.hits.is_empty() && !query.search.is_narrowed();
    let counted = if nowhere { Facets::default() } else { facets::count(newsroom, &query).await? };
    let reached = found.weighed.unwrap_or(counted.count.number.min(REACH));
    let pages = if found.goes_on { ((reached + PAGE - 1) / PAGE).clamp(1, LAST_PAGE) } else { query.search.page };
    let newest = if found.hits.is_empty() { articles::newest(newsroom).await? } else { Vec::new() };
    let channels = suggest::channels(&newsroom.structure(), &query.search.text).into_iter().take(CHANNELS).collect();
    Ok(SearchView {
        sayable: query.is_sayable(),
        search: query.search,
        channels,
        hits: found.hits,
        count: counted.count,
        pages,
        by_channel: counted.channels,
        by_span: counted.spans,
        by_source: counted.sources,
        newest,
    })
}
