//! What a page tells machines that read it: search engines, social networks, feed readers. It stands in the head that the
//! server writes, and nowhere else.

use super::picture::Picture;

/// What stands in the head of one page for machines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Open Graph and cards: name and content of `<meta>`.
    pub properties: Vec<(&'static str, String)>,
    /// Feeds with what this page shows.
    pub feeds: Vec<Feed>,
    /// What the page is about.
    pub data: LinkedData,
}

/// A feed that somebody can follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Whose news.
    pub title: String,
    /// Its address on this site.
    pub address: String,
    /// Its media type.
    pub kind: &'static str,
}

/// JSON-LD. It stands inside `<script>`, where HTML knows no escapes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkedData(String);

impl LinkedData {
    /// The only place that writes JSON into a page: no text in it can end the script.
    pub fn new(data: &serde_json::Value) -> LinkedData {
        LinkedData(data.to_string().replace('<', "\\u003c"))
    }

    /// As it stands in the script; empty where there is nothing to say.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The picture that stands for a page elsewhere, when somebody shares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poster {
    /// Its address on this site.
    pub address: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
}

impl Poster {
    /// A picture of the newsroom's own, cut around its focus.
    pub fn of(picture: &Picture) -> Poster {
        let (address, width, height) = picture.social().unwrap_or_else(|| (picture.address(), picture.width, picture.height));
        Poster { address, width, height, alt: picture.alt.clone() }
    }
}

/// The feeds at an address: of a channel (`/yaowen`), or of the whole site (empty).
pub fn feeds(of: &str, title: &str) -> Vec<Feed> {
    let feed = |name, kind| Feed { title: title.to_owned(), address: format!("{of}/{name}"), kind };
    vec![feed("feed.xml", "application/rss+xml"), feed("atom.xml", "application/atom+xml"), feed("feed.json", "application/feed+json")]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::LinkedData;

    #[test]
    fn no_text_ends_the_script() {
        let said = json!({ "headline": "</script><script>alert(1)</script><!--" });
        let written = LinkedData::new(&said);
        assert!(!written.as_str().contains('<'));
        assert_eq!(serde_json::from_str::<serde_json::Value>(written.as_str()).unwrap(), said);
    }
}
