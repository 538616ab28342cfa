//! Topics, one file each.

use sea_orm::{DatabaseTransaction, EntityTrait, QueryOrder};

use super::{
    Folder, Site,
    articles::file,
    tables::{Toml, quoted},
};
use crate::{
    model::{body::Body, topic::Layout},
    server::{
        db::{topic, topic_block, topic_entry},
        import::store::Fault,
    },
};

/// Writes all of them.
pub async fn write(db: &DatabaseTransaction, site: &Site, folder: &Folder) -> Result<(), Fault> {
    let topics = topic::Entity::find().order_by_asc(topic::Column::Position).order_by_desc(topic::Column::Id).all(db).await?;
    let blocks = topic_block::Entity::find().order_by_asc(topic_block::Column::Position).order_by_asc(topic_block::Column::Id).all(db).await?;
    let entries = topic_entry::Entity::find().order_by_asc(topic_entry::Column::Position).all(db).await?;
    for row in &topics {
        let mut toml = Toml::default();
        toml.text("title", &row.title)
            .text("summary", &row.summary)
            .text("banner", site.file(row.banner_id))
            .number("position", row.position)
            .switch("hidden", row.hidden, false)
            .text("seo-title", &row.seo_title)
            .text("seo-description", &row.seo_description);
        for block in blocks.iter().filter(|block| block.topic_id == row.id) {
            let own = entries.iter().filter(|entry| entry.block_id == block.id).map(|entry| entry.article_id.to_string());
            one_block(&mut toml, block, &own.collect::<Vec<_>>(), site);
        }
        let intro: Body = serde_json::from_str(&row.intro)?;
        folder.write(&format!("topics/{}.html", row.slug), &file(toml, &intro))?;
    }
    Ok(())
}

fn one_block(toml: &mut Toml, block: &topic_block::Model, articles: &[String], site: &Site) {
    let usual = Layout::default().word();
    toml.entry("block").text("heading", &block.heading).text("layout", if block.layout == usual { "" } else { &block.layout });
    if block.tag.is_empty() && block.channel_id.is_none() {
        toml.raw("articles", &format!("[{}]", articles.join(", ")));
    } else {
        if !block.tag.is_empty() {
            toml.raw("tag", &quoted(&block.tag));
        }
        toml.text("channel", site.slug(block.channel_id)).number("number", block.number);
    }
}
