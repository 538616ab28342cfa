//! The words of search.

use super::use_lang;
use crate::model::{
    lang::Lang,
    search::{Count, Span, Suggested},
};

/// Search in one language.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct SearchingWords {
    lang: Lang,
    pub search: &'static str,
    pub whole_site: &'static str,
    pub this_page: &'static str,
    pub placeholder: &'static str,
    pub ask: &'static str,
    pub nothing_to_look_for: &'static str,
    pub none_found: &'static str,
    pub tips: [&'static str; 3],
    pub order: &'static str,
    pub newest_first: &'static str,
    pub best_first: &'static str,
    pub channels: &'static str,
    pub ages: &'static str,
    pub sources: &'static str,
    pub any: &'static str,
    pub matching_channels: &'static str,
    pub dates: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub apply: &'static str,
    pub reporter: &'static str,
}

static ZH: SearchingWords = SearchingWords {
    lang: Lang::Zh,
    search: "搜索",
    whole_site: "全站搜索",
    this_page: "搜索新闻",
    placeholder: "搜新闻、频道、记者",
    ask: "输入要找的字词。加引号的词要连在一起出现，前面加减号的词不出现，例如：柳溪 “早班船” -停航。",
    nothing_to_look_for: "这里面没有可以搜索的字词，请输入汉字、字母或数字。",
    none_found: "没有找到相关的文章。",
    tips: ["检查有没有错别字，或换一个说法", "用空格把长句分成几个词", "放宽频道、时间和来源"],
    order: "排序",
    newest_first: "最新在前",
    best_first: "最相关在前",
    channels: "频道",
    ages: "时间",
    sources: "来源",
    any: "全部",
    matching_channels: "频道",
    dates: "起止日期",
    from: "从",
    to: "到",
    apply: "筛选",
    reporter: "记者",
};

static EN: SearchingWords = SearchingWords {
    lang: Lang::En,
    search: "Search",
    whole_site: "Search the site",
    this_page: "Search the news",
    placeholder: "News, channels, reporters",
    ask: "Type what you are looking for. Words in quotation marks stand together; words after a minus sign must not be there: 柳溪 “早班船” -停航.",
    nothing_to_look_for: "There is nothing in this that can be looked for: type characters, letters or digits.",
    none_found: "No articles were found.",
    tips: ["Look for typos, or say it in another way", "Split a long sentence into words", "Widen channel, time and source"],
    order: "Order",
    newest_first: "Newest first",
    best_first: "Best first",
    channels: "Channel",
    ages: "Time",
    sources: "Source",
    any: "All",
    matching_channels: "Channels",
    dates: "Dates",
    from: "From",
    to: "to",
    apply: "Apply",
    reporter: "Reporter",
};

/// The table of one language.
pub fn searching_words(lang: Lang) -> &'static SearchingWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The words of the page that is being drawn.
pub fn use_searching_words() -> &'static SearchingWords {
    searching_words(use_lang())
}

impl SearchingWords {
    /// Heading of what was found.
    pub fn results_of(&self, text: &str) -> String {
        match self.lang {
            Lang::Zh => format!("“{text}”的搜索结果"),
            Lang::En => format!("Results for “{text}”"),
        }
    }

    /// For `<meta name="description">`.
    pub fn description(&self, site_search: &str) -> String {
        match self.lang {
            Lang::Zh => format!("站内搜索：{site_search}"),
            Lang::En => format!("Search: {site_search}"),
        }
    }

    /// 共 N 篇.
    pub fn found(&self, count: Count) -> String {
        match (self.lang, count.number) {
            (Lang::Zh, _) => format!("共 {} 篇", self.number(count)),
            (Lang::En, 1) if !count.more => "1 article".to_owned(),
            (Lang::En, _) => format!("{} articles", self.number(count)),
        }
    }

    /// `1000+`.
    pub fn number(&self, count: Count) -> String {
        format!("{}{}", count.number, if count.more { "+" } else { "" })
    }

    /// How old at most.
    pub fn span(&self, span: Span) -> &'static str {
        match (self.lang, span) {
            (Lang::Zh, Span::Any) => "全部",
            (Lang::Zh, Span::Day) => "一天内",
            (Lang::Zh, Span::Week) => "一周内",
            (Lang::Zh, Span::Month) => "一个月内",
            (Lang::Zh, Span::Year) => "一年内",
            (Lang::En, Span::Any) => "All",
            (Lang::En, Span::Day) => "Last day",
            (Lang::En, Span::Week) => "Last week",
            (Lang::En, Span::Month) => "Last month",
            (Lang::En, Span::Year) => "Last year",
        }
    }

    /// What a suggestion is.
    pub fn suggested(&self, kind: Suggested) -> &'static str {
        match (self.lang, kind) {
            (Lang::Zh, Suggested::Channel) => "频道",
            (Lang::Zh, Suggested::Tag) => "标签",
            (Lang::Zh, Suggested::Reporter) => "记者",
            (Lang::Zh, Suggested::Source) => "来源",
            (Lang::Zh, Suggested::Title) => "文章",
            (Lang::En, Suggested::Channel) => "Channel",
            (Lang::En, Suggested::Tag) => "Tag",
            (Lang::En, Suggested::Reporter) => "Reporter",
            (Lang::En, Suggested::Source) => "Source",
            (Lang::En, Suggested::Title) => "Article",
        }
    }
}
