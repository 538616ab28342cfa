//! Words of the newsroom's own list, found in a text.

use std::collections::HashMap;

use super::{Found, Passage, RemarkKind};
use crate::model::word::Word;

/// The list, made ready for looking: entries by how they begin, the longest first.
pub struct Wordlist<'a>(HashMap<Beginning, Vec<Entry<'a>>>);

/// The first two characters of a word, or its only one.
type Beginning = (char, Option<char>);

struct Entry<'a> {
    wrong: Vec<char>,
    right: Vec<char>,
    word: &'a Word,
}

impl<'a> Wordlist<'a> {
    /// Of these words.
    pub fn new(words: &'a [Word]) -> Wordlist<'a> {
        let mut entries: HashMap<Beginning, Vec<Entry<'a>>> = HashMap::new();
        for word in words {
            let entry = Entry { wrong: word.wrong.chars().collect(), right: word.right.chars().collect(), word };
            if let Some(first) = entry.wrong.first() {
                entries.entry((*first, entry.wrong.get(1).copied())).or_default().push(entry);
            }
        }
        entries.values_mut().for_each(|alike| alike.sort_by_key(|entry| std::cmp::Reverse(entry.wrong.len())));
        Wordlist(entries)
    }

    /// Where its words stand.
    pub fn found(&self, passage: &Passage) -> Vec<Found> {
        let letters = &passage.letters;
        let mut found = Vec::new();
        if self.0.is_empty() {
            return found;
        }
        let mut at = 0;
        while at < letters.len() {
            let Some(entry) = self.at(letters, at).filter(|_| !passage.named[at]) else {
                at += 1;
                continue;
            };
            let end = at + entry.wrong.len();
            let suggestion = Some(entry.word.right.clone()).filter(|right| !right.is_empty());
            found.push(Found { kind: RemarkKind::Word { note: entry.word.note.clone() }, start: at, end, suggestion });
            at = end;
        }
        found
    }

    /// The longest word that stands there.
    fn at(&self, letters: &[char], at: usize) -> Option<&Entry<'a>> {
        let of = |second| self.0.get(&(letters[at], second)).into_iter().flatten().find(|entry| entry.stands_at(letters, at));
        letters.get(at + 1).and_then(|second| of(Some(*second))).or_else(|| of(None))
    }
}

impl Entry<'_> {
    fn stands_at(&self, letters: &[char], at: usize) -> bool {
        letters[at..].starts_with(&self.wrong) && self.is_whole_word(letters, at) && !self.is_part_of_right(letters, at)
    }

    /// `teh` is no part of `tehran`; Chinese has no such borders.
    fn is_whole_word(&self, letters: &[char], at: usize) -> bool {
        let joined = |a: Option<&char>, b: Option<&char>| [a, b].iter().all(|c| c.is_some_and(char::is_ascii_alphanumeric));
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        !joined(before, self.wrong.first()) && !joined(self.wrong.last(), letters.get(at + self.wrong.len()))
    }

    /// Whether what stands here is the right word, which has the wrong one in it.
    fn is_part_of_right(&self, letters: &[char], at: usize) -> bool {
        let places = (0..self.right.len()).filter(|place| self.right[*place..].starts_with(&self.wrong));
        places.filter_map(|place| at.checked_sub(place)).any(|from| letters[from..].starts_with(&self.right))
    }
}

#[cfg(test)]
mod tests {
    use super::Wordlist;
    use crate::model::{checks::said, word::Word};

    fn list(words: &[(&str, &str)]) -> Vec<Word> {
        words.iter().map(|(wrong, right)| Word::new(wrong, right, "").unwrap()).collect()
    }

    #[test]
    fn words_are_found_the_longest_first_and_not_in_what_is_right() {
        let words = list(&[("青岚县", "青岚县城"), ("帐号", "账号"), ("帐号密码", "账号和密码"), ("teh", "the"), ("内幕", ""), ("柳溪", "柳溪镇")]);
        for (text, found) in [
            ("青岚县的帐号", vec!["青岚县=青岚县城", "帐号=账号"]),
            ("青岚县城的账号", vec![]),
            ("去青岚县城和青岚县", vec!["青岚县=青岚县城"]),
            ("帐号密码", vec!["帐号密码=账号和密码"]),
            ("teh man, tehran and ateh", vec!["teh=the"]),
            ("内幕", vec!["内幕"]),
            ("柳溪柳溪镇", vec!["柳溪=柳溪镇"]),
            ("https://a.cn/帐号", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(said(text, |passage| Wordlist::new(&words).found(passage)), found, "{text}");
        }
    }
}
