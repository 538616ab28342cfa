//! Drafts beside live articles: saved, merged, published, taken back.

use masthead::{
    model::{
        manuscript::Manuscript,
        person::{Post, Role},
    },
    server::{
        import::{bundle, export},
        publication,
    },
};
use serde_json::{Value, json};

use crate::fixture::{Answer, Fixture, databases, everywhere};

/// A story in the demo site's channel `yaowen`.
const STORY: i64 = 1001;
const ADDRESS: &str = "/yaowen/1001";

fn line(field: &str, value: &str) -> Value {
    json!({ "change": "line", "field": field, "value": value })
}

fn paragraph(id: &str, text: &str, after: &str) -> Value {
    json!({ "change": "put", "block": { "id": id, "type": "paragraph", "text": [{ "text": text }] }, "after": after })
}

/// A save under a name of its own.
async fn save(site: &Fixture, who: &str, article: i64, base: i64, changes: Value) -> Answer {
    static NUMBER: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let operation = format!("op-{}", NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    save_as(site, who, article, base, &operation, "tab-1", changes).await
}

async fn save_as(site: &Fixture, who: &str, article: i64, base: i64, operation: &str, sitting: &str, changes: Value) -> Answer {
    let save = json!({ "article": article, "base": base, "operation": operation, "sitting": sitting, "changes": changes });
    site.ask(who, "save", json!({ "save": save })).await
}

async fn open(site: &Fixture, who: &str, article: i64) -> Value {
    let answer = site.ask(who, "edit", json!({ "lang": "zh", "article": article })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

async fn perform(site: &Fixture, who: &str, article: i64, deed: Value) -> Answer {
    let version = open(site, who, article).await["version"].clone();
    site.ask(who, "perform", json!({ "lang": "zh", "article": article, "version": version, "deed": deed })).await
}

fn manuscript(draft: &Value) -> Manuscript {
    serde_json::from_value(draft["manuscript"].clone()).unwrap()
}

#[tokio::test]
async fn readers_see_a_change_when_it_is_published_and_not_before() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let before = site.get(ADDRESS).await.text;
        let saved = save(&site, &editor, STORY, 1, json!([line("title", "渡口的新船下水了"), paragraph("new1", "新的第一段。", "")])).await;
        assert_eq!((saved.status.as_u16(), saved.json()["version"].as_i64()), (200, Some(2)), "{}", saved.text);
        assert_eq!(site.get(ADDRESS).await.text, before, "a draft shows to readers");
        assert!(!site.get("/yaowen").await.text.contains("渡口的新船下水了"));
        let done = perform(&site, &editor, STORY, json!({ "deed": "publish" })).await;
        assert_eq!(done.status, 200, "{}", done.text);
        let page = site.get(ADDRESS).await;
        assert_eq!((page.texts("h1")[0].as_str(), page.texts(".prose p")[0].as_str()), ("渡口的新船下水了", "新的第一段。"));
        assert!(site.get("/yaowen").await.text.contains("渡口的新船下水了"));
        assert_eq!(done.json()["live"]["title"], "渡口的新船下水了");
    }
}

#[tokio::test]
async fn a_new_article_is_written_published_withdrawn_and_brought_back() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let channel = site.number("SELECT id FROM channel WHERE slug = 'liuxi'").await;
        let article = site.ask(&chief, "begin", json!({ "channel": channel })).await.json().as_i64().unwrap();
        let address = format!("/liuxi/{article}");
        let total = || async { site.number("SELECT articles FROM channel WHERE slug = 'xiangcun'").await };
        let before = total().await;
        let refused = perform(&site, &chief, article, json!({ "deed": "publish" })).await;
        assert_eq!(refused.status, 400, "{}", refused.text);
        assert!(refused.text.contains("缺少标题") && refused.text.contains("正文是空的"));
        let changes = json!([line("title", "藕塘开挖"), line("source", "青岚新闻网"), paragraph("a", "今天藕塘开挖。", "")]);
        assert_eq!(save(&site, &chief, article, 1, changes).await.status, 200);
        assert_eq!(site.get(&address).await.status, 404);
        assert_eq!(perform(&site, &chief, article, json!({ "deed": "publish" })).await.status, 200);
        assert_eq!((site.get(&address).await.status.as_u16(), total().await), (200, before + 1));
        assert!(site.get("/xiangcun").await.text.contains("藕塘开挖"));
        assert_eq!(perform(&site, &chief, article, json!({ "deed": "withdraw", "reason": "有误" })).await.status, 200);
        assert_eq!((site.get(&address).await.status.as_u16(), total().await), (410, before));
        assert!(!site.get("/xiangcun").await.text.contains("藕塘开挖"));
        assert_eq!(perform(&site, &chief, article, json!({ "deed": "republish" })).await.status, 200);
        assert_eq!((site.get(&address).await.status.as_u16(), total().await), (200, before + 1));
        assert_eq!(perform(&site, &chief, article, json!({ "deed": "publish", "note": "藕塘在村东，不在村西。" })).await.status, 200);
        assert!(site.get(&address).await.text.contains("藕塘在村东，不在村西。"), "the correction is not shown");
        assert_eq!(perform(&site, &chief, article, json!({ "deed": "bin" })).await.status, 200);
        assert_eq!(site.get(&address).await.status, 410);
        assert_eq!(perform(&site, &chief, article, json!({ "deed": "unbin" })).await.status, 200);
        site.lists_agree().await;
        let acts = site.words("SELECT act FROM act WHERE article_id IS NOT NULL ORDER BY id").await;
        assert_eq!(acts, ["begun", "edited", "published", "withdrawn", "republished", "corrected", "binned", "unbinned"]);
        assert!(site.refuses("UPDATE act SET person = ''").await && site.refuses("DELETE FROM act").await, "the log can be changed");
    }
}

#[tokio::test]
async fn the_same_save_sent_twice_counts_once() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let send = || save_as(&site, &editor, STORY, 1, "same", "tab-1", json!([line("kicker", "引题")]));
        let (first, second) = (send().await, send().await);
        assert_eq!((first.json()["version"].as_i64(), second.json()["version"].as_i64()), (Some(2), Some(2)));
        assert_eq!(open(&site, &editor, STORY).await["version"], 2);
        let another = site.signed_in("wang", &everywhere(Role::Editor)).await;
        let stolen = save_as(&site, &another, STORY, 2, "same", "tab-2", json!([line("kicker", "别人的")])).await;
        assert_eq!(stolen.status, 400, "{}", stolen.text);
    }
}

#[tokio::test]
async fn two_editors_meet_only_where_they_change_the_same() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let (li, wang) = (site.signed_in("li", &everywhere(Role::Editor)).await, site.signed_in("wang", &everywhere(Role::Editor)).await);
        assert_eq!(save(&site, &li, STORY, 1, json!([line("title", "李的标题")])).await.status, 200);
        let merged = save(&site, &wang, STORY, 1, json!([line("subtitle", "王的副题")])).await.json();
        assert_eq!((&merged["version"], &merged["merged"]["people"]), (&json!(3), &json!(["li"])));
        assert_eq!(merged["merged"]["manuscript"]["title"], "李的标题");
        let refused = save(&site, &wang, STORY, 1, json!([line("title", "王的标题"), line("kicker", "王的引题")])).await;
        assert_eq!(refused.status, 409);
        let overlap = &refused.json()["Overlap"];
        assert_eq!((&overlap["parts"], &overlap["version"]), (&json!([["title", "li"]]), &json!(3)));
        assert_eq!(overlap["manuscript"]["title"], "李的标题");
        let now = manuscript(&open(&site, &li, STORY).await);
        assert_eq!(
            (now.title.as_str(), now.subtitle.as_str(), now.kicker == "王的引题"),
            ("李的标题", "王的副题", false),
            "nothing of a refused save counts"
        );
        // Both wrote the same: there is nothing to decide.
        assert_eq!(save(&site, &wang, STORY, 1, json!([line("title", "李的标题")])).await.status, 200);
        // A block that one removed and the other changed.
        let block = now.body.blocks()[0].id.clone();
        let version = open(&site, &li, STORY).await["version"].as_i64().unwrap();
        assert_eq!(save(&site, &li, STORY, version, json!([{ "change": "remove", "id": block }])).await.status, 200);
        assert_eq!(save(&site, &wang, STORY, version, json!([paragraph(&block, "王改过的段落", "")])).await.status, 409);
    }
}

#[tokio::test]
async fn a_second_tab_of_the_same_person_is_no_stranger() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let li = site.signed_in("li", &everywhere(Role::Editor)).await;
        assert_eq!(save_as(&site, &li, STORY, 1, "a", "tab-1", json!([line("title", "左边写的")])).await.status, 200);
        let other = save_as(&site, &li, STORY, 1, "b", "tab-2", json!([line("title", "右边写的")])).await;
        assert_eq!((other.status.as_u16(), &other.json()["merged"]["people"]), (200, &json!([])));
        let kept = site.words("SELECT manuscript FROM revision WHERE kind = 'sitting' ORDER BY id").await;
        assert_eq!(kept.len(), 2);
        assert!(kept[0].contains("左边写的") && kept[1].contains("右边写的"), "what the second tab replaced is gone");
    }
}

#[tokio::test]
async fn one_sitting_is_one_entry_of_the_history_and_an_old_one_can_be_restored() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let (li, wang) = (site.signed_in("li", &everywhere(Role::Editor)).await, site.signed_in("wang", &everywhere(Role::Editor)).await);
        let original = manuscript(&open(&site, &li, STORY).await).title;
        for (base, title) in [(1, "一"), (2, "一二"), (3, "一二三")] {
            assert_eq!(save(&site, &li, STORY, base, json!([line("title", title)])).await.status, 200);
        }
        assert_eq!(save(&site, &wang, STORY, 4, json!([line("title", "王")])).await.status, 200);
        assert_eq!(site.words("SELECT kind FROM revision ORDER BY id").await, ["before", "sitting", "sitting"]);
        let first = site.number("SELECT MIN(id) FROM revision").await;
        assert_eq!(perform(&site, &wang, STORY, json!({ "deed": "restore", "revision": first })).await.status, 200);
        assert_eq!(manuscript(&open(&site, &li, STORY).await).title, original);
        assert_eq!(site.words("SELECT kind FROM revision ORDER BY id").await, ["before", "sitting", "sitting", "restore"]);
        assert_eq!(perform(&site, &wang, STORY, json!({ "deed": "restore", "revision": 9999 })).await.status, 404);
    }
}

#[tokio::test]
async fn what_is_scheduled_appears_at_its_time_exactly_once() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        assert_eq!(save(&site, &editor, STORY, 1, json!([line("title", "明天的标题")])).await.status, 200);
        let now = site.newsroom.now();
        for (at, status) in [(now - 5, 400), (now + 400 * 86_400, 400), (now + 3600, 200)] {
            assert_eq!(perform(&site, &editor, STORY, json!({ "deed": "schedule", "at": at })).await.status, status);
        }
        publication::publish_what_is_due(&site.newsroom).await.unwrap();
        assert_ne!(site.get(ADDRESS).await.texts("h1")[0], "明天的标题");
        site.sql(&format!("UPDATE draft SET publish_at = {}", now - 1)).await;
        // Several servers look at the same moment.
        let looks = (0..4).map(|_| {
            let newsroom = site.newsroom.clone();
            tokio::spawn(async move { publication::publish_what_is_due(&newsroom).await })
        });
        for look in looks.collect::<Vec<_>>() {
            look.await.unwrap().unwrap();
        }
        assert_eq!(site.get(ADDRESS).await.texts("h1")[0], "明天的标题");
        assert_eq!(site.number("SELECT COUNT(*) FROM act WHERE act = 'published'").await, 1);
        assert_eq!(site.number("SELECT COUNT(*) FROM draft WHERE publish_at IS NOT NULL").await, 0);
    }
}

#[tokio::test]
async fn what_cannot_appear_at_its_time_keeps_nothing_else_from_appearing() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let second = site.number("SELECT MAX(id) FROM article WHERE state = 'published'").await;
        let in_an_hour = json!({ "deed": "schedule", "at": site.newsroom.now() + 3600 });
        assert_eq!(save(&site, &editor, second, 1, json!([line("title", "第二篇")])).await.status, 200);
        // The first still says at its time what readers see already.
        for article in [STORY, second] {
            assert_eq!(perform(&site, &editor, article, in_an_hour.clone()).await.status, 200);
        }
        site.sql("UPDATE draft SET publish_at = 1000").await;
        publication::publish_what_is_due(&site.newsroom).await.unwrap();
        assert_eq!(site.words("SELECT act FROM act WHERE act IN ('published', 'schedule-failed') ORDER BY act").await.len(), 2);
        assert_eq!(site.words(&format!("SELECT title FROM article WHERE id = {second}")).await, ["第二篇"]);
        assert_eq!(site.number("SELECT COUNT(*) FROM draft WHERE publish_at IS NOT NULL").await, 0);
    }
}

#[tokio::test]
async fn whoever_is_answered_again_or_changes_nothing_is_told_what_others_have_changed() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let (li, wang) = (site.signed_in("li", &everywhere(Role::Editor)).await, site.signed_in("wang", &everywhere(Role::Editor)).await);
        assert_eq!(save(&site, &li, STORY, 1, json!([line("title", "李的标题"), line("subtitle", "李的副题")])).await.status, 200);
        // The same words at the same version: nothing is new, but the subtitle is news to Wang.
        let same = save(&site, &wang, STORY, 1, json!([line("title", "李的标题")])).await.json();
        assert_eq!((&same["version"], &same["merged"]["manuscript"]["subtitle"]), (&json!(2), &json!("李的副题")));
        // An answer is lost, and asked for again after somebody else has saved.
        let send = || save_as(&site, &wang, STORY, 2, "lost", "tab-2", json!([line("kicker", "王的引题")]));
        assert_eq!(send().await.json()["merged"], Value::Null);
        assert_eq!(send().await.json()["merged"], Value::Null, "nobody has changed anything since");
        assert_eq!(save(&site, &li, STORY, 3, json!([line("subtitle", "李的新副题")])).await.status, 200);
        let again = send().await.json();
        assert_eq!((&again["version"], &again["merged"]["people"]), (&json!(4), &json!(["li"])));
        assert_eq!(again["merged"]["manuscript"]["subtitle"], "李的新副题");
    }
}

#[tokio::test]
async fn what_moves_to_another_channel_is_found_at_both_addresses() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let channel = site.number("SELECT id FROM channel WHERE slug = 'tiyu'").await;
        assert_eq!(save(&site, &editor, STORY, 1, json!([{ "change": "channel", "value": channel }])).await.status, 200);
        assert_eq!(site.get(ADDRESS).await.status, 200);
        assert_eq!(perform(&site, &editor, STORY, json!({ "deed": "publish" })).await.status, 200);
        let old = site.get(ADDRESS).await;
        assert_eq!((old.status.as_u16(), old.header("location")), (301, "/tiyu/1001"));
        assert_eq!(site.get("/tiyu/1001").await.status, 200);
        site.lists_agree().await;
    }
}

#[tokio::test]
async fn an_editor_of_one_channel_changes_nothing_in_another() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let (tiyu, xiangcun) =
            (site.number("SELECT id FROM channel WHERE slug = 'tiyu'").await, site.number("SELECT id FROM channel WHERE slug = 'xiangcun'").await);
        let stranger = site.signed_in("sun", &[Post { role: Role::Editor, channel: Some(xiangcun) }]).await;
        assert_eq!(site.ask(&stranger, "edit", json!({ "lang": "zh", "article": STORY })).await.status, 404);
        assert_eq!(save(&site, &stranger, STORY, 1, json!([line("title", "不行")])).await.status, 404);
        // Of a channel below one's own, yes; into another one's, no.
        let below = site
            .number("SELECT MIN(a.id) FROM article a JOIN channel c ON c.id = a.channel_id WHERE c.slug = 'liuxi' AND a.state = 'published'")
            .await;
        assert_eq!(save(&site, &stranger, below, 1, json!([line("title", "可以")])).await.status, 200);
        assert_eq!(save(&site, &stranger, below, 2, json!([{ "change": "channel", "value": tiyu }])).await.status, 403);
        assert_eq!(save(&site, &stranger, below, 2, json!([{ "change": "placements", "value": [tiyu] }])).await.status, 403);
    }
}

#[tokio::test]
async fn bad_saves_get_a_sentence_and_change_nothing() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    for changes in [
        json!([line("title", &"长".repeat(301))]),
        json!([{ "change": "channel", "value": 4711 }]),
        json!([line("cover", "nirgends.jpg")]),
        json!([paragraph("NOT AN ID", "x", "")]),
        json!([line("no-such-field", "x")]),
        json!([{ "change": "put", "block": { "id": "v", "type": "video", "url": "javascript:alert(1)", "title": "" }, "after": "" }]),
        json!([{ "change": "tags", "value": (0..30).map(|n| n.to_string()).collect::<Vec<_>>() }]),
    ] {
        let answer = save(&site, &editor, STORY, 1, changes).await;
        assert_eq!(answer.status, 400, "{}", answer.text);
    }
    assert_eq!(save(&site, &editor, STORY, 9, json!([line("title", "x")])).await.status, 409);
    assert_eq!(save(&site, &editor, 99_999, 1, json!([line("title", "x")])).await.status, 404);
    assert_eq!(site.number("SELECT COUNT(*) FROM draft").await + site.number("SELECT COUNT(*) FROM revision").await, 0);
}

#[tokio::test]
async fn an_import_beside_an_editors_draft_loses_neither() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let second = site.number("SELECT MAX(id) FROM article WHERE state = 'published'").await;
        for article in [STORY, second] {
            assert_eq!(save(&site, &editor, article, 1, json!([line("title", "编辑的标题")])).await.status, 200);
        }
        assert_eq!(perform(&site, &editor, second, json!({ "deed": "publish" })).await.status, 200);
        site.import_demo().await;
        assert_ne!(site.get(ADDRESS).await.texts("h1")[0], "编辑的标题");
        assert_eq!(manuscript(&open(&site, &editor, STORY).await).title, "编辑的标题", "the import took an editor's draft away");
        let followed = open(&site, &editor, second).await;
        assert_eq!((manuscript(&followed).title == "编辑的标题", &followed["differs"]), (false, &json!(false)));
        site.lists_agree().await;
    }
}

#[tokio::test]
async fn a_bundle_carries_corrections_and_the_text_of_drafts() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
    assert_eq!(perform(&site, &chief, STORY, json!({ "deed": "publish", "note": "时间应为周二，不是“周三”。" })).await.status, 200);
    let channel = site.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
    let draft = site.ask(&chief, "begin", json!({ "channel": channel })).await.json().as_i64().unwrap();
    assert_eq!(save(&site, &chief, draft, 1, json!([line("title", "写了一半"), paragraph("a", "才写到这里", "")])).await.status, 200);
    let folder = site.scratch("bundle");
    export::write(&site.newsroom.db, &site.newsroom.media, &folder).await.unwrap();
    let content = bundle::read(&folder).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let of = |id: i64| content.articles.iter().find(|article| article.id == Some(id)).unwrap();
    assert_eq!(of(STORY).corrections[0].note, "时间应为周二，不是“周三”。");
    assert_eq!((of(draft).title.as_str(), of(draft).body.text().as_str()), ("写了一半", "才写到这里"));
}
