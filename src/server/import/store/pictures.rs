//! Pictures, known by the names of their files.

use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set};

use super::{Fault, Import, Step};
use crate::server::{db::picture, import::content::PictureFile};

impl Import<'_> {
    /// Pictures of this import; words and a focus that the site has are only replaced by others.
    pub(super) async fn pictures(&mut self) -> Result<(), Fault> {
        for some in self.content.pictures.chunks(500) {
            let files = some.iter().map(|picture| picture.picture.file.as_str());
            let rows = picture::Entity::find().filter(picture::Column::File.is_in(files)).all(self.db).await?;
            let mut rows: HashMap<String, picture::Model> = rows.into_iter().map(|row| (row.file.clone(), row)).collect();
            for wanted in some {
                if self.known.pictures.contains_key(&wanted.picture.file) {
                    continue;
                }
                let (id, step) = self.one_picture(wanted, rows.remove(&wanted.picture.file)).await?;
                self.known.pictures.insert(wanted.picture.file.clone(), id);
                self.written.pictures.settle(step);
            }
        }
        self.named_pictures().await
    }

    async fn one_picture(&self, wanted: &PictureFile, found: Option<picture::Model>) -> Result<(i64, Step), Fault> {
        let picture = &wanted.picture;
        let Some(found) = found else {
            let row = picture::ActiveModel {
                file: Set(picture.file.clone()),
                width: Set(picture.width.into()),
                height: Set(picture.height.into()),
                bytes: Set(i64::try_from(wanted.bytes).unwrap_or(i64::MAX)),
                alt: Set(picture.alt.clone()),
                caption: Set(wanted.caption.clone()),
                credit: Set(wanted.credit.clone()),
                focus_x: Set(picture.focus.x.into()),
                focus_y: Set(picture.focus.y.into()),
                kind: Set(if wanted.animated { "animated" } else { "still" }.to_owned()),
                added_at: Set(self.now),
                ..Default::default()
            };
            return Ok((picture::Entity::insert(row).exec(self.db).await?.last_insert_id, Step::New));
        };
        let id = found.id;
        let mut row = found.into_active_model();
        // What is imported is wanted.
        row.binned_at.set_if_not_equals(None);
        let words = [(&mut row.alt, &picture.alt), (&mut row.caption, &wanted.caption), (&mut row.credit, &wanted.credit)];
        for (field, words) in words.into_iter().filter(|(_, words)| !words.is_empty()) {
            field.set_if_not_equals(words.clone());
        }
        if !picture.focus.is_middle() {
            row.focus_x.set_if_not_equals(picture.focus.x.into());
            row.focus_y.set_if_not_equals(picture.focus.y.into());
        }
        if !row.is_changed() {
            return Ok((id, Step::Unchanged));
        }
        picture::Entity::update(row).exec(self.db).await?;
        Ok((id, Step::Changed))
    }

    /// Pictures that covers and slots name and that the site had before.
    async fn named_pictures(&mut self) -> Result<(), Fault> {
        let covers = self.content.articles.iter().filter_map(|article| article.cover.as_ref());
        let entries = self.content.slots.iter().flat_map(|slot| &slot.entries).filter_map(|entry| entry.picture.as_ref());
        let mut files: Vec<String> = covers.chain(entries).filter(|file| !self.known.pictures.contains_key(*file)).cloned().collect();
        files.sort();
        files.dedup();
        for some in files.chunks(500) {
            let found = picture::Entity::find()
                .select_only()
                .columns([picture::Column::File, picture::Column::Id])
                .filter(picture::Column::File.is_in(some))
                .into_tuple::<(String, i64)>()
                .all(self.db)
                .await?;
            self.known.pictures.extend(found);
        }
        Ok(())
    }
}
