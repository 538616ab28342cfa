//! Spaces. The normal form of text folds plain ones; ideographic and typographic ones stay, and so does one in a wrong
//! place.

use super::{
    Found, Passage, RemarkKind, Setting,
    signs::{ends_with, is_blank, is_han, is_numeral},
};

/// What newsrooms write a space after: datelines, and who did what.
const BEFORE: [&str; 17] =
    ["电", "讯", "消息", "报道", "记者", "通讯员", "作者", "编辑", "责编", "审核", "校对", "文", "图", "摄", "摄影", "供图", "制图"];
/// What they write a space before.
const AFTER: [&str; 13] = ["摄", "文", "图", "绘", "摄影", "供图", "制图", "报道", "整理", "记者", "通讯员", "编辑", "作者"];
/// Whose names may follow, several of them with spaces between.
const TITLES: [&str; 6] = ["记者", "通讯员", "作者", "编辑", "摄影", "实习生"];
/// Characters in which a title is looked for.
const NEAR: usize = 24;
/// A label at the beginning of a line has at most so many characters.
const LABEL: usize = 6;

/// Several spaces, and single ones inside a sentence.
pub fn found(passage: &Passage) -> Vec<Found> {
    if passage.setting == Setting::Cell {
        return Vec::new();
    }
    let letters = &passage.letters;
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let length = letters[at..].iter().take_while(|c| is_blank(**c)).count();
        let end = at + length;
        let inside = length > 0 && passage.setting == Setting::Sentence && is_inside(letters, at, end);
        if length > 1 {
            let suggestion = if inside { "" } else { " " };
            found.push(Found { kind: RemarkKind::DoubleSpace, start: at, end, suggestion: Some(suggestion.to_owned()) });
        } else if inside {
            found.push(Found { kind: RemarkKind::SpaceInside, start: at, end, suggestion: Some(String::new()) });
        }
        at = end.max(at + 1);
    }
    found
}

/// Whether white space stands in the middle of a Chinese sentence, where none should be.
fn is_inside(letters: &[char], from: usize, to: usize) -> bool {
    let line_begin = letters[..from].iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
    let line_end = letters[to..].iter().position(|c| *c == '\n').map_or(letters.len(), |length| to + length);
    let (before, after) = (&letters[line_begin..from], &letters[to..line_end]);
    let (Some(last), Some(first)) = (before.last(), after.first()) else { return false };
    let beside_sign = ("，、；".contains(*last) && is_han(*first)) || (is_han(*last) && "，。、；：？！".contains(*first));
    if beside_sign {
        return true;
    }
    let is_sentence = before.iter().chain(after).any(|c| "。！？；".contains(*c));
    is_han(*last) && is_han(*first) && is_sentence && !is_layout(before, after)
}

/// Whether a space between two characters divides what it should: names, a dateline, a label, the number of an article
/// of a law, the halves of a motto in quotation marks.
fn is_layout(before: &[char], after: &[char]) -> bool {
    let starts_with = |beginning: &&str| beginning.chars().zip(after).filter(|(a, b)| a == *b).count() == beginning.chars().count();
    let near = &before[before.len().saturating_sub(NEAR)..];
    let names = (0..near.len()).any(|at| is_blank(near[at]) && ends_with(&near[..at], &TITLES));
    let opened = near.iter().rposition(|c| "（(“‘《「【".contains(*c));
    let enclosed = opened.is_some_and(|at| !near[at..].iter().any(|c| "）)”’》」】".contains(*c)));
    let is_label = before.len() <= LABEL && before.iter().all(|c| is_han(*c));
    names || enclosed || is_label || ends_with(before, &BEFORE) || AFTER.iter().any(starts_with) || is_number(before)
}

/// `第十二条`.
fn is_number(before: &[char]) -> bool {
    let Some((unit, rest)) = before.split_last() else { return false };
    let number = rest.iter().rev().take_while(|c| is_numeral(**c) || c.is_ascii_digit()).count();
    "章节条款项届回集期版部卷编篇幕场".contains(*unit) && number > 0 && rest[..rest.len() - number].last() == Some(&'第')
}

#[cfg(test)]
mod tests {
    use super::found;
    use crate::model::checks::{Passage, Setting, said};

    #[test]
    fn spaces_in_a_sentence_are_found() {
        for (text, spaces) in [
            ("今天上午渡口开航了，新船 下水。", vec![" ="]),
            ("今天上午渡口开航了，\u{3000}新船下水。", vec!["\u{3000}="]),
            ("今天上午渡口开航 ，新船下水。", vec![" ="]),
            ("今天上午渡口开航\u{3000}\u{3000}新船下水。", vec!["\u{3000}\u{3000}="]),
            ("用的是 iPhone\u{2003}\u{2003}手机。", vec!["\u{2003}\u{2003}= "]),
        ] {
            assert_eq!(said(text, found), spaces, "{text}");
        }
    }

    #[test]
    fn spaces_that_belong_there_are_left_alone() {
        for text in [
            "新华社北京11月24日电 记者从县里获悉，渡口开航。",
            "本报讯 渡口今天开航。",
            "本报记者 张三 李四 通讯员 王五报道，渡口今天开航。",
            "渡口今天开航。（张三 李四）",
            "渡口今天开航。张三 摄",
            "活动以“人民城市 智绘未来”为主题。",
            "第一条 为了规范渡口管理，制定本条例。",
            "第12章 总则。",
            "张三 渡口的老船工，今年六十岁。",
            "用的是 iPhone 手机，共 3 台。",
            "床前明月光 疑是地上霜",
            "他说： 好的。",
            "",
        ] {
            assert_eq!(said(text, found), Vec::<String>::new(), "{text}");
        }
        let passage = |setting, text| Passage { setting, ..Passage::of_sentence(text) };
        assert!(found(&passage(Setting::Line, "渡口今日开航 新船下水。")).is_empty());
        assert_eq!(found(&passage(Setting::Line, "渡口\u{3000}\u{3000}开航")).len(), 1);
        assert!(found(&passage(Setting::Cell, "姓\u{3000}\u{3000}名")).is_empty());
    }
}
