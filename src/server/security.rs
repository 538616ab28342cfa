//! Headers that tell a browser what a page may do.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// On every answer.
const ALWAYS: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// Adds what every answer carries, and the strictest policy where the answer has none of its own.
pub fn harden(headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    let nothing = "default-src 'none'; frame-ancestors 'none'; sandbox";
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(nothing));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
}

/// Refuses what changes something, comes with a cookie, and does not say that it comes from a page of this site. Who says
/// that it comes from elsewhere, `CsrfLayer` has refused already; browsers that say nothing at all are older than 2020.
pub async fn own_forms_only(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let silent = !headers.contains_key("sec-fetch-site") && !headers.contains_key(header::ORIGIN);
    if !request.method().is_safe() && silent && headers.contains_key(header::COOKIE) {
        return (StatusCode::FORBIDDEN, "这个请求没有说明来自哪个网站，所以没有执行。\n").into_response();
    }
    next.run(request).await
}

/// The policy of a rendered page: scripts are this site's files, and the inline ones the page itself was rendered with,
/// named by their hashes. A nonce would have to differ on every answer, and so could not be part of a page that is
/// kept compressed; a hash also binds the script's very text.
pub fn page_policy(html: &str) -> String {
    let hashes: String = inline_scripts(html).map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script)))).collect();
    // `cargo leptos watch` tells open pages over a web socket to reload.
    let watch = if std::env::var_os("LEPTOS_WATCH").is_some() { " ws://127.0.0.1:* ws://localhost:*" } else { "" };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
         connect-src 'self'{watch}; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

/// The texts of scripts that stand in the page. Markup of ours only: text of people is escaped, so `<script` is a tag.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!attributes.contains(" src=")).then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::page_policy;

    #[test]
    fn the_policy_names_inline_scripts_by_their_hashes() {
        let policy = page_policy("<script src=\"/a.js\"></script><script type=\"module\">alert(1)</script>");
        // echo -n 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert_eq!(policy.matches("'sha256-").count(), 1);
        assert!(policy.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{policy}");
    }
}
