//! Pages become static pages, side by side.

use std::collections::{HashMap, HashSet};

use super::{
    articles,
    pictures::Pictures,
    report::Report,
    title,
    wxr::{Export, Item},
};
use crate::{
    model::slug::Slug,
    server::import::{content::Page, html},
};

/// Which page gets which address.
#[derive(Default)]
pub struct Pages {
    slugs: HashMap<String, Slug>,
    public: HashSet<String>,
}

impl Pages {
    /// Decides the addresses of all pages.
    pub fn of(export: &Export, report: &mut Report) -> Pages {
        let mut pages = Pages::default();
        let mut taken = HashSet::new();
        for item in export.items.iter().filter(|item| item.kind == "page") {
            if !articles::wanted(item, report) {
                continue;
            }
            let slug = [item.name.clone(), format!("{}-{}", item.name, item.id), format!("page-{}", item.id)]
                .into_iter()
                .chain((2..).map(|n| format!("page-{}-{n}", item.id)))
                .filter_map(|text| Slug::new(&text).ok())
                .find(|slug| taken.insert(slug.clone()));
            let Some(slug) = slug else { continue };
            if slug.as_str() != item.name {
                report.lost(item, &format!("页面地址已改：{} → {slug}", item.name));
            }
            if item.status == "publish" && item.password.is_empty() {
                pages.public.insert(item.id.clone());
            }
            pages.slugs.insert(item.id.clone(), slug);
        }
        pages
    }

    /// The address of a page that everybody may read.
    pub fn public(&self, id: &str) -> Option<&Slug> {
        self.slugs.get(id).filter(|_| self.public.contains(id))
    }

    /// Reads them. One whose text cannot be read becomes a draft.
    pub fn read(&self, export: &Export, pictures: &Pictures<'_>, report: &mut Report) -> Vec<Page> {
        let pages = export.items.iter().filter(|item| item.kind == "page");
        pages.filter_map(|item| self.slugs.get(&item.id).map(|slug| self.page(export, item, slug, pictures, report))).collect()
    }

    fn page(&self, export: &Export, item: &Item, slug: &Slug, pictures: &Pictures<'_>, report: &mut Report) -> Page {
        let body = articles::body(export, item, pictures, report);
        let draft = body.is_none() || self.public(&item.id).is_none();
        if draft {
            report.lost(item, &format!("导入为草稿：{}", if item.password.is_empty() { &item.status } else { "有密码保护" }));
        }
        if !matches!(item.parent.as_str(), "" | "0") {
            report.lost(item, "下级页面，已与其他页面并列");
        }
        let (title, description) = (title(item, report), html::text(&item.excerpt));
        Page { slug: slug.clone(), title, description, position: item.order, body: body.unwrap_or_default(), draft }
    }
}
