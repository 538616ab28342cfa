//! 相关阅读: what is about the same, and nothing that readers do not see.

use std::time::Instant;

use masthead::{
    model::person::Role,
    server::{listings, related},
};
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::fixture::{Fixture, databases, everywhere};

async fn of(site: &Fixture, address: &str) -> Vec<String> {
    site.get(address).await.attributes(".related a", "href")
}

async fn perform(site: &Fixture, who: &str, id: i64, deed: serde_json::Value) {
    let version = site.ask(who, "edit", json!({ "lang": "zh", "article": id })).await.json()["version"].as_i64().unwrap();
    let done = site.ask(who, "perform", json!({ "lang": "zh", "article": id, "version": version, "deed": deed })).await;
    assert_eq!(done.status, 200, "{}", done.text);
}

#[tokio::test]
async fn articles_with_the_same_tags_and_words_lead_to_each_other() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let buses = of(&site, "/yaowen/1001").await;
        assert!(buses.len() == 6 && buses.contains(&"/gonggao/1042".to_owned()), "{buses:?}");
        assert!(!buses.contains(&"/yaowen/1001".to_owned()), "an article is not related to itself");
        // No article keeps more than it needs, and what is withdrawn or a draft is nowhere.
        assert_eq!(site.words("SELECT '' || article_id FROM related GROUP BY article_id HAVING COUNT(*) > 8").await, Vec::<String>::new());
        site.lists_agree().await;
    }
}

#[tokio::test]
async fn what_is_published_enters_the_lists_of_others_and_what_is_withdrawn_leaves_them_at_once() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let channel = site.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
        let id = site.ask(&chief, "begin", json!({ "channel": channel })).await.json().as_i64().unwrap();
        let block = json!({ "id": "only", "type": "paragraph", "text": [{ "text": "省城早班公交再加两班，冬季时刻表也换了。" }] });
        let changes = json!([
            { "change": "line", "field": "title", "value": "青岚到省城的早班公交再加两班" },
            { "change": "put", "block": block, "after": "" },
            { "change": "tags", "value": ["公交", "省城", "出行"] },
        ]);
        let save = json!({ "article": id, "base": 1, "operation": "o", "sitting": "s", "changes": changes });
        assert_eq!(site.ask(&chief, "save", json!({ "save": save })).await.status, 200);
        let own = format!("/yaowen/{id}");
        assert!(!of(&site, "/yaowen/1001").await.contains(&own), "a draft");
        perform(&site, &chief, id, json!({ "deed": "publish" })).await;
        assert_eq!(of(&site, "/yaowen/1001").await[0], own);
        assert_eq!(of(&site, &own).await[0], "/yaowen/1001");
        assert!(
            site.number("SELECT COUNT(*) FROM related WHERE other_id = (SELECT MAX(id) FROM article)").await <= 20,
            "the number of others is bounded"
        );
        assert_eq!(site.words("SELECT '' || article_id FROM related GROUP BY article_id HAVING COUNT(*) > 8").await, Vec::<String>::new());
        // Even before anything is worked out anew, nothing unpublished is shown.
        site.sql(&format!("UPDATE article SET state = 'draft' WHERE id = {id}")).await;
        site.sql("UPDATE site SET version = version + 1").await;
        site.newsroom.refresh().await.unwrap();
        assert!(!of(&site, "/yaowen/1001").await.contains(&own));
        site.sql(&format!("UPDATE article SET state = 'published' WHERE id = {id}")).await;
        perform(&site, &chief, id, json!({ "deed": "withdraw" })).await;
        let left = of(&site, "/yaowen/1001").await;
        assert!(left.len() == 6 && !left.contains(&own), "{left:?}");
        assert_eq!(site.number(&format!("SELECT COUNT(*) FROM related WHERE article_id = {id} OR other_id = {id}")).await, 0);
        perform(&site, &chief, id, json!({ "deed": "republish" })).await;
        assert_eq!(of(&site, "/yaowen/1001").await[0], own);
        site.lists_agree().await;
    }
}

/// A site of many generated articles: `MASTHEAD_RELATED=100000 cargo test related -- --nocapture` prints figures.
#[tokio::test]
async fn many_articles_are_related_in_little_more_time_than_few() {
    let many: i64 = std::env::var("MASTHEAD_RELATED").ok().and_then(|many| many.parse().ok()).unwrap_or(4000);
    let site = Fixture::demo(databases()[0].clone()).await;
    let mut random = fastrand::Rng::with_seed(7);
    let mut word = || char::from_u32(0x4e00 + (random.f32().powi(4) * 6000.0) as u32).unwrap();
    let transaction = site.newsroom.db.begin().await.unwrap();
    for some in (0..many).collect::<Vec<_>>().chunks(500) {
        let rows: Vec<String> = some
            .iter()
            .map(|n| {
                let (title, lead): (String, String) = ((0..22).map(|_| word()).collect(), (0..60).map(|_| word()).collect());
                format!("(1, 'published', '{title}', '{lead}', '[\"热{}\",\"冷{}\"]', {}, 0)", n % 5, n % 997, 1_600_000_000 + n)
            })
            .collect();
        let sql = format!("INSERT INTO article (channel_id, state, title, excerpt, tags, published_at, updated_at) VALUES {}", rows.join(","));
        transaction.execute_unprepared(&sql).await.unwrap();
    }
    let begun = Instant::now();
    related::rebuild(&transaction).await.unwrap();
    let all = begun.elapsed();
    let id = many + 1000;
    let begun = Instant::now();
    listings::place(&transaction, id).await.unwrap();
    println!("{many} articles: all related in {all:?}, one published in {:?}", begun.elapsed());
    transaction.commit().await.unwrap();
    let rows = site.number("SELECT COUNT(*) FROM related").await;
    assert!(rows > many && rows <= (many + 300) * 8 + 20, "{rows}");
}
