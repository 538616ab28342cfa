//! People of the newsroom: roles, and what a role may do.

use serde::{Deserialize, Serialize};

/// What a person is in the newsroom, for the whole site or for a channel and all below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// 通讯员: writes, and hands in.
    Contributor,
    /// 编辑: changes everybody's drafts, and publishes.
    Editor,
    /// 主编: withdraws, restores and deletes, too, and sees the log.
    Chief,
    /// 管理员: everything, people among it.
    Administrator,
    /// 审计: sees everything and changes nothing.
    Auditor,
}

/// What somebody may do, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// 写稿: begin articles, and change one's own while they are not public.
    Write,
    /// 看未发布的稿件: see drafts of others.
    Read,
    /// 改稿: change drafts of others, and of what is public.
    EditOthers,
    /// 发布: publish, schedule, correct, and move to another channel; for the whole site, change topics.
    Publish,
    /// 撤稿: withdraw, bring back, put into the bin and take out of it; for the whole site, delete topics.
    Withdraw,
    /// 词表: change the newsroom's own list of words.
    Words,
    /// 栏目: manage the site's structure.
    Structure,
    /// 人员: manage people.
    People,
    /// 日志: read the log.
    Log,
}

use Right::{EditOthers, Log, People, Publish, Read, Structure, Withdraw, Words, Write};

impl Role {
    /// All roles, the one that may least first.
    pub const ALL: [Role; 5] = [Role::Contributor, Role::Editor, Role::Chief, Role::Administrator, Role::Auditor];

    /// What the role may do. This table is the law of the newsroom; the page "权限" at the desk prints it.
    pub const fn rights(self) -> &'static [Right] {
        match self {
            Role::Contributor => &[Write],
            Role::Editor => &[Write, Read, EditOthers, Publish],
            Role::Chief => &[Write, Read, EditOthers, Publish, Withdraw, Words, Structure, Log],
            Role::Administrator => &[Write, Read, EditOthers, Publish, Withdraw, Words, Structure, People, Log],
            Role::Auditor => &[Read, Log],
        }
    }

    /// Whether the role may do it.
    pub fn may(self, right: Right) -> bool {
        self.rights().contains(&right)
    }

    /// Its word in the database and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Role::Contributor => "contributor",
            Role::Editor => "editor",
            Role::Chief => "chief",
            Role::Administrator => "administrator",
            Role::Auditor => "auditor",
        }
    }

    /// The role of this word.
    pub fn named(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.word() == word)
    }
}

impl Right {
    /// All rights, in the order of the table.
    pub const ALL: [Right; 9] = [Write, Read, EditOthers, Publish, Withdraw, Words, Structure, People, Log];
}

/// A role of a person, and where it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// What they are.
    pub role: Role,
    /// The channel it counts in, with all below it; `None` is the whole site.
    pub channel: Option<i64>,
}

/// Who is signed in, as their own browser gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// Their number.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub account: String,
    /// Whether they may begin articles somewhere.
    pub may_write: bool,
}

/// What one person may do with one article as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights {
    /// Change its draft.
    pub edit: bool,
    /// Publish, schedule and correct it.
    pub publish: bool,
    /// Withdraw it and bring it back; put it into the bin.
    pub withdraw: bool,
}

#[cfg(test)]
mod tests {
    use super::{Right, Role};

    #[test]
    fn who_may_publish_may_also_read_and_an_auditor_changes_nothing() {
        for role in Role::ALL {
            assert_eq!(Role::named(role.word()), Some(role));
            assert!(!role.may(Right::Publish) || role.may(Right::Read));
        }
        assert_eq!(Role::Auditor.rights(), [Right::Read, Right::Log]);
        assert!(Right::ALL.into_iter().all(|right| Role::Administrator.may(right)));
    }
}
