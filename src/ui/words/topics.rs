//! Words of tags, topics and related articles.

use super::use_lang;
use crate::model::lang::Lang;

/// What readers see, in one language.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct TopicWords {
    lang: Lang,
    pub all_tags: &'static str,
    pub tags_lead: &'static str,
    pub tag: &'static str,
    pub tags_beside: &'static str,
    pub no_tags: &'static str,
    pub topics: &'static str,
    pub topics_lead: &'static str,
    pub no_topics: &'static str,
    pub of_topics: &'static str,
    pub nothing_yet: &'static str,
    pub related: &'static str,
}

static ZH: TopicWords = TopicWords {
    lang: Lang::Zh,
    all_tags: "标签",
    tags_lead: "文章里标出的人、地方和事情，数字是篇数。",
    tag: "标签",
    tags_beside: "一起出现的标签",
    no_tags: "还没有带标签的文章。",
    topics: "专题",
    topics_lead: "围着一件事，把先后写过的文章放在一起。",
    no_topics: "还没有专题。",
    of_topics: "所属专题",
    nothing_yet: "这个专题的文章还在准备。",
    related: "相关阅读",
};

static EN: TopicWords = TopicWords {
    lang: Lang::En,
    all_tags: "Tags",
    tags_lead: "People, places and subjects that articles name; each with the number of articles.",
    tag: "Tag",
    tags_beside: "Found together",
    no_tags: "No article has a tag yet.",
    topics: "Topics",
    topics_lead: "What was written about one subject, put together.",
    no_topics: "There are no topics yet.",
    of_topics: "Part of",
    nothing_yet: "The articles of this topic are being prepared.",
    related: "Related",
};

/// The table of one language.
pub fn topic_words(lang: Lang) -> &'static TopicWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The words of the page that is being drawn.
pub fn use_topic_words() -> &'static TopicWords {
    topic_words(use_lang())
}

impl TopicWords {
    /// What a tag's page says of itself to search engines.
    pub fn tagged(&self, name: &str, articles: i64) -> String {
        match self.lang {
            Lang::Zh => format!("标签“{name}”下的文章，共 {articles} 篇。"),
            Lang::En => format!("Articles tagged “{name}”: {articles}."),
        }
    }

    /// How many tags there are.
    pub fn tags_total(&self, tags: i64) -> String {
        match self.lang {
            Lang::Zh => format!("共 {tags} 个"),
            Lang::En => format!("{tags} tags"),
        }
    }
}
