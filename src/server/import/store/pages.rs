//! Static pages, known by their slugs.

use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

use super::{Fault, Import, Step};
use crate::server::{
    db::{article, page},
    drafts,
    import::content::Page,
    pictures::uses::{self, Holder},
};

impl Import<'_> {
    /// All pages of this import. There are few, so the site's own are read whole.
    pub(super) async fn pages(&mut self) -> Result<(), Fault> {
        let rows = page::Entity::find().all(self.db).await?;
        self.known.pages = rows.iter().map(|row| (row.slug.clone(), row.id)).collect();
        let mut rows: HashMap<String, page::Model> = rows.into_iter().map(|row| (row.slug.clone(), row)).collect();
        for wanted in &self.content.pages {
            let (id, step) = self.one_page(wanted, rows.remove(wanted.slug.as_str())).await?;
            self.known.pages.insert(wanted.slug.to_string(), id);
            self.written.pages.settle(step);
        }
        Ok(())
    }

    async fn one_page(&self, wanted: &Page, found: Option<page::Model>) -> Result<(i64, Step), Fault> {
        let row = page::Model {
            id: found.as_ref().map_or(0, |found| found.id),
            slug: wanted.slug.to_string(),
            title: wanted.title.clone(),
            description: wanted.description.clone(),
            position: wanted.position,
            body: serde_json::to_string(&wanted.body)?,
            draft: wanted.draft,
        };
        match found {
            Some(found) if found == row => Ok((found.id, Step::Unchanged)),
            Some(found) => {
                uses::note(self.db, Holder::Page, found.id, &row.body).await?;
                page::Entity::update(row.into_active_model().reset_all()).exec(self.db).await?;
                // Where somebody has worked on it, their draft follows.
                if let Some(place) = article::Entity::find_by_id(-found.id).one(self.db).await? {
                    drafts::follow_import(self.db, &place, self.now).await.map_err(|fault| Fault::Content(fault.to_string()))?;
                }
                Ok((found.id, Step::Changed))
            }
            None => {
                let body = row.body.clone();
                let mut row = row.into_active_model().reset_all();
                row.id = sea_orm::NotSet;
                let id = page::Entity::insert(row).exec(self.db).await?.last_insert_id;
                uses::note(self.db, Holder::Page, id, &body).await?;
                Ok((id, Step::New))
            }
        }
    }
}
