//! A stored picture as a page shows it, and as the newsroom knows it.

use serde::{Deserialize, Serialize};

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
