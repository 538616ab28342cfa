//! What only the newsroom downloads: the page's editing script, what it fetches when somebody begins to write, and the style of bar, desk and sign-in pages. Both are bundled
//! when the server is built (build.rs).

use std::sync::LazyLock;

use axum::{http::HeaderMap, response::Response};

use super::built_in::{ASK_AGAIN, File};

static SCRIPT: LazyLock<File> = LazyLock::new(|| File::script(include_str!(concat!(env!("OUT_DIR"), "/editing.js"))));
static WRITING: LazyLock<File> = LazyLock::new(|| File::script(include_str!(concat!(env!("OUT_DIR"), "/editor.js"))));
static STYLE: LazyLock<File> = LazyLock::new(|| File::style(include_str!(concat!(env!("OUT_DIR"), "/staff.css"))));

/// `GET /editing.js`.
pub async fn script(asked: HeaderMap) -> Response {
    SCRIPT.answer(&asked, ASK_AGAIN)
}

/// `GET /editor.js`.
pub async fn writing(asked: HeaderMap) -> Response {
    WRITING.answer(&asked, ASK_AGAIN)
}

/// `GET /staff.css`.
pub async fn style(asked: HeaderMap) -> Response {
    STYLE.answer(&asked, ASK_AGAIN)
}
