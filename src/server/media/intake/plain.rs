//! Whether a file holds its picture and nothing else. What comes with a bundle and is plain is kept as it is: what was
//! exported comes back under the same name, and no picture gets worse each time it moves.

use super::{Kind, jpeg};

/// Parts of PNG that say how the pixels are meant; of WebP, that hold them.
const PNG: [&[u8]; 11] = [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT", b"bKGD"];
const WEBP: [&[u8]; 6] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"];
/// What a GIF needs to be shown again and again.
const REPEAT: &[u8] = b"\x0BNETSCAPE2.0\x03\x01";

/// Whether there is nothing in the file but its picture. AVIF is never kept as it comes.
pub fn is_plain(content: &[u8], kind: Kind) -> bool {
    match kind {
        Kind::Jpeg => jpeg::is_plain(content),
        Kind::Png => png(content).is_some(),
        Kind::WebP => webp(content).is_some(),
        Kind::Gif => gif(content).is_some(),
        Kind::Avif => false,
    }
}

/// Chunks: length, name, data, check sum.
fn png(content: &[u8]) -> Option<()> {
    let mut rest = content.get(8..)?;
    loop {
        let length = number(rest.get(..4)?.try_into().map(u32::from_be_bytes).ok()?)?;
        let name = rest.get(4..8)?;
        rest = rest.get(length.checked_add(12)?..)?;
        match name {
            b"IEND" => return rest.is_empty().then_some(()),
            name if PNG.contains(&name) => {}
            _ => return None,
        }
    }
}

/// Chunks: name, length, data, filled up to even; the first one holds all others.
fn webp(content: &[u8]) -> Option<()> {
    let mut rest = content.get(12..)?;
    if number(u32::from_le_bytes(content.get(4..8)?.try_into().ok()?))? + 8 != content.len() {
        return None;
    }
    while !rest.is_empty() {
        let length = number(u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?))?;
        if !WEBP.contains(&&rest[..4]) {
            return None;
        }
        rest = rest.get(length.checked_add(8 + length % 2)?..)?;
    }
    Some(())
}

/// A palette, then blocks, each by its sign: pictures, what is said about them, and the end.
fn gif(content: &[u8]) -> Option<()> {
    let palette = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut rest = content.get(13 + palette(*content.get(10)?)..)?;
    loop {
        match rest {
            [0x3B] => return Some(()),
            [0x21, 0xF9, after @ ..] => rest = pieces(after)?,
            [0x21, 0xFF, after @ ..] if after.starts_with(REPEAT) => rest = pieces(after)?,
            // Nine bytes of place and size, the palette, and how many bits a sample has.
            [0x2C, ..] => rest = pieces(rest.get(11 + palette(*rest.get(9)?)..)?)?,
            _ => return None,
        }
    }
}

/// What follows pieces of up to 255 bytes, each with its length before it, and one without any.
fn pieces(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        let length = usize::from(*rest.first()?);
        rest = rest.get(1 + length..)?;
        if length == 0 {
            return Some(rest);
        }
    }
}

fn number(number: u32) -> Option<usize> {
    usize::try_from(number).ok()
}
