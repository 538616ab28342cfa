//! Pixels become files. The qualities are chosen so that all three look alike (`bench/run.sh pictures`).

use jpeg_encoder::{ColorType, Encoder as Jpeg, SamplingFactor};
use libavif::{Encoder as Avif, RgbPixels, YuvFormat};
use webp::{Encoder as Webp, WebPConfig};

use super::{Unreadable, pixels::Pixels};
use crate::model::variants::Format;

const JPEG_QUALITY: u8 = 80;
const WEBP_QUALITY: f32 = 76.0;
/// Of libwebp's 0 to 6: its own choice. One less takes a third of the time and makes files a tenth larger.
const WEBP_EFFORT: i32 = 4;
const AVIF_QUALITY: u8 = 58;
/// Of libaom's 0 to 10, the fastest. One less takes half as long again and makes files no smaller.
const AVIF_SPEED: u8 = 7;
/// Of what is transparent: letters and edges, which are few bytes.
const OPACITY_QUALITY: u8 = 90;

/// The file in a format.
pub fn as_format(pixels: &Pixels, format: Format) -> Result<Vec<u8>, Unreadable> {
    match format {
        Format::Avif => avif(pixels),
        Format::Webp => webp(pixels),
        Format::Jpeg => jpeg(pixels),
    }
}

/// Without tables of its own: this encoder would then write each colour by itself, which is allowed and a twentieth smaller, and
/// which some decoders (zune-jpeg 0.5 among them) get wrong.
fn jpeg(pixels: &Pixels) -> Result<Vec<u8>, Unreadable> {
    let side = |side: u32| u16::try_from(side).map_err(|_| Unreadable);
    let mut file = Vec::new();
    let mut encoder = Jpeg::new(&mut file, JPEG_QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.encode(&pixels.on_white(), side(pixels.width)?, side(pixels.height)?, ColorType::Rgb).map_err(|_| Unreadable)?;
    Ok(file)
}

fn webp(pixels: &Pixels) -> Result<Vec<u8>, Unreadable> {
    let encoder = match pixels.is_transparent {
        true => Webp::from_rgba(&pixels.bytes, pixels.width, pixels.height),
        false => Webp::from_rgb(&pixels.bytes, pixels.width, pixels.height),
    };
    let mut config = WebPConfig::new().map_err(|()| Unreadable)?;
    config.quality = WEBP_QUALITY;
    config.method = WEBP_EFFORT;
    encoder.encode_advanced(&config).map(|file| file.to_vec()).map_err(|_| Unreadable)
}

fn avif(pixels: &Pixels) -> Result<Vec<u8>, Unreadable> {
    let image = RgbPixels::new(pixels.width, pixels.height, &pixels.bytes).map_err(|_| Unreadable)?.to_image(YuvFormat::Yuv420);
    let mut encoder = Avif::new();
    encoder.set_speed(AVIF_SPEED).set_quality(AVIF_QUALITY).set_alpha_quality(OPACITY_QUALITY).set_max_threads(1);
    encoder.encode(&image).map(|file| file.to_vec()).map_err(|_| Unreadable)
}
