//! `POST /desk/pictures`: one picture, as the request's body (its name in `?name=`) or as the field `file` of a form.
//!
//! The answer is `{picture, suggestions}` (see [`crate::model::picture::Uploaded`]), or an [`Error`] with its status.

use std::{future::ready, time::Duration};

use axum::{
    Json, Router,
    body::{Body, HttpBody},
    extract::{DefaultBodyLimit, FromRequest, Multipart, Query, State},
    http::{Request, StatusCode, header, request::Parts},
    middleware,
    response::{IntoResponse, Response},
    routing::post,
};
use futures_util::{Stream, StreamExt, TryStreamExt};
use http_body_util::{LengthLimitError, Limited};
use serde::Deserialize;
use tower_http::timeout::TimeoutLayer;

use super::{Arrived, Arriving, add, arriving::too_large};
use crate::{
    error::Error,
    model::{person::Right, picture::Uploaded},
    server::{newsroom::Newsroom, policy, visitor::Person},
};

/// What a form adds to its file.
const AROUND: usize = 64 << 10;
/// Nothing came for so long: whoever sends is gone.
const SILENCE: Duration = Duration::from_secs(60);
/// A large picture over a bad line of a phone.
const LONGEST: Duration = Duration::from_secs(900);

#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    name: String,
}

/// The address, for whoever may write.
pub fn routes<S: Clone + Send + Sync + 'static>(newsroom: Newsroom) -> Router<S> {
    let router = Router::new().route("/desk/pictures", post(upload)).route_layer(middleware::from_fn(policy::admit));
    patient(router.with_state(newsroom))
}

/// The time that routes have which take pictures; their size is limited where they are read ([`received`]), and not to the 2 MB that axum
/// has for forms.
pub fn patient<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.layer(DefaultBodyLimit::disable()).layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST))
}

async fn upload(State(newsroom): State<Newsroom>, Query(named): Query<Named>, request: Request<Body>) -> Response {
    match received(&newsroom, &named.name, request).await {
        Ok(uploaded) => Json(uploaded).into_response(),
        Err(error) => policy::refusal(error),
    }
}

/// The picture of a request, taken in.
pub async fn received(newsroom: &Newsroom, name: &str, request: Request<Body>) -> Result<Uploaded, Error> {
    let (parts, body) = request.into_parts();
    let largest = newsroom.settings.media.largest_mib;
    let most = ((largest as usize) << 20) + AROUND;
    if body.size_hint().lower() > most as u64 {
        return Err(too_large(largest));
    }
    let body = Body::new(Limited::new(body, most));
    let person = match allowed(newsroom, &parts).await {
        Ok(person) => person,
        Err(error) => {
            // A browser that is still sending when the connection closes never sees the answer.
            let _ = tokio::time::timeout(SILENCE, body.into_data_stream().take_while(|piece| ready(piece.is_ok())).for_each(|_| ready(()))).await;
            return Err(error);
        }
    };
    let is_form = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    let arrived = if is_form {
        let form = Multipart::from_request(Request::from_parts(parts, body), &()).await.map_err(|_| unreadable())?;
        field(newsroom, form).await?
    } else {
        // What the server's limit cuts off is too large, too.
        collected(newsroom, body.into_data_stream().map_err(|cause| cut_off(largest, &cause))).await?.end(name, "").await?
    };
    if arrived.bytes == 0 {
        return Err(Error::Unusable("文件是空的。".to_owned()));
    }
    add(newsroom, &person, arrived).await
}

async fn allowed(newsroom: &Newsroom, parts: &Parts) -> Result<Person, Error> {
    let person = Person::of_parts(newsroom, parts).await?;
    if person.may_somewhere(Right::Write) { Ok(person) } else { Err(Error::Forbidden) }
}

/// The field `file`.
async fn field(newsroom: &Newsroom, mut form: Multipart) -> Result<Arrived, Error> {
    let largest = newsroom.settings.media.largest_mib;
    while let Some(field) = form.next_field().await.map_err(|cause| cut_off(largest, &cause))? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            let pieces = field.map_err(|cause| cut_off(largest, &cause));
            return collected(newsroom, pieces).await?.end(&name, "").await;
        }
    }
    Err(unreadable())
}

async fn collected(newsroom: &Newsroom, pieces: impl Stream<Item = Result<axum::body::Bytes, Error>>) -> Result<Arriving, Error> {
    let mut arriving = Arriving::begin(newsroom).await?;
    let mut pieces = std::pin::pin!(pieces);
    while let Some(piece) = tokio::time::timeout(SILENCE, pieces.next()).await.map_err(|_| unreadable())? {
        arriving = arriving.add(piece?).await?;
    }
    Ok(arriving)
}

fn unreadable() -> Error {
    Error::Invalid("没有收到完整的图片文件，请再传一次。".to_owned())
}

/// Why the rest did not come: the limit, or the network.
fn cut_off(largest_mib: u64, cause: &(dyn std::error::Error + 'static)) -> Error {
    let mut cause = Some(cause);
    while let Some(inner) = cause {
        if inner.is::<LengthLimitError>() {
            return too_large(largest_mib);
        }
        cause = inner.source();
    }
    unreadable()
}
