//! How often articles are read, and where their readers come from.

use serde::{Deserialize, Serialize};

use super::article::Row;

/// Where a reader came from. No more of it is kept than this word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// 直接访问: typed, a bookmark, an app that does not say.
    Direct,
    /// 站内: from another page of this site.
    Own,
    /// 搜索引擎.
    Search,
    /// 社交平台.
    Social,
    /// 其他网站.
    Other,
}

impl Source {
    /// All of them.
    pub const ALL: [Source; 5] = [Source::Direct, Source::Own, Source::Search, Source::Social, Source::Other];

    /// Its word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Source::Direct => "direct",
            Source::Own => "own",
            Source::Search => "search",
            Source::Social => "social",
            Source::Other => "other",
        }
    }
}

/// 热门: what is read most, the most read first. Empty where nothing has been counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Popular {
    /// In the last 24 hours.
    pub day: Vec<Row>,
    /// In the last seven days.
    pub week: Vec<Row>,
}

impl Popular {
    /// The same with at most `count` rows in each list.
    pub fn first(mut self, count: usize) -> Popular {
        self.day.truncate(count);
        self.week.truncate(count);
        self
    }
}
