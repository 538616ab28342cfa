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
mod fetching;
mod fixture;
mod histories;
mod history;
mod library;
mod media;
mod pages;
mod pictures;
mod remote;
mod rights;
mod rooms;
mod safety;
mod static_pages;
mod together;
mod wordpress;
