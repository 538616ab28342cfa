//! Server functions, one file per noun. Each is a public address: who asks, one verb, answer.

#![allow(missing_docs, reason = "the macro makes a public field of every argument")]

pub mod articles;
pub mod channels;
pub mod drafts;
pub mod frame;
pub mod home;
pub mod pages;
pub mod pictures;
pub mod publication;
pub mod redirects;
pub mod remote;
pub mod search;
pub mod session;
pub mod slots;
pub mod together;
