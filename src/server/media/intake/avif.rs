//! AVIF: its container is read by avif-parse, its picture by rav1d.

use image::{DynamicImage, RgbImage, RgbaImage};
use re_rav1d::dav1d::{
    Decoder, Error, PixelLayout, PlanarImageComponent, Settings,
    pixel::{MatrixCoefficients, YUVRange},
};
use yuv::{YuvGrayImage, YuvPlanarImage, YuvRange, YuvStandardMatrix};

use super::{Plan, Refusal, broken};

/// The picture, with alpha where it has an alpha item.
pub fn decode(content: &[u8], plan: &Plan) -> Result<DynamicImage, Refusal> {
    let mut content = content;
    let items = avif_parse::read_avif(&mut content).map_err(broken)?;
    let (width, height, colours) = frame(&items.primary_item, plan)?.rgb()?;
    let Some(alpha) = &items.alpha_item else {
        return RgbImage::from_raw(width, height, colours).map(DynamicImage::ImageRgb8).ok_or(Refusal::Broken);
    };
    let alpha = frame(alpha, plan)?;
    if (alpha.width, alpha.height) != (width, height) {
        return Err(Refusal::Broken);
    }
    let pixels = colours.chunks_exact(3).zip(&alpha.planes[0]).flat_map(|(colour, alpha)| {
        let whole =
            |part: u8| if items.premultiplied_alpha && *alpha > 0 { (u32::from(part) * 255 / u32::from(*alpha)).min(255) as u8 } else { part };
        [whole(colour[0]), whole(colour[1]), whole(colour[2]), *alpha]
    });
    RgbaImage::from_raw(width, height, pixels.collect()).map(DynamicImage::ImageRgba8).ok_or(Refusal::Broken)
}

/// A decoded frame with planes of 8 bits, without gaps between their lines.
struct Planes {
    width: u32,
    height: u32,
    layout: PixelLayout,
    planes: Vec<Vec<u8>>,
    matrix: MatrixCoefficients,
    range: YuvRange,
}

fn frame(item: &[u8], plan: &Plan) -> Result<Planes, Refusal> {
    if item.is_empty() {
        return Err(Refusal::Broken);
    }
    let mut settings = Settings::new();
    settings.set_n_threads(1);
    settings.set_max_frame_delay(1);
    settings.set_frame_size_limit(plan.width.saturating_mul(plan.height));
    let mut decoder = Decoder::with_settings(&settings).map_err(broken)?;
    decoder.send_data(item.to_vec(), None, None, None).or_else(unless_again)?;
    // All of it was sent, so the first answer is the last.
    let picture = decoder.get_picture().map_err(broken)?;
    let (width, height) = (picture.width(), picture.height());
    if (width, height) != (plan.width, plan.height) {
        return Err(Refusal::Broken);
    }
    let deep = picture.bits_per_component().map_or(8, |bits| bits.0).saturating_sub(8);
    let wanted: &[PlanarImageComponent] = match picture.pixel_layout() {
        PixelLayout::I400 => &[PlanarImageComponent::Y],
        _ => &[PlanarImageComponent::Y, PlanarImageComponent::U, PlanarImageComponent::V],
    };
    let (halved_across, halved_down) = halved(picture.pixel_layout());
    let planes = wanted.iter().enumerate().map(|(number, component)| {
        let across = if number > 0 && halved_across { width.div_ceil(2) } else { width } as usize;
        let down = if number > 0 && halved_down { height.div_ceil(2) } else { height } as usize;
        let (plane, stride) = (picture.plane(*component), picture.stride(*component) as usize);
        let each = if picture.bit_depth() > 8 { 2 } else { 1 };
        let lines = plane.chunks(stride.max(1)).take(down).map(|line| line.get(..across * each).unwrap_or_default());
        let eight_bits = |line: &[u8]| match each {
            1 => line.to_vec(),
            _ => line.chunks_exact(2).map(|sample| (u16::from_ne_bytes([sample[0], sample[1]]) >> deep).min(255) as u8).collect(),
        };
        lines.flat_map(eight_bits).collect::<Vec<u8>>()
    });
    Ok(Planes {
        width,
        height,
        layout: picture.pixel_layout(),
        planes: planes.collect(),
        matrix: picture.matrix_coefficients(),
        range: if picture.color_range() == YUVRange::Full { YuvRange::Full } else { YuvRange::Limited },
    })
}

fn unless_again(error: Error) -> Result<(), Refusal> {
    if error == Error::Again { Ok(()) } else { Err(broken(error)) }
}

/// Whether colours have half as many samples across, and down.
fn halved(layout: PixelLayout) -> (bool, bool) {
    match layout {
        PixelLayout::I400 | PixelLayout::I444 => (false, false),
        PixelLayout::I422 => (true, false),
        PixelLayout::I420 => (true, true),
    }
}

impl Planes {
    fn rgb(self) -> Result<(u32, u32, Vec<u8>), Refusal> {
        let Planes { width, height, layout, planes, matrix, range } = self;
        let mut rgb = vec![0; width as usize * height as usize * 3];
        let matrix = match matrix {
            MatrixCoefficients::Identity if layout == PixelLayout::I444 => None,
            MatrixCoefficients::BT709 => Some(YuvStandardMatrix::Bt709),
            MatrixCoefficients::BT2020NonConstantLuminance | MatrixCoefficients::BT2020ConstantLuminance => Some(YuvStandardMatrix::Bt2020),
            MatrixCoefficients::ST240M => Some(YuvStandardMatrix::Smpte240),
            // What says nothing, and the rest, is meant so.
            _ => Some(YuvStandardMatrix::Bt601),
        };
        let stride = width * 3;
        let done = if layout == PixelLayout::I400 {
            let grey = YuvGrayImage { y_plane: &planes[0], y_stride: width, width, height };
            yuv::yuv400_to_rgb(&grey, &mut rgb, stride, range, matrix.unwrap_or(YuvStandardMatrix::Bt601))
        } else {
            let chroma = if halved(layout).0 { width.div_ceil(2) } else { width };
            let image = YuvPlanarImage {
                y_plane: &planes[0],
                y_stride: width,
                u_plane: &planes[1],
                u_stride: chroma,
                v_plane: &planes[2],
                v_stride: chroma,
                width,
                height,
            };
            match (layout, matrix) {
                (PixelLayout::I420, Some(matrix)) => yuv::yuv420_to_rgb(&image, &mut rgb, stride, range, matrix),
                (PixelLayout::I422, Some(matrix)) => yuv::yuv422_to_rgb(&image, &mut rgb, stride, range, matrix),
                (_, Some(matrix)) => yuv::yuv444_to_rgb(&image, &mut rgb, stride, range, matrix),
                (_, None) => yuv::gbr_to_rgb(&image, &mut rgb, stride, range),
            }
        };
        done.map_err(broken)?;
        Ok((width, height, rgb))
    }
}
