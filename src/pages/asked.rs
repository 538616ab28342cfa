//! What an address asks for.

use std::pin::Pin;

use crate::{
    error::Error,
    model::{lang::Lang, opened::Opened},
};

/// An address of this site, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The language of the interface.
    pub lang: Lang,
    /// Path and query, as they stand in the address bar.
    pub address: String,
    segments: Vec<String>,
}

/// The kinds of page, by the shape of their paths. The route table in `app` has a row for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `/`.
    Home,
    /// `/about/{page}`.
    Static,
    /// `/search`.
    Search,
    /// `/tag`, `/tag/{tag}`.
    Tag,
    /// `/topic`, `/topic/{topic}`.
    Topic,
    /// `/{channel}`.
    Channel,
    /// `/{channel}/{number}`.
    Article,
    /// Anything else.
    Missing,
}

/// How a page asks the server. A plain function, so that the code that waits and shows is the same for all pages and
/// exists once in what readers download.
pub type Ask = fn(Asked) -> Answer;

/// What the server will say.
pub type Answer = Pin<Box<dyn Future<Output = Result<Opened, Error>> + Send>>;

impl Asked {
    /// Takes an address apart.
    pub fn of(address: String) -> Asked {
        let path = address.split('?').next().unwrap_or("");
        let (lang, path) = Lang::of_path(path);
        let segments = path.split('/').filter(|segment| !segment.is_empty()).map(str::to_owned).collect();
        Asked { lang, address, segments }
    }

    /// Which kind of page it is.
    pub fn kind(&self) -> Kind {
        match self.segments.as_slice() {
            [] => Kind::Home,
            [about, _] if about == "about" => Kind::Static,
            [search] if search == "search" => Kind::Search,
            [tag] | [tag, _] if tag == "tag" => Kind::Tag,
            [topic] | [topic, _] if topic == "topic" => Kind::Topic,
            [_] => Kind::Channel,
            [_, _] => Kind::Article,
            _ => Kind::Missing,
        }
    }

    /// A segment of its path, from 0, the language not counted.
    pub fn segment(&self, at: usize) -> String {
        self.segments.get(at).cloned().unwrap_or_default()
    }

    /// A value of its query.
    pub fn query(&self, name: &str) -> Option<String> {
        let (_, query) = self.address.split_once('?')?;
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Kind};

    #[test]
    fn an_address_is_taken_apart() {
        for (address, kind) in [
            ("/", Kind::Home),
            ("/en", Kind::Home),
            ("/en/yaowen?page=2", Kind::Channel),
            ("/yaowen/1001", Kind::Article),
            ("/about/contact", Kind::Static),
            ("/en/search?q=a", Kind::Search),
            ("/tag", Kind::Tag),
            ("/en/tag/%E7%A7%8B?page=2", Kind::Tag),
            ("/topic/qiushou", Kind::Topic),
            ("/a/b/c", Kind::Missing),
        ] {
            assert_eq!(Asked::of(address.to_owned()).kind(), kind, "{address}");
        }
        let asked = Asked::of("/en/yaowen/7?x=1&part=2".to_owned());
        assert_eq!((asked.segment(1).as_str(), asked.query("part").as_deref(), asked.query("p")), ("7", Some("2"), None));
    }
}
