//! Search: articles, names and channels found by what readers type. The only place that asks which database this is.
//!
//! [`fold`] makes one spelling of all that mean the same; [`tokens`] cuts it into what the index holds; [`index`] keeps the index
//! beside the articles, in their own transactions; [`query`] reads what somebody typed; [`find`] looks it up, [`facets`] counts,
//! [`passage`] shows where it stands, [`suggest`] guesses what is being typed.

pub mod facets;
pub mod find;
pub mod fold;
pub mod index;
pub mod names;
pub mod passage;
mod pinyin;
pub mod query;
mod relevance;
mod sql;
pub mod suggest;
pub mod tokens;
pub mod upkeep;
mod view;

pub use find::{Hits, find};
pub use query::Query;
pub use view::view;

/// Which rules the index is made by: folding, tokens, what is indexed. Whoever changes one of them counts on, and the server makes the
/// index anew when it starts.
pub const RULES: i64 = 2;
