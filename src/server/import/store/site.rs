//! Identity and home page.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

use super::{Fault, Import, Step};
use crate::{
    model::{frame::Site, home::Layout},
    server::db::site,
};

impl Import<'_> {
    /// Compared as values, not as text: how JSON is spelled may change from one version to the next.
    pub(super) async fn site(&mut self) -> Result<(), Fault> {
        let found = site::Entity::find_by_id(1).one(self.db).await?.ok_or_else(|| Fault::Content("数据库里没有站点，请先运行 migrate".to_owned()))?;
        let (identity, home): (Site, Layout) = (serde_json::from_str(&found.identity)?, serde_json::from_str(&found.home)?);
        let mut row = found.clone();
        if let Some(wanted) = self.content.site.as_ref().filter(|wanted| **wanted != identity) {
            if self.is_guest() && identity != Site::default() {
                self.written.kept.push(format!("保留了本站的名称“{}”和网站信息", identity.name));
            } else {
                row.identity = serde_json::to_string(wanted)?;
            }
        }
        if let Some(wanted) = self.content.home.as_ref().filter(|wanted| **wanted != home) {
            if self.is_guest() && !home.is_empty() {
                self.written.kept.push("保留了本站的首页版式".to_owned());
            } else {
                row.home = serde_json::to_string(wanted)?;
            }
        }
        let differs = row != found;
        if differs {
            site::Entity::update(row.into_active_model().reset_all()).exec(self.db).await?;
        }
        if self.content.site.is_some() || self.content.home.is_some() {
            self.written.site.settle(Step::changed(differs));
        }
        Ok(())
    }
}
