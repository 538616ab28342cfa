//! A stored picture as a page shows it, and as the newsroom knows it.

use serde::{Deserialize, Serialize};

use super::stamp::Stamp;

/// One file of the media folder, with what a browser must know before it has arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its name in the media folder: the first 32 hexadecimal digits of the content's SHA-256, and its ending.
    pub file: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, for those who do not see it; empty when it only decorates.
    pub alt: String,
    /// What must stay in view when it is cut. A story does not keep it: it is the picture's own.
    #[serde(default, skip_serializing_if = "Focus::is_middle")]
    pub focus: Focus,
    /// Its average colour, `rrggbb`; empty where it is not known. A story does not keep it either.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub colour: String,
    /// Whether it moves. A story does not keep it either.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub animated: bool,
}

/// A place in a picture, in thousandths of its width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focus {
    /// From the left.
    pub x: u16,
    /// From above.
    pub y: u16,
}

impl Default for Focus {
    fn default() -> Focus {
        Focus { x: 500, y: 500 }
    }
}

impl Focus {
    /// The place that a row names; what lies outside the picture is moved to its edge.
    pub fn of(x: i64, y: i64) -> Focus {
        let inside = |thousandths: i64| thousandths.clamp(0, 1000) as u16;
        Focus { x: inside(x), y: inside(y) }
    }

    /// Whether it is the middle, which goes without saying.
    pub fn is_middle(&self) -> bool {
        *self == Focus::default()
    }
}

impl Picture {
    /// Where browsers get it.
    pub fn address(&self) -> String {
        format!("/media/{}", self.file)
    }
}

/// A picture as the newsroom knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// See [`Picture::file`].
    pub file: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// See [`Picture::alt`].
    pub alt: String,
    /// What is printed under it, unless a story says something else.
    pub caption: String,
    /// Who took it.
    pub credit: String,
    /// See [`Picture::focus`].
    pub focus: Focus,
    /// See [`Picture::colour`].
    pub colour: String,
    /// A thumbhash in Base64; empty where it is not known.
    pub thumbhash: String,
    /// Whether it moves.
    pub animated: bool,
    /// Size of the file.
    pub bytes: i64,
    /// What the file was called where it came from.
    pub name: String,
    /// Where it was fetched from; empty when somebody uploaded it.
    pub source_url: String,
    /// When it was taken.
    pub taken: Option<Stamp>,
    /// When it came.
    pub added: Stamp,
    /// Who uploaded it; empty where it came with an import.
    pub uploader: String,
    /// Whether it is in the bin.
    pub binned: bool,
}

/// What a file said about its picture: for whoever sent it to take over or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestions {
    /// What is to be seen.
    pub caption: String,
    /// Who took it.
    pub credit: String,
    /// When it was taken.
    pub taken: Option<Stamp>,
}

/// The answer to a picture that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uploaded {
    /// What it is now.
    pub picture: Filed,
    /// What the file said.
    pub suggestions: Suggestions,
}

/// A picture to choose, with the words to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// The picture.
    pub picture: Picture,
    /// See [`Filed::caption`].
    pub caption: String,
    /// See [`Filed::credit`].
    pub credit: String,
    /// See [`Filed::name`].
    pub name: String,
}

/// Pictures to choose from, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Some of them.
    pub pictures: Vec<Offered>,
    /// What to ask for the next ones with; `None` at the end.
    pub more: Option<i64>,
}

/// What is to be said of a picture from now on; what is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Legend {
    /// See [`Picture::alt`].
    pub alt: Option<String>,
    /// See [`Filed::caption`].
    pub caption: Option<String>,
    /// See [`Filed::credit`].
    pub credit: Option<String>,
    /// See [`Picture::focus`].
    pub focus: Option<Focus>,
}
