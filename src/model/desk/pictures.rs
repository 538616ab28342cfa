//! The desk's library of pictures.

use super::lists::{ArticleRow, Leafed, pairs};
use crate::{
    error::Error,
    model::{
        picture::{Filed, Picture},
        stamp::Stamp,
    },
};

/// Which pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// All that are not in the bin.
    #[default]
    All,
    /// Those that nothing shows.
    Unused,
    /// Those in the bin.
    Bin,
}

impl Shelf {
    /// All of them.
    pub const ALL: [Shelf; 3] = [Shelf::All, Shelf::Unused, Shelf::Bin];

    /// Its word in an address; the usual one has none.
    pub fn word(self) -> &'static str {
        match self {
            Shelf::All => "",
            Shelf::Unused => "unused",
            Shelf::Bin => "bin",
        }
    }

    /// The one of this word.
    pub fn named(word: &str) -> Shelf {
        Shelf::ALL.into_iter().find(|shelf| shelf.word() == word).unwrap_or_default()
    }
}

/// What the library is asked for, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureFilter {
    /// Only pictures with this in their name, caption, credit or alternative text; may be empty.
    pub words: String,
    /// Only of this person.
    pub uploader: Option<i64>,
    /// From this day on, as `2026-11-24`; may be empty.
    pub from: String,
    /// Until this day; may be empty.
    pub to: String,
    /// Which of them.
    pub shelf: Shelf,
}

impl PictureFilter {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        *self == PictureFilter::default()
    }

    /// As it stands in an address, with `&` at its end unless it is empty.
    pub fn query(&self) -> String {
        let uploader = self.uploader.map(|id| id.to_string()).unwrap_or_default();
        pairs(&[("q", &self.words), ("uploader", &uploader), ("from", &self.from), ("to", &self.to), ("shelf", self.shelf.word())])
    }
}

/// A picture in the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureRow {
    /// The picture.
    pub picture: Picture,
    /// What stands under it: its caption, else the name of the file that came.
    pub label: String,
    /// When it came.
    pub added: Stamp,
    /// Whether it moves.
    pub animated: bool,
    /// Whether anything shows it.
    pub used: bool,
}

/// A page of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PicturesPage {
    /// What it was asked for.
    pub filter: PictureFilter,
    /// People to choose from.
    pub people: Vec<(i64, String)>,
    /// This page of it, the newest first.
    pub page: Leafed<PictureRow>,
    /// Whether who looks at it may add pictures.
    pub may_upload: bool,
    /// The largest file, in MiB.
    pub largest_mib: u64,
    /// For how many days unused uploads, and what is in the bin, are kept; 0 for ever.
    pub keep_days: u64,
    /// Why an upload was not taken.
    pub error: Option<Error>,
}

/// How an article or a static page uses a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// As its cover.
    Cover,
    /// In its text.
    Text,
    /// In its draft.
    Draft,
    /// Only in an earlier version, which the history can bring back.
    Earlier,
}

/// An article that uses a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleUse {
    /// The article.
    pub row: ArticleRow,
    /// How.
    pub spots: Vec<Spot>,
}

/// A static page that uses a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageUse {
    /// Its address.
    pub address: String,
    /// Its title.
    pub title: String,
    /// How.
    pub spots: Vec<Spot>,
}

/// Where a picture is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Articles that who asks may know of.
    pub articles: Vec<ArticleUse>,
    /// Slots, by their titles.
    pub slots: Vec<String>,
    /// Topics at whose top it stands, by their titles.
    pub topics: Vec<String>,
    /// Static pages.
    pub pages: Vec<PageUse>,
    /// Whether it stands beside the site's name.
    pub logo: bool,
    /// In so many texts that who asks may not know of.
    pub hidden: usize,
}

impl Uses {
    /// Whether it is nowhere, not even in what was.
    pub fn is_empty(&self) -> bool {
        *self == Uses::default()
    }
}

/// What somebody may do with a picture as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PictureRights {
    /// Change what is said of it.
    pub describe: bool,
    /// Put another in its place, everywhere.
    pub replace: bool,
    /// Put it into the bin, if nothing shows it.
    pub put_away: bool,
    /// Take it out of everything, and remove it for good.
    pub remove: bool,
}

/// What was typed about a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureForm {
    /// Alternative text.
    pub alt: String,
    /// Caption.
    pub caption: String,
    /// Credit.
    pub credit: String,
    /// What must stay in view, in hundredths of the width from the left.
    pub x: String,
    /// Hundredths of the height from above.
    pub y: String,
}

/// The page of one picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PicturePage {
    /// The picture.
    pub picture: Filed,
    /// Where it is used.
    pub uses: Uses,
    /// Whether anything shows it now.
    pub used: bool,
    /// What may be done with it.
    pub rights: PictureRights,
    /// What stands in the form.
    pub form: PictureForm,
    /// For how many days the bin keeps it; 0 for ever.
    pub keep_days: u64,
    /// Why the form was not taken.
    pub error: Option<Error>,
}

/// What is about to be done with a picture, and has to be said once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// It goes into the bin.
    Bin,
    /// It is removed for good.
    Remove,
}

/// The page that asks once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartingPage {
    /// What is about to be done.
    pub parting: Parting,
    /// The picture.
    pub picture: Filed,
    /// What it is taken out of.
    pub uses: Uses,
    /// Whether anything shows it now.
    pub used: bool,
}

/// The page on which another picture is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacePage {
    /// The one that is to go.
    pub picture: Filed,
    /// The one that is to come, once it is chosen.
    pub with: Option<Filed>,
    /// Where it will stand.
    pub uses: Uses,
    /// Only pictures with this in their words.
    pub search: String,
    /// Pictures to choose from.
    pub page: Leafed<PictureRow>,
}
