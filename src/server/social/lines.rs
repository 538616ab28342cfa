//! A title in lines: where Chinese may be broken, how large it can be, and where it must be cut.

/// Never at the beginning of a line.
const CLOSING: &str = "，。、；：？！）》〉」』】〕”’…—·％%‰℃,.;:?!)]}～";
/// Never at the end of one.
const OPENING: &str = "（《〈「『【〔“‘([{";

/// A title that has been set.
#[derive(Debug, PartialEq)]
pub struct Lines {
    /// From top to bottom.
    pub lines: Vec<String>,
    /// Size of the type, in pixels.
    pub size: f32,
}

/// Sets `text`, whose characters are `widths` ems wide, into `width` pixels: in the first of `sizes` (with the lines that
/// fit at it) that holds all of it; what the last does not hold ends with `…`.
pub fn set(text: &str, widths: &[f32], width: f32, sizes: &[(f32, usize)]) -> Lines {
    let text: Vec<char> = text.chars().collect();
    for (number, (size, most)) in sizes.iter().enumerate() {
        let ems = width / size;
        let lines = broken(&text, widths, ems);
        if lines.len() <= *most {
            let even = evenly(&text, widths, ems, lines.len());
            return Lines { lines: even.into_iter().map(|(from, to)| line(&text[from..to])).collect(), size: *size };
        }
        if number + 1 == sizes.len() {
            return Lines { lines: cut(&text, widths, ems, &lines[..*most]), size: *size };
        }
    }
    Lines { lines: Vec::new(), size: 0.0 }
}

/// Lines as full as they can be, each from one character to before another.
fn broken(text: &[char], widths: &[f32], ems: f32) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let mut reached = 0.0;
        let fitting = (from..text.len()).take_while(|at| {
            reached += widths.get(*at).copied().unwrap_or(1.0);
            reached <= ems
        });
        let end = from + fitting.count().max(1);
        let to = if end >= text.len() { text.len() } else { (from + 1..=end).rev().find(|at| may_break(text, *at)).unwrap_or(end) };
        lines.push((from, to));
        from = to;
    }
    lines
}

/// As many lines, but of about the same length, as far as no word must be torn for it: a last line of one character looks
/// like a mistake.
fn evenly(text: &[char], widths: &[f32], ems: f32, count: usize) -> Vec<(usize, usize)> {
    let (mut narrow, mut wide) = (ems / 4.0, ems);
    for _ in 0..8 {
        let middle = f32::midpoint(narrow, wide);
        let lines = broken(text, widths, middle);
        let fit = lines.len() <= count && lines.iter().all(|(_, to)| may_break(text, *to));
        if fit { wide = middle } else { narrow = middle }
    }
    broken(text, widths, wide)
}

/// The first lines, the last of which says that there is more.
fn cut(text: &[char], widths: &[f32], ems: f32, lines: &[(usize, usize)]) -> Vec<String> {
    let mut cut: Vec<String> = lines.iter().map(|(from, to)| line(&text[*from..*to])).collect();
    if let (Some(last), Some((from, to))) = (cut.last_mut(), lines.last()) {
        let mut to = *to;
        let length = |to: usize| (*from..to).map(|at| widths.get(at).copied().unwrap_or(1.0)).sum::<f32>();
        while to > *from && (length(to) + 1.0 > ems || !may_break(text, to) || CLOSING.contains(text[to - 1])) {
            to -= 1;
        }
        *last = line(&text[*from..to]) + "…";
    }
    cut
}

fn line(text: &[char]) -> String {
    text.iter().collect::<String>().trim().to_owned()
}

/// Whether a line may end before the character at `at`.
fn may_break(text: &[char], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| text.get(at)), text.get(at)) else { return true };
    let in_word = |c: &char| c.is_ascii_alphanumeric() || ".,:-+'%".contains(*c);
    let together = in_word(before) && in_word(after) || before.is_ascii_digit() && "年月日万亿个名".contains(*after);
    let money = "万亿".contains(*before) && *after == '元';
    !(together || money || CLOSING.contains(*after) || OPENING.contains(*before))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{CLOSING, OPENING, set};

    fn ems(text: &str) -> Vec<f32> {
        text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).collect()
    }

    fn lines(text: &str, width: f32, sizes: &[(f32, usize)]) -> Vec<String> {
        set(text, &ems(text), width, sizes).lines
    }

    #[test]
    fn lines_are_even_and_no_mark_begins_one() {
        assert_eq!(lines("柳溪镇下雪了", 10.0, &[(1.0, 2)]), ["柳溪镇下雪了"]);
        assert_eq!(lines("柳溪镇下雪了今年第一场", 10.0, &[(1.0, 2)]), ["柳溪镇下雪了", "今年第一场"]);
        assert_eq!(lines("柳溪镇今天下雪，明天放晴", 7.0, &[(1.0, 3)]), ["柳溪镇今天下", "雪，明天放晴"]);
        assert_eq!(lines("他说“今年下雪”", 3.0, &[(1.0, 4)]), ["他说", "“今年", "下雪”"]);
    }

    #[test]
    fn numbers_and_words_stay_whole() {
        assert_eq!(lines("今年投入12345万元修路", 6.0, &[(1.0, 3)]), ["今年投入", "12345万元", "修路"]);
        assert_eq!(lines("欢迎使用 Masthead 系统", 7.0, &[(1.0, 2)]), ["欢迎使用", "Masthead 系统"]);
    }

    #[test]
    fn long_titles_shrink_and_then_are_cut() {
        let text = "全县今年新修公路三百二十公里覆盖所有行政村";
        let set = set(text, &ems(text), 10.0, &[(2.0, 2), (1.0, 3)]);
        assert_eq!(set.size, 1.0);
        assert_eq!(set.lines.concat(), text);
        assert_eq!(lines(text, 10.0, &[(2.0, 2)]), ["全县今年新", "修公路三…"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[柳溪镇下雪，。“”《》（）a-c0-9]{1,60}", width in 8u8..20) {
            let set = set(&text, &ems(&text), f32::from(width), &[(1.0, 60)]);
            prop_assert_eq!(set.lines.concat(), text);
            for line in &set.lines {
                let breakable = line.chars().zip(line.chars().skip(1)).any(|(a, b)| !a.is_ascii() && !b.is_ascii() && !CLOSING.contains(b) && !OPENING.contains(a));
                prop_assert!(ems(line).iter().sum::<f32>() <= f32::from(width) + 0.01 || !breakable, "{}", line);
            }
        }
    }
}
