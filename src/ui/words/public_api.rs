//! The words of the page about the API, and what programs are told when they get no answer.

use super::use_lang;
use crate::model::{
    lang::Lang,
    public_api::{Form, Problem},
};

/// Both in one language.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct ApiWords {
    lang: Lang,
    pub title: &'static str,
    pub description: &'static str,
    pub lead: &'static str,
    pub rules: [&'static str; 5],
    pub machine: &'static str,
    pub questions: &'static str,
    pub parameters: &'static str,
    pub parameter: &'static str,
    pub kind: &'static str,
    pub meaning: &'static str,
    pub optional: &'static str,
    pub no_parameters: &'static str,
    pub answer: &'static str,
    pub example: &'static str,
    pub shapes: &'static str,
    pub shapes_note: &'static str,
    pub field: &'static str,
}

static ZH: ApiWords = ApiWords {
    lang: Lang::Zh,
    title: "开放接口",
    description: "用程序读取本站已发布的频道和文章：地址、参数、回答的写法。",
    lead: "其他程序可以从这里读取本站已经发布的频道和文章。不用申请，不用密钥，只能读。",
    rules: [
        "回答是 UTF-8 的 JSON；时间写成带时区的 RFC 3339，地址都是完整的。",
        "列表按发布时间从新到旧。回答里的 next 是下一段的位置，原样放进 after；到头时是 null。",
        "每个回答都有 ETag。带上 If-None-Match 再问，没有变化就只得到 304。",
        "别的网站上的页面也可以直接用脚本来问（CORS）。",
        "没有回答时是 application/problem+json，里面有一句话说明原因；问得太勤时，Retry-After 说等几秒。",
    ],
    machine: "给程序看的说明（OpenAPI 3.1）",
    questions: "能问什么",
    parameters: "参数",
    parameter: "参数",
    kind: "类型",
    meaning: "含义",
    optional: "可省",
    no_parameters: "没有参数。",
    answer: "回答",
    example: "例子",
    shapes: "回答里有什么",
    shapes_note: "下面的说明和 OpenAPI 文件一样，由程序代码里的注释生成，所以是英文的。",
    field: "字段",
};

static EN: ApiWords = ApiWords {
    lang: Lang::En,
    title: "Public API",
    description: "Read this site’s published channels and articles by program: addresses, parameters, answers.",
    lead: "Other programs can read from here what this site has published: channels and articles. There is nothing to apply for, no key, and nothing but reading.",
    rules: [
        "Answers are JSON in UTF-8; times are RFC 3339 with their zone, addresses are complete.",
        "Lists run from the newest to the oldest. An answer’s next is the place of the next part: give it back as after. At the end it is null.",
        "Every answer has an ETag. Ask again with If-None-Match, and where nothing has changed you get a 304 alone.",
        "Pages of other sites may ask by script, too (CORS).",
        "Where there is no answer, application/problem+json says why in a sentence; for who asks too often, Retry-After says how many seconds to wait.",
    ],
    machine: "Description for programs (OpenAPI 3.1)",
    questions: "What can be asked",
    parameters: "Parameters",
    parameter: "Parameter",
    kind: "Kind",
    meaning: "Meaning",
    optional: "optional",
    no_parameters: "No parameters.",
    answer: "Answer",
    example: "Example",
    shapes: "What is in the answers",
    shapes_note: "What follows is made from the comments of the program, as the OpenAPI file is.",
    field: "Field",
};

/// The table of one language.
pub fn api_words(lang: Lang) -> &'static ApiWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The words of the page that is being drawn.
pub fn use_api_words() -> &'static ApiWords {
    api_words(use_lang())
}

impl ApiWords {
    /// How often one network address may ask.
    pub fn limit(&self, requests: u32) -> String {
        match self.lang {
            Lang::Zh => format!("同一个网络地址每分钟最多问 {requests} 次。"),
            Lang::En => format!("One network address may ask {requests} times a minute."),
        }
    }

    /// What a question is about; empty for one that has no words here.
    pub fn question(&self, id: &str) -> &'static str {
        match (self.lang, id) {
            (Lang::Zh, "channels") => "全部频道",
            (Lang::Zh, "articles") => "文章列表",
            (Lang::Zh, "article") => "一篇文章的全文",
            (Lang::Zh, "search") => "搜索",
            (Lang::En, "channels") => "All channels",
            (Lang::En, "articles") => "A list of articles",
            (Lang::En, "article") => "One article with all of its text",
            (Lang::En, "search") => "Search",
            _ => "",
        }
    }

    /// What a parameter says, where this language has its own words for it.
    pub fn parameter_says(&self, question: &str, name: &str) -> Option<&'static str> {
        match (self.lang, question, name) {
            (Lang::Zh, "articles", "channel") => Some("只要这个频道和它下级频道的文章；写频道的 slug。"),
            (Lang::Zh, "articles", "from") => Some("只要这个时刻或以后发布的文章。"),
            (Lang::Zh, "articles", "until") => Some("只要这个时刻以前发布的文章。"),
            (Lang::Zh, "articles", "limit") => Some("最多几篇：1 到 100，不写是 20。"),
            (Lang::Zh, "articles", "after") => Some("从上一段结束的地方接着读：写上一段的 next。"),
            (Lang::Zh, "article", "article") => Some("文章的编号。"),
            (Lang::Zh, "search", "q") => Some("要找的字，最多 100 个；引号里的连在一起，减号后面的不要。"),
            (Lang::Zh, "search", "channel") => Some("只在这个频道和它下级频道里找；写频道的 slug。"),
            (Lang::Zh, "search", "from") => Some("只要这一天或以后发布的。"),
            (Lang::Zh, "search", "to") => Some("只要这一天或以前发布的。"),
            (Lang::Zh, "search", "source") => Some("只要这个来源的。"),
            (Lang::Zh, "search", "order") => Some("newest：从新到旧（不写就是这样）；relevance：最相关的在前。"),
            (Lang::Zh, "search", "after") => Some("从上一段结束的地方接着读：写上一段的 next。最多读到第 1000 篇。"),
            _ => None,
        }
    }

    /// Why a program gets no answer: the kind in a few words, and a sentence.
    pub fn problem(&self, problem: &Problem) -> (&'static str, String) {
        match self.lang {
            Lang::Zh => chinese(problem),
            Lang::En => english(problem),
        }
    }
}

fn chinese(problem: &Problem) -> (&'static str, String) {
    match problem {
        Problem::NoAddress => ("没有这个地址", "没有这个地址；能问什么，见 /api/v1/docs。".to_owned()),
        Problem::NoChannel(slug) => ("没有这个频道", format!("没有“{slug}”这个频道。")),
        Problem::NoArticle => ("没有这篇文章", "没有这个编号的文章。".to_owned()),
        Problem::Withdrawn => ("文章已撤下", "这篇文章已经撤下。".to_owned()),
        Problem::OnlyReading => ("只能读取", "这里只能读取：用 GET 或 HEAD。".to_owned()),
        Problem::Unknown(name) => ("参数不对", format!("这个地址没有“{name}”这个参数。")),
        Problem::Twice(name) => ("参数不对", format!("参数“{name}”写了两次。")),
        Problem::Malformed(name, form) => ("参数不对", format!("参数“{name}”的写法不对：{}。", chinese_form(*form))),
        Problem::TooOften(seconds) => ("问得太勤", format!("问得太勤了，请过 {seconds} 秒再问。")),
        Problem::Busy => ("服务器正忙", "服务器正忙，请稍后再问。".to_owned()),
        Problem::Broken => ("服务器出错", "服务器出了问题，我们已经记录下来。".to_owned()),
    }
}

fn chinese_form(form: Form) -> &'static str {
    match form {
        Form::Number => "要 1 到 100 的整数",
        Form::Slug => "要频道的 slug：小写字母、数字和连字符",
        Form::Moment => "要带时区的时刻，例如 2026-11-01T00:00:00+08:00",
        Form::Day => "要日期，例如 2026-11-01",
        Form::Words => "要 1 到 100 个字，最多 10 个词",
        Form::Name => "要 1 到 60 个字",
        Form::Order => "要 newest 或 relevance",
        Form::Place => "要上一段回答里的 next，原样",
    }
}

fn english(problem: &Problem) -> (&'static str, String) {
    match problem {
        Problem::NoAddress => ("No such address", "There is no such address; /api/v1/docs says what can be asked.".to_owned()),
        Problem::NoChannel(slug) => ("No such channel", format!("There is no channel “{slug}”.")),
        Problem::NoArticle => ("No such article", "There is no article of this number.".to_owned()),
        Problem::Withdrawn => ("Article withdrawn", "This article has been withdrawn.".to_owned()),
        Problem::OnlyReading => ("Only for reading", "Here you can only read: use GET or HEAD.".to_owned()),
        Problem::Unknown(name) => ("Wrong parameter", format!("This address has no parameter “{name}”.")),
        Problem::Twice(name) => ("Wrong parameter", format!("The parameter “{name}” stands there twice.")),
        Problem::Malformed(name, form) => {
            ("Wrong parameter", format!("The parameter “{name}” is not written right: it must be {}.", english_form(*form)))
        }
        Problem::TooOften(seconds) => ("Asked too often", format!("You ask too often; please ask again in {seconds} seconds.")),
        Problem::Busy => ("Server busy", "The server is busy; please ask again in a moment.".to_owned()),
        Problem::Broken => ("Server error", "Something broke on our side; we have made a note of it.".to_owned()),
    }
}

fn english_form(form: Form) -> &'static str {
    match form {
        Form::Number => "a whole number from 1 to 100",
        Form::Slug => "the slug of a channel: small letters, digits and hyphens",
        Form::Moment => "a moment with its zone, such as 2026-11-01T00:00:00+08:00",
        Form::Day => "a day, such as 2026-11-01",
        Form::Words => "1 to 100 characters, and no more than 10 words",
        Form::Name => "1 to 60 characters",
        Form::Order => "newest or relevance",
        Form::Place => "the next of the answer before, as it is",
    }
}
