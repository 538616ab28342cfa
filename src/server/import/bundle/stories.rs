//! Pages and articles: fields between two lines `+++`, then the text.

use super::{
    check::Named,
    fields::{Document, Fields},
    markdown,
    pictures::Shelf,
};
use crate::{
    model::{
        article::{Correction, Origin},
        body::Body,
        picture::Picture,
        safe_url::SafeUrl,
        slug::Slug,
    },
    server::import::{
        content::{Article, Content, Page, Publication},
        html::{self, Src, losses::Losses},
    },
};

/// Reads one file of `pages/`.
pub fn page(document: &Document<'_>, shelf: &Shelf, content: &mut Content, references: &mut Named) {
    let Some((name, format)) = named(document) else { return };
    let slug = match Slug::new(name) {
        Ok(slug) => slug,
        Err(why) => return document.mistake(1, why),
    };
    if !references.is_first("page", slug.as_str()) {
        document.mistake(1, format!("单页“{slug}”有两个文件"));
    }
    let Some((head, text)) = parted(document) else { return };
    let mut fields = head.fields();
    content.pages.push(Page {
        slug,
        title: fields.required("title"),
        description: fields.text("description"),
        position: fields.number("position").map_or(0, |at| at.value),
        draft: fields.switch("draft", false),
        body: body(&text, format, shelf),
    });
    fields.finish();
}

/// Reads one file below `articles/`.
pub fn article(document: &Document<'_>, shelf: &Shelf, content: &mut Content, references: &mut Named) {
    let Some((name, format)) = named(document) else { return };
    let digits = name.split('-').next().unwrap_or_default();
    let number = digits.parse::<i64>().ok().filter(|number| *number > 0 && digits.bytes().all(|byte| byte.is_ascii_digit()));
    let Some(number) = number else {
        return document.mistake(1, "文件名要以文章的编号开头，如 1001-初雪.md");
    };
    if !references.is_first("article", &number.to_string()) {
        document.mistake(1, format!("编号 {number} 有两个文件"));
    }
    let Some((head, text)) = parted(document) else { return };
    let mut fields = head.fields();
    let mut article = described(&mut fields, document.file, shelf, references);
    article.id = Some(number);
    article.publication = publication(&mut fields);
    article.body = body(&text, format, shelf);
    fields.finish();
    content.articles.push(article);
}

fn described(fields: &mut Fields<'_>, file: &str, shelf: &Shelf, references: &mut Named) -> Article {
    let origin = fields.made("origin", origin).map(|at| at.value).unwrap_or_default();
    let link = fields.made("link", SafeUrl::new).map(|at| at.value);
    if origin == Origin::External && link.is_none() {
        fields.mistake(fields.line, "origin = \"external\" 的文章要有 link");
    }
    let mut channel = |at| references.channel(file, at);
    Article {
        channel: channel(fields.required_made("channel", Slug::new)),
        more: channel(fields.made("more", Slug::new)),
        strip: channel(fields.made("strip", Slug::new)),
        placements: fields.list("placements", Slug::new).into_iter().filter_map(|at| channel(Some(at))).collect(),
        kicker: fields.text("kicker"),
        title: fields.required("title"),
        subtitle: fields.text("subtitle"),
        short_title: fields.text("short-title"),
        summary: fields.text("summary"),
        source: fields.text("source"),
        source_url: fields.made("source-url", SafeUrl::new).map(|at| at.value),
        original_title: fields.text("original-title"),
        original_author: fields.text("original-author"),
        reporters: fields.text("reporters"),
        photographer: fields.text("photographer"),
        editor: fields.text("editor"),
        cover: fields.made("cover", |name| shelf.named(name)).map(|at| at.value.file),
        origin,
        link,
        tags: fields.list("tags", tag).into_iter().map(|at| at.value).collect(),
        seo_title: fields.text("seo-title"),
        seo_description: fields.text("seo-description"),
        no_print: !fields.switch("print", true),
        no_share: !fields.switch("share", true),
        corrections: fields.tables("corrections").into_iter().filter_map(correction).collect(),
        ..Article::default()
    }
}

fn correction(mut fields: Fields<'_>) -> Option<Correction> {
    let (line, at, note) = (fields.line, fields.moment("at"), fields.required("note"));
    if at.is_none() && !fields.has("at") {
        fields.mistake(line, "缺少 at：更正的时间");
    }
    fields.finish();
    at.map(|at| Correction { at: at.value, note })
}

fn publication(fields: &mut Fields<'_>) -> Publication {
    let state = fields.text_at("state");
    let dated = fields.has("published");
    let (at, first) = (fields.moment("published"), fields.moment("first-published"));
    let line = state.as_ref().map_or(fields.line, |state| state.line);
    let state = state.map_or_else(|| "published".to_owned(), |state| state.value);
    match (state.as_str(), at) {
        // A draft may say when it was meant to appear; it gets its time when somebody publishes it.
        ("draft", _) => Publication::Draft,
        ("published", Some(at)) => Publication::Published { at: at.value, first: first.map_or(at.value, |first| first.value) },
        ("withdrawn", Some(at)) => Publication::Withdrawn { at: at.value, first: first.map_or(at.value, |first| first.value) },
        ("published" | "withdrawn", None) => {
            if !dated {
                fields.mistake(fields.line, "缺少 published：发布时间");
            }
            Publication::Draft
        }
        (other, _) => {
            fields.mistake(line, format!("没有“{other}”这种状态：只有 published、draft、withdrawn"));
            Publication::Draft
        }
    }
}

fn origin(text: &str) -> Result<Origin, String> {
    match text {
        "own" => Ok(Origin::Own),
        "reprint" => Ok(Origin::Reprint),
        "external" => Ok(Origin::External),
        other => Err(format!("没有“{other}”这种来历：只有 own、reprint、external")),
    }
}

fn tag(text: &str) -> Result<String, String> {
    if text.trim().is_empty() { Err("标签不能是空的".to_owned()) } else { Ok(text.to_owned()) }
}

/// What a file's ending says.
#[derive(Clone, Copy, PartialEq)]
pub enum Format {
    /// `.md`.
    Markdown,
    /// `.html`.
    Html,
}

/// The file's name without folders and ending, and what its ending says.
pub fn named<'a>(document: &Document<'a>) -> Option<(&'a str, Format)> {
    let name = document.file.rsplit('/').next().unwrap_or_default();
    let found = name.strip_suffix(".md").map(|name| (name, Format::Markdown)).or_else(|| name.strip_suffix(".html").map(|name| (name, Format::Html)));
    if found.is_none() {
        document.mistake(1, "这里只放 .md 和 .html 文件");
    }
    found
}

/// The fields and the text of a file.
pub fn parted<'a>(document: &Document<'a>) -> Option<(Document<'a>, Document<'a>)> {
    let rest = document.text.strip_prefix("+++\n");
    let end = rest.and_then(|rest| if rest.starts_with("+++\n") { Some(0) } else { rest.find("\n+++\n").map(|end| end + 1) });
    let end = end.or_else(|| rest.and_then(|rest| rest.strip_suffix("\n+++").map(|fields| fields.len() + 1)));
    let (Some(rest), Some(end)) = (rest, end) else {
        document.mistake(1, "文件要以两行 +++ 之间的字段开头");
        return None;
    };
    let (fields, text) = (&rest[..end], rest.get(end + 4..).unwrap_or_default());
    let part = |text, before| Document { report: document.report, file: document.file, text, before };
    Some((part(fields, 1), part(text, 2 + fields.matches('\n').count())))
}

/// The text as blocks. Whatever a body cannot hold is a mistake here: a bundle is ours to put right.
pub fn body(text: &Document<'_>, format: Format, shelf: &Shelf) -> Body {
    let whole = match format {
        Format::Html => text.text.to_owned(),
        Format::Markdown => markdown::pieces(text).into_iter().map(|piece| piece.html).collect(),
    };
    let mut losses = Losses::default();
    let read = html::body(&whole, &|src| picture(src, shelf), &mut losses);
    if losses.is_empty() {
        return read.unwrap_or_else(|why| {
            text.mistake(text.before + 1, why);
            Body::default()
        });
    }
    if format == Format::Markdown {
        // Which paragraph it was: read them once more, one by one.
        for piece in markdown::pieces(text) {
            let mut losses = Losses::default();
            let _ = html::body(&piece.html, &|src| picture(src, shelf), &mut losses);
            lost(text, &losses, |_| piece.line);
        }
    } else {
        lost(text, &losses, |place| text.text.find(place).map_or(text.before + 1, |offset| text.line(offset)));
    }
    read.unwrap_or_default()
}

fn lost(text: &Document<'_>, losses: &Losses, line: impl Fn(&str) -> usize) {
    for (kind, loss) in losses.kinds() {
        if loss.places.is_empty() {
            text.mistake(line(""), format!("正文里写不下：{kind}"));
        }
        for place in &loss.places {
            text.mistake(line(place), format!("正文里写不下：{kind}（{place}）"));
        }
    }
}

/// A picture's own alternative text counts, else the one in `pictures.toml`.
fn picture(src: &Src<'_>, shelf: &Shelf) -> Option<Picture> {
    let mut picture = shelf.addressed(src.address)?;
    if !src.alt.is_empty() {
        picture.alt = src.alt.to_owned();
    }
    Some(picture)
}
