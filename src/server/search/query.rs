//! What somebody typed, taken apart: words that must be there, `"phrases"`, `-words` that must not.

use super::{
    fold::Folded,
    tokens::{is_wide, pairs, word},
};
use crate::{
    error::Error,
    model::search::{LAST_PAGE, LONGEST, LONGEST_SOURCE, MOST_WORDS, Order, Search, Span},
    server::desk::form::Form,
};

/// Tokens that one row of characters is looked up by; of a longer one every other pair will do, since the text is asked, too.
const MOST_PAIRS: usize = 8;

/// A search that can be looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// As its address says it.
    pub search: Search,
    /// What must be there.
    pub wanted: Vec<Phrase>,
    /// What must not be there.
    pub unwanted: Vec<Phrase>,
}

/// Characters in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// As they stand in a folded text: with a space at an end that is the end of a word.
    pub piece: Vec<char>,
    /// The tokens that such a text has.
    pub tokens: Vec<String>,
    /// Whether a text that has the tokens has the phrase.
    pub by_tokens: bool,
}

impl Query {
    /// Reads the query of an address: `q=…&channel=…&page=2`.
    pub fn of_address(query: &str) -> Result<Query, Error> {
        let form = Form::of_text(query);
        let said = |name: &str| form.text(name).trim().to_owned();
        let page = match form.text("page") {
            "" => 1,
            page => page.parse().ok().filter(|page| *page >= 1 && !form.text("page").starts_with(['+', '0'])).ok_or(Error::NotFound)?,
        };
        if page > LAST_PAGE {
            return Err(Error::Invalid(format!("搜索结果最多翻到第 {LAST_PAGE} 页，请加一个词或选一个条件缩小范围。")));
        }
        let search = Search {
            text: said("q"),
            channel: said("channel"),
            span: Span::of(form.text("span")).unwrap_or_default(),
            from: day(form.text("from"))?,
            to: day(form.text("to"))?,
            source: said("source").chars().take(LONGEST_SOURCE).collect(),
            order: if form.text("sort") == Order::Relevance.word() { Order::Relevance } else { Order::Newest },
            page,
        };
        Query::of(search)
    }

    /// Takes apart what a search says.
    pub fn of(mut search: Search) -> Result<Query, Error> {
        search.page = search.page.max(1);
        if search.text.chars().count() > LONGEST {
            return Err(Error::Invalid(format!("搜索的内容太长：最多 {LONGEST} 个字。")));
        }
        let mut query = Query { search, ..Query::default() };
        for (wanted, text) in words(&query.search.text) {
            let Some(phrase) = Phrase::of(&text) else { continue };
            let known = if wanted { &mut query.wanted } else { &mut query.unwanted };
            if !known.contains(&phrase) {
                known.push(phrase);
            }
        }
        if query.wanted.len() + query.unwanted.len() > MOST_WORDS {
            return Err(Error::Invalid(format!("一次最多搜索 {MOST_WORDS} 个词。")));
        }
        Ok(query)
    }

    /// Whether there is anything to look for.
    pub fn is_sayable(&self) -> bool {
        !self.wanted.is_empty()
    }
}

impl Phrase {
    /// What of a text can be looked for, if anything can.
    pub fn of(text: &str) -> Option<Phrase> {
        let folded = Folded::of(text);
        let runs: Vec<&[char]> = folded.runs().collect();
        let (first, last) = (runs.first()?, runs.last()?);
        let piece = &folded.chars[usize::from(is_wide(first))..folded.chars.len() - usize::from(is_wide(last))];
        let mut tokens: Vec<String> = Vec::new();
        for run in &runs {
            let mut some = if is_wide(run) { pairs(run) } else { vec![word(run)] };
            if some.len() > MOST_PAIRS {
                let last = some.len() - 1;
                some = some.into_iter().enumerate().filter(|(at, _)| at % 2 == 0 || *at == last).map(|(_, pair)| pair).collect();
            }
            tokens.extend(some);
        }
        let by_tokens = tokens.len() == 1;
        tokens.sort();
        tokens.dedup();
        Some(Phrase { piece: piece.to_vec(), tokens, by_tokens })
    }

    /// As it stands in a folded text.
    pub fn text(&self) -> String {
        self.piece.iter().collect()
    }
}

/// Words and phrases in order; `false` where they must not be there. A quotation mark without its other is none.
fn words(text: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let quoted = opens(c).then(|| rest.as_str().split_once(closes)).flatten().map(|(inside, after)| (inside.to_owned(), after.to_owned()));
        if let Some((inside, after)) = quoted {
            // What stands before it is a word of its own, or the sign that it must not be there.
            let minus = is_minus(&word);
            if !minus {
                settle(&mut word, &mut found);
            }
            word.clear();
            found.push((!minus, inside));
            return [found, words(&after)].concat();
        }
        if c.is_whitespace() || c.is_control() || PARTS.contains(c) || opens(c) || closes(c) {
            settle(&mut word, &mut found);
        } else {
            word.push(c);
        }
    }
    settle(&mut word, &mut found);
    found
}

/// Marks between words. Others, such as those in 3.14 or a-b, stand inside them.
const PARTS: &str = "，。、；：！？…·（）《》〈〉【】［］,;!?()[]{}<>|";

fn opens(c: char) -> bool {
    matches!(c, '"' | '＂' | '“' | '„' | '「' | '『')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '＂' | '”' | '“' | '」' | '』')
}

fn is_minus(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| "-－−".contains(c))
}

fn settle(word: &mut String, found: &mut Vec<(bool, String)>) {
    let bare = word.trim_start_matches(['-', '－', '−']);
    if !bare.is_empty() {
        found.push((bare.len() == word.len(), bare.to_owned()));
    }
    word.clear();
}

/// A day of an address, `2026-11-28`.
fn day(text: &str) -> Result<String, Error> {
    if text.is_empty() || second_of(text).is_some() {
        return Ok(text.to_owned());
    }
    Err(Error::Invalid("日期要写成“2026-11-28”这样。".to_owned()))
}

/// The first second of a day in Shanghai.
pub fn second_of(day: &str) -> Option<i64> {
    let format = time::macros::format_description!("[year]-[month]-[day]");
    let date = time::Date::parse(day, format).ok().filter(|_| day.len() == 10)?;
    Some(date.midnight().assume_offset(time::macros::offset!(+8)).unix_timestamp())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Query, second_of};
    use crate::model::search::{MOST_WORDS, Search};

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let query = Query::of(Search { text: text.to_owned(), ..Search::default() }).unwrap();
        let texts = |phrases: &[super::Phrase]| phrases.iter().map(|phrase| phrase.text()).collect();
        (texts(&query.wanted), texts(&query.unwanted))
    }

    #[test]
    fn words_phrases_and_what_must_not_be_there_are_told_apart() {
        let none: [&str; 0] = [];
        for (text, wanted, unwanted) in [
            ("柳溪", &["柳溪"][..], &none[..]),
            ("柳溪 渡口", &["柳溪", "渡口"], &none),
            ("柳溪，渡口", &["柳溪", "渡口"], &none),
            ("\"柳溪 渡口\"", &["柳溪 渡口"], &none),
            ("“柳溪渡口”下雪", &["柳溪渡口", "下雪"], &none),
            ("柳溪 -渡口", &["柳溪"], &["渡口"]),
            ("柳溪 －\"早班 船\" ", &["柳溪"], &["早班 船"]),
            ("5G网络", &[" 5g 网络"], &none),
            ("3.14", &[" 3 14 "], &none),
            ("2026-11-28", &[" 2026 11 28 "], &none),
            ("柳溪\" 渡口", &["柳溪", "渡口"], &none),
            ("AND OR NOT NEAR(a b)", &[" and ", " or ", " not ", " near ", " a ", " b "], &none),
            ("柳溪 柳溪", &["柳溪"], &none),
            ("\"\" '' * ^ : & | ! \\", &none, &none),
            ("- -- -\"\"", &none, &none),
        ] {
            let (wanted, unwanted) =
                (wanted.iter().map(|text| (*text).to_owned()).collect(), unwanted.iter().map(|text| (*text).to_owned()).collect());
            assert_eq!(read(text), (wanted, unwanted), "{text}");
        }
        assert_eq!(second_of("1970-01-01"), Some(-8 * 3600));
        assert!(second_of("2026-02-30").is_none() && second_of("+2026-1-1").is_none());
    }

    #[test]
    fn what_is_too_long_is_said_to_be() {
        let of = |text: String| Query::of(Search { text, ..Search::default() });
        assert!(of("柳".repeat(100)).is_ok() && of("柳".repeat(101)).is_err());
        assert!(of((0..=MOST_WORDS).map(|n| format!("{n} ")).collect()).is_err());
        for address in ["page=51", "page=0", "page=x", "page=%2B1", "from=2026", "to=2026-13-01"] {
            assert!(Query::of_address(address).is_err(), "{address}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read(text in "(\\PC|[\"“”\\- *^:()\\\\'%_\u{0}\n]){0,100}") {
            if let Ok(query) = Query::of(Search { text, ..Search::default() }) {
                for phrase in query.wanted.iter().chain(&query.unwanted) {
                    prop_assert!(!phrase.tokens.is_empty() && !phrase.piece.is_empty());
                    let plain = |c: char| c.is_alphanumeric() && !('\u{e000}'..='\u{f8ff}').contains(&c);
                    prop_assert!(phrase.tokens.iter().all(|token| token.chars().all(plain)), "{:?}", phrase.tokens);
                }
            }
        }
    }
}
