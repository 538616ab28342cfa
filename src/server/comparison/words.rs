//! Two texts in one: what they have in common, and what they have not, so that people can read it.

use std::{
    ops::Range,
    time::{Duration, Instant},
};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use unicode_segmentation::UnicodeSegmentation;

use crate::model::{
    body::Run,
    comparison::{Mixed, Piece, Side},
};

/// How long two texts are compared, and how long all texts of an article: what is not found by then is shown as
/// replaced.
const ONE: Duration = Duration::from_millis(20);
const ALL: Duration = Duration::from_millis(120);
/// So many characters in common between two changes are no reason to interrupt them.
const ISLAND: usize = 1;
/// Texts that have less than one character in so many in common are shown one after the other.
const HARDLY: usize = 5;

/// Compares texts for as long as one article may take.
pub struct Differ {
    until: Instant,
}

/// What is compared: a character as people see it, or a word or number of plain letters, with its marks.
type Token<'a> = (&'a str, usize);

/// A stretch of both texts: the same, or one instead of the other.
struct Stretch {
    same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

impl Differ {
    /// Begins now.
    pub fn new() -> Differ {
        Differ { until: Instant::now() + ALL }
    }

    /// Where things stand in two orders: what is in both, as far as it is in the same order.
    pub fn ops<T: Eq + std::hash::Hash>(&self, before: &[T], after: &[T]) -> Vec<DiffOp> {
        capture_diff_slices_deadline(Algorithm::Myers, before, after, Some(self.until.min(Instant::now() + ONE)))
    }

    /// Two lines of plain text.
    pub fn lines(&self, before: &str, after: &str) -> Mixed {
        self.texts(&plain(before), &plain(after))
    }

    /// Two texts. The same letters with other marks differ.
    pub fn texts(&self, before: &[Run], after: &[Run]) -> Mixed {
        if before == after {
            return after.iter().map(|run| Piece { run: run.clone(), side: Side::Both }).collect();
        }
        let mut marks = Vec::new();
        let (old, new) = (tokens(before, &mut marks), tokens(after, &mut marks));
        let mut mixed = Mixed::new();
        for stretch in readable(self.ops(&old, &new), old.len(), new.len()) {
            if stretch.same {
                push(&mut mixed, &new[stretch.new], Side::Both, &marks);
            } else {
                push(&mut mixed, &old[stretch.old], Side::Before, &marks);
                push(&mut mixed, &new[stretch.new], Side::After, &marks);
            }
        }
        mixed
    }
}

fn plain(text: &str) -> Vec<Run> {
    if text.is_empty() { Vec::new() } else { vec![Run { text: text.to_owned(), ..Run::default() }] }
}

/// The tokens of a text. Their marks are numbers of `known`.
fn tokens<'a>(text: &'a [Run], known: &mut Vec<&'a Run>) -> Vec<Token<'a>> {
    let mut found = Vec::new();
    for run in text {
        let marks = known.iter().position(|other| other.same_marks(run)).unwrap_or_else(|| {
            known.push(run);
            known.len() - 1
        });
        let mut rest = run.text.as_str();
        while let Some(first) = rest.graphemes(true).next() {
            let word = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
            let (token, after) = rest.split_at(first.len().max(word));
            found.push((token, marks));
            rest = after;
        }
    }
    found
}

/// What the same and different stretches are, without crumbs between changes.
fn readable(ops: Vec<DiffOp>, old: usize, new: usize) -> Vec<Stretch> {
    let common: usize = ops.iter().filter(|op| matches!(op, DiffOp::Equal { .. })).map(|op| op.new_range().len()).sum();
    if common * HARDLY < old.max(new) && old.min(new) > 0 {
        return vec![Stretch { same: false, old: 0..old, new: 0..new }];
    }
    let mut found: Vec<Stretch> = Vec::new();
    for op in ops {
        let next = Stretch { same: matches!(op, DiffOp::Equal { .. }), old: op.old_range(), new: op.new_range() };
        if !next.same {
            let crumb = matches!(found.as_slice(), [.., before, island] if !before.same && island.same && island.new.len() <= ISLAND);
            if crumb {
                found.pop();
            }
            if let Some(last) = found.last_mut().filter(|last| !last.same) {
                (last.old.end, last.new.end) = (next.old.end, next.new.end);
                continue;
            }
        }
        found.push(next);
    }
    found
}

fn push(mixed: &mut Mixed, tokens: &[Token<'_>], side: Side, marks: &[&Run]) {
    for group in tokens.chunk_by(|a, b| a.1 == b.1) {
        let Some(marked) = group.first().and_then(|first| marks.get(first.1)) else { continue };
        let text = group.iter().map(|token| token.0).collect();
        mixed.push(Piece { run: Run { text, ..marked.unlettered() }, side });
    }
}

#[cfg(test)]
mod tests {
    use super::{Differ, Piece, Run, Side};

    /// As text: `-gone-`, `+new+`.
    fn said(mixed: &[Piece]) -> String {
        let word = |piece: &Piece| match piece.side {
            Side::Both => piece.run.text.clone(),
            Side::Before => format!("-{}-", piece.run.text),
            Side::After => format!("+{}+", piece.run.text),
        };
        mixed.iter().map(word).collect()
    }

    #[test]
    fn what_differs_is_told_from_what_stays_in_stretches_that_can_be_read() {
        for (before, after, expected) in [
            ("今天有雨", "今天有大雨", "今天有+大+雨"),
            ("", "新的", "+新的+"),
            ("旧的", "", "-旧的-"),
            ("镇里的旧船停在码头", "镇里的新船停在渡口", "镇里的-旧-+新+船停在-码头-+渡口+"),
            ("今天甲的乙来到镇上开会", "今天丙的丁来到镇上开会", "今天-甲的乙-+丙的丁+来到镇上开会"),
            ("共 1240 人到场观看了比赛", "共 1260 人到场观看了比赛", "共 -1240-+1260+ 人到场观看了比赛"),
            ("完全是另外一回事", "他们没有到场", "-完全是另外一回事-+他们没有到场+"),
            ("一家👨‍👩‍👧来了客人", "一家👩‍👩‍👦来了客人", "一家-👨‍👩‍👧-+👩‍👩‍👦+来了客人"),
        ] {
            assert_eq!(said(&Differ::new().lines(before, after)), expected);
        }
    }

    #[test]
    fn the_same_letters_with_another_mark_differ() {
        let run = |text: &str, bold| Run { text: text.to_owned(), bold, ..Run::default() };
        let mixed = Differ::new().texts(&[run("柳溪镇今天放水", false)], &[run("柳溪镇", true), run("今天放水", false)]);
        assert_eq!(said(&mixed), "-柳溪镇-+柳溪镇+今天放水");
        assert!(!mixed[0].run.bold && mixed[1].run.bold);
    }

    #[test]
    fn texts_that_would_take_for_ever_are_given_up() {
        let text = |from: u32| (0..60_000).filter_map(|n| char::from_u32(0x4e00 + (n * from) % 20_000)).collect::<String>();
        let (before, after) = (text(7), text(11));
        let mixed = Differ::new().lines(&before, &after);
        let side = |wanted: Side| {
            mixed.iter().filter(|piece| [Side::Both, wanted].contains(&piece.side)).map(|piece| piece.run.text.as_str()).collect::<String>()
        };
        assert!(side(Side::Before) == before && side(Side::After) == after);
    }
}
