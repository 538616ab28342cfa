//! Takes pictures in: whatever somebody sends becomes a picture that is upright, in sRGB, and made by ourselves, or a
//! clear refusal. Nothing of the file that came is kept but its pixels, and what it says about itself as suggestions.
//!
//! Everything here computes and blocks: call it on a blocking thread, with a turn of [`super::Media::turn`].

mod animation;
pub mod apart;
mod avif;
mod colour;
mod jpeg;
mod keep;
mod look;
mod plain;
mod plan;
mod properties;
mod suggestions;

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use image::{
    DynamicImage, ImageDecoder, Limits,
    codecs::{gif::GifDecoder, jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder},
    metadata::Orientation,
};

pub use look::Look;
pub use plain::is_plain;
pub use plan::{BUDGET, Kind, Plan};
pub use suggestions::Said;

use crate::error::Error;

/// Profiles and words of a PNG, unpacked: no program writes as much.
const BESIDE_PIXELS: u64 = 8 << 20;

/// A picture that was taken in: 8 bits a channel, sRGB, upright.
#[derive(Debug)]
pub struct Taken {
    /// Its pixels: grey, grey with alpha, RGB or RGBA. With alpha only where something shows through.
    pub image: DynamicImage,
    /// What kind of file it came in.
    pub kind: Kind,
    /// What the file said about it.
    pub said: Said,
}

/// What is to be kept of a file.
#[derive(Debug)]
pub struct Intake {
    /// The file.
    pub content: Vec<u8>,
    /// Its kind, as the ending of a name.
    pub ending: &'static str,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Whether it moves.
    pub animated: bool,
    /// What stands in its place while it is loading.
    pub look: Look,
    /// What the file said about it.
    pub said: Said,
}

/// Why a file was not taken in; the sentences are for whoever sent it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No picture, or of a kind that browsers or we do not read.
    #[error("这不是能收的图片：请用 JPEG、PNG、WebP、GIF 或 AVIF。")]
    Unknown,
    /// Well-kept free decoders for it there are none of, and most browsers do not show it.
    #[error("HEIC 照片大多数浏览器打不开，这里不收：请先存成 JPEG 再上传（iPhone 可在“设置 - 相机 - 格式”里选“兼容性最佳”）。")]
    Heic,
    /// Documents that may hold programs.
    #[error("SVG、网页和 PDF 里可能带有程序，不能当图片收：请先导出成 PNG 或 JPEG。")]
    Document,
    /// More pixels, or longer, than is taken.
    #[error("图片有 {width}×{height} 像素，太大了：最多 5100 万像素，每边最长 16000。请先缩小再上传。")]
    TooManyPixels {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// Taking it in would take more memory than there is for it.
    #[error("这种格式的图片这么大（{width}×{height}）要占太多内存：请先缩小，或存成普通的 JPEG 再上传。")]
    TooMuchMemory {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// An animation with too many or too large frames.
    #[error("动图太长或太大：最多 500 帧、每帧 400 万像素、合计 1 亿像素（WebP 动图合计 3000 万）。请先剪短或缩小。")]
    TooLong,
    /// A JPEG whose colours come one after the other and not together.
    #[error("这张 JPEG 的几种颜色是分开存放的，很少有程序这样写，这里读不准：请用看图软件另存一份再上传。")]
    InParts,
    /// An AVIF that is cut by its container, or has more colours than screens that are sRGB.
    #[error("这张 AVIF 带有裁切，或者是 HDR、超宽色域的，这里读不准：请用看图软件另存成 JPEG 再上传。")]
    Unusual,
    /// There is nobody to decode it right now.
    #[error("服务器正忙，请稍后再试。")]
    Busy,
    /// It cannot be read.
    #[error("图片损坏或不完整，打不开：请重新导出，或再传一次。")]
    Broken,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        match refusal {
            Refusal::Unknown | Refusal::Heic | Refusal::Document => Error::Unsupported(refusal.to_string()),
            Refusal::Busy => Error::Busy,
            _ => Error::Unusable(refusal.to_string()),
        }
    }
}

/// What is to be kept of this file.
pub fn take_in(content: &[u8]) -> Result<Intake, Refusal> {
    guarded(content, |content| {
        let plan = Plan::of(&mut Cursor::new(content), content.len() as u64)?;
        match animation::of(content, plan.kind)? {
            Some(animation) => Ok(animation),
            None => keep::still(taken(content, plan)?),
        }
    })
}

/// The picture in this file; of an animation, its first frame.
pub fn decode(content: &[u8]) -> Result<Taken, Refusal> {
    guarded(content, |content| taken(content, Plan::of(&mut Cursor::new(content), content.len() as u64)?))
}

/// Whether this file is an animation; one that cannot be read is none.
pub fn is_animated(content: &[u8]) -> bool {
    guarded(content, |content| Ok(animation::is_one(content))).unwrap_or(false)
}

/// What this file says about itself. Cheap: no pixel is looked at.
pub fn said(content: &[u8]) -> Said {
    let read = |content: &[u8]| {
        let plan = Plan::of(&mut Cursor::new(content), content.len() as u64)?;
        let mut decoder = decoder(content, plan.kind)?;
        Ok(decoder.as_mut().map(|decoder| Said::of(decoder.as_mut())).unwrap_or_default())
    };
    guarded(content, read).unwrap_or_default()
}

/// Decoders are other people's code, and what they read is written by strangers: one that panics has refused.
fn guarded<T>(content: &[u8], work: impl FnOnce(&[u8]) -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(|| work(content))).unwrap_or_else(|_| {
        let begin: String = content.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        tracing::error!(bytes = content.len(), begin, "a decoder panicked; the file was refused");
        Err(Refusal::Broken)
    })
}

fn taken(content: &[u8], plan: Plan) -> Result<Taken, Refusal> {
    if plan.kind == Kind::Avif {
        let properties = properties::of(content)?;
        let mut image = colour::without_idle_alpha(apart::decode(content, &plan)?);
        colour::to_srgb(&mut image, properties.profile.as_deref());
        image.apply_orientation(properties.orientation);
        return Ok(Taken { image, kind: plan.kind, said: Said::default() });
    }
    if plan.kind == Kind::Jpeg && !jpeg::is_complete(content) {
        return Err(Refusal::Broken);
    }
    let mut decoder = decoder(content, plan.kind)?.ok_or(Refusal::Broken)?;
    if decoder.dimensions() != (plan.width, plan.height) {
        return Err(Refusal::Broken);
    }
    let said = Said::of(decoder.as_mut());
    // A file may say nonsense beside its pixels; that is no reason to refuse the pixels.
    let profile = decoder.icc_profile().ok().flatten();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    image = colour::in_eight_bits(image);
    image = colour::without_idle_alpha(image);
    colour::to_srgb(&mut image, profile.as_deref());
    image.apply_orientation(orientation);
    Ok(Taken { image, kind: plan.kind, said })
}

/// The decoder of a file, with our limits; `None` where `image` has none.
fn decoder(content: &[u8], kind: Kind) -> Result<Option<Box<dyn ImageDecoder + '_>>, Refusal> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(BUDGET);
    limits.max_image_width = Some(plan::LONGEST_SIDE);
    limits.max_image_height = Some(plan::LONGEST_SIDE);
    let reader = Cursor::new(content);
    let mut decoder: Box<dyn ImageDecoder> = match kind {
        Kind::Jpeg => Box::new(JpegDecoder::new(reader).map_err(broken)?),
        Kind::Png => {
            // What this decoder is told here it may use for lines and for what the file says beside its pixels.
            let mut beside = limits.clone();
            beside.max_alloc = Some(BESIDE_PIXELS);
            Box::new(PngDecoder::with_limits(reader, beside).map_err(broken)?)
        }
        Kind::Gif => Box::new(GifDecoder::new(reader).map_err(broken)?),
        Kind::WebP => Box::new(WebPDecoder::new(reader).map_err(broken)?),
        Kind::Avif => return Ok(None),
    };
    decoder.set_limits(limits).map_err(broken)?;
    Ok(Some(decoder))
}

fn broken(cause: impl std::fmt::Display) -> Refusal {
    tracing::debug!(%cause, "a picture cannot be read");
    Refusal::Broken
}
