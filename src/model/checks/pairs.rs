//! Quotation marks and brackets that come in pairs.

use super::{
    Found, Passage, RemarkKind,
    signs::{is_blank, is_numeral},
};

/// What opens, and what closes it. Round brackets of either width close each other: that their widths differ is said
/// elsewhere.
const PAIRS: [(&str, &str); 9] =
    [("“", "”"), ("‘", "’"), ("《", "》"), ("（(", "）)"), ("【", "】"), ("〈", "〉"), ("「", "」"), ("『", "』"), ("〔", "〕")];
/// Marks that every paragraph of a long quotation opens with, and only its last one closes.
const OPENED_AGAIN: &str = "“‘「『";

/// Pairs of a text, and the signs that are none, each by its place.
#[derive(Default)]
pub struct Paired {
    /// Opening and closing.
    pub pairs: Vec<(usize, usize)>,
    alone: Vec<usize>,
}

/// Signs without the other one.
pub fn found(passage: &Passage) -> Vec<Found> {
    let letters = &passage.letters;
    let mut alone: Vec<usize> = paired(passage).alone.into_iter().filter(|at| !may_be_alone(passage, *at)).collect();
    let straight: Vec<usize> = straight_quotes(letters);
    if straight.len() % 2 == 1 {
        alone.extend(straight.last());
    }
    alone.sort_unstable();
    alone.into_iter().map(|at| Found { kind: RemarkKind::Unpaired, start: at, end: at + 1, suggestion: None }).collect()
}

/// Which signs of a text belong together.
pub fn paired(passage: &Passage) -> Paired {
    let letters = &passage.letters;
    let mut paired = Paired::default();
    // Those that are open: place and kind.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (at, c) in letters.iter().copied().enumerate().filter(|(at, _)| !passage.named[*at]) {
        if let Some(kind) = PAIRS.iter().position(|(opening, _)| opening.contains(c)) {
            open.push((at, kind));
        } else if let Some(kind) = PAIRS.iter().position(|(_, closing)| closing.contains(c)) {
            if is_apostrophe(letters, at) {
                continue;
            }
            match open.iter().rposition(|(_, known)| *known == kind) {
                Some(place) => {
                    paired.alone.extend(open.drain(place + 1..).map(|(at, _)| at));
                    paired.pairs.extend(open.pop().map(|(from, _)| (from, at)));
                }
                None => paired.alone.push(at),
            }
        }
    }
    paired.alone.extend(open.into_iter().map(|(at, _)| at));
    paired
}

/// Straight quotation marks; after a digit it is one for inches or seconds.
pub fn straight_quotes(letters: &[char]) -> Vec<usize> {
    let is_quote = |at: &usize| letters[*at] == '"' && (*at == 0 || !letters[at - 1].is_ascii_digit());
    (0..letters.len()).filter(is_quote).collect()
}

fn is_apostrophe(letters: &[char], at: usize) -> bool {
    let is_letter = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    letters[at] == '’' && at > 0 && is_letter(letters.get(at - 1)) && is_letter(letters.get(at + 1))
}

/// What stands alone and is right so.
fn may_be_alone(passage: &Passage, at: usize) -> bool {
    let letters = &passage.letters;
    let before = at.checked_sub(1).map(|before| letters[before]);
    match letters[at] {
        c if OPENED_AGAIN.contains(c) && passage.next == Some(c) => true,
        // students’, ’90s, 5’30”.
        '’' => before.is_some_and(|c| c.is_ascii_alphanumeric()) || letters.get(at + 1).is_some_and(char::is_ascii_digit),
        '‘' => letters.get(at + 1).is_some_and(char::is_ascii_alphanumeric),
        '”' => before.is_some_and(|c| c.is_ascii_digit()),
        ')' | '）' if is_after_number(&letters[..at]) => true,
        // :-)
        ')' | '(' => before.is_some_and(|c| ":;-^".contains(c)),
        _ => false,
    }
}

/// Whether a text ends with the number of an item, `1` of `1)` or `一` of `一）`, that stands by itself.
fn is_after_number(before: &[char]) -> bool {
    let number = before.iter().rev().take_while(|c| c.is_ascii_alphanumeric() || is_numeral(**c)).count();
    let stands_free = match before[..before.len() - number].last() {
        None => true,
        Some(c) => is_blank(*c) || "\n，。；：、,;:（(“".contains(*c),
    };
    (1..=3).contains(&number) && stands_free
}

#[cfg(test)]
mod tests {
    use super::found;
    use crate::model::checks::{Passage, said};

    #[test]
    fn what_is_not_paired_is_found() {
        for (text, alone) in [
            ("他说：“今天有雨。", vec!["“"]),
            ("他说：今天有雨。”", vec!["”"]),
            ("他说：”今天有雨。“", vec!["”", "“"]),
            ("他在《青岚日报上说", vec!["《"]),
            ("渡口（新建开航", vec!["（"]),
            ("渡口新建)开航", vec![")"]),
            ("“《青岚日报”上说", vec!["《"]),
            ("（“今天）", vec!["“"]),
            ("【快讯今天", vec!["【"]),
            ("他说\"今天有雨。", vec!["\""]),
            ("他说：“‘好的”", vec!["‘"]),
        ] {
            assert_eq!(said(text, found), alone, "{text}");
        }
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "他说：“她问‘好吗’，我说好。”",
            "《读〈论语〉札记》（第2版）【书评】",
            "「這是『甲』」〔二〕",
            "It’s the students’ book, ‘it’s fine’ he said.",
            "在’90s和‘90s",
            "跑了5’30”，屏幕12.9”",
            "55\"电视和\"好\"的",
            "1)总则 2)分则",
            "包括：1）环保；2）节能，a)其他",
            "一）总则",
            "你好:) 再见;-)",
            "渡口（新建)开航",
            "见https://a.cn/wiki/甲_(乙。",
            "箭头-> 和 a < b > c",
        ] {
            assert_eq!(said(text, found), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_quotation_over_several_paragraphs_is_closed_once() {
        let passage = |text: &str, next| Passage { next, ..Passage::of_sentence(text) };
        assert!(found(&passage("他说：“第一段。", Some('“'))).is_empty());
        assert_eq!(found(&passage("他说：“第一段。", Some('第'))).len(), 1);
        assert_eq!(found(&passage("他说：“第一段。", None)).len(), 1);
    }
}
