//! How close texts are: the tags that two of them share, then the rare words of their titles and leads.
//!
//! Chinese has no spaces between words, so every pair of neighbouring characters counts as one; what pairs mean little are
//! the frequent ones, and those are left out. Each text is compared with a bounded number of others.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
};

use crate::model::tag::{Tag, narrow};

/// A text, taken apart.
pub struct Text {
    /// The article's number.
    pub id: i64,
    at: i64,
    /// Words by their hashes, each once.
    words: Box<[u32]>,
    /// Tags by theirs.
    tags: Box<[u32]>,
}

/// A text that another one is close to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    /// The article's number.
    pub id: i64,
    /// How close.
    pub weight: i64,
}

/// Texts to compare, the newest first.
pub struct Corpus {
    texts: Vec<Text>,
    places: HashMap<i64, u32>,
    words: HashMap<u32, Vec<u32>>,
    tags: HashMap<u32, Vec<u32>>,
}

/// Neighbours in the list of a tag that are looked at.
const AROUND: usize = 100;
/// A tag says more than a word.
const TAG: f32 = 5.0;
/// Words that two texts without a common tag must share: one alone is chance.
const CHANCE: u32 = 2;

impl Text {
    /// Takes title, lead and tags (a JSON list) apart.
    pub fn of(id: i64, at: i64, title: &str, lead: &str, tags: &str) -> Text {
        let typed: Vec<String> = serde_json::from_str(tags).unwrap_or_default();
        let words: BTreeSet<u32> = words(title).chain(words(lead)).collect();
        let tags = Tag::all_of(&typed).iter().map(|tag| hashed(tag.key.as_str())).collect();
        Text { id, at, words: words.into_iter().collect(), tags }
    }
}

impl Corpus {
    /// Texts, each once.
    pub fn of(mut texts: Vec<Text>) -> Corpus {
        texts.sort_by_key(|text| Reverse((text.at, text.id)));
        let rare = rare_words(&texts);
        let mut corpus = Corpus { places: HashMap::new(), words: HashMap::new(), tags: HashMap::new(), texts: Vec::new() };
        for (text, place) in texts.iter().zip(0u32..) {
            corpus.places.insert(text.id, place);
            for word in text.words.iter().filter(|word| rare.contains_key(*word)) {
                corpus.words.entry(*word).or_default().push(place);
            }
            for tag in &text.tags {
                corpus.tags.entry(*tag).or_default().push(place);
            }
        }
        corpus.texts = texts;
        corpus
    }

    /// The numbers of all texts.
    pub fn ids(&self) -> impl Iterator<Item = i64> + '_ {
        self.texts.iter().map(|text| text.id)
    }

    /// The closest texts, at most `count`; of equally close ones the newer.
    pub fn nearest(&self, id: i64, count: usize) -> Vec<Near> {
        let Some(own) = self.places.get(&id).copied() else { return Vec::new() };
        let text = &self.texts[own as usize];
        // How much, and how many words, or tags as if each were enough of them.
        let mut shared: HashMap<u32, (f32, u32)> = HashMap::new();
        let mut share = |place: u32, weight: f32, words: u32| {
            let (sum, count) = shared.entry(place).or_default();
            *sum += weight;
            *count += words;
        };
        for tag in &text.tags {
            let Some(places) = self.tags.get(tag) else { continue };
            let weight = TAG * self.weight(places.len());
            around(places, own).iter().for_each(|place| share(*place, weight, CHANCE));
        }
        for word in &text.words {
            let Some(places) = self.words.get(word) else { continue };
            places.iter().for_each(|place| share(*place, self.weight(places.len()), 1));
        }
        shared.remove(&own);
        let mut near: Vec<(i64, u32)> =
            shared.into_iter().filter(|(_, (_, words))| *words >= CHANCE).map(|(place, (weight, _))| ((weight * 1000.0) as i64, place)).collect();
        near.sort_by_key(|(weight, place)| (Reverse(*weight), *place));
        near.truncate(count);
        near.into_iter().map(|(weight, place)| Near { id: self.texts[place as usize].id, weight }).collect()
    }

    /// What is in few texts says much.
    fn weight(&self, texts: usize) -> f32 {
        (1.0 + self.texts.len() as f32 / texts as f32).ln()
    }
}

/// Words of more than one text that are not frequent, with the number of texts that have them.
fn rare_words(texts: &[Text]) -> HashMap<u32, u32> {
    let most = (texts.len() / 100).clamp(4, 30) as u32;
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for word in texts.iter().flat_map(|text| text.words.iter()) {
        *counts.entry(*word).or_default() += 1;
    }
    counts.retain(|_, count| (2..=most).contains(count));
    counts
}

/// The neighbours of a place in an ordered list of places, as many newer as older ones where there are.
fn around(places: &[u32], own: u32) -> &[u32] {
    let at = places.partition_point(|place| *place < own);
    let from = at.saturating_sub(AROUND / 2);
    let to = (from + AROUND + 1).min(places.len());
    &places[from.min(to.saturating_sub(AROUND + 1))..to]
}

/// Pairs of Chinese characters, and whole words of other scripts; numbers are in every text and say nothing.
fn words(text: &str) -> impl Iterator<Item = u32> {
    let mut words = Vec::new();
    let mut before: Option<char> = None;
    let mut word = String::new();
    for c in text.chars().map(narrow).chain([' ']) {
        let han = c.is_alphabetic() && c >= '\u{2e80}';
        if !c.is_alphabetic() || han {
            if word.chars().count() > 1 {
                words.push(hashed(word.as_str()));
            }
            word.clear();
        } else {
            word.extend(c.to_lowercase());
        }
        if let Some(before) = before.filter(|_| han) {
            words.push(hashed(&(before, c)));
        }
        before = han.then_some(c);
    }
    words.into_iter()
}

fn hashed<T: Hash + ?Sized>(what: &T) -> u32 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    // Half of it is enough: two words that are taken for one make two texts a little closer.
    hasher.finish() as u32
}

#[cfg(test)]
mod tests {
    use super::{Corpus, Text};

    fn nearest(texts: &[(&str, &str)], id: i64) -> Vec<i64> {
        let texts = texts.iter().zip(1..).map(|((title, tags), id)| Text::of(id, id, title, "", tags)).collect();
        Corpus::of(texts).nearest(id, 8).into_iter().map(|near| near.id).collect()
    }

    #[test]
    fn shared_tags_come_before_shared_words_and_chance_counts_for_nothing() {
        let texts = [
            ("青石镇老戏台修好了", r#"["老戏台"]"#),
            ("老戏台的第一场戏", "[]"),
            ("戏班子排练到深夜", r#"["老戏台"]"#),
            ("今天的天气", "[]"),
            ("ＡＰＰ上线，预约 APP 2.0 更新", r#"["App"]"#),
            ("app 停用", "[]"),
        ];
        assert_eq!(nearest(&texts, 1), [3, 2]);
        assert_eq!(nearest(&texts, 4), [0; 0]);
        assert_eq!(nearest(&texts, 6), [0; 0], "one word alone");
        assert_eq!(nearest(&texts, 99), [0; 0]);
    }

    #[test]
    fn a_frequent_tag_is_looked_at_around_the_text_alone() {
        let texts: Vec<(String, &str)> = (0..5000).map(|_| (String::new(), r#"["白杨乡"]"#)).collect();
        let texts = texts.iter().zip(1..).map(|((title, tags), id)| Text::of(id, id, title, "", tags)).collect();
        let near = Corpus::of(texts).nearest(2500, 1000);
        assert_eq!(near.len(), 100);
        assert!(near.iter().all(|near| (near.id - 2500).abs() <= 51));
    }
}
