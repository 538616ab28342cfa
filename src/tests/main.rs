//! The product, asked from outside: on a real SQLite database always, on Postgres too where `MASTHEAD_TEST_POSTGRES`
//! holds the address of a server.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backup;
mod bundle;
mod checks;
mod crash;
mod desk;
mod drafts;
mod elsewhere;
mod feeds;
mod fetching;
mod fixture;
mod histories;
mod history;
mod library;
mod media;
mod meta;
mod pages;
mod pictures;
mod public_api;
mod push;
mod reading;
mod readings;
mod related;
mod remote;
mod rights;
mod rooms;
mod safety;
mod search;
mod search_keeping;
mod sitemaps;
mod static_pages;
mod tags;
mod together;
mod topics;
mod variants;
mod wordpress;
