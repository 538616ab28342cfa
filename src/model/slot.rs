//! Slots 推荐位: named, ordered, curated lists that the home page is made of.

use serde::{Deserialize, Serialize};

use super::slug::Slug;

/// How a slot is filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Slot {
    /// What scripts and layouts call it, such as `headline`.
    pub name: Slug,
    /// What editors call it, such as 头条.
    pub title: String,
    /// How many entries are shown at most.
    pub size: i64,
    /// Where the hand-picked entries end, the newest of this channel follow; without one nothing does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fill_from: Option<Slug>,
    /// Whether it may show what a slot before it already shows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_repeat: bool,
    /// Whether only articles with a cover fill it up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub with_picture: bool,
}

/// Another picture in the place of one that a list shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureChange {
    /// The article that the list shows.
    pub article: i64,
    /// The slot, where the list is one.
    pub slot: Option<Slug>,
    /// The picture's file in the library; empty shows the article's own cover again.
    pub file: String,
    /// Names this change: sent twice, it counts once.
    pub operation: String,
}
