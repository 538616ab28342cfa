//! Every word of differences and of the history, in both languages.

use crate::model::lang::Lang;

/// Differences in one language. A language that lacks a word does not compile.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct ComparisonWords {
    lang: Lang,
    pub with_before: &'static str,
    pub with_draft: &'static str,
    pub older: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub live: &'static str,
    pub draft: &'static str,
    pub nothing_yet: &'static str,
    pub no_difference: &'static str,
    pub added: &'static str,
    pub removed: &'static str,
    pub moved: &'static str,
    pub old_picture: &'static str,
    pub new_picture: &'static str,
    pub alternative_text: &'static str,
    pub layout: &'static str,
}

static ZH: ComparisonWords = ComparisonWords {
    lang: Lang::Zh,
    with_before: "与前一版比较",
    with_draft: "与现稿比较",
    older: "更早的",
    before: "原来",
    after: "现在",
    live: "读者看到的",
    draft: "现稿",
    nothing_yet: "还没有内容",
    no_difference: "两版一样。",
    added: "新增",
    removed: "已删除",
    moved: "已移动",
    old_picture: "原图",
    new_picture: "新图",
    alternative_text: "替代文字",
    layout: "版式",
};

static EN: ComparisonWords = ComparisonWords {
    lang: Lang::En,
    with_before: "Compare with the one before",
    with_draft: "Compare with the draft",
    older: "Older",
    before: "Before",
    after: "After",
    live: "what readers see",
    draft: "the draft",
    nothing_yet: "nothing yet",
    no_difference: "Both are the same.",
    added: "New",
    removed: "Deleted",
    moved: "Moved",
    old_picture: "Picture before",
    new_picture: "Picture after",
    alternative_text: "Alternative text",
    layout: "Layout",
};

/// The table of one language.
pub fn comparison_words(lang: Lang) -> &'static ComparisonWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

impl ComparisonWords {
    /// How much of the story is different.
    pub fn blocks(&self, new: usize, gone: usize, changed: usize) -> String {
        match self.lang {
            Lang::Zh => format!("正文：新增 {new} 段，删除 {gone} 段，改动 {changed} 段"),
            Lang::En => format!("Story: {new} new, {gone} deleted, {changed} changed"),
        }
    }
}
