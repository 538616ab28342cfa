//! What only the newsroom downloads: the page's editing script, what it fetches when somebody begins to write, and the style of bar, desk and sign-in pages. Both are bundled
//! when the server is built (build.rs).

use std::sync::LazyLock;

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::cache::{compress, etag};

static SCRIPT: LazyLock<File> = LazyLock::new(|| File::new("text/javascript; charset=utf-8", include_str!(concat!(env!("OUT_DIR"), "/editing.js"))));
static WRITING: LazyLock<File> = LazyLock::new(|| File::new("text/javascript; charset=utf-8", include_str!(concat!(env!("OUT_DIR"), "/editor.js"))));
static STYLE: LazyLock<File> = LazyLock::new(|| File::new("text/css; charset=utf-8", include_str!(concat!(env!("OUT_DIR"), "/staff.css"))));

/// `GET /editing.js`.
pub async fn script(asked: HeaderMap) -> Response {
    SCRIPT.answer(&asked)
}

/// `GET /editor.js`.
pub async fn writing(asked: HeaderMap) -> Response {
    WRITING.answer(&asked)
}

/// `GET /staff.css`.
pub async fn style(asked: HeaderMap) -> Response {
    STYLE.answer(&asked)
}

/// A file that is part of the server.
struct File {
    kind: &'static str,
    plain: &'static str,
    brotli: Vec<u8>,
    etag: HeaderValue,
}

impl File {
    fn new(kind: &'static str, plain: &'static str) -> File {
        File { kind, plain, brotli: compress(plain.as_bytes()), etag: etag(plain.as_bytes()) }
    }

    /// It has one address in all builds, so a browser asks each time whether it has the one of today.
    fn answer(&self, asked: &HeaderMap) -> Response {
        let has = |name, what: &str| asked.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(what));
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(self.kind)),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (header::VARY, HeaderValue::from_static("accept-encoding")),
            (header::ETAG, self.etag.clone()),
        ];
        if self.etag.to_str().is_ok_and(|etag| has(header::IF_NONE_MATCH, etag)) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        if has(header::ACCEPT_ENCODING, "br") && !self.brotli.is_empty() {
            return (headers, [(header::CONTENT_ENCODING, "br")], self.brotli.clone()).into_response();
        }
        (headers, self.plain).into_response()
    }
}
