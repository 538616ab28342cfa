//! Every word of the interface, in both languages, as one typed table.

pub mod checks;
pub mod comparison;
pub mod desk;
pub mod editing;
pub mod figures;
pub mod people;
mod picture_sentences;
pub mod pictures;
pub mod public_api;
pub mod readers;
pub mod reading;
pub mod searching;
pub mod sentences;
mod topic_sentences;
pub mod topics;
pub mod topics_desk;
pub mod viewer;
pub mod wordlist;
pub mod writing;

use leptos::prelude::*;

use crate::{error::Error, model::lang::Lang};

/// The interface in one language. A language that lacks a word does not compile.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct Words {
    lang: Lang,
    pub skip_to_content: &'static str,
    pub main_menu: &'static str,
    pub second_menu: &'static str,
    pub footer_menu: &'static str,
    pub friends: &'static str,
    pub feed: &'static str,
    pub feed_of_channel: &'static str,
    pub menu: &'static str,
    pub home: &'static str,
    pub you_are_here: &'static str,
    pub language: &'static str,
    pub other_language: &'static str,
    pub more: &'static str,
    pub details: &'static str,
    pub load_more: &'static str,
    pub loading: &'static str,
    pub first_page: &'static str,
    pub previous_page: &'static str,
    pub next_page: &'static str,
    pub last_page: &'static str,
    pub pages: &'static str,
    pub sub_channels: &'static str,
    pub list_is_empty: &'static str,
    pub focus_pictures: &'static str,
    pub previous_picture: &'static str,
    pub next_picture: &'static str,
    pub headline: &'static str,
    pub top_news: &'static str,
    pub source: &'static str,
    pub reporter: &'static str,
    pub photographer: &'static str,
    pub editor: &'static str,
    pub responsible_editor: &'static str,
    pub original_title: &'static str,
    pub original_author: &'static str,
    pub first_published: &'static str,
    pub correction: &'static str,
    pub reprint: &'static str,
    pub own_text: &'static str,
    pub read_original: &'static str,
    pub summary: &'static str,
    pub tags: &'static str,
    pub parts: &'static str,
    pub parts_again: &'static str,
    pub read_all: &'static str,
    pub read_in_parts: &'static str,
    pub previous_article: &'static str,
    pub next_article: &'static str,
    pub newest: &'static str,
    pub static_pages: &'static str,
    pub retry: &'static str,
    pub back_home: &'static str,
    pub organiser: &'static str,
    pub address: &'static str,
    pub phone: &'static str,
    pub news_licence: &'static str,
    pub report_phone: &'static str,
    pub report_email: &'static str,
    pub colon: &'static str,
}

static ZH: Words = Words {
    lang: Lang::Zh,
    skip_to_content: "跳到正文",
    main_menu: "主导航",
    second_menu: "次导航",
    footer_menu: "网站信息",
    friends: "友情链接",
    feed: "RSS 订阅",
    feed_of_channel: "订阅本频道",
    menu: "菜单",
    home: "首页",
    you_are_here: "您当前的位置：",
    language: "界面语言",
    other_language: "English",
    more: "更多",
    details: "【详情】",
    load_more: "加载更多",
    loading: "正在加载…",
    first_page: "首页",
    previous_page: "上一页",
    next_page: "下一页",
    last_page: "尾页",
    pages: "分页",
    sub_channels: "子频道",
    list_is_empty: "这个频道还没有文章。",
    focus_pictures: "焦点图",
    previous_picture: "上一张",
    next_picture: "下一张",
    headline: "头条",
    top_news: "要闻",
    source: "来源",
    reporter: "记者",
    photographer: "摄影",
    editor: "编辑",
    responsible_editor: "责任编辑",
    original_title: "原标题",
    original_author: "原作者",
    first_published: "首次发布",
    correction: "更正",
    reprint: "本文为转载，版权归原作者和原出处所有。",
    own_text: "本网原创，转载请注明出处。",
    read_original: "阅读原文",
    summary: "摘要",
    tags: "标签",
    parts: "本文分页",
    parts_again: "本文分页（文末）",
    read_all: "阅读全文",
    read_in_parts: "分页阅读",
    previous_article: "上一篇",
    next_article: "下一篇",
    newest: "最新文章",
    static_pages: "关于我们",
    retry: "重试",
    back_home: "回到首页",
    organiser: "主办",
    address: "地址",
    phone: "电话",
    news_licence: "互联网新闻信息服务许可证",
    report_phone: "违法和不良信息举报电话",
    report_email: "举报邮箱",
    colon: "：",
};

static EN: Words = Words {
    lang: Lang::En,
    skip_to_content: "Skip to content",
    main_menu: "Main menu",
    second_menu: "Second menu",
    footer_menu: "About this site",
    friends: "Friendly links",
    feed: "RSS feed",
    feed_of_channel: "Follow this channel",
    menu: "Menu",
    home: "Home",
    you_are_here: "You are here: ",
    language: "Interface language",
    other_language: "中文",
    more: "More",
    details: "[Read]",
    load_more: "Load more",
    loading: "Loading…",
    first_page: "First",
    previous_page: "Previous",
    next_page: "Next",
    last_page: "Last",
    pages: "Pages",
    sub_channels: "Sub-channels",
    list_is_empty: "This channel has no articles yet.",
    focus_pictures: "Focus pictures",
    previous_picture: "Previous picture",
    next_picture: "Next picture",
    headline: "Headline",
    top_news: "Top news",
    source: "Source",
    reporter: "Reporter",
    photographer: "Photographer",
    editor: "Editor",
    responsible_editor: "Responsible editor",
    original_title: "Original title",
    original_author: "Original author",
    first_published: "First published",
    correction: "Correction",
    reprint: "Reprinted; all rights remain with the author and the original publisher.",
    own_text: "Our own reporting; please name the source when you reprint it.",
    read_original: "Read the original",
    summary: "Summary",
    tags: "Tags",
    parts: "Parts of this article",
    parts_again: "Parts of this article (below the text)",
    read_all: "Read all on one page",
    read_in_parts: "Read in parts",
    previous_article: "Previous",
    next_article: "Next",
    newest: "Latest articles",
    static_pages: "About",
    retry: "Try again",
    back_home: "Back to the home page",
    organiser: "Published by",
    address: "Address",
    phone: "Telephone",
    news_licence: "News service licence",
    report_phone: "Report illegal content: telephone",
    report_email: "Report by e-mail",
    colon: ": ",
};

/// The table of one language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Where the page that is being drawn stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    /// Its language.
    pub lang: Lang,
    /// Its path and query, without the language's prefix.
    pub address: String,
}

/// The language of the page that is being drawn; in the browser, of the page that is open.
pub fn use_lang() -> Lang {
    let open = || use_context::<Memo<Lang>>().map(|lang| lang.get_untracked());
    use_context::<Here>().map(|here| here.lang).or_else(open).unwrap_or_default()
}

/// The words of the page that is being drawn.
pub fn use_words() -> &'static Words {
    words(use_lang())
}

impl Words {
    /// 共 N 篇.
    pub fn total(&self, articles: i64) -> String {
        match self.lang {
            Lang::Zh => format!("共 {articles} 篇"),
            Lang::En => format!("{articles} articles"),
        }
    }

    /// The same, where only so many were counted.
    pub fn total_at_least(&self, articles: i64) -> String {
        match self.lang {
            Lang::Zh => format!("{articles} 篇以上"),
            Lang::En => format!("more than {articles} articles"),
        }
    }

    /// 第 N 页.
    pub fn page_number(&self, number: i64) -> String {
        match self.lang {
            Lang::Zh => format!("第 {number} 页"),
            Lang::En => format!("Page {number}"),
        }
    }

    /// The number of a part of a long text, with its title where it has one.
    pub fn part(&self, number: i64, title: &str) -> String {
        match self.lang {
            _ if !title.is_empty() => format!("{number}. {title}"),
            Lang::Zh => format!("第 {number} 部分"),
            Lang::En => format!("Part {number}"),
        }
    }

    /// Said to screen readers when another page has opened.
    pub fn opened(&self, title: &str) -> String {
        match self.lang {
            Lang::Zh => format!("已打开：{title}"),
            Lang::En => format!("Opened: {title}"),
        }
    }

    /// Number of a focus picture among all.
    pub fn picture_of(&self, number: usize, all: usize) -> String {
        match self.lang {
            Lang::Zh => format!("第 {number} 张，共 {all} 张"),
            Lang::En => format!("Picture {number} of {all}"),
        }
    }

    /// `2026年11月23日 星期一`, of a day given as `2026-11-23`.
    pub fn day(&self, date: &str) -> String {
        let number = |from: usize, to: usize| date.get(from..to).and_then(|part| part.parse::<usize>().ok()).unwrap_or(0);
        let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
        let weekday = weekday(year, month, day);
        match self.lang {
            Lang::Zh => format!("{year}年{month}月{day}日　星期{}", ["日", "一", "二", "三", "四", "五", "六"][weekday]),
            Lang::En => {
                let name = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][weekday];
                format!("{name}, {date}")
            }
        }
    }

    /// Heading of the page that says what went wrong.
    pub fn failure_title(&self, error: &Error) -> &'static str {
        match (self.lang, error) {
            (Lang::Zh, Error::NotFound | Error::Moved { .. }) => "没有这个页面",
            (Lang::Zh, Error::Gone) => "文章已撤下",
            (Lang::Zh, Error::Unreachable) => "网络不通",
            (Lang::Zh, Error::Outdated) => "网站已更新",
            (Lang::Zh, Error::Invalid(_)) => "请求有误",
            (Lang::Zh, _) => "暂时打不开",
            (Lang::En, Error::NotFound | Error::Moved { .. }) => "Page not found",
            (Lang::En, Error::Gone) => "Article withdrawn",
            (Lang::En, Error::Unreachable) => "No connection",
            (Lang::En, Error::Outdated) => "The site has been updated",
            (Lang::En, Error::Invalid(_)) => "Something is not right",
            (Lang::En, _) => "Cannot be shown now",
        }
    }

    /// What went wrong, in a sentence.
    pub fn failure(&self, error: &Error) -> String {
        if self.lang == Lang::Zh {
            return error.to_string();
        }
        match error {
            Error::NotFound | Error::Moved { .. } => "We could not find the page you were looking for.",
            Error::Gone => "This article has been withdrawn.",
            // The server says it in the reader's language (`sentences`); what it says in Chinese alone still tells more than a vague sentence.
            Error::Invalid(said) => said,
            Error::SignedOut => "Please sign in.",
            Error::Forbidden => "You are not allowed to do this.",
            Error::TooOften => "Tried too often; please wait a few minutes.",
            Error::Conflict(_) => "It has changed meanwhile.",
            Error::Outdated => "The site has just been updated; please load the page again.",
            Error::Unreachable => "The network does not answer, so the page could not be fetched.",
            Error::TooLarge(_) => "The file is too large.",
            Error::Unsupported(_) => "Files of this kind are not taken.",
            Error::Unusable(_) => "The file cannot be used.",
            Error::Unstored => "The picture cannot be kept: the store is full or away. Please try again later, or tell an administrator.",
            Error::Busy => "The server is busy; please try again in a moment.",
            Error::Internal => "Something broke on our side; we have made a note of it.",
        }
        .to_owned()
    }
}

/// Day of the week, 0 for Sunday, by Sakamoto's method.
fn weekday(year: usize, month: usize, day: usize) -> usize {
    const OFFSETS: [usize; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = if month < 3 { year.saturating_sub(1) } else { year };
    (year + year / 4 - year / 100 + year / 400 + OFFSETS[month.clamp(1, 12) - 1] + day) % 7
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::model::lang::Lang;

    #[test]
    fn a_day_is_printed_with_its_weekday() {
        assert_eq!(words(Lang::Zh).day("2026-11-23"), "2026年11月23日　星期一");
        assert_eq!(words(Lang::En).day("2024-02-29"), "Thursday, 2024-02-29");
    }
}
