//! Articles at the desk: what waits, the lists, several at once, and one to be edited.

use axum::{extract::Path, response::Response};

use super::{Asking, form::Form, lists, see_other};
use crate::{
    content::{
        around::around,
        desk::{articles, editor as content, overview as waiting},
        editing,
    },
    error::Error,
    model::{
        desk::{
            Outcome, Place, Telling,
            lists::{ArticleList, Bulk, Filter},
        },
        draft::{Deed, Standing},
        log::Act,
        person::Right,
    },
    server::{drafts, publication, readings::figures, visitor::Person},
};

/// At most so many articles at once: more than any page shows.
const SEVERAL: usize = 100;

/// `GET /desk`.
pub async fn overview(asking: Asking) -> Response {
    let found = lists::overview(&asking.site.newsroom, &asking.person).await;
    asking.answer(found.map(|found| asking.page(200, waiting::open(asking.here.clone(), asking.around(), found))))
}

/// `GET /desk/drafts`, `/desk/articles`, `/desk/scheduled`, `/desk/bin`.
pub async fn list(asking: Asking) -> Response {
    asking.answer(answer(&asking).await)
}

async fn answer(asking: &Asking) -> Result<Response, Error> {
    let place = place_of(asking.here.address.split('?').next().unwrap_or(""));
    asking.open(place)?;
    let (newsroom, person) = (&asking.site.newsroom, &asking.person);
    let query = &asking.query;
    let filter = if place == Place::Articles { filter_of(query) } else { Filter::default() };
    let page = lists::page(newsroom, person, place, &filter, query.text("before"), query.text("after")).await?;
    let reads = person.may_somewhere(Right::Read);
    let list = ArticleList {
        place,
        filter,
        page,
        channels: drafts::channels(&newsroom.structure(), &Person::of_site()),
        people: if place == Place::Articles && reads { lists::names(newsroom).await? } else { Vec::new() },
        deeds: deeds(person, place),
    };
    Ok(asking.page(200, articles::open(asking.here.clone(), asking.around(), list)))
}

fn place_of(address: &str) -> Place {
    let lists = [Place::Drafts, Place::Scheduled, Place::Bin];
    lists.into_iter().find(|place| place.address() == address).unwrap_or(Place::Articles)
}

fn filter_of(query: &Form) -> Filter {
    let standing = match query.text("state") {
        "draft" => Some(Standing::Draft),
        "published" => Some(Standing::Published),
        "withdrawn" => Some(Standing::Withdrawn),
        _ => None,
    };
    Filter {
        standing,
        changed: query.text("changed") == "1",
        channel: query.number("channel"),
        author: query.number("author"),
        words: query.text("q").trim().chars().take(100).collect(),
    }
}

/// What the person may do to several articles of a list, somewhere; whether to each of them, the verb asks.
fn deeds(person: &Person, place: Place) -> Vec<Bulk> {
    let (publish, withdraw) = (person.may_somewhere(Right::Publish), person.may_somewhere(Right::Withdraw));
    let bin = withdraw || person.may_somewhere(Right::Write);
    let choices: &[(Bulk, bool)] = match place {
        Place::Bin => &[(Bulk::Unbin, bin)],
        Place::Scheduled => &[(Bulk::Publish, publish), (Bulk::Unschedule, publish)],
        Place::Drafts => &[(Bulk::Publish, publish), (Bulk::Bin, bin)],
        _ => &[(Bulk::Publish, publish), (Bulk::Withdraw, withdraw), (Bulk::Bin, bin)],
    };
    choices.iter().filter(|(_, may)| *may).map(|(deed, _)| *deed).collect()
}

/// `POST /desk/new`.
pub async fn begin(asking: Asking, form: Form) -> Response {
    let begun = drafts::begin(&asking.site.newsroom, &asking.person, form.number("channel").unwrap_or(0)).await;
    asking.answer(begun.map(|id| see_other(&asking.here.lang.address(&format!("/desk/articles/{id}")))))
}

/// `POST /desk/several`: the same deed for all that were chosen, each for itself. What cannot be done is told, and does
/// not keep the others from being done.
pub async fn several(asking: Asking, form: Form) -> Response {
    let Some(bulk) = Bulk::named(form.text("deed")) else { return asking.answer(Err(Error::NotFound)) };
    let mut told = Vec::new();
    for chosen in form.all("article").into_iter().take(SEVERAL) {
        let Some((id, version)) = chosen.split_once(':').and_then(|(id, version)| Some((id.parse().ok()?, version.parse().ok()?))) else { continue };
        told.push(one_of_several(&asking, id, version, bulk).await);
    }
    if told.is_empty() {
        told.push(Telling { subject: String::new(), outcome: Outcome::NothingChosen });
    }
    let place = place_of(form.text("place"));
    // Only what the list itself understands goes back into its address.
    let query = filter_of(&Form::of_text(form.text("query"))).query();
    asking.lead_to(&format!("{}?{query}", place.address()), told)
}

async fn one_of_several(asking: &Asking, id: i64, version: i64, bulk: Bulk) -> Telling {
    let (deed, act) = match bulk {
        Bulk::Publish => (Deed::Publish { note: String::new() }, Act::Published),
        Bulk::Withdraw => (Deed::Withdraw { reason: String::new() }, Act::Withdrawn),
        Bulk::Unschedule => (Deed::Unschedule, Act::Unscheduled),
        Bulk::Bin => (Deed::Bin, Act::Binned),
        Bulk::Unbin => (Deed::Unbin, Act::Unbinned),
    };
    let (newsroom, person) = (&asking.site.newsroom, &asking.person);
    let outcome = match publication::perform(newsroom, person, id, Some(version), &deed).await {
        Ok(_) => Outcome::Done(act),
        Err(error) => Outcome::Failed(error),
    };
    // Who may not know of an article is not told its title either.
    let title = drafts::open(newsroom, person, id).await.map(|opening| opening.draft.manuscript.title).unwrap_or_default();
    Telling { subject: articles::name(asking.here.lang, &title, id), outcome }
}

/// `GET /desk/articles/{article}`: where an article is edited, also one that readers cannot see.
pub async fn editor(asking: Asking, Path(number): Path<String>) -> Response {
    let Ok(article) = number.parse::<i64>() else { return asking.answer(Err(Error::NotFound)) };
    asking.answer(edit(&asking, article).await)
}

async fn edit(asking: &Asking, number: i64) -> Result<Response, Error> {
    let (newsroom, here) = (&asking.site.newsroom, &asking.here);
    let opening = drafts::open(newsroom, &asking.person, number).await?;
    let title = content::title(here.lang, &opening.draft.manuscript.title);
    let page = editing::shown(here.clone(), opening.view);
    let frame = around(here.clone(), newsroom.structure().frame(newsroom.now()));
    let reads = figures::so_far(newsroom, number).await?.map(|reads| (number, reads));
    let content = content::open(here.clone(), frame, reads, page);
    Ok(asking.site.document(here, 200, &title, content, Some(number)))
}
