//! The index of search follows the articles: through imports, publication, reindexing and backups.

use masthead::{
    model::person::Role,
    server::{
        backup::{backup, restore},
        import::content::Publication,
        search::{index, upkeep},
    },
};
use serde_json::json;

use crate::{
    fixture::{Fixture, databases, everywhere},
    search::{article, found, site_with, text, write},
};

/// What the index holds, as far as SQL can see it.
async fn state(site: &Fixture) -> Vec<String> {
    let documents = "SELECT d.article_id || d.places || d.source || d.names || d.rules || t.text FROM search_document AS d JOIN search_text AS t ON t.key = d.key ORDER BY d.article_id";
    let names = "SELECT kind || name || folded || spelled || initials || articles FROM search_name ORDER BY kind, name";
    [site.words(documents).await, site.words(names).await].concat()
}

/// The index is what making it anew makes of it, and says the same.
async fn agrees(site: &Fixture) {
    const ASKED: [&str; 6] = ["柳溪", "的", "县里", "草莓 大棚", "渡口", "liuxi"];
    let before = state(site).await;
    let mut answers = Vec::new();
    for asked in ASKED {
        answers.push(found(site, &text(asked)).await);
    }
    let transaction = site.newsroom.db.begin().await.unwrap();
    index::rebuild(&transaction).await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(state(site).await, before);
    for (asked, answer) in ASKED.into_iter().zip(answers) {
        assert_eq!(found(site, &text(asked)).await, answer, "{asked}");
    }
}

#[tokio::test]
async fn an_import_changes_what_is_found_with_what_is_there() {
    for kind in databases() {
        let site = site_with(kind, vec![article(1, "liuxi", "藕塘", "荷花开了。"), article(2, "liuxi", "渡口", "船开了。")]).await;
        assert_eq!(found(&site, &text("开了")).await, [2, 1]);
        let mut moved = article(1, "yaowen", "藕塘", "莲蓬熟了。");
        moved.tags = vec!["莲".to_owned()];
        let mut withdrawn = article(2, "liuxi", "渡口", "船开了。");
        withdrawn.publication = Publication::Withdrawn { at: 1, first: 1 };
        write(&site, vec![moved, withdrawn]).await;
        assert!(found(&site, &text("开了")).await.is_empty());
        assert_eq!(found(&site, &text("莲蓬")).await, [1]);
        let in_channel = |channel: &str| masthead::model::search::Search { channel: channel.to_owned(), ..text("莲蓬") };
        assert_eq!((found(&site, &in_channel("yaowen")).await, found(&site, &in_channel("xiangcun")).await), (vec![1], vec![]));
        agrees(&site).await;
        // A channel that moves takes its articles along.
        site.sql("UPDATE channel SET parent_id = (SELECT id FROM channel WHERE slug = 'xiangcun') WHERE slug = 'yaowen'").await;
        masthead::server::import::store::rebuild_lists(&site.newsroom.db).await.unwrap();
        let transaction = site.newsroom.db.begin().await.unwrap();
        index::follow_import(&transaction, &[]).await.unwrap();
        transaction.commit().await.unwrap();
        site.newsroom.refresh().await.unwrap();
        assert_eq!(found(&site, &in_channel("xiangcun")).await, [1]);
    }
}

#[tokio::test]
async fn articles_of_one_second_stand_in_order_and_are_all_found() {
    for kind in databases() {
        let at = |id: i64| {
            let mut same = article(id, "liuxi", &format!("第{id}条"), "同一秒的事。");
            same.publication = Publication::Published { at: -3600, first: -3600 };
            same
        };
        let site = site_with(kind, (1..=50).map(at).collect()).await;
        assert_eq!(found(&site, &text("同一秒")).await, (1..=50).rev().collect::<Vec<_>>());
        write(&site, vec![article(51, "liuxi", "别的", "同一秒。")]).await;
        assert_eq!(found(&site, &text("同一秒")).await.len(), 51);
        agrees(&site).await;
    }
}

#[tokio::test]
async fn the_index_is_made_anew_while_articles_are_published() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let publish = async |n: i64| {
            // Every change takes back what the one before it said.
            let open = site.ask(&chief, "edit", json!({ "lang": "zh", "article": 1001 })).await.json();
            let changes = json!([{ "change": "line", "field": "title", "value": format!("第{n}次改题") }]);
            let save = json!({ "article": 1001, "base": open["version"], "operation": format!("o{n}"), "sitting": "s", "changes": changes });
            let saved = site.ask(&chief, "save", json!({ "save": save })).await;
            assert_eq!(saved.status, 200, "{}", saved.text);
            let deed = json!({ "lang": "zh", "article": 1001, "version": saved.json()["version"], "deed": { "deed": "publish" } });
            let done = site.ask(&chief, "perform", deed).await;
            assert_eq!(done.status, 200, "{}", done.text);
            assert_eq!(found(&site, &text(&format!("第{n}次改题"))).await, [1001], "what is published is not found at once");
            assert!(found(&site, &text(&format!("第{}次改题", n - 1))).await.is_empty(), "what was replaced is still found");
        };
        let newsroom = site.newsroom.clone();
        let indexing = tokio::spawn(async move { upkeep::reindex(&newsroom).await.unwrap() });
        for n in 1..=8 {
            publish(n).await;
        }
        assert!(indexing.await.unwrap() > 150);
        agrees(&site).await;
    }
}

#[tokio::test]
async fn an_installation_from_before_search_is_indexed_when_it_starts() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let before = state(&site).await;
        site.sql("UPDATE search_document SET rules = 0 WHERE article_id < 1200").await;
        for article in [1301, 1302] {
            site.sql(&format!("DELETE FROM search_text WHERE key = (SELECT key FROM search_document WHERE article_id = {article})")).await;
        }
        site.sql("UPDATE search_document SET rules = 0 WHERE article_id IN (1301, 1302)").await;
        assert!(upkeep::fill(&site.newsroom).await.unwrap() > 50);
        assert_eq!(state(&site).await, before);
        assert_eq!(upkeep::fill(&site.newsroom).await.unwrap(), 0);
        agrees(&site).await;
    }
}

#[tokio::test]
async fn a_whole_book_is_imported_published_and_found_by_its_beginning() {
    for kind in databases() {
        // Hardly a pair of signs stands twice in it.
        let mut random = fastrand::Rng::with_seed(3);
        let mut line = || (0..1000).filter_map(|_| char::from_u32(random.u32(0x4e00..0x9fa0))).collect::<String>();
        let lines: Vec<String> = std::iter::once("柳溪县志，卷一。".to_owned()).chain((0..500).map(|_| line())).collect();
        let site = site_with(kind, vec![article(1, "liuxi", "县志全文", &lines.join("\n")), article(2, "liuxi", "渡口", "船开了。")]).await;
        for asked in ["县志全文", "柳溪县志", &lines[1].chars().take(8).collect::<String>()] {
            assert_eq!(found(&site, &text(asked)).await, [1], "{asked}");
        }
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        for deed in ["withdraw", "republish"] {
            let done = site.perform(&chief, 1, json!({ "deed": deed, "reason": "" })).await;
            assert_eq!(done.status, 200, "{deed}: {}", done.text);
        }
        assert_eq!(found(&site, &text("柳溪县志")).await, [1]);
        agrees(&site).await;
    }
}

#[tokio::test]
async fn an_article_that_cannot_be_indexed_keeps_no_other_from_being_found() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let all = site.number("SELECT COUNT(*) FROM search_document").await as u64;
        let body = site.words("SELECT body FROM article_body WHERE article_id = 1001").await.remove(0);
        site.sql("UPDATE article_body SET body = '{' WHERE article_id = 1001").await;
        site.sql("UPDATE search_document SET rules = 0").await;
        assert_eq!(upkeep::fill(&site.newsroom).await.unwrap(), all - 1);
        assert_eq!(site.words("SELECT CAST(article_id AS TEXT) FROM search_document WHERE rules = 0").await, ["1001"]);
        // Whoever goes on until there is nothing more to do comes to an end.
        assert_eq!(upkeep::fill(&site.newsroom).await.unwrap(), 0);
        assert_eq!(upkeep::reindex(&site.newsroom).await.unwrap(), all - 1);
        site.sql(&format!("UPDATE article_body SET body = '{}' WHERE article_id = 1001", body.replace('\'', "''"))).await;
        assert_eq!(upkeep::fill(&site.newsroom).await.unwrap(), 1);
        agrees(&site).await;
    }
}

#[tokio::test]
async fn what_is_restored_is_found() {
    for from in databases() {
        let site = Fixture::demo(from).await;
        let file = site.scratch("site.backup");
        backup(&site.newsroom, &file).await.unwrap();
        for to in databases() {
            let other = Fixture::empty(to).await;
            restore(&other.newsroom, &file).await.unwrap();
            other.newsroom.refresh().await.unwrap();
            assert_eq!(state(&other).await, state(&site).await);
            assert_eq!(found(&other, &text("柳溪")).await, found(&site, &text("柳溪")).await);
        }
    }
}
