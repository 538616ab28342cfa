//! Categories become channels.

use std::collections::{HashMap, HashSet};

use super::{
    report::Report,
    wxr::{Export, Item, Term},
};
use crate::{
    model::slug::Slug,
    server::import::{content::Channel, html},
};

/// The channels, and which category became which.
#[derive(Default)]
pub struct Channels {
    /// Parents before children.
    pub all: Vec<Channel>,
    by_name: HashMap<String, Slug>,
    by_id: HashMap<String, Slug>,
}

impl Channels {
    /// All categories of the site, and those that only its items name.
    pub fn of(export: &Export, report: &mut Report) -> Channels {
        let mut channels = Channels::default();
        let mut declared: Vec<Term> = Vec::new();
        let mut names = HashSet::new();
        let on_items = export.items.iter().filter(|item| item.kind == "post").flat_map(|item| &item.terms);
        for term in export.terms.iter().chain(on_items).filter(|term| term.domain == "category") {
            if names.insert(term.slug.clone()) {
                declared.push(term.clone());
            }
        }
        while !declared.is_empty() {
            let waiting: HashSet<String> = declared.iter().map(|term| term.slug.clone()).collect();
            let (mut ready, later): (Vec<_>, Vec<_>) = declared.into_iter().partition(|term| !waiting.contains(&term.parent));
            declared = later;
            if ready.is_empty() {
                // Each is below another: the first one goes to the top.
                let mut term = declared.remove(0);
                report.note(&format!("频道的上级绕成一圈，已放在最上层：{}", term.name));
                term.parent.clear();
                ready.push(term);
            }
            ready.iter().for_each(|term| channels.add(term, report));
        }
        channels
    }

    fn add(&mut self, term: &Term, report: &mut Report) {
        let slug = self.slug(term);
        let name = Some(html::text(&term.name)).filter(|name| !name.is_empty()).unwrap_or_else(|| slug.to_string());
        if slug.as_str() != term.slug {
            report.note(&format!("频道地址已改：{name}：{} → {slug}", term.slug));
        }
        self.by_name.insert(term.slug.clone(), slug.clone());
        self.by_id.insert(term.id.clone(), slug.clone());
        let parent = self.by_name.get(&term.parent).filter(|parent| **parent != slug).cloned();
        self.all.push(Channel { slug: Some(slug), name, description: html::text(&term.description), parent, ..Channel::default() });
    }

    /// The category's own slug where that is one and free.
    fn slug(&self, term: &Term) -> Slug {
        let number = if term.id.is_empty() { (self.all.len() + 1).to_string() } else { term.id.clone() };
        [term.slug.clone(), format!("cat-{number}")]
            .into_iter()
            .chain((2..).map(|n| format!("cat-{number}-{n}")))
            .filter_map(|text| Slug::new(&text).ok())
            .find(|slug| !self.all.iter().any(|channel| channel.slug.as_ref() == Some(slug)))
            .unwrap_or_else(|| unreachable!("numbers do not end"))
    }

    /// What a category became.
    pub fn named(&self, slug: &str) -> Option<&Slug> {
        self.by_name.get(slug)
    }

    /// The same by its number.
    pub fn numbered(&self, id: &str) -> Option<&Slug> {
        self.by_id.get(id)
    }

    /// The canonical channel of an item and its further ones. The canonical one is what an SEO plug-in was told, else
    /// the first category that stands above no other one; ancestors need no placement.
    pub fn of_item(&mut self, item: &Item) -> (Slug, Vec<Slug>) {
        let mut named: Vec<Slug> = Vec::new();
        for term in item.terms.iter().filter(|term| term.domain == "category") {
            named.extend(self.named(&term.slug).filter(|slug| !named.contains(slug)).cloned());
        }
        let primary = self.numbered(item.field("_yoast_wpseo_primary_category")).filter(|slug| named.contains(slug)).cloned();
        let lowest = || named.iter().find(|slug| !named.iter().any(|other| other != *slug && self.ancestors(other).contains(slug))).cloned();
        let Some(canonical) = primary.or_else(lowest) else { return (self.default_channel(), Vec::new()) };
        let above = self.ancestors(&canonical);
        named.retain(|slug| *slug != canonical && !above.contains(slug));
        (canonical, named)
    }

    fn ancestors(&self, slug: &Slug) -> Vec<Slug> {
        let parent = |slug: &Slug| self.all.iter().find(|channel| channel.slug.as_ref() == Some(slug)).and_then(|channel| channel.parent.clone());
        std::iter::successors(parent(slug), parent).collect()
    }

    /// Where articles without a category go.
    fn default_channel(&mut self) -> Slug {
        const NAME: &str = "\u{0}none";
        if let Some(slug) = self.by_name.get(NAME).or_else(|| self.by_name.get("uncategorized")) {
            return slug.clone();
        }
        let slug = self.slug(&Term { slug: "weifenlei".to_owned(), ..Term::default() });
        self.by_name.insert(NAME.to_owned(), slug.clone());
        self.all.push(Channel { slug: Some(slug.clone()), name: "未分类".to_owned(), ..Channel::default() });
        slug
    }

    /// Categories with their old path below `/category/`.
    pub fn old_paths(&self, export: &Export) -> Vec<(String, Slug)> {
        let parents: HashMap<&str, &str> =
            export.terms.iter().filter(|term| term.domain == "category").map(|term| (term.slug.as_str(), term.parent.as_str())).collect();
        let path = |name: &str| {
            let mut names = vec![name.to_owned()];
            let mut at = name;
            while let Some(parent) = parents.get(at).filter(|parent| !parent.is_empty() && names.len() < 20) {
                names.insert(0, (*parent).to_owned());
                at = parent;
            }
            format!("/category/{}/", names.join("/"))
        };
        let mut paths: Vec<_> =
            self.by_name.iter().filter(|(name, _)| !name.starts_with('\u{0}')).map(|(name, slug)| (path(name), slug.clone())).collect();
        paths.sort();
        paths
    }
}
