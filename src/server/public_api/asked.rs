//! What a program asks, taken out of the address and checked.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use utoipa::IntoParams;

use super::searched::{self, SearchQuery};
use crate::model::{
    lang::Lang,
    page_of::Cursor,
    public_api::{DESCRIPTION, Form, Problem, REFERENCE},
    search::Search,
    slug::Slug,
};

/// Articles of a list that does not say how many.
const USUAL: i64 = 20;
/// Articles of a list at most.
const MOST: i64 = 100;
/// The first and the last second that four digits of a year can name.
const TIMES: (i64, i64) = (-62_167_219_200, 253_402_300_799);

/// A question, in its one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// All channels.
    Channels,
    /// A list of articles.
    Articles(List),
    /// One article.
    Article(i64),
    /// A search; its page may be one that there is not.
    Search(Search),
    /// The description for programs.
    Description,
    /// The page about all of this.
    Reference(Lang),
}

/// What a list of articles is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Only of this channel and those below it.
    pub channel: Option<Slug>,
    /// Only published at this second or later.
    pub from: Option<i64>,
    /// Only published before this second.
    pub until: Option<i64>,
    /// At most so many.
    pub limit: i64,
    /// Only what follows this place.
    pub after: Option<Cursor>,
}

/// The parameters of a list as they stand in the address.
#[derive(Default, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ArticlesQuery {
    /// Only articles of this channel and of all channels below it: its `slug`.
    #[param(example = "yaowen", min_length = 1, max_length = 64, pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$")]
    channel: Option<String>,
    /// Only articles that were published at this moment or later.
    #[param(example = "2026-11-01T00:00:00+08:00", format = DateTime)]
    from: Option<String>,
    /// Only articles that were published before this moment.
    #[param(example = "2026-12-01T00:00:00+08:00", format = DateTime)]
    until: Option<String>,
    /// How many articles at most.
    #[param(value_type = Option<i32>, minimum = 1, maximum = 100, default = 20)]
    limit: Option<String>,
    /// Goes on where a list ended: its `next`.
    #[param(pattern = "^[A-Za-z0-9_-]{21}[AQgw]$")]
    after: Option<String>,
}

impl Asked {
    /// What `path` asks with `query`.
    pub fn of(path: &str, query: &str) -> Result<Asked, Problem> {
        let (lang, rest) = Lang::of_path(path);
        let mut parameters = Parameters::of(query)?;
        let asked = match rest {
            REFERENCE => Asked::Reference(lang),
            _ if lang != Lang::Zh => return Err(Problem::NoAddress),
            DESCRIPTION => Asked::Description,
            "/api/v1/channels" => Asked::Channels,
            "/api/v1/articles" => Asked::Articles(List::of(&mut parameters)?),
            "/api/v1/search" => Asked::Search(SearchQuery::of(&mut parameters).search()?),
            _ => Asked::Article(rest.strip_prefix("/api/v1/articles/").ok_or(Problem::NoAddress).and_then(number)?),
        };
        parameters.finish().map(|()| asked)
    }

    /// The one address by which it is asked.
    pub fn address(&self) -> String {
        match self {
            Asked::Channels => "/api/v1/channels".to_owned(),
            Asked::Articles(list) => list.address(),
            Asked::Article(id) => format!("/api/v1/articles/{id}"),
            Asked::Search(search) => searched::address_of(search),
            Asked::Description => DESCRIPTION.to_owned(),
            Asked::Reference(lang) => lang.address(REFERENCE),
        }
    }

    /// The channel that it is about.
    pub fn channel(&self) -> Option<&str> {
        match self {
            Asked::Articles(list) => list.channel.as_ref().map(Slug::as_str),
            Asked::Search(search) => Some(search.channel.as_str()).filter(|slug| !slug.is_empty()),
            _ => None,
        }
    }
}

/// Digits without a leading zero.
fn number(text: &str) -> Result<i64, Problem> {
    let plain = !text.is_empty() && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().ok_or(Problem::NoArticle)
}

impl List {
    fn of(parameters: &mut Parameters) -> Result<List, Problem> {
        let mut take = |name| parameters.take(name);
        let said = ArticlesQuery { channel: take("channel"), from: take("from"), until: take("until"), limit: take("limit"), after: take("after") };
        let limit = said.limit.map_or(Some(USUAL), |limit| limit.parse().ok().filter(|limit| (1..=MOST).contains(limit)));
        Ok(List {
            channel: made(said.channel, "channel", Form::Slug, |slug| Slug::new(slug).ok())?,
            from: made(said.from, "from", Form::Moment, moment)?,
            until: made(said.until, "until", Form::Moment, moment)?,
            limit: limit.ok_or(Problem::Malformed("limit", Form::Number))?,
            after: made(said.after, "after", Form::Place, cursor_of)?,
        })
    }

    fn address(&self) -> String {
        let time = |second: Option<i64>| second.and_then(|second| OffsetDateTime::from_unix_timestamp(second).ok()?.format(&Rfc3339).ok());
        let pairs = [
            ("channel", self.channel.as_ref().map(Slug::to_string)),
            ("from", time(self.from)),
            ("until", time(self.until)),
            ("limit", (self.limit != USUAL).then(|| self.limit.to_string())),
            ("after", self.after.map(written)),
        ];
        address("/api/v1/articles", pairs)
    }
}

/// A path with those of the pairs that have a value.
pub fn address<const N: usize>(path: &str, pairs: [(&str, Option<String>); N]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.into_iter().filter_map(|(name, value)| Some((name, value?))));
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// What a parameter says, or how it must be written.
pub fn made<T>(text: Option<String>, name: &'static str, form: Form, make: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Problem> {
    text.map(|text| make(&text).ok_or(Problem::Malformed(name, form))).transpose()
}

/// A moment of RFC 3339. A `+` that nobody escaped came as a space.
fn moment(text: &str) -> Option<i64> {
    let moment = OffsetDateTime::parse(&text.replace(' ', "+"), &Rfc3339).ok()?;
    Some(moment.unix_timestamp().clamp(TIMES.0, TIMES.1))
}

/// A place in a list, as programs get it: they need not know what is in it.
pub fn written(place: Cursor) -> String {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&place.published_at.to_be_bytes());
    bytes[8..].copy_from_slice(&place.id.to_be_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The same, read back.
pub fn cursor_of(text: &str) -> Option<Cursor> {
    let bytes: [u8; 16] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    let (published_at, id) = (bytes[..8].try_into().ok()?, bytes[8..].try_into().ok()?);
    Some(Cursor { published_at: i64::from_be_bytes(published_at), id: i64::from_be_bytes(id) })
}

/// The pairs of a query, each name once.
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    fn of(query: &str) -> Result<Parameters, Problem> {
        let mut found: Vec<(String, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if found.iter().any(|(known, _)| *known == name) {
                return Err(Problem::Twice(name.into_owned()));
            }
            found.push((name.into_owned(), value.into_owned()));
        }
        Ok(Parameters(found))
    }

    /// The value of one, which is then no more among them.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let place = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(place).1)
    }

    /// What nobody took is a mistake of who asks: better said than passed over.
    fn finish(self) -> Result<(), Problem> {
        self.0.into_iter().next().map_or(Ok(()), |(name, _)| Err(Problem::Unknown(name)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Form, Problem, cursor_of, written};
    use crate::model::page_of::Cursor;

    fn address(query: &str) -> Result<String, Problem> {
        Asked::of("/api/v1/articles", query).map(|asked| asked.address())
    }

    #[test]
    fn a_question_has_one_form_whatever_way_it_is_asked() {
        let one = address("limit=5&until=2026-11-23T08:00:00%2B08:00&channel=yaowen").unwrap();
        assert_eq!(one, "/api/v1/articles?channel=yaowen&until=2026-11-23T00%3A00%3A00Z&limit=5");
        assert_eq!(address("channel=yaowen&limit=5&until=2026-11-23T08:00:00+08:00").unwrap(), one);
        assert_eq!(Asked::of("/api/v1/articles", one.split_once('?').unwrap().1).unwrap().address(), one);
        assert_eq!(address("limit=20").unwrap(), "/api/v1/articles");
        let last = address("until=9999-12-31T23:59:59-12:00").unwrap();
        assert_eq!(Asked::of("/api/v1/articles", last.split_once('?').unwrap().1).unwrap().address(), last);
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        assert_eq!(address("chanel=yaowen"), Err(Problem::Unknown("chanel".to_owned())));
        assert_eq!(address("limit=1&limit=2"), Err(Problem::Twice("limit".to_owned())));
        for (name, form, values) in [
            ("limit", Form::Number, ["0", "101", "", "1.5", "-1"].as_slice()),
            ("from", Form::Moment, &["yesterday", "2026-02-30T00:00:00Z", "2026-11-23", ""]),
            ("channel", Form::Slug, &["", "A", "../x", "admin"]),
            ("after", Form::Place, &["", "x", "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAA=="]),
        ] {
            for value in values {
                assert_eq!(address(&format!("{name}={value}")), Err(Problem::Malformed(name, form)), "{name}={value}");
            }
        }
        assert_eq!(Asked::of("/api/v1/articles/01", ""), Err(Problem::NoArticle));
        assert_eq!(Asked::of("/en/api/v1/channels", ""), Err(Problem::NoAddress));
        assert_eq!(Asked::of("/api/v1/nothing", ""), Err(Problem::NoAddress));
    }

    #[test]
    fn a_place_is_read_back_as_it_was_written() {
        for place in [Cursor { published_at: 1_795_449_600, id: 7 }, Cursor { published_at: -1, id: i64::MAX }] {
            assert_eq!(cursor_of(&written(place)), Some(place));
        }
    }
}
