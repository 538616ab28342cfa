//! What the server says in Chinese about forms and searches, said in English.

use super::{picture_sentences, topic_sentences, words};
use crate::{error::Error, model::lang::Lang};

/// Sentences as the verbs of the server write them, and what they mean.
const SENTENCES: &[(&str, &str)] = &[
    ("账号或密码不对。", "Account or password is wrong."),
    ("原来的密码不对。", "The current password is wrong."),
    ("两次输入的密码不一样。", "The two passwords differ."),
    ("密码太短：至少 8 个字符。", "The password is too short: at least 8 characters."),
    ("密码太长：最多 200 个字符。", "The password is too long: at most 200 characters."),
    ("这个密码太常见，很容易被猜到，请换一个。", "This password is too common and easily guessed; please choose another one."),
    ("至少要有一个角色。", "There has to be at least one role."),
    ("管理员和审计只能是全站的。", "Administrators and auditors are for the whole site."),
    ("网站至少要有一位管理员。", "The site needs at least one administrator."),
    ("没有这个频道。", "There is no such channel."),
    ("账号用 2 到 40 个字母、数字或 . _ - @。", "An account has 2 to 40 letters, digits or . _ - @."),
    ("姓名要有 1 到 40 个字。", "A name has 1 to 40 characters."),
    ("邮箱的写法不对。", "This is no e-mail address."),
    ("稿件又有了新的改动，请看过之后再来一次。", "The draft has changed meanwhile; please look at it and try again."),
    ("这篇稿件没有定时。", "It is not scheduled."),
    ("这篇文章已经撤下，先恢复发布才能更新。", "It has been withdrawn; publish it again before updating it."),
    ("读者看到的已经是这个样子。", "Readers see this already."),
    ("发布时间在将来：请用定时发布，或改掉时间。", "Its time is in the future: schedule it, or change the time."),
    ("这篇文章现在不是已发布的状态。", "It is not public now."),
    ("这篇文章没有撤下。", "It has not been withdrawn."),
    ("这篇稿件已经在回收站里了。", "It is in the bin already."),
    ("这篇稿件不在回收站里。", "It is not in the bin."),
    ("错误写法要有 1 到 40 个字。", "What is wrong has 1 to 40 characters."),
    ("建议写法最多 40 个字。", "What is right has at most 40 characters."),
    ("说明最多 200 个字。", "A note has at most 200 characters."),
    ("两种写法是一样的。", "Both are the same."),
    ("要写成“错=对”。", "Write “wrong=right”."),
    ("没有写任何词。", "There is no word."),
    ("没有新的词：都已经在词表里了。", "There is nothing new: all of it is on the list already."),
    ("词表最多 5000 个词。", "The list has at most 5,000 words."),
    ("缺少标题", "the title is missing"),
    ("来源的网址不能作链接", "the address of the source cannot be linked"),
    ("转载要写明来源", "a reprint names its source"),
    ("转载要写明原标题", "a reprint names its original title"),
    ("转载要写明原作者", "a reprint names its original author"),
    ("转载要写明责任编辑", "a reprint names its responsible editor"),
    ("外链文章要有可用的链接", "an external article needs a link that works"),
    ("正文是空的", "there is no text"),
    (
        "搜索结果最多翻到第 50 页，请加一个词或选一个条件缩小范围。",
        "Results go as far as page 50; please add a word, or choose something that narrows them.",
    ),
    ("搜索的内容太长：最多 100 个字。", "This is too long to be searched for: at most 100 characters."),
    ("一次最多搜索 10 个词。", "At most 10 words can be searched for at once."),
    ("日期要写成“2026-11-28”这样。", "A day is written like “2026-11-28”."),
];

/// What went wrong, in a sentence. In English, one that has no translation stays Chinese: it tells more than a vague one.
pub fn sentence(lang: Lang, error: &Error) -> String {
    match error {
        Error::Invalid(said) | Error::Conflict(said) | Error::TooLarge(said) | Error::Unsupported(said) | Error::Unusable(said)
            if lang == Lang::En =>
        {
            translated(said)
        }
        _ => words(lang).failure(error),
    }
}

fn translated(said: &str) -> String {
    let one = |said: &str| SENTENCES.iter().find(|(zh, _)| *zh == said).map_or_else(|| said.to_owned(), |(_, en)| (*en).to_owned());
    if let Some(lacks) = said.strip_prefix("还不能发布：").and_then(|rest| rest.strip_suffix('。')) {
        let lacks: Vec<String> = lacks.split('；').map(one).collect();
        return format!("It cannot be published yet: {}.", lacks.join("; "));
    }
    if let Some(account) = said.strip_prefix("已经有账号“").and_then(|rest| rest.strip_suffix("”了。")) {
        return format!("There is an account “{account}” already.");
    }
    if let Some(status) = said.strip_prefix("对方网站没有给出图片（").and_then(|rest| rest.strip_suffix("）。")) {
        return format!("The other site gave no picture ({status}).");
    }
    if let Some((line, why)) = said.strip_prefix("第 ").and_then(|rest| rest.split_once(" 行：")) {
        return format!("Line {line}: {}", one(why));
    }
    let on_list = said.strip_prefix('“').and_then(|rest| rest.split_once("”已经在词表里了，建议写法是“"));
    if let Some((wrong, right)) = on_list.and_then(|(wrong, rest)| Some((wrong, rest.strip_suffix("”；要换的话先删除。")?))) {
        return format!("“{wrong}” is on the list already, as “{right}”; remove it first.");
    }
    topic_sentences::translated(said).or_else(|| picture_sentences::translated(said)).unwrap_or_else(|| one(said))
}

#[cfg(test)]
mod tests {
    use super::sentence;
    use crate::{error::Error, model::lang::Lang};

    #[test]
    fn what_the_server_says_is_said_in_both_languages() {
        let lacks = Error::Invalid("还不能发布：缺少标题；正文是空的。".to_owned());
        assert_eq!(sentence(Lang::Zh, &lacks), "还不能发布：缺少标题；正文是空的。");
        assert_eq!(sentence(Lang::En, &lacks), "It cannot be published yet: the title is missing; there is no text.");
        assert_eq!(sentence(Lang::En, &Error::Invalid("已经有账号“li”了。".to_owned())), "There is an account “li” already.");
        let line = Error::Invalid("第 3 行：两种写法是一样的。".to_owned());
        assert_eq!(sentence(Lang::En, &line), "Line 3: Both are the same.");
        let known = Error::Invalid("“甲”已经在词表里了，建议写法是“乙”；要换的话先删除。".to_owned());
        assert_eq!(sentence(Lang::En, &known), "“甲” is on the list already, as “乙”; remove it first.");
        assert_eq!(sentence(Lang::En, &Error::Conflict("没有翻译。".to_owned())), "没有翻译。");
    }
}
