//! A stored picture as a page shows it.

use serde::{Deserialize, Serialize};

/// One file of the media folder, with what a browser must know before it has arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its name in the media folder: the first 32 hexadecimal digits of the content's SHA-256, and its ending.
    pub file: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, for those who do not see it; empty when it only decorates.
    pub alt: String,
}

impl Picture {
    /// Where browsers get it.
    pub fn address(&self) -> String {
        format!("/media/{}", self.file)
    }
}
