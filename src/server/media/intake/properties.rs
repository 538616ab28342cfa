//! What an AVIF says of its picture beside the pixels: how it is to be turned, and in which colours it is (ISO/IEC 23008-12 and 23000-22).
//! avif-parse passes over that.

use image::metadata::Orientation;
use moxcms::ColorProfile;

use super::Refusal;

/// As it is to be seen.
#[derive(Debug)]
pub struct Properties {
    /// How to turn it.
    pub orientation: Orientation,
    /// Its colours, as an ICC profile, where they are not sRGB.
    pub profile: Option<Vec<u8>>,
}

/// Primaries and transfers (ITU-T H.273) that are sRGB, nearly so, or not said.
const USUAL_PRIMARIES: [u16; 4] = [1, 2, 5, 6];
const USUAL_TRANSFERS: [u16; 5] = [1, 2, 6, 13, 14];
const DISPLAY_P3: u16 = 12;

/// What the container says of its main picture. What we would show wrongly is refused.
pub fn of(content: &[u8]) -> Result<Properties, Refusal> {
    let mut found = Properties { orientation: Orientation::NoTransforms, profile: None };
    let (mut quarters, mut mirrored) = (0, None);
    for (name, body) in of_main_item(content).unwrap_or_default() {
        match (name, body) {
            (b"irot", [angle, ..]) => quarters = angle & 3,
            (b"imir", [axis, ..]) => mirrored = Some(axis & 1),
            (b"clap", _) => return Err(Refusal::Unusual),
            (b"colr", [b'p' | b'r', b'r' | b'I', b'o' | b'C', b'f' | b'C', profile @ ..]) => found.profile = Some(profile.to_vec()),
            (b"colr", [b'n', b'c', b'l', b'x', primaries @ ..]) if found.profile.is_none() => {
                let number = |at: usize| Some(u16::from_be_bytes([*primaries.get(at)?, *primaries.get(at + 1)?]));
                let (Some(primaries), Some(transfer)) = (number(0), number(2)) else { return Err(Refusal::Broken) };
                if !USUAL_TRANSFERS.contains(&transfer) {
                    return Err(Refusal::Unusual);
                }
                match primaries {
                    DISPLAY_P3 => found.profile = ColorProfile::new_display_p3().encode().ok(),
                    usual if USUAL_PRIMARIES.contains(&usual) => {}
                    _ => return Err(Refusal::Unusual),
                }
            }
            _ => {}
        }
    }
    // First it is turned, against the clock; then it is mirrored: 0 changes top and bottom, 1 left and right.
    found.orientation = match (quarters, mirrored) {
        (0, None) => Orientation::NoTransforms,
        (1, None) => Orientation::Rotate270,
        (2, None) => Orientation::Rotate180,
        (_, None) => Orientation::Rotate90,
        (0, Some(0)) | (2, Some(1)) => Orientation::FlipVertical,
        (0, Some(_)) | (2, Some(_)) => Orientation::FlipHorizontal,
        (1, Some(0)) | (3, Some(1)) => Orientation::Rotate90FlipH,
        (_, Some(_)) => Orientation::Rotate270FlipH,
    };
    Ok(found)
}

/// A box: what it is, and what is in it.
type Part<'a> = (&'a [u8; 4], &'a [u8]);

/// The boxes in a row of them, as far as they can be read.
fn boxes(mut content: &[u8]) -> impl Iterator<Item = Part<'_>> {
    std::iter::from_fn(move || {
        let (head, rest) = content.split_first_chunk::<8>()?;
        let name: &[u8; 4] = content.get(4..8)?.try_into().ok()?;
        let (length, from) = match u32::from_be_bytes([head[0], head[1], head[2], head[3]]) {
            0 => (content.len(), 8),
            1 => (usize::try_from(u64::from_be_bytes(*rest.first_chunk::<8>()?)).ok()?, 16),
            length => (length as usize, 8),
        };
        let body = content.get(from..length)?;
        content = &content[length..];
        Some((name, body))
    })
}

fn inside<'a>(content: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    boxes(content).find(|part| part.0 == name).map(|part| part.1)
}

/// The properties of the main item, in their order; `None` where the container does not say what they are.
fn of_main_item(content: &[u8]) -> Option<Vec<Part<'_>>> {
    // Four bytes of version and flags stand before what is in these.
    let meta = inside(content, b"meta")?.get(4..)?;
    let main = inside(meta, b"pitm")?;
    let main = if main.first()? == &0 { number(main.get(4..6)?) } else { number(main.get(4..8)?) };
    let properties = inside(meta, b"iprp")?;
    let all: Vec<Part<'_>> = boxes(inside(properties, b"ipco")?).collect();
    let links = inside(properties, b"ipma")?;
    let (long_number, long_place) = (links.first()? > &0, links.get(3)? & 1 == 1);
    let (mut rest, mut own) = (links.get(8..)?, Vec::new());
    for _ in 0..number(links.get(4..8)?) {
        let (item, after) = rest.split_at_checked(if long_number { 4 } else { 2 })?;
        let (many, mut after) = after.split_first()?;
        for _ in 0..*many {
            let (place, left) = after.split_at_checked(if long_place { 2 } else { 1 })?;
            after = left;
            // The highest bit says only whether the property must be understood.
            let place = number(place) & if long_place { 0x7FFF } else { 0x7F };
            if number(item) == main {
                own.extend(place.checked_sub(1).and_then(|place| all.get(place as usize)).copied());
            }
        }
        rest = after;
    }
    Some(own)
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}
