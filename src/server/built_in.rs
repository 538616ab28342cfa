//! Files that are part of the server.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::cache::{compress, etag};

/// Answers of files whose addresses change with their content.
pub const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Answers of files that have one address in all builds: a browser asks each time whether it has the one of today.
pub const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// A file that is part of the server, compressed once.
pub struct File {
    kind: &'static str,
    plain: String,
    brotli: Vec<u8>,
    etag: HeaderValue,
}

impl File {
    /// A script.
    pub fn script(plain: impl Into<String>) -> File {
        File::new("text/javascript; charset=utf-8", plain.into())
    }

    /// A style sheet.
    pub fn style(plain: impl Into<String>) -> File {
        File::new("text/css; charset=utf-8", plain.into())
    }

    /// A picture drawn by lines.
    pub fn picture(plain: impl Into<String>) -> File {
        File::new("image/svg+xml", plain.into())
    }

    fn new(kind: &'static str, plain: String) -> File {
        File { kind, brotli: compress(plain.as_bytes()), etag: etag(plain.as_bytes()), plain }
    }

    /// The answer to somebody who `asked` for it.
    pub fn answer(&self, asked: &HeaderMap, kept: HeaderValue) -> Response {
        let has = |name, what: &str| asked.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(what));
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(self.kind)),
            (header::CACHE_CONTROL, kept),
            (header::VARY, HeaderValue::from_static("accept-encoding")),
            (header::ETAG, self.etag.clone()),
        ];
        if self.etag.to_str().is_ok_and(|etag| has(header::IF_NONE_MATCH, etag)) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        if has(header::ACCEPT_ENCODING, "br") && !self.brotli.is_empty() {
            return (headers, [(header::CONTENT_ENCODING, "br")], self.brotli.clone()).into_response();
        }
        (headers, self.plain.clone()).into_response()
    }
}
