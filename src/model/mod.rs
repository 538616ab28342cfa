//! What a newsroom talks about: plain data and pure rules, the same on the server and in the browser.

pub mod article;
pub mod body;
pub mod channel;
pub mod checks;
pub mod comparison;
pub mod desk;
pub mod draft;
pub mod frame;
pub mod home;
pub mod lang;
pub mod log;
pub mod manuscript;
pub mod menu;
pub mod opened;
pub mod page;
pub mod page_of;
pub mod person;
pub mod picture;
pub mod revision;
pub mod safe_url;
pub mod slot;
pub mod slug;
pub mod stamp;
pub mod together;
pub mod variants;
pub mod word;
