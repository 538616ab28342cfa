//! Files of the media store over HTTP. A name says what is in a file, so an answer is good for ever.

use std::ops::Range;

use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use object_store::GetResultPayload;

use super::{
    Fault, Media, content_type,
    variants::{self, Asked},
};
use crate::server::newsroom::Newsroom;

/// How long browsers and proxies keep a file.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// What is read from a folder at a time: most of what readers get is smaller and takes one reading.
const PIECE: u64 = 256 << 10;

/// `/media/{file}`.
pub async fn file(State(newsroom): State<Newsroom>, Path(name): Path<String>, method: Method, headers: HeaderMap) -> Response {
    let mut answered = answer(&newsroom.media, &name, &method, &headers).await;
    if matches!(answered, Err(Fault::Missing(_))) {
        match variants::on_demand(&newsroom, &name).await {
            Ok(true) => answered = answer(&newsroom.media, &name, &method, &headers).await,
            Ok(false) => {}
            // Who asks again gets the size, once it is there.
            Err(Asked::Plain(own)) => {
                let headers = [(header::LOCATION, own.as_str()), (header::CACHE_CONTROL, "no-store")];
                return (StatusCode::TEMPORARY_REDIRECT, headers).into_response();
            }
            Err(Asked::Failed(_)) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        }
    }
    match answered {
        Ok(response) => response,
        Err(Fault::Missing(_) | Fault::Name(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(fault) => {
            tracing::error!(cause = %fault, name, "a file cannot be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

async fn answer(media: &Media, name: &str, method: &Method, headers: &HeaderMap) -> Result<Response, Fault> {
    let tag = format!("\"{name}\"");
    let told = |header| headers.get(header).and_then(|value| value.to_str().ok()).unwrap_or("");
    // Whoever has the tag has the file.
    if super::is_name(name) && told(header::IF_NONE_MATCH).split(',').any(|had| had.trim().trim_start_matches("W/") == tag) {
        return Ok(with_headers(StatusCode::NOT_MODIFIED, name, &tag, Body::empty()));
    }
    let wanted = told(header::RANGE);
    let is_asked = !wanted.is_empty() && method == Method::GET && (told(header::IF_RANGE).is_empty() || told(header::IF_RANGE) == tag);
    let mut range = None;
    if is_asked {
        let size = media.open_file(name, None, true).await?.meta.size;
        match part(wanted, size) {
            Part::Whole => {}
            Part::Some(some) => range = Some(some),
            Part::Outside => {
                let mut response = with_headers(StatusCode::RANGE_NOT_SATISFIABLE, name, &tag, Body::empty());
                response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
                insert(&mut response, header::CONTENT_RANGE, &format!("bytes */{size}"));
                return Ok(response);
            }
        }
    }
    let status = if range.is_some() { StatusCode::PARTIAL_CONTENT } else { StatusCode::OK };
    let got = media.open_file(name, range, method == Method::HEAD).await?;
    let (size, given) = (got.meta.size, got.range.clone());
    // A HEAD names the size of the whole, whatever range the store says it gave.
    let length = if method == Method::HEAD { size } else { given.end - given.start };
    let body = match got.payload {
        _ if method == Method::HEAD => Body::empty(),
        GetResultPayload::File(..) if length <= PIECE => Body::from(got.bytes().await?),
        GetResultPayload::File(..) => pieces(media.clone(), name.to_owned(), given.clone()),
        GetResultPayload::Stream(stream) => Body::from_stream(stream),
    };
    let mut response = with_headers(status, name, &tag, body);
    insert(&mut response, header::CONTENT_LENGTH, &length.to_string());
    if status == StatusCode::PARTIAL_CONTENT {
        insert(&mut response, header::CONTENT_RANGE, &format!("bytes {}-{}/{size}", given.start, given.end - 1));
    }
    Ok(response)
}

/// A long file of a folder, a piece at a time.
fn pieces(media: Media, name: String, range: Range<u64>) -> Body {
    let next = move |at: u64| {
        let (media, name, end) = (media.clone(), name.clone(), range.end);
        async move {
            if at >= end {
                return Ok(None);
            }
            let piece: Bytes = media.open_file(&name, Some(at..end.min(at + PIECE)), false).await?.bytes().await?;
            Ok::<_, Fault>(Some((piece, at + PIECE)))
        }
    };
    Body::from_stream(stream::try_unfold(range.start, next))
}

/// What a `Range` means for a file of `size` bytes. One that cannot be read, or has several parts, means the whole.
fn part(wanted: &str, size: u64) -> Part {
    let Some((from, to)) = wanted.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else { return Part::Whole };
    let range = match (from.trim().parse::<u64>(), to.trim().parse::<u64>()) {
        (Ok(from), Ok(to)) if from <= to => from..to.saturating_add(1).min(size),
        (Ok(from), Err(_)) if to.trim().is_empty() => from..size,
        (Err(_), Ok(last)) if from.trim().is_empty() => size.saturating_sub(last)..size,
        _ => return Part::Whole,
    };
    if range.is_empty() { Part::Outside } else { Part::Some(range) }
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Some(Range<u64>),
    Outside,
}

fn with_headers(status: StatusCode, name: &str, tag: &str, body: Body) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type(name))),
        (header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER)),
        (header::ACCEPT_RANGES, HeaderValue::from_static("bytes")),
    ];
    let mut response = (status, headers, body).into_response();
    insert(&mut response, header::ETAG, tag);
    response
}

fn insert(response: &mut Response, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, part};

    #[test]
    fn ranges_are_understood_as_browsers_mean_them() {
        for (wanted, meant) in [
            ("bytes=0-", Part::Some(0..10)),
            ("bytes=2-3", Part::Some(2..4)),
            ("bytes=2-99", Part::Some(2..10)),
            ("bytes=-3", Part::Some(7..10)),
            ("bytes=-99", Part::Some(0..10)),
            ("bytes=10-", Part::Outside),
            ("bytes=-0", Part::Outside),
            ("bytes=3-2", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("lines=1-2", Part::Whole),
            ("bytes=18446744073709551615-18446744073709551615", Part::Outside),
            ("bytes=", Part::Whole),
        ] {
            assert_eq!(part(wanted, 10), meant, "{wanted}");
        }
    }
}
