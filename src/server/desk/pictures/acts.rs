//! What is done with one picture: its words, another in its place, the bin.

use axum::{extract::Path, response::Response};

use super::{Found, bin_address, led, list, page, status_of_form, uses};
use crate::{
    content::desk::picture_acts as content,
    error::Error,
    model::{
        desk::{
            Outcome, Place, Telling,
            pictures::{Parting, PartingPage, PictureFilter, PictureForm, ReplacePage},
        },
        log::Act,
        picture::{Focus, Legend},
    },
    server::{
        desk::{Asking, form::Form},
        pictures::{self, bin as put, exchange, uses::is_unused},
    },
};

/// `POST /desk/pictures/{picture}`: what is said of it, and what must stay in view.
pub async fn describe(asking: Asking, Path(file): Path<String>, form: Form) -> Response {
    let field = |name| form.text(name).to_owned();
    let typed = PictureForm { alt: field("alt"), caption: field("caption"), credit: field("credit"), x: field("x"), y: field("y") };
    let described = async {
        let legend = legend_of(&typed)?;
        pictures::describe(&asking.site.newsroom, &asking.person, &file, &legend).await
    };
    match described.await {
        Ok(picture) => led(&asking, &file, &picture.name, Act::PictureDescribed),
        Err(error @ (Error::Invalid(_) | Error::Unusable(_))) => {
            asking.answer(page(&asking, status_of_form(&error), &file, Some((typed, error))).await)
        }
        Err(error) => asking.answer(Err(error)),
    }
}

fn legend_of(typed: &PictureForm) -> Result<Legend, Error> {
    let thousandths = |hundredths: &str| -> Option<u16> {
        let hundredths: f64 = hundredths.trim().parse().ok()?;
        (0.0..=100.0).contains(&hundredths).then_some((hundredths * 10.0).round() as u16)
    };
    let focus = thousandths(&typed.x).zip(thousandths(&typed.y)).map(|(x, y)| Focus { x, y });
    let focus = focus.ok_or_else(|| Error::Invalid("焦点要写成 0 到 100 的两个数。".to_owned()))?;
    Ok(Legend { alt: Some(typed.alt.clone()), caption: Some(typed.caption.clone()), credit: Some(typed.credit.clone()), focus: Some(focus) })
}

/// `GET /desk/pictures/{picture}/replace`: another one is chosen, and looked at once more.
pub async fn replacing(asking: Asking, Path(file): Path<String>) -> Response {
    asking.answer(choose(&asking, &file).await)
}

async fn choose(asking: &Asking, file: &str) -> Result<Response, Error> {
    asking.open(Place::Pictures)?;
    if !exchange::may(&asking.person) {
        return Err(Error::Forbidden);
    }
    let (newsroom, query) = (&asking.site.newsroom, &asking.query);
    let found = Found::of(asking, file).await?;
    let with = match query.text("with") {
        "" => None,
        with => Some(Found::of(asking, with).await?.filed),
    };
    let search: String = query.text("q").trim().chars().take(100).collect();
    let filter = PictureFilter { words: search.clone(), ..PictureFilter::default() };
    let mut choice = list::page(newsroom, &filter, query.number("before"), query.number("after")).await?;
    choice.rows.retain(|row| row.picture.file != file);
    let uses = uses::of(newsroom, &asking.person, &found.row).await?;
    let page = ReplacePage { picture: found.filed, with, uses, search, page: choice };
    Ok(asking.page(200, content::replace(asking.here.clone(), asking.around(), page)))
}

/// `POST /desk/pictures/{picture}/replace`.
pub async fn replace(asking: Asking, Path(file): Path<String>, form: Form) -> Response {
    let with = form.text("with");
    let replaced = exchange::replace(&asking.site.newsroom, &asking.person, &file, with).await;
    asking.answer(replaced.map(|exchanged| led(&asking, with, &exchanged.texts().to_string(), Act::PictureReplaced)))
}

/// `GET /desk/pictures/{picture}/bin` and `/remove`: says what will happen, and asks once more.
pub async fn parting(asking: Asking, Path(file): Path<String>) -> Response {
    asking.answer(ask_again(&asking, &file).await)
}

async fn ask_again(asking: &Asking, file: &str) -> Result<Response, Error> {
    asking.open(Place::Pictures)?;
    let newsroom = &asking.site.newsroom;
    let path = asking.here.address.split('?').next().unwrap_or("");
    let parting = if path.ends_with("/remove") { Parting::Remove } else { Parting::Bin };
    let found = Found::of(asking, file).await?;
    let used = !is_unused(&newsroom.db.read, &found.row).await?;
    let may =
        if used || parting == Parting::Remove { put::may_remove(&asking.person) } else { put::may_put_away(&asking.person, found.row.uploader_id) };
    if !may {
        return Err(Error::Forbidden);
    }
    let uses = uses::of(newsroom, &asking.person, &found.row).await?;
    let page = PartingPage { parting, picture: found.filed, uses, used };
    Ok(asking.page(200, content::parting(asking.here.clone(), asking.around(), page)))
}

/// `POST /desk/pictures/{picture}/bin`.
pub async fn bin(asking: Asking, Path(file): Path<String>, form: Form) -> Response {
    let done = put::bin(&asking.site.newsroom, &asking.person, &file, form.text("sure") == "1").await;
    asking.answer(done.map(|()| led(&asking, &file, "", Act::PictureBinned)))
}

/// `POST /desk/pictures/{picture}/unbin`.
pub async fn unbin(asking: Asking, Path(file): Path<String>) -> Response {
    let done = put::unbin(&asking.site.newsroom, &asking.person, &file).await;
    asking.answer(done.map(|()| led(&asking, &file, "", Act::PictureUnbinned)))
}

/// `POST /desk/pictures/{picture}/remove`.
pub async fn remove(asking: Asking, Path(file): Path<String>) -> Response {
    let done = put::remove(&asking.site.newsroom, &asking.person, &file).await;
    let told = || vec![Telling { subject: String::new(), outcome: Outcome::Done(Act::PictureRemoved) }];
    asking.answer(done.map(|()| asking.lead_to(&bin_address(), told())))
}
