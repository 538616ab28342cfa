//! The words of what is read most, and of the desk's page about readers.

use super::use_lang;
use crate::model::{
    desk::readers::{Sheet, Span},
    lang::Lang,
    readings::Source,
};

/// Both in one language.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct ReadersWords {
    lang: Lang,
    pub popular: &'static str,
    pub popular_span: &'static str,
    pub last_day: &'static str,
    pub last_week: &'static str,
    pub lead: &'static str,
    pub off: &'static str,
    pub none: &'static str,
    pub spans: &'static str,
    pub today: &'static str,
    pub on_average: &'static str,
    pub change: &'static str,
    pub in_all: &'static str,
    pub numbers: &'static str,
    pub download: &'static str,
    pub date: &'static str,
    pub week_from: &'static str,
    pub reads: &'static str,
    pub share: &'static str,
    pub published: &'static str,
    pub article_figures: &'static str,
    pub all_articles: &'static str,
    pub open_article: &'static str,
    pub show: &'static str,
    pub note: &'static str,
}

static ZH: ReadersWords = ReadersWords {
    lang: Lang::Zh,
    popular: "热门",
    popular_span: "热门的时段",
    last_day: "24 小时",
    last_week: "7 天",
    lead: "一篇文章在一次访问里只算一次。不用 cookie，不记地址，不算爬虫和编辑部自己。",
    off: "设置里关掉了计数（[readers] count），下面是以前的数字。",
    none: "这段时间还没有人读。",
    spans: "时段",
    today: "今天到现在",
    on_average: "平均每天",
    change: "与前一时段相比",
    in_all: "累计",
    numbers: "看数字",
    download: "下载 CSV",
    date: "日期",
    week_from: "周（起始日）",
    reads: "阅读",
    share: "占比",
    published: "发布时间",
    article_figures: "阅读数字",
    all_articles: "看全部文章",
    open_article: "打开稿件",
    show: "查看",
    note: "日期按北京时间；数字几秒钟更新一次；文章按它所属的频道计。",
};

static EN: ReadersWords = ReadersWords {
    lang: Lang::En,
    popular: "Most read",
    popular_span: "Most read in",
    last_day: "24 hours",
    last_week: "7 days",
    lead: "An article counts once a visit. No cookie, no address is kept; crawlers and the newsroom itself are left out.",
    off: "Counting is switched off in the settings ([readers] count); below are the numbers of before.",
    none: "Nothing has been read in this time.",
    spans: "Time span",
    today: "Today so far",
    on_average: "A day on average",
    change: "Compared with the span before",
    in_all: "In all",
    numbers: "Show numbers",
    download: "Download CSV",
    date: "Date",
    week_from: "Week from",
    reads: "Reads",
    share: "Share",
    published: "Published",
    article_figures: "Reading figures",
    all_articles: "All articles",
    open_article: "Open the article",
    show: "Show",
    note: "Days are Beijing’s; numbers are a few seconds old at most; an article counts for its own channel.",
};

/// The table of one language.
pub fn readers_words(lang: Lang) -> &'static ReadersWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The words of the page that is being drawn.
pub fn use_readers_words() -> &'static ReadersWords {
    readers_words(use_lang())
}

impl ReadersWords {
    /// How far back numbers go.
    pub fn span(&self, span: Span) -> String {
        match (self.lang, span) {
            (Lang::Zh, Span::Year) => "52 周".to_owned(),
            (Lang::En, Span::Year) => "52 weeks".to_owned(),
            (Lang::Zh, span) => format!("{} 天", span.days()),
            (Lang::En, span) => format!("{} days", span.days()),
        }
    }

    /// All of a span together.
    pub fn in_span(&self, span: Span) -> String {
        match self.lang {
            Lang::Zh => format!("最近 {}", self.span(span)),
            Lang::En => format!("Last {}", self.span(span)),
        }
    }

    /// What a table is about.
    pub fn sheet(&self, sheet: Sheet, span: Span) -> &'static str {
        match (self.lang, sheet) {
            (Lang::Zh, Sheet::Days) if span == Span::Year => "每周阅读",
            (Lang::Zh, Sheet::Days) => "每天阅读",
            (Lang::Zh, Sheet::Channels) => "按频道",
            (Lang::Zh, Sheet::Sources) => "从哪里来",
            (Lang::Zh, Sheet::Articles) => "读得最多的文章",
            (Lang::En, Sheet::Days) if span == Span::Year => "Reads by week",
            (Lang::En, Sheet::Days) => "Reads by day",
            (Lang::En, Sheet::Channels) => "By channel",
            (Lang::En, Sheet::Sources) => "Where readers come from",
            (Lang::En, Sheet::Articles) => "Most read articles",
        }
    }

    /// Where a reader came from.
    pub fn source(&self, source: Source) -> &'static str {
        match (self.lang, source) {
            (Lang::Zh, Source::Direct) => "直接访问",
            (Lang::Zh, Source::Own) => "站内",
            (Lang::Zh, Source::Search) => "搜索引擎",
            (Lang::Zh, Source::Social) => "社交平台",
            (Lang::Zh, Source::Other) => "其他网站",
            (Lang::En, Source::Direct) => "Direct",
            (Lang::En, Source::Own) => "This site",
            (Lang::En, Source::Search) => "Search engines",
            (Lang::En, Source::Social) => "Social networks",
            (Lang::En, Source::Other) => "Other sites",
        }
    }

    /// One bar, in words.
    pub fn bar(&self, date: &str, reads: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{date}：{reads}"),
            Lang::En => format!("{date}: {reads}"),
        }
    }

    /// What the chart shows, for those who do not see it.
    pub fn chart(&self, from: &str, to: &str, most: &str, on: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{from} 到 {to} 的柱状图；最多的是 {on}，{most} 次。"),
            Lang::En => format!("Bars from {from} to {to}; the highest is {on} with {most} reads."),
        }
    }
}
