//! What somebody may be typing: channels, tags, people and sources by their names or as they are typed in Latin letters, and titles.

use sea_orm::{FromQueryResult, Statement, Value};

use super::{
    fold::Folded,
    names,
    passage::pieces,
    pinyin,
    query::{Phrase, Query},
    sql::{Sought, Term, then_join},
    tokens,
};
use crate::{
    error::Error,
    model::{
        channel::ChannelLink,
        search::{LONGEST, Search, Suggested, Suggestion},
        tag::Tag,
    },
    server::{lists, newsroom::Newsroom, structure::Structure},
};

/// Channels, names and titles that are suggested.
const CHANNELS: usize = 3;
const NAMES: i64 = 4;
const TITLES: usize = 6;
/// Titles are looked for among so many of the newest articles whose heads have the letters.
const LOOKED_AT: i64 = 18;

/// What `typed` may become.
pub async fn suggest(newsroom: &Newsroom, typed: &str) -> Result<Vec<Suggestion>, Error> {
    let typed = typed.trim();
    let letters = letters(typed);
    if letters.is_empty() || typed.chars().count() > LONGEST {
        return Ok(Vec::new());
    }
    let structure = newsroom.structure();
    let phrases: Vec<Phrase> = Phrase::of(typed).into_iter().collect();
    let channels = channels(&structure, typed).into_iter().take(CHANNELS).map(|channel| Suggestion {
        kind: Suggested::Channel,
        text: pieces(&channel.name, &phrases),
        address: channel.address(),
    });
    let mut suggestions: Vec<Suggestion> = channels.collect();
    let is_channel = |name: &str| structure.channels.iter().any(|channel| channel.link.name == name);
    let (names, titles) = tokio::try_join!(names_like(newsroom, &letters), titles(newsroom, &structure, typed))?;
    suggestions.extend(names.into_iter().filter(|(_, name)| !is_channel(name)).map(|(kind, name)| Suggestion {
        kind,
        text: pieces(&name, &phrases),
        address: address(kind, &name),
    }));
    suggestions.extend(titles);
    Ok(suggestions)
}

/// Where a name leads: a tag to its page, a source to all that is from it, a reporter to all that names them.
fn address(kind: Suggested, name: &str) -> String {
    let text = format!("\"{}\"", name.replace('"', " "));
    let tag = Tag::of(name).filter(|_| kind == Suggested::Tag);
    let source = if kind == Suggested::Source { name.to_owned() } else { String::new() };
    tag.map_or_else(|| Search { text, source, ..Search::default() }.address(), |tag| tag.address())
}

/// Channels whose name has what was typed, or is typed so. Hidden ones are not given away.
pub fn channels(structure: &Structure, typed: &str) -> Vec<ChannelLink> {
    let letters = letters(typed);
    if letters.is_empty() {
        return Vec::new();
    }
    let is_meant = |name: &str, slug: &str| {
        let folded = self::letters(name);
        let latin = letters.len() > 1 && letters.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let spelled = pinyin::spelled(&folded).filter(|_| latin);
        folded.contains(&letters)
            || spelled.is_some_and(|spelled| spelled.whole.starts_with(&letters) || spelled.initials == letters)
            || latin && slug.replace('-', "").starts_with(&letters)
    };
    let mut found: Vec<&ChannelLink> = structure
        .channels
        .iter()
        .filter(|channel| !channel.hidden && is_meant(&channel.link.name, channel.link.slug.as_str()))
        .map(|channel| &channel.link)
        .collect();
    found.sort_by_key(|link| (!self::letters(&link.name).starts_with(&letters), link.name.chars().count()));
    found.into_iter().cloned().collect()
}

/// A name in its one spelling, without spaces.
fn letters(text: &str) -> String {
    Folded::of(text).chars.into_iter().filter(|c| *c != ' ').collect()
}

#[derive(FromQueryResult)]
struct FoundName {
    kind: String,
    name: String,
}

/// Names that begin so, those of most articles first.
async fn names_like(newsroom: &Newsroom, letters: &str) -> Result<Vec<(Suggested, String)>, Error> {
    let begins = |column: &str| format!("SELECT kind, name, articles FROM search_name WHERE {column} >= $1 AND {column} < $2");
    let sql = format!(
        "SELECT kind, name FROM ({} UNION {} UNION {}) AS found ORDER BY articles DESC, name LIMIT {NAMES}",
        begins("folded"),
        begins("spelled"),
        begins("initials")
    );
    let values: [Value; 2] = [letters.into(), format!("{letters}\u{10ffff}").into()];
    let found = FoundName::find_by_statement(Statement::from_sql_and_values(newsroom.db.backend(), sql, values)).all(&newsroom.db.read).await?;
    let kind = |kind: &str| match names::Kind::of(kind)? {
        names::Kind::Tag => Some(Suggested::Tag),
        names::Kind::Reporter => Some(Suggested::Reporter),
        names::Kind::Source => Some(Suggested::Source),
    };
    Ok(found.into_iter().filter_map(|found| Some((kind(&found.kind)?, found.name))).collect())
}

#[derive(FromQueryResult)]
struct FoundArticle {
    article_id: i64,
}

/// The newest titles that have what was typed; the last word may be unfinished.
async fn titles(newsroom: &Newsroom, structure: &Structure, typed: &str) -> Result<Vec<Suggestion>, Error> {
    let Ok(query) = Query::of(Search { text: typed.to_owned(), ..Search::default() }) else { return Ok(Vec::new()) };
    if !query.is_sayable() {
        return Ok(Vec::new());
    }
    let mut sought = Sought::default();
    for (at, phrase) in query.wanted.iter().enumerate() {
        let last = at + 1 == query.wanted.len();
        // A word of letters may go on; a row of Chinese characters is found wherever it stands.
        let begins = last && phrase.by_tokens && phrase.piece.last() == Some(&' ');
        sought.every.extend(phrase.tokens.iter().map(|token| vec![Term { token: format!("{}{token}", tokens::HEAD), begins }]));
    }
    let mut values = Vec::new();
    let keys = sought.newest_keys(newsroom.db.backend(), &mut values, LOOKED_AT, 0);
    let sql = format!(
        "SELECT d.article_id FROM ({keys}) AS k {} search_document AS d ON d.key = k.key ORDER BY d.key DESC",
        then_join(newsroom.db.backend())
    );
    let found = FoundArticle::find_by_statement(Statement::from_sql_and_values(newsroom.db.backend(), sql, values)).all(&newsroom.db.read).await?;
    let numbers: Vec<i64> = found.into_iter().map(|found| found.article_id).collect();
    let rows = lists::of_numbers(&newsroom.db, structure, &numbers).await?;
    let has_all = |title: &str| {
        let title = Folded::of(title).text();
        query.wanted.iter().all(|phrase| title.contains(phrase.text().trim_end()))
    };
    let titles = rows.into_iter().filter(|row| has_all(&row.title)).take(TITLES);
    Ok(titles.map(|row| Suggestion { kind: Suggested::Title, text: pieces(&row.title, &query.wanted), address: row.address }).collect())
}
