//! Pictures as pixels: read, made smaller, cut.

use std::io::Cursor;

use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, RgbaImage};

use super::Unreadable;
use crate::model::{picture::Focus, variants::SOCIAL};

/// What decoding one picture may take: as it came with an import it may be larger than any that is uploaded.
const MEMORY: u64 = 512 << 20;

/// Rows of pixels from above, each red, green, blue, and, if anything is transparent, how opaque it is.
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub is_transparent: bool,
    pub bytes: Vec<u8>,
}

impl Pixels {
    /// Reads a file as it is to be seen: upright.
    pub fn decode(file: &[u8]) -> Result<Pixels, Unreadable> {
        let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| Unreadable)?;
        let mut limits = Limits::default();
        limits.max_alloc = Some(MEMORY);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(|_| Unreadable)?;
        let orientation = decoder.orientation().map_err(|_| Unreadable)?;
        let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Unreadable)?;
        picture.apply_orientation(orientation);
        let (width, height) = (picture.width(), picture.height());
        if !picture.color().has_alpha() {
            return Ok(Pixels { width, height, is_transparent: false, bytes: picture.into_rgb8().into_raw() });
        }
        let rgba = picture.into_rgba8();
        let is_transparent = rgba.pixels().any(|pixel| pixel.0[3] < 255);
        let bytes = if is_transparent { rgba.into_raw() } else { DynamicImage::from(rgba).into_rgb8().into_raw() };
        Ok(Pixels { width, height, is_transparent, bytes })
    }

    /// The same, no wider than this.
    pub fn at_most(self, width: u32) -> Result<Pixels, Unreadable> {
        if self.width <= width {
            return Ok(self);
        }
        let height = u64::from(self.height) * u64::from(width) + u64::from(self.width) / 2;
        let height = u32::try_from(height / u64::from(self.width)).unwrap_or(1).max(1);
        let (own_width, own_height) = (f64::from(self.width), f64::from(self.height));
        self.resized((0.0, 0.0, own_width, own_height), (width, height))
    }

    /// The part that other sites show: as much as possible, with the focus as near to its middle as the edges allow.
    pub fn social(&self, focus: Focus) -> Result<Pixels, Unreadable> {
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let (wide, high) = (f64::from(SOCIAL.0), f64::from(SOCIAL.1));
        let scale = f64::min(width / wide, height / high);
        let (cut_width, cut_height) = (wide * scale, high * scale);
        let start = |focus: u16, whole: f64, part: f64| (f64::from(focus) / 1000.0 * whole - part / 2.0).clamp(0.0, f64::max(0.0, whole - part));
        let part = (start(focus.x, width, cut_width), start(focus.y, height, cut_height), cut_width.min(width), cut_height.min(height));
        let side = |side: f64| ((side * scale.min(1.0)).round() as u32).max(1);
        self.resized(part, (side(wide), side(high)))
    }

    /// The part that begins at x and y and is so wide and high, made so large.
    fn resized(&self, (x, y, part_width, part_height): (f64, f64, f64, f64), (width, height): (u32, u32)) -> Result<Pixels, Unreadable> {
        let kind = if self.is_transparent { PixelType::U8x4 } else { PixelType::U8x3 };
        let from = ImageRef::new(self.width, self.height, &self.bytes, kind).map_err(|_| Unreadable)?;
        let mut to = Image::new(width, height, kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).crop(x, y, part_width, part_height);
        Resizer::new().resize(&from, &mut to, &options).map_err(|_| Unreadable)?;
        Ok(Pixels { width, height, is_transparent: self.is_transparent, bytes: to.into_vec() })
    }

    /// As `image` has them.
    pub fn image(self) -> Result<DynamicImage, Unreadable> {
        let Pixels { width, height, is_transparent, bytes } = self;
        let image = match is_transparent {
            true => RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8),
            false => RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8),
        };
        image.ok_or(Unreadable)
    }

    /// Red, green and blue alone, what is transparent on white.
    pub fn on_white(&self) -> std::borrow::Cow<'_, [u8]> {
        if !self.is_transparent {
            return (&self.bytes).into();
        }
        let over_white = |value: u8, opaque: u8| ((u32::from(value) * u32::from(opaque) + 255 * (255 - u32::from(opaque)) + 127) / 255) as u8;
        self.bytes.chunks_exact(4).flat_map(|pixel| [0, 1, 2].map(|at| over_white(pixel[at], pixel[3]))).collect::<Vec<u8>>().into()
    }
}
