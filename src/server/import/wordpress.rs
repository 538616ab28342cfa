//! A WordPress export (WXR 1.0 to 1.2) becomes content of this site. Nothing is fetched here; nothing unpublished becomes
//! visible.

mod articles;
mod channels;
mod markup;
mod menus;
mod pages;
pub mod pictures;
pub mod report;
mod shortcodes;
#[cfg(test)]
mod tests;
mod wxr;

use std::{
    fmt,
    path::{Path, PathBuf},
};

use self::{
    articles::Place,
    channels::Channels,
    pages::Pages,
    pictures::{Known, Pictures, Wanted},
    report::Report,
    wxr::{Export, Item},
};
use super::{
    content::{Content, Publication},
    html,
};

/// Why a file could not be read.
#[derive(Debug)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// Where in it, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub why: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} 第 {} 行：{}", self.file.display(), self.line, self.why)
    }
}

impl std::error::Error for Fault {}

/// Reads the whole file or refuses it; what the site cannot hold is in the report.
pub fn read(path: &Path) -> Result<(Content, Report), Fault> {
    Ok(content(&wxr::read(path)?, &Known::new()))
}

/// A file that was read, before its pictures are known.
pub struct Exported(Export);

impl Exported {
    /// Reads the whole file or refuses it.
    pub fn read(path: &Path) -> Result<Exported, Fault> {
        wxr::read(path).map(Exported)
    }

    /// What the exported site is called among those that this one knows things of.
    pub fn system(&self) -> String {
        system(&self.0)
    }

    /// All pictures that it names, each once.
    pub fn pictures(&self) -> Vec<Wanted> {
        pictures::wanted(&self.0)
    }

    /// What it says, with the pictures that are `known`; what the site cannot hold is in the report.
    pub fn content(&self, known: &Known) -> (Content, Report) {
        content(&self.0, known)
    }
}

fn content(export: &Export, known: &Known) -> (Content, Report) {
    let mut report = Report::default();
    let pictures = Pictures::of(export, known);
    let mut channels = Channels::of(export, &mut report);
    let pages = Pages::of(export, &mut report);
    let mut content = Content { system: system(export), pages: pages.read(export, &pictures, &mut report), ..Content::default() };
    content.articles = articles::read(export, &mut channels, &pictures, &mut report);
    let published = content.articles.iter().filter(|article| matches!(article.publication, Publication::Published { .. }));
    let public = published.map(|article| article.key.as_str()).collect();
    let place = Place { export, channels: &channels, pages: &pages, public };
    content.menus = menus::read(&place, &mut report);
    content.redirects = place.redirects(&mut report);
    content.channels = channels.all;
    left_out(export, &pictures, &mut report);
    report.count("频道", content.channels.len());
    report.count("文章", content.articles.len());
    report.count("页面", content.pages.len());
    report.count("菜单", content.menus.len());
    report.count("旧地址", content.redirects.len());
    (content, report)
}

fn system(export: &Export) -> String {
    format!("wordpress:{}", export.link)
}

/// Names every item that is neither article nor page nor menu entry, and what hangs on items that are.
fn left_out(export: &Export, pictures: &Pictures<'_>, report: &mut Report) {
    for item in &export.items {
        match item.kind.as_str() {
            "post" | "page" => {
                if item.comments > 0 {
                    report.lost(item, &format!("评论未导入：{} 条", item.comments));
                }
                if item.sticky {
                    report.lost(item, "置顶未导入：请放入推荐位");
                }
                for format in item.terms.iter().filter(|term| term.domain == "post_format") {
                    report.lost(item, &format!("文章形式未导入：{}", format.slug));
                }
                for term in item.terms.iter().filter(|term| !matches!(term.domain.as_str(), "category" | "post_tag" | "post_format" | "nav_menu")) {
                    report.lost(item, &format!("自定义分类未导入：{} {}", term.domain, term.name));
                }
                let fields: Vec<_> = item.meta.iter().map(|(key, _)| key.as_str()).filter(|key| !key.starts_with('_') && !key.is_empty()).collect();
                if !fields.is_empty() {
                    report.lost(item, &format!("自定义字段未导入：{}", fields.join("、")));
                }
            }
            "attachment" if pictures.attached(item).is_some() => {}
            "attachment" => report.lost(item, &format!("附件未取回：{}", item.attachment)),
            "nav_menu_item" => {}
            other => report.lost(item, &format!("类型未导入：{other}")),
        }
    }
}

/// A title without markup; one that is empty is named and reported.
fn title(item: &Item, report: &mut Report) -> String {
    let text = html::text(&item.title);
    if text != crate::model::body::check::line(&item.title) && item.title.contains('<') {
        report.lost(item, "标题里的 HTML 标签已去掉");
    }
    if text.is_empty() {
        report.lost(item, "没有标题，已写作（无标题）");
        return "（无标题）".to_owned();
    }
    text
}
