//! Tags 标签: the keywords of articles, and the lists that they make.

use serde::{Deserialize, Serialize};

use super::{address::encoded, article::Row, page_of::PageOf};

/// Characters of a tag that has a page of its own; what is longer is a sentence and no keyword.
const LONGEST: usize = 60;

/// A keyword, and the key by which the same word is found however it was typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tag {
    /// Small letters, half width, single spaces: two tags with the same key are the same tag.
    pub key: String,
    /// As it was typed.
    pub name: String,
}

impl Tag {
    /// The tag that somebody typed; `None` where it can have no page: nothing is left of it, or no address can hold it.
    pub fn of(typed: &str) -> Option<Tag> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let key: String = name.chars().map(narrow).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        // Browsers take a segment of dots for a way up.
        let addressable = !key.is_empty() && key != "." && key != ".." && !key.chars().any(char::is_control);
        (addressable && key.chars().count() <= LONGEST).then_some(Tag { key, name })
    }

    /// The tags of an article, each once, however often and however it was typed.
    pub fn all_of(typed: &[String]) -> Vec<Tag> {
        let mut tags: Vec<Tag> = Vec::new();
        for tag in typed.iter().filter_map(|typed| Tag::of(typed)) {
            if tags.iter().all(|known| known.key != tag.key) {
                tags.push(tag);
            }
        }
        tags
    }

    /// Its page, without the language's prefix.
    pub fn address(&self) -> String {
        format!("/tag/{}", encoded(&self.key))
    }
}

/// Full-width letters, digits and signs of ASCII as half-width ones.
pub fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// A tag, and how many published articles carry it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagCount {
    /// Which.
    pub tag: Tag,
    /// How many.
    pub articles: i64,
}

/// What a tag's page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagView {
    /// Which tag; named as the newest article spells it.
    pub tag: Tag,
    /// This page of its articles.
    pub list: PageOf<Row>,
    /// Tags that the newest of them also carry, the most frequent first.
    pub beside: Vec<TagCount>,
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn the_same_word_is_the_same_tag_however_it_was_typed() {
        let key = |typed: &str| Tag::of(typed).map(|tag| tag.key);
        for (typed, wanted) in [("秋收", "秋收"), (" ５Ｇ　网络 ", "5g 网络"), ("AI", "ai"), ("ａｉ", "ai"), ("A/B?", "a/b?"), ("ẞ", "ß")]
        {
            assert_eq!(key(typed).as_deref(), Some(wanted), "{typed}");
        }
        for nothing in ["", " 　", ".", "..", "．．", "a\u{7}b", &"长".repeat(61)] {
            assert_eq!(key(nothing), None, "{nothing:?}");
        }
        let typed = ["AI", "秋收", "ａｉ", "."].map(str::to_owned);
        let names: Vec<String> = Tag::all_of(&typed).into_iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["AI", "秋收"]);
    }

    #[test]
    fn an_address_holds_any_tag() {
        assert_eq!(Tag::of("秋收").unwrap().address(), "/tag/%E7%A7%8B%E6%94%B6");
        assert_eq!(Tag::of("A/B 100%?#").unwrap().address(), "/tag/a%2Fb%20100%25%3F%23");
    }
}
