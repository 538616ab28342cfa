//! The numbers of the page about readers.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
    sea_query::{Expr, ExprTrait, Order, SimpleExpr},
};

use super::day_of_hour;
use crate::{
    error::Error,
    model::{
        desk::readers::{Asked, Figures, ReadArticle, ReadSoFar, Span},
        readings::Source,
        stamp::Stamp,
    },
    server::{
        db::{
            article::{self, State},
            reading, reading_hour,
        },
        newsroom::Newsroom,
        structure::Structure,
    },
};

/// Articles of the list.
const ARTICLES: u64 = 30;

/// What was read, of what is asked for.
pub async fn of(newsroom: &Newsroom, asked: &Asked) -> Result<Figures, Error> {
    let structure = newsroom.structure();
    let today = day_of_hour(newsroom.now().div_euclid(3600));
    let first = today + 1 - asked.span.days();
    let wanted = |first: i64| narrowed(asked, &structure).filter(reading::Column::Day.gte(first));
    let days = by_day(newsroom, wanted(first - asked.span.days())).await?;
    let begun = begun(newsroom).await?.unwrap_or(today);
    let (before, within): (Vec<_>, Vec<_>) = days.into_iter().partition(|(day, _)| *day < first);
    let total = within.iter().map(|(_, reads)| reads).sum();
    let mut figures = Figures {
        today: within.iter().find(|(day, _)| *day == today).map_or(0, |(_, reads)| *reads),
        days: bars(&within, first, asked.span),
        total,
        before: (begun <= first - asked.span.days()).then(|| before.iter().map(|(_, reads)| reads).sum()),
        sources: by_source(newsroom, wanted(first)).await?,
        ..Figures::default()
    };
    if asked.article.is_none() {
        figures.channels = by_channel(newsroom, &structure, wanted(first)).await?;
        figures.articles = by_article(newsroom, &structure, wanted(first)).await?;
    }
    Ok(figures)
}

/// Title and total of a published article.
pub async fn article(newsroom: &Newsroom, id: i64) -> Result<(String, i64), Error> {
    let found = article::Entity::find_by_id(id)
        .filter(article::Column::State.eq(State::Published))
        .select_only()
        .columns([article::Column::Title, article::Column::Hits])
        .into_tuple()
        .one(&newsroom.db.read)
        .await?;
    found.ok_or(Error::NotFound)
}

/// How often an article was read; `None` where it is not published.
pub async fn so_far(newsroom: &Newsroom, id: i64) -> Result<Option<ReadSoFar>, Error> {
    let Ok((_, total)) = article(newsroom, id).await else { return Ok(None) };
    let hour = newsroom.now().div_euclid(3600);
    let day: Option<Option<i64>> = reading_hour::Entity::find()
        .select_only()
        .column_as(Expr::col((reading_hour::Entity, reading_hour::Column::Reads)).sum().cast_as("bigint"), "reads")
        .filter(reading_hour::Column::ArticleId.eq(id))
        .filter(reading_hour::Column::Hour.gt(hour - 24))
        .into_tuple()
        .one(&newsroom.db.read)
        .await?;
    let week: Option<Option<i64>> = reading::Entity::find()
        .select_only()
        .column_as(reads(), "reads")
        .filter(reading::Column::ArticleId.eq(id))
        .filter(reading::Column::Day.gt(day_of_hour(hour) - 7))
        .into_tuple()
        .one(&newsroom.db.read)
        .await?;
    Ok(Some(ReadSoFar { total, day: day.flatten().unwrap_or(0), week: week.flatten().unwrap_or(0) }))
}

/// The first day that anything was counted on.
async fn begun(newsroom: &Newsroom) -> Result<Option<i64>, DbErr> {
    reading::Entity::find().select_only().column(reading::Column::Day).order_by_asc(reading::Column::Day).into_tuple().one(&newsroom.db.read).await
}

/// A sum of whole numbers is no whole number to Postgres.
fn reads() -> SimpleExpr {
    Expr::col((reading::Entity, reading::Column::Reads)).sum().cast_as("bigint")
}

fn narrowed(asked: &Asked, structure: &Structure) -> Select<reading::Entity> {
    let mut wanted = reading::Entity::find().select_only().join(JoinType::InnerJoin, reading::Relation::Article.def());
    if let Some(channel) = asked.channel {
        let within = |known: &&crate::server::structure::Channel| structure.path_to(known).iter().any(|above| above.id == channel);
        wanted = wanted.filter(article::Column::ChannelId.is_in(structure.channels.iter().filter(within).map(|known| known.id)));
    }
    if let Some(article) = asked.article {
        wanted = wanted.filter(reading::Column::ArticleId.eq(article));
    }
    wanted
}

async fn by_day(newsroom: &Newsroom, wanted: Select<reading::Entity>) -> Result<Vec<(i64, i64)>, DbErr> {
    let wanted = wanted.column(reading::Column::Day).column_as(reads(), "reads").group_by(reading::Column::Day);
    wanted.order_by_asc(reading::Column::Day).into_tuple().all(&newsroom.db.read).await
}

/// A bar for each day of the span, or for each week of a year; days on which nothing was read among them.
fn bars(days: &[(i64, i64)], first: i64, span: Span) -> Vec<(String, i64)> {
    let mut bars: Vec<(String, i64)> = (0..span.days() / span.step()).map(|bar| (date(first + bar * span.step()), 0)).collect();
    for (day, reads) in days {
        let bar = usize::try_from((day - first) / span.step()).ok().and_then(|bar| bars.get_mut(bar));
        bar.into_iter().for_each(|bar| bar.1 += reads);
    }
    bars
}

/// `2026-11-23`, of a day since 1970-01-01 in Shanghai.
fn date(day: i64) -> String {
    Stamp::of_unix(day * 86_400 - 8 * 3600).date().to_owned()
}

async fn by_source(newsroom: &Newsroom, wanted: Select<reading::Entity>) -> Result<Vec<(Source, i64)>, DbErr> {
    let wanted = wanted.column(reading::Column::Source).column_as(reads(), "reads").group_by(reading::Column::Source);
    let found: Vec<(String, i64)> = wanted.into_tuple().all(&newsroom.db.read).await?;
    let found: HashMap<String, i64> = found.into_iter().collect();
    Ok(Source::ALL.into_iter().map(|source| (source, found.get(source.word()).copied().unwrap_or(0))).collect())
}

async fn by_channel(newsroom: &Newsroom, structure: &Structure, wanted: Select<reading::Entity>) -> Result<Vec<(String, i64)>, DbErr> {
    let wanted = wanted.column(article::Column::ChannelId).column_as(reads(), "reads").group_by(article::Column::ChannelId);
    let wanted = wanted.order_by(Expr::col("reads"), Order::Desc).order_by_asc(article::Column::ChannelId);
    let found: Vec<(i64, i64)> = wanted.into_tuple().all(&newsroom.db.read).await?;
    let name = |id| structure.channel(id).map(|channel| channel.link.name.clone()).unwrap_or_default();
    Ok(found.into_iter().map(|(id, reads)| (name(id), reads)).collect())
}

#[derive(FromQueryResult)]
struct Found {
    id: i64,
    title: String,
    channel_id: i64,
    published_at: Option<i64>,
    reads: i64,
}

/// Of what readers can still read.
async fn by_article(newsroom: &Newsroom, structure: &Structure, wanted: Select<reading::Entity>) -> Result<Vec<ReadArticle>, DbErr> {
    let found: Vec<Found> = wanted
        .columns([article::Column::Id, article::Column::Title, article::Column::ChannelId, article::Column::PublishedAt])
        .column_as(reads(), "reads")
        .filter(article::Column::State.eq(State::Published))
        .group_by(article::Column::Id)
        .group_by(article::Column::Title)
        .group_by(article::Column::ChannelId)
        .group_by(article::Column::PublishedAt)
        .order_by(Expr::col("reads"), Order::Desc)
        .order_by_desc(article::Column::Id)
        .limit(ARTICLES)
        .into_model()
        .all(&newsroom.db.read)
        .await?;
    let channel = |id| structure.channel(id).map(|channel| channel.link.name.clone()).unwrap_or_default();
    let row = |found: Found| ReadArticle {
        id: found.id,
        title: found.title,
        channel: channel(found.channel_id),
        published: Stamp::of_unix(found.published_at.unwrap_or_default()),
        reads: found.reads,
    };
    Ok(found.into_iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::{Span, bars};

    #[test]
    fn every_day_has_a_bar_and_every_week_of_a_year() {
        let week = bars(&[(20_000, 3), (20_006, 5)], 20_000, Span::Week);
        assert_eq!((week.len(), week[0].clone(), week[3].1, week[6].1), (7, ("2024-10-04".to_owned(), 3), 0, 5));
        let year = bars(&[(20_000, 3), (20_006, 5), (20_007, 1), (20_363, 9)], 20_000, Span::Year);
        assert_eq!((year.len(), year[0].1, year[1].1, year[51].1), (52, 8, 1, 9));
    }
}
