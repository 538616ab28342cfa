//! Components that know the model and nothing else: they take data, fetch nothing, and look the same wherever they stand.

pub mod arrival;
pub mod breadcrumb;
pub mod byline;
pub mod card;
pub mod corner;
pub mod difference;
pub mod editable;
pub mod focus;
pub mod footer;
pub mod leaf;
pub mod masthead;
pub mod more_list;
pub mod nav;
pub mod notice;
pub mod pager;
pub mod picture;
pub mod picture_strip;
pub mod progress;
pub mod prose;
pub mod timeline;
pub mod tools;
pub mod viewer;
pub mod words;
