//! The words of people: roles and rights, accounts, the door of the newsroom.

use super::use_lang;
use crate::model::{
    lang::Lang,
    person::{Right, Role},
};

/// People in one language.
#[allow(missing_docs, reason = "each field is named after the word it holds")]
pub struct PeopleWords {
    lang: Lang,
    pub name: &'static str,
    pub account_word: &'static str,
    pub email: &'static str,
    pub email_hint: &'static str,
    pub role_word: &'static str,
    pub roles: &'static str,
    pub post: &'static str,
    pub whole_site: &'static str,
    pub where_it_counts: &'static str,
    pub no_post: &'static str,
    pub status: &'static str,
    pub added: &'static str,
    pub active: &'static str,
    pub invited: &'static str,
    pub disabled: &'static str,
    pub add_person: &'static str,
    pub add_hint: &'static str,
    pub add: &'static str,
    pub manage: &'static str,
    pub all_people_back: &'static str,
    pub save_posts: &'static str,
    pub posts_hint: &'static str,
    pub invite: &'static str,
    pub invite_hint: &'static str,
    pub make_link: &'static str,
    pub access: &'static str,
    pub disable: &'static str,
    pub disable_hint: &'static str,
    pub enable: &'static str,
    pub enable_hint: &'static str,
    pub yourself: &'static str,
    pub rights_hint: &'static str,
    pub may: &'static str,
    pub may_not: &'static str,
    pub own_roles: &'static str,
    pub password: &'static str,
    pub change_password: &'static str,
    pub old_password: &'static str,
    pub new_password: &'static str,
    pub repeat_password: &'static str,
    pub password_hint: &'static str,
    pub sessions: &'static str,
    pub sessions_hint: &'static str,
    pub browser: &'static str,
    pub from_where: &'static str,
    pub begun: &'static str,
    pub seen: &'static str,
    pub this_one: &'static str,
    pub end_session: &'static str,
    pub sign_in: &'static str,
    pub sign_in_lead: &'static str,
    pub sign_in_hint: &'static str,
    pub go_home: &'static str,
    pub welcome: &'static str,
    pub welcome_first: &'static str,
    pub welcome_hint: &'static str,
    pub welcome_first_hint: &'static str,
    pub account_hint: &'static str,
    pub new_password_hint: &'static str,
    pub repeat: &'static str,
    pub finish: &'static str,
    pub link_gone: &'static str,
    pub link_gone_hint: &'static str,
}

static ZH: PeopleWords = PeopleWords {
    lang: Lang::Zh,
    name: "姓名",
    account_word: "账号",
    email: "邮箱",
    email_hint: "选填",
    role_word: "角色",
    roles: "角色",
    post: "任职",
    whole_site: "全站",
    where_it_counts: "范围",
    no_post: "（无）",
    status: "状态",
    added: "加入",
    active: "可登录",
    invited: "等待设密码",
    disabled: "已停用",
    add_person: "添加人员",
    add_hint: "添加后会得到一个一次性链接，对方用它设置密码。",
    add: "添加",
    manage: "管理",
    all_people_back: "返回人员列表",
    save_posts: "保存角色",
    posts_hint: "频道角色对该频道和它下面的所有频道有效；管理员和审计只能是全站的。保存后立即生效。",
    invite: "重设密码",
    invite_hint: "生成新的一次性链接，以前的链接作废；对方用它设置密码之后，原来的密码和会话失效。",
    make_link: "生成一次性链接",
    access: "登录",
    disable: "停用",
    disable_hint: "停用后不能登录，已有的会话立即结束；稿件和记录保留。",
    enable: "恢复登录",
    enable_hint: "恢复后可以用原来的密码登录。",
    yourself: "您自己",
    rights_hint: "角色可以是全站的，也可以只在一个频道和它下面的频道里有效。这张表就是系统执行的规则。",
    may: "可以",
    may_not: "不可以",
    own_roles: "我的角色",
    password: "密码",
    change_password: "修改密码",
    old_password: "原密码",
    new_password: "新密码",
    repeat_password: "再输一遍新密码",
    password_hint: "至少 8 个字符；不要用常见的密码。修改后，其他设备上的会话会结束。",
    sessions: "登录中的设备",
    sessions_hint: "不认识的请立即结束，并修改密码。",
    browser: "浏览器",
    from_where: "来自",
    begun: "登录于",
    seen: "最近使用",
    this_one: "本机",
    end_session: "结束",
    sign_in: "登录",
    sign_in_lead: "编辑部入口",
    sign_in_hint: "仅限本站编辑人员。忘记密码请联系管理员。",
    go_home: "回到网站",
    welcome: "设置密码",
    welcome_first: "建立第一个管理员账号",
    welcome_hint: "这个链接只能用一次。设好密码后会直接登录。",
    welcome_first_hint: "这是新的网站，还没有任何账号。第一个账号可以管理一切，包括添加其他人。",
    account_hint: "2 到 40 个字母、数字或 . _ - @",
    new_password_hint: "至少 8 个字符；不要用常见的密码。",
    repeat: "再输一遍密码",
    finish: "完成并登录",
    link_gone: "这个链接不能用了",
    link_gone_hint: "它已经用过、过期，或者被新的链接代替。需要的话，请管理员再给您一个。",
};

static EN: PeopleWords = PeopleWords {
    lang: Lang::En,
    name: "Name",
    account_word: "Account",
    email: "E-mail",
    email_hint: "Optional",
    role_word: "Role",
    roles: "Roles",
    post: "Post",
    whole_site: "Whole site",
    where_it_counts: "Scope",
    no_post: "(none)",
    status: "Status",
    added: "Added",
    active: "Active",
    invited: "Invited",
    disabled: "Disabled",
    add_person: "Add a person",
    add_hint: "You will get a one-time link with which they choose a password.",
    add: "Add",
    manage: "Manage",
    all_people_back: "Back to all people",
    save_posts: "Save roles",
    posts_hint: "A role in a channel counts there and in all channels below it; administrators and auditors are for the whole site. It takes effect at once.",
    invite: "Reset password",
    invite_hint: "Makes a new one-time link; earlier ones end. Once they have used it, the old password and sessions end.",
    make_link: "Make a one-time link",
    access: "Access",
    disable: "Disable",
    disable_hint: "They can no longer sign in, and their sessions end at once. Articles and records stay.",
    enable: "Enable",
    enable_hint: "They can sign in with their password again.",
    yourself: "You",
    rights_hint: "A role counts for the whole site, or in one channel and all below it. This table is what the system enforces.",
    may: "Yes",
    may_not: "No",
    own_roles: "My roles",
    password: "Password",
    change_password: "Change password",
    old_password: "Current password",
    new_password: "New password",
    repeat_password: "New password again",
    password_hint: "At least 8 characters, and no common one. Sessions on other devices will end.",
    sessions: "Where you are signed in",
    sessions_hint: "End what you do not recognise, and change your password.",
    browser: "Browser",
    from_where: "From",
    begun: "Since",
    seen: "Last used",
    this_one: "This device",
    end_session: "End",
    sign_in: "Sign in",
    sign_in_lead: "Newsroom entrance",
    sign_in_hint: "For the newsroom’s own people. If you have lost your password, ask an administrator.",
    go_home: "Back to the site",
    welcome: "Choose a password",
    welcome_first: "Create the first administrator",
    welcome_hint: "This link works once. You will be signed in when you have chosen a password.",
    welcome_first_hint: "This site is new and has no accounts. The first one may do everything, adding others among it.",
    account_hint: "2 to 40 letters, digits or . _ - @",
    new_password_hint: "At least 8 characters, and no common one.",
    repeat: "Password again",
    finish: "Finish and sign in",
    link_gone: "This link no longer works",
    link_gone_hint: "It has been used, has expired, or a newer one has taken its place. Ask an administrator for another one if you need it.",
};

/// The table of one language.
pub fn people_words(lang: Lang) -> &'static PeopleWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The words of the page that is being drawn.
pub fn use_people_words() -> &'static PeopleWords {
    people_words(use_lang())
}

impl PeopleWords {
    fn one_of(&self, zh: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// What somebody is.
    pub fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Contributor => self.one_of("通讯员", "Contributor"),
            Role::Editor => self.one_of("编辑", "Editor"),
            Role::Chief => self.one_of("主编", "Chief editor"),
            Role::Administrator => self.one_of("管理员", "Administrator"),
            Role::Auditor => self.one_of("审计", "Auditor"),
        }
    }

    /// What somebody may do, in a few words and in a sentence.
    pub fn right(&self, right: Right) -> (&'static str, &'static str) {
        let (zh, en) = match right {
            Right::Write => (("写稿", "新建稿件，修改自己未发布的"), ("Write", "Begin articles, and change one’s own while they are not public")),
            Right::Read => (("看稿", "看别人未发布的稿件"), ("Read", "See drafts of others")),
            Right::EditOthers => (("改稿", "修改别人的稿件和已发布的稿件"), ("Edit", "Change drafts of others, and of what is public")),
            Right::Publish => (
                ("发布", "发布、定时、更正、换频道；管全站的还编辑专题"),
                ("Publish", "Publish, schedule, correct, move to another channel; for the whole site, edit topics, too"),
            ),
            Right::Withdraw => (
                ("撤稿", "撤下、恢复、放入和移出回收站；管全站的还删除专题"),
                ("Withdraw", "Withdraw, bring back, put into the bin and take out of it; for the whole site, delete topics, too"),
            ),
            Right::Words => (("词表", "添加和删除编辑部词表里的词"), ("Word list", "Add and remove words of the newsroom’s own list")),
            Right::Structure => (("栏目", "管理网站的频道和菜单"), ("Structure", "Manage channels and menus")),
            Right::People => (("人员", "添加、停用人员，分配角色"), ("People", "Add and disable people, give roles")),
            Right::Log => (("日志", "查看操作日志"), ("Log", "Read the log")),
        };
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// A role, and where it counts.
    pub fn post(&self, role: Role, channel: Option<&str>) -> String {
        format!("{}{}{}", self.role(role), self.one_of("·", " · "), channel.unwrap_or(self.whole_site))
    }
}
