//! EXIF: description, artist and time. Nothing else is asked for.

use exif::{In, Reader, Tag, Value};

use super::{Said, seconds, text};

/// What the block says.
pub fn read(block: Vec<u8>) -> Said {
    let Ok(exif) = Reader::new().read_raw(block) else { return Said::default() };
    let bytes = |tag: Tag| match exif.get_field(tag, In::PRIMARY).map(|field| &field.value) {
        Some(Value::Ascii(lines)) => lines.concat(),
        _ => Vec::new(),
    };
    let words = |tag: Tag| text(&bytes(tag));
    let zone = words(Tag::OffsetTimeOriginal);
    let zone = Some(zone.as_str()).filter(|zone| !zone.is_empty());
    let taken_at = seconds(&words(Tag::DateTimeOriginal), zone);
    Said { caption: words(Tag::ImageDescription), credit: words(Tag::Artist), taken_at }
}
