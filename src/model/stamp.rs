//! A moment as it is printed: Asia/Shanghai, to the second.

use serde::{Deserialize, Serialize};

/// `2026-11-23T09:12:05+08:00`. Made on the server; the client cuts its parts out, and so needs no calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp(String);

impl Stamp {
    /// The stamp of a moment given in seconds since 1970-01-01 UTC.
    pub fn of_unix(seconds: i64) -> Stamp {
        let local = seconds + 8 * 3600;
        let (day, second) = (local.div_euclid(86_400), local.rem_euclid(86_400));
        let (year, month, date) = civil(day);
        Stamp(format!("{year:04}-{month:02}-{date:02}T{:02}:{:02}:{:02}+08:00", second / 3600, second / 60 % 60, second % 60))
    }

    /// For `<time datetime>`.
    pub fn iso(&self) -> &str {
        &self.0
    }

    /// `2026-11-23 09:12:05`.
    pub fn full(&self) -> String {
        format!("{} {}", self.date(), self.part(11, 19))
    }

    /// `2026-11-23 09:12`.
    pub fn to_the_minute(&self) -> String {
        format!("{} {}", self.date(), self.clock())
    }

    /// `2026-11-23`.
    pub fn date(&self) -> &str {
        self.part(0, 10)
    }

    /// `11-23`.
    pub fn month_day(&self) -> &str {
        self.part(5, 10)
    }

    /// `09:12`.
    pub fn clock(&self) -> &str {
        self.part(11, 16)
    }

    fn part(&self, from: usize, to: usize) -> &str {
        self.0.get(from..to).unwrap_or("")
    }
}

/// Year, month and day of a day counted from 1970-01-01: Howard Hinnant's `civil_from_days`
/// (<https://howardhinnant.github.io/date_algorithms.html>).
fn civil(day: i64) -> (i64, i64, i64) {
    let z = day + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month, doy - (153 * mp + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::Stamp;

    #[test]
    fn a_moment_is_printed_in_shanghai_time() {
        assert_eq!(Stamp::of_unix(0).iso(), "1970-01-01T08:00:00+08:00");
        assert_eq!(Stamp::of_unix(951_782_399).full(), "2000-02-29 07:59:59");
        assert_eq!(Stamp::of_unix(1_795_449_600).to_the_minute(), "2026-11-24 00:00");
        assert_eq!(Stamp::of_unix(-1).iso(), "1970-01-01T07:59:59+08:00");
    }
}
