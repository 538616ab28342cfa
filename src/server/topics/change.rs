//! Topics are changed: by whoever may publish on the whole site. Each change is one transaction with its entry in the log,
//! and names the version of the topic that it was made from.

mod blocks;

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    error::Error,
    model::{
        body::{Block, Body, Kind, check::plain, text::letters},
        desk::topics::{Details, LONGEST_INTRO},
        log::Act,
        person::Right,
        slug::Slug,
    },
    server::{
        db::{picture, redirect, topic},
        log,
        newsroom::Newsroom,
        pictures::uses::{self, Holder},
        visitor::Person,
    },
};

pub use blocks::{BlockAct, EntryAct, Shift, change_block, change_entry};

/// Topics of a site.
const MOST: usize = 500;

/// Whether a person may change topics.
pub fn may_change(person: &Person) -> bool {
    person.may_everywhere(Right::Publish)
}

/// Whether a person may delete topics.
pub fn may_delete(person: &Person) -> bool {
    person.may_everywhere(Right::Withdraw)
}

/// Makes a topic that readers do not see yet, before all others; the answer is its number.
pub async fn make(newsroom: &Newsroom, by: &Person, title: &str, slug: &str) -> Result<i64, Error> {
    allow(may_change(by))?;
    let typed = Details { title: title.to_owned(), slug: slug.to_owned(), ..Details::default() };
    let (details, slug) = typed.checked().map_err(Error::Invalid)?;
    let transaction = newsroom.db.begin().await?;
    free(&transaction, &slug, 0).await?;
    let places: Vec<i64> = topic::Entity::find().select_only().column(topic::Column::Position).into_tuple().all(&transaction).await?;
    if places.len() >= MOST {
        return Err(Error::Invalid(format!("专题最多 {MOST} 个。")));
    }
    let row = topic::ActiveModel {
        slug: Set(slug.to_string()),
        title: Set(details.title.clone()),
        hidden: Set(true),
        position: Set(places.into_iter().min().unwrap_or(1) - 1),
        updated_at: Set(newsroom.now()),
        ..Default::default()
    };
    let id = topic::Entity::insert(row).exec(&transaction).await?.last_insert_id;
    log::keep_in(&transaction, by, Act::TopicMade, None, &details.title, &format!("/topic/{slug}")).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Title, address, texts, banner. The old address of a topic that readers know leads to the new one.
pub async fn change(newsroom: &Newsroom, by: &Person, id: i64, version: i64, typed: &Details) -> Result<(), Error> {
    let case = Case::begin(newsroom, by, id, version).await?;
    let (details, slug) = typed.checked().map_err(Error::Invalid)?;
    free(&case.db, &slug, id).await?;
    let banner = picture_named(&case.db, &details.banner).await?;
    let before: Body = serde_json::from_str(&case.topic.intro)?;
    let intro = intro_of(&details.intro, &before).map_err(Error::Invalid)?;
    let intro = serde_json::to_string(&intro)?;
    uses::note(&case.db, Holder::Topic, id, &intro).await?;
    let row = topic::ActiveModel {
        id: Set(id),
        slug: Set(slug.to_string()),
        title: Set(details.title),
        summary: Set(details.summary),
        banner_id: Set(banner),
        intro: Set(intro),
        seo_title: Set(details.seo_title),
        seo_description: Set(details.seo_description),
        ..Default::default()
    };
    topic::Entity::update(row).exec(&case.db).await?;
    if case.topic.slug != slug.as_str() && !case.topic.hidden {
        lead_on(&case.db, &format!("/topic/{}", case.topic.slug), &format!("/topic/{slug}")).await?;
    }
    case.end(Act::TopicChanged, "").await
}

/// Readers see it, or no longer do.
pub async fn show(newsroom: &Newsroom, by: &Person, id: i64, version: i64, shown: bool) -> Result<(), Error> {
    let mut case = Case::begin(newsroom, by, id, version).await?;
    let row = topic::ActiveModel { id: Set(id), hidden: Set(!shown), ..Default::default() };
    topic::Entity::update(row).exec(&case.db).await?;
    case.seen = true;
    case.end(if shown { Act::TopicShown } else { Act::TopicHidden }, "").await
}

/// One place up or down in the list of topics.
pub async fn shift(newsroom: &Newsroom, by: &Person, id: i64, version: i64, down: bool) -> Result<(), Error> {
    let case = Case::begin(newsroom, by, id, version).await?;
    let rows = topic::Entity::find().order_by_asc(topic::Column::Position).order_by_desc(topic::Column::Id).all(&case.db).await?;
    let mut order: Vec<i64> = rows.iter().map(|row| row.id).collect();
    swap(&mut order, &id, down);
    for (id, place) in order.into_iter().zip(0i64..) {
        let row = topic::ActiveModel { id: Set(id), position: Set(place), ..Default::default() };
        topic::Entity::update(row).exec(&case.db).await?;
    }
    case.end(Act::TopicChanged, "").await
}

/// It is gone, with its blocks; the articles stay what they are.
pub async fn delete(newsroom: &Newsroom, by: &Person, id: i64, version: i64) -> Result<(), Error> {
    allow(may_delete(by))?;
    let case = Case::begin(newsroom, by, id, version).await?;
    uses::note(&case.db, Holder::Topic, id, "").await?;
    topic::Entity::delete_by_id(id).exec(&case.db).await?;
    let address = format!("/topic/{}", case.topic.slug);
    case.end(Act::TopicDeleted, &address).await
}

/// A change under way.
struct Case<'a> {
    newsroom: &'a Newsroom,
    by: &'a Person,
    db: DatabaseTransaction,
    /// As it was.
    topic: topic::Model,
    /// Whether readers see that something changes.
    seen: bool,
}

impl<'a> Case<'a> {
    /// The topic waits until this is over, and has a new version then.
    async fn begin(newsroom: &'a Newsroom, by: &'a Person, id: i64, version: i64) -> Result<Case<'a>, Error> {
        allow(may_change(by))?;
        let db = newsroom.db.begin().await?;
        let taken = topic::Entity::update_many()
            .col_expr(topic::Column::Version, Expr::col(topic::Column::Version).add(1))
            .col_expr(topic::Column::UpdatedAt, Expr::value(newsroom.now()))
            .filter(topic::Column::Id.eq(id))
            .filter(topic::Column::Version.eq(version))
            .exec(&db)
            .await?;
        let topic = topic::Entity::find_by_id(id).one(&db).await?.ok_or(Error::NotFound)?;
        if taken.rows_affected == 0 {
            return Err(Error::Conflict("这个专题刚才有人改过，请看过现在的样子再来一次。".to_owned()));
        }
        let seen = !topic.hidden;
        Ok(Case { newsroom, by, db, topic, seen })
    }

    async fn end(self, act: Act, detail: &str) -> Result<(), Error> {
        if self.seen {
            self.db.execute_unprepared("UPDATE site SET version = version + 1").await?;
        }
        log::keep_in(&self.db, self.by, act, None, &self.topic.title, detail).await?;
        self.db.commit().await?;
        self.newsroom.refresh().await
    }
}

fn allow(may: bool) -> Result<(), Error> {
    if may { Ok(()) } else { Err(Error::Forbidden) }
}

/// Whether no other topic has the address.
async fn free(db: &impl ConnectionTrait, slug: &Slug, own: i64) -> Result<(), Error> {
    let other = topic::Entity::find().filter(topic::Column::Slug.eq(slug.as_str())).filter(topic::Column::Id.ne(own)).one(db).await?;
    if other.is_none() { Ok(()) } else { Err(Error::Invalid(format!("已经有专题用了地址“{slug}”。"))) }
}

async fn lead_on(db: &impl ConnectionTrait, from: &str, to: &str) -> Result<(), Error> {
    redirect::Entity::delete_by_id(to).exec(db).await?;
    redirect::Entity::update_many().col_expr(redirect::Column::Target, Expr::value(to)).filter(redirect::Column::Target.eq(from)).exec(db).await?;
    let row = redirect::ActiveModel { path: Set(from.to_owned()), target: Set(to.to_owned()) };
    let known = OnConflict::column(redirect::Column::Path).update_column(redirect::Column::Target).to_owned();
    redirect::Entity::insert(row).on_conflict(known).exec_without_returning(db).await?;
    Ok(())
}

async fn picture_named(db: &impl ConnectionTrait, file: &str) -> Result<Option<i64>, Error> {
    if file.is_empty() {
        return Ok(None);
    }
    let found = picture::Entity::find().filter(picture::Column::File.eq(file)).one(db).await?;
    found.map(|picture| Some(picture.id)).ok_or_else(|| Error::Invalid(format!("没有图片“{file}”。")))
}

/// Whether it holds what a form cannot show: anything but paragraphs.
pub fn is_rich(intro: &Body) -> bool {
    intro.blocks().iter().any(|block| !matches!(block.kind, Kind::Paragraph { .. }))
}

/// Paragraphs, one a line. Those that have not changed keep what a form cannot show: links, what is bold, line breaks. What is
/// more than paragraphs stays whole or goes whole.
fn intro_of(text: &str, before: &Body) -> Result<Body, String> {
    if text == before.text().trim() {
        return Ok(before.clone());
    }
    if is_rich(before) && !text.is_empty() {
        return Err("导语里有图片、小标题、列表等，在这里改会丢掉它们，所以没有保存。要重写，请先把导语清空保存，再写新的。".to_owned());
    }
    if text.chars().count() > LONGEST_INTRO {
        return Err(format!("导语太长：最多 {LONGEST_INTRO} 个字。"));
    }
    let mut kept: Vec<&Block> = before.blocks().iter().collect();
    let mut blocks: Vec<Block> = Vec::new();
    let lines = lines_of(text);
    let mut rest = lines.as_slice();
    while let Some(line) = rest.first() {
        let known = kept.iter().enumerate().find_map(|(at, block)| Some((at, lines_in(block, rest)?)));
        let (block, long) = match known {
            Some((at, long)) => (kept.remove(at).clone(), long),
            None => (Block { id: String::new(), kind: Kind::Paragraph { text: plain(line) } }, 1),
        };
        blocks.push(block);
        rest = &rest[long..];
    }
    let mut number = 0;
    for at in 0..blocks.len() {
        while blocks[at].id.is_empty() {
            number += 1;
            let id = format!("b{number}");
            if blocks.iter().all(|block| block.id != id) {
                blocks[at].id = id;
            }
        }
    }
    Body::new(blocks)
}

fn lines_of(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// How many lines a paragraph is long, if they begin with it.
fn lines_in(block: &Block, lines: &[&str]) -> Option<usize> {
    let Kind::Paragraph { text } = &block.kind else { return None };
    let text = letters(text);
    let own = lines_of(&text);
    (!own.is_empty() && lines.starts_with(&own)).then_some(own.len())
}

/// Moves something one place; at the end of the row it stays.
fn swap<T: PartialEq>(row: &mut [T], what: &T, down: bool) {
    let Some(at) = row.iter().position(|known| known == what) else { return };
    let to = if down { at + 1 } else { at.wrapping_sub(1) };
    if to < row.len() {
        row.swap(at, to);
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, intro_of, swap};

    fn body(json: &str) -> Body {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn paragraphs_that_stay_keep_their_links_and_new_ones_get_names_of_their_own() {
        let before = body(
            r#"[{"id":"b1","type":"paragraph","text":[{"text":"收","bold":true},{"text":"稻"}]},
                {"id":"b2","type":"paragraph","text":[{"text":"上一行\n"},{"text":"下一行","bold":true}]}]"#,
        );
        assert_eq!(intro_of(&before.text(), &before).unwrap(), before);
        let after = intro_of("先说天气\n\n收稻\n上一行\n下一行\n<b>", &before).unwrap();
        let ids: Vec<&str> = after.blocks().iter().map(|block| block.id.as_str()).collect();
        assert_eq!((after.text().as_str(), ids), ("先说天气\n收稻\n上一行\n下一行\n<b>", vec!["b3", "b1", "b2", "b4"]));
        assert_eq!(after.blocks()[1..3], *before.blocks());
        assert!(after.html().as_str().contains("&lt;b&gt;"));
    }

    #[test]
    fn what_a_form_cannot_show_stays_whole_or_goes_whole() {
        let before = body(r#"[{"id":"b1","type":"paragraph","text":[{"text":"收稻"}]},{"id":"b2","type":"divider"}]"#);
        assert_eq!(intro_of("收稻", &before).unwrap(), before);
        assert!(intro_of("收稻了", &before).unwrap_err().contains("会丢掉"));
        assert!(intro_of("", &before).unwrap().blocks().is_empty());
        let long = body(&format!(r#"[{{"id":"b1","type":"paragraph","text":[{{"text":"{}"}}]}}]"#, "长".repeat(5_001)));
        assert_eq!(intro_of(&long.text(), &long).unwrap(), long);
        assert!(intro_of(&format!("{}!", long.text()), &long).unwrap_err().contains("导语太长"));
    }

    #[test]
    fn what_stands_at_the_end_stays_there() {
        let mut row = [1, 2, 3];
        for (what, down) in [(1, false), (3, true), (9, true), (1, true)] {
            swap(&mut row, &what, down);
        }
        assert_eq!(row, [2, 1, 3]);
    }
}
