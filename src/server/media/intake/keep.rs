//! The file that is kept of a picture: made by ourselves, from its pixels alone.

use image::{
    DynamicImage, ImageEncoder,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::{Intake, Kind, Look, Refusal, Taken, broken, colour::has_alpha};

/// Of JPEG: about what cameras write. The smaller sizes for readers are made from it.
const QUALITY: u8 = 92;
/// A drawing or a screenshot is not much larger as PNG than as JPEG; a photograph is many times larger.
const LOSSLESS_IF_WITHIN: usize = 2;

/// What is kept of a still picture: PNG where something shows through, or where it came without loss and is no
/// photograph; else JPEG.
pub fn still(taken: Taken) -> Result<Intake, Refusal> {
    let Taken { image, kind, said } = taken;
    let look = Look::of(&image);
    let (width, height) = (image.width(), image.height());
    let (content, ending) = if has_alpha(&image) {
        (png(&image)?, "png")
    } else {
        let photograph = jpeg(&image)?;
        let drawing = if matches!(kind, Kind::Png | Kind::Gif) { Some(png(&image)?) } else { None };
        match drawing.filter(|drawing| drawing.len() <= photograph.len() * LOSSLESS_IF_WITHIN) {
            Some(drawing) => (drawing, "png"),
            None => (photograph, "jpg"),
        }
    };
    Ok(Intake { content, ending, width, height, animated: false, look, said })
}

fn jpeg(image: &DynamicImage) -> Result<Vec<u8>, Refusal> {
    let side = |pixels: u32| u16::try_from(pixels).map_err(broken);
    let (width, height) = (side(image.width())?, side(image.height())?);
    let (pixels, colours): (&[u8], _) = match image {
        DynamicImage::ImageLuma8(image) => (image, ColorType::Luma),
        DynamicImage::ImageRgb8(image) => (image, ColorType::Rgb),
        _ => return Err(Refusal::Broken),
    };
    let mut content = Vec::new();
    let mut encoder = Encoder::new(&mut content, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.encode(pixels, width, height, colours).map_err(broken)?;
    Ok(content)
}

fn png(image: &DynamicImage) -> Result<Vec<u8>, Refusal> {
    let mut content = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut content, CompressionType::Fast, FilterType::Adaptive);
    encoder.write_image(image.as_bytes(), image.width(), image.height(), image.color().into()).map_err(broken)?;
    Ok(content)
}
