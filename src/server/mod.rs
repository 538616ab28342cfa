//! Everything the browser must never see.
//!
//! [`command`] begins everything; [`http`] builds the site; [`newsroom`] is the one context; the nouns (`articles`,
//! `channels`, `home`, `pages`, `redirects`) hold what a page of theirs shows; [`db`] holds the tables and no queries.

pub mod articles;
pub mod cache;
pub mod channels;
pub mod command;
pub mod db;
pub mod error;
pub mod excerpt;
pub mod home;
pub mod http;
pub mod import;
pub mod lists;
pub mod newsroom;
pub mod pages;
pub mod policy;
pub mod redirects;
pub mod security;
pub mod settings;
pub mod shutdown;
pub mod structure;
