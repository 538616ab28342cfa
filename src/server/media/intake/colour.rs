//! Colours as browsers take them for granted: 8 bits a channel, sRGB, alpha only where something shows through.

use image::{DynamicImage, GenericImageView};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Pixels whose colours are changed at a time: a whole second picture would take too much memory.
const AT_ONCE: usize = 1 << 16;

/// 16 bits and floats become 8 bits.
pub fn in_eight_bits(image: DynamicImage) -> DynamicImage {
    match image {
        image @ (DynamicImage::ImageLuma8(_) | DynamicImage::ImageLumaA8(_) | DynamicImage::ImageRgb8(_) | DynamicImage::ImageRgba8(_)) => image,
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(image.into_luma8()),
        DynamicImage::ImageLumaA16(_) => DynamicImage::ImageLumaA8(image.into_luma_alpha8()),
        image if image.color().has_alpha() => DynamicImage::ImageRgba8(image.into_rgba8()),
        image => DynamicImage::ImageRgb8(image.into_rgb8()),
    }
}

/// Many programs write alpha although nothing shows through.
pub fn without_idle_alpha(image: DynamicImage) -> DynamicImage {
    match image {
        DynamicImage::ImageLumaA8(grey) if grey.pixels().all(|pixel| pixel.0[1] == 255) => {
            DynamicImage::ImageLuma8(DynamicImage::ImageLumaA8(grey).into_luma8())
        }
        DynamicImage::ImageRgba8(colour) if colour.pixels().all(|pixel| pixel.0[3] == 255) => {
            DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(colour).into_rgb8())
        }
        image => image,
    }
}

/// From the colours that the file's profile describes to sRGB. A profile that cannot be read, or is about other colours
/// than the picture has, says nothing.
pub fn to_srgb(image: &mut DynamicImage, profile: Option<&[u8]>) {
    let Some(profile) = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok()) else { return };
    let (space, layout, channels) = match image {
        DynamicImage::ImageLuma8(_) => (DataColorSpace::Gray, Layout::Gray, 1),
        DynamicImage::ImageLumaA8(_) => (DataColorSpace::Gray, Layout::GrayAlpha, 2),
        DynamicImage::ImageRgb8(_) => (DataColorSpace::Rgb, Layout::Rgb, 3),
        DynamicImage::ImageRgba8(_) => (DataColorSpace::Rgb, Layout::Rgba, 4),
        _ => return,
    };
    if profile.color_space != space {
        return;
    }
    let own = if space == DataColorSpace::Gray { ColorProfile::new_gray_with_gamma(2.2) } else { ColorProfile::new_srgb() };
    let Ok(transform) = profile.create_transform_8bit(layout, &own, layout, TransformOptions::default()) else { return };
    let change = |from: &[u8], to: &mut [u8]| transform.transform(from, to);
    if changes_nothing(channels, change) {
        return;
    }
    let Some(samples) = samples(image) else { return };
    let mut before = Vec::with_capacity(AT_ONCE * channels);
    for some in samples.chunks_mut(AT_ONCE * channels) {
        before.clear();
        before.extend_from_slice(some);
        if change(&before, some).is_err() {
            some.copy_from_slice(&before);
        }
    }
}

fn samples(image: &mut DynamicImage) -> Option<&mut [u8]> {
    match image {
        DynamicImage::ImageLuma8(image) => Some(image),
        DynamicImage::ImageLumaA8(image) => Some(image),
        DynamicImage::ImageRgb8(image) => Some(image),
        DynamicImage::ImageRgba8(image) => Some(image),
        _ => None,
    }
}

/// Whether the profile is sRGB by another name, as most are: then all pixels stay as they are.
fn changes_nothing<E>(channels: usize, change: impl Fn(&[u8], &mut [u8]) -> Result<(), E>) -> bool {
    const STEPS: [u8; 5] = [0, 64, 128, 192, 255];
    let colours = STEPS.iter().flat_map(|a| STEPS.iter().flat_map(move |b| STEPS.iter().map(move |c| [*a, *b, *c, 255])));
    let probe: Vec<u8> = colours.flat_map(|colour| colour.into_iter().take(channels).collect::<Vec<_>>()).collect();
    let mut changed = vec![0; probe.len()];
    change(&probe, &mut changed).is_ok() && probe.iter().zip(&changed).all(|(before, after)| before.abs_diff(*after) <= 1)
}

/// Whether something shows through.
pub fn has_alpha(image: &DynamicImage) -> bool {
    debug_assert!(image.dimensions().0 > 0);
    image.color().has_alpha()
}
