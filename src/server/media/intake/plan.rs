//! What a file is, how large its picture is, and what taking it in will cost: known from its first bytes, before anything
//! is decoded. What the content says counts; names and declared types do not.

use std::io::{Read, Seek, SeekFrom};

use super::{Refusal, animation, jpeg};

/// The largest sensors of phones have 50 million pixels.
const MOST_PIXELS: u64 = 51_000_000;
/// Smaller pictures are made as WebP too, whose sides end at 16,383.
pub const LONGEST_SIDE: u32 = 16_000;
/// Memory that all pictures being taken in may use together, in bytes; none may use more by itself.
pub const BUDGET: u64 = 184 << 20;
/// The head of a file says all but JPEG's size.
const HEAD: u64 = 4096;

/// Kinds of file that are taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JPEG, baseline or progressive.
    Jpeg,
    /// PNG; of an animated one, the first frame.
    Png,
    /// GIF, still or animated.
    Gif,
    /// WebP, still or animated.
    WebP,
    /// AVIF; of an animated one, the first frame.
    Avif,
}

impl Kind {
    /// How names of such files end.
    pub fn ending(self) -> &'static str {
        match self {
            Kind::Jpeg => "jpg",
            Kind::Png => "png",
            Kind::Gif => "gif",
            Kind::WebP => "webp",
            Kind::Avif => "avif",
        }
    }
}

/// What is known before decoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What it is.
    pub kind: Kind,
    /// Pixels, as they lie in the file.
    pub width: u32,
    /// Pixels, as they lie in the file.
    pub height: u32,
    /// Bytes that taking it in needs, the file itself included.
    pub memory: u64,
}

impl Plan {
    /// Looks at a file of `bytes` bytes, or refuses it for what it says of itself.
    pub fn of(file: &mut (impl Read + Seek), bytes: u64) -> Result<Plan, Refusal> {
        let mut head = Vec::new();
        file.seek(SeekFrom::Start(0)).map_err(super::broken)?;
        file.by_ref().take(HEAD).read_to_end(&mut head).map_err(super::broken)?;
        let kind = kind(&head)?;
        // The decoder of JPEG has a copy of the file; for AVIF there is another process that copies its parts.
        let copies = match kind {
            Kind::Jpeg => bytes,
            Kind::Avif => bytes * 3,
            // Nobody knows how many frames there are before all of it is read.
            Kind::WebP if moves(&head) => animation::ALL_FRAMES,
            _ => 0,
        };
        let (width, height, each) = match kind {
            Kind::Jpeg => {
                let frame = jpeg::Frame::of(file)?;
                (frame.width, frame.height, frame.bytes_a_pixel())
            }
            Kind::Png => png(&head)?,
            Kind::Gif => (side(&head, 6)?, side(&head, 8)?, 7.0),
            Kind::WebP => webp(&head)?,
            Kind::Avif => avif(&head)?,
        };
        if width == 0 || height == 0 {
            return Err(Refusal::Broken);
        }
        let pixels = u64::from(width) * u64::from(height);
        if pixels > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
            return Err(Refusal::TooManyPixels { width, height });
        }
        // What is made of it is at most half a byte a pixel, for a photograph; the copies are gone by then.
        let memory = bytes + (pixels as f64 * each) as u64 + copies.max(pixels / 2);
        if memory > BUDGET {
            return Err(Refusal::TooMuchMemory { width, height });
        }
        Ok(Plan { kind, width, height, memory })
    }
}

fn kind(head: &[u8]) -> Result<Kind, Refusal> {
    match head {
        [0xFF, 0xD8, 0xFF, ..] => Ok(Kind::Jpeg),
        [0x89, b'P', b'N', b'G', 13, 10, 26, 10, ..] => Ok(Kind::Png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Kind::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Kind::WebP),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => isobmff(head),
        [b'%', b'P', b'D', b'F', ..] => Err(Refusal::Document),
        _ => Err(if is_markup(head) { Refusal::Document } else { Refusal::Unknown }),
    }
}

/// AVIF and HEIC are the same kind of container, and say in their brands which they are.
fn isobmff(head: &[u8]) -> Result<Kind, Refusal> {
    let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
    let brands: Vec<&[u8]> = head.get(8..length.min(head.len())).unwrap_or_default().chunks(4).collect();
    let has = |names: &[&[u8; 4]]| brands.iter().any(|brand| names.iter().any(|name| brand == &name.as_slice()));
    if has(&[b"avif", b"avis"]) {
        Ok(Kind::Avif)
    } else if has(&[b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"]) {
        Err(Refusal::Heic)
    } else {
        Err(Refusal::Unknown)
    }
}

/// Text that begins with a tag, in any encoding that browsers guess.
fn is_markup(head: &[u8]) -> bool {
    let letters = head.iter().copied().filter(|byte| *byte != 0);
    let mut letters = letters.skip_while(|byte| byte.is_ascii_whitespace() || [0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains(byte));
    letters.next() == Some(b'<') && letters.next().is_some_and(|byte| byte.is_ascii_alphabetic() || b"!?/".contains(&byte))
}

fn side(head: &[u8], at: usize) -> Result<u32, Refusal> {
    head.get(at..at + 2).map(|bytes| u32::from(u16::from_le_bytes([bytes[0], bytes[1]]))).ok_or(Refusal::Broken)
}

/// Pixels as they lie in the file, and once more when 16 bits become 8 or idle alpha goes; a palette becomes colours.
fn png(head: &[u8]) -> Result<(u32, u32, f64), Refusal> {
    let header: [u8; 18] = head.get(8..26).and_then(|bytes| bytes.try_into().ok()).ok_or(Refusal::Broken)?;
    if &header[4..8] != b"IHDR" {
        return Err(Refusal::Broken);
    }
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    let (with_alpha, without) = if matches!(header[17], 0 | 4) { (2.0, 1.0) } else { (4.0, 3.0) };
    let each = if header[16] == 16 { with_alpha * 3.0 } else { with_alpha + without };
    Ok((number(8), number(12), each))
}

/// Whether a WebP says that it is an animation (RFC 9649, 2.7.1).
fn moves(head: &[u8]) -> bool {
    head.get(12..16) == Some(b"VP8X") && head.get(20).is_some_and(|flags| flags & 2 != 0)
}

/// The picture, its planes, and once more without idle alpha.
fn webp(head: &[u8]) -> Result<(u32, u32, f64), Refusal> {
    let size = imagesize::blob_size(head).map_err(super::broken)?;
    let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    Ok((side(size.width), side(size.height), 9.0))
}

/// The largest item that the file describes. Planes of 16 bits, of 8 bits, and the picture.
fn avif(head: &[u8]) -> Result<(u32, u32, f64), Refusal> {
    let sizes = head.windows(16).filter(|window| window.starts_with(b"ispe")).map(|window| {
        let number = |at: usize| u32::from_be_bytes([window[at], window[at + 1], window[at + 2], window[at + 3]]);
        (number(8), number(12))
    });
    let (width, height) = sizes.max_by_key(|(width, height)| u64::from(*width) * u64::from(*height)).ok_or(Refusal::Broken)?;
    Ok((width, height, 13.0))
}
