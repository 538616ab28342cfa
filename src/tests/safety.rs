//! What strangers may send, and what a browser is told it may do.

use axum::{body::Body, http::Request};
use masthead::server::{http::ROUTES, policy};

use crate::fixture::{Answer, Fixture, databases};

async fn demo() -> Fixture {
    Fixture::demo(databases()[0].clone()).await
}

/// What an editor might type, or an attacker.
const HOSTILE: &str = "</title><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"'</textarea>";

/// Scripts of the page that are none of ours.
fn foreign_scripts(page: &Answer) -> Vec<String> {
    page.texts("script:not([type='application/ld+json'])")
        .into_iter()
        .filter(|script| script.contains("alert(") && !script.contains("__RESOLVED_RESOURCES") && !script.contains("__SERIALIZED"))
        .collect()
}

#[tokio::test]
async fn hostile_text_stays_text_in_title_head_story_and_data() {
    let site = demo().await;
    let escaped = HOSTILE.replace('\'', "''");
    let block = serde_json::json!([{ "id": "b1", "type": "paragraph", "text": [{ "text": HOSTILE }] }]).to_string().replace('\'', "''");
    site.sql(&format!("UPDATE article SET title = '{escaped}', kicker = '{escaped}', summary = '{escaped}', excerpt = '{escaped}', source = '{escaped}' WHERE id = 1001")).await;
    site.sql(&format!("UPDATE article_body SET body = '{block}' WHERE article_id = 1001")).await;
    for address in ["/yaowen/1001", "/yaowen", "/"] {
        let page = site.get(address).await;
        assert_eq!(foreign_scripts(&page), Vec::<String>::new(), "{address}");
        assert!(page.attributes("img[onerror]", "onerror").is_empty(), "{address}");
        assert_eq!(page.texts("body").len(), 1, "{address}");
    }
    let page = site.get("/yaowen/1001").await;
    assert_eq!(page.texts("h1")[0], HOSTILE);
    assert!(page.texts("title")[0].starts_with(HOSTILE));
    assert_eq!(page.attributes("meta[name=description]", "content")[0], HOSTILE);
    assert_eq!(page.texts(".prose p")[0], HOSTILE);
    // The data beside the page must not end its script.
    let scripts = page.text.matches("<script").count();
    assert_eq!(scripts, page.texts("script").len(), "a script was opened inside data");
}

#[tokio::test]
async fn a_stored_address_that_runs_code_is_not_linked() {
    let site = demo().await;
    site.sql("UPDATE article SET source = 'x', source_url = 'javascript:alert(1)' WHERE id = 1001").await;
    let page = site.get("/yaowen/1001").await;
    assert!(page.attributes("a", "href").iter().all(|href| !href.starts_with("javascript:")));
}

#[tokio::test]
async fn pages_tell_browsers_what_they_may_do() {
    let site = demo().await;
    for address in ["/", "/yaowen", "/yaowen/1001", "/about/contact", "/nothing-here", "/yaowen/1014"] {
        let page = site.get(address).await;
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "{address}: {policy}");
        assert!(!policy.contains("unsafe-inline") && policy.contains("frame-ancestors 'none'"), "{address}: {policy}");
        assert_eq!((page.header("x-content-type-options"), page.header("cross-origin-opener-policy")), ("nosniff", "same-origin"), "{address}");
        assert!(page.header("set-cookie").is_empty(), "{address}: a page for everyone sets no cookie");
    }
}

#[tokio::test]
async fn a_page_is_given_compressed_and_only_when_it_has_changed() {
    let site = demo().await;
    let ask = |tag: &str| Request::get("/yaowen").header("accept-encoding", "gzip, br").header("if-none-match", tag).body(Body::empty()).unwrap();
    let first = site.send(ask("")).await;
    assert_eq!((first.status.as_u16(), first.header("content-encoding")), (200, "br"));
    let again = site.send(ask(first.header("etag"))).await;
    assert_eq!((again.status.as_u16(), again.text.as_str()), (304, ""));
    site.sql("UPDATE channel SET description = '换了说明' WHERE slug = 'yaowen'").await;
    site.sql("UPDATE site SET version = version + 1").await;
    site.newsroom.refresh().await.unwrap();
    assert!(site.get("/yaowen").await.text.contains("换了说明"));
    assert_eq!(site.send(ask(first.header("etag"))).await.status, 200);
}

#[tokio::test]
async fn asking_for_the_head_alone_leaves_the_page_whole() {
    let site = demo().await;
    let head = site.send(Request::head("/yaowen").body(Body::empty()).unwrap()).await;
    assert_eq!((head.status.as_u16(), head.text.as_str()), (200, ""));
    assert!(!site.get("/yaowen").await.texts("h1").is_empty());
}

#[tokio::test]
async fn a_page_asks_the_build_that_rendered_it() {
    let site = demo().await;
    let build = site.get("/").await.attributes("html", "data-build").remove(0);
    for function in [
        "home?lang=zh",
        "channel?lang=en&slug=yaowen&page=1",
        "article?lang=zh&channel=yaowen&article=1001",
        "page?lang=zh&slug=contact",
        "newest?lang=zh",
        "frame?lang=en&address=/",
    ] {
        let answer = site.get(&format!("/build/{build}/api/{function}")).await;
        assert_eq!(answer.status, 200, "{function}");
    }
}

#[tokio::test]
async fn strangers_cannot_send_forms_here() {
    let site = demo().await;
    for address in ["/api/home", "/yaowen", "/build/x/api/home"] {
        let foreign =
            Request::post(address).header("origin", "https://evil.example").header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
        assert_eq!(site.send(foreign).await.status, 403, "{address}");
    }
}

#[tokio::test]
async fn the_way_back_of_a_form_never_leads_to_a_stranger() {
    let site = demo().await;
    let request =
        Request::get("/api/home?lang=zh").header("accept", "text/html").header("referer", "https://evil.example/").body(Body::empty()).unwrap();
    let answer = site.send(request).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (200, ""));
    let page = site.get("/yaowen?__err=x&__path=y").await;
    assert_eq!(page.status, 200);
}

#[tokio::test]
async fn bad_questions_get_clear_answers() {
    let site = demo().await;
    for (address, status) in [
        ("/api/nothing", 404),
        ("/api/channel", 400),
        ("/api/more?lang=zh&slug=yaowen", 400),
        ("/api/more?lang=zh&slug=yaowen&after=x", 400),
        ("/api/article?lang=zh&channel=yaowen&article=1253", 404),
        ("/api/article?lang=zh&channel=liuxi&article=1001", 404),
        ("/build/another/api/home", 409),
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.status, status, "{address}: {:.200}", answer.text);
        assert!(answer.header("location").is_empty(), "{address}");
    }
    let large = Request::post("/api/home")
        .header("sec-fetch-site", "same-origin")
        .header("content-length", "9000000")
        .body(Body::from(vec![0; 9_000_000]))
        .unwrap();
    assert_eq!(site.send(large).await.status, 413);
}

#[test]
fn every_route_and_every_server_function_has_a_row() {
    // "Anything else" is no route of axum's, and shows nothing but that nothing is there.
    for route in ROUTES.iter().filter(|route| !route.path().contains('*')).map(|route| {
        route
            .path()
            .replace(":channel", "{channel}")
            .replace(":article", "{article}")
            .replace(":page", "{page}")
            .replace(":tag", "{tag}")
            .replace(":topic", "{topic}")
    }) {
        let path = if route.is_empty() { "/" } else { route.as_str() };
        assert!(policy::ROUTES.iter().any(|(row, _)| *row == path), "no row for {path}");
    }
    let mut functions: Vec<&str> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    let mut rows: Vec<&str> = policy::FUNCTIONS.iter().map(|(row, _)| *row).collect();
    functions.sort_unstable();
    rows.sort_unstable();
    assert_eq!(functions, rows);
}
