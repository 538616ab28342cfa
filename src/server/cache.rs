//! Finished answers in memory: rendered once, compressed once, given to everyone until something public changes.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use http_body_util::BodyExt;
use quick_cache::{Weighter, sync::Cache};
use sha2::{Digest, Sha256};
use tower::ServiceExt;

use super::{addresses::unknown_page, security::page_policy};

/// An answer older than this is given once more and rendered anew meanwhile: slots have times at which entries begin
/// and end, and the date stands at the top of every page.
const FRESH: Duration = Duration::from_secs(10);
/// Level 5 takes a tenth of the time of 11 and gives answers a tenth larger.
const BROTLI_LEVEL: i32 = 5;

/// Which answer: the state of the site it was made from, and the address. A change of the site makes new keys, so that
/// an answer begun before the change never counts after it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    version: i64,
    address: String,
}

/// What was kept of an answer.
struct Finished {
    status: StatusCode,
    content_type: HeaderValue,
    policy: Option<HeaderValue>,
    cache_control: HeaderValue,
    etag: HeaderValue,
    /// Of answers that say since when they have been as they are.
    modified: Option<HeaderValue>,
    plain: Bytes,
    brotli: Bytes,
    born: Instant,
    renewing: AtomicBool,
}

#[derive(Clone)]
struct Bytewise;

impl Weighter<Key, Arc<Finished>> for Bytewise {
    fn weight(&self, key: &Key, finished: &Arc<Finished>) -> u64 {
        (key.address.len() + finished.plain.len() + finished.brotli.len() + 400) as u64
    }
}

/// The answers of one site. Cloning shares them.
#[derive(Clone)]
pub struct Pages {
    /// `None`: every answer is made anew, and given as it is.
    kept: Option<Arc<Cache<Key, Arc<Finished>, Bytewise>>>,
    renderer: Router,
}

impl Pages {
    /// Keeps at most `bytes` of what `renderer` answers.
    pub fn new(renderer: Router, bytes: u64) -> Pages {
        let kept = (bytes > 0).then(|| Arc::new(Cache::with_weighter(2000, bytes, Bytewise)));
        Pages { kept, renderer }
    }

    /// Answers `request`, whose address is in its normal form, from the site's state `version`.
    pub async fn answer(&self, version: i64, request: Request) -> Response {
        let wants = Wants::of(&request);
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return self.render(request).await;
        }
        let key = Key { version, address: request.uri().to_string() };
        let Some(kept) = &self.kept else { return self.answer_anew(request).await };
        if passes(request.uri()) {
            return self.finish(request).await.map_or_else(|response| *response, |finished| finished.response(&wants));
        }
        match kept.get_or_insert_async(&key, self.finish(request)).await {
            Ok(finished) => {
                self.renew_if_old(kept, key, &finished);
                finished.response(&wants)
            }
            Err(response) => *response,
        }
    }

    /// Renders and compresses an answer. `Err` is one that is not kept: an error, or a redirect.
    async fn finish(&self, mut request: Request) -> Result<Arc<Finished>, Box<Response>> {
        // The body is kept whoever asks first, be it only for the head.
        *request.method_mut() = Method::GET;
        let (parts, body) = self.render(request).await.into_parts();
        let plain = match body.collect().await {
            Ok(body) => body.to_bytes(),
            Err(_) => return Err(Box::new(StatusCode::INTERNAL_SERVER_ERROR.into_response())),
        };
        let policy = policy_of(&parts.headers, &plain);
        // Only what has an address of its own is kept; else strangers could fill the memory with addresses they invent.
        if !matches!(parts.status, StatusCode::OK | StatusCode::GONE) {
            let mut response = Response::from_parts(parts, Body::from(plain));
            policy.map(|policy| response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy));
            return Err(Box::new(response));
        }
        let compressed = {
            let plain = plain.clone();
            tokio::task::spawn_blocking(move || compress(&plain)).await.unwrap_or_default()
        };
        let json = HeaderValue::from_static("application/json");
        let content_type = parts.headers.get(header::CONTENT_TYPE).cloned().unwrap_or(json);
        // A server function's answer may be kept for the moment between a hover and a click; a page is asked for again.
        let usual = if policy.is_some() { "public, max-age=0, must-revalidate" } else { "public, max-age=5" };
        Ok(Arc::new(Finished {
            status: parts.status,
            content_type,
            policy,
            cache_control: parts.headers.get(header::CACHE_CONTROL).cloned().unwrap_or(HeaderValue::from_static(usual)),
            etag: etag(&plain),
            modified: parts.headers.get(header::LAST_MODIFIED).cloned(),
            plain,
            brotli: compressed.into(),
            born: Instant::now(),
            renewing: AtomicBool::new(false),
        }))
    }

    async fn answer_anew(&self, request: Request) -> Response {
        let (mut parts, body) = self.render(request).await.into_parts();
        let Ok(body) = body.collect().await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
        let body = body.to_bytes();
        policy_of(&parts.headers, &body).map(|policy| parts.headers.insert(header::CONTENT_SECURITY_POLICY, policy));
        Response::from_parts(parts, Body::from(body))
    }

    /// What the renderer answers. It has routes of its own, and must not take the outer one for a part of them.
    async fn render(&self, mut request: Request) -> Response {
        request.extensions_mut().remove::<MatchedPath>();
        match self.renderer.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }

    fn renew_if_old(&self, kept: &Arc<Cache<Key, Arc<Finished>, Bytewise>>, key: Key, finished: &Finished) {
        if finished.born.elapsed() < FRESH || finished.renewing.swap(true, Ordering::Relaxed) {
            return;
        }
        let (pages, kept) = (self.clone(), kept.clone());
        tokio::spawn(async move {
            let request = Request::get(&key.address).body(Body::empty());
            if let Ok(request) = request
                && let Ok(finished) = pages.finish(request).await
            {
                kept.insert(key, finished);
            }
        });
    }
}

/// Answers that nobody keeps: there are as many searches, and places in the API's lists, as somebody cares to invent, and they would push out
/// the pages.
fn passes(address: &Uri) -> bool {
    match address.path() {
        "/search" | "/en/search" | "/api/suggest" | "/api/v1/search" => true,
        "/api/v1/articles" => {
            let said = address.query().unwrap_or("");
            form_urlencoded::parse(said.as_bytes()).any(|(name, _)| matches!(&*name, "from" | "until" | "after"))
        }
        // The client asks for a search as for every page that it knows nothing of.
        _ => unknown_page(address).is_some_and(|page| passes(&page)),
    }
}

/// What of a request decides how a kept answer is given.
struct Wants {
    brotli: bool,
    known: Option<HeaderValue>,
    since: Option<HeaderValue>,
    body: bool,
}

impl Wants {
    fn of(request: &Request) -> Wants {
        let text = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or("");
        let brotli = text(header::ACCEPT_ENCODING).split(',').any(|coding| {
            let (name, quality) = coding.trim().split_once(';').unwrap_or((coding.trim(), ""));
            name == "br" && !matches!(quality.trim(), "q=0" | "q=0.0")
        });
        let header = |name| request.headers().get(name).cloned();
        Wants { brotli, known: header(header::IF_NONE_MATCH), since: header(header::IF_MODIFIED_SINCE), body: request.method() != Method::HEAD }
    }
}

impl Finished {
    fn response(&self, wants: &Wants) -> Response {
        let brotli = wants.brotli && self.brotli.len() < self.plain.len() && !self.brotli.is_empty();
        let body = if brotli { &self.brotli } else { &self.plain };
        let mut headers = HeaderMap::with_capacity(13);
        headers.insert(header::CONTENT_TYPE, self.content_type.clone());
        headers.insert(header::CACHE_CONTROL, self.cache_control.clone());
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(policy) = &self.policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        if let Some(modified) = &self.modified {
            headers.insert(header::LAST_MODIFIED, modified.clone());
        }
        if self.status == StatusCode::OK && self.is_known(wants) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        if brotli {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        let body = if wants.body { Body::from(body.clone()) } else { Body::empty() };
        (self.status, headers, body).into_response()
    }
}

impl Finished {
    /// Whether the visitor has it already: the tag decides, and the time only for those who send no tag (RFC 9110, 13.2.2).
    fn is_known(&self, wants: &Wants) -> bool {
        let Some(known) = &wants.known else {
            let time = |header: &Option<HeaderValue>| httpdate::parse_http_date(header.as_ref()?.to_str().ok()?).ok();
            return matches!((time(&self.modified), time(&wants.since)), (Some(modified), Some(since)) if modified <= since);
        };
        let known = known.to_str().unwrap_or("");
        known.split(',').any(|tag| tag.trim().trim_start_matches("W/").as_bytes() == self.etag.as_bytes())
    }
}

/// Pages get their policy; other answers do with the strictest one.
fn policy_of(headers: &HeaderMap, body: &Bytes) -> Option<HeaderValue> {
    let is_page = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let html = std::str::from_utf8(body).ok().filter(|_| is_page)?;
    HeaderValue::from_str(&page_policy(html)).ok()
}

/// A strong tag for a body.
pub fn etag(body: &[u8]) -> HeaderValue {
    let digest = Sha256::digest(body);
    let hex: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::from_str(&format!("\"{hex}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Compressed by brotli; nothing where that fails.
pub fn compress(body: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::with_capacity(body.len() / 4);
    // Writing to memory cannot fail; an empty answer is never preferred over the plain one.
    // A window as large as a page: the usual one of 4 MB is mostly memory to clear.
    let parameters = brotli::enc::BrotliEncoderParams { quality: BROTLI_LEVEL, lgwin: 18, size_hint: body.len(), ..Default::default() };
    match brotli::BrotliCompress(&mut &body[..], &mut compressed, &parameters) {
        Ok(_) => compressed,
        Err(_) => Vec::new(),
    }
}
