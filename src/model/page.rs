//! Static pages: about, copyright, contact.

use serde::{Deserialize, Serialize};

use super::opened::Html;

/// What a static page shows, at `/about/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageView {
    /// Its address.
    pub address: String,
    /// Its title.
    pub title: String,
    /// For `<meta name="description">`.
    pub description: String,
    /// Its text.
    pub story: Html,
    /// All static pages, in order, for the menu beside the text.
    pub pages: Vec<super::menu::Item>,
}
