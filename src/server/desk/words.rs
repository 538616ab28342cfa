//! The newsroom's own list of words at the desk.

use axum::response::Response;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func, LikeExpr, SimpleExpr},
};

use super::{Asking, form::Form, lists::leaf, status_of_form};
use crate::{
    content::desk::words as content,
    error::Error,
    model::{
        desk::{
            Outcome, Telling,
            lists::Leafed,
            words::{WordRow, WordsForm, WordsPage, query},
        },
        log::Act,
        person::Right,
        stamp::Stamp,
        word::Word,
    },
    server::{
        db::word::{self, Column},
        newsroom::Newsroom,
        words,
    },
};

/// Words on a page.
const PAGE: usize = 100;

/// `GET /desk/words`.
pub async fn list(asking: Asking) -> Response {
    asking.answer(page(&asking, 200, WordsForm::default()).await)
}

/// `POST /desk/words`: one word.
pub async fn add(asking: Asking, form: Form) -> Response {
    let field = |name| form.text(name).to_owned();
    let typed = Word { wrong: field("wrong"), right: field("right"), note: field("note") };
    let word = Word::new(&typed.wrong, &typed.right, &typed.note).map(|word| vec![word]);
    added(&asking, word, WordsForm { word: typed, ..WordsForm::default() }).await
}

/// `POST /desk/words/several`: many words, `错=对` on a line each.
pub async fn add_several(asking: Asking, form: Form) -> Response {
    let lines = form.text("lines").to_owned();
    added(&asking, Word::of_lines(&lines), WordsForm { lines, ..WordsForm::default() }).await
}

/// `POST /desk/words/remove`.
pub async fn remove(asking: Asking, form: Form) -> Response {
    let id = form.number("word").unwrap_or_default();
    let removed = words::remove(&asking.site.newsroom, &asking.person, id).await;
    asking.answer(removed.map(|word| told(&asking, word.said(), Act::WordRemoved, form.text("q"))))
}

/// Adds what was typed, or shows the page again with it.
async fn added(asking: &Asking, typed: Result<Vec<Word>, String>, form: WordsForm) -> Response {
    let added = match typed {
        // Who may not add words is told that first, and not what is wrong with them.
        _ if !asking.person.may_everywhere(Right::Words) => Err(Error::Forbidden),
        Err(why) => Err(Error::Invalid(why)),
        Ok(typed) => words::add(&asking.site.newsroom, &asking.person, &typed).await.map(|new| match typed.as_slice() {
            [word] => word.said(),
            _ => new.to_string(),
        }),
    };
    match added {
        Ok(subject) => told(asking, subject, Act::WordsAdded, ""),
        Err(error @ Error::Invalid(_)) => {
            let status = status_of_form(&error);
            asking.answer(page(asking, status, WordsForm { error: Some(error), ..form }).await)
        }
        Err(error) => asking.answer(Err(error)),
    }
}

async fn page(asking: &Asking, status: u16, form: WordsForm) -> Result<Response, Error> {
    let newsroom = &asking.site.newsroom;
    let search = asking.query.text("q").trim().chars().take(40).collect::<String>();
    let list = find(newsroom, &search, asking.query.number("before"), asking.query.number("after")).await?;
    let may_change = asking.person.may_everywhere(Right::Words);
    let page = WordsPage { search, page: list, total: words::count(newsroom).await?, may_change, form };
    Ok(asking.page(status, content::open(asking.here.clone(), asking.around(), page)))
}

/// Words with `search` in them, the newest first: those newer than one (`before` it in the list), or older (`after` it).
async fn find(newsroom: &Newsroom, search: &str, before: Option<i64>, after: Option<i64>) -> Result<Leafed<WordRow>, Error> {
    let mut wanted = word::Entity::find().limit(PAGE as u64 + 1);
    if !search.is_empty() {
        let text = search.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let lower = |column: Column| -> SimpleExpr { Func::lower(Expr::col(column)).into() };
        let has = |column| lower(column).like(LikeExpr::new(format!("%{text}%")).escape('\\'));
        wanted = wanted.filter(Condition::any().add(has(Column::Wrong)).add(has(Column::Right)));
    }
    wanted = match (before, after) {
        (Some(before), _) => wanted.filter(Column::Id.gt(before)).order_by_asc(Column::Id),
        (None, Some(after)) => wanted.filter(Column::Id.lt(after)).order_by_desc(Column::Id),
        (None, None) => wanted.order_by_desc(Column::Id),
    };
    let rows = wanted.all(&newsroom.db.read).await?.into_iter().map(row).collect();
    Ok(leaf(rows, PAGE, before.is_some(), after.is_some(), |row: &WordRow| row.id.to_string()))
}

fn told(asking: &Asking, subject: String, act: Act, search: &str) -> Response {
    asking.lead_to(&format!("/desk/words?{}", query(search)), vec![Telling { subject, outcome: Outcome::Done(act) }])
}

fn row(row: word::Model) -> WordRow {
    WordRow { id: row.id, person: row.created_by.clone(), added: Stamp::of_unix(row.created_at), word: words::word_of(row) }
}
