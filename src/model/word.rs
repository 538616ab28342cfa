//! The newsroom's own list of words: how something must not be written, and how it should be.

use super::body::check::line;

/// Words that the list holds at most.
pub const MOST_WORDS: usize = 5_000;
/// Characters of a word.
pub const LONGEST_WORD: usize = 40;
/// Characters of a note.
pub const LONGEST_NOTE: usize = 200;

/// An entry of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// How it must not be written.
    pub wrong: String,
    /// How it should be; empty where that depends.
    pub right: String,
    /// Why, for whoever finds it in a text; may be empty.
    pub note: String,
}

impl Word {
    /// An entry in its normal form, or the rule that it breaks.
    pub fn new(wrong: &str, right: &str, note: &str) -> Result<Word, String> {
        let word = Word { wrong: line(wrong), right: line(right), note: line(note) };
        let within = |text: &str, longest: usize| text.chars().count() <= longest;
        let refuse = |why: &str| Err(why.to_owned());
        if word.wrong.is_empty() || !within(&word.wrong, LONGEST_WORD) {
            return refuse("错误写法要有 1 到 40 个字。");
        }
        if !within(&word.right, LONGEST_WORD) {
            return refuse("建议写法最多 40 个字。");
        }
        if !within(&word.note, LONGEST_NOTE) {
            return refuse("说明最多 200 个字。");
        }
        if word.wrong == word.right { refuse("两种写法是一样的。") } else { Ok(word) }
    }

    /// Entries as they are pasted, `错=对`, one a line, or the first mistake with the number of its line. Empty lines
    /// count for nothing; nothing after the `=` says that there is no suggestion.
    pub fn of_lines(text: &str) -> Result<Vec<Word>, String> {
        let mut words: Vec<Word> = Vec::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let at = |why: String| format!("第 {} 行：{why}", number + 1);
            let (wrong, right) = line.split_once(['=', '＝', '\t']).ok_or_else(|| at("要写成“错=对”。".to_owned()))?;
            words.push(Word::new(wrong, right, "").map_err(at)?);
        }
        if words.is_empty() { Err("没有写任何词。".to_owned()) } else { Ok(words) }
    }

    /// As people read it: `错→对`.
    pub fn said(&self) -> String {
        if self.right.is_empty() { self.wrong.clone() } else { format!("{}→{}", self.wrong, self.right) }
    }
}

#[cfg(test)]
mod tests {
    use super::Word;

    #[test]
    fn pasted_lines_become_words() {
        let words = Word::of_lines("帐号=账号\n\n 登陆网站 ＝ 登录网站 \r\n好象\t好像\n内幕=\n").unwrap();
        let said: Vec<String> = words.iter().map(Word::said).collect();
        assert_eq!(said, ["帐号→账号", "登陆网站→登录网站", "好象→好像", "内幕"]);
    }

    #[test]
    fn the_first_mistake_is_named_with_its_line() {
        for (text, why) in [
            ("帐号=账号\n好象", "第 2 行：要写成“错=对”。"),
            ("\n\n=账号", "第 3 行：错误写法要有 1 到 40 个字。"),
            ("账号=账号", "第 1 行：两种写法是一样的。"),
            (" \n", "没有写任何词。"),
        ] {
            assert_eq!(Word::of_lines(text).unwrap_err(), why);
        }
        assert!(Word::new(&"长".repeat(41), "", "").is_err() && Word::new("短", &"长".repeat(41), "").is_err());
        assert!(Word::new("短", "长", &"说".repeat(201)).is_err() && Word::new(&"长".repeat(40), "", "").is_ok());
    }
}
