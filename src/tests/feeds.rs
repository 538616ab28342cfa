//! Feeds as programs that follow the site read them.

use axum::{body::Body, http::Request};
use masthead::model::person::Role;
use serde_json::json;

use crate::fixture::{Answer, Fixture, databases, everywhere};

const OF_SITE: [&str; 3] = ["/feed.xml", "/atom.xml", "/feed.json"];

/// What stands between two words, as often as it does.
fn all<'a>(text: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    text.split(begin).skip(1).filter_map(|rest| rest.split_once(end)).map(|(found, _)| found).collect()
}

/// The parser that browsers have is a lenient one; this one is not.
fn well_formed(answer: &Answer) {
    let mut reader = quick_xml::Reader::from_str(&answer.text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(fault) => panic!("{fault}: {:.300}", answer.text),
        }
    }
}

#[tokio::test]
async fn a_feed_holds_the_newest_articles_whole() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let newest = site.words("SELECT title FROM article WHERE state = 'published' ORDER BY published_at DESC, id DESC LIMIT 30").await;
        let rss = site.get("/feed.xml").await;
        assert_eq!((rss.status.as_u16(), rss.header("content-type")), (200, "application/rss+xml; charset=utf-8"));
        well_formed(&rss);
        assert_eq!(all(&rss.text, "<item><title>", "</title>"), newest);
        let json = site.get("/feed.json").await.json();
        assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(json["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>(), newest);
        let atom = site.get("/atom.xml").await;
        well_formed(&atom);
        assert_eq!(all(&atom.text, "<entry><title>", "</title>"), newest);
        // All of one story, with addresses that lead somewhere from anywhere.
        let story = site.get("/yaowen/1001").await;
        let item = json["items"].as_array().unwrap().iter().find(|item| item["url"] == "http://127.0.0.1:3000/yaowen/1001").unwrap();
        let html = scraper::Html::parse_fragment(item["content_html"].as_str().unwrap());
        let paragraphs = scraper::Selector::parse("p[id]").unwrap();
        let told: Vec<String> = html.select(&paragraphs).map(|p| p.text().collect::<String>().trim().to_owned()).collect();
        assert_eq!(told, story.texts(".prose p[id]"));
        for text in [&rss.text, &atom.text, &json.to_string()] {
            assert!(!text.contains("src=\\\"/") && !text.contains("src=\"/") && !text.contains("href=\"/"), "an address without a host");
        }
        let published = site.number("SELECT published_at FROM article WHERE id = 1001").await;
        let stamp = masthead::model::stamp::Stamp::of_unix(published);
        assert_eq!(item["date_published"], stamp.iso());
        assert!(stamp.iso().ends_with("+08:00"));
        assert!(rss.text.contains(&format!("{} +0800</pubDate>", stamp.clock().to_owned() + &stamp.iso()[16..19])), "{}", stamp.iso());
    }
}

#[tokio::test]
async fn a_channel_has_its_own_feeds_and_what_is_no_channel_has_none() {
    let site = Fixture::demo(databases()[0].clone()).await;
    for (name, begin) in [("feed.xml", "<item>"), ("atom.xml", "<entry>"), ("feed.json", "\"content_html\"")] {
        let feed = site.get(&format!("/xiangcun/{name}")).await;
        assert_eq!(feed.status, 200, "{name}");
        assert_eq!(feed.text.matches(begin).count(), 30, "{name}");
        assert!(feed.text.contains(&format!("http://127.0.0.1:3000/xiangcun/{name}")), "{name} says where it is");
        for missing in ["/nothing", "/about", "/en"] {
            assert_eq!(site.get(&format!("{missing}/{name}")).await.status, 404, "{missing}/{name}");
        }
    }
    let channel = site.get("/xiangcun").await;
    assert_eq!(
        channel.attributes("link[rel=alternate][type]", "href"),
        ["/xiangcun/feed.xml", "/xiangcun/atom.xml", "/xiangcun/feed.json"],
        "readers' programs find them"
    );
    assert_eq!(channel.attributes(".channel-head .feed a", "href"), ["/xiangcun/feed.xml"]);
    let home = site.get("/").await;
    assert_eq!(home.attributes("link[rel=alternate][type]", "href"), OF_SITE);
    assert_eq!(home.attributes(".footer .feed a", "href"), ["/feed.xml"]);
}

#[tokio::test]
async fn a_feed_that_has_not_changed_is_not_sent_again() {
    let site = Fixture::demo(databases()[0].clone()).await;
    for address in OF_SITE {
        let ask = |name: &'static str, value: &str| Request::get(address).header(name, value).body(Body::empty()).unwrap();
        let first = site.get(address).await;
        let (tag, time) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
        assert!(time.ends_with(" GMT"), "{address}: {time}");
        for (name, value) in [("if-none-match", tag.as_str()), ("if-modified-since", &time)] {
            let again = site.send(ask(name, value)).await;
            assert_eq!((again.status.as_u16(), again.text.as_str()), (304, ""), "{address} {name}");
            assert_eq!((again.header("etag"), again.header("last-modified")), (tag.as_str(), time.as_str()));
        }
        assert_eq!(site.send(ask("if-modified-since", "Mon, 01 Jan 2024 00:00:00 GMT")).await.status, 200);
        // The tag decides, whatever the time says.
        let both = Request::get(address).header("if-none-match", "\"x\"").header("if-modified-since", &time).body(Body::empty()).unwrap();
        assert_eq!(site.send(both).await.status, 200);
    }
    // What strangers write behind the address makes no further copies.
    assert_eq!(site.get("/feed.xml?page=7").await.header("etag"), site.get("/feed.xml").await.header("etag"));
    let before = site.get("/feed.xml").await.header("etag").to_owned();
    let editor = site.signed_in("zhou", &everywhere(Role::Chief)).await;
    let withdrawn = site.number("SELECT id FROM article WHERE state = 'published' ORDER BY published_at DESC, id DESC LIMIT 1").await;
    let done = site.perform(&editor, withdrawn, json!({ "deed": "withdraw", "reason": "" })).await;
    assert_eq!(done.status, 200, "{}", done.text);
    let after = site.get("/feed.xml").await;
    assert_ne!(after.header("etag"), before);
    assert!(!after.text.contains(&format!("/{withdrawn}<")));
}

#[tokio::test]
async fn hostile_text_stays_text_in_every_feed() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let hostile = "]]></title><script>alert(1)</script>&amp;\"'\u{b}";
    let escaped = hostile.replace('\'', "''");
    let block = json!([{ "id": "b1", "type": "paragraph", "text": [{ "text": hostile }] }]).to_string().replace('\'', "''");
    site.sql(&format!("UPDATE article SET title = '{escaped}', summary = '{escaped}', reporters = '{escaped}' WHERE id = 1001")).await;
    site.sql(&format!("UPDATE article_body SET body = '{block}' WHERE article_id = 1001")).await;
    for address in ["/feed.xml", "/atom.xml", "/sitemap-news.xml"] {
        let feed = site.get(address).await;
        well_formed(&feed);
        assert!(!feed.text.contains("<script"), "{address}");
        assert!(!feed.text.contains('\u{b}'), "{address}: XML has no way to say this character");
    }
    let json = site.get("/feed.json").await.json();
    assert!(json["items"].as_array().unwrap().iter().any(|item| item["title"] == hostile));
}

#[tokio::test]
async fn an_external_article_leads_to_a_whole_address_in_every_feed() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let links = async || {
        let (rss, atom, json) = (site.get("/feed.xml").await.text, site.get("/atom.xml").await.text, site.get("/feed.json").await.json());
        let of_item = all(&rss, "<item>", "</item>").into_iter().find(|item| item.contains(":article-1001<")).unwrap().to_owned();
        let of_entry = all(&atom, "<entry>", "</entry>").into_iter().find(|entry| entry.contains(":article-1001<")).unwrap().to_owned();
        let item = json["items"].as_array().unwrap().iter().find(|item| item["id"].as_str().unwrap().ends_with(":article-1001")).unwrap().clone();
        let href = all(&of_entry, "<link ", "/>").into_iter().find(|link| link.contains("alternate")).unwrap().to_owned();
        [all(&of_item, "<link>", "</link>")[0].to_owned(), all(&href, "href=\"", "\"")[0].to_owned(), item["url"].as_str().unwrap().to_owned()]
    };
    for (typed, leads) in [
        ("/topic/qiushou", "http://127.0.0.1:3000/topic/qiushou"),
        ("//example.org/a", "http://example.org/a"),
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", "http://127.0.0.1:3000/yaowen/1001"),
    ] {
        site.sql(&format!("UPDATE article SET origin = 'external', link = '{typed}' WHERE id = 1001")).await;
        site.sql("UPDATE site SET version = version + 1").await;
        site.newsroom.refresh().await.unwrap();
        assert_eq!(links().await, [leads; 3], "{typed}");
    }
}
