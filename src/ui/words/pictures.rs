//! The words of the library of pictures.

use super::use_lang;
use crate::model::{
    desk::pictures::{Shelf, Spot},
    lang::Lang,
};

/// The library in one language.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct PictureWords {
    lang: Lang,
    pub pictures: &'static str,
    pub search: &'static str,
    pub uploader: &'static str,
    pub from_day: &'static str,
    pub to_day: &'static str,
    pub shelf: &'static str,
    pub none: &'static str,
    pub no_match: &'static str,
    pub bin_empty: &'static str,
    pub upload: &'static str,
    pub file: &'static str,
    pub unused: &'static str,
    pub moves: &'static str,
    pub no_alt: &'static str,
    pub in_bin: &'static str,
    pub alt: &'static str,
    pub alt_hint: &'static str,
    pub caption: &'static str,
    pub caption_hint: &'static str,
    pub credit: &'static str,
    pub focus: &'static str,
    pub focus_hint: &'static str,
    pub focus_x: &'static str,
    pub focus_y: &'static str,
    pub save: &'static str,
    pub facts: &'static str,
    pub name: &'static str,
    pub size: &'static str,
    pub taken: &'static str,
    pub added: &'static str,
    pub came_from: &'static str,
    pub address: &'static str,
    pub open: &'static str,
    pub used_in: &'static str,
    pub where_: &'static str,
    pub state: &'static str,
    pub nowhere: &'static str,
    pub slots: &'static str,
    pub topics: &'static str,
    pub logo: &'static str,
    pub replace: &'static str,
    pub replace_lead: &'static str,
    pub choose: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub replace_now: &'static str,
    pub choose_other: &'static str,
    pub put_away: &'static str,
    pub take_out: &'static str,
    pub unbin: &'static str,
    pub remove: &'static str,
    pub put_away_lead: &'static str,
    pub take_out_lead: &'static str,
    pub remove_lead: &'static str,
    pub earlier_lead: &'static str,
    pub never_mind: &'static str,
    pub words_part: &'static str,
    pub acts_part: &'static str,
}

static ZH: PictureWords = PictureWords {
    lang: Lang::Zh,
    pictures: "图片库",
    search: "名称、说明、署名里有",
    uploader: "上传者",
    from_day: "从这天起",
    to_day: "到这天止",
    shelf: "哪些图片",
    none: "图片库还是空的。",
    no_match: "没有这样的图片。",
    bin_empty: "回收站里没有图片。",
    upload: "上传",
    file: "上传图片",
    unused: "未使用",
    moves: "动图",
    no_alt: "缺替代文字",
    in_bin: "在回收站",
    alt: "替代文字",
    alt_hint: "给看不到图片的读者：图上是什么",
    caption: "图片说明",
    caption_hint: "用到这张图片时先填上它，稿件里可以再改",
    credit: "署名",
    focus: "焦点",
    focus_hint: "裁切时一定要留下的地方：在图片上点一下，或填写百分比",
    focus_x: "从左 %",
    focus_y: "从上 %",
    save: "保存",
    facts: "关于这个文件",
    name: "原文件名",
    size: "大小",
    taken: "拍摄时间",
    added: "入库时间",
    came_from: "取自",
    address: "网址",
    open: "看原图",
    used_in: "用在哪里",
    where_: "位置",
    state: "状态",
    nowhere: "还没有地方用到它。",
    slots: "推荐位",
    topics: "专题",
    logo: "网站标志",
    replace: "处处换成另一张",
    replace_lead: "选一张图片，在所有用到原图的地方代替它：正文、封面、推荐位、草稿、静态页面。图片说明和署名保留，每篇稿件的历史里都有记录。",
    choose: "选这张",
    before: "原图",
    after: "换成",
    replace_now: "处处替换",
    choose_other: "另选一张",
    put_away: "放入回收站",
    take_out: "从各处撤下并放入回收站",
    unbin: "放回图片库",
    remove: "彻底删除",
    put_away_lead: "没有地方在用这张图片，可以放入回收站。",
    take_out_lead: "这张图片正用在下面这些地方。继续的话，它会从正文、封面、推荐位、草稿里一起撤下，读者马上就看不到；稿件历史里都有记录，图片先放在回收站。",
    remove_lead: "文件会被删除，不能找回。",
    earlier_lead: "旧版本里用过它：删除以后，恢复这些旧版本时会缺这张图片。",
    never_mind: "不了，回到这张图片",
    words_part: "说明与焦点",
    acts_part: "替换与删除",
};

static EN: PictureWords = PictureWords {
    lang: Lang::En,
    pictures: "Pictures",
    search: "With this in name, caption or credit",
    uploader: "Uploaded by",
    from_day: "From",
    to_day: "Until",
    shelf: "Which pictures",
    none: "The library is empty.",
    no_match: "There is no such picture.",
    bin_empty: "There are no pictures in the bin.",
    upload: "Upload",
    file: "Upload a picture",
    unused: "Unused",
    moves: "Animated",
    no_alt: "No alternative text",
    in_bin: "In the bin",
    alt: "Alternative text",
    alt_hint: "For readers who do not see it: what it shows",
    caption: "Caption",
    caption_hint: "Filled in where the picture is used; a story may say something else",
    credit: "Credit",
    focus: "Focal point",
    focus_hint: "What must stay in view when it is cut: click on the picture, or fill in percentages",
    focus_x: "From the left, %",
    focus_y: "From above, %",
    save: "Save",
    facts: "About the file",
    name: "It was called",
    size: "Size",
    taken: "Taken",
    added: "Added",
    came_from: "Fetched from",
    address: "Address",
    open: "Full size",
    used_in: "Where it is used",
    where_: "As",
    state: "State",
    nowhere: "Nothing uses it yet.",
    slots: "Slot",
    topics: "Banner of a topic",
    logo: "The site’s logo",
    replace: "Replace everywhere",
    replace_lead: "Choose a picture that takes its place wherever it is: texts, covers, slots, drafts, static pages. Captions and credits stay, and every article’s history tells of it.",
    choose: "Choose this one",
    before: "Now",
    after: "From now on",
    replace_now: "Replace everywhere",
    choose_other: "Choose another one",
    put_away: "Move to the bin",
    take_out: "Take it out of everything and move it to the bin",
    unbin: "Take out of the bin",
    remove: "Remove for good",
    put_away_lead: "Nothing uses this picture; it can be moved to the bin.",
    take_out_lead: "This picture is used in the places below. It will be taken out of texts, covers, slots and drafts alike, and readers will not see it any more; every article’s history tells of it, and the picture stays in the bin for now.",
    remove_lead: "The file will be deleted and cannot be brought back.",
    earlier_lead: "Earlier versions used it: once it is deleted, it will be missing when these are restored.",
    never_mind: "No, back to the picture",
    words_part: "Words and focal point",
    acts_part: "Replace and delete",
};

/// The table of one language.
pub fn picture_words(lang: Lang) -> &'static PictureWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The words of the page that is being drawn.
pub fn use_picture_words() -> &'static PictureWords {
    picture_words(use_lang())
}

impl PictureWords {
    /// Which pictures.
    pub fn shelf_of(&self, shelf: Shelf) -> &'static str {
        let (zh, en) = match shelf {
            Shelf::All => ("全部", "All"),
            Shelf::Unused => ("未使用的", "Unused"),
            Shelf::Bin => ("回收站里的", "In the bin"),
        };
        if self.lang == Lang::Zh { zh } else { en }
    }

    /// How a text uses a picture.
    pub fn spot(&self, spot: Spot) -> &'static str {
        let (zh, en) = match spot {
            Spot::Cover => ("封面", "cover"),
            Spot::Text => ("正文", "text"),
            Spot::Draft => ("草稿", "draft"),
            Spot::Earlier => ("只在旧版本", "earlier versions only"),
        };
        if self.lang == Lang::Zh { zh } else { en }
    }

    /// What may be uploaded.
    pub fn upload_hint(&self, largest_mib: u64) -> String {
        match self.lang {
            Lang::Zh => format!("JPEG、PNG、WebP、GIF、AVIF，最大 {largest_mib} MB"),
            Lang::En => format!("JPEG, PNG, WebP, GIF or AVIF, at most {largest_mib} MB"),
        }
    }

    /// For how long what nobody uses is kept.
    pub fn kept(&self, days: u64) -> String {
        match (self.lang, days) {
            (Lang::Zh, 0) => "未使用的图片和回收站里的图片都一直保留。".to_owned(),
            (Lang::Zh, _) => format!("上传后 {days} 天没有用过的图片会自动放入回收站；回收站里的图片 {days} 天后彻底删除。"),
            (Lang::En, 0) => "Unused pictures and those in the bin are kept for ever.".to_owned(),
            (Lang::En, _) => {
                format!("Uploads that nobody has used for {days} days go into the bin; what is in the bin goes for good after {days} days.")
            }
        }
    }

    /// In so many texts that who asks may not know of.
    pub fn hidden(&self, texts: usize) -> String {
        match self.lang {
            Lang::Zh => format!("另有 {texts} 处在您看不到的稿件里。"),
            Lang::En => format!("It is also in {texts} texts that you may not see."),
        }
    }

    /// A picture's own page.
    pub fn this(&self, label: &str) -> String {
        match self.lang {
            Lang::Zh => format!("图片：{label}"),
            Lang::En => format!("Picture: {label}"),
        }
    }

    /// Chooses a picture.
    pub fn choose_this(&self, label: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{}：{label}", self.choose),
            Lang::En => format!("{}: {label}", self.choose),
        }
    }
}
