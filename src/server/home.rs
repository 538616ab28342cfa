//! What the home page shows: the layout's sections, filled.

use std::{collections::HashMap, collections::HashSet, vec::IntoIter};

use super::{
    db::slot,
    lists::{Listed, Wanted, lists, newest, newest_pictures, rows},
    newsroom::Newsroom,
    readings::popular::Ranking,
    structure::Structure,
    topics,
};
use crate::{
    error::Error,
    model::{
        article::Row,
        channel::{ChannelLink, ChannelRows},
        home::{Filled, HomeView, Section},
        readings::Popular,
        slug::Slug,
    },
};

/// The home page as of now, in one statement.
pub async fn view(newsroom: &Newsroom) -> Result<HomeView, Error> {
    let structure = newsroom.structure();
    let slots = used_slots(&structure);
    let mut wanted = Vec::new();
    for slot in &slots {
        wanted.push(Wanted::Slot { id: slot.id, now: newsroom.now() });
    }
    // A slot that fills up may find all that earlier slots show before it finds anything new.
    let reserve: i64 = slots.iter().map(|slot| slot.size).sum();
    for slot in &slots {
        wanted.extend(slot.fill_from_id.map(|id| if slot.with_picture { newest_pictures(id, reserve) } else { newest(id, reserve) }));
    }
    let ranking = newsroom.readings.ranking();
    wanted.extend(structure.home.iter().flat_map(|section| of_section(&structure, &ranking, section)));
    let mut found = lists(&newsroom.db, &structure, &wanted).await?.into_iter();
    let slots = fill(&slots, &mut found);
    let sections = structure.home.iter().filter_map(|section| filled(&structure, &ranking, section, &slots, &mut found)).collect();
    Ok(HomeView { sections })
}

/// The slots that the layout names, in their own order.
fn used_slots(structure: &Structure) -> Vec<&slot::Model> {
    let named: HashSet<&str> = structure
        .home
        .iter()
        .flat_map(|section| match section {
            Section::Opening { focus, headline, news } => vec![focus.as_str(), headline.as_str(), news.as_str()],
            _ => vec![],
        })
        .collect();
    structure.slots.iter().filter(|slot| named.contains(slot.name.as_str())).collect()
}

/// What a slot shows, and the channel that fills it up.
struct Shown {
    rows: Vec<Row>,
    from: Option<i64>,
}

/// Hand-picked entries first, then the newest of the slot's channel; what one slot shows, later ones leave out.
fn fill(slots: &[&slot::Model], found: &mut IntoIter<Vec<Listed>>) -> HashMap<String, Shown> {
    let picked: Vec<Vec<Listed>> = found.take(slots.len()).collect();
    // What is picked for any slot is not filled into an earlier one.
    let mut taken: HashSet<i64> = picked.iter().flatten().map(|listed| listed.row.id).collect();
    let mut shown_before = HashSet::new();
    let mut filled = HashMap::new();
    for (slot, picked) in slots.iter().zip(picked) {
        let mut rows = rows(picked);
        rows.retain(|row| slot.may_repeat || !shown_before.contains(&row.id));
        let more = if slot.fill_from_id.is_some() { found.next().unwrap_or_default() } else { vec![] };
        rows.extend(self::rows(more).into_iter().filter(|row| slot.may_repeat || taken.insert(row.id)));
        rows.truncate(slot.size.max(0) as usize);
        shown_before.extend(rows.iter().map(|row| row.id));
        taken.extend(rows.iter().map(|row| row.id));
        filled.insert(slot.name.clone(), Shown { rows, from: slot.fill_from_id });
    }
    filled
}

fn of_section(structure: &Structure, ranking: &Ranking, section: &Section) -> Vec<Wanted> {
    let id = |slug: &Slug| structure.channel_at(slug.as_str()).map(|channel| channel.id);
    match section {
        Section::Opening { .. } | Section::Topics { .. } => vec![],
        Section::Channels { channels, lines } => channels.iter().filter_map(|slug| Some(newest(id(slug)?, lines + 1))).collect(),
        Section::Strip { channel, count } => id(channel).map(|id| newest_pictures(id, *count)).into_iter().collect(),
        Section::Express { channel, count } => id(channel).map(|id| newest(id, *count)).into_iter().collect(),
        Section::Popular { .. } => ranking.wanted(),
    }
}

fn filled(
    structure: &Structure,
    ranking: &Ranking,
    section: &Section,
    slots: &HashMap<String, Shown>,
    found: &mut IntoIter<Vec<Listed>>,
) -> Option<Filled> {
    let link = |slug: &Slug| structure.channel_at(slug.as_str()).map(|channel| channel.link.clone());
    if let Section::Popular { count } = section {
        let popular = ranking.filled(found).first(usize::try_from(*count).unwrap_or(0));
        return (popular != Popular::default()).then_some(Filled::Popular(popular));
    }
    let mut block = |slug: &Slug| {
        let channel = link(slug)?;
        let rows = rows(found.next()?);
        (!rows.is_empty()).then_some(ChannelRows { channel, rows })
    };
    match section {
        Section::Opening { focus, headline, news } => {
            let slot = |name: &Slug| slots.get(name.as_str()).map(|shown| shown.rows.clone()).unwrap_or_default();
            let more: Option<ChannelLink> =
                slots.get(news.as_str()).and_then(|shown| structure.channel(shown.from?)).map(|channel| channel.link.clone());
            let with_cover = slot(focus).into_iter().filter(|row| row.cover.is_some()).collect();
            Some(Filled::Opening { focus: with_cover, focus_slot: focus.clone(), headline: slot(headline), news: slot(news), more })
        }
        Section::Channels { channels, .. } => {
            let blocks: Vec<ChannelRows> = channels.iter().filter_map(&mut block).collect();
            (!blocks.is_empty()).then_some(Filled::Channels(blocks))
        }
        Section::Strip { channel, .. } => block(channel).map(Filled::Strip),
        Section::Express { channel, .. } => block(channel).map(Filled::Express),
        Section::Popular { .. } => None,
        Section::Topics { count } => {
            let mut shown = topics::all(structure);
            shown.truncate(usize::try_from(*count).unwrap_or(0));
            (!shown.is_empty()).then_some(Filled::Topics(shown))
        }
    }
}
