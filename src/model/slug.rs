//! The part of an address that names a channel or a static page.

use serde::{Deserialize, Serialize};

/// 1 to 64 of `a-z`, `0-9` and inner hyphens, usually pinyin; never a word the site itself uses at that place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// First path segments that are the site's own and can name no channel.
pub const RESERVED: [&str; 18] = [
    "about", "admin", "api", "desk", "en", "feed", "healthz", "media", "offline", "pkg", "qr", "reading", "readyz", "search", "sign-in", "sign-out",
    "tag", "topic",
];

impl Slug {
    /// Takes `text` as it is, or says why it is no slug.
    pub fn new(text: &str) -> Result<Slug, String> {
        let shape = !text.is_empty()
            && text.len() <= 64
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-');
        if !shape {
            return Err(format!("“{text}”不能作地址：只用小写字母、数字和连字符，最多 64 个字符"));
        }
        if RESERVED.contains(&text) {
            return Err(format!("“{text}”是系统保留的地址"));
        }
        Ok(Slug(text.to_owned()))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Slug {
    type Error = String;
    fn try_from(text: String) -> Result<Slug, String> {
        Slug::new(&text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> String {
        slug.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn only_plain_words_that_the_site_does_not_use_are_slugs() {
        assert!(Slug::new("liuxi-zhen").is_ok());
        for bad in ["", "-a", "a-", "A", "柳溪", "a/b", "a b", "api", "en", &"a".repeat(65)] {
            assert!(Slug::new(bad).is_err(), "{bad}");
        }
    }
}
