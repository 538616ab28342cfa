//! The bar.

use crate::{
    model::draft::{At, Bar},
    ui::words::Here,
};

/// The bar.
pub fn open(_here: Here, at: At) -> Bar {
    Bar { me: at.me, article: at.article, channel: at.channel.map(|channel| channel.0), markup: Default::default() }
}
