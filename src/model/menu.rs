//! Menus: ordered lists of links with labels of their own, two levels deep.

use serde::{Deserialize, Serialize};

/// One entry of a menu, resolved to an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What readers see.
    pub label: String,
    /// A path of this site, or an outside address.
    pub address: String,
    /// The second level; empty on the second level itself.
    #[serde(default)]
    pub children: Vec<Item>,
}

/// The menus every page has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Menus {
    /// The main one, under the name of the site.
    pub main: Vec<Item>,
    /// The second, lighter one.
    pub second: Vec<Item>,
    /// Static pages in the footer.
    pub footer: Vec<Item>,
    /// 友情链接: other sites, above the footer.
    pub friends: Vec<Item>,
}
