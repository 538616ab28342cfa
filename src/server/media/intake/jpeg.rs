//! The skeleton of a JPEG file: enough to know what decoding it will cost, and whether its end is missing.

use std::io::{Read, Seek, SeekFrom};

use image::metadata::Orientation;

use super::Refusal;

/// Segments before the picture: more than any camera writes.
const MOST_SEGMENTS: usize = 2000;

/// What the file says of its picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    components: u8,
    /// Samples for each pixel: 3 without subsampling, 1.5 for 4:2:0.
    samples: f64,
    progressive: bool,
    turned: bool,
}

impl Frame {
    /// Reads up to where the picture's own bytes begin.
    pub fn of(file: &mut (impl Read + Seek)) -> Result<Frame, Refusal> {
        let mut turned = false;
        let mut frame: Option<Frame> = None;
        file.seek(SeekFrom::Start(2)).map_err(super::broken)?;
        for _ in 0..MOST_SEGMENTS {
            let marker = marker(file).ok_or(Refusal::Broken)?;
            if matches!(marker, 0x01 | 0xD0..=0xD8) {
                continue;
            }
            let length = bytes(file).map(u16::from_be_bytes).and_then(|length| length.checked_sub(2)).ok_or(Refusal::Broken)?;
            let mut segment = || segment(file, length.into()).ok_or(Refusal::Broken);
            match marker {
                0xD9 => return Err(Refusal::Broken),
                0xDA => return frame.ok_or(Refusal::Broken)?.scanned(&segment()?, turned),
                0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF if frame.is_some() => return Err(Refusal::Broken),
                0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => frame = described(&segment()?, marker),
                0xE1 => turned |= segment()?.strip_prefix(b"Exif\0\0").and_then(Orientation::from_exif_chunk).is_some_and(is_turned),
                _ => drop(file.seek(SeekFrom::Current(length.into())).map_err(super::broken)?),
            }
        }
        Err(Refusal::Broken)
    }

    /// With what the header of the first scan says: how many of the picture's components it has. Without several passes it
    /// must have all of them, since the decoder makes wrong colours of the rest and does not say so.
    fn scanned(self, scan: &[u8], turned: bool) -> Result<Frame, Refusal> {
        let in_parts = scan.first().is_some_and(|components| *components < self.components);
        if in_parts && !self.progressive { Err(Refusal::InParts) } else { Ok(Frame { turned, ..self }) }
    }

    /// Memory that decoding takes: the picture, and beside it either its coefficients, where it comes in several passes, or
    /// the picture once more, where it has to be laid on its side; the coefficients are gone by then.
    pub fn bytes_a_pixel(&self) -> f64 {
        let picture = if self.components == 1 { 1.0 } else { 3.0 };
        let coefficients = if self.progressive { 2.0 * self.samples } else { 0.0 };
        picture + coefficients.max(if self.turned { picture } else { 0.0 })
    }
}

fn is_turned(orientation: Orientation) -> bool {
    matches!(orientation, Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH)
}

fn described(frame: &[u8], marker: u8) -> Option<Frame> {
    let [_, height_0, height_1, width_0, width_1, components, rest @ ..] = frame else { return None };
    let factors: Vec<(u8, u8)> = rest.chunks_exact(3).take(usize::from(*components)).map(|part| (part[1] >> 4, part[1] & 15)).collect();
    let most = |pick: fn(&(u8, u8)) -> u8| factors.iter().map(pick).max().unwrap_or(1).max(1);
    let whole = f64::from(most(|factor| factor.0)) * f64::from(most(|factor| factor.1));
    let samples = factors.iter().map(|(across, down)| f64::from(*across) * f64::from(*down)).sum::<f64>() / whole;
    Some(Frame {
        width: u16::from_be_bytes([*width_0, *width_1]).into(),
        height: u16::from_be_bytes([*height_0, *height_1]).into(),
        components: *components,
        samples,
        progressive: !matches!(marker, 0xC0 | 0xC1),
        turned: false,
    })
}

fn marker(file: &mut impl Read) -> Option<u8> {
    if bytes::<1>(file)? != [0xFF] {
        return None;
    }
    // Any number of fill bytes may stand before a marker; a few are enough.
    for _ in 0..16 {
        let [byte] = bytes(file)?;
        if byte != 0xFF {
            return Some(byte);
        }
    }
    None
}

fn bytes<const N: usize>(file: &mut impl Read) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

fn segment(file: &mut impl Read, length: u64) -> Option<Vec<u8>> {
    let mut segment = Vec::new();
    file.take(length).read_to_end(&mut segment).ok()?;
    (segment.len() as u64 == length).then_some(segment)
}

/// Whether the picture is there to its end. (A decoder fills what is missing with grey.) What follows the end is another
/// picture, or something that a phone added.
pub fn is_complete(content: &[u8]) -> bool {
    end(content, |_, _| true).is_some()
}

/// Whether there is nothing in the file but the picture: no words, no place, no thumbnail, nothing behind its end.
pub fn is_plain(content: &[u8]) -> bool {
    let belongs = |marker: u8, segment: &[u8]| match marker {
        0xE0 => segment.starts_with(b"JFIF\0") && segment.len() == 14,
        0xEE => segment.starts_with(b"Adobe") && segment.len() == 12,
        0xE1..=0xFE => false,
        _ => true,
    };
    end(content, belongs) == Some(content.len())
}

/// Where the picture ends, if it has an end and all of its segments belong there.
fn end(content: &[u8], belongs: impl Fn(u8, &[u8]) -> bool) -> Option<usize> {
    let mut at = 2;
    let mut has_picture = false;
    while let [0xFF, marker] = content.get(at..at + 2)? {
        match marker {
            0xFF => at += 1,
            0x01 | 0xD0..=0xD8 => at += 2,
            0xD9 => return has_picture.then_some(at + 2),
            _ => {
                let length = usize::from(u16::from_be_bytes(content.get(at + 2..at + 4)?.try_into().ok()?));
                if !belongs(*marker, content.get(at + 4..at + 2 + length)?) {
                    return None;
                }
                at += 2 + length;
                if *marker == 0xDA {
                    has_picture = true;
                    at = after_scan(content, at);
                }
            }
        }
    }
    None
}

/// Where the next marker is that is no part of the picture's own bytes.
fn after_scan(content: &[u8], mut at: usize) -> usize {
    while let Some(next) = content.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xFF)) {
        at += next;
        match content.get(at + 1) {
            Some(0x00 | 0xD0..=0xD7) => at += 2,
            Some(0xFF) => at += 1,
            _ => return at,
        }
    }
    content.len()
}
