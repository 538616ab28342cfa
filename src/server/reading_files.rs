//! The scripts of readers (`src/reading`), bundled when the server is built (build.rs). They stand under one address that changes
//! with their content, so that a script finds the others beside itself and browsers keep them for ever.

use std::sync::LazyLock;

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};

use super::{
    built_in::{FOR_EVER, File},
    cache::etag,
};

/// By their names, as build.rs lists them.
const TEXTS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/reading.rs"));

static FILES: LazyLock<Vec<(&str, File)>> = LazyLock::new(|| TEXTS.iter().map(|(name, text)| (*name, File::script(*text))).collect());
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let all: String = TEXTS.iter().map(|(_, text)| *text).collect();
    etag(all.as_bytes()).to_str().unwrap_or_default().trim_matches('"').to_owned()
});

/// Names their state.
pub fn version() -> &'static str {
    &VERSION
}

/// The address of the script called `name`.
pub fn address(name: &str) -> String {
    format!("/reading/{}/{name}.js", *VERSION)
}

/// `GET /reading/{version}/{file}`.
pub async fn script(Path((version, file)): Path<(String, String)>, asked: HeaderMap) -> Response {
    let wanted = FILES.iter().find(|(name, _)| version == *VERSION && file.strip_suffix(".js") == Some(name));
    match wanted {
        Some((_, file)) => file.answer(&asked, FOR_EVER),
        None => (StatusCode::NOT_FOUND, "这个版本的脚本已经不在了。\n").into_response(),
    }
}
