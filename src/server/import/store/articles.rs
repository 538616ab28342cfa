//! Articles, known by their numbers or by what they were called where they come from.

use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, NotSet, QueryFilter, QueryOrder, Set};

use super::{Fault, Import, Step};
use crate::{
    model::safe_url::SafeUrl,
    server::{
        db::{
            article, article_body, imported, placement,
            publication::{self, Act},
        },
        drafts, excerpt,
        import::content::{Article, Publication},
        pictures::uses::{self, Holder},
    },
};

/// What the site has of one article.
struct Found {
    row: article::Model,
    body: String,
    placements: Vec<i64>,
}

impl Import<'_> {
    /// All articles of this import, so many at a time that a few statements find what the site has of them.
    pub(super) async fn articles(&mut self) -> Result<(), Fault> {
        for some in self.content.articles.chunks(200) {
            let keys = self.imported(some).await?;
            let number = |wanted: &Article| wanted.id.or_else(|| keys.get(&wanted.key).copied());
            let mut found = self.found(some.iter().filter_map(number).collect()).await?;
            for wanted in some {
                let known = number(wanted);
                let (id, step) = self.one_article(wanted, known.and_then(|id| found.remove(&id))).await?;
                self.remember(wanted, id, known).await?;
                if !matches!(step, Step::Unchanged) {
                    self.touched.push(id);
                }
                self.written.articles.settle(step);
            }
        }
        self.advance_numbers().await
    }

    /// Numbers that an earlier import gave, by key.
    async fn imported(&self, some: &[Article]) -> Result<HashMap<String, i64>, Fault> {
        let keys = some.iter().filter(|wanted| wanted.id.is_none() && !wanted.key.is_empty()).map(|wanted| wanted.key.as_str());
        let rows = imported::Entity::find()
            .filter(imported::Column::System.eq(self.content.system.as_str()))
            .filter(imported::Column::Kind.eq("article"))
            .filter(imported::Column::Key.is_in(keys))
            .all(self.db)
            .await?;
        Ok(rows.into_iter().map(|row| (row.key, row.id)).collect())
    }

    async fn found(&self, ids: Vec<i64>) -> Result<HashMap<i64, Found>, Fault> {
        let rows = article::Entity::find().filter(article::Column::Id.is_in(ids.clone())).all(self.db).await?;
        let bodies = article_body::Entity::find().filter(article_body::Column::ArticleId.is_in(ids.clone())).all(self.db).await?;
        let placements = placement::Entity::find()
            .filter(placement::Column::ArticleId.is_in(ids))
            .order_by_asc(placement::Column::Position)
            .order_by_asc(placement::Column::ChannelId)
            .all(self.db)
            .await?;
        let mut found: HashMap<i64, Found> =
            rows.into_iter().map(|row| (row.id, Found { row, body: String::new(), placements: Vec::new() })).collect();
        for body in bodies {
            found.entry(body.article_id).and_modify(|found| found.body = body.body);
        }
        for placement in placements {
            found.entry(placement.article_id).and_modify(|found| found.placements.push(placement.channel_id));
        }
        Ok(found)
    }

    async fn one_article(&mut self, wanted: &Article, found: Option<Found>) -> Result<(i64, Step), Fault> {
        let body = serde_json::to_string(&wanted.body)?;
        let mut row = self.row(wanted)?;
        let placements = self.placements(wanted, row.channel_id)?;
        let Some(found) = found else {
            let mut new = row.clone().into_active_model().reset_all();
            new.id = wanted.id.map_or(NotSet, Set);
            let id = article::Entity::insert(new).exec(self.db).await?.last_insert_id;
            uses::note(self.db, Holder::Text, id, &body).await?;
            let text = article_body::ActiveModel { article_id: Set(id), body: Set(body) };
            article_body::Entity::insert(text).exec_without_returning(self.db).await?;
            self.place(id, &placements).await?;
            for (at, act, published_at) in history(wanted.publication, self.now) {
                self.log(id, at, act, published_at).await?;
            }
            return Ok((id, Step::New));
        };
        let id = found.row.id;
        (row.id, row.hits, row.updated_at, row.binned_at) = (id, found.row.hits, found.row.updated_at, found.row.binned_at);
        row.public_at = found.row.public_at;
        if row == found.row && body == found.body && placements == found.placements {
            return Ok((id, Step::Unchanged));
        }
        if let Some(act) = act(&found.row, &row) {
            self.log(id, self.now, act, row.published_at).await?;
        }
        row.updated_at = self.now;
        if found.row.state != article::State::Draft || row.state != article::State::Draft {
            row.public_at = self.now;
        }
        let mut update = row.clone().into_active_model().reset_all();
        // Readers go on being counted meanwhile.
        update.hits = NotSet;
        article::Entity::update(update).exec(self.db).await?;
        if body != found.body {
            uses::note(self.db, Holder::Text, id, &body).await?;
            article_body::Entity::delete_by_id(id).exec(self.db).await?;
            let text = article_body::ActiveModel { article_id: Set(id), body: Set(body) };
            article_body::Entity::insert(text).exec_without_returning(self.db).await?;
        }
        if placements != found.placements {
            placement::Entity::delete_many().filter(placement::Column::ArticleId.eq(id)).exec(self.db).await?;
            self.place(id, &placements).await?;
        }
        drafts::follow_import(self.db, &row, self.now).await.map_err(|fault| Fault::Content(fault.to_string()))?;
        Ok((id, Step::Changed))
    }

    /// The row of a new article.
    fn row(&self, wanted: &Article) -> Result<article::Model, Fault> {
        let channel = wanted.channel.as_ref().ok_or_else(|| Fault::Content(format!("文章“{}”没有频道", wanted.title)))?;
        let (state, published_at, first_published_at) = match wanted.publication {
            Publication::Draft => (article::State::Draft, None, None),
            Publication::Published { at, first } => (article::State::Published, Some(at), Some(first)),
            Publication::Withdrawn { at, first } => (article::State::Withdrawn, Some(at), Some(first)),
        };
        let address = |url: &Option<SafeUrl>| url.as_ref().map(|url| url.as_str().to_owned()).unwrap_or_default();
        Ok(article::Model {
            id: 0,
            channel_id: self.channel(channel)?,
            state,
            kicker: wanted.kicker.clone(),
            title: wanted.title.clone(),
            subtitle: wanted.subtitle.clone(),
            short_title: wanted.short_title.clone(),
            summary: wanted.summary.clone(),
            excerpt: excerpt::for_lists(&wanted.summary, &wanted.body),
            source: wanted.source.clone(),
            source_url: address(&wanted.source_url),
            original_title: wanted.original_title.clone(),
            original_author: wanted.original_author.clone(),
            reporters: wanted.reporters.clone(),
            photographer: wanted.photographer.clone(),
            editor: wanted.editor.clone(),
            published_at,
            first_published_at,
            cover_id: self.picture(wanted.cover.as_ref())?,
            origin: wanted.origin.into(),
            link: address(&wanted.link),
            tags: serde_json::to_string(&wanted.tags)?,
            more_id: self.maybe_channel(wanted.more.as_ref())?,
            strip_id: self.maybe_channel(wanted.strip.as_ref())?,
            hits: 0,
            seo_title: wanted.seo_title.clone(),
            seo_description: wanted.seo_description.clone(),
            no_print: wanted.no_print,
            no_share: wanted.no_share,
            updated_at: self.now,
            // What was public elsewhere has not changed by coming here.
            public_at: published_at.unwrap_or_default(),
            binned_at: None,
            corrections: serde_json::to_string(&wanted.corrections)?,
        })
    }

    /// Numbers of the further channels, each once and without the article's own.
    fn placements(&self, wanted: &Article, own: i64) -> Result<Vec<i64>, Fault> {
        let mut placements = Vec::new();
        for slug in &wanted.placements {
            let id = self.channel(slug)?;
            if id != own && !placements.contains(&id) {
                placements.push(id);
            }
        }
        Ok(placements)
    }

    async fn place(&self, article_id: i64, channels: &[i64]) -> Result<(), Fault> {
        for (channel_id, position) in channels.iter().zip(0..) {
            let row = placement::Model { article_id, channel_id: *channel_id, position };
            placement::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(self.db).await?;
        }
        Ok(())
    }

    async fn log(&self, article_id: i64, at: i64, act: Act, published_at: Option<i64>) -> Result<(), Fault> {
        let entry = publication::ActiveModel {
            article_id: Set(article_id),
            at: Set(at),
            act: Set(act),
            published_at: Set(published_at),
            ..Default::default()
        };
        publication::Entity::insert(entry).exec(self.db).await?;
        Ok(())
    }

    /// Writes down under which number an article is known from now on.
    async fn remember(&mut self, wanted: &Article, id: i64, known: Option<i64>) -> Result<(), Fault> {
        if wanted.key.is_empty() {
            return Ok(());
        }
        let channel = wanted.channel.as_ref().map(|slug| slug.as_str()).unwrap_or_default();
        self.known.articles.insert(wanted.key.clone(), format!("/{channel}/{id}"));
        if wanted.id.is_some() || known == Some(id) {
            return Ok(());
        }
        // The article of an earlier run may be gone; its key then passes to the new one.
        let sql = "INSERT INTO imported (system, kind, key, id) VALUES ($1, 'article', $2, $3) ON CONFLICT (system, kind, key) DO UPDATE SET id = $3";
        let values = [self.content.system.as_str().into(), wanted.key.as_str().into(), id.into()];
        self.db.execute_raw(self.statement(sql, values)).await?;
        Ok(())
    }

    /// Postgres gives out numbers from a counter that does not notice rows with numbers of their own; SQLite's does.
    async fn advance_numbers(&self) -> Result<(), Fault> {
        if self.db.get_database_backend() == DbBackend::Postgres && self.content.articles.iter().any(|wanted| wanted.id.is_some()) {
            let sql = "SELECT setval(counter, GREATEST(largest, COALESCE(pg_sequence_last_value(counter), 1)))
                       FROM (SELECT pg_get_serial_sequence('article', 'id')::regclass AS counter, MAX(id) AS largest FROM article) AS numbers
                       WHERE largest IS NOT NULL";
            self.db.execute_unprepared(sql).await?;
        }
        Ok(())
    }
}

/// What is known of an article's past when it first comes in.
fn history(publication: Publication, now: i64) -> Vec<(i64, Act, Option<i64>)> {
    let (at, first, withdrawn) = match publication {
        Publication::Draft => return Vec::new(),
        Publication::Published { at, first } => (at, first, false),
        Publication::Withdrawn { at, first } => (at, first, true),
    };
    let mut log = vec![(first, Act::Publish, Some(first))];
    if at != first {
        log.push((at, Act::Redate, Some(at)));
    }
    if withdrawn {
        log.push((now, Act::Withdraw, Some(at)));
    }
    log
}

/// What happened to an article's publication from `before` to `after`, if anything.
fn act(before: &article::Model, after: &article::Model) -> Option<Act> {
    use article::State::{Draft, Published, Withdrawn};
    match (before.state, after.state) {
        (Published, Published) | (Withdrawn, Withdrawn) => (before.published_at != after.published_at).then_some(Act::Redate),
        (Draft, Draft) => None,
        (_, Published) => Some(Act::Publish),
        (_, Withdrawn) => Some(Act::Withdraw),
        (_, Draft) => Some(Act::Retract),
    }
}
