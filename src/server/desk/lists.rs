//! Lists of articles as editors see them: read by their place in the list, never by counting rows.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
    sea_query::{Alias, Expr, ExprTrait, Func, LikeExpr, Order, SimpleExpr},
};

use crate::{
    error::Error,
    model::{
        desk::{
            Place,
            lists::{ArticleRow, Counts, Filter, Leafed, Overview},
        },
        draft::Standing,
        page_of::Cursor,
        person::Right,
        stamp::Stamp,
    },
    server::{
        db::{
            article::{self, State},
            draft, person,
        },
        newsroom::Newsroom,
        structure::Structure,
        visitor::Person,
    },
};

/// Rows on a page.
const PAGE: usize = 50;
/// Rows of each list of the overview.
const FEW: usize = 8;

#[derive(FromQueryResult)]
struct Found {
    id: i64,
    title: String,
    channel_id: i64,
    state: State,
    binned_at: Option<i64>,
    version: Option<i64>,
    live_version: Option<i64>,
    publish_at: Option<i64>,
    updated_at: i64,
    hits: i64,
    author: Option<String>,
    editor: Option<String>,
    key: i64,
}

/// One page of a list: rows `before` or `after` a place of it, its beginning without either.
pub async fn page(
    newsroom: &Newsroom,
    person: &Person,
    place: Place,
    filter: &Filter,
    before: &str,
    after: &str,
) -> Result<Leafed<ArticleRow>, Error> {
    let (before, after) = (before.parse::<Cursor>().ok(), after.parse::<Cursor>().ok());
    let rows = rows(newsroom, person, place, filter, (before, after), PAGE + 1).await?;
    Ok(leaf(rows, PAGE, before.is_some(), after.is_some(), |row: &ArticleRow| row.key.to_string()))
}

/// What waits, and what has happened lately.
pub async fn overview(newsroom: &Newsroom, person: &Person) -> Result<Overview, Error> {
    let few = async |place| rows(newsroom, person, place, &Filter::default(), (None, None), FEW).await;
    Ok(Overview {
        counts: counts(newsroom, person).await?,
        drafts: few(Place::Drafts).await?,
        scheduled: few(Place::Scheduled).await?,
        recent: few(Place::Articles).await?,
    })
}

/// Articles by their numbers, as far as somebody may know of them; the last changed first.
pub async fn of_numbers(newsroom: &Newsroom, person: &Person, numbers: Vec<i64>) -> Result<Vec<ArticleRow>, Error> {
    let structure = newsroom.structure();
    let (key, _) = order_of(Place::Articles);
    let wanted = visible(select(key.clone()), person, &structure).filter(article::Column::Id.is_in(numbers));
    let found: Vec<Found> = wanted.order_by(key, Order::Desc).into_model().all(&newsroom.db.read).await?;
    Ok(found.into_iter().map(|found| row(found, &structure)).collect())
}

/// Everybody who can be chosen in a filter: number and name.
pub async fn names(newsroom: &Newsroom) -> Result<Vec<(i64, String)>, Error> {
    let names = person::Entity::find().select_only().columns([person::Column::Id, person::Column::Name]).order_by_asc(person::Column::Id);
    Ok(names.into_tuple().all(&newsroom.db.read).await?)
}

/// Cuts what was read (one row more than fits; the other way round when reading backwards) to a page.
pub fn leaf<T>(mut rows: Vec<T>, size: usize, backwards: bool, forwards: bool, key: impl Fn(&T) -> String) -> Leafed<T> {
    let more = rows.len() > size;
    rows.truncate(size);
    if backwards {
        rows.reverse();
    }
    let before = rows.first().filter(|_| if backwards { more } else { forwards }).map(&key);
    let after = rows.last().filter(|_| backwards || more).map(&key);
    Leafed { rows, before, after }
}

async fn rows(
    newsroom: &Newsroom,
    person: &Person,
    place: Place,
    filter: &Filter,
    (before, after): (Option<Cursor>, Option<Cursor>),
    count: usize,
) -> Result<Vec<ArticleRow>, Error> {
    let structure = newsroom.structure();
    let (key, ascending) = order_of(place);
    let mut wanted = of_place(visible(select(key.clone()), person, &structure), person, place);
    wanted = narrowed(wanted, filter, &structure);
    let at = || Expr::tuple([key.clone(), Expr::col((article::Entity, article::Column::Id))]);
    let cursor = |at: Cursor| Expr::tuple([Expr::val(at.published_at), Expr::val(at.id)]);
    let upwards = ascending != before.is_some();
    if let Some(from) = before.or(after) {
        wanted = wanted.filter(if upwards { at().gt(cursor(from)) } else { at().lt(cursor(from)) });
    }
    let order = if upwards { Order::Asc } else { Order::Desc };
    wanted = wanted.order_by(key, order.clone()).order_by(article::Column::Id, order);
    let found: Vec<Found> = wanted.limit(count as u64).into_model().all(&newsroom.db.read).await?;
    Ok(found.into_iter().map(|found| row(found, &structure)).collect())
}

/// What a list is ordered by, and whether the lowest comes first: of what is scheduled, the next.
fn order_of(place: Place) -> (SimpleExpr, bool) {
    match place {
        Place::Scheduled => (Expr::col((draft::Entity, draft::Column::PublishAt)), true),
        Place::Bin => (Expr::col((article::Entity, article::Column::BinnedAt)), false),
        _ => (Expr::col((article::Entity, article::Column::UpdatedAt)), false),
    }
}

fn select(key: SimpleExpr) -> Select<article::Entity> {
    let name = |of: &'static str| Expr::col((Alias::new(of), person::Column::Name));
    article::Entity::find()
        .filter(article::Column::Id.gt(0))
        .select_only()
        .columns([article::Column::Id, article::Column::State, article::Column::BinnedAt, article::Column::UpdatedAt, article::Column::Hits])
        .column_as(newest_title(), "title")
        .column_as(newest_channel(), "channel_id")
        .columns([draft::Column::Version, draft::Column::LiveVersion, draft::Column::PublishAt])
        .column_as(name("author"), "author")
        .column_as(name("editor"), "editor")
        .column_as(key, "key")
        .join(JoinType::LeftJoin, article::Relation::Draft.def())
        .join_as(JoinType::LeftJoin, draft::Relation::Author.def(), Alias::new("author"))
        .join_as(JoinType::LeftJoin, draft::Relation::Editor.def(), Alias::new("editor"))
}

fn newest_title() -> SimpleExpr {
    Func::coalesce([Expr::col((draft::Entity, draft::Column::Title)), Expr::col((article::Entity, article::Column::Title))]).into()
}

fn newest_channel() -> SimpleExpr {
    Func::coalesce([Expr::col((draft::Entity, draft::Column::ChannelId)), Expr::col((article::Entity, article::Column::ChannelId))]).into()
}

/// What the person may know of, as `drafts::Held::rights` says it of one article: what they may read in both channels
/// that it is and will be in, and what they began themselves and nobody has published yet.
fn may_see(person: &Person, structure: &Structure) -> Option<Condition> {
    let reads = person.channels(Right::Read, structure)?;
    let both = |channels: Vec<i64>| {
        let live = Expr::col((article::Entity, article::Column::ChannelId)).is_in(channels.clone());
        Condition::all().add(live).add(newest_channel().is_in(channels))
    };
    let own = Condition::all().add(draft::Column::AuthorId.eq(person.id)).add(article::Column::State.eq(State::Draft));
    let own = person.channels(Right::Write, structure).map_or(own.clone(), |writes| own.add(both(writes)));
    Some(Condition::any().add(both(reads)).add(own))
}

fn visible(wanted: Select<article::Entity>, person: &Person, structure: &Structure) -> Select<article::Entity> {
    match may_see(person, structure) {
        Some(condition) => wanted.filter(condition),
        None => wanted,
    }
}

fn of_place(wanted: Select<article::Entity>, person: &Person, place: Place) -> Select<article::Entity> {
    match place {
        Place::Bin => wanted.filter(article::Column::BinnedAt.is_not_null()),
        Place::Drafts => wanted.filter(own_draft(person)),
        Place::Scheduled => wanted.filter(draft::Column::PublishAt.is_not_null()).filter(article::Column::BinnedAt.is_null()),
        _ => wanted.filter(article::Column::BinnedAt.is_null()),
    }
}

fn own_draft(person: &Person) -> Condition {
    Condition::all().add(draft::Column::AuthorId.eq(person.id)).add(article::Column::State.eq(State::Draft)).add(article::Column::BinnedAt.is_null())
}

fn differs() -> Condition {
    Condition::all()
        .add(article::Column::State.eq(State::Published))
        .add(Expr::col((draft::Entity, draft::Column::Version)).not_equals((draft::Entity, draft::Column::LiveVersion)))
}

fn narrowed(wanted: Select<article::Entity>, filter: &Filter, structure: &Structure) -> Select<article::Entity> {
    let standing = match filter.standing {
        Some(Standing::Draft) => Some(State::Draft),
        Some(Standing::Published) => Some(State::Published),
        Some(Standing::Withdrawn) => Some(State::Withdrawn),
        Some(Standing::Binned) | None => None,
    };
    let mut conditions = Condition::all().add_option(standing.map(|state| article::Column::State.eq(state)));
    if filter.changed {
        conditions = conditions.add(differs());
    }
    if let Some(channel) = filter.channel {
        let within = |known: &&crate::server::structure::Channel| structure.path_to(known).iter().any(|above| above.id == channel);
        conditions = conditions.add(newest_channel().is_in(structure.channels.iter().filter(within).map(|known| known.id)));
    }
    conditions = conditions.add_option(filter.author.map(|author| draft::Column::AuthorId.eq(author)));
    if !filter.words.is_empty() {
        // What is typed is looked for as it stands. SQLite's LIKE takes capital letters for small ones, Postgres' does not.
        let text = filter.words.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let title: SimpleExpr = Func::lower(newest_title()).into();
        conditions = conditions.add(title.like(LikeExpr::new(format!("%{text}%")).escape('\\')));
    }
    wanted.filter(conditions)
}

#[derive(FromQueryResult)]
struct Counted {
    drafts: i64,
    scheduled: i64,
    changed: i64,
    binned: i64,
}

/// All of them in one statement. Whatever waits has a draft, so that the articles without one are not looked at.
async fn counts(newsroom: &Newsroom, person: &Person) -> Result<Counts, Error> {
    let structure = newsroom.structure();
    let count = |condition: Condition| -> SimpleExpr { Func::count(Expr::case(condition, Expr::val(1i64))).into() };
    let there = || Condition::all().add(article::Column::BinnedAt.is_null());
    // What is worked on under a number below zero is no article: see `pages`.
    let mut wanted = draft::Entity::find()
        .filter(draft::Column::ArticleId.gt(0))
        .select_only()
        .join(JoinType::InnerJoin, draft::Relation::Article.def())
        .column_as(count(own_draft(person)), "drafts")
        .column_as(count(there().add(draft::Column::PublishAt.is_not_null())), "scheduled")
        .column_as(count(there().add(differs())), "changed")
        .column_as(count(Condition::all().add(article::Column::BinnedAt.is_not_null())), "binned");
    if let Some(condition) = may_see(person, &structure) {
        wanted = wanted.filter(condition);
    }
    let found: Option<Counted> = wanted.into_model().one(&newsroom.db.read).await?;
    Ok(found.map_or_else(Counts::default, |found| {
        let Counted { drafts, scheduled, changed, binned } = found;
        Counts { drafts, scheduled, changed, binned }
    }))
}

fn row(found: Found, structure: &Structure) -> ArticleRow {
    let standing = match (found.binned_at, found.state) {
        (Some(_), _) => Standing::Binned,
        (None, State::Draft) => Standing::Draft,
        (None, State::Published) => Standing::Published,
        (None, State::Withdrawn) => Standing::Withdrawn,
    };
    ArticleRow {
        id: found.id,
        // What was never edited here is its own first version: see `drafts`.
        version: found.version.unwrap_or(1),
        title: found.title,
        channel: structure.channel(found.channel_id).map(|channel| channel.link.name.clone()).unwrap_or_default(),
        standing,
        differs: found.version != found.live_version,
        author: found.author.unwrap_or_default(),
        changed_by: found.editor.unwrap_or_default(),
        changed: Stamp::of_unix(found.updated_at),
        scheduled: found.publish_at.map(Stamp::of_unix),
        binned: found.binned_at.map(Stamp::of_unix),
        reads: found.hits,
        key: Cursor { published_at: found.key, id: found.id },
    }
}
