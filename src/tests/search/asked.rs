//! Searches as anybody may ask for them, by mistake or on purpose: what they are answered, and what they must never find.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, header},
};
use masthead::{
    model::person::Role,
    server::search::{Query, facets, find, suggest},
};
use serde_json::json;

use super::{encoded, found, text};
use crate::fixture::{Answer, Fixture, databases, everywhere};

#[tokio::test]
async fn naughty_strings_are_answered_in_time_and_without_a_fault() {
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/end2end/node_modules/big-list-of-naughty-strings/blns.json");
    let mut strings: Vec<String> = serde_json::from_str(&std::fs::read_to_string(list).expect("`make setup` brings the list")).unwrap();
    let long = [
        "柳".repeat(100),
        "柳 ".repeat(50),
        "\"".repeat(99),
        "-".repeat(99),
        "的".repeat(2_000),
        "a".repeat(100),
        "的 一 是 在 了 不 和 有 大 这".to_owned(),
    ];
    strings.extend(long.into_iter().chain(["\u{0}".to_owned(), "\u{e000}柳".to_owned(), "%00%ff".to_owned()]));
    let beside: Vec<String> = strings.iter().map(|text| format!("柳溪 -\"{text}\" {text}*")).collect();
    assert!(strings.len() + beside.len() > 500);
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        for typed in &strings {
            let page = site.get(&format!("/search?q={}&source={}", encoded(typed), encoded(typed))).await;
            let suggested = site.get(&format!("/api/suggest?lang=zh&typed={}", encoded(typed))).await;
            // What takes longer than `server.request-timeout-seconds` is answered 503.
            assert!(matches!(page.status.as_u16(), 200 | 400 | 404), "{}: {typed:?} {:?}", page.status, page.texts("main"));
            assert_eq!(suggested.status, 200, "{typed:?}");
        }
        for typed in &beside {
            if let Ok(query) = Query::of(text(typed)) {
                find(&site.newsroom, &query).await.unwrap_or_else(|fault| panic!("{fault}: {typed:?}"));
            }
        }
    }
}

/// All that search says about something that is typed, on pages and to the script.
async fn told(site: &Fixture, typed: &str) -> String {
    let mut told = String::new();
    let typed = encoded(typed);
    let followed = encoded(&format!("/search?q={typed}"));
    for address in ["/search?q=", "/en/search?q=", "/search?sort=relevance&q=", "/api/suggest?lang=zh&typed="]
        .map(|address| format!("{address}{typed}"))
        .into_iter()
        .chain([format!("/api/unknown?path={followed}")])
    {
        let answer = site.get(&address).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        told.push_str(&answer.text);
    }
    told
}

#[tokio::test]
async fn nothing_unpublished_is_found_counted_or_suggested() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let channel = site.number("SELECT id FROM channel WHERE slug = 'liuxi'").await;
        let perform = async |article: i64, deed: serde_json::Value| {
            let version = site.ask(&chief, "edit", json!({ "lang": "zh", "article": article })).await.json()["version"].clone();
            let done = site.ask(&chief, "perform", json!({ "lang": "zh", "article": article, "version": version, "deed": deed })).await;
            assert_eq!(done.status, 200, "{}", done.text);
        };
        // A word that nothing else has, in every line; a tag and a reporter that nothing else has.
        let mut secrets = Vec::new();
        for (n, word) in ["貔貅", "饕餮", "獬豸", "狻猊"].into_iter().enumerate() {
            let article = site.ask(&chief, "begin", json!({ "channel": channel })).await.json().as_i64().unwrap();
            let line = |field: &str, value: &str| json!({ "change": "line", "field": field, "value": value });
            let text =
                json!({ "change": "put", "block": { "id": "a", "type": "paragraph", "text": [{ "text": format!("正文{word}。") }] }, "after": "" });
            let changes = json!([
                line("title", &format!("标题{word}")),
                line("reporters", word),
                line("source", "青岚新闻网"),
                json!({ "change": "tags", "value": [format!("{word}记")] }),
                text
            ]);
            let save = json!({ "article": article, "base": 1, "operation": format!("s{n}"), "sitting": "s", "changes": changes });
            let saved = site.ask(&chief, "save", json!({ "save": save })).await;
            assert_eq!(saved.status, 200, "{}", saved.text);
            secrets.push((article, word));
        }
        let [draft, scheduled, withdrawn, binned] = secrets[..] else { unreachable!() };
        perform(scheduled.0, json!({ "deed": "schedule", "at": site.newsroom.now() + 86_400 })).await;
        for (article, word) in [withdrawn, binned] {
            perform(article, json!({ "deed": "publish" })).await;
            assert!(told(&site, word).await.contains(&format!("/liuxi/{article}")), "what is published is not found");
        }
        perform(withdrawn.0, json!({ "deed": "withdraw", "reason": "" })).await;
        perform(binned.0, json!({ "deed": "bin" })).await;
        for (article, word) in [draft, scheduled, withdrawn, binned] {
            let told = told(&site, word).await;
            assert!(
                !told.contains(&format!("/liuxi/{article}")) && !told.contains(&format!("标题{word}")) && !told.contains(&format!("{word}记")),
                "{word}"
            );
            let counted = facets::count(&site.newsroom, &Query::of(text(word)).unwrap()).await.unwrap();
            assert_eq!(counted.count.number, 0, "{word}");
            assert!(suggest::suggest(&site.newsroom, word).await.unwrap().is_empty(), "{word}");
        }
        // A change of a published article is not found before it is published either.
        perform(withdrawn.0, json!({ "deed": "republish" })).await;
        assert_eq!(found(&site, &text(withdrawn.1)).await, [withdrawn.0]);
        perform(binned.0, json!({ "deed": "unbin" })).await;
        assert!(found(&site, &text(binned.1)).await.is_empty(), "what comes out of the bin is withdrawn");
    }
}

#[tokio::test]
async fn a_search_that_cannot_be_answered_is_told_why_in_the_readers_language() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let (long, many) = (format!("q={}", "a".repeat(101)), "q=1+2+3+4+5+6+7+8+9+10+11".to_owned());
    for (query, zh, en) in [
        ("q=a&page=51", "第 50 页", "page 50"),
        (&*long, "最多 100 个字", "at most 100 characters"),
        (&*many, "最多搜索 10 个词", "At most 10 words"),
        ("q=a&from=2026", "2026-11-28", "written like"),
    ] {
        for (lang, title, said) in [("", "请求有误", zh), ("/en", "Something is not right", en)] {
            let page = site.get(&format!("{lang}/search?{query}")).await;
            assert_eq!((page.status.as_u16(), page.texts("h1")), (400, vec![title.to_owned()]), "{query}");
            let sentence = page.texts(".notice [role=status]").remove(0);
            assert!(sentence.contains(said), "{query}: {sentence}");
        }
    }
}

#[tokio::test]
async fn a_page_has_one_address_whatever_slashes_are_added() {
    let site = Fixture::demo(databases()[0].clone()).await;
    for (address, plain) in [("/search/?q=a", "/search?q=a"), ("/en/search//?q=a", "/en/search?q=a"), ("/tag/", "/tag"), ("/en//topic/", "/en/topic")]
    {
        let moved = site.get(address).await;
        assert_eq!((moved.status.as_u16(), moved.header("location")), (301, plain), "{address}");
        assert_eq!(site.get(plain).await.status, 200, "{plain}");
    }
}

#[tokio::test]
async fn a_page_says_what_it_searches_for_and_is_not_kept() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let page = site.get(&format!("/search?utm=x&q={}&__err=1&page=1", encoded("柳溪<b>\"&"))).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.attributes(".search-page input[name=q]", "value"), ["柳溪<b>\"&"]);
    assert!(page.texts("title")[0].contains("柳溪<b>\"&"), "{:?}", page.texts("title"));
    assert_eq!(page.header("x-robots-tag"), "noindex");
    assert!(!page.attributes("link[rel=canonical]", "href")[0].contains("utm"));
    for (address, says) in
        [("/search", "输入要找的字词"), ("/search?q=%EF%BC%81", "没有可以搜索的字词"), ("/search?q=%E9%B2%B2%E9%B9%8F%E5%B1%95%E7%BF%85", "没有找到")]
    {
        let page = site.get(address).await;
        assert_eq!(page.status, 200, "{address}");
        assert!(page.texts(".nothing")[0].contains(says), "{address}");
        assert_eq!(page.texts(".newest li").len(), 10, "{address}");
    }
    for address in ["/nope", "/yaowen/1014"] {
        assert_eq!(site.get(address).await.attributes("main .search-box", "action"), ["/search"], "{address}");
    }
    assert_eq!(site.get("/en/search?q=a").await.attributes(".search-box", "action"), ["/en/search", "/en/search"]);
}

#[tokio::test]
async fn who_searches_too_often_is_told_so() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let ask = async |address: &str, from: [u8; 4]| -> Answer {
        let mut request = Request::get(address).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((from, 1000))));
        site.send(request).await
    };
    let mut refused = None;
    for _ in 0..70 {
        let answer = ask("/search?q=a", [192, 0, 2, 1]).await;
        if answer.status == 429 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("nobody is ever refused");
    assert!(refused.text.contains("试得太频繁了") && refused.texts(".site-name").len() == 1);
    assert_eq!(ask("/search?q=a", [192, 0, 2, 2]).await.status, 200, "others may still search");
    assert_eq!(ask("/yaowen", [192, 0, 2, 1]).await.status, 200);
}
