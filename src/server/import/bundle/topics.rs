//! Topics: fields and blocks between two lines `+++`, then what stands before the blocks.

use super::{
    check::Named,
    fields::{At, Document, Fields},
    pictures::Shelf,
    stories::{body, named, parted},
};
use crate::{
    model::{
        slug::Slug,
        tag::Tag,
        topic::{Layout, MOST_BLOCKS, MOST_PICKED, MOST_RULED},
    },
    server::import::content::{Content, Topic, TopicBlock},
};

/// Reads one file of `topics/`.
pub fn read(document: &Document<'_>, shelf: &Shelf, content: &mut Content, references: &mut Named) {
    let Some((name, format)) = named(document) else { return };
    let slug = match Slug::new(name) {
        Ok(slug) => slug,
        Err(why) => return document.mistake(1, why),
    };
    if !references.is_first("topic", slug.as_str()) {
        document.mistake(1, format!("专题“{slug}”有两个文件"));
    }
    let Some((head, text)) = parted(document) else { return };
    let mut fields = head.fields();
    let blocks = fields.tables("block");
    if blocks.len() > MOST_BLOCKS {
        fields.mistake(fields.line, format!("一个专题最多 {MOST_BLOCKS} 个板块"));
    }
    content.topics.push(Topic {
        slug,
        title: fields.required("title"),
        summary: fields.text("summary"),
        banner: fields.made("banner", |name| shelf.named(name)).map(|at| at.value.file),
        position: fields.number("position").map_or(0, |at| at.value),
        hidden: fields.switch("hidden", false),
        seo_title: fields.text("seo-title"),
        seo_description: fields.text("seo-description"),
        blocks: blocks.into_iter().map(|fields| block(fields, document.file, references)).collect(),
        intro: body(&text, format, shelf),
    });
    fields.finish();
}

fn block(mut fields: Fields<'_>, file: &str, references: &mut Named) -> TopicBlock {
    let line = fields.line;
    let (rule, picks) = (fields.has("tag") || fields.has("channel"), fields.has("articles"));
    let heading = fields.text("heading");
    let layout = fields.made("layout", layout).map(|at| at.value).unwrap_or_default();
    let tag = fields.made("tag", tag).map(|at| at.value).unwrap_or_default();
    let channel = references.channel(file, fields.made("channel", Slug::new));
    let mut articles: Vec<i64> = Vec::new();
    for number in fields.numbers("articles") {
        if articles.contains(&number.value) {
            fields.mistake(number.line, format!("文章 {} 写了两次", number.value));
        } else {
            articles.extend(references.article(file, Some(number)));
        }
    }
    if articles.len() > MOST_PICKED {
        fields.mistake(line, format!("一个板块最多 {MOST_PICKED} 篇文章"));
    }
    if rule == picks {
        fields.mistake(line, "板块要么有 articles，要么有 tag、channel（可以都有）和 number");
    }
    let number = if rule { number(&mut fields) } else { 0 };
    fields.finish();
    TopicBlock { heading, layout, articles, tag, channel, number }
}

fn number(fields: &mut Fields<'_>) -> i64 {
    let is_there = fields.has("number");
    match fields.number("number") {
        Some(At { value, .. }) if (1..=MOST_RULED).contains(&value) => value,
        Some(At { line, .. }) => {
            fields.mistake(line, format!("number 要在 1 到 {MOST_RULED} 之间"));
            0
        }
        None => {
            if !is_there {
                fields.mistake(fields.line, "缺少 number：按规则显示多少篇");
            }
            0
        }
    }
}

fn layout(text: &str) -> Result<Layout, String> {
    Layout::named(text).ok_or_else(|| format!("没有“{text}”这种排法：只有 list、cards、timeline、headline"))
}

fn tag(text: &str) -> Result<String, String> {
    Tag::of(text).map(|_| text.to_owned()).ok_or_else(|| format!("“{text}”不能作标签"))
}
