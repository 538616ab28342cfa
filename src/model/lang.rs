//! The language of the interface. The content keeps its own.

use serde::{Deserialize, Serialize};

/// Interface language. It is part of the address (`/en/...`), so that every cache can tell the pages apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese, the first language; its addresses carry no prefix.
    #[default]
    Zh,
    /// English, under `/en`.
    En,
}

impl Lang {
    /// Both languages, the first one first.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The other language.
    pub fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// The BCP 47 tag for `<html lang>` and `hreflang`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// Splits a path of the site into its language and the path without the language's prefix.
    pub fn of_path(path: &str) -> (Lang, &str) {
        match path.strip_prefix("/en") {
            Some("") => (Lang::En, "/"),
            Some(rest) if rest.starts_with('/') => (Lang::En, rest),
            _ => (Lang::Zh, path),
        }
    }

    /// The same page in this language: `path` is an address without prefix, such as `/news/12`.
    /// What is not a path of this site (`https://...`, `#note`) stays as it is.
    pub fn address(self, path: &str) -> String {
        match self {
            Lang::En if path == "/" => "/en".to_owned(),
            Lang::En if path.starts_with('/') && !path.starts_with("//") => format!("/en{path}"),
            _ => path.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_path_and_its_language_are_taken_apart_and_put_together() {
        for (address, lang, path) in
            [("/", Lang::Zh, "/"), ("/en", Lang::En, "/"), ("/en/news/1", Lang::En, "/news/1"), ("/energy", Lang::Zh, "/energy")]
        {
            assert_eq!(Lang::of_path(address), (lang, path));
            assert_eq!(lang.address(path), address);
        }
        assert_eq!(Lang::En.address("https://example.org/"), "https://example.org/");
    }
}
