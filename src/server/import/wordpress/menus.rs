//! Menu entries become menus: the largest is the main one.

use std::collections::HashMap;

use super::{articles::Place, report::Report, wxr::Item};
use crate::{
    model::safe_url::SafeUrl,
    server::import::{
        content::{Menu, MenuItem, Target},
        html,
    },
};

/// Menus by their size; what does not fit into the four menus of this site is reported.
pub fn read(place: &Place<'_>, report: &mut Report) -> Vec<Menu> {
    let mut menus: Vec<(String, Vec<&Item>)> = Vec::new();
    for item in place.export.items.iter().filter(|item| item.kind == "nav_menu_item") {
        let name = item.terms.iter().find(|term| term.domain == "nav_menu").map_or("", |term| term.slug.as_str());
        match menus.iter_mut().find(|(menu, _)| menu == name) {
            Some((_, items)) => items.push(item),
            None => menus.push((name.to_owned(), vec![item])),
        }
    }
    menus.sort_by_key(|(_, items)| std::cmp::Reverse(items.len()));
    let mut made: Vec<Menu> = Vec::new();
    for (name, mut items) in menus {
        items.sort_by_key(|item| item.order);
        let entries = Entries { place, items: &items }.below("0", report);
        let free = |wanted: &str| !made.iter().any(|menu| menu.name == wanted);
        let fits = if entries.is_empty() {
            None
        } else if entries.iter().all(is_elsewhere) && free("friends") {
            Some("friends")
        } else if entries.iter().all(|entry| matches!(entry.target, Target::Page(_))) && !free("main") && free("footer") {
            Some("footer")
        } else {
            ["main", "second"].into_iter().find(|wanted| free(wanted))
        };
        match fits {
            Some(wanted) => {
                report.note(&format!("菜单：{name}（{} 项）作为 {wanted}", items.len()));
                made.push(Menu { name: wanted.to_owned(), items: entries });
            }
            None => report.note(&format!("菜单未导入：{name}（{} 项），没有合适的位置", items.len())),
        }
    }
    made
}

fn is_elsewhere(entry: &MenuItem) -> bool {
    entry.children.is_empty() && matches!(&entry.target, Target::Url(url) if url.leads_away())
}

/// The entries of one menu, in order.
struct Entries<'a> {
    place: &'a Place<'a>,
    items: &'a [&'a Item],
}

impl Entries<'_> {
    /// The entries below one of them, with everything further down on the second level.
    fn below(&self, parent: &str, report: &mut Report) -> Vec<MenuItem> {
        let known: HashMap<&str, &str> = self.items.iter().map(|item| (item.id.as_str(), item.field("_menu_item_menu_item_parent"))).collect();
        let top = self.items.iter().filter(|item| {
            let above = item.field("_menu_item_menu_item_parent");
            above == parent || !known.contains_key(above)
        });
        let mut entries = Vec::new();
        for item in top {
            let mut children = Vec::new();
            self.flatten(&item.id, 2, &mut children, report);
            match self.entry(item) {
                // A heading that leads nowhere says what is below it.
                Some(entry) if !children.is_empty() || !is_nowhere(&entry) => entries.push(MenuItem { children, ..entry }),
                _ => {
                    report.lost(item, "菜单项没有去处，未导入");
                    entries.extend(children);
                }
            }
        }
        entries
    }

    fn flatten(&self, parent: &str, level: usize, into: &mut Vec<MenuItem>, report: &mut Report) {
        for item in self.items.iter().filter(|item| item.field("_menu_item_menu_item_parent") == parent && level < 20) {
            match self.entry(item).filter(|entry| !is_nowhere(entry)) {
                Some(entry) => {
                    if level > 2 {
                        report.lost(item, "菜单第三级及以下，已移到第二级");
                    }
                    into.push(entry);
                }
                None => report.lost(item, "菜单项没有去处，未导入"),
            }
            self.flatten(&item.id, level + 1, into, report);
        }
    }

    fn entry(&self, item: &Item) -> Option<MenuItem> {
        let object = item.field("_menu_item_object_id");
        let (target, name) = match item.field("_menu_item_type") {
            "post_type" => {
                let there = self.place.export.item(object)?;
                (self.place.target(there)?, html::text(&there.title))
            }
            "taxonomy" if item.field("_menu_item_object") == "category" => {
                let slug = self.place.channels.numbered(object)?;
                let name = self.place.channels.all.iter().find(|channel| channel.slug.as_ref() == Some(slug)).map(|channel| channel.name.clone());
                (Target::Channel(slug.clone()), name?)
            }
            "custom" => {
                let address = item.field("_menu_item_url").trim();
                let path = self.place.path(address).unwrap_or(address);
                (Target::Url(SafeUrl::new(path).ok()?), String::new())
            }
            _ => return None,
        };
        let own = html::text(&item.title);
        let label = if own.is_empty() { name } else { own };
        (!label.is_empty()).then(|| MenuItem { label, target, children: Vec::new() })
    }
}

fn is_nowhere(entry: &MenuItem) -> bool {
    matches!(&entry.target, Target::Url(url) if url.as_str() == "#")
}
