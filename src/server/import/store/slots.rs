//! Slots and their hand-picked entries, known by the slots' names.

use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, NotSet, QueryFilter, QueryOrder};

use super::{Fault, Import, Step};
use crate::server::{
    db::{slot, slot_entry},
    import::content::SlotContent,
};

impl Import<'_> {
    /// All slots of this import; the entries of each are replaced whole.
    pub(super) async fn slots(&mut self) -> Result<(), Fault> {
        let rows = slot::Entity::find().all(self.db).await?;
        let last = rows.iter().map(|row| row.position).max().unwrap_or(-1);
        let mut rows: HashMap<String, slot::Model> = rows.into_iter().map(|row| (row.name.clone(), row)).collect();
        for (wanted, place) in self.content.slots.iter().zip(0..) {
            let found = rows.remove(wanted.slot.name.as_str());
            let position = match &found {
                _ if self.is_whole() => place,
                Some(found) => found.position,
                None => last + 1 + place,
            };
            let step = self.one_slot(wanted, position, found).await?;
            self.written.slots.settle(step);
        }
        Ok(())
    }

    async fn one_slot(&self, wanted: &SlotContent, position: i64, found: Option<slot::Model>) -> Result<Step, Fault> {
        let slot = &wanted.slot;
        let row = slot::Model {
            id: found.as_ref().map_or(0, |found| found.id),
            name: slot.name.to_string(),
            title: slot.title.clone(),
            size: slot.size,
            fill_from_id: self.maybe_channel(slot.fill_from.as_ref())?,
            may_repeat: slot.may_repeat,
            with_picture: slot.with_picture,
            position,
        };
        let Some(found) = found else {
            let id =
                slot::Entity::insert(slot::ActiveModel { id: NotSet, ..row.into_active_model().reset_all() }).exec(self.db).await?.last_insert_id;
            self.entries_of(id, wanted).await?;
            return Ok(Step::New);
        };
        let differs = row != found;
        if differs {
            slot::Entity::update(row.into_active_model().reset_all()).exec(self.db).await?;
        }
        Ok(Step::changed(self.entries_of(found.id, wanted).await? || differs))
    }

    /// Writes the entries of a slot; `false` if it had just these.
    async fn entries_of(&self, slot_id: i64, wanted: &SlotContent) -> Result<bool, Fault> {
        let mut rows = Vec::new();
        for (entry, position) in wanted.entries.iter().zip(0..) {
            let picture_id = self.picture(entry.picture.as_ref())?;
            let (title, from_at, until_at) = (entry.title.clone(), entry.from, entry.until);
            rows.push(slot_entry::Model { id: 0, slot_id, position, article_id: entry.article, title, picture_id, from_at, until_at });
        }
        let of_slot = slot_entry::Column::SlotId.eq(slot_id);
        let mut found = slot_entry::Entity::find()
            .filter(of_slot.clone())
            .order_by_asc(slot_entry::Column::Position)
            .order_by_asc(slot_entry::Column::Id)
            .all(self.db)
            .await?;
        for (row, position) in found.iter_mut().zip(0..) {
            (row.id, row.position) = (0, position);
        }
        if found == rows {
            return Ok(false);
        }
        slot_entry::Entity::delete_many().filter(of_slot).exec(self.db).await?;
        for row in rows {
            slot_entry::Entity::insert(slot_entry::ActiveModel { id: NotSet, ..row.into_active_model().reset_all() }).exec(self.db).await?;
        }
        Ok(true)
    }
}
