//! What a bundle names must be in it.

use std::collections::HashSet;

use super::{Report, fields::At};
use crate::{model::slug::Slug, server::import::content::Content};

/// Every place that names something which may be read later, with its file and line.
#[derive(Default)]
pub struct Named {
    channels: Vec<(String, At<Slug>)>,
    pages: Vec<(String, At<Slug>)>,
    slots: Vec<(String, At<Slug>)>,
    articles: Vec<(String, At<i64>)>,
    seen: HashSet<(&'static str, String)>,
}

impl Named {
    /// `file` names a channel there.
    pub fn channel(&mut self, file: &str, slug: Option<At<Slug>>) -> Option<Slug> {
        note(&mut self.channels, file, slug)
    }

    /// `file` names a static page there.
    pub fn page(&mut self, file: &str, slug: Option<At<Slug>>) -> Option<Slug> {
        note(&mut self.pages, file, slug)
    }

    /// `file` names a slot there.
    pub fn slot(&mut self, file: &str, slug: Option<At<Slug>>) -> Option<Slug> {
        note(&mut self.slots, file, slug)
    }

    /// `file` names an article there.
    pub fn article(&mut self, file: &str, number: Option<At<i64>>) -> Option<i64> {
        note(&mut self.articles, file, number)
    }

    /// Whether nothing of this kind had this name before.
    pub fn is_first(&mut self, kind: &'static str, name: &str) -> bool {
        self.seen.insert((kind, name.to_owned()))
    }

    /// Reports whatever is named and not there.
    pub fn check(&self, content: &Content, report: &Report) {
        let channels: HashSet<&Slug> = content.channels.iter().filter_map(|channel| channel.slug.as_ref()).collect();
        let pages: HashSet<&Slug> = content.pages.iter().map(|page| &page.slug).collect();
        let slots: HashSet<&Slug> = content.slots.iter().map(|slot| &slot.slot.name).collect();
        let articles: HashSet<i64> = content.articles.iter().filter_map(|article| article.id).collect();
        for (named, there, what) in [(&self.channels, channels, "频道"), (&self.pages, pages, "单页"), (&self.slots, slots, "推荐位")] {
            for (file, At { value, line }) in named.iter().filter(|(_, at)| !there.contains(&at.value)) {
                report.add(file, *line, format!("没有{what}“{value}”"));
            }
        }
        for (file, At { value, line }) in self.articles.iter().filter(|(_, at)| !articles.contains(&at.value)) {
            report.add(file, *line, format!("没有编号为 {value} 的文章"));
        }
    }
}

fn note<T: Clone>(named: &mut Vec<(String, At<T>)>, file: &str, at: Option<At<T>>) -> Option<T> {
    let at = at?;
    let value = at.value.clone();
    named.push((file.to_owned(), at));
    Some(value)
}
