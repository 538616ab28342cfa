//! Tags: whatever carries one is in its list, and nothing else is.

use masthead::model::{opened::Appended, person::Role};
use serde_json::{Value, json};

use crate::fixture::{Fixture, databases, everywhere};

/// The address of a tag.
fn at(tag: &str) -> String {
    masthead::model::tag::Tag::of(tag).unwrap().address()
}

async fn version(site: &Fixture, who: &str, id: i64) -> i64 {
    site.ask(who, "edit", json!({ "lang": "zh", "article": id })).await.json()["version"].as_i64().unwrap()
}

async fn change(site: &Fixture, who: &str, id: i64, changes: Value) {
    let base = version(site, who, id).await;
    let save = json!({ "article": id, "base": base, "operation": format!("{id}-{base}"), "sitting": "s", "changes": changes });
    let saved = site.ask(who, "save", json!({ "save": save })).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
}

async fn perform(site: &Fixture, who: &str, id: i64, deed: Value) {
    let version = version(site, who, id).await;
    let done = site.ask(who, "perform", json!({ "lang": "zh", "article": id, "version": version, "deed": deed })).await;
    assert_eq!(done.status, 200, "{}", done.text);
}

/// A new article in 要闻 with a title and tags.
async fn begun(site: &Fixture, who: &str, title: &str, tags: &[&str]) -> i64 {
    let channel = site.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
    let id = site.ask(who, "begin", json!({ "channel": channel })).await.json().as_i64().unwrap();
    let block = json!({ "id": "only", "type": "paragraph", "text": [{ "text": "正文" }] });
    let line = json!({ "change": "line", "field": "title", "value": title });
    change(site, who, id, json!([line, { "change": "put", "block": block, "after": "" }, { "change": "tags", "value": tags }])).await;
    id
}

#[tokio::test]
async fn a_tags_page_lists_what_carries_it_however_it_was_typed() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let page = site.get(&at("公交")).await;
        assert_eq!((page.status.as_u16(), page.texts("h1")), (200, vec!["公交".to_owned()]));
        assert_eq!(page.texts(".list .title").len() as i64, site.number("SELECT articles FROM tag WHERE tag = '公交'").await);
        let times = page.attributes(".list time", "datetime");
        assert!(times.iter().rev().is_sorted(), "the newest first: {times:?}");
        assert!(page.attributes("link[rel=canonical]", "href")[0].ends_with("/tag/%E5%85%AC%E4%BA%A4"));
        // From the article to its tags, and back.
        let story = site.get("/yaowen/1001").await;
        assert!(story.attributes(".tags a", "href").contains(&at("公交")));
        assert!(page.attributes(".list .title a", "href").contains(&"/yaowen/1001".to_owned()));
        assert_eq!(site.get("/en/yaowen/1001").await.attributes(".tags a", "href")[0], format!("/en{}", at("公交")));
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let id = begun(&site, &chief, "新网络", &["５Ｇ 网络", "a/b", "5g　网络", ".."]).await;
        perform(&site, &chief, id, json!({ "deed": "publish" })).await;
        for typed in ["/tag/5G%20%E7%BD%91%E7%BB%9C", "/tag/%EF%BC%95%EF%BC%A7%20%E7%BD%91%E7%BB%9C?page=1"] {
            let moved = site.get(typed).await;
            assert_eq!((moved.status.as_u16(), moved.header("location")), (301, "/tag/5g%20%E7%BD%91%E7%BB%9C"), "{typed}");
        }
        assert_eq!(site.get("/en/tag/5G%20%E7%BD%91%E7%BB%9C").await.header("location"), "/en/tag/5g%20%E7%BD%91%E7%BB%9C");
        // In small letters, as some programs write bytes, it is the same address.
        assert_eq!(site.get("/tag/5g%20%e7%bd%91%e7%bb%9c").await.texts("h1"), ["５Ｇ 网络"]);
        assert_eq!(site.get("/tag/a%2Fb").await.texts(".list .title"), ["新网络"]);
        let story = site.get(&format!("/yaowen/{id}")).await;
        assert_eq!((story.texts(".tags li").len(), story.texts(".tags a").len()), (4, 3), "what can have no page is no link");
        site.lists_agree().await;
    }
}

#[tokio::test]
async fn numbered_pages_and_load_more_hold_every_article_once() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let total = site.number("SELECT articles FROM tag WHERE tag = '白杨乡'").await;
        assert!(total > 20, "the demo site has two pages of it");
        let first = site.get(&at("白杨乡")).await;
        let second = site.get(&format!("{}?page=2", at("白杨乡"))).await.attributes(".list .title a", "href");
        let mut all = first.attributes(".list .title a", "href");
        all.extend(second.iter().cloned());
        assert_eq!(all.len() as i64, total);
        all.sort();
        all.dedup();
        assert_eq!(all.len() as i64, total, "an article stands on two pages");
        let link = &first.attributes("a.load-more", "data-channel")[0];
        let after = &first.attributes("a.load-more", "data-after")[0];
        let more = site.get(&format!("/api/more?lang=zh&slug={}&after={after}", link.replace("白杨乡", "%E7%99%BD%E6%9D%A8%E4%B9%A1"))).await;
        let more: Appended = serde_json::from_str(&more.text).unwrap_or_else(|_| panic!("{}", more.text));
        assert_eq!(more.rows.as_str().matches("class=\"title\"").count(), second.len());
        assert!(more.next.is_none());
    }
}

#[tokio::test]
async fn what_does_not_exist_is_said_with_the_right_status() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let page = |tag: &str, page: &str| format!("{}?page={page}", at(tag));
        let wrong =
            [at("没有这个"), page("公交", "2"), page("公交", "0"), page("公交", "x"), "/tag?page=99".into(), "/tag/%ff".into(), "/tag/%E5%85".into()];
        let wrong = wrong.into_iter().chain([format!("/tag/{}", "a".repeat(61)), "/tag/a/b".into(), format!("/en{}", at("没有"))]);
        for address in wrong {
            let page = site.get(&address).await;
            assert_eq!(page.status, 404, "{address}");
            assert!(page.texts(".newest li").len() >= 10, "{address}");
        }
        assert_eq!(site.get("/api/more?lang=zh&slug=tag/nothing&after=1-1").await.status, 404);
        let all = site.get("/tag").await;
        assert_eq!(all.texts(".counted-tags li").len() as i64, site.number("SELECT COUNT(*) FROM tag").await.min(240));
    }
}

#[tokio::test]
async fn a_tag_comes_and_goes_with_what_readers_see() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let id = begun(&site, &chief, "还没有发布的秘密", &["密谋"]).await;
        let more = "/api/more?lang=zh&slug=tag/%E5%AF%86%E8%B0%8B&after=9999999999-1".to_owned();
        let secret = async || {
            for address in [at("密谋"), "/tag".into(), "/tag?page=2".into(), at("公交"), "/yaowen".into(), more.clone()] {
                let page = site.get(&address).await;
                // A page that says that nothing is there repeats the address that it was asked for.
                if page.status == 200 && (page.text.contains("密谋") || page.text.contains("秘密")) {
                    return true;
                }
            }
            false
        };
        assert!(!secret().await, "a draft");
        perform(&site, &chief, id, json!({ "deed": "schedule", "at": site.newsroom.now() + 9000 })).await;
        assert!(!secret().await, "scheduled");
        perform(&site, &chief, id, json!({ "deed": "publish" })).await;
        assert_eq!(site.get(&at("密谋")).await.texts(".list .title"), ["还没有发布的秘密"]);
        site.lists_agree().await;
        // Tags of a changed draft count when it is published.
        change(&site, &chief, id, json!([{ "change": "tags", "value": ["公交", "新的"] }])).await;
        assert_eq!((site.get(&at("密谋")).await.status, site.get(&at("新的")).await.status.as_u16()), (axum::http::StatusCode::OK, 404));
        perform(&site, &chief, id, json!({ "deed": "publish" })).await;
        assert_eq!((site.get(&at("密谋")).await.status.as_u16(), site.get(&at("新的")).await.status.as_u16()), (404, 200));
        site.lists_agree().await;
        let count = site.number("SELECT articles FROM tag WHERE tag = '公交'").await;
        perform(&site, &chief, id, json!({ "deed": "withdraw" })).await;
        assert_eq!(site.get(&at("新的")).await.status, 404);
        assert_eq!(site.number("SELECT articles FROM tag WHERE tag = '公交'").await, count - 1);
        site.lists_agree().await;
        perform(&site, &chief, id, json!({ "deed": "republish" })).await;
        assert_eq!(site.get(&at("新的")).await.status, 200);
        perform(&site, &chief, id, json!({ "deed": "bin" })).await;
        assert_eq!(site.get(&at("新的")).await.status, 404);
        site.lists_agree().await;
    }
}

#[tokio::test]
async fn a_site_older_than_its_tags_gets_them_when_it_opens() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let before = site.words("SELECT tag || '-' || article_id || name FROM tagging ORDER BY 1").await;
        for table in ["tagging", "tag", "tag_tally", "related"] {
            site.sql(&format!("DELETE FROM {table}")).await;
        }
        let again = site.beside().await;
        assert_eq!(again.words("SELECT tag || '-' || article_id || name FROM tagging ORDER BY 1").await, before);
        assert!(again.number("SELECT COUNT(*) FROM related").await > 100);
        again.lists_agree().await;
    }
}
