//! Opening: a draft with its page, and what a signed-in visitor finds at an address.

use sea_orm::EntityTrait;

use super::{Held, find};
use crate::{
    error::Error,
    model::{
        draft::{At, Draft, Opening, View},
        person::Right,
        stamp::Stamp,
    },
    server::{articles, db::person, manuscripts, newsroom::Newsroom, pages, structure::Structure, visitor::Person},
};

/// An article for editing, or for looking at it.
pub async fn open(newsroom: &Newsroom, person: &Person, article: i64) -> Result<Opening, Error> {
    let held = find(&newsroom.db.read, article).await?.ok_or(Error::NotFound)?;
    opening(newsroom, person, held).await
}

async fn opening(newsroom: &Newsroom, person: &Person, held: Held) -> Result<Opening, Error> {
    let structure = newsroom.structure();
    let rights = held.rights(person, &structure)?;
    let changed_by = match held.draft.updated_by {
        Some(id) => person::Entity::find_by_id(id).one(&newsroom.db.read).await?.map(|person| person.name),
        None => None,
    };
    let view = view(newsroom, &structure, &held).await?;
    let draft = Draft {
        article: held.article.id,
        version: held.draft.version,
        standing: held.standing(),
        differs: held.differs(),
        rights,
        scheduled: held.draft.publish_at.map(Stamp::of_unix),
        changed: changed_by.map(|name| (Stamp::of_unix(held.draft.updated_at), name)),
        manuscript: held.manuscript,
        ..Draft::default()
    };
    Ok(Opening { draft, view, channels: channels(&structure, person) })
}

/// What the draft's page would show, all parts of the text on one page.
pub async fn view(newsroom: &Newsroom, structure: &Structure, held: &Held) -> Result<View, Error> {
    if let Some(page) = &held.page {
        return Ok(View::Page(Box::new(pages::view_of(newsroom, page, &held.manuscript).await?)));
    }
    let cover = manuscripts::cover(&newsroom.db.read, &held.manuscript).await?;
    let mut row = manuscripts::row(&held.manuscript, &held.article, cover)?;
    row.published_at = held.manuscript.time.or(held.draft.publish_at).or(row.published_at).or_else(|| Some(newsroom.now()));
    let view = articles::view_of(newsroom, structure, row, &held.manuscript.body).await?;
    Ok(View::Article(Box::new(view)))
}

/// Channels in which the person may write, in the order of the tree: number, name, how deep from 0.
pub fn channels(structure: &Structure, person: &Person) -> Vec<(i64, String, usize)> {
    let mut found = Vec::new();
    walk(structure, None, 0, &mut |channel, depth| {
        if person.may(Right::Write, structure, channel.id) {
            found.push((channel.id, channel.link.name.clone(), depth));
        }
    });
    found
}

fn walk(structure: &Structure, parent: Option<i64>, depth: usize, visit: &mut impl FnMut(&crate::server::structure::Channel, usize)) {
    // No tree of channels is deeper; a ring of parents would be.
    if depth > 20 {
        return;
    }
    for channel in structure.channels.iter().filter(|channel| channel.parent_id == parent) {
        visit(channel, depth);
        walk(structure, Some(channel.id), depth + 1, visit);
    }
}

/// What a signed-in visitor finds at the address of a page (without the language's prefix).
pub async fn at(newsroom: &Newsroom, person: &Person, address: &str) -> Result<At, Error> {
    let structure = newsroom.structure();
    let path = address.split('?').next().unwrap_or("");
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let page = match segments.as_slice() {
        ["about", slug] => pages::at(newsroom, person, slug).await?,
        _ => None,
    };
    let (slug, number) = match segments.as_slice() {
        ["about", _] => (None, None),
        ["desk", "articles", number] => (None, Some(*number)),
        [slug] => (Some(*slug), None),
        [slug, number] => (Some(*slug), Some(*number)),
        _ => (None, None),
    };
    let mut channel = slug.and_then(|slug| structure.channel_at(slug)).map(|channel| channel.id);
    let mut article = None;
    if let Some(id) = number.and_then(|number| number.parse::<i64>().ok()) {
        // Whoever may not see drafts gets the bar of a page like any other.
        if let Some(held) = find(&newsroom.db.read, id).await?
            && held.rights(person, &structure).is_ok()
        {
            (article, channel) = (Some(id), Some(held.draft.channel_id));
        }
    }
    let channel = channel.filter(|id| person.may(Right::Write, &structure, *id)).and_then(|id| structure.channel(id));
    Ok(At {
        me: person.me(),
        page,
        rights: Right::ALL.into_iter().filter(|right| person.may_somewhere(*right)).collect(),
        article,
        channel: channel.map(|channel| (channel.id, channel.link.name.clone())),
    })
}
