//! What the pages of the desk list.

pub mod lists;
pub mod pictures;
pub mod readers;
pub mod topics;
pub mod words;

use super::{
    log::Act,
    person::{Post, Role},
    stamp::Stamp,
};
use crate::error::Error;

/// One of a person's own sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// By which it is ended; tells nothing of the cookie.
    pub name: String,
    /// Which browser, as it calls itself.
    pub agent: String,
    /// From which network address.
    pub address: String,
    /// Since when.
    pub begun: Stamp,
    /// When it was last used, to the minute.
    pub seen: Stamp,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// A person, as administrators see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Their number.
    pub id: i64,
    /// What they sign in with.
    pub account: String,
    /// Their name.
    pub name: String,
    /// How to reach them; may be empty.
    pub email: String,
    /// What they are, and where.
    pub posts: Vec<Post>,
    /// Whether they may no longer sign in.
    pub disabled: bool,
    /// Whether they have chosen a password yet.
    pub has_password: bool,
    /// Since when they are known.
    pub added: Stamp,
}

/// Whom a one-time link is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// Whether it makes the first administrator, who chooses account and name, too.
    pub first: bool,
    /// Their account.
    pub account: String,
    /// Their name.
    pub name: String,
}

/// A page of the desk that stands in its menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// 工作台: what waits for oneself.
    Overview,
    /// 我的草稿.
    Drafts,
    /// 全部稿件.
    Articles,
    /// 定时.
    Scheduled,
    /// 回收站.
    Bin,
    /// 阅读.
    Readers,
    /// 专题.
    Topics,
    /// 图片库.
    Pictures,
    /// 词表.
    Words,
    /// 人员.
    People,
    /// 权限.
    Rights,
    /// 日志.
    Log,
    /// 我的账号.
    Account,
}

impl Place {
    /// All of them, in the order of the menu.
    pub const ALL: [Place; 13] = [
        Place::Overview,
        Place::Drafts,
        Place::Articles,
        Place::Scheduled,
        Place::Bin,
        Place::Readers,
        Place::Topics,
        Place::Pictures,
        Place::Words,
        Place::People,
        Place::Rights,
        Place::Log,
        Place::Account,
    ];

    /// Its address without the language's prefix.
    pub fn address(self) -> &'static str {
        match self {
            Place::Overview => "/desk",
            Place::Drafts => "/desk/drafts",
            Place::Articles => "/desk/articles",
            Place::Scheduled => "/desk/scheduled",
            Place::Bin => "/desk/bin",
            Place::Readers => "/desk/readers",
            Place::Topics => "/desk/topics",
            Place::Pictures => "/desk/pictures",
            Place::Words => "/desk/words",
            Place::People => "/desk/people",
            Place::Rights => "/desk/rights",
            Place::Log => "/desk/log",
            Place::Account => "/desk/account",
        }
    }
}

/// What stands around every page of the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// The site's name.
    pub site: String,
    /// Who is signed in.
    pub name: String,
    /// The pages they may open.
    pub places: Vec<Place>,
    /// Channels in which they may begin an article: number, name, depth in the tree from 0.
    pub channels: Vec<Branch>,
    /// What has just been done, told once.
    pub told: Vec<Telling>,
}

/// A channel as an entry of a choice: number, name, depth in the tree from 0.
pub type Branch = (i64, String, usize);

/// A sentence about what has just been done, or why it was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// What it was about: a title, a name; may be empty.
    pub subject: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of an act at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done(Act),
    /// It was not.
    Failed(Error),
    /// A one-time link was made: its whole address, to be handed on.
    Link(String),
    /// Nothing was chosen.
    NothingChosen,
}

/// A form about a person as it was sent in, with what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonForm {
    /// What they sign in with.
    pub account: String,
    /// Their name.
    pub name: String,
    /// How to reach them.
    pub email: String,
    /// What they are to be, and where.
    pub posts: Vec<Post>,
    /// Why it was not taken.
    pub error: Option<Error>,
}

/// The page of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// Everybody.
    pub people: Vec<PersonRow>,
    /// All channels.
    pub channels: Vec<Branch>,
    /// The form that adds somebody.
    pub form: PersonForm,
}

/// One person's own page, with the forms that change them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnePerson {
    /// Who it is.
    pub person: PersonRow,
    /// All channels.
    pub channels: Vec<Branch>,
    /// The posts as they were sent in, with what is wrong with them.
    pub form: PersonForm,
}

/// One's own account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// What one signs in with.
    pub account: String,
    /// One's posts, with the channel's name.
    pub posts: Vec<(Role, Option<String>)>,
    /// One's sessions.
    pub sessions: Vec<SessionRow>,
    /// Why the password was not changed.
    pub error: Option<Error>,
}

/// The sign-in page as it was sent in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// What was typed.
    pub account: String,
    /// Where to go on.
    pub next: String,
    /// Why it failed.
    pub error: Option<Error>,
}

/// The page of a one-time link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// What stands in the link.
    pub token: String,
    /// Whom it is for; account and name as they were typed.
    pub invited: Invited,
    /// Why it failed.
    pub error: Option<Error>,
}
