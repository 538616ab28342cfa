//! Topics at the desk: the list, and one that is put together.

use axum::{extract::Path, response::Response};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Asking, form::Form, lists, see_other, status_of_form};
use crate::{
    content::desk::{one_topic, topics as content},
    error::Error,
    model::{
        body::Body,
        desk::{
            Outcome, Place, Telling,
            lists::{ArticleRow, Filter},
            topics::{BlockForm, DeskBlock, Details, Looked, Picked, Sent, TopicPage, TopicRow, TopicsPage},
        },
        draft::Standing,
        log::Act,
        stamp::Stamp,
        topic::Layout,
    },
    server::{
        db::{
            article::{self, State},
            picture, topic, topic_block, topic_entry,
        },
        drafts,
        newsroom::Newsroom,
        topics::change::{self, BlockAct, EntryAct, Shift},
        visitor::Person,
    },
};

/// Pictures that a banner can be chosen from by their descriptions.
const PICTURES: u64 = 300;
/// Articles that are shown of what was found.
const FOUND: usize = 20;

/// `GET /desk/topics`.
pub async fn list(asking: Asking) -> Response {
    asking.answer(list_page(&asking, 200, (String::new(), String::new()), None).await)
}

/// `POST /desk/topics`: a new one.
pub async fn make(asking: Asking, form: Form) -> Response {
    let (title, slug) = (form.text("title"), form.text("slug"));
    match change::make(&asking.site.newsroom, &asking.person, title, slug).await {
        Ok(id) => asking.lead_to(&format!("/desk/topics/{id}?"), vec![done(title, Act::TopicMade)]),
        Err(error @ Error::Invalid(_)) => {
            let typed = (title.to_owned(), slug.to_owned());
            asking.answer(list_page(&asking, status_of_form(&error), typed, Some(error)).await)
        }
        Err(error) => asking.answer(Err(error)),
    }
}

/// `GET /desk/topics/{topic}`.
pub async fn one(asking: Asking, Path(id): Path<String>) -> Response {
    let id = number_of(&id);
    asking.answer(page(&asking, id, 200, Typed::default()).await)
}

/// `POST /desk/topics/{topic}`: what it says.
pub async fn say(asking: Asking, Path(id): Path<String>, form: Form) -> Response {
    let id = number_of(&id);
    let text = |name| form.text(name).replace("\r\n", "\n");
    let details = Details {
        title: text("title"),
        slug: text("slug"),
        summary: text("summary"),
        intro: text("intro"),
        banner: text("banner"),
        seo_title: text("seo-title"),
        seo_description: text("seo-description"),
    };
    let changed = change::change(&asking.site.newsroom, &asking.person, id, chosen(&form), &details).await;
    let title = details.title.clone();
    let details = Some(Sent { form: details, version: version(&form) });
    finish(&asking, id, changed, &title, Act::TopicChanged, Typed { details, ..Typed::default() }, "").await
}

/// `POST /desk/topics/{topic}/blocks`.
pub async fn block(asking: Asking, Path(id): Path<String>, form: Form) -> Response {
    let id = number_of(&id);
    let block = form.number("block").unwrap_or(0);
    let typed = BlockForm {
        heading: form.text("heading").to_owned(),
        layout: Layout::named(form.text("layout")).unwrap_or_default(),
        tag: form.text("tag").to_owned(),
        channel: form.number("channel"),
        number: form.number("number").unwrap_or(0),
    };
    let mut kept = Typed::default();
    let act = match form.text("do") {
        "add" => {
            kept.new_block = Some(typed.clone());
            BlockAct::Add(typed)
        }
        word @ ("change" | "up" | "down") => {
            kept.block = Some((block, Sent { form: typed.clone(), version: version(&form) }));
            let shift = match word {
                "up" => Shift::Up,
                "down" => Shift::Down,
                _ => Shift::None,
            };
            BlockAct::Change(block, typed, shift)
        }
        "remove" => BlockAct::Remove(block),
        _ => return asking.answer(Err(Error::NotFound)),
    };
    if matches!(act, BlockAct::Remove(_)) && form.text("sure") != "1" {
        let unsure = unsure(&asking, change::may_change, "没有勾选“确定删除”，板块还在。");
        return finish(&asking, id, Err(unsure), "", Act::TopicChanged, kept, "").await;
    }
    let place = if block == 0 { "#add-block".to_owned() } else { format!("#block-{block}") };
    let changed = change::change_block(&asking.site.newsroom, &asking.person, id, chosen(&form), act).await;
    finish(&asking, id, changed, form.text("heading"), Act::TopicChanged, kept, &place).await
}

/// `POST /desk/topics/{topic}/articles`.
pub async fn entry(asking: Asking, Path(id): Path<String>, form: Form) -> Response {
    let id = number_of(&id);
    let block = form.number("block").unwrap_or(0);
    let (word, number) = form.text("do").split_once(':').unwrap_or((form.text("do"), ""));
    let act = match (word, number.parse::<i64>()) {
        ("add", Ok(article)) => EntryAct::Add(vec![article]),
        ("add", Err(_)) => EntryAct::Add(numbers(form.text("numbers"))),
        ("up", Ok(article)) => EntryAct::Up(article),
        ("down", Ok(article)) => EntryAct::Down(article),
        ("remove", Ok(article)) => EntryAct::Remove(article),
        _ => return asking.answer(Err(Error::NotFound)),
    };
    let kept = Typed { numbers: Some((block, form.text("numbers").to_owned())), ..Typed::default() };
    let changed = change::change_entry(&asking.site.newsroom, &asking.person, (id, block), version(&form), act).await;
    finish(&asking, id, changed, "", Act::TopicChanged, kept, &format!("#block-{block}")).await
}

/// `POST /desk/topics/{topic}/state`: readers see it or not; its place in the list.
pub async fn state(asking: Asking, Path(id): Path<String>, form: Form) -> Response {
    let id = number_of(&id);
    let (newsroom, person, version) = (&asking.site.newsroom, &asking.person, version(&form));
    match form.text("do") {
        "show" => finish(&asking, id, change::show(newsroom, person, id, version, true).await, "", Act::TopicShown, Typed::default(), "").await,
        "hide" => finish(&asking, id, change::show(newsroom, person, id, version, false).await, "", Act::TopicHidden, Typed::default(), "").await,
        word @ ("up" | "down") => match change::shift(newsroom, person, id, version, word == "down").await {
            Ok(()) => asking.lead_to("/desk/topics?", Vec::new()),
            Err(error @ Error::Conflict(_)) => {
                asking.lead_to("/desk/topics?", vec![Telling { subject: String::new(), outcome: Outcome::Failed(error) }])
            }
            Err(error) => asking.answer(Err(error)),
        },
        _ => asking.answer(Err(Error::NotFound)),
    }
}

/// `POST /desk/topics/{topic}/delete`.
pub async fn delete(asking: Asking, Path(id): Path<String>, form: Form) -> Response {
    let id = number_of(&id);
    let newsroom = &asking.site.newsroom;
    if form.text("sure") != "1" {
        let unsure = unsure(&asking, change::may_delete, "没有勾选“确定删除”，专题还在。");
        return finish(&asking, id, Err(unsure), "", Act::TopicDeleted, Typed::default(), "").await;
    }
    let title = topic::Entity::find_by_id(id).one(&newsroom.db.read).await.ok().flatten().map(|row| row.title).unwrap_or_default();
    match change::delete(newsroom, &asking.person, id, version(&form)).await {
        Ok(()) => asking.lead_to("/desk/topics?", vec![done(&title, Act::TopicDeleted)]),
        error => finish(&asking, id, error, "", Act::TopicDeleted, Typed::default(), "").await,
    }
}

/// What was typed and not taken.
#[derive(Default)]
struct Typed {
    details: Option<Sent<Details>>,
    block: Option<(i64, Sent<BlockForm>)>,
    new_block: Option<BlockForm>,
    /// Of articles, for a block.
    numbers: Option<(i64, String)>,
    error: Option<Error>,
}

/// Leads back to the topic, or shows it again with what was typed and why it was not taken.
async fn finish(asking: &Asking, id: i64, changed: Result<(), Error>, subject: &str, act: Act, typed: Typed, place: &str) -> Response {
    match changed {
        Ok(()) => {
            let token = asking.site.told.keep(asking.person.id, vec![done(subject, act)]);
            see_other(&format!("{}?told={token}{place}", asking.here.lang.address(&format!("/desk/topics/{id}"))))
        }
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => {
            let status = status_of_form(&error);
            asking.answer(page(asking, id, status, Typed { error: Some(error), ..typed }).await)
        }
        Err(error) => asking.answer(Err(error)),
    }
}

fn done(subject: &str, act: Act) -> Telling {
    Telling { subject: subject.to_owned(), outcome: Outcome::Done(act) }
}

/// Why nothing is deleted without a tick. Who may not delete at all is told that instead.
fn unsure(asking: &Asking, may: fn(&Person) -> bool, sentence: &str) -> Error {
    if may(&asking.person) { Error::Invalid(sentence.to_owned()) } else { Error::Forbidden }
}

/// What is no number is the number of no topic.
fn number_of(segment: &str) -> i64 {
    segment.parse().unwrap_or(0)
}

fn version(form: &Form) -> i64 {
    form.number("version").unwrap_or(0)
}

/// The version that is to be changed: the one that the form was made from, or a later one that whoever typed it has seen
/// and writes over.
fn chosen(form: &Form) -> i64 {
    form.number("over").unwrap_or_else(|| version(form))
}

/// Numbers in a text, whatever stands between them.
fn numbers(text: &str) -> Vec<i64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).take(crate::model::topic::MOST_PICKED).collect()
}

async fn list_page(asking: &Asking, status: u16, form: (String, String), error: Option<Error>) -> Result<Response, Error> {
    asking.open(Place::Topics)?;
    let rows =
        topic::Entity::find().order_by_asc(topic::Column::Position).order_by_desc(topic::Column::Id).all(&asking.site.newsroom.db.read).await?;
    let row = |row: topic::Model| TopicRow {
        id: row.id,
        version: row.version,
        title: row.title,
        address: format!("/topic/{}", row.slug),
        hidden: row.hidden,
        changed: Stamp::of_unix(row.updated_at),
    };
    let page = TopicsPage { rows: rows.into_iter().map(row).collect(), form, error };
    Ok(asking.page(status, content::open(asking.here.clone(), asking.around(), page)))
}

async fn page(asking: &Asking, id: i64, status: u16, typed: Typed) -> Result<Response, Error> {
    asking.open(Place::Topics)?;
    let newsroom = &asking.site.newsroom;
    let row = topic::Entity::find_by_id(id).one(&newsroom.db.read).await?.ok_or(Error::NotFound)?;
    let banner = match row.banner_id {
        Some(id) => picture::Entity::find_by_id(id).one(&newsroom.db.read).await?,
        None => None,
    };
    let intro: Body = serde_json::from_str(&row.intro)?;
    let standing = Details {
        title: row.title,
        slug: row.slug,
        summary: row.summary,
        intro: intro.text(),
        banner: banner.as_ref().map(|picture| picture.file.clone()).unwrap_or_default(),
        seo_title: row.seo_title,
        seo_description: row.seo_description,
    };
    let mut blocks = blocks(newsroom, id).await?;
    let mut new_block = typed.new_block;
    if let Some((id, sent)) = typed.block {
        match blocks.iter_mut().find(|block| block.id == id) {
            Some(block) => block.sent = Some(sent),
            // Somebody has deleted it meanwhile.
            None => new_block = Some(sent.form),
        }
    }
    if let Some((id, numbers)) = typed.numbers {
        blocks.iter_mut().filter(|block| block.id == id).for_each(|block| block.numbers.clone_from(&numbers));
    }
    let looked = looked(asking, &blocks).await?;
    let page = TopicPage {
        id,
        version: row.version,
        hidden: row.hidden,
        details: standing,
        rich: change::is_rich(&intro),
        sent: typed.details,
        banner: banner.map(Into::into),
        blocks,
        new_block: new_block.unwrap_or_default(),
        channels: drafts::channels(&newsroom.structure(), &Person::of_site()),
        pictures: pictures(newsroom).await?,
        looked,
        may_delete: change::may_delete(&asking.person),
        error: typed.error,
    };
    Ok(asking.page(status, one_topic::open(asking.here.clone(), asking.around(), page)))
}

async fn blocks(newsroom: &Newsroom, topic: i64) -> Result<Vec<DeskBlock>, Error> {
    let rows = topic_block::Entity::find()
        .filter(topic_block::Column::TopicId.eq(topic))
        .order_by_asc(topic_block::Column::Position)
        .order_by_asc(topic_block::Column::Id)
        .all(&newsroom.db.read)
        .await?;
    let entries = topic_entry::Entity::find()
        .filter(topic_entry::Column::BlockId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(topic_entry::Column::Position)
        .all(&newsroom.db.read)
        .await?;
    let numbers = entries.iter().map(|entry| entry.article_id);
    let articles: Vec<(i64, String, State, Option<i64>)> = article::Entity::find()
        .select_only()
        .columns([article::Column::Id, article::Column::Title, article::Column::State, article::Column::BinnedAt])
        .filter(article::Column::Id.is_in(numbers))
        .into_tuple()
        .all(&newsroom.db.read)
        .await?;
    let picked = |entry: &topic_entry::Model| {
        let (id, title, state, binned) = articles.iter().find(|(id, ..)| *id == entry.article_id)?.clone();
        let standing = match (binned, state) {
            (Some(_), _) => Standing::Binned,
            (None, State::Draft) => Standing::Draft,
            (None, State::Published) => Standing::Published,
            (None, State::Withdrawn) => Standing::Withdrawn,
        };
        Some(Picked { article: id, title, standing })
    };
    let block = |row: topic_block::Model| DeskBlock {
        picked: entries.iter().filter(|entry| entry.block_id == row.id).filter_map(picked).collect(),
        id: row.id,
        form: BlockForm {
            heading: row.heading,
            layout: Layout::named(&row.layout).unwrap_or_default(),
            tag: row.tag,
            channel: row.channel_id,
            number: row.number,
        },
        sent: None,
        numbers: String::new(),
    };
    Ok(rows.into_iter().map(block).collect())
}

async fn pictures(newsroom: &Newsroom) -> Result<Vec<(String, String)>, Error> {
    let newest = picture::Entity::find().select_only().columns([picture::Column::File, picture::Column::Alt]);
    Ok(newest.order_by_desc(picture::Column::Id).limit(PICTURES).into_tuple().all(&newsroom.db.read).await?)
}

/// Articles with what was typed in their titles, where something was; not those that the block has already.
async fn looked(asking: &Asking, blocks: &[DeskBlock]) -> Result<Option<Looked>, Error> {
    let words = asking.query.text("q").trim().chars().take(100).collect::<String>();
    let Some(block) = asking.query.number("block").filter(|_| !words.is_empty()) else { return Ok(None) };
    let filter = Filter { words: words.clone(), ..Filter::default() };
    let found = lists::page(&asking.site.newsroom, &asking.person, Place::Articles, &filter, "", "").await?;
    let has = |row: &ArticleRow| blocks.iter().filter(|known| known.id == block).flat_map(|known| &known.picked).any(|own| own.article == row.id);
    let picked = |row: ArticleRow| Picked { article: row.id, title: row.title, standing: row.standing };
    Ok(Some(Looked { block, words, found: found.rows.into_iter().filter(|row| !has(row)).take(FOUND).map(picked).collect() }))
}
