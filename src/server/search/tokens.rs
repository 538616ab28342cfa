//! What the index holds of a text: every wide character by itself and with its neighbour, every word.
//!
//! Pairs make any part of a row of characters findable, also across the borders of words (民银 in 中国人民银行), which no dictionary
//! of words does. The marks before some tokens are private characters, which no text can bring (`fold`).

use std::collections::{BTreeSet, HashMap};

use super::fold::{Folded, Kind, kind};

/// Before a token of title, kicker and tags.
pub const HEAD: char = '\u{e000}';
/// Before a token that stands in a text [`OFTEN`] times: what it is about.
pub const DENSE: char = '\u{e001}';
/// Before the number of a channel that lists the article.
pub const CHANNEL: char = '\u{e002}';
/// Before the source, without spaces.
pub const SOURCE: char = '\u{e003}';
/// Before a reporter's name in Latin letters.
pub const NAME: char = '\u{e004}';

/// See [`DENSE`].
const OFTEN: usize = 3;
/// Longer words are known by their beginning.
const LONGEST_WORD: usize = 64;
/// Bytes of all tokens of an article. Postgres takes less than 2^20 of them, and on both databases the same is to be found. A text must
/// be a book to have more; then what comes late in it is not found.
const MOST_BYTES: usize = 1_000_000;

/// Whether a run is of wide characters.
pub fn is_wide(run: &[char]) -> bool {
    run.first().is_some_and(|c| kind(*c) == Kind::Wide)
}

/// The pairs of a row of wide characters; one alone is itself.
pub fn pairs(run: &[char]) -> Vec<String> {
    if run.len() == 1 { vec![String::from(run[0])] } else { run.windows(2).map(|pair| pair.iter().collect()).collect() }
}

/// A word as the index knows it.
pub fn word(run: &[char]) -> String {
    run.iter().take(LONGEST_WORD).collect()
}

/// The source as the index knows it.
pub fn source(name: &str) -> String {
    let letters: String = Folded::of(name).chars.into_iter().filter(|c| *c != ' ').take(LONGEST_WORD).collect();
    format!("{SOURCE}{letters}")
}

/// The tokens of one article.
#[derive(Debug, Default)]
pub struct Tokens {
    all: BTreeSet<String>,
    bytes: usize,
    counts: HashMap<String, usize>,
}

impl Tokens {
    /// Adds a text; `head` says that it stands above the story.
    pub fn add(&mut self, text: &Folded, head: bool) {
        for run in text.runs() {
            let wide = is_wide(run);
            if wide && run.len() > 1 {
                run.iter().for_each(|c| self.add_one(String::from(*c), head));
            }
            let tokens = if wide { pairs(run) } else { vec![word(run)] };
            for token in tokens {
                *self.counts.entry(token.clone()).or_default() += 1;
                self.add_one(token, head);
            }
        }
    }

    fn add_one(&mut self, token: String, head: bool) {
        if head {
            self.mark(format!("{HEAD}{token}"));
        }
        self.mark(token);
    }

    /// Adds a token as it is, if there is still room for it.
    pub fn mark(&mut self, token: String) {
        let bytes = self.bytes + token.len();
        if bytes <= MOST_BYTES && self.all.insert(token) {
            self.bytes = bytes;
        }
    }

    /// All of them, each once.
    pub fn finish(mut self) -> BTreeSet<String> {
        let counts = std::mem::take(&mut self.counts);
        let mut dense: Vec<String> = counts.into_iter().filter(|(_, count)| *count >= OFTEN).map(|(token, _)| format!("{DENSE}{token}")).collect();
        // Where there is no room for all of them, it is always the same ones that find it.
        dense.sort_unstable();
        dense.into_iter().for_each(|token| self.mark(token));
        self.all
    }
}

#[cfg(test)]
mod tests {
    use super::Tokens;
    use crate::server::search::fold::Folded;

    #[test]
    fn every_pair_and_every_word_is_a_token() {
        let mut all = Tokens::default();
        all.add(&Folded::of("柳溪"), true);
        all.add(&Folded::of("溪上，溪上 溪上5G"), false);
        let all: Vec<String> = all.finish().into_iter().collect();
        assert_eq!(all, ["5g", "上", "柳", "柳溪", "溪", "溪上", "\u{e000}柳", "\u{e000}柳溪", "\u{e000}溪", "\u{e001}溪上"]);
    }

    #[test]
    fn a_text_of_any_length_has_no_more_tokens_than_a_database_takes() {
        let mut random = fastrand::Rng::with_seed(1);
        let text: String = (0..300_000).filter_map(|_| char::from_u32(random.u32(0x4e00..0x9fa0))).collect();
        let mut all = Tokens::default();
        all.mark("\u{e002}1".to_owned());
        all.add(&Folded::of("开头"), true);
        all.add(&Folded::of(&text), false);
        let all = all.finish();
        let bytes: usize = all.iter().map(String::len).sum();
        assert!((900_000..1 << 20).contains(&bytes), "{bytes}");
        assert!(all.contains("\u{e002}1") && all.contains("\u{e000}开头"));
    }
}
