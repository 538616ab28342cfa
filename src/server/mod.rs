//! Everything the browser must never see.
//!
//! [`command`] begins everything; [`http`] builds the site; [`newsroom`] is the one context; the nouns (`articles`,
//! `channels`, `home`, `pages`, `redirects`) hold what a page of theirs shows; [`db`] holds the tables and no queries.

pub mod articles;
pub mod backup;
pub mod cache;
pub mod channels;
pub mod command;
pub mod comparison;
pub mod db;
pub mod desk;
pub mod drafts;
pub mod error;
pub mod excerpt;
pub mod home;
pub mod http;
pub mod import;
pub mod jobs;
pub mod limits;
pub mod listings;
pub mod lists;
pub mod log;
pub mod manuscripts;
pub mod media;
pub mod memory;
pub mod newsroom;
pub mod pages;
pub mod passwords;
pub mod people;
pub mod pictures;
pub mod policy;
pub mod publication;
pub mod redirects;
pub mod revisions;
pub mod security;
pub mod sessions;
pub mod settings;
pub mod shutdown;
pub mod staff_files;
pub mod structure;
pub mod together;
pub mod tokens;
pub mod visitor;
pub mod words;
