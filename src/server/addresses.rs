//! The addresses that readers' pages are asked for by, each in its one form.

use axum::http::Uri;

use super::feeds;
use crate::model::{address::encoded, lang::Lang, search::Search};

/// Longer paths are no address of this site.
const PATH_LIMIT: usize = 2000;

/// The address a page is rendered and kept by: what is too long or no UTF-8 becomes one that certainly does not exist,
/// and of the query only what pages read is left. (Leptos would take `__err` and `__path` of a stranger's link for its own.)
pub fn normal(uri: &Uri) -> Uri {
    let path = uri.path();
    let readable = path.len() <= PATH_LIMIT && percent_decoded(path).is_some_and(|path| !path.contains('\0'));
    if !readable {
        return Uri::from_static("/-/-/-");
    }
    let query = if feeds::is_file(path) { "" } else { uri.query().unwrap_or("") };
    let kept: Vec<&str> = if Lang::of_path(path).1.split('/').count() > 3 {
        // Not the shape of a page, so perhaps an old address, which may need all of its query.
        query.split('&').filter(|pair| !pair.starts_with("__")).collect()
    } else if Lang::of_path(path).1.trim_end_matches('/') == "/search" {
        let names = Search::default().filters().map(|(name, _)| name);
        query.split('&').filter(|pair| pair.split_once('=').is_some_and(|(name, _)| name == "page" || names.contains(&name))).collect()
    } else {
        query.split('&').filter(|pair| pair.starts_with("page=") || pair.starts_with("part=")).collect()
    };
    let kept = kept.join("&");
    let address = if kept.is_empty() { path.to_owned() } else { format!("{path}?{kept}") };
    address.parse().unwrap_or(Uri::from_static("/-/-/-"))
}

/// The page that the client asks for at an address that it knows nothing of, if this is such a question: `/api/unknown?path=…`.
pub fn unknown_page(uri: &Uri) -> Option<Uri> {
    let query = uri.query().filter(|_| uri.path() == "/api/unknown")?;
    let (_, page) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "path")?;
    page.parse().ok().filter(|page: &Uri| page.path().starts_with('/'))
}

/// The one form of such a question; any other is as it was.
pub fn normal_question(uri: &Uri) -> Uri {
    let asked = |page: Uri| format!("/api/unknown?path={}", encoded(&normal(&page).to_string())).parse().ok();
    unknown_page(uri).and_then(asked).unwrap_or_else(|| uri.clone())
}

/// A path as it was meant, if it is UTF-8.
pub fn percent_decoded(path: &str) -> Option<String> {
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        if *first != b'%' {
            decoded.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
        decoded.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &tail[2..];
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use axum::http::Uri;

    use super::normal_question;

    #[test]
    fn however_a_page_is_asked_for_it_is_one_question() {
        let normal = |address: &str| normal_question(&address.parse::<Uri>().unwrap()).to_string();
        let one = "/api/unknown?path=%2Ftag%2F%25E7%25A7%258B%3Fpage%3D2";
        for address in [one, "/api/unknown?x=1&path=/tag/%25E7%25A7%258B?page=2", "/api/unknown?path=%2ftag/%25E7%25A7%258B?utm=x%26page=2&path=/b"] {
            assert_eq!(normal(address), one, "{address}");
        }
        for address in ["/api/unknown", "/api/unknown?x=1", "/api/home?lang=zh&path=/tag", "/tag/a?x=1"] {
            assert_eq!(normal(address), address);
        }
    }
}
