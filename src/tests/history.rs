//! The history of an article: its entries, and what differs between them, on the page itself.

use masthead::model::person::{Post, Role};
use serde_json::{Value, json};

use crate::fixture::{Answer, Fixture, databases, everywhere};

/// A save on top of what the draft says now; the answer is the number of the history's newest entry.
async fn save(site: &Fixture, who: &str, article: i64, changes: Value) -> i64 {
    let base = version(site, who, article).await;
    let save = json!({ "article": article, "base": base, "operation": format!("{article}-{base}"), "sitting": "s", "changes": changes });
    let saved = site.ask(who, "save", json!({ "save": save })).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    // Each save is the sitting of a day of its own.
    site.sql("UPDATE revision SET at = at - 86400").await;
    newest(site, article).await
}

async fn version(site: &Fixture, who: &str, article: i64) -> i64 {
    site.ask(who, "edit", json!({ "lang": "zh", "article": article })).await.json()["version"].as_i64().unwrap()
}

async fn newest(site: &Fixture, article: i64) -> i64 {
    site.number(&format!("SELECT MAX(id) FROM revision WHERE article_id = {article}")).await
}

async fn perform(site: &Fixture, who: &str, article: i64, deed: Value) -> Answer {
    let version = version(site, who, article).await;
    site.ask(who, "perform", json!({ "lang": "zh", "article": article, "version": version, "deed": deed })).await
}

/// The differences as the page's script gets them, made a page again.
async fn difference(site: &Fixture, who: &str, article: i64, revision: i64, against: &str) -> Answer {
    markup(site.ask(who, "difference", json!({ "lang": "zh", "article": article, "revision": revision, "against": against })).await)
}

fn markup(answer: Answer) -> Answer {
    assert_eq!(answer.status, 200, "{}", answer.text);
    Answer { text: answer.json().as_str().unwrap().to_owned(), ..answer }
}

fn line(field: &str, value: &str) -> Value {
    json!({ "change": "line", "field": field, "value": value })
}

fn put(id: &str, after: &str, kind: &str, mut block: Value) -> Value {
    (block["id"], block["type"]) = (json!(id), json!(kind));
    json!({ "change": "put", "block": block, "after": after })
}

fn paragraph(id: &str, after: &str, text: &str) -> Value {
    put(id, after, "paragraph", json!({ "text": [{ "text": text }] }))
}

fn picture(file: &str, alt: &str, caption: &str) -> Value {
    json!({ "picture": { "file": file, "width": 4, "height": 3, "alt": alt }, "caption": [{ "text": caption }], "credit": "小满 摄" })
}

fn table(rows: &[&[&str]]) -> Value {
    let rows: Vec<Vec<Value>> = rows.iter().map(|row| row.iter().map(|cell| json!({ "text": [{ "text": cell }] })).collect()).collect();
    json!({ "caption": "水位", "header_rows": 1, "rows": rows })
}

fn list(items: &[&str]) -> Value {
    json!({ "ordered": false, "items": items.iter().map(|item| json!({ "text": [{ "text": item }] })).collect::<Vec<_>>() })
}

/// A site with an article that has one of everything, written by somebody.
async fn site(database: crate::fixture::Kind) -> (Fixture, String, i64) {
    let site = Fixture::demo(database).await;
    site.sql(
        "INSERT INTO picture (file, width, height, bytes, alt, added_at) VALUES ('aaaa.jpg', 960, 640, 1, '', 1), ('bbbb.jpg', 960, 640, 1, '', 1)",
    )
    .await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    let channel = site.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
    let article = site.ask(&editor, "begin", json!({ "channel": channel })).await.json().as_i64().unwrap();
    let changes = json!([
        line("title", "渡口今天复航"),
        line("kicker", "柳溪镇"),
        line("source", "青岚新闻网"),
        line("seo-title", "复航"),
        put(
            "p1",
            "",
            "paragraph",
            json!({ "text": [{ "text": "停航半个月的" }, { "text": "柳溪渡口", "bold": true }, { "text": "今天早上复航。" }] })
        ),
        paragraph("p2", "p1", "第一班船坐了二十个人。"),
        paragraph("p3", "p2", "第三段不会变。"),
        put("pic", "p3", "picture", picture("aaaa.jpg", "一条船", "第一班船离岸")),
        put("tab", "pic", "table", table(&[&["日期", "水位"], &["周一", "三米二"], &["周二", "三米一"]])),
        put("lis", "tab", "list", list(&["带好救生衣", "排队上船"])),
        paragraph("p4", "lis", "最后一段。"),
    ]);
    save(&site, &editor, article, changes).await;
    (site, editor, article)
}

#[tokio::test]
async fn what_a_revision_changed_is_drawn_where_it_stands_on_the_page() {
    for database in databases() {
        let (site, li, article) = site(database).await;
        let marked = json!([{ "text": "停航一个月的" }, { "text": "柳溪渡口", "bold": true }, { "text": "今天早上复航。" }]);
        let changes = json!([
            line("title", "渡口昨天复航"),
            line("kicker", ""),
            line("source", "青岚日报"),
            line("seo-title", "柳溪复航"),
            put("p1", "", "paragraph", json!({ "text": marked })),
            { "change": "remove", "id": "p2" },
            paragraph("new", "p3", "这一段是新的。"),
            put("pic", "", "picture", picture("bbbb.jpg", "一条新船", "第二班船离岸")),
            put("tab", "", "table", table(&[&["日期", "水位"], &["周一", "三米二"], &["周二", "三米四"], &["周三", "三米五"]])),
            put("lis", "", "list", list(&["带好救生衣", "排队登船"])),
            { "change": "move", "id": "p4", "after": "" },
        ]);
        let revision = save(&site, &li, article, changes).await;
        let page = difference(&site, &li, article, revision, "before").await;
        let is =
            |selector: &str, expected: &[&str]| assert_eq!(page.texts(&format!(".comparison {selector}")), expected, "{selector}: {}", page.text);
        is(".article-head h1", &["渡口今昨天复航"]);
        is(".article-head h1 del", &["今"]);
        is(".article-head h1 ins", &["昨"]);
        is(".article-head .kicker del", &["柳溪镇"]);
        is(".byline ins", &["日报"]);
        is(".compared dt", &["搜索引擎标题"]);
        is(".compared dd ins", &["柳溪"]);
        is(".prose p#b-p1", &["停航半一个月的柳溪渡口今天早上复航。"]);
        is(".prose p#b-p1 strong", &["柳溪渡口"]);
        is(".prose p#b-p1 ins", &["一"]);
        is(".prose > del.block > p", &["第一班船坐了二十个人。"]);
        is(".prose > ins.block > p", &["这一段是新的。"]);
        is(".prose > p#b-p3", &["第三段不会变。"]);
        is(".block.moved > p#b-p4", &["最后一段。"]);
        is(".prose .fate", &["已移动", "已删除", "新增", "原图", "新图"]);
        assert_eq!(page.attributes(".replaced img", "src"), ["/media/aaaa.jpg", "/media/bbbb.jpg"]);
        is("figcaption del", &["一"]);
        is("figcaption .alternative ins", &["新"]);
        is("td ins", &["四", "周三", "三米五"]);
        is("td del", &["一"]);
        is("li ins", &["登"]);
        is("li del", &["上"]);
        assert!(page.texts(".compared p")[1].contains("新增 1 段，删除 1 段，改动 5 段"), "{:?}", page.texts(".compared p"));
        // On top of the page that readers get: the same places, the same side column.
        let preview = site.ask(&li, "preview", json!({ "lang": "zh", "article": article })).await.json();
        assert!(preview["content"].as_str().unwrap().contains("class=\"column side\"") && page.text.contains("class=\"column side\""));
    }
}

#[tokio::test]
async fn an_old_revision_is_compared_with_the_draft_of_today() {
    for database in databases() {
        let (site, li, article) = site(database).await;
        let first = newest(&site, article).await;
        save(&site, &li, article, json!([line("title", "渡口昨天复航")])).await;
        save(&site, &li, article, json!([paragraph("p3", "", "第三段变了。")])).await;
        let page = difference(&site, &li, article, first, "draft").await;
        assert_eq!((page.texts("h1 del"), page.texts("#b-p3 ins")), (vec!["今".to_owned()], vec!["变了".to_owned()]));
        let all_new = difference(&site, &li, article, first, "before").await;
        assert!(all_new.texts(".compared p")[0].contains("还没有内容"));
        assert_eq!(all_new.texts(".prose > ins.block").len(), 7);
        let same = difference(&site, &li, article, newest(&site, article).await, "draft").await;
        assert!(same.text.contains("两版一样。") && same.texts("ins, del").is_empty());
        let live = markup(site.ask(&li, "compare", json!({ "lang": "en", "article": article })).await);
        assert_eq!(live.texts(".prose .fate")[0], "New");
    }
}

#[tokio::test]
async fn differences_are_for_those_who_may_read_the_draft_and_of_this_article_only() {
    for database in databases() {
        let (site, li, article) = site(database).await;
        save(&site, &li, 1001, json!([line("title", "另一篇")])).await;
        let (own, other) = (newest(&site, article).await, newest(&site, 1001).await);
        let status = async |who: &str, article: i64, revision: i64| {
            let arguments = json!({ "lang": "zh", "article": article, "revision": revision, "against": "draft" });
            site.ask(who, "difference", arguments).await.status.as_u16()
        };
        let tiyu = site.number("SELECT id FROM channel WHERE slug = 'tiyu'").await;
        let stranger = site.signed_in("sun", &[Post { role: Role::Chief, channel: Some(tiyu) }]).await;
        for (who, article, revision, expected) in [
            (&li, article, own, 200),
            (&li, article, other, 404),
            (&li, article, 99_999, 404),
            (&li, 99_999, own, 404),
            (&stranger, article, own, 404),
        ] {
            assert_eq!(status(who, article, revision).await, expected, "{article} {revision}");
        }
        assert_eq!(status("", article, own).await, 401);
    }
}

#[tokio::test]
async fn a_long_history_is_read_in_pages_and_says_who_when_and_what_is_live() {
    for database in databases() {
        let (site, li, article) = site(database).await;
        assert_eq!(perform(&site, &li, article, json!({ "deed": "publish" })).await.status, 200);
        let published = newest(&site, article).await;
        for number in 0..60 {
            let columns = "article_id, version, kind, person_id, person, sitting, begun_at, at, manuscript";
            site.sql(&format!("INSERT INTO revision ({columns}) SELECT {article}, {}, 'sitting', 1, '王', 's', 1, {number}, '{{}}'", 100 + number))
                .await;
        }
        let page = async |before: Value| markup(site.ask(&li, "history", json!({ "lang": "zh", "article": article, "before": before })).await);
        let first = page(Value::Null).await;
        let ids = first.attributes("li [data-revision]", "data-revision");
        assert_eq!((ids.len(), first.attributes("li [data-difference=before]", "data-of") == ids), (50, true));
        assert!(first.texts("li")[0].contains("王") && first.texts("li b").is_empty());
        let older = first.attributes("[data-before]", "data-before");
        assert_eq!(older, [ids[49].as_str()]);
        let second = page(json!(older[0].parse::<i64>().unwrap())).await;
        let rest = second.attributes("li [data-difference=draft]", "data-of");
        assert_eq!((rest.len(), second.attributes("[data-before]", "data-before").len()), (12, 0));
        assert!(rest.iter().all(|id| !ids.contains(id)));
        assert_eq!((&rest[10], second.texts("li b")), (&published.to_string(), vec!["读者现在看到的".to_owned()]));
        assert!(second.texts("li")[10].contains("发布") && second.texts("li")[10].contains("li"));
    }
}

#[tokio::test]
async fn what_is_restored_is_a_revision_of_its_own_and_takes_nothing_away() {
    for database in databases() {
        let (site, li, article) = site(database).await;
        let first = newest(&site, article).await;
        save(&site, &li, article, json!([line("title", "写坏了")])).await;
        let before = site.words(&format!("SELECT manuscript FROM revision WHERE article_id = {article} ORDER BY id")).await;
        assert_eq!(perform(&site, &li, article, json!({ "deed": "restore", "revision": first })).await.status, 200);
        let after = site.words(&format!("SELECT manuscript FROM revision WHERE article_id = {article} ORDER BY id")).await;
        assert_eq!((&after[..before.len()], after.len(), &after[before.len()]), (&before[..], before.len() + 1, &before[0]));
        let page = difference(&site, &li, article, newest(&site, article).await, "before").await;
        assert_eq!((page.texts("h1 del"), page.texts("h1 ins")), (vec!["写坏了".to_owned()], vec!["渡口今天复航".to_owned()]));
    }
}
