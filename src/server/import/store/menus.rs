//! Menus, each replaced whole.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::{Fault, Import, Step};
use crate::server::{
    db::menu_item,
    import::content::{Menu, MenuItem, Target},
};

/// An entry as both sides can be compared: what a database row says without its number.
#[derive(PartialEq)]
struct Entry {
    label: String,
    channel_id: Option<i64>,
    page_id: Option<i64>,
    url: Option<String>,
    children: Vec<Entry>,
}

impl Import<'_> {
    /// All menus of this import.
    pub(super) async fn menus(&mut self) -> Result<(), Fault> {
        for menu in &self.content.menus {
            let step = self.one_menu(menu).await?;
            self.written.menus.settle(step);
        }
        Ok(())
    }

    async fn one_menu(&mut self, menu: &Menu) -> Result<Step, Fault> {
        let wanted = self.entries(&menu.items)?;
        let rows = menu_item::Entity::find()
            .filter(menu_item::Column::Menu.eq(menu.name.as_str()))
            .order_by_asc(menu_item::Column::Position)
            .order_by_asc(menu_item::Column::Id)
            .all(self.db)
            .await?;
        if stored(&rows, None) == wanted {
            return Ok(Step::Unchanged);
        }
        if self.is_guest() && !rows.is_empty() {
            self.written.kept.push(format!("保留了本站的菜单“{}”", menu.name));
            return Ok(Step::Unchanged);
        }
        menu_item::Entity::delete_many().filter(menu_item::Column::Menu.eq(menu.name.as_str())).exec(self.db).await?;
        for (entry, place) in wanted.iter().zip(0..) {
            let parent = self.insert(&menu.name, entry, place, None).await?;
            for (child, place) in entry.children.iter().zip(0..) {
                self.insert(&menu.name, child, place, Some(parent)).await?;
            }
        }
        Ok(if rows.is_empty() { Step::New } else { Step::Changed })
    }

    async fn insert(&self, menu: &str, entry: &Entry, position: i64, parent_id: Option<i64>) -> Result<i64, Fault> {
        let row = menu_item::ActiveModel {
            menu: Set(menu.to_owned()),
            parent_id: Set(parent_id),
            position: Set(position),
            label: Set(entry.label.clone()),
            channel_id: Set(entry.channel_id),
            page_id: Set(entry.page_id),
            url: Set(entry.url.clone()),
            ..Default::default()
        };
        Ok(menu_item::Entity::insert(row).exec(self.db).await?.last_insert_id)
    }

    /// Two levels; what stands below the second is left out, as menus have no place for it.
    fn entries(&self, items: &[MenuItem]) -> Result<Vec<Entry>, Fault> {
        items
            .iter()
            .map(|item| {
                let children = item.children.iter().map(|child| self.entry(child, Vec::new())).collect::<Result<_, _>>()?;
                self.entry(item, children)
            })
            .collect()
    }

    fn entry(&self, item: &MenuItem, children: Vec<Entry>) -> Result<Entry, Fault> {
        let mut entry = Entry { label: item.label.clone(), channel_id: None, page_id: None, url: None, children };
        match &item.target {
            Target::Channel(slug) => entry.channel_id = Some(self.channel(slug)?),
            Target::Page(slug) => {
                let id = self.known.pages.get(slug.as_str()).copied();
                entry.page_id = Some(id.ok_or_else(|| Fault::Content(format!("没有单页“{slug}”")))?);
            }
            target => entry.url = Some(self.address(target)?),
        }
        Ok(entry)
    }
}

fn stored(rows: &[menu_item::Model], parent: Option<i64>) -> Vec<Entry> {
    let below = rows.iter().filter(|row| row.parent_id == parent);
    below
        .map(|row| Entry {
            label: row.label.clone(),
            channel_id: row.channel_id,
            page_id: row.page_id,
            url: row.url.clone(),
            children: stored(rows, Some(row.id)),
        })
        .collect()
}
