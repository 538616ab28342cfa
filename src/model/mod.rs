//! What a newsroom talks about: plain data and pure rules, the same on the server and in the browser.

pub mod article;
pub mod body;
pub mod channel;
pub mod frame;
pub mod home;
pub mod lang;
pub mod menu;
pub mod opened;
pub mod page;
pub mod page_of;
pub mod picture;
pub mod safe_url;
pub mod slot;
pub mod slug;
pub mod stamp;
