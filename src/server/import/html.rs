//! HTML becomes a body: our own exactly, other people's as well as blocks can say it.

mod blocks;
mod element;
pub mod losses;
pub mod media;
mod parse;
mod reader;
mod table;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use self::{
    losses::Losses,
    reader::{Loose, Reader},
};
use crate::model::{
    body::{Block, Body},
    picture::Picture,
};

/// An `<img>` as the HTML names it.
#[derive(Clone, Copy, Debug)]
pub struct Src<'a> {
    /// Its address, as written.
    pub address: &'a str,
    /// Its alternative text; may be empty.
    pub alt: &'a str,
    /// Its width, where the HTML says so.
    pub width: Option<u32>,
    /// Its height, where the HTML says so.
    pub height: Option<u32>,
}

/// Finds the picture an `<img>` means, complete with the alternative text to print; `None` where the site does not have it.
pub type Pictures<'a> = dyn Fn(&Src<'_>) -> Option<Picture> + 'a;

/// Reads the HTML fragment `html`. Blocks keep the ids that our own HTML gives them (`id="b-…"`); all others get fresh
/// ones in order, the same every time. What a body cannot hold is written down in `losses`. A fragment that is too long,
/// too deep or breaks a rule of [`Body::new`] is refused with a sentence.
///
/// Parsing is bounded but may take seconds for hostile input: call it on a blocking thread.
pub fn body(html: &str, pictures: &Pictures<'_>, losses: &mut Losses) -> Result<Body, String> {
    let document = parse::fragment(html)?;
    Body::new(named(Reader::new(pictures, losses).document(&document)))
}

/// The text of an HTML fragment such as a title: tags go, entities become characters. What cannot be parsed stays as it is.
pub fn text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    parse::fragment(html).map_or_else(|_| html.to_owned(), |document| element::text(document.tree.root()))
}

/// Gives every block an id that no other has: its own where that is free, else the next of b1, b2, …
fn named(loose: Vec<Loose>) -> Vec<Block> {
    let mut taken: HashSet<String> = loose.iter().filter_map(|block| block.id.clone()).collect();
    let mut used = HashSet::new();
    let mut next = 0;
    loose
        .into_iter()
        .map(|Loose { id, kind, .. }| {
            let id = id.filter(|id| used.insert(id.clone())).unwrap_or_else(|| {
                loop {
                    next += 1;
                    let fresh = format!("b{next}");
                    if taken.insert(fresh.clone()) {
                        break fresh;
                    }
                }
            });
            Block { id, kind }
        })
        .collect()
}
