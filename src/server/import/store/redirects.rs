//! Old addresses.

use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::{Fault, Import, Step};
use crate::server::db::redirect;

impl Import<'_> {
    /// All old addresses of this import, each leading to what its target is called here.
    pub(super) async fn redirects(&mut self) -> Result<(), Fault> {
        for some in self.content.redirects.chunks(500) {
            let paths = some.iter().map(|(path, _)| path.as_str());
            let rows = redirect::Entity::find().filter(redirect::Column::Path.is_in(paths)).all(self.db).await?;
            let mut found: HashMap<String, String> = rows.into_iter().map(|row| (row.path, row.target)).collect();
            for (path, target) in some {
                let row = redirect::Model { path: path.clone(), target: self.address(target)? };
                let step = match found.insert(path.clone(), row.target.clone()) {
                    Some(target) if target == row.target => Step::Unchanged,
                    Some(_) => {
                        redirect::Entity::update(row.into_active_model().reset_all()).exec(self.db).await?;
                        Step::Changed
                    }
                    None => {
                        redirect::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(self.db).await?;
                        Step::New
                    }
                };
                self.written.redirects.settle(step);
            }
        }
        Ok(())
    }
}
