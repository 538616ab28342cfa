//! Backups: what is restored is what there was; what is damaged restores nothing.

use std::{fs, path::Path};

use masthead::{
    model::person::Role,
    server::{
        backup::{backup, restore},
        import::export,
        people,
    },
};
use serde_json::json;

use crate::fixture::{Fixture, databases, everywhere};

/// All files below a folder with what they hold.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.strip_prefix(folder).unwrap().display().to_string(), fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// What every table holds that a backup carries.
async fn counts(site: &Fixture) -> Vec<i64> {
    let mut found = Vec::new();
    for table in
        ["article", "channel", "menu_item", "listing", "tally", "slot_entry", "person", "post", "draft", "revision", "operation", "word", "act"]
    {
        found.push(site.number(&format!("SELECT COUNT(*) FROM {table}")).await);
    }
    found
}

/// A site with content, people, a draft, and a log.
async fn lived_in(kind: crate::fixture::Kind) -> Fixture {
    let site = Fixture::demo(kind).await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    let changes = json!([{ "change": "line", "field": "title", "value": "还没发布的“标题”\u{1F33E}" }]);
    let save = json!({ "article": 1001, "base": 1, "operation": "a", "sitting": "s", "changes": changes });
    assert_eq!(site.ask(&editor, "save", json!({ "save": save })).await.status, 200);
    site
}

#[tokio::test]
async fn what_is_restored_is_what_there_was_on_either_database() {
    for from in databases() {
        let site = lived_in(from).await;
        let file = site.scratch("site.backup");
        backup(&site.newsroom, &file).await.unwrap();
        export::write(&site.newsroom.db, &site.newsroom.media, &site.scratch("out")).await.unwrap();
        for to in databases() {
            let other = Fixture::empty(to).await;
            restore(&other.newsroom, &file).await.unwrap();
            other.newsroom.refresh().await.unwrap();
            assert_eq!(counts(&other).await, counts(&site).await);
            export::write(&other.newsroom.db, &other.newsroom.media, &other.scratch("out")).await.unwrap();
            assert!(files(&other.scratch("out")) == files(&site.scratch("out")), "the restored site differs");
            // People sign in with the passwords they had, and not by the cookies they had.
            assert_eq!(other.number("SELECT COUNT(*) FROM session").await, 0);
            let editor = other.signed_in("li", &[]).await;
            let draft = other.ask(&editor, "edit", json!({ "lang": "zh", "article": 1001 })).await.json();
            assert_eq!(draft["manuscript"]["title"], "还没发布的“标题”\u{1F33E}");
            assert_eq!(other.get("/yaowen/1001").await.status, 200);
            // What is written next gets numbers of its own.
            let channel = other.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
            assert_eq!(other.ask(&editor, "begin", json!({ "channel": channel })).await.status, 200);
            people::create(&other.newsroom, "new", "新人", "", "", &everywhere(Role::Contributor)).await.unwrap();
            assert!(restore(&other.newsroom, &file).await.is_err(), "restored over a site that has content");
        }
    }
}

#[tokio::test]
async fn a_damaged_backup_restores_nothing() {
    let site = lived_in(databases()[0].clone()).await;
    let file = site.scratch("site.backup");
    backup(&site.newsroom, &file).await.unwrap();
    assert!(backup(&site.newsroom, &file).await.is_err(), "an earlier backup was written over");
    let whole = fs::read(&file).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    let mut renamed = whole.clone();
    renamed[..ROWS_NAME.len()].copy_from_slice(b"../s.jsonl");
    for (what, damaged) in [
        ("cut in half", whole[..whole.len() / 2].to_vec()),
        ("without its end", whole[..whole.len() - 4096].to_vec()),
        ("one bit else", flipped),
        ("a name that leads away", renamed),
        ("empty", Vec::new()),
        ("something else", b"PK\x03\x04 no backup".repeat(100)),
    ] {
        let path = site.scratch("damaged");
        fs::write(&path, damaged).unwrap();
        let other = Fixture::empty(databases()[0].clone()).await;
        let refused = restore(&other.newsroom, &path).await.unwrap_err().to_string();
        assert!(!refused.is_empty(), "{what}");
        assert_eq!(counts(&other).await.iter().sum::<i64>(), 0, "{what}");
        assert!(files(&other.media()).is_empty(), "{what}");
    }
}

/// The name of a backup's first part.
const ROWS_NAME: &str = "rows.jsonl";

#[tokio::test]
async fn a_table_that_no_backup_knows_is_not_forgotten_silently() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        backup(&site.newsroom, &site.scratch("one")).await.unwrap();
        site.sql("CREATE TABLE of_tomorrow (id BIGINT PRIMARY KEY)").await;
        let refused = backup(&site.newsroom, &site.scratch("two")).await.unwrap_err().to_string();
        assert!(refused.contains("of_tomorrow") && !site.scratch("two").exists(), "{refused}");
    }
}
