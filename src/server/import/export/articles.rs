//! Articles, one file each, in folders by channel.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    Folder, Site,
    tables::{Toml, quoted},
};
use crate::{
    model::{article::Correction, body::Body, manuscript::Manuscript, stamp::Stamp},
    server::{
        db::{
            article::{self, Origin, State},
            article_body, draft, placement,
        },
        import::store::Fault,
        manuscripts,
    },
};

/// Articles read at a time.
const SOME: u64 = 200;

/// Writes all of them, by number.
pub async fn write(db: &DatabaseTransaction, site: &Site, folder: &Folder) -> Result<(), Fault> {
    // What stands below is no article: see `server::pages`.
    let mut last = 0;
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
        let mut drafts = drafts(db, &rows).await?;
        for (mut row, body) in rows {
            let mut body: Body = body.map_or(Ok(Body::default()), |body| serde_json::from_str(&body.body))?;
            let mut channels = placements.get(&row.id).cloned().unwrap_or_default();
            if let Some(mut draft) = drafts.remove(&row.id) {
                row = manuscripts::row(&draft, &row, site.number(&draft.cover)).map_err(|fault| Fault::Content(fault.to_string()))?;
                (body, channels) = (std::mem::take(&mut draft.body), draft.placements);
            }
            let toml = fields(&row, &channels, site)?;
            folder.write(&format!("articles/{}/{}.html", site.slug(Some(row.channel_id)), row.id), &file(toml, &body))?;
        }
    }
}

/// What was never public says what its working copy says; of what is public a bundle carries what readers see.
async fn drafts(db: &DatabaseTransaction, rows: &[(article::Model, Option<article_body::Model>)]) -> Result<HashMap<i64, Manuscript>, Fault> {
    let unseen: Vec<i64> = rows.iter().filter(|(row, _)| row.state == State::Draft).map(|(row, _)| row.id).collect();
    if unseen.is_empty() {
        return Ok(HashMap::new());
    }
    let found = draft::Entity::find().filter(draft::Column::ArticleId.is_in(unseen)).all(db).await?;
    found.into_iter().map(|draft| Ok((draft.article_id, serde_json::from_str(&draft.manuscript)?))).collect()
}

/// A file of fields and text.
pub fn file(fields: Toml, body: &Body) -> String {
    format!("+++\n{}+++\n{}", fields.finish(), body.plain_html().as_str())
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
    let corrections: Vec<Correction> = serde_json::from_str(&row.corrections)?;
    if !corrections.is_empty() {
        let line = |known: &Correction| format!("  {{ at = {}, note = {} }},\n", Stamp::of_unix(known.at).iso(), quoted(&known.note));
        toml.raw("corrections", &format!("[\n{}]", corrections.iter().map(line).collect::<String>()));
    }
    Ok(toml)
}
