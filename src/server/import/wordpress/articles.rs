//! Posts become articles, and old addresses lead to what became of them.

use std::collections::HashSet;

use time::{PrimitiveDateTime, UtcOffset, macros::format_description};

use super::{
    channels::Channels,
    markup,
    pages::Pages,
    pictures::Pictures,
    report::Report,
    title,
    wxr::{Export, Item},
};
use crate::{
    model::body::Body,
    server::import::{
        content::{Article, Publication, Target},
        html::{self, losses::Losses},
    },
};

/// The posts, except those that WordPress itself keeps as waste.
pub fn read(export: &Export, channels: &mut Channels, pictures: &Pictures<'_>, report: &mut Report) -> Vec<Article> {
    let posts = export.items.iter().filter(|item| item.kind == "post");
    let wanted: Vec<_> = posts.filter(|item| wanted(item, report)).collect();
    wanted.into_iter().map(|item| article(export, item, channels, pictures, report)).collect()
}

/// Whether it is more than waste paper.
pub fn wanted(item: &Item, report: &mut Report) -> bool {
    let waste = matches!(item.status.as_str(), "trash" | "auto-draft");
    if waste {
        report.lost(item, &format!("未导入：状态为 {}", item.status));
    }
    !waste
}

fn article(export: &Export, item: &Item, channels: &mut Channels, pictures: &Pictures<'_>, report: &mut Report) -> Article {
    let (channel, placements) = channels.of_item(item);
    let read = body(export, item, pictures, report);
    let publication = if read.is_some() { publication(item, report) } else { Publication::Draft };
    let thumbnail = item.field("_thumbnail_id");
    let cover = export.item(thumbnail).and_then(|file| pictures.attached(file)).map(|picture| picture.file.clone());
    if cover.is_none() && !thumbnail.is_empty() {
        let address = export.item(thumbnail).map_or("", |file| file.attachment.as_str());
        report.lost(item, &format!("封面图片未取回：{address}"));
    }
    let mut tags: Vec<String> = Vec::new();
    for term in item.terms.iter().filter(|term| term.domain == "post_tag") {
        let tag = html::text(&term.name);
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    Article {
        key: item.id.clone(),
        channel: Some(channel),
        placements,
        publication,
        title: title(item, report),
        summary: html::text(&item.excerpt),
        cover,
        reporters: reporter(export, item, report),
        tags,
        seo_title: seo(item, "_yoast_wpseo_title"),
        seo_description: seo(item, "_yoast_wpseo_metadesc"),
        body: read.unwrap_or_default(),
        ..Article::default()
    }
}

/// The text of an item. One that cannot be read at all is reported, and its item stays a draft.
pub fn body(export: &Export, item: &Item, pictures: &Pictures<'_>, report: &mut Report) -> Option<Body> {
    let mut losses = Losses::default();
    let markup = markup::prepared(export, item, &mut losses);
    let body = html::body(&markup, &|src| pictures.find(src), &mut losses);
    losses.to_string().lines().for_each(|line| report.lost(item, line));
    body.map_err(|why| report.lost(item, &format!("正文未导入，留作草稿：{why}"))).ok()
}

/// Only what everybody could read stays public.
fn publication(item: &Item, report: &mut Report) -> Publication {
    if item.status != "publish" {
        report.lost(item, &format!("导入为草稿：状态为 {}", item.status));
        return Publication::Draft;
    }
    if !item.password.is_empty() {
        report.lost(item, "导入为草稿：有密码保护");
        return Publication::Draft;
    }
    match moment(&item.date_gmt, UtcOffset::UTC).or_else(|| moment(&item.date, BEIJING)) {
        Some(at) => Publication::Published { at, first: at },
        None => {
            report.lost(item, &format!("导入为草稿：发布时间“{}”不成立", item.date));
            Publication::Draft
        }
    }
}

/// Exports without a time in UTC give local time, and the sites this is for keep this one.
const BEIJING: UtcOffset = match UtcOffset::from_hms(8, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

fn moment(text: &str, offset: UtcOffset) -> Option<i64> {
    let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");
    let moment = PrimitiveDateTime::parse(text.trim(), &format).ok()?;
    (moment.year() > 0).then(|| moment.assume_offset(offset).unix_timestamp())
}

/// The author in WordPress is who wrote it. Accounts that are nobody's name are not printed as one.
fn reporter(export: &Export, item: &Item, report: &mut Report) -> String {
    let author = export.authors.iter().find(|author| author.login == item.creator);
    let name = html::text(author.map_or(&item.creator, |author| if author.name.trim().is_empty() { &author.login } else { &author.name }));
    if matches!(name.to_lowercase().as_str(), "admin" | "administrator" | "root" | "管理员" | "超级管理员") {
        report.lost(item, &format!("作者不是人名，未作记者：{name}"));
        return String::new();
    }
    name
}

/// What was typed into an SEO plug-in; its templates (`%%title%%`) mean nothing here.
fn seo(item: &Item, field: &str) -> String {
    let text = item.field(field);
    if text.contains("%%") { String::new() } else { html::text(text) }
}

/// What became of what.
pub struct Place<'a> {
    pub export: &'a Export,
    pub channels: &'a Channels,
    pub pages: &'a Pages,
    /// Keys of the articles that are published.
    pub public: HashSet<&'a str>,
}

impl Place<'_> {
    /// What became of a public post or page.
    pub fn target(&self, item: &Item) -> Option<Target> {
        match item.kind.as_str() {
            "post" => self.public.contains(item.id.as_str()).then(|| Target::Article(item.id.clone())),
            "page" => self.pages.public(&item.id).map(|slug| Target::Page(slug.clone())),
            _ => None,
        }
    }

    /// The path of an address on the exported site, from the root of its host; `None` for other hosts.
    pub fn path<'b>(&self, address: &'b str) -> Option<&'b str> {
        let host = |address: &'b str| address.split_once("://").map(|(_, rest)| rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len())));
        let (site, _) = self.export.link.split_once("://").map(|(_, rest)| rest.split_at(rest.find('/').unwrap_or(rest.len())))?;
        let (there, path) = host(address)?;
        (there == site).then_some(if path.is_empty() { "/" } else { path })
    }

    /// Old addresses of everything public: its own, WordPress's numbered ones, those of categories.
    pub fn redirects(&self, report: &mut Report) -> Vec<(String, Target)> {
        let base = self.path(&self.export.link).unwrap_or("").trim_end_matches('/').to_owned();
        let mut redirects = Vec::new();
        let mut taken = HashSet::from(["/".to_owned(), format!("{base}/")]);
        for item in &self.export.items {
            let Some(target) = self.target(item) else { continue };
            let numbered = format!("{base}/?{}={}", if item.kind == "page" { "page_id" } else { "p" }, item.id);
            let link = self.path(&item.link).map(|path| path.split('#').next().unwrap_or(path).to_owned());
            if link.is_none() {
                report.lost(item, &format!("旧地址不在本站：{}", item.link));
            }
            for from in link.into_iter().chain([numbered]) {
                if taken.insert(from.clone()) {
                    redirects.push((from, target.clone()));
                }
            }
        }
        for (path, slug) in self.channels.old_paths(self.export) {
            let from = format!("{base}{path}");
            if taken.insert(from.clone()) {
                redirects.push((from, Target::Channel(slug)));
            }
        }
        redirects
    }
}
