//! One file per public route: resource, `Suspend`, what the server drew.

pub mod article;
pub mod asked;
pub mod channel;
pub mod head;
pub mod home;
pub mod load_more;
pub mod missing;
pub mod other;
pub mod prefetch;
pub mod shown;
pub mod static_page;
