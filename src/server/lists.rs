//! Rows of articles. However many lists a page has, they come in one statement.

use sea_orm::{
    DbErr, FromQueryResult,
    sea_query::{
        Alias, CaseStatement, ColumnRef, Condition, Expr, ExprTrait, IntoColumnRef, JoinType, Order, Query, SelectStatement, SimpleExpr, UnionType,
    },
};

use super::{
    db::{Database, article, listing, picture, related, slot_entry, tagging, topic_entry},
    structure::Structure,
};
use crate::model::{
    article::Row,
    page_of::Cursor,
    picture::{Focus, Picture},
    stamp::Stamp,
};

/// How many articles stand in a list of those that are read most.
pub const RANKS: usize = 10;

/// One list that a page wants.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// Rows of a channel's list.
    Channel {
        /// Its number.
        id: i64,
        /// At most so many.
        count: i64,
        /// Where in the list.
        from: From,
        /// Only articles with a cover.
        with_picture: bool,
    },
    /// These articles, in this order; 0 is none.
    Ranked([i64; RANKS]),
    /// The hand-picked entries of a slot that are due at a moment (seconds since 1970-01-01 UTC).
    Slot {
        /// Its number.
        id: i64,
        /// The moment.
        now: i64,
    },
    /// Rows of a tag's list.
    Tag {
        /// The tag's key.
        key: String,
        /// Only those that stand in this channel's list, too.
        channel: Option<i64>,
        /// At most so many.
        count: i64,
        /// Where in the list.
        from: From,
    },
    /// What was picked for a topic's block.
    Picked {
        /// The block's number.
        block: i64,
    },
    /// Articles about the same as one.
    Related {
        /// The number of that one.
        article: i64,
        /// At most so many.
        count: i64,
    },
}

/// A place in a list that is ordered newest first.
#[derive(Clone, Copy, Debug)]
pub enum From {
    /// Its beginning.
    Newest,
    /// After an item: older ones follow.
    After(Cursor),
    /// Before an item: the newer ones next to it, oldest first.
    Before(Cursor),
    /// Before a moment, and then so many further.
    Until {
        /// The moment, itself not included.
        end: i64,
        /// Rows passed over.
        skip: i64,
    },
}

/// A channel's newest rows.
pub fn newest(id: i64, count: i64) -> Wanted {
    Wanted::Channel { id, count, from: From::Newest, with_picture: false }
}

/// A channel's newest rows that have a cover.
pub fn newest_pictures(id: i64, count: i64) -> Wanted {
    Wanted::Channel { id, count, from: From::Newest, with_picture: true }
}

/// A row with what the list it came from needs to go on.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The row.
    pub row: Row,
    /// Its place in a channel's list.
    pub place: Cursor,
    /// The number of its canonical channel.
    pub channel: i64,
}

/// All lists of a page, in the order they were asked for.
pub async fn lists(db: &Database, structure: &Structure, wanted: &[Wanted]) -> Result<Vec<Vec<Listed>>, DbErr> {
    let mut lists: Vec<Vec<Listed>> = wanted.iter().map(|_| Vec::new()).collect();
    let mut parts = wanted.iter().enumerate().map(|(number, wanted)| part(number, wanted));
    let Some(mut chosen) = parts.next() else { return Ok(lists) };
    for part in parts {
        chosen.union(UnionType::All, part);
    }
    let statement = db.backend().build(&rows_of(chosen));
    for found in FoundRow::find_by_statement(statement).all(&db.read).await? {
        let list = found.list as usize;
        let reversed = matches!(wanted[list], Wanted::Channel { from: From::Before(_), .. } | Wanted::Tag { from: From::Before(_), .. });
        let listed = found.listed(structure);
        if reversed { lists[list].insert(0, listed) } else { lists[list].push(listed) }
    }
    Ok(lists)
}

/// The published ones of articles, in the order they are named.
pub async fn of_numbers(db: &Database, structure: &Structure, numbers: &[i64]) -> Result<Vec<Row>, DbErr> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let zero = || Expr::val(0i64).cast_as("bigint");
    let chosen = Query::select()
        .expr_as(zero(), "list")
        .expr_as(zero(), "place")
        .expr_as(Expr::col(article::Column::Id), "article_id")
        .expr_as(Expr::val("").cast_as("text"), "title")
        .expr_as(Expr::val(None::<i64>).cast_as("bigint"), "picture_id")
        .from(article::Entity)
        .and_where(Expr::col(article::Column::Id).is_in(numbers.iter().copied()))
        .take();
    let found = FoundRow::find_by_statement(db.backend().build(&rows_of(chosen))).all(&db.read).await?;
    let mut rows = rows(found.into_iter().map(|found| found.listed(structure)).collect());
    rows.sort_by_key(|row| numbers.iter().position(|number| *number == row.id));
    Ok(rows)
}

/// The articles of one wanted list: `list, place, published_at, article_id, title, picture_id`. The limit stands in a
/// select of its own, because SQLite allows none inside a union.
fn part(number: usize, wanted: &Wanted) -> SelectStatement {
    let inner = match wanted {
        Wanted::Channel { id, count, from, with_picture } => of_channel(*id, *count, *from, *with_picture),
        Wanted::Slot { id, now } => of_slot(*id, *now),
        Wanted::Ranked(ids) => of_ranking(ids),
        Wanted::Tag { key, channel, count, from } => of_tag(key, *channel, *count, *from),
        Wanted::Picked { block } => of_block(*block),
        Wanted::Related { article, count } => of_related(*article, *count),
    };
    let name = Alias::new(format!("part{number}"));
    let columns = ["place", "published_at", "article_id", "title", "picture_id"].map(|column| (name.clone(), Alias::new(column)));
    Query::select().expr_as(Expr::val(number as i64).cast_as("bigint"), "list").columns(columns).from_subquery(inner, name.clone()).take()
}

fn of_channel(id: i64, count: i64, from: From, with_picture: bool) -> SelectStatement {
    use listing::Column::{ArticleId, ChannelId};
    let mut select = in_order("listing", count, from);
    select.and_where(Expr::col((listing::Entity, ChannelId)).eq(id));
    if with_picture {
        let own = Expr::col((article::Entity, article::Column::Id)).equals((listing::Entity, ArticleId));
        select.join(JoinType::InnerJoin, article::Entity, own).and_where(Expr::col((article::Entity, article::Column::CoverId)).is_not_null());
    }
    select
}

/// Of a tag's list, perhaps only what stands in a channel's list, too.
fn of_tag(key: &str, channel: Option<i64>, count: i64, from: From) -> SelectStatement {
    use tagging::Column::{ArticleId, Tag};
    let mut select = in_order("tagging", count, from);
    select.and_where(Expr::col((tagging::Entity, Tag)).eq(key));
    if let Some(channel) = channel {
        let own = Expr::col((listing::Entity, listing::Column::ArticleId)).equals((tagging::Entity, ArticleId));
        select.join(JoinType::InnerJoin, listing::Entity, own).and_where(Expr::col((listing::Entity, listing::Column::ChannelId)).eq(channel));
    }
    select
}

/// Rows of `listing` or `tagging` in the order that both are kept in.
fn in_order(table: &'static str, count: i64, from: From) -> SelectStatement {
    let column = |name: &'static str| -> ColumnRef { (table, name).into_column_ref() };
    let mut select = Query::select();
    select
        .expr_as(Expr::val(0i64).cast_as("bigint"), "place")
        .column(column("published_at"))
        .column(column("article_id"))
        .expr_as(Expr::val("").cast_as("text"), "title")
        .expr_as(Expr::val(None::<i64>).cast_as("bigint"), "picture_id")
        .from(table)
        .limit(u64::try_from(count).unwrap_or(0));
    let place = || Expr::tuple([Expr::col(column("published_at")), Expr::col(column("article_id"))]);
    let cursor = |at: Cursor| Expr::tuple([Expr::val(at.published_at), Expr::val(at.id)]);
    let order = match from {
        From::Newest => Order::Desc,
        From::After(at) => {
            select.and_where(place().lt(cursor(at)));
            Order::Desc
        }
        From::Before(at) => {
            select.and_where(place().gt(cursor(at)));
            Order::Asc
        }
        From::Until { end, skip } => {
            select.and_where(Expr::col(column("published_at")).lt(end)).offset(u64::try_from(skip).unwrap_or(0));
            Order::Desc
        }
    };
    select.order_by(column("published_at"), order.clone()).order_by(column("article_id"), order).take()
}

fn of_block(block: i64) -> SelectStatement {
    use topic_entry::Column::{ArticleId, BlockId, Position};
    by_hand(Expr::col((topic_entry::Entity, Position)), Expr::col((topic_entry::Entity, ArticleId)))
        .from(topic_entry::Entity)
        .and_where(Expr::col((topic_entry::Entity, BlockId)).eq(block))
        .take()
}

fn of_related(article: i64, count: i64) -> SelectStatement {
    use related::Column::{ArticleId, OtherId, Weight};
    by_hand(Expr::val(0i64).sub(Expr::col((related::Entity, Weight))), Expr::col((related::Entity, OtherId)))
        .from(related::Entity)
        .and_where(Expr::col((related::Entity, ArticleId)).eq(article))
        .order_by((related::Entity, Weight), Order::Desc)
        .order_by((related::Entity, OtherId), Order::Desc)
        .limit(u64::try_from(count).unwrap_or(0))
        .take()
}

/// What parts have whose order is not that of time.
fn by_hand(place: SimpleExpr, article: SimpleExpr) -> SelectStatement {
    Query::select()
        .expr_as(place, "place")
        .expr_as(Expr::val(0i64).cast_as("bigint"), "published_at")
        .expr_as(article, "article_id")
        .expr_as(Expr::val("").cast_as("text"), "title")
        .expr_as(Expr::val(None::<i64>).cast_as("bigint"), "picture_id")
        .take()
}

fn of_slot(id: i64, now: i64) -> SelectStatement {
    use slot_entry::Column::{ArticleId, FromAt, PictureId, Position, SlotId, Title, UntilAt};
    let due = |column| Expr::col((slot_entry::Entity, column));
    Query::select()
        .expr_as(Expr::col((slot_entry::Entity, Position)), "place")
        .expr_as(Expr::val(0i64).cast_as("bigint"), "published_at")
        .column((slot_entry::Entity, ArticleId))
        .column((slot_entry::Entity, Title))
        .column((slot_entry::Entity, PictureId))
        .from(slot_entry::Entity)
        .and_where(Expr::col((slot_entry::Entity, SlotId)).eq(id))
        .cond_where(Condition::any().add(due(FromAt).is_null()).add(due(FromAt).lte(now)))
        .cond_where(Condition::any().add(due(UntilAt).is_null()).add(due(UntilAt).gt(now)))
        .take()
}

fn of_ranking(ids: &[i64]) -> SelectStatement {
    use article::Column::{Id, PublishedAt};
    let id = || Expr::col((article::Entity, Id));
    let mut place = CaseStatement::new();
    for (rank, number) in (0i64..).zip(ids) {
        place = place.case(id().eq(*number), Expr::val(rank));
    }
    Query::select()
        .expr_as(Expr::expr(place).cast_as("bigint"), "place")
        .column((article::Entity, PublishedAt))
        .expr_as(id(), "article_id")
        .expr_as(Expr::val("").cast_as("text"), "title")
        .expr_as(Expr::val(None::<i64>).cast_as("bigint"), "picture_id")
        .from(article::Entity)
        .and_where(id().is_in(ids.iter().copied().filter(|id| *id != 0)))
        .take()
}

/// What a row shows of each chosen article. Whatever chose it, only a published one is shown.
fn rows_of(chosen: SelectStatement) -> SelectStatement {
    let chosen_column = |column: &'static str| -> ColumnRef { ("chosen", column).into_column_ref() };
    let cover = Expr::col((picture::Entity, picture::Column::Id))
        .eq(sea_orm::sea_query::Func::coalesce([Expr::col(chosen_column("picture_id")), Expr::col((article::Entity, article::Column::CoverId))]));
    let own = Expr::col((article::Entity, article::Column::Id)).eq(Expr::col(chosen_column("article_id")));
    let mut select = Query::select();
    select.expr(Expr::col(chosen_column("list"))).expr_as(Expr::col(chosen_column("title")), "own_title");
    for column in [
        article::Column::Id,
        article::Column::ChannelId,
        article::Column::Title,
        article::Column::ShortTitle,
        article::Column::Excerpt,
        article::Column::Source,
        article::Column::Link,
        article::Column::PublishedAt,
    ] {
        select.column((article::Entity, column));
    }
    for column in [
        picture::Column::File,
        picture::Column::Width,
        picture::Column::Height,
        picture::Column::Alt,
        picture::Column::FocusX,
        picture::Column::FocusY,
        picture::Column::Colour,
        picture::Column::Kind,
    ] {
        select.column((picture::Entity, column));
    }
    select
        .from_subquery(chosen, "chosen")
        // SQLite keeps the order of a cross join. Left to choose, it may read every published article to find those few.
        .cross_join(article::Entity)
        .join(JoinType::LeftJoin, picture::Entity, cover)
        .and_where(own)
        .and_where(Expr::col((article::Entity, article::Column::State)).eq("published"))
        .order_by(chosen_column("list"), Order::Asc)
        .order_by(chosen_column("place"), Order::Asc)
        .order_by((article::Entity, article::Column::PublishedAt), Order::Desc)
        .order_by((article::Entity, article::Column::Id), Order::Desc)
        .take()
}

#[derive(Debug, FromQueryResult)]
struct FoundRow {
    list: i64,
    own_title: String,
    id: i64,
    channel_id: i64,
    title: String,
    short_title: String,
    excerpt: String,
    source: String,
    link: String,
    published_at: i64,
    file: Option<String>,
    width: Option<i64>,
    height: Option<i64>,
    alt: Option<String>,
    focus_x: Option<i64>,
    focus_y: Option<i64>,
    colour: Option<String>,
    kind: Option<String>,
}

impl FoundRow {
    fn listed(self, structure: &Structure) -> Listed {
        let channel = structure.channel(self.channel_id).map(|channel| channel.link.address()).unwrap_or_default();
        let title = [self.own_title, self.short_title, self.title].into_iter().find(|title| !title.is_empty()).unwrap_or_default();
        let cover = self.file.map(|file| Picture {
            file,
            width: self.width.unwrap_or_default() as u32,
            height: self.height.unwrap_or_default() as u32,
            alt: self.alt.unwrap_or_default(),
            focus: Focus::of(self.focus_x.unwrap_or(500), self.focus_y.unwrap_or(500)),
            colour: self.colour.unwrap_or_default(),
            animated: self.kind.is_some_and(|kind| kind == "animated"),
        });
        let row = Row {
            id: self.id,
            address: if self.link.is_empty() { format!("{channel}/{}", self.id) } else { self.link },
            title,
            summary: self.excerpt,
            source: self.source,
            published: Stamp::of_unix(self.published_at),
            cover,
        };
        Listed { row, channel: self.channel_id, place: Cursor { published_at: self.published_at, id: self.id } }
    }
}

/// The rows alone.
pub fn rows(list: Vec<Listed>) -> Vec<Row> {
    list.into_iter().map(|listed| listed.row).collect()
}
