//! Other systems' content in: a bundle folder or a WordPress export becomes [`content::Content`], and one function writes it.

pub mod bundle;
pub mod content;
pub mod export;
pub mod html;
pub mod pictures;
pub mod store;
pub mod wordpress;
