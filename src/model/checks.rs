//! What somebody should look at before a manuscript is published. Nothing here keeps it from being published; that is
//! what [`Manuscript::lacks`] is for.
//!
//! A remark that is none costs an editor's trust in all others: where a rule is not sure, it says nothing.

mod marks;
mod pairs;
mod passages;
mod repeats;
mod signs;
mod spaces;
mod story;
mod wordlist;

use super::{manuscript::Manuscript, word::Word};
use passages::{Passage, Setting, order_of_parts, passages};
use wordlist::Wordlist;

/// Characters shown before and after those that a remark is about.
const AROUND: usize = 8;
/// Characters shown of what a remark is about.
const LONGEST: usize = 40;

/// Something to look at, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The part, as [`super::manuscript::Change::part`] names it: `title`, `b-{id}`.
    pub part: String,
    /// What it is.
    pub kind: RemarkKind,
    /// The characters, for people.
    pub quote: Quote,
    /// Where they begin: a number of characters (Unicode scalar values) in the text of the part. That of a line is the
    /// line; that of a block is what [`super::body::Body::text`] says of it.
    pub start: usize,
    /// Where they end; the beginning, where there are none.
    pub end: usize,
    /// What should stand there; empty: nothing.
    pub suggestion: Option<String>,
}

/// What is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// It names no source.
    NoSource,
    /// Its time is still to come.
    FutureTime,
    /// Lists will cut the title.
    LongTitle,
    /// A picture says nothing to those who do not see it.
    NoAlt,
    /// A picture names nobody who took it.
    NoCredit,
    /// The text says once more when and where it was published.
    TimeTwice,
    /// A heading stands deeper than the one above it allows.
    HeadingOrder,
    /// A link without words, or one that leads nowhere.
    EmptyLink,
    /// Several spaces in a row.
    DoubleSpace,
    /// A space inside a Chinese sentence.
    SpaceInside,
    /// A half-width sign among Chinese.
    HalfWidth,
    /// A quotation mark or bracket without the other one.
    Unpaired,
    /// Signs of which one is enough.
    RepeatedSign,
    /// A character that was probably typed twice.
    RepeatedCharacter,
    /// A word of the newsroom's list.
    Word {
        /// What the list says of it; may be empty.
        note: String,
    },
}

/// A few characters of a text, with their neighbours; `…` where something is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Before them.
    pub before: String,
    /// Themselves.
    pub exact: String,
    /// After them.
    pub after: String,
}

/// All remarks, in the order of the page. `now` is in seconds since 1970-01-01 UTC.
pub fn remarks(manuscript: &Manuscript, words: &[Word], now: i64) -> Vec<Remark> {
    let passages = passages(manuscript);
    let mut remarks = story::remarks(manuscript, &passages, now);
    let list = Wordlist::new(words);
    for passage in passages.iter().filter(|passage| passage.setting != Setting::Verbatim) {
        let found = [marks::found(passage), pairs::found(passage), repeats::found(passage), spaces::found(passage), list.found(passage)];
        remarks.extend(found.into_iter().flatten().map(|found| passage.remark(found)));
    }
    let order = order_of_parts(manuscript);
    remarks.sort_by_cached_key(|remark| (order.get(&remark.part).copied(), remark.start));
    remarks
}

/// What a rule finds in a passage: from where to where, counted in the passage.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    kind: RemarkKind,
    start: usize,
    end: usize,
    suggestion: Option<String>,
}

impl Passage<'_> {
    fn remark(&self, found: Found) -> Remark {
        let Found { kind, start, end, suggestion } = found;
        let quote = self.quote(start, end);
        Remark { part: self.part.clone(), kind, quote, start: self.start + start, end: self.start + end, suggestion }
    }

    fn quote(&self, start: usize, end: usize) -> Quote {
        let said = |from: usize, to: usize| self.letters[from..to].iter().map(|c| if *c == '\n' { ' ' } else { *c }).collect::<String>();
        let (from, to) = (start.saturating_sub(AROUND), (end + AROUND).min(self.letters.len()));
        let left_out = |is: bool| if is { "…" } else { "" };
        if end - start > LONGEST {
            let exact = format!("{}…", said(start, start + LONGEST));
            return Quote { before: format!("{}{}", left_out(from > 0), said(from, start)), exact, after: String::new() };
        }
        Quote {
            before: format!("{}{}", left_out(from > 0), said(from, start)),
            exact: said(start, end),
            after: format!("{}{}", said(end, to), left_out(to < self.letters.len())),
        }
    }
}

/// For tests of single rules: what one finds in a paragraph, as `characters=suggestion`.
#[cfg(test)]
fn said(text: &str, rule: impl Fn(&Passage) -> Vec<Found>) -> Vec<String> {
    let passage = Passage::of_sentence(text);
    let one = |found: Found| {
        let exact: String = passage.letters[found.start..found.end].iter().collect();
        found.suggestion.map_or(exact.clone(), |suggestion| format!("{exact}={suggestion}"))
    };
    rule(&passage).into_iter().map(one).collect()
}

#[cfg(test)]
mod tests;
