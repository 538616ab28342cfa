//! What stands in a picture's place while it is loading: its average colour, and a few bytes that look like it.

use base64::{Engine, engine::general_purpose::STANDARD};
use image::{DynamicImage, imageops};

/// As large as a thumbhash takes.
const SIDE: u32 = 100;

/// How a picture looks from far away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Its average colour, `rrggbb`; what shows through counts as white.
    pub colour: String,
    /// A thumbhash in Base64.
    pub thumbhash: String,
}

impl Look {
    /// Of a whole picture. It looks at a few of its pixels only.
    pub fn of(image: &DynamicImage) -> Look {
        let (width, height) = (image.width(), image.height());
        let longest = width.max(height).max(1);
        let small = |side: u32| (u64::from(side) * u64::from(SIDE) / u64::from(longest)).max(1) as u32;
        let (across, down) = if longest > SIDE { (small(width), small(height)) } else { (width, height) };
        // First every so many pixels, then their averages: enough for colours, and a hundredth of the work.
        let sparse = imageops::resize(image, (across * 4).min(width), (down * 4).min(height), imageops::FilterType::Nearest);
        let tiny = imageops::thumbnail(&sparse, across, down);
        let hash = thumbhash::rgba_to_thumb_hash(across as usize, down as usize, tiny.as_raw());
        let mut sum = [0u64; 3];
        for pixel in tiny.pixels() {
            let [red, green, blue, alpha] = pixel.0.map(u64::from);
            for (sum, channel) in sum.iter_mut().zip([red, green, blue]) {
                *sum += (channel * alpha + 255 * (255 - alpha)) / 255;
            }
        }
        let count = u64::from(across) * u64::from(down);
        let colour = sum.iter().map(|sum| format!("{:02x}", sum / count)).collect();
        Look { colour, thumbhash: STANDARD.encode(hash) }
    }
}
