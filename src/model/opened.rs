//! A page as it crosses the wire: what its head says, and its content as finished markup.

use serde::{Deserialize, Serialize};

use super::told::Told;

/// Markup that this server wrote: components drew it from escaped text, or [`super::body::Body`] rendered it from typed
/// blocks. It goes into a document as it stands, so it is made in two places only: `content::drawn` and `Body::html`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Html(String);

impl Html {
    /// Markup from one of the two places that may make it.
    pub(crate) fn written(markup: String) -> Html {
        Html(markup)
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What opens when a reader follows a link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// For `<title>`, without the site's name; empty on the home page.
    pub title: String,
    /// For `<meta name="description">`.
    pub description: String,
    /// Canonical address: a path without the language's prefix.
    pub address: String,
    /// The page's `<h1>`, announced when it has opened.
    pub heading: String,
    /// All that stands between masthead and footer.
    pub content: Html,
    /// What the head that the server writes tells machines; they follow no link without a reload.
    #[serde(skip)]
    pub told: Told,
}

/// What stands around every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    /// The site's name, for titles.
    pub site: String,
    /// What public addresses begin with.
    pub public_url: String,
    /// Masthead and menus.
    pub top: Html,
    /// The footer.
    pub bottom: Html,
}

/// Rows that "加载更多" appends to a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appended {
    /// The rows.
    pub rows: Html,
    /// The cursor after the last of them, as [`super::page_of::Cursor`] writes it; `None` at the end of the list.
    pub next: Option<String>,
}
