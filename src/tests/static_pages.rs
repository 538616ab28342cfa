//! Static pages that somebody works on: beside what readers see, and in nobody's list of articles.

use masthead::{
    model::person::{Post, Role},
    server::import::export,
};
use serde_json::{Value, json};

use crate::fixture::{Answer, Fixture, databases, everywhere};

const ADDRESS: &str = "/about/contact";

/// The number that the page is worked on under.
async fn begin(site: &Fixture, who: &str) -> i64 {
    let bar = site.ask(who, "bar", json!({ "lang": "zh", "address": ADDRESS })).await.json();
    assert_eq!(bar["article"], Value::Null);
    let begun = site.ask(who, "begin_page", json!({ "page": bar["page"] })).await;
    assert_eq!(begun.status, 200, "{}", begun.text);
    begun.json().as_i64().unwrap()
}

async fn save(site: &Fixture, who: &str, number: i64, operation: &str, changes: Value) -> Answer {
    let version = site.ask(who, "edit", json!({ "lang": "zh", "article": number })).await.json()["version"].clone();
    let save = json!({ "article": number, "base": version, "operation": operation, "sitting": "tab", "changes": changes });
    site.ask(who, "save", json!({ "save": save })).await
}

async fn perform(site: &Fixture, who: &str, number: i64, deed: Value) -> Answer {
    let version = site.ask(who, "edit", json!({ "lang": "zh", "article": number })).await.json()["version"].clone();
    site.ask(who, "perform", json!({ "lang": "zh", "article": number, "version": version, "deed": deed })).await
}

fn said() -> Value {
    json!([
        { "change": "line", "field": "title", "value": "联系我们（新址）" },
        { "change": "put", "block": { "id": "first", "type": "paragraph", "text": [{ "text": "编辑部搬到了桥头。" }] }, "after": "" },
    ])
}

#[tokio::test]
async fn readers_see_a_page_as_it_was_until_it_is_published() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let before = site.get(ADDRESS).await.text;
        let number = begin(&site, &editor).await;
        assert_eq!(begin(&site, &editor).await, number, "it is begun once");
        let draft = site.ask(&editor, "edit", json!({ "lang": "zh", "article": number })).await.json();
        assert!(draft["page"]["content"].as_str().unwrap().contains("data-field=\"title\""));
        assert_eq!((&draft["standing"], &draft["differs"]), (&json!("published"), &json!(false)));
        assert_eq!(save(&site, &editor, number, "one", said()).await.status, 200);
        assert_eq!(site.get(ADDRESS).await.text, before);
        let compared = site.ask(&editor, "compare", json!({ "lang": "zh", "article": number })).await.text;
        assert!(compared.contains("编辑部搬到了桥头。") && compared.contains("static-page"));
        let review = site.ask(&editor, "review", json!({ "lang": "zh", "article": number })).await.text;
        assert!(!review.contains("没有写来源"), "nobody asks a static page for its source");
        let done = perform(&site, &editor, number, json!({ "deed": "publish" })).await;
        assert_eq!(done.status, 200, "{}", done.text);
        let page = site.get(ADDRESS).await;
        assert_eq!((page.texts("h1")[0].as_str(), page.texts(".prose p")[0].as_str()), ("联系我们（新址）", "编辑部搬到了桥头。"));
        assert!(site.get("/").await.text.contains("联系"), "menus and footer go on");
        assert_eq!(perform(&site, &editor, number, json!({ "deed": "publish" })).await.status, 409, "readers see this already");
        // The history brings it back.
        let first = site.number(&format!("SELECT MIN(id) FROM revision WHERE article_id = {number}")).await;
        assert_eq!(perform(&site, &editor, number, json!({ "deed": "restore", "revision": first })).await.status, 200);
        assert_eq!(perform(&site, &editor, number, json!({ "deed": "publish" })).await.status, 200);
        assert_eq!(site.get(ADDRESS).await.texts(".prose p"), scraped(&before));
    }
}

fn scraped(page: &str) -> Vec<String> {
    let selector = scraper::Selector::parse(".prose p").unwrap();
    scraper::Html::parse_document(page).select(&selector).map(|found| found.text().collect()).collect()
}

#[tokio::test]
async fn a_page_that_is_worked_on_is_in_no_list_of_articles_and_at_no_address_of_one() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let number = begin(&site, &chief).await;
        assert_eq!(save(&site, &chief, number, "one", said()).await.status, 200);
        for address in ["/desk", "/desk/drafts", "/desk/articles", "/desk/scheduled", "/desk/bin"] {
            let request = axum::http::Request::get(address).header("cookie", &chief).body(axum::body::Body::empty()).unwrap();
            assert!(!site.send(request).await.text.contains("联系我们（新址）"), "{address}");
        }
        for address in [format!("/yaowen/{number}"), format!("/api/article?lang=zh&channel=yaowen&article={number}")] {
            assert_eq!(site.get(&address).await.status, 404, "{address}");
        }
        let folder = site.scratch("exported");
        export::write(&site.newsroom.db, &site.newsroom.media, &folder).await.unwrap();
        let found = std::process::Command::new("grep").args(["-rl", "新址"]).arg(&folder).output().unwrap();
        assert!(found.stdout.is_empty(), "{}", String::from_utf8_lossy(&found.stdout));
        site.lists_agree().await;
    }
}

#[tokio::test]
async fn whoever_has_rights_in_a_channel_alone_does_not_change_static_pages() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let channel = site.number("SELECT id FROM channel WHERE slug = 'liuxi'").await;
        let local = site.signed_in("sun", &[Post { role: Role::Chief, channel: Some(channel) }]).await;
        let bar = site.ask(&local, "bar", json!({ "lang": "zh", "address": ADDRESS })).await.json();
        assert_eq!(bar["page"], Value::Null);
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let number = begin(&site, &editor).await;
        assert_eq!(site.ask(&local, "edit", json!({ "lang": "zh", "article": number })).await.status, 404);
        let save = json!({ "article": number, "base": 1, "operation": "one", "sitting": "tab", "changes": said() });
        assert_eq!(site.ask(&local, "save", json!({ "save": save })).await.status, 404);
    }
}

#[tokio::test]
async fn an_import_of_a_page_leaves_what_an_editor_has_not_published() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let number = begin(&site, &editor).await;
        assert_eq!(save(&site, &editor, number, "one", said()).await.status, 200);
        site.sql("UPDATE page SET title = 'somebody else' WHERE slug = 'contact'").await;
        site.import_demo().await;
        let draft = site.ask(&editor, "edit", json!({ "lang": "zh", "article": number })).await.json();
        assert_eq!(draft["manuscript"]["title"], "联系我们（新址）");
        assert_eq!(site.words(&format!("SELECT kind FROM revision WHERE article_id = {number} ORDER BY id DESC LIMIT 1")).await, ["import"]);
    }
}
