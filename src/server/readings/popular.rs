//! 热门: which articles are read most just now. Their order is worked out once a minute; what a page shows of them it reads
//! with its other lists, so that nothing is shown that is not public any more.

use std::vec::IntoIter;

use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    sea_query::{Expr, ExprTrait, Order},
};

use super::day_of_hour;
use crate::{
    error::Error,
    model::readings::Popular,
    server::{
        db::{
            article::{self, State},
            reading, reading_hour,
        },
        lists::{Listed, RANKS, Wanted, rows},
        newsroom::Newsroom,
    },
};

/// Numbers of articles, the most read first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    day: [i64; RANKS],
    week: [i64; RANKS],
}

impl Ranking {
    /// The lists of a page that shows what is read most; none where nothing was counted.
    pub fn wanted(&self) -> Vec<Wanted> {
        let any = *self != Ranking::default();
        if any { vec![Wanted::Ranked(self.day), Wanted::Ranked(self.week)] } else { Vec::new() }
    }

    /// The same, taken out of what was found.
    pub fn filled(&self, found: &mut IntoIter<Vec<Listed>>) -> Popular {
        let mut lists = found.take(self.wanted().len()).map(rows);
        Popular { day: lists.next().unwrap_or_default(), week: lists.next().unwrap_or_default() }
    }
}

/// Works the order out anew.
pub async fn rank(newsroom: &Newsroom) -> Result<(), Error> {
    let hour = newsroom.now().div_euclid(3600);
    let day: Vec<(i64, i64)> = reading_hour::Entity::find()
        .select_only()
        .column(reading_hour::Column::ArticleId)
        .column_as(Expr::col((reading_hour::Entity, reading_hour::Column::Reads)).sum().cast_as("bigint"), "reads")
        .join(JoinType::InnerJoin, reading_hour::Relation::Article.def())
        .filter(reading_hour::Column::Hour.gt(hour - 24))
        .filter(article::Column::State.eq(State::Published))
        .group_by(reading_hour::Column::ArticleId)
        .order_by(Expr::col("reads"), Order::Desc)
        .order_by_desc(reading_hour::Column::ArticleId)
        .limit(RANKS as u64)
        .into_tuple()
        .all(&newsroom.db.read)
        .await?;
    let week: Vec<(i64, i64)> = reading::Entity::find()
        .select_only()
        .column(reading::Column::ArticleId)
        .column_as(Expr::col((reading::Entity, reading::Column::Reads)).sum().cast_as("bigint"), "reads")
        .join(JoinType::InnerJoin, reading::Relation::Article.def())
        .filter(reading::Column::Day.gt(day_of_hour(hour) - 7))
        .filter(article::Column::State.eq(State::Published))
        .group_by(reading::Column::ArticleId)
        .order_by(Expr::col("reads"), Order::Desc)
        .order_by_desc(reading::Column::ArticleId)
        .limit(RANKS as u64)
        .into_tuple()
        .all(&newsroom.db.read)
        .await?;
    newsroom.readings.set_ranking(Ranking { day: ranks(&day), week: ranks(&week) });
    Ok(())
}

/// Numbers in order; 0, which is no article's, where there are no more.
fn ranks(found: &[(i64, i64)]) -> [i64; RANKS] {
    let mut ranks = [0; RANKS];
    for (rank, (id, _)) in ranks.iter_mut().zip(found) {
        *rank = *id;
    }
    ranks
}
