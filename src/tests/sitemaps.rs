//! Sitemaps as crawlers read them, and what must be in nothing that machines read.

use masthead::model::{person::Role, stamp::Stamp};
use serde_json::json;

use crate::fixture::{Fixture, databases, everywhere};

const SITE: &str = "http://127.0.0.1:3000";

/// All addresses that a sitemap names.
fn addresses(text: &str) -> Vec<String> {
    text.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap().strip_prefix(SITE).unwrap().to_owned()).collect()
}

/// What the sitemap says of the last change of an address.
fn changed(text: &str, address: &str) -> Option<String> {
    let entry = text.split("<loc>").find(|rest| rest.starts_with(&format!("{SITE}{address}</loc>")))?;
    Some(entry.split("<lastmod>").nth(1)?.split('<').next()?.to_owned())
}

#[tokio::test]
async fn sitemaps_name_every_public_address_once() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let index = site.get("/sitemap.xml").await;
        assert_eq!((index.status.as_u16(), index.header("content-type")), (200, "application/xml; charset=utf-8"));
        let files = addresses(&index.text);
        assert_eq!(files, ["/sitemap-pages.xml", "/sitemap-news.xml", "/sitemap-tags-0.xml", "/sitemap-0.xml"]);
        let newest = site.number("SELECT MAX(public_at) FROM article WHERE state = 'published'").await;
        assert_eq!(changed(&index.text, "/sitemap-0.xml").unwrap(), Stamp::of_unix(newest).iso());
        let of_articles = "SELECT '/' || channel.slug || '/' || article.id FROM article JOIN channel ON channel.id = article.channel_id \
                           WHERE article.state = 'published' AND article.origin <> 'external' ORDER BY article.id";
        let articles = site.get("/sitemap-0.xml").await;
        assert_eq!(addresses(&articles.text), site.words(of_articles).await);
        site.sql("UPDATE topic SET hidden = true WHERE slug = 'dushu'").await;
        site.sql("UPDATE site SET version = version + 1").await;
        site.newsroom.refresh().await.unwrap();
        let pages = addresses(&site.get("/sitemap-pages.xml").await.text);
        for address in ["/", "/yaowen", "/topic", "/topic/qiushou", "/topic/zuoche", "/about/contact"] {
            assert!(pages.iter().any(|page| page == address), "{address}");
        }
        let tags = addresses(&site.get("/sitemap-tags-0.xml").await.text);
        assert_eq!((tags[0].as_str(), tags.len() as i64), ("/tag", site.number("SELECT COUNT(*) FROM tag").await + 1));
        for address in pages.iter().chain(&tags) {
            assert_eq!(site.get(address).await.status, 200, "{address}");
        }
        let mut all = [pages, tags, addresses(&articles.text)].concat();
        let named = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), named, "an address stands twice");
        for missing in [
            "/sitemap-tags-1.xml",
            "/sitemap-tags-.xml",
            "/sitemap-tags-01.xml",
            "/sitemap-1.xml",
            "/sitemap-00.xml",
            "/sitemap-.xml",
            "/sitemap--1.xml",
            "/sitemap-99999999999999999999.xml",
            "/sitemap-x.xml",
        ] {
            assert_eq!(site.get(missing).await.status, 404, "{missing}");
        }
    }
}

#[tokio::test]
async fn a_sitemap_is_longer_than_what_is_read_at_once() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        site.sql(
            "INSERT INTO article (id, channel_id, state, title, published_at, public_at, updated_at) \
             WITH RECURSIVE n (i) AS (SELECT 99000 UNION ALL SELECT i + 1 FROM n WHERE i < 102100) \
             SELECT i, (SELECT MIN(id) FROM channel), 'published', 'x', 1700000000, 1700000000, 0 FROM n",
        )
        .await;
        site.sql(
            "INSERT INTO tag (tag, name, articles) \
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 42500) SELECT 'x' || i, 'x', 1 FROM n",
        )
        .await;
        site.sql("UPDATE site SET version = version + 1").await;
        site.newsroom.refresh().await.unwrap();
        assert_eq!(
            addresses(&site.get("/sitemap.xml").await.text)[2..],
            ["/sitemap-tags-0.xml", "/sitemap-tags-1.xml", "/sitemap-0.xml", "/sitemap-1.xml", "/sitemap-2.xml"]
        );
        let tags = [site.get("/sitemap-tags-0.xml").await, site.get("/sitemap-tags-1.xml").await].map(|file| addresses(&file.text));
        assert_eq!((tags[0].len(), tags.concat().len() as i64), (40_001, site.number("SELECT COUNT(*) FROM tag").await + 1));
        let mut each = tags.concat();
        each.sort();
        each.dedup();
        assert_eq!(each.len(), tags.concat().len());
        let (first, second) = (site.get("/sitemap-1.xml").await, site.get("/sitemap-2.xml").await);
        for file in [&first, &second] {
            assert!(file.text.starts_with("<?xml") && file.text.ends_with("</urlset>\n"));
        }
        let mut numbers: Vec<i64> =
            addresses(&first.text).iter().chain(&addresses(&second.text)).map(|a| a.rsplit('/').next().unwrap().parse().unwrap()).collect();
        assert_eq!(numbers.len(), 3101);
        assert!(addresses(&first.text).len() == 1000 && numbers[1000] == 100_000, "a file ends where the next begins");
        numbers.dedup();
        assert_eq!(numbers, (99_000..=102_100).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn a_last_change_is_one_that_readers_can_see() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let editor = site.signed_in("li", &everywhere(Role::Chief)).await;
    let said = async || changed(&site.get("/sitemap-0.xml").await.text, "/yaowen/1001").unwrap();
    let published = said().await;
    let save = json!({ "article": 1001, "base": 0, "operation": "op-1", "sitting": "tab", "changes": [{ "change": "line", "field": "title", "value": "还没有发布" }] });
    let base = site.ask(&editor, "edit", json!({ "lang": "zh", "article": 1001 })).await.json()["version"].clone();
    let mut save = save;
    save["base"] = base;
    assert_eq!(site.ask(&editor, "save", json!({ "save": save })).await.status, 200);
    assert_eq!(said().await, published, "a draft is nobody's business");
    assert_eq!(site.perform(&editor, 1001, json!({ "deed": "publish", "note": "改了标题" })).await.status, 200);
    let now = Stamp::of_unix(site.newsroom.now());
    let corrected = said().await;
    assert!(corrected > published && corrected.as_str() <= now.iso(), "{published} {corrected}");
    let feed = site.get("/feed.json").await.json();
    let item = feed["items"].as_array().unwrap().iter().find(|item| item["title"] == "还没有发布").unwrap();
    assert_eq!(item["date_modified"], corrected);
    assert!(item["content_html"].as_str().unwrap().starts_with("<p><strong>更正</strong>"));
}

#[tokio::test]
async fn news_is_what_is_not_older_than_two_days() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let now = site.newsroom.now();
        for (id, age) in [(1001, 3_600), (1002, 47 * 3_600), (1003, 49 * 3_600)] {
            for (table, column) in [("article", "id"), ("listing", "article_id")] {
                site.sql(&format!("UPDATE {table} SET published_at = {} WHERE {column} = {id}", now - age)).await;
            }
        }
        site.sql("UPDATE article SET title = '晴 & 雨' WHERE id = 1001").await;
        let news = site.get("/sitemap-news.xml").await;
        let named = addresses(&news.text);
        assert_eq!(named.iter().filter(|address| address.ends_with("/1001") || address.ends_with("/1002")).count(), 2, "{named:?}");
        assert!(!named.iter().any(|address| address.ends_with("/1003")));
        assert!(news.text.contains("<news:title>晴 &amp; 雨</news:title>") && news.text.contains(Stamp::of_unix(now - 3_600).iso()));
    }
}

#[tokio::test]
async fn what_is_not_published_is_in_nothing_that_machines_read() {
    const SECRET: &str = "绝密之事";
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let chief = site.signed_in("li", &everywhere(Role::Chief)).await;
        let channel = site.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
        // A draft, one in the bin, a scheduled one, one that was withdrawn, and a change that is not published.
        let mut hidden = Vec::new();
        for fate in ["draft", "binned", "scheduled", "withdrawn", "changed"] {
            let begun = site.ask(&chief, "begin", json!({ "channel": channel })).await;
            assert_eq!(begun.status, 200, "{}", begun.text);
            let id: i64 = begun.json().as_i64().unwrap_or_else(|| begun.json()["article"].as_i64().unwrap());
            let say = async |title: &str, word: &str| {
                let base = site.ask(&chief, "edit", json!({ "lang": "zh", "article": id })).await.json()["version"].clone();
                let changes = json!([
                    { "change": "line", "field": "title", "value": title },
                    { "change": "line", "field": "summary", "value": title },
                    { "change": "put", "block": { "id": "b1", "type": "paragraph", "text": [{ "text": title }] }, "after": "" },
                ]);
                let save = json!({ "article": id, "base": base, "operation": format!("op-{fate}-{word}"), "sitting": "tab", "changes": changes });
                let saved = site.ask(&chief, "save", json!({ "save": save })).await;
                assert_eq!(saved.status, 200, "{fate}: {}", saved.text);
            };
            let deed = async |deed: serde_json::Value| {
                let done = site.perform(&chief, id, deed).await;
                assert_eq!(done.status, 200, "{fate}: {}", done.text);
            };
            let title = format!("{SECRET}{fate}");
            match fate {
                "changed" => {
                    say("平常的事", "first").await;
                    deed(json!({ "deed": "publish" })).await;
                    say(&title, "second").await;
                }
                _ => say(&title, "first").await,
            }
            match fate {
                "binned" => deed(json!({ "deed": "bin" })).await,
                "scheduled" => deed(json!({ "deed": "schedule", "at": site.newsroom.now() + 3600 })).await,
                "withdrawn" => {
                    deed(json!({ "deed": "publish" })).await;
                    assert!(site.get("/feed.xml").await.text.contains(&title), "while it was public it was told");
                    deed(json!({ "deed": "withdraw", "reason": SECRET })).await;
                }
                _ => {}
            }
            hidden.push((fate, id));
        }
        for address in [
            "/feed.xml",
            "/atom.xml",
            "/feed.json",
            "/yaowen/feed.xml",
            "/yaowen/atom.xml",
            "/yaowen/feed.json",
            "/sitemap.xml",
            "/sitemap-0.xml",
            "/sitemap-pages.xml",
            "/sitemap-tags-0.xml",
            "/sitemap-news.xml",
            "/robots.txt",
            "/opensearch.xml",
            "/site.webmanifest",
            "/",
            "/yaowen",
        ] {
            let answer = site.get(address).await;
            assert_eq!(answer.status, 200, "{address}");
            assert!(!answer.text.contains(SECRET), "{address}");
            for (fate, id) in hidden.iter().filter(|(fate, _)| *fate != "changed") {
                assert!(
                    !answer.text.contains(&format!("/{id}<")) && !answer.text.contains(&format!("article-{id}")),
                    "{address} names the {fate} one"
                );
            }
        }
        for (fate, id) in hidden {
            let page = site.get(&format!("/yaowen/{id}")).await;
            assert!(!page.text.contains(SECRET), "{fate}");
            let picture = site.get(&format!("/social/{id}-0123456789ab.png")).await;
            if fate == "changed" {
                assert_eq!(page.attributes("meta[property='og:title']", "content"), ["平常的事"]);
            } else {
                assert_eq!(picture.status, 404, "{fate}");
                assert!(page.attributes("meta[property]", "property").is_empty(), "{fate}");
            }
        }
    }
}

/// Whether a rule of robots.txt is about an address (RFC 9309, 2.2.3).
fn means(rule: &str, address: &str) -> bool {
    let (rule, whole) = rule.strip_suffix('$').map_or((rule, false), |rule| (rule, true));
    match rule.split_once('*') {
        Some((before, after)) => address.strip_prefix(before).is_some_and(|rest| rest.contains(after)),
        None if whole => address == rule,
        None => address.starts_with(rule),
    }
}

#[tokio::test]
async fn robots_are_told_what_is_not_for_them() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let robots = site.get("/robots.txt").await;
    assert_eq!((robots.status.as_u16(), robots.header("content-type")), (200, "text/plain; charset=utf-8"));
    for line in ["User-agent: *", "Sitemap: http://127.0.0.1:3000/sitemap.xml"] {
        assert!(robots.text.lines().any(|found| found == line), "{line}");
    }
    let rules: Vec<&str> = robots.text.lines().filter_map(|line| line.strip_prefix("Disallow: ")).collect();
    let forbidden = |address: &str| rules.iter().any(|rule| means(rule, address));
    for address in ["/desk", "/desk/topics/1", "/en/desk?x", "/search", "/search?q=%E6%B2%B3", "/en/search?q=x", "/sign-in?next=%2Fdesk"] {
        assert!(forbidden(address), "{address}");
    }
    for address in ["/sign-in/invitation", "/api/article?lang=zh", "/build/abc/api/home?lang=zh", "/en/sign-in"] {
        assert!(forbidden(address), "{address}");
    }
    // Channels whose names begin alike.
    for address in ["/", "/deskwork/7", "/searchlight", "/searchlight/12", "/en/searchlight", "/sign-ins/3", "/build/12", "/apiary", "/tag/search"] {
        assert!(!forbidden(address), "{address}");
    }
}
