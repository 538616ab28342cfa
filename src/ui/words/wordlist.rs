//! The words of the desk's page about the newsroom's own list of words.

use super::use_lang;
use crate::model::{lang::Lang, word::MOST_WORDS};

/// The page in one language.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct WordlistWords {
    lang: Lang,
    pub lead: &'static str,
    pub wrong: &'static str,
    pub right: &'static str,
    pub right_hint: &'static str,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub add_one: &'static str,
    pub add: &'static str,
    pub add_many: &'static str,
    pub lines: &'static str,
    pub lines_hint: &'static str,
    pub remove: &'static str,
    pub search: &'static str,
    pub added: &'static str,
    pub none: &'static str,
    pub no_match: &'static str,
}

static ZH: WordlistWords = WordlistWords {
    lang: Lang::Zh,
    lead: "编辑部自己的词表：人名地名的写法、常见的错别字。稿件里出现错误写法时，检查会提出来，不会阻止发布。",
    wrong: "错误写法",
    right: "建议写法",
    right_hint: "可以不填",
    note: "说明",
    note_hint: "可以不填",
    add_one: "加一个词",
    add: "添加",
    add_many: "一次加很多",
    lines: "每行一个",
    lines_hint: "写成“错=对”；“=”后面可以空着。已有的不会重复。",
    remove: "删除",
    search: "词里有",
    added: "添加",
    none: "词表还是空的。",
    no_match: "没有这样的词。",
};

static EN: WordlistWords = WordlistWords {
    lang: Lang::En,
    lead: "The newsroom’s own list: spellings of names, common typos. A check points out where a text has one of them; nothing is kept from publication.",
    wrong: "Not like this",
    right: "But like this",
    right_hint: "Optional",
    note: "Note",
    note_hint: "Optional",
    add_one: "Add a word",
    add: "Add",
    add_many: "Add many",
    lines: "One a line",
    lines_hint: "Write “wrong=right”; nothing need stand after the “=”. What is on the list already is not added twice.",
    remove: "Remove",
    search: "Words with",
    added: "Added",
    none: "The list is empty.",
    no_match: "There is no such word.",
};

/// The table of one language.
pub fn wordlist_words(lang: Lang) -> &'static WordlistWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The words of the page that is being drawn.
pub fn use_wordlist_words() -> &'static WordlistWords {
    wordlist_words(use_lang())
}

impl WordlistWords {
    /// How many words there are.
    pub fn total(&self, total: u64) -> String {
        match self.lang {
            Lang::Zh => format!("共 {total} 个词，最多 {MOST_WORDS} 个。"),
            Lang::En => format!("{total} words; {MOST_WORDS} at most."),
        }
    }

    /// Removes a word of the list.
    pub fn remove_this(&self, wrong: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{}：{wrong}", self.remove),
            Lang::En => format!("{}: {wrong}", self.remove),
        }
    }
}
