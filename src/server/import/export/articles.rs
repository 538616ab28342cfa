//! Articles, one file each, in folders by channel.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Folder, Site, tables::Toml};
use crate::{
    model::body::Body,
    server::{
        db::{
            article::{self, Origin, State},
            article_body, placement,
        },
        import::store::Fault,
    },
};

/// Articles read at a time.
const SOME: u64 = 200;

/// Writes all of them, by number.
pub async fn write(db: &DatabaseTransaction, site: &Site, folder: &Folder) -> Result<(), Fault> {
    let mut last = i64::MIN;
    loop {
        let rows = article::Entity::find()
            .filter(article::Column::Id.gt(last))
            .order_by_asc(article::Column::Id)
            .limit(SOME)
            .find_also_related(article_body::Entity)
            .all(db)
            .await?;
        let Some((end, _)) = rows.last() else { return Ok(()) };
        let placements = placements(db, last, end.id).await?;
        last = end.id;
        for (row, body) in rows {
            let body: Body = body.map_or(Ok(Body::default()), |body| serde_json::from_str(&body.body))?;
            let toml = fields(&row, placements.get(&row.id).map_or(&[], Vec::as_slice), site)?;
            folder.write(&format!("articles/{}/{}.html", site.slug(Some(row.channel_id)), row.id), &file(toml, &body))?;
        }
    }
}

/// A file of fields and text.
pub fn file(fields: Toml, body: &Body) -> String {
    format!("+++\n{}+++\n{}", fields.finish(), body.html().as_str())
}

async fn placements(db: &DatabaseTransaction, after: i64, upto: i64) -> Result<HashMap<i64, Vec<i64>>, Fault> {
    let rows = placement::Entity::find()
        .filter(placement::Column::ArticleId.gt(after))
        .filter(placement::Column::ArticleId.lte(upto))
        .order_by_asc(placement::Column::Position)
        .order_by_asc(placement::Column::ChannelId)
        .all(db)
        .await?;
    let mut placements: HashMap<i64, Vec<i64>> = HashMap::new();
    for row in rows {
        placements.entry(row.article_id).or_default().push(row.channel_id);
    }
    Ok(placements)
}

fn fields(row: &article::Model, placements: &[i64], site: &Site) -> Result<Toml, Fault> {
    let (state, dated) = match row.state {
        State::Published => ("", true),
        State::Draft => ("draft", false),
        State::Withdrawn => ("withdrawn", true),
    };
    let origin = match row.origin {
        Origin::Own => "",
        Origin::Reprint => "reprint",
        Origin::External => "external",
    };
    let tags: Vec<String> = serde_json::from_str(&row.tags)?;
    let mut toml = Toml::default();
    toml.text("channel", site.slug(Some(row.channel_id)))
        .text("title", &row.title)
        .text("state", state)
        .moment("published", row.published_at.filter(|_| dated))
        .moment("first-published", row.first_published_at.filter(|first| dated && Some(*first) != row.published_at))
        .text("kicker", &row.kicker)
        .text("subtitle", &row.subtitle)
        .text("short-title", &row.short_title)
        .text("summary", &row.summary)
        .text("source", &row.source)
        .text("source-url", &row.source_url)
        .text("original-title", &row.original_title)
        .text("original-author", &row.original_author)
        .text("reporters", &row.reporters)
        .text("photographer", &row.photographer)
        .text("editor", &row.editor)
        .text("cover", site.file(row.cover_id))
        .text("origin", origin)
        .text("link", &row.link)
        .texts("tags", tags.iter().map(String::as_str))
        .texts("placements", placements.iter().map(|channel| site.slug(Some(*channel))))
        .text("more", site.slug(row.more_id))
        .text("strip", site.slug(row.strip_id))
        .text("seo-title", &row.seo_title)
        .text("seo-description", &row.seo_description)
        .switch("print", !row.no_print, true)
        .switch("share", !row.no_share, true);
    Ok(toml)
}
