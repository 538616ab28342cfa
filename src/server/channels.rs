//! What a channel's page shows.

use super::{
    lists::{From, Listed, Wanted, lists, newest, newest_pictures, rows},
    newsroom::Newsroom,
    redirects,
    structure::{Channel, Day, Structure},
    tags,
};
use crate::{
    error::Error,
    model::{
        article::Row,
        channel::{ChannelRows, ChannelView, ListKind},
        page_of::{Cursor, PageOf},
    },
};

/// Rows on a full page of a channel's list.
pub const PAGE: i64 = 20;
/// Rows of `>>更多`.
pub const MORE: i64 = 6;
/// Pictures of a strip.
pub const STRIP: i64 = 4;

/// One numbered page of the channel at `/{slug}`; `page` as it stands in the address.
pub async fn view(newsroom: &Newsroom, slug: &str, page: Option<&str>) -> Result<ChannelView, Error> {
    let structure = newsroom.structure();
    let Some(channel) = structure.channel_at(slug) else {
        return Err(redirects::moved_or(newsroom, &format!("/{slug}"), Error::NotFound).await);
    };
    let number = page_number(page)?;
    if number > 1 && (number - 1) * PAGE >= channel.articles {
        return Err(Error::NotFound);
    }
    let place = place_of(newsroom, &structure, channel, number).await?;
    let beside = Beside::of(&structure, channel.more_id, channel.strip_id, channel.id);
    let ranking = newsroom.readings.ranking();
    let mut wanted = vec![Wanted::Channel { id: channel.id, count: PAGE, from: place, with_picture: false }];
    wanted.extend(ranking.wanted());
    wanted.extend(beside.wanted());
    let mut found = lists(&newsroom.db, &structure, &wanted).await?.into_iter();
    let list = page_of(found.next().unwrap_or_default(), number, channel.articles);
    let popular = ranking.filled(&mut found);
    let (more, strip) = beside.filled(found.collect());
    let mut path = structure.path_to(channel).into_iter().map(|channel| channel.link.clone()).collect::<Vec<_>>();
    path.pop();
    Ok(ChannelView {
        channel: channel.link.clone(),
        description: channel.description.clone(),
        kind: channel.kind,
        ancestors: path,
        tabs: structure.tabs(channel),
        list,
        popular,
        more,
        strip,
    })
}

/// The rows that follow a place in the list of the channel at `/{slug}`, with the kind of its list and the place. What
/// begins with `tag/` is a tag's list; a slug has no slash.
pub async fn more(newsroom: &Newsroom, slug: &str, after: &str) -> Result<(ListKind, Cursor, PageOf<Row>), Error> {
    let after: Cursor = after.parse().map_err(|()| Error::Invalid("“加载更多”的位置写法不对。".to_owned()))?;
    if let Some(tag) = slug.strip_prefix("tag/") {
        return Ok((ListKind::Summary, after, tags::more(newsroom, tag, after).await?));
    }
    let structure = newsroom.structure();
    let channel = structure.channel_at(slug).ok_or(Error::NotFound)?;
    let wanted = Wanted::Channel { id: channel.id, count: PAGE, from: From::After(after), with_picture: false };
    Ok((channel.kind, after, rows_after(newsroom, wanted, channel.articles).await?))
}

/// A page of rows of a list with `total` rows, read from a place on.
pub async fn rows_after(newsroom: &Newsroom, wanted: Wanted, total: i64) -> Result<PageOf<Row>, Error> {
    let found = lists(&newsroom.db, &newsroom.structure(), &[wanted]).await?.pop().unwrap_or_default();
    // Where this stands among the numbered pages is nobody's question; that a full page came means there may be more.
    let next = (found.len() as i64 == PAGE).then(|| found.last().map(|listed| listed.place)).flatten();
    Ok(PageOf { items: rows(found), number: 0, total, size: PAGE, next })
}

/// What stands in `?page=`: a number from 1. Anything else is no page.
pub fn page_number(page: Option<&str>) -> Result<i64, Error> {
    let Some(page) = page else { return Ok(1) };
    let plain = !page.is_empty() && page.len() <= 12 && page.bytes().all(|b| b.is_ascii_digit()) && !page.starts_with('0');
    if plain { page.parse().map_err(|_| Error::NotFound) } else { Err(Error::NotFound) }
}

/// Where a numbered page begins. Deep pages are reached by days: the database passes over one day's rows at most.
async fn place_of(newsroom: &Newsroom, structure: &Structure, channel: &Channel, number: i64) -> Result<From, Error> {
    if number == 1 {
        return Ok(From::Newest);
    }
    place_among(&structure.days(&newsroom.db, channel.id).await?, number)
}

/// The same in a list of which the days are known.
pub fn place_among(days: &[Day], number: i64) -> Result<From, Error> {
    let offset = (number - 1) * PAGE;
    let day = days.partition_point(|day| day.before <= offset).checked_sub(1).and_then(|place| days.get(place));
    day.map(|day| From::Until { end: day.end, skip: offset - day.before }).ok_or(Error::NotFound)
}

/// A numbered page of a list with `total` rows.
pub fn page_of(found: Vec<Listed>, number: i64, total: i64) -> PageOf<Row> {
    let next = (number * PAGE < total).then(|| found.last().map(|listed| listed.place)).flatten();
    PageOf { items: rows(found), number, total, size: PAGE, next }
}

/// The channels shown beside a page.
pub struct Beside<'a> {
    more: Option<&'a Channel>,
    strip: Option<&'a Channel>,
}

impl<'a> Beside<'a> {
    /// `>>更多` and picture strip by their channels' numbers; a page of the channel `own` does not show it beside itself.
    pub fn of(structure: &'a Structure, more: Option<i64>, strip: Option<i64>, own: i64) -> Beside<'a> {
        let other = |id: Option<i64>| id.filter(|id| *id != own).and_then(|id| structure.channel(id));
        Beside { more: other(more), strip: other(strip) }
    }

    /// Their lists.
    pub fn wanted(&self) -> Vec<Wanted> {
        let more = self.more.map(|channel| newest(channel.id, MORE));
        let strip = self.strip.map(|channel| newest_pictures(channel.id, STRIP));
        more.into_iter().chain(strip).collect()
    }

    /// The same with what was found; `found` holds one list for each that was wanted.
    pub fn filled(&self, found: Vec<Vec<Listed>>) -> (Option<ChannelRows>, Option<ChannelRows>) {
        let mut found = found.into_iter();
        let mut fill = |channel: Option<&Channel>| {
            let channel = channel?;
            let rows = rows(found.next()?);
            (!rows.is_empty()).then(|| ChannelRows { channel: channel.link.clone(), rows })
        };
        (fill(self.more), fill(self.strip))
    }
}
