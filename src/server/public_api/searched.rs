//! Search, for programs.

use time::{Date, macros::format_description};
use utoipa::IntoParams;

use super::{
    Refused,
    articles::entry,
    asked::{Parameters, address, cursor_of, made, written},
    shapes::{Found, Hit, Piece},
};
use crate::{
    error::Error,
    model::{
        page_of::Cursor,
        public_api::{Form, Problem},
        search::{self, LAST_PAGE, LONGEST, LONGEST_SOURCE, Order, Search},
        slug::Slug,
    },
    server::{
        newsroom::Newsroom,
        search::{Query, find},
    },
};

/// The parameters of a search as they stand in the address.
#[derive(Default, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// What to look for: at most ten words. Words in quotation marks stand together, and are one; what follows a `-` must not be there.
    #[param(value_type = String, required = true, example = "柳溪", min_length = 1, max_length = 100)]
    q: Option<String>,
    /// Only in this channel and all channels below it: its `slug`.
    #[param(example = "yaowen", min_length = 1, max_length = 64, pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$")]
    channel: Option<String>,
    /// Only what was published on this day or later.
    #[param(example = "2026-11-01", format = Date)]
    from: Option<String>,
    /// Only what was published on this day or earlier.
    #[param(example = "2026-11-30", format = Date)]
    to: Option<String>,
    /// Only what is from this source.
    #[param(min_length = 1, max_length = 60)]
    source: Option<String>,
    /// What comes first: `newest`, or by `relevance`.
    #[param(value_type = Option<Sort>)]
    order: Option<String>,
    /// Goes on where an answer ended: its `next`.
    #[param(pattern = "^[A-Za-z0-9_-]{21}[AQgw]$")]
    after: Option<String>,
}

/// What comes first.
#[derive(utoipa::ToSchema)]
#[schema(rename_all = "lowercase")]
#[allow(dead_code, reason = "only the description is made from it")]
enum Sort {
    /// The newest.
    Newest,
    /// What is most about it.
    Relevance,
}

impl SearchQuery {
    /// Takes what is its own.
    pub fn of(parameters: &mut Parameters) -> SearchQuery {
        let mut take = |name| parameters.take(name);
        SearchQuery {
            q: take("q"),
            channel: take("channel"),
            from: take("from"),
            to: take("to"),
            source: take("source"),
            order: take("order"),
            after: take("after"),
        }
    }

    /// The search that it asks for.
    pub fn search(self) -> Result<Search, Problem> {
        let text = |most: usize| move |text: &str| (1..=most).contains(&text.chars().count()).then(|| text.to_owned());
        let day = |day: &str| Date::parse(day, format_description!("[year]-[month]-[day]")).ok().map(|_| day.to_owned());
        let order = |order: &str| match order {
            "newest" => Some(Order::Newest),
            "relevance" => Some(Order::Relevance),
            _ => None,
        };
        let search = Search {
            text: made(self.q, "q", Form::Words, text(LONGEST))?.ok_or(Problem::Malformed("q", Form::Words))?,
            channel: made(self.channel, "channel", Form::Slug, |slug| Slug::new(slug).ok().map(String::from))?.unwrap_or_default(),
            from: made(self.from, "from", Form::Day, day)?.unwrap_or_default(),
            to: made(self.to, "to", Form::Day, day)?.unwrap_or_default(),
            source: made(self.source, "source", Form::Name, text(LONGEST_SOURCE))?.unwrap_or_default(),
            order: made(self.order, "order", Form::Order, order)?.unwrap_or_default(),
            page: made(self.after, "after", Form::Place, cursor_of)?.map_or(1, |place| place.published_at),
            ..Search::default()
        };
        Query::of(search.clone()).map_err(|_| Problem::Malformed("q", Form::Words))?;
        Ok(search)
    }
}

/// The one address of a search.
pub fn address_of(search: &Search) -> String {
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    address(
        "/api/v1/search",
        [
            ("q", said(&search.text)),
            ("channel", said(&search.channel)),
            ("from", said(&search.from)),
            ("to", said(&search.to)),
            ("source", said(&search.source)),
            ("order", (search.order == Order::Relevance).then(|| "relevance".to_owned())),
            ("after", (search.page != 1).then(|| place_of(search.page))),
        ],
    )
}

/// Where a page begins, as programs get it.
fn place_of(page: i64) -> String {
    written(Cursor { published_at: page, id: 0 })
}

/// Published articles by what stands in them: 20 at a time, 1,000 at most.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    operation_id = "search",
    params(SearchQuery),
    responses(
        (status = 200, description = "Part of what was found.", body = Found, headers(("ETag" = String, description = "Names this state of the answer."))),
        Refused,
    )
)]
pub async fn found(newsroom: &Newsroom, search: Search) -> Result<Found, Error> {
    let page = search.page;
    // Whoever makes up a place finds what is there: nothing.
    if !(1..=LAST_PAGE).contains(&page) {
        return Ok(Found { hits: Vec::new(), next: None });
    }
    let found = find(newsroom, &Query::of(search)?).await?;
    let (structure, public_url) = (newsroom.structure(), newsroom.settings.public_url());
    let pieces = |pieces: Vec<search::Piece>| pieces.into_iter().map(|piece| Piece { text: piece.text, hit: piece.hit }).collect();
    let hit = |hit: search::Hit| {
        let channel = structure.channel_at(hit.channel?.slug.as_str())?;
        Some(Hit { article: entry(hit.row, channel, &public_url), title: pieces(hit.title), passage: pieces(hit.passage) })
    };
    Ok(Found { hits: found.hits.into_iter().filter_map(hit).collect(), next: found.goes_on.then(|| place_of(page + 1)) })
}
