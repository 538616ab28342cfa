//! Summaries for lists: text cut to a width that lines can hold, at a place where a reader does not stumble.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::model::body::{Body, Kind, Run};

/// Two lines of a list: 60 Han characters.
pub const LIST_WIDTH: usize = 120;

/// What lists print of an article: its hand-written summary, else the beginning of its text.
pub fn for_lists(summary: &str, body: &Body) -> String {
    if summary.trim().is_empty() { cut(&beginning(body), LIST_WIDTH) } else { cut(summary, LIST_WIDTH) }
}

/// `text` on one line, at most `width` columns wide (Han 2, Latin 1).
///
/// A text that is too long ends after a 。！？； where one lies in the last fifth, else with `…`; never inside a number,
/// a Latin word or a pair of 《》, unless that alone is wider than the line.
pub fn cut(text: &str, width: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters: Vec<&str> = text.graphemes(true).collect();
    let mut reached = 0;
    let ends: Vec<usize> = letters
        .iter()
        .map(|letter| {
            reached += columns(letter);
            reached
        })
        .collect();
    if reached <= width {
        return text;
    }
    let fitting = |limit: usize| ends.iter().take_while(|end| **end <= limit).count();
    let sentence = (1..=fitting(width)).rev().take_while(|&n| ends[n - 1] * 5 >= width * 4).find(|&n| ends_sentence(&letters, n));
    if let Some(n) = sentence {
        return letters[..n].concat();
    }
    let most = fitting(width.saturating_sub(columns("…")));
    let n = (1..=most).rev().find(|&n| may_cut(&letters, n)).unwrap_or(most);
    let kept = letters[..n].concat();
    format!("{}…", kept.trim_end_matches(|c: char| c.is_whitespace() || "，、：,:（(“‘《—–-".contains(c)))
}

/// Columns of one grapheme cluster; what Unicode calls ambiguous (“” … —) is as wide as Han in a Chinese font.
fn columns(letter: &str) -> usize {
    letter.width_cjk()
}

/// Whether a sentence ends before letter `n`: closing quotation marks and brackets belong to it.
fn ends_sentence(letters: &[&str], n: usize) -> bool {
    let closes = |letter: &str| matches!(letter, "”" | "’" | "」" | "』" | "）" | ")");
    let last = letters[..n].iter().rev().find(|letter| !closes(letter));
    matches!(last, Some(&("。" | "！" | "？" | "；"))) && !letters.get(n).is_some_and(|letter| closes(letter)) && !inside_title(letters, n)
}

fn may_cut(letters: &[&str], n: usize) -> bool {
    !inside_word(letters, n) && !inside_title(letters, n)
}

/// Whether 《 stands open before letter `n` and is closed later.
fn inside_title(letters: &[&str], n: usize) -> bool {
    let opened = letters[..n].iter().rposition(|letter| *letter == "《");
    let closed = letters[..n].iter().rposition(|letter| *letter == "》");
    opened.is_some() && opened > closed && letters[n..].contains(&"》")
}

/// Whether letters `n - 1` and `n` belong to one number or Latin word.
fn inside_word(letters: &[&str], n: usize) -> bool {
    let at = |i: Option<usize>| i.and_then(|i| letters.get(i)).and_then(|letter| letter.chars().next());
    let (before, left, right, after) = (at(n.checked_sub(2)), at(n.checked_sub(1)), at(Some(n)), at(Some(n + 1)));
    let is = |c: Option<char>, kind: fn(char) -> bool| c.is_some_and(kind);
    (is(left, in_word) && is(right, in_word))
        || (is(left, in_word) && is(right, joins) && is(after, in_word))
        || (is(before, in_word) && is(left, joins) && is(right, in_word))
        || (is(left, in_number) && is(right, in_number))
}

/// Letters of scripts that are written in words, and digits.
fn in_word(c: char) -> bool {
    let full_width = ('\u{ff10}'..='\u{ff5a}').contains(&c);
    c.is_alphanumeric() && (full_width || unicode_width::UnicodeWidthChar::width(c) == Some(1))
}

/// What holds the parts of `1,234.5`, `12:30`, `don't`, `a@example.org` together.
fn joins(c: char) -> bool {
    ".,:/-–'’_@+&=".contains(c)
}

/// Digits, and the Han characters that make another number of them: 3 is not 3万, nor 三 三十.
fn in_number(c: char) -> bool {
    c.is_ascii_digit() || "%‰℃°％〇零一二两三四五六七八九十百千万亿".contains(c)
}

/// The text of the story without headings, captions and tables; all of its text where there is no other.
fn beginning(body: &Body) -> String {
    let mut text = String::new();
    for block in body.blocks() {
        match &block.kind {
            Kind::Paragraph { text: runs } => append(&mut text, runs),
            Kind::Quote { paragraphs, .. } => paragraphs.iter().for_each(|runs| append(&mut text, runs)),
            Kind::List(list) => list.items.iter().for_each(|item| append(&mut text, &item.text)),
            _ => {}
        }
        // More than any list shows; long stories need not be copied.
        if text.len() > LIST_WIDTH * 8 {
            break;
        }
    }
    if text.is_empty() { body.text() } else { text }
}

/// Puts a paragraph behind the others: with a space, except between Chinese characters and marks.
fn append(text: &mut String, runs: &[Run]) {
    let wide = |c: char| columns(c.encode_utf8(&mut [0; 4])) == 2;
    let next: String = runs.iter().map(|run| run.text.as_str()).collect();
    let apart = matches!((text.chars().last(), next.chars().next()), (Some(a), Some(b)) if !wide(a) || !wide(b));
    if apart {
        text.push(' ');
    }
    text.push_str(&next);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::cut;

    #[test]
    fn a_text_that_fits_stays() {
        assert_eq!(cut("柳溪镇下雪了", 12), "柳溪镇下雪了");
        assert_eq!(cut("  柳溪镇\n\t下雪 ", 12), "柳溪镇 下雪");
        assert_eq!(cut("", 10), "");
    }

    #[test]
    fn a_sentence_that_ends_in_the_last_fifth_ends_the_summary() {
        assert_eq!(cut("今天下雪。大家都去看。明天放晴，路上好走", 24), "今天下雪。大家都去看。");
        assert_eq!(cut("今天下雪。大家都去看，明天放晴，路上好走", 24), "今天下雪。大家都去看…");
        assert_eq!(cut("他说：“今天下雪了。”大家都笑了起来", 23), "他说：“今天下雪了。”");
        assert_eq!(cut("他说：“今天下雪了。”大家都笑了起来", 20), "他说：“今天下雪了…");
    }

    #[test]
    fn numbers_words_and_titles_stay_whole() {
        assert_eq!(cut("全县今年共投入1,234.5万元修路架桥", 20), "全县今年共投入…");
        assert_eq!(cut("全县今年共有三百二十户人家搬了新居", 16), "全县今年共有…");
        assert_eq!(cut("欢迎使用 Masthead publishing system", 20), "欢迎使用 Masthead…");
        assert_eq!(cut("欢迎使用 Masthead publishing system", 16), "欢迎使用…");
        assert_eq!(cut("今晚上演《白毛女》和《红灯记》两出戏", 24), "今晚上演《白毛女》和…");
        assert_eq!(cut("读《你好。再见！又见面了》这本书的人", 16), "读…");
        assert_eq!(cut("0123456789012345678901234567890", 10), "01234567…");
    }

    #[test]
    fn what_readers_see_as_one_letter_is_never_torn() {
        let family = "👨‍👩‍👧‍👦";
        assert_eq!(cut(&family.repeat(10), 7), format!("{family}{family}…"));
    }

    proptest! {
        #[test]
        fn no_summary_is_wider_than_asked(text in "[柳溪镇。！，《》“”a-c0-9,. 万]{0,60}", width in 2usize..40) {
            let short = cut(&text, width);
            prop_assert!(short.width_cjk() <= width);
            let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert!(whole.starts_with(short.trim_end_matches('…')));
        }
    }
}
