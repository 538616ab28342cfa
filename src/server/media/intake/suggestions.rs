//! What a file says about its picture: caption, credit and time, in XMP, IPTC-IIM and EXIF. Suggestions for whoever sent
//! it; none of it is printed by itself, and where the picture was taken is not even read.

mod exif;
mod iptc;
mod xmp;

use encoding_rs::GB18030;
use image::ImageDecoder;

/// Longer metadata are not read: no caption is that long.
const LONGEST_METADATA: usize = 1 << 20;
/// Characters of a caption.
const LONGEST: usize = 500;
/// What cameras write where a caption would be.
const EMPTY_PHRASES: [&str; 8] =
    ["olympus digital camera", "sony dsc", "digital camera", "minolta digital camera", "kodak digital still camera", "dav", "default", "screenshot"];

/// What was found; empty where nothing was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What is to be seen.
    pub caption: String,
    /// Who took it.
    pub credit: String,
    /// When it was taken, in seconds since 1970-01-01 UTC.
    pub taken_at: Option<i64>,
}

impl Said {
    /// What a file says: XMP, which knows its encoding, before IPTC-IIM, and that before EXIF, which cameras fill.
    pub fn of(decoder: &mut dyn ImageDecoder) -> Said {
        let short = |metadata: Option<Vec<u8>>| metadata.filter(|metadata| metadata.len() <= LONGEST_METADATA);
        let xmp = short(decoder.xmp_metadata().ok().flatten()).map(|metadata| xmp::read(&metadata));
        let iptc = short(decoder.iptc_metadata().ok().flatten()).map(|metadata| iptc::read(&metadata));
        let exif = short(decoder.exif_metadata().ok().flatten()).map(exif::read);
        let mut said = Said::default();
        for other in [xmp, iptc, exif].into_iter().flatten() {
            said.fill(other);
        }
        said
    }

    fn fill(&mut self, other: Said) {
        if self.caption.is_empty() {
            self.caption = other.caption;
        }
        if self.credit.is_empty() {
            self.credit = other.credit;
        }
        self.taken_at = self.taken_at.or(other.taken_at);
    }
}

/// Bytes that somebody typed once: UTF-8, or what Chinese Windows wrote before it.
fn text(bytes: &[u8]) -> String {
    let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    let text = std::str::from_utf8(bytes).map_or_else(|_| GB18030.decode_without_bom_handling(bytes).0.into_owned(), str::to_owned);
    tidy(&text)
}

/// One line without signs that cannot be printed; empty where it only says which camera it was.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: String = words.join(" ").chars().filter(|c| !c.is_control() && *c != char::REPLACEMENT_CHARACTER).take(LONGEST).collect();
    if EMPTY_PHRASES.contains(&line.to_lowercase().as_str()) { String::new() } else { line }
}

/// Seconds of a time that is written as a date, a time of day, and perhaps a zone; without one it is the newsroom's. Times
/// that no camera can have seen are a clock that was never set.
fn seconds(digits: &str, zone: Option<&str>) -> Option<i64> {
    let numbers: Vec<i64> =
        digits.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).take(6).filter_map(|part| part.parse().ok()).collect();
    let at = |place: usize| numbers.get(place).copied().unwrap_or(0);
    let month = time::Month::try_from(u8::try_from(at(1)).ok()?).ok()?;
    let date = time::Date::from_calendar_date(i32::try_from(at(0)).ok()?, month, u8::try_from(at(2)).ok()?).ok()?;
    let clock = |place: usize| u8::try_from(at(place)).ok();
    let time = time::Time::from_hms(clock(3)?, clock(4)?, clock(5)?.min(59)).ok()?;
    let offset = zone.and_then(minutes).unwrap_or(8 * 60) * 60;
    let seconds = date.with_time(time).assume_utc().unix_timestamp() - offset;
    let earliest = -5_000_000_000;
    let latest = time::OffsetDateTime::now_utc().unix_timestamp() + 2 * 86_400;
    (earliest..latest).contains(&seconds).then_some(seconds)
}

/// `Z`, `+08:00`, `+0800`.
fn minutes(zone: &str) -> Option<i64> {
    if zone.starts_with(['Z', 'z']) {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = (digits.get(..2)?.parse::<i64>().ok()?, digits.get(2..4).unwrap_or("0").parse::<i64>().ok()?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::{seconds, text, tidy};

    #[test]
    fn times_are_read_as_cameras_write_them() {
        assert_eq!(seconds("2026:11:20 08:30:00", None), Some(1_795_134_600));
        assert_eq!(seconds("2026-11-20T08:30:00", Some("+08:00")), Some(1_795_134_600));
        assert_eq!(seconds("2026-11-20T00:30:00", Some("Z")), Some(1_795_134_600));
        for nonsense in ["0000:00:00 00:00:00", "2026:13:40 99:99:99", "", "yesterday", "9999:01:01 00:00:00"] {
            assert_eq!(seconds(nonsense, None), None, "{nonsense}");
        }
    }

    #[test]
    fn words_are_read_in_both_encodings_and_cameras_have_none() {
        assert_eq!(text("渡口的早班船".as_bytes()), "渡口的早班船");
        assert_eq!(text(&[0xB6, 0xC9, 0xBF, 0xDA, 0]), "渡口");
        assert_eq!(tidy("  OLYMPUS DIGITAL CAMERA "), "");
        assert_eq!(tidy("第一行\n第二\u{0}行"), "第一行 第二行");
    }
}
