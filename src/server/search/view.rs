//! What the page of a search shows.

use super::{
    facets, find,
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
    let (found, counted) = tokio::try_join!(find(newsroom, &query), facets::count(newsroom, &query))?;
    let pages = ((counted.count.number.min(REACH) + PAGE - 1) / PAGE).clamp(1, LAST_PAGE);
    // Relevance weighs fewer than there are, so its last page may come earlier.
    let pages = if found.goes_on || found.hits.is_empty() { pages } else { query.search.page };
    if query.search.page > 1 && found.hits.is_empty() {
        return Err(Error::NotFound);
    }
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
