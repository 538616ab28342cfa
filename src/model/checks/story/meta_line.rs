//! Lines at both ends of a text that say once more what stands under the title: time, source, names.

use super::{Passage, Remark, RemarkKind, about};
use crate::model::{manuscript::Manuscript, stamp::Stamp};

/// Paragraphs at each end that are looked at.
const ENDS: usize = 2;
/// Longer lines say something of their own.
const LONGEST: usize = 100;
/// What stands before a time.
const TIMES: [&str; 6] = ["发布时间", "发布日期", "发表时间", "发稿时间", "更新时间", "时间"];
/// What stands beside all that, and says nothing.
const COUNTS: [&str; 8] = ["浏览次数", "点击次数", "阅读次数", "浏览量", "阅读量", "点击数", "浏览", "字号"];

/// The lines.
pub fn repeated(manuscript: &Manuscript, passages: &[Passage]) -> Vec<Remark> {
    let paragraphs: Vec<&Passage> = passages.iter().filter(|passage| passage.is_paragraph).collect();
    let near_an_end = |at: usize| at < ENDS || at + ENDS >= paragraphs.len();
    let mut remarks = Vec::new();
    for (_, passage) in paragraphs.iter().enumerate().filter(|(at, _)| near_an_end(*at)) {
        let mut start = 0;
        for line in passage.letters.split(|c| *c == '\n') {
            if line.len() <= LONGEST && repeats(manuscript, &line.iter().collect::<String>()) {
                remarks.push(about(passage, RemarkKind::TimeTwice, start, start + line.len()));
            }
            start += line.len() + 1;
        }
    }
    remarks
}

/// Whether nothing but a time with its hour, or what fields of the manuscript say already, stands in a line. A day alone
/// signs a notice; a time with any other word says when something takes place.
fn repeats(manuscript: &Manuscript, line: &str) -> bool {
    let text = plain(line);
    let mut rest = Rest(&text, Seen::default());
    while !rest.0.is_empty() {
        if !rest.take_next(manuscript) {
            return false;
        }
    }
    let Seen { day, hour, label, said } = rest.1;
    said || (day.is_some() && hour && label != Some("时间")) || (day.is_some() && label.is_some() && is_day_of(manuscript, day))
}

fn is_day_of(manuscript: &Manuscript, day: Option<String>) -> bool {
    manuscript.time.map(|time| Stamp::of_unix(time).date().to_owned()) == day
}

/// The line with one kind of sign for each purpose.
fn plain(line: &str) -> String {
    let plain = |c: char| match c {
        '：' => ':',
        '（' | '）' | '(' | ')' | '[' | ']' | '【' | '】' | '|' | '｜' | '·' | '，' | ',' | '\u{3000}' | '\u{2003}' => ' ',
        _ => c,
    };
    line.chars().map(plain).collect::<String>().trim().to_owned()
}

/// What has been read of a line.
#[derive(Default)]
struct Seen {
    day: Option<String>,
    hour: bool,
    label: Option<&'static str>,
    /// Something that a field of the manuscript says.
    said: bool,
}

/// What is still to be read of it.
struct Rest<'a>(&'a str, Seen);

impl<'a> Rest<'a> {
    fn take_next(&mut self, manuscript: &Manuscript) -> bool {
        self.take_time() || self.take_label() || self.take_field(manuscript) || self.take_count()
    }

    fn go_on(&mut self, rest: &'a str) -> bool {
        self.0 = rest.trim_start();
        true
    }

    fn take_time(&mut self) -> bool {
        if let Some((day, rest)) = day(self.0) {
            self.1.day = Some(day);
            return self.go_on(rest);
        }
        if let Some(rest) = hour(self.0) {
            self.1.hour = true;
            return self.go_on(rest);
        }
        match self
            .0
            .strip_prefix("星期")
            .or_else(|| self.0.strip_prefix('周'))
            .and_then(|rest| rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日']))
        {
            Some(rest) if self.1.day.is_some() => self.go_on(rest),
            _ => false,
        }
    }

    fn take_label(&mut self) -> bool {
        let labelled = |label: &&'static str| Some((*label, self.0.strip_prefix(label)?.trim_start().strip_prefix(':')?));
        let Some((label, rest)) = TIMES.iter().find_map(labelled) else { return false };
        self.1.label = Some(label);
        self.go_on(rest)
    }

    /// `来源：青岚日报`, where the manuscript says so, too.
    fn take_field(&mut self, manuscript: &Manuscript) -> bool {
        let fields = [
            ("来源", &manuscript.source),
            ("稿源", &manuscript.source),
            ("作者", &manuscript.reporters),
            ("记者", &manuscript.reporters),
            ("摄影", &manuscript.photographer),
            ("责任编辑", &manuscript.editor),
            ("责编", &manuscript.editor),
            ("编辑", &manuscript.editor),
        ];
        let text = self.0;
        let after = |label: &str, value: &str| {
            let rest = text.strip_prefix(label)?.trim_start().strip_prefix(':')?.trim_start().strip_prefix(value)?;
            (!value.is_empty() && (rest.is_empty() || rest.starts_with(' '))).then_some(rest)
        };
        let said = fields.iter().find_map(|(label, value)| after(label, value));
        match said {
            Some(rest) => {
                self.1.said = true;
                self.go_on(rest)
            }
            None => false,
        }
    }

    fn take_count(&mut self) -> bool {
        let after = |label: &&str| Some(self.0.strip_prefix(*label)?.trim_start().strip_prefix(':')?.trim_start());
        match COUNTS.iter().find_map(after) {
            Some(rest) => self.go_on(rest.trim_start_matches(|c: char| c.is_ascii_digit() || "大中小次 ".contains(c))),
            None => false,
        }
    }
}

/// `2026-11-24`, `2026年11月4日`: as `2026-11-24`, and what follows.
fn day(text: &str) -> Option<(String, &str)> {
    let (year, rest) = number(text, 4..=4)?;
    let (month, rest) = number(rest.strip_prefix(['-', '/', '.', '年'])?, 1..=2)?;
    let (day, rest) = number(rest.strip_prefix(['-', '/', '.', '月'])?, 1..=2)?;
    let rest = rest.strip_prefix(['日', '号', 'T']).unwrap_or(rest);
    Some((format!("{year:04}-{month:02}-{day:02}"), rest))
}

/// `16:29`, `16:29:05`, `16时29分`.
fn hour(text: &str) -> Option<&str> {
    let (_, rest) = number(text, 1..=2)?;
    let (_, rest) = number(rest.strip_prefix([':', '时', '点'])?, 2..=2)?;
    let rest = rest.strip_prefix('分').unwrap_or(rest);
    let seconds = rest.strip_prefix(':').and_then(|rest| number(rest, 2..=2));
    Some(seconds.map_or(rest, |(_, rest)| rest.strip_prefix('秒').unwrap_or(rest)))
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if !digits.contains(&length) {
        return None;
    }
    Some((text[..length].parse().ok()?, &text[length..]))
}

#[cfg(test)]
mod tests {
    use super::repeats;
    use crate::model::manuscript::Manuscript;

    fn manuscript() -> Manuscript {
        // 2026-11-24 00:00 in Shanghai.
        let time = Some(1_795_449_600);
        Manuscript { source: "青岚日报".into(), reporters: "吕青".into(), editor: "周敏".into(), time, ..Manuscript::default() }
    }

    #[test]
    fn what_stands_under_the_title_already_is_found() {
        for line in [
            "2026-11-24 16:29 来源：青岚日报",
            "2026年11月24日 16:29:05",
            "发布时间：2026-11-24 16:29　浏览次数：120 次",
            "发布日期:2026/11/24",
            "来源：青岚日报",
            "（来源：青岚日报 责任编辑：周敏）",
            "时间：2026-11-24　来源: 青岚日报 作者：吕青",
            "2026-11-24 星期二 16:29 | 来源：青岚日报 | 字号：大 中 小",
            "【责任编辑：周敏】",
        ] {
            assert!(repeats(&manuscript(), line), "{line}");
        }
    }

    #[test]
    fn what_says_something_of_its_own_is_left_alone() {
        for line in [
            "2026年11月24日",
            "青岚县人民政府 2026年11月24日",
            "时间：2026年12月1日 9:00",
            "时间：2026年12月1日 9:00 地点：渡口",
            "活动时间：2026-11-24 16:29",
            "2026年11月24日16:29，渡口开航。",
            "来源：新华社",
            "来源：青岚日报社论",
            "责任编辑：李四",
            "16:29",
            "发布时间待定",
            "今天",
            "",
        ] {
            assert!(!repeats(&manuscript(), line), "{line}");
        }
    }
}
