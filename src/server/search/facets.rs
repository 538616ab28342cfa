//! How many articles a query finds: in all, by channel, by age, by source.
//!
//! Only so many are counted: whoever searches for a frequent word learns that there are more, and nobody waits. What can be chosen then is
//! offered without a number, since nobody knows what the others are.

use std::collections::HashSet;

use sea_orm::{FromQueryResult, Statement};

use super::{
    find::{REACH, Tier, sought, words_of},
    fold::Folded,
    index::key_at,
    names::Kind,
    query::{Query, second_of},
    sql::{Sought, then_join},
};
use crate::{
    error::Error,
    model::search::{Choice, Count, Search, Span},
    server::{
        newsroom::Newsroom,
        structure::{Channel, Structure},
    },
};

/// Sources to choose from.
const SOURCES: usize = 8;

/// How many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Articles found.
    pub count: Count,
    /// By channel: the tops of the tree; inside a channel it and those right below it. The first choice is any channel.
    pub channels: Vec<Choice>,
    /// By age: any first, then the shortest.
    pub spans: Vec<(Span, Choice)>,
    /// By source, the most frequent first. The first choice is any source.
    pub sources: Vec<Choice>,
}

/// Articles that have channels, source and age in common.
#[derive(Debug, FromQueryResult)]
struct Group {
    places: String,
    source: String,
    /// How many of [`Span::ALL`] are too short for them.
    age: i64,
    many: i64,
}

/// Counts what `query` finds.
pub async fn count(newsroom: &Newsroom, query: &Query) -> Result<Facets, Error> {
    if !query.is_sayable() {
        return Ok(Facets::default());
    }
    let (structure, now, search) = (newsroom.structure(), newsroom.now(), &query.search);
    // Without what can be chosen: so the same groups count every choice.
    let mut open = words_of(query, Tier::Any);
    let (from, to) = (second_of(&search.from), second_of(&search.to));
    open.keys = Some(from.map_or(i64::MIN, key_at)..to.map_or(i64::MAX, |last| key_at(last + 86_400)));
    let (groups, more) = groups(newsroom, &open, now).await?;
    let chosen = Chosen::of(search, &structure)?;
    let mut count = Count { number: chosen.many(&groups), more };
    if more && search.is_narrowed() {
        let (groups, more) = self::groups(newsroom, &sought(query, &structure, now, Tier::Any)?, now).await?;
        count = Count { number: groups.iter().map(|group| group.many).sum(), more };
    }
    let sources = if more { usual_sources(newsroom).await? } else { Vec::new() };
    let choices = Choices { search, structure: &structure, chosen: &chosen, count, groups: &groups, more };
    Ok(Facets { count, channels: choices.channels(), spans: choices.spans(), sources: choices.sources(&sources) })
}

#[derive(FromQueryResult)]
struct Source {
    name: String,
}

/// The sources of most articles: what was not counted is likely from one of them.
async fn usual_sources(newsroom: &Newsroom) -> Result<Vec<String>, Error> {
    let sql = format!("SELECT name FROM search_name WHERE kind = '{}' ORDER BY articles DESC, name LIMIT {SOURCES}", Kind::Source.word());
    let found = Source::find_by_statement(Statement::from_string(newsroom.db.backend(), sql)).all(&newsroom.db.read).await?;
    Ok(found.into_iter().map(|source| source.name).collect())
}

/// The newest [`REACH`] of what is sought, grouped, and whether there are more.
async fn groups(newsroom: &Newsroom, sought: &Sought, now: i64) -> Result<(Vec<Group>, bool), Error> {
    let backend = newsroom.db.backend();
    let mut values = Vec::new();
    let keys = sought.newest_keys(backend, &mut values, REACH + 1, 0);
    let mut ages = String::new();
    for (age, span) in Span::ALL.iter().enumerate() {
        if let Some(seconds) = span.seconds() {
            values.push(key_at(now - seconds).into());
            ages += &format!(" WHEN d.key >= ${} THEN {age}", values.len());
        }
    }
    let sql = format!(
        "SELECT places, source, CAST(age AS bigint) AS age, COUNT(*) AS many
         FROM (SELECT d.places, d.source, CASE{ages} ELSE {} END AS age FROM ({keys}) AS k {} search_document AS d ON d.key = k.key) AS found
         GROUP BY places, source, age",
        Span::ALL.len() - 1,
        then_join(backend)
    );
    let mut groups = Group::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(&newsroom.db.read).await?;
    let more = groups.iter().map(|group| group.many).sum::<i64>() > REACH;
    if more {
        // One was asked for only to know whether there are more.
        groups.iter_mut().max_by_key(|group| group.age).into_iter().for_each(|oldest| oldest.many -= 1);
    }
    Ok((groups, more))
}

/// What is chosen of each kind.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Chosen {
    channel: Option<i64>,
    source: Option<String>,
    span: Span,
}

impl Chosen {
    fn of(search: &Search, structure: &Structure) -> Result<Chosen, Error> {
        let channel = match search.channel.as_str() {
            "" => None,
            slug => Some(structure.channel_at(slug).ok_or(Error::NotFound)?.id),
        };
        Ok(Chosen { channel, source: (!search.source.is_empty()).then(|| same(&search.source)), span: search.span })
    }

    fn many(&self, groups: &[Group]) -> i64 {
        let place = self.channel.map(|channel| format!(",{channel},"));
        let age = self.age();
        let fits = |group: &&Group| {
            place.as_ref().is_none_or(|place| group.places.contains(place.as_str()))
                && self.source.as_ref().is_none_or(|source| same(&group.source) == *source)
                && group.age <= age
        };
        groups.iter().filter(fits).map(|group| group.many).sum()
    }

    /// How many of [`Span::ALL`] are shorter than the chosen one.
    fn age(&self) -> i64 {
        Span::ALL.iter().position(|span| *span == self.span).unwrap_or(Span::ALL.len()) as i64
    }
}

/// A source as the index knows it.
fn same(source: &str) -> String {
    Folded::of(source).chars.into_iter().filter(|c| *c != ' ').collect()
}

/// Makes the choices of a search.
struct Choices<'a> {
    search: &'a Search,
    structure: &'a Structure,
    chosen: &'a Chosen,
    /// Of what is chosen.
    count: Count,
    groups: &'a [Group],
    /// There are more than the groups hold.
    more: bool,
}

impl Choices<'_> {
    fn choice(&self, label: String, search: Search, as_chosen: Chosen, chosen: bool) -> Choice {
        Choice { label, search: search.first_page(), count: self.counted(&as_chosen), chosen }
    }

    /// How many there are, if all of them were counted. The groups hold the newest: so whatever is younger than one of them.
    fn counted(&self, as_chosen: &Chosen) -> Option<Count> {
        if as_chosen == self.chosen {
            return Some(self.count);
        }
        let all = !self.more || self.groups.iter().any(|group| group.age > as_chosen.age());
        all.then(|| Count { number: as_chosen.many(self.groups), more: false })
    }

    fn channel(&self, channel: &Channel) -> Choice {
        let search = Search { channel: channel.link.slug.to_string(), ..self.search.clone() };
        let chosen = Chosen { channel: Some(channel.id), ..self.chosen.clone() };
        self.choice(channel.link.name.clone(), search, chosen, self.chosen.channel == Some(channel.id))
    }

    fn channels(&self) -> Vec<Choice> {
        let any = Search { channel: String::new(), ..self.search.clone() };
        let any = self.choice(String::new(), any, Chosen { channel: None, ..self.chosen.clone() }, self.chosen.channel.is_none());
        let here = self.chosen.channel.and_then(|id| self.structure.channel(id));
        let path = here.map(|channel| self.structure.path_to(channel)).unwrap_or_default();
        let below = |parent: Option<i64>| self.structure.channels.iter().filter(move |channel| channel.parent_id == parent && !channel.hidden);
        let found = below(here.map(|channel| channel.id)).map(|channel| self.channel(channel)).filter(finds_something);
        std::iter::once(any).chain(path.into_iter().map(|channel| self.channel(channel))).chain(found).collect()
    }

    fn spans(&self) -> Vec<(Span, Choice)> {
        let spans = Span::ALL.into_iter().map(|span| {
            let chosen = Chosen { span, ..self.chosen.clone() };
            (span, self.choice(String::new(), Search { span, ..self.search.clone() }, chosen, self.chosen.span == span))
        });
        let mut spans: Vec<_> = spans.filter(|(span, choice)| choice.chosen || *span == Span::Any || finds_something(choice)).collect();
        // Any age stands first, as any channel does.
        spans.rotate_right(1);
        spans
    }

    /// Sources of what was found, those of most of it first; then the usual ones.
    fn sources(&self, usual: &[String]) -> Vec<Choice> {
        let mut names: Vec<&str> = self.groups.iter().map(|group| group.source.as_str()).collect();
        names.sort_unstable();
        names.extend(usual.iter().map(String::as_str).chain([self.search.source.as_str()]));
        let mut known = HashSet::new();
        names.retain(|name| !same(name).is_empty() && known.insert(same(name)));
        let any = Search { source: String::new(), ..self.search.clone() };
        let any = self.choice(String::new(), any, Chosen { source: None, ..self.chosen.clone() }, self.chosen.source.is_none());
        let of = |name: &str| {
            let chosen = Chosen { source: Some(same(name)), ..self.chosen.clone() };
            let (is_chosen, many) = (self.chosen.source == chosen.source, chosen.many(self.groups));
            (many, self.choice(name.to_owned(), Search { source: name.to_owned(), ..self.search.clone() }, chosen, is_chosen))
        };
        let mut found: Vec<(i64, Choice)> = names.into_iter().map(of).filter(|(_, choice)| choice.chosen || finds_something(choice)).collect();
        found.sort_by_key(|(many, choice)| std::cmp::Reverse((choice.chosen, *many)));
        found.truncate(SOURCES);
        std::iter::once(any).chain(found.into_iter().map(|(_, choice)| choice)).collect()
    }
}

/// Whether a choice finds anything, as far as is known.
fn finds_something(choice: &Choice) -> bool {
    choice.count.is_none_or(|count| count.number > 0)
}
