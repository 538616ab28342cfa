//! The words of remarks on a text.

use super::use_lang;
use crate::model::{checks::RemarkKind, lang::Lang};

/// Remarks in one language.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct CheckWords {
    lang: Lang,
    pub check: &'static str,
    pub none: &'static str,
    pub suggestion: &'static str,
    pub leave_out: &'static str,
}

static ZH: CheckWords =
    CheckWords { lang: Lang::Zh, check: "检查", none: "没有发现要留意的地方。", suggestion: "建议：", leave_out: "删去" };

static EN: CheckWords =
    CheckWords { lang: Lang::En, check: "Check", none: "There is nothing to look at.", suggestion: "Suggestion: ", leave_out: "leave it out" };

/// The table of one language.
pub fn check_words(lang: Lang) -> &'static CheckWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The words of the page that is being drawn.
pub fn use_check_words() -> &'static CheckWords {
    check_words(use_lang())
}

impl CheckWords {
    /// What is to be looked at, in a sentence.
    pub fn sentence(&self, kind: &RemarkKind) -> String {
        let (zh, en) = match kind {
            RemarkKind::NoSource => ("没有写来源", "It names no source"),
            RemarkKind::FutureTime => ("发布时间在将来", "Its time is in the future"),
            RemarkKind::LongTitle => ("标题超过 60 个字，在列表里会被截断", "Over 60 characters: lists will cut the title"),
            RemarkKind::NoAlt => ("图片没有替代文字，看不见图的读者不知道画的是什么", "A picture without alternative text"),
            RemarkKind::NoCredit => ("图片没有署名", "A picture without a credit"),
            RemarkKind::TimeTwice => ("重复了标题下已有的时间、来源或署名", "Repeats the time, source or names under the title"),
            RemarkKind::HeadingOrder => ("小标题的级别不连贯", "A heading out of order"),
            RemarkKind::EmptyLink => ("空链接：没有文字，或没有去处", "An empty link: no words, or no address"),
            RemarkKind::DoubleSpace => ("连续的空格", "Several spaces"),
            RemarkKind::SpaceInside => ("中文句子里有空格", "A space inside a Chinese sentence"),
            RemarkKind::HalfWidth => ("中文里的半角标点", "A half-width sign among Chinese"),
            RemarkKind::Unpaired => ("引号或括号不成对", "An unpaired quotation mark or bracket"),
            RemarkKind::RepeatedSign => ("重复的标点", "Repeated punctuation"),
            RemarkKind::RepeatedCharacter => ("重复的字", "A repeated character"),
            RemarkKind::Word { .. } => ("词表里的写法", "On the newsroom’s word list"),
        };
        let said = if self.lang == Lang::Zh { zh } else { en };
        match kind {
            RemarkKind::Word { note } if !note.is_empty() && self.lang == Lang::Zh => format!("{said}（{note}）"),
            RemarkKind::Word { note } if !note.is_empty() => format!("{said} ({note})"),
            _ => said.to_owned(),
        }
    }

    /// How many more there are than the list shows.
    pub fn rest(&self, number: usize) -> String {
        match self.lang {
            Lang::Zh => format!("还有 {number} 处没有列出。"),
            Lang::En => format!("{number} more are not listed."),
        }
    }
}
