//! Channels, known by their slugs.

use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::{Fault, Import, Step};
use crate::server::{db::channel, import::content::Channel};

impl Import<'_> {
    /// First the channels that are missing, then what each of them says: `more` and `strip` may name a later one.
    pub(super) async fn channels(&mut self) -> Result<(), Fault> {
        let rows = channel::Entity::find().all(self.db).await?;
        let last = rows.iter().map(|row| row.position).max().unwrap_or(-1);
        let mut rows: HashMap<String, channel::Model> = rows.into_iter().map(|row| (row.slug.clone(), row)).collect();
        self.known.channels = rows.iter().map(|(slug, row)| (slug.clone(), row.id)).collect();
        for (wanted, place) in self.content.channels.iter().zip(1..) {
            let slug = slug_of(wanted)?;
            if self.known.channels.contains_key(slug) {
                continue;
            }
            let row = channel::ActiveModel { slug: Set(slug.to_owned()), position: Set(last + place), ..blank() };
            let id = channel::Entity::insert(row).exec(self.db).await?.last_insert_id;
            self.known.channels.insert(slug.to_owned(), id);
        }
        for (wanted, place) in self.content.channels.iter().zip(0..) {
            let step = self.one_channel(wanted, place, rows.remove(slug_of(wanted)?)).await?;
            self.written.channels.settle(step);
        }
        self.check_tree().await
    }

    async fn one_channel(&self, wanted: &Channel, place: i64, found: Option<channel::Model>) -> Result<Step, Fault> {
        let slug = slug_of(wanted)?;
        let is_new = found.is_none();
        let found = match found {
            Some(found) => found,
            None => channel::Entity::find_by_id(self.known.channels.get(slug).copied().unwrap_or_default())
                .one(self.db)
                .await?
                .ok_or_else(|| Fault::Content(format!("频道“{slug}”在文件里出现了两次")))?,
        };
        let row = channel::Model {
            id: found.id,
            parent_id: self.maybe_channel(wanted.parent.as_ref())?,
            slug: found.slug.clone(),
            name: wanted.name.clone(),
            description: wanted.description.clone(),
            kind: wanted.kind.into(),
            position: if self.is_whole() { place } else { found.position },
            hidden: wanted.hidden,
            more_id: self.maybe_channel(wanted.more.as_ref())?,
            strip_id: self.maybe_channel(wanted.strip.as_ref())?,
            articles: found.articles,
        };
        let differs = row != found;
        if differs {
            channel::Entity::update(row.into_active_model().reset_all()).exec(self.db).await?;
        }
        Ok(if is_new { Step::New } else { Step::changed(differs) })
    }

    /// A channel above itself would make every walk up the tree endless.
    async fn check_tree(&self) -> Result<(), Fault> {
        let rows = channel::Entity::find().all(self.db).await?;
        let above: HashMap<i64, Option<i64>> = rows.iter().map(|row| (row.id, row.parent_id)).collect();
        for row in &rows {
            let mut at = row.parent_id;
            let mut steps = 0;
            while let Some(id) = at {
                steps += 1;
                if steps > rows.len() {
                    return Err(Fault::Content(format!("频道“{}”的上级绕成了圈", row.slug)));
                }
                at = above.get(&id).copied().flatten();
            }
        }
        Ok(())
    }
}

fn slug_of(channel: &Channel) -> Result<&str, Fault> {
    channel.slug.as_ref().map(|slug| slug.as_str()).ok_or_else(|| Fault::Content(format!("频道“{}”没有地址", channel.name)))
}

fn blank() -> channel::ActiveModel {
    channel::ActiveModel {
        name: Set(String::new()),
        description: Set(String::new()),
        kind: Set(channel::Kind::Summary),
        hidden: Set(false),
        articles: Set(0),
        ..Default::default()
    }
}
