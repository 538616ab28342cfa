//! The words of the larger view of a story's pictures, in both languages.

use crate::model::lang::Lang;

/// The viewer in one language.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct ViewerWords {
    pub viewer: &'static str,
    pub full_size: &'static str,
    pub close: &'static str,
    pub picture: &'static str,
}

static ZH: ViewerWords = ViewerWords { viewer: "大图", full_size: "原始大小", close: "关闭", picture: "图片" };

static EN: ViewerWords = ViewerWords { viewer: "Larger view", full_size: "Full size", close: "Close", picture: "Picture" };

/// The words in a language.
pub fn viewer_words(lang: Lang) -> &'static ViewerWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}
