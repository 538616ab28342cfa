//! Half-width signs among Chinese. Whether one is right is said by its neighbours: between digits, in an address, in
//! English, it is.

use super::{
    Found, Passage, RemarkKind,
    pairs::{paired, straight_quotes},
    signs::{chinese_after, chinese_before, is_blank, is_foreign, is_han, is_numeral},
};

/// Half-width signs that should be full-width.
pub fn found(passage: &Passage) -> Vec<Found> {
    let letters = &passage.letters;
    if is_foreign(letters) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let sign = if passage.named[at] { None } else { sign_at(letters, at) };
        at = sign.as_ref().map_or(at + 1, |sign| sign.end);
        found.extend(sign);
    }
    found.extend(brackets(passage));
    found.extend(quotes(letters));
    found.sort_by_key(|found: &Found| found.start);
    found
}

fn half_width(start: usize, end: usize, suggestion: Option<&str>) -> Found {
    Found { kind: RemarkKind::HalfWidth, start, end, suggestion: suggestion.map(str::to_owned) }
}

fn sign_at(letters: &[char], at: usize) -> Option<Found> {
    match letters[at] {
        ',' => comma(letters, at, "，"),
        ';' => comma(letters, at, "；"),
        ':' => comma(letters, at, "："),
        '?' | '!' => question(letters, at),
        '.' => point(letters, at),
        _ => None,
    }
}

/// Takes the space after it along, which belongs to the half-width one.
fn comma(letters: &[char], at: usize, full: &str) -> Option<Found> {
    let digit = |place: Option<usize>| place.and_then(|place| letters.get(place)).is_some_and(char::is_ascii_digit);
    let in_number = digit(at.checked_sub(1)) && digit(Some(at + 1));
    let is_face = letters[at] == ':' && letters.get(at + 1) == Some(&')');
    let wanted = chinese_before(letters, at) || chinese_after(letters, at + 1);
    let end = if letters.get(at + 1).is_some_and(|c| is_blank(*c)) { at + 2 } else { at + 1 };
    (wanted && !in_number && !is_face).then(|| half_width(at, end, Some(full)))
}

/// Several in a row go together. Names end in one (`Yahoo!`), so that only what stands before counts.
fn question(letters: &[char], at: usize) -> Option<Found> {
    let length = letters[at..].iter().take_while(|c| "?!".contains(**c)).count();
    let full: String = letters[at..at + length].iter().map(|c| if *c == '?' { '？' } else { '！' }).collect();
    chinese_before(letters, at).then(|| half_width(at, at + length, Some(&full)))
}

/// A full stop, or several for an ellipsis. After a digit or a letter it counts, abbreviates or divides.
fn point(letters: &[char], at: usize) -> Option<Found> {
    let length = letters[at..].iter().take_while(|c| **c == '.').count();
    let end = at + length;
    if at > 0 && letters[at - 1] == '.' {
        return None;
    }
    if length > 1 {
        return (chinese_before(letters, at) || chinese_after(letters, end)).then(|| half_width(at, end, Some("……")));
    }
    let next = letters.get(end);
    if !chinese_before(letters, at) || next.is_some_and(char::is_ascii_alphanumeric) {
        return None;
    }
    // Between two characters it may stand for the end of a sentence, or divide a foreign name.
    let suggestion = match next {
        _ if is_number_of_item(&letters[..at]) => Some("、"),
        Some(c) if is_han(*c) => None,
        _ => Some("。"),
    };
    let end = if next == Some(&' ') { end + 1 } else { end };
    Some(half_width(at, end, suggestion))
}

fn is_number_of_item(before: &[char]) -> bool {
    let line = before.rsplit(|c| *c == '\n').next().unwrap_or_default();
    (1..=3).contains(&line.len()) && line.iter().all(|c| is_numeral(*c))
}

fn brackets(passage: &Passage) -> Vec<Found> {
    let letters = &passage.letters;
    let mut found = Vec::new();
    for (from, to) in paired(passage).pairs {
        let (opens, closes) = (letters[from] == '(', letters[to] == ')');
        if !(opens || closes) || (opens && closes && is_right_half(letters, from, to)) {
            continue;
        }
        found.extend(opens.then(|| half_width(from, from + 1, Some("（"))));
        found.extend(closes.then(|| half_width(to, to + 1, Some("）"))));
    }
    found
}

/// Whether a pair of half-width brackets is right: neither around Chinese, nor beside it; and what looks like a
/// function, the number of an item, or an area code.
fn is_right_half(letters: &[char], from: usize, to: usize) -> bool {
    let inside = &letters[from + 1..to];
    if inside.iter().any(|c| is_han(*c)) {
        return false;
    }
    let after_word = from > 0 && letters[from - 1].is_ascii_alphanumeric();
    let is_item = inside.len() <= 3 && inside.iter().all(char::is_ascii_alphanumeric) && !chinese_before(letters, from);
    let is_area = !inside.is_empty() && inside.iter().all(char::is_ascii_digit) && letters.get(to + 1).is_some_and(char::is_ascii_digit);
    after_word || is_item || is_area || !(chinese_before(letters, from) || chinese_after(letters, to + 1))
}

fn quotes(letters: &[char]) -> Vec<Found> {
    let beside = |at: &usize| chinese_before(letters, *at) || chinese_after(letters, at + 1);
    let numbered = straight_quotes(letters).into_iter().enumerate().filter(|(_, at)| beside(at));
    numbered.map(|(number, at)| half_width(at, at + 1, Some(if number % 2 == 0 { "“" } else { "”" }))).collect()
}

#[cfg(test)]
mod tests {
    use super::found;
    use crate::model::checks::said;

    #[test]
    fn half_width_signs_beside_chinese_are_found() {
        for (text, signs) in [
            ("今天,明天", vec![",=，"]),
            ("今天, 明天", vec![", =，"]),
            ("公布GDP,增长", vec![",=，"]),
            ("时间:10:30;地点:渡口", vec![":=：", ";=；", ":=："]),
            ("是吗?!好!", vec!["?!=？！", "!=！"]),
            ("今天有雨.", vec![".=。"]),
            ("今天有雨. 明天晴。", vec![". =。"]),
            ("买买提.艾力", vec!["."]),
            ("一.总则", vec![".=、"]),
            ("等等...", vec!["...=……"]),
            ("渡口(新建)开航", vec!["(=（", ")=）"]),
            ("中国(China)的", vec!["(=（", ")=）"]),
            ("iPhone(二代)", vec!["(=（", ")=）"]),
            ("渡口（新建)开航", vec![")=）"]),
            ("见图(1)。", vec!["(=（", ")=）"]),
            ("“好的”,他说", vec![",=，"]),
            ("“好的。”,Tom说", vec![",=，"]),
            ("他说\"好的\"。", vec!["\"=“", "\"=”"]),
            ("《书》,Python,“书”", vec![",=，", ",=，"]),
            ("见https://a.cn/b 和别的,好", vec![",=，"]),
        ] {
            assert_eq!(said(text, found), signs, "{text}");
        }
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "公布了GDP, CPI, PMI等，增长3.5%，达1,200亿元",
            "10:30开赛，比分3:2，约翰福音3:16",
            "见https://a.cn/路径?a=1,2:3和www.a.cn/b,c",
            "写信到li.wei@example.org或wang@example.org",
            "下载报告(终稿).docx和照片.jpg",
            "1.总则，1. 总则，2)分则，(1)总则；(a)其他",
            "函数f(x)是连续的，H2O(aq)也是",
            "电话(0571)87654321、0571-1234",
            "他说“Hello, world.”然后走了",
            "雅虎（Yahoo!）是Yahoo!公司的",
            "U.S.政府和No.1、vs.中国队、Mr.王",
            "第一、第二；好：是的！真的？",
            "Wang Wei (王伟), mayor of Qinglan County (青岚县), said so.",
            "Only English, really: yes (no)?",
            "你好:)",
            "2026.11.24，版本1.2.3，192.168.0.1",
            "3:2、A:B、C++、R&D、5'30\"",
            "It's 王's book and the others are somewhere else",
            "",
        ] {
            assert_eq!(said(text, found), Vec::<String>::new(), "{text}");
        }
    }
}
