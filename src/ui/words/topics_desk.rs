//! The words of the desk's pages about topics.

use super::use_lang;
use crate::model::{lang::Lang, topic::Layout};

/// The pages in one language.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct TopicsDeskWords {
    lang: Lang,
    pub lead: &'static str,
    pub none: &'static str,
    pub address: &'static str,
    pub shown: &'static str,
    pub hidden: &'static str,
    pub order: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub make: &'static str,
    pub make_button: &'static str,
    pub title: &'static str,
    pub slug: &'static str,
    pub slug_hint: &'static str,
    pub details: &'static str,
    pub summary: &'static str,
    pub summary_hint: &'static str,
    pub intro: &'static str,
    pub intro_hint: &'static str,
    pub banner: &'static str,
    pub banner_hint: &'static str,
    pub seo_title: &'static str,
    pub seo_description: &'static str,
    pub optional: &'static str,
    pub save: &'static str,
    pub blocks: &'static str,
    pub no_blocks: &'static str,
    pub untitled: &'static str,
    pub heading: &'static str,
    pub layout: &'static str,
    pub tag: &'static str,
    pub tag_hint: &'static str,
    pub channel: &'static str,
    pub any_channel: &'static str,
    pub number: &'static str,
    pub save_block: &'static str,
    pub remove_block: &'static str,
    pub add_block: &'static str,
    pub add_block_button: &'static str,
    pub articles: &'static str,
    pub by_rule: &'static str,
    pub no_articles: &'static str,
    pub remove: &'static str,
    pub add_by_number: &'static str,
    pub numbers_hint: &'static str,
    pub add: &'static str,
    pub look: &'static str,
    pub look_button: &'static str,
    pub found: &'static str,
    pub nothing_found: &'static str,
    pub publish: &'static str,
    pub hide: &'static str,
    pub is_hidden: &'static str,
    pub is_shown: &'static str,
    pub view: &'static str,
    pub delete: &'static str,
    pub delete_lead: &'static str,
    pub sure: &'static str,
    pub not_sure: &'static str,
    pub back: &'static str,
}

static ZH: TopicsDeskWords = TopicsDeskWords {
    lang: Lang::Zh,
    lead: "专题把一件事先后的文章放在一页。读者看到的先后就是这里的先后；改动马上生效。",
    none: "还没有专题。",
    address: "地址",
    shown: "已发布",
    hidden: "已隐藏",
    order: "先后",
    up: "上移",
    down: "下移",
    make: "新建专题",
    make_button: "新建",
    title: "标题",
    slug: "地址 /topic/",
    slug_hint: "小写字母、数字和连字符，一般用拼音，如 qiushou",
    details: "专题的内容",
    summary: "简介",
    summary_hint: "一两句话，用在首页和专题列表",
    intro: "导语",
    intro_hint: "每行一段。没有改动的段落保留原来的链接和粗体。",
    banner: "头图",
    banner_hint: "已有图片的文件名；输入时可按说明文字挑选",
    seo_title: "搜索标题",
    seo_description: "搜索描述",
    optional: "可以不填",
    save: "保存",
    blocks: "板块",
    no_blocks: "还没有板块。先加一个，再往里面选文章。",
    untitled: "无标题板块",
    heading: "板块标题",
    layout: "排法",
    tag: "按标签",
    tag_hint: "填了标签或频道，就显示其中最新的文章，不再手选",
    channel: "按频道",
    any_channel: "不按频道",
    number: "篇数",
    save_block: "保存板块",
    remove_block: "删除板块",
    add_block: "加一个板块",
    add_block_button: "加上",
    articles: "文章",
    by_rule: "这个板块按规则显示最新的文章。",
    no_articles: "还没有选文章。",
    remove: "移除",
    add_by_number: "按编号加文章",
    numbers_hint: "几个编号之间空格",
    add: "加入",
    look: "按标题找文章",
    look_button: "查找",
    found: "找到的文章",
    nothing_found: "没有标题里有这些字的文章。",
    publish: "发布",
    hide: "隐藏",
    is_hidden: "读者现在看不到这个专题。",
    is_shown: "读者看得到这个专题。",
    view: "看网页",
    delete: "删除专题",
    delete_lead: "专题和它的板块会被删除，不能恢复；文章不受影响。",
    sure: "确定删除",
    not_sure: "没有勾选“确定删除”，专题还在。",
    back: "回到专题列表",
};

static EN: TopicsDeskWords = TopicsDeskWords {
    lang: Lang::En,
    lead: "A topic puts together what was written about one subject. Readers see topics in this order; a change counts at once.",
    none: "There are no topics yet.",
    address: "Address",
    shown: "Published",
    hidden: "Hidden",
    order: "Order",
    up: "Up",
    down: "Down",
    make: "Make a topic",
    make_button: "Make",
    title: "Title",
    slug: "Address /topic/",
    slug_hint: "Small letters, digits and hyphens, such as qiushou",
    details: "What it says",
    summary: "Summary",
    summary_hint: "A sentence or two, for the home page and the list of topics",
    intro: "Introduction",
    intro_hint: "A paragraph a line. Paragraphs that do not change keep their links and bold words.",
    banner: "Banner",
    banner_hint: "File name of a picture that the site has; typing offers them by their descriptions",
    seo_title: "Title for search engines",
    seo_description: "Description for search engines",
    optional: "Optional",
    save: "Save",
    blocks: "Blocks",
    no_blocks: "There are no blocks yet. Add one, then pick articles for it.",
    untitled: "Block without a heading",
    heading: "Heading",
    layout: "Layout",
    tag: "By tag",
    tag_hint: "With a tag or a channel it shows the newest of them, and nothing is picked by hand",
    channel: "By channel",
    any_channel: "No channel",
    number: "How many",
    save_block: "Save block",
    remove_block: "Remove block",
    add_block: "Add a block",
    add_block_button: "Add",
    articles: "Articles",
    by_rule: "This block shows the newest articles by its rule.",
    no_articles: "No articles have been picked.",
    remove: "Remove",
    add_by_number: "Add by number",
    numbers_hint: "Several with spaces between them",
    add: "Add",
    look: "Look for titles",
    look_button: "Search",
    found: "Articles found",
    nothing_found: "No title has these words.",
    publish: "Publish",
    hide: "Hide",
    is_hidden: "Readers do not see this topic.",
    is_shown: "Readers see this topic.",
    view: "View the page",
    delete: "Delete the topic",
    delete_lead: "The topic and its blocks go for ever; the articles stay.",
    sure: "Yes, delete it",
    not_sure: "“Yes, delete it” was not ticked; the topic is still there.",
    back: "Back to the topics",
};

/// The table of one language.
pub fn topics_desk_words(lang: Lang) -> &'static TopicsDeskWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The words of the page that is being drawn.
pub fn use_topics_desk_words() -> &'static TopicsDeskWords {
    topics_desk_words(use_lang())
}

impl TopicsDeskWords {
    /// How a block is drawn.
    pub fn layout(&self, layout: Layout) -> &'static str {
        let (zh, en) = match layout {
            Layout::List => ("列表", "List"),
            Layout::Cards => ("图片", "Pictures"),
            Layout::Timeline => ("时间线", "Timeline"),
            Layout::Headline => ("头条加列表", "Headline and list"),
        };
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// A button, and what it is about.
    pub fn about(&self, button: &str, what: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{button}：{what}"),
            Lang::En => format!("{button}: {what}"),
        }
    }

    /// The heading of a block at the desk.
    pub fn block(&self, number: usize, heading: &str) -> String {
        let heading = if heading.is_empty() { self.untitled } else { heading };
        format!("{number}. {heading}")
    }
}
