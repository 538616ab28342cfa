//! The library at the desk: found, described, exchanged, put away.

mod acts;
mod list;
mod uses;

use axum::{
    extract::{FromRequestParts, Path, Request, State},
    response::Response,
};

pub use acts::{bin, describe, parting, remove, replace, replacing, unbin};

use super::{Asking, Site, lists, status_of_form};
use crate::{
    content::desk::{one_picture, pictures as content},
    error::Error,
    model::{
        desk::{
            Outcome, Place, Telling,
            pictures::{PictureForm, PicturePage, PictureRights, PicturesPage, Shelf},
        },
        log::Act,
        person::Right,
        picture::{Filed, Focus},
    },
    server::{
        db::picture,
        pictures::{self, bin as put, exchange, upload, uses::is_unused},
    },
};

/// `GET /desk/pictures`.
pub async fn list(asking: Asking) -> Response {
    asking.answer(shelves(&asking, 200, None).await)
}

/// `POST /desk/pictures/upload`: a picture from a form, without scripts.
pub async fn upload(State(site): State<Site>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let asking = match Asking::from_request_parts(&mut parts, &site).await {
        Ok(asking) => asking,
        Err(refused) => return refused,
    };
    match upload::received(&site.newsroom, "", Request::from_parts(parts, body)).await {
        Ok(uploaded) => led(&asking, &uploaded.picture.file, &uploaded.picture.name, Act::PictureAdded),
        Err(error @ (Error::Forbidden | Error::SignedOut | Error::NotFound)) => asking.answer(Err(error)),
        Err(error) => asking.answer(shelves(&asking, error.status(), Some(error)).await),
    }
}

async fn shelves(asking: &Asking, status: u16, error: Option<Error>) -> Result<Response, Error> {
    asking.open(Place::Pictures)?;
    let (newsroom, query) = (&asking.site.newsroom, &asking.query);
    let filter = list::filter_of(query);
    let page = list::page(newsroom, &filter, query.number("before"), query.number("after")).await?;
    let page = PicturesPage {
        filter,
        people: lists::names(newsroom).await?,
        page,
        may_upload: asking.person.may_somewhere(Right::Write),
        largest_mib: newsroom.settings.media.largest_mib,
        keep_days: newsroom.settings.media.keep_unused_days,
        error,
    };
    Ok(asking.page(status, content::open(asking.here.clone(), asking.around(), page)))
}

/// `GET /desk/pictures/{picture}`.
pub async fn one(asking: Asking, Path(file): Path<String>) -> Response {
    asking.answer(page(&asking, 200, &file, None).await)
}

/// The page of one picture; with what was typed and not taken.
async fn page(asking: &Asking, status: u16, file: &str, typed: Option<(PictureForm, Error)>) -> Result<Response, Error> {
    asking.open(Place::Pictures)?;
    let newsroom = &asking.site.newsroom;
    let found = Found::of(asking, file).await?;
    let uses = uses::of(newsroom, &asking.person, &found.row).await?;
    let (form, error) = typed.map_or_else(|| (form_of(&found.filed), None), |(form, error)| (form, Some(error)));
    let page = PicturePage {
        used: !is_unused(&newsroom.db.read, &found.row).await?,
        rights: rights(asking, &found.row).await?,
        picture: found.filed,
        uses,
        form,
        keep_days: newsroom.settings.media.keep_unused_days,
        error,
    };
    Ok(asking.page(status, one_picture::open(asking.here.clone(), asking.around(), page)))
}

/// A picture as the database and as people know it.
struct Found {
    row: picture::Model,
    filed: Filed,
}

impl Found {
    async fn of(asking: &Asking, file: &str) -> Result<Found, Error> {
        let newsroom = &asking.site.newsroom;
        let row = pictures::row_of(&newsroom.db.read, file).await?;
        Ok(Found { filed: pictures::of_file(newsroom, &asking.person, file).await?, row })
    }
}

async fn rights(asking: &Asking, row: &picture::Model) -> Result<PictureRights, Error> {
    let (newsroom, person) = (&asking.site.newsroom, &asking.person);
    Ok(PictureRights {
        describe: pictures::may_describe(&newsroom.db.read, newsroom, person, row).await?,
        replace: exchange::may(person),
        put_away: put::may_put_away(person, row.uploader_id),
        remove: put::may_remove(person),
    })
}

fn form_of(picture: &Filed) -> PictureForm {
    let Focus { x, y } = picture.focus;
    let hundredths = |thousandths: u16| format!("{}", f64::from(thousandths) / 10.0);
    PictureForm { alt: picture.alt.clone(), caption: picture.caption.clone(), credit: picture.credit.clone(), x: hundredths(x), y: hundredths(y) }
}

fn address(file: &str) -> String {
    format!("{}/{file}", Place::Pictures.address())
}

/// Leads on to the page of a picture, which tells what was done.
fn led(asking: &Asking, file: &str, subject: &str, act: Act) -> Response {
    asking.lead_to(&format!("{}?", address(file)), vec![Telling { subject: subject.to_owned(), outcome: Outcome::Done(act) }])
}

/// The address of the bin.
fn bin_address() -> String {
    format!("{}?shelf={}&", Place::Pictures.address(), Shelf::Bin.word())
}
