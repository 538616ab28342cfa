//! IPTC-IIM: the datasets that agencies and Photoshop write, inside Photoshop's blocks of a JPEG or by themselves.

use super::{Said, seconds, text};

/// Photoshop's number for its block of datasets.
const DATASETS: u16 = 0x0404;

/// What the datasets say.
pub fn read(metadata: &[u8]) -> Said {
    let datasets = datasets(block(metadata).unwrap_or(metadata));
    let first = |number: u8| datasets.iter().find(|(found, _)| *found == number).map(|(_, value)| text(value)).unwrap_or_default();
    let byline = first(80);
    let credit = if byline.is_empty() { first(110) } else { byline };
    Said { caption: first(120), credit, taken_at: taken(&first(55), &first(60)) }
}

/// `20261120` and `083000+0800`.
fn taken(day: &str, clock: &str) -> Option<i64> {
    let (year, month, date) = (day.get(..4)?, day.get(4..6)?, day.get(6..8)?);
    let part = |from: usize| clock.get(from..from + 2).unwrap_or("00");
    seconds(&format!("{year}-{month}-{date} {}:{}:{}", part(0), part(2), part(4)), clock.get(6..).filter(|zone| !zone.is_empty()))
}

/// The datasets' block among Photoshop's: `8BIM`, number, name (its length first, padded to even), length, content
/// (padded to even).
fn block(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        let after = rest.strip_prefix(b"8BIM")?;
        let number = u16::from_be_bytes(after.get(..2)?.try_into().ok()?);
        let name = 1 + usize::from(*after.get(2)?);
        let after = after.get(2 + name + name % 2..)?;
        let length = u32::from_be_bytes(after.get(..4)?.try_into().ok()?) as usize;
        let content = after.get(4..)?;
        if number == DATASETS {
            return content.get(..length);
        }
        rest = content.get(length.checked_add(length % 2)?..)?;
    }
}

/// Numbers and values of the second record, which is about the picture: `1C 02`, number, length, value.
fn datasets(mut rest: &[u8]) -> Vec<(u8, &[u8])> {
    let mut found = Vec::new();
    while let [0x1C, record, number, high, low, after @ ..] = rest {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        // Longer ones than 32,767 bytes are written otherwise, and are no words.
        let Some(value) = after.get(..length) else { break };
        if *record == 2 {
            found.push((*number, value));
        }
        rest = &after[length..];
    }
    found
}
