//! The library of pictures at the desk, as a browser without scripts uses it: found, described, exchanged, put away.

mod gone;

use axum::{
    body::Body,
    http::{Request, header},
};
use masthead::{
    model::person::{Post, Role},
    server::pictures::bin,
};
use serde_json::{Value, json};

use crate::fixture::{Answer, Fixture, Kind, databases, demo, everywhere};

async fn get(site: &Fixture, who: &str, address: &str) -> Answer {
    site.send(Request::get(address).header(header::COOKIE, who).body(Body::empty()).unwrap()).await
}

/// Sends a form and follows where it leads.
async fn send(site: &Fixture, who: &str, address: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = post(site, who, address, fields).await;
    assert_eq!(answer.status, 303, "{address}: {}", answer.text);
    get(site, who, answer.header("location")).await
}

async fn post(site: &Fixture, who: &str, address: &str, fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = Request::post(address)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, who);
    site.send(request.body(Body::from(body)).unwrap()).await
}

/// Sends a file by the library's form; the answer is where it leads.
async fn upload(site: &Fixture, who: &str, name: &str, content: &[u8]) -> Answer {
    let mut body = format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let request = Request::post("/desk/pictures/upload")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header(header::COOKIE, who);
    site.send(request.body(Body::from(body)).unwrap()).await
}

/// A picture that somebody has uploaded: its file.
async fn uploaded(site: &Fixture, who: &str, picture: &str) -> String {
    let content = std::fs::read(demo().join("pictures").join(picture)).unwrap();
    let answer = upload(site, who, picture, &content).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.header("location").split(['/', '?']).nth(3).unwrap().to_owned()
}

fn figure(file: &str) -> Value {
    json!({ "picture": { "file": file, "width": 960, "height": 640, "alt": "原来的" }, "caption": [{ "text": "图片说明" }], "credit": "林小岚" })
}

/// Saves changes to an article.
async fn save(site: &Fixture, who: &str, article: i64, changes: Value) {
    let base = site.ask(who, "edit", json!({ "lang": "zh", "article": article })).await.json()["version"].as_i64().unwrap();
    let save = json!({ "article": article, "base": base, "operation": format!("{article}-{base}"), "sitting": "s", "changes": changes });
    let saved = site.ask(who, "save", json!({ "save": save })).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
}

async fn publish(site: &Fixture, who: &str, article: i64) {
    let version = site.ask(who, "edit", json!({ "lang": "zh", "article": article })).await.json()["version"].clone();
    let done = site.ask(who, "perform", json!({ "lang": "zh", "article": article, "version": version, "deed": { "deed": "publish" } })).await;
    assert_eq!(done.status, 200, "{}", done.text);
}

/// A new article with a text, a picture, a gallery and a cover, all of one file.
async fn illustrated(site: &Fixture, who: &str, file: &str, title: &str) -> i64 {
    let channel = site.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
    let article = site.ask(who, "begin", json!({ "channel": channel })).await.json().as_i64().unwrap();
    let mut picture = figure(file);
    (picture["id"], picture["type"]) = (json!("pic"), json!("picture"));
    let gallery = json!({ "id": "gal", "type": "gallery", "figures": [figure(file)] });
    let changes = json!([
        { "change": "line", "field": "title", "value": title },
        { "change": "line", "field": "cover", "value": file },
        { "change": "put", "block": { "id": "txt", "type": "paragraph", "text": [{ "text": "正文" }] }, "after": "" },
        { "change": "put", "block": picture, "after": "txt" },
        { "change": "put", "block": gallery, "after": "pic" },
    ]);
    save(site, who, article, changes).await;
    article
}

/// The texts of the table of uses: title and how.
fn uses(page: &Answer) -> Vec<(String, String)> {
    page.texts(".uses tbody th").into_iter().zip(page.texts(".uses tbody td:nth-of-type(1)")).collect()
}

fn used(title: &str, how: &str) -> (String, String) {
    (title.to_owned(), how.to_owned())
}

async fn site_with_chief(kind: Kind) -> (Fixture, String) {
    let site = Fixture::demo(kind).await;
    let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
    (site, chief)
}

#[tokio::test]
async fn a_picture_is_uploaded_by_a_form_found_described_and_seen_where_it_is_used() {
    for kind in databases() {
        let (site, chief) = site_with_chief(kind).await;
        let file = uploaded(&site, &chief, "bakery.jpg").await;
        let own = format!("/desk/pictures/{file}");
        let page = get(&site, &chief, &own).await;
        assert!(page.texts("h1")[0].contains("bakery.jpg") && page.texts(".desk-empty").contains(&"还没有地方用到它。".to_owned()), "{}", page.text);
        let page =
            send(&site, &chief, &own, &[("alt", "面包"), ("caption", "镇上的 <b>面包房</b>"), ("credit", "童远"), ("x", "25.5"), ("y", "75")]).await;
        assert_eq!(page.attributes(".picture-form input", "value"), ["面包", "镇上的 <b>面包房</b>", "童远", "25.5", "75"]);
        assert_eq!(page.attributes(".focus-mark", "transform"), ["translate(255 750)"]);
        for (query, found) in [
            ("q=镇上的", 1),
            ("q=童远", 1),
            ("q=BAKERY.jpg", 1),
            ("q=面%", 0),
            ("shelf=unused&q=bakery", 1),
            ("shelf=bin", 0),
            ("from=2999-01-01", 0),
        ] {
            let query: String = query
                .bytes()
                .map(|byte| if byte.is_ascii() && byte != b'%' { char::from(byte).to_string() } else { format!("%{byte:02X}") })
                .collect();
            let list = get(&site, &chief, &format!("/desk/pictures?{query}")).await;
            assert_eq!(list.attributes(".tile a", "href").len(), found, "{query}");
        }
        let wrong = post(&site, &chief, &own, &[("alt", "改"), ("x", "120"), ("y", "1")]).await;
        assert_eq!((wrong.status.as_u16(), wrong.attributes(".picture-form input[name=alt]", "value")), (422, vec!["改".to_owned()]));
        let article = illustrated(&site, &chief, &file, "面包房开张").await;
        assert_eq!(uses(&get(&site, &chief, &own).await), [used("面包房开张", "草稿")]);
        publish(&site, &chief, article).await;
        assert_eq!(uses(&get(&site, &chief, &own).await), [used("面包房开张", "封面 · 正文 · 草稿")]);
        assert!(get(&site, &chief, "/desk/pictures?shelf=unused&q=bakery").await.attributes(".tile a", "href").is_empty());
        save(
            &site,
            &chief,
            article,
            json!([{ "change": "remove", "id": "pic" }, { "change": "remove", "id": "gal" }, { "change": "line", "field": "cover", "value": "" }]),
        )
        .await;
        assert_eq!(uses(&get(&site, &chief, &own).await), [used("面包房开张", "封面 · 正文")]);
        publish(&site, &chief, article).await;
        assert_eq!(uses(&get(&site, &chief, &own).await), [used("面包房开张", "只在旧版本")]);
    }
}

#[tokio::test]
async fn what_the_demo_site_shows_is_used_and_numbered_pages_hold_every_picture_once() {
    for kind in databases() {
        let (site, chief) = site_with_chief(kind).await;
        let mut seen = Vec::new();
        let mut address = "/desk/pictures".to_owned();
        loop {
            let page = get(&site, &chief, &address).await;
            seen.extend(page.attributes(".tile a", "href"));
            match page.attributes(".leaves a[rel=next]", "href").pop() {
                Some(next) => address = next,
                None => break,
            }
        }
        let all = site.number("SELECT COUNT(*) FROM picture").await;
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len() as i64, all);
        let cover = site.words("SELECT file FROM picture WHERE id = (SELECT MIN(cover_id) FROM article WHERE state = 'published')").await.remove(0);
        let page = get(&site, &chief, &format!("/desk/pictures/{cover}")).await;
        assert!(uses(&page).iter().any(|(_, how)| how.contains("封面")), "{:?}", uses(&page));
        let logo = site.words("SELECT identity FROM site").await.remove(0);
        let logo = serde_json::from_str::<Value>(&logo).unwrap()["logo"]["file"].as_str().unwrap().to_owned();
        assert!(uses(&get(&site, &chief, &format!("/desk/pictures/{logo}")).await).contains(&used("网站标志", "")));
    }
}

#[tokio::test]
async fn another_picture_takes_its_place_everywhere_and_the_history_keeps_both() {
    for kind in databases() {
        let (site, chief) = site_with_chief(kind).await;
        let (old, new) = (uploaded(&site, &chief, "bakery.jpg").await, uploaded(&site, &chief, "basketball.jpg").await);
        let public = illustrated(&site, &chief, &old, "已发布").await;
        publish(&site, &chief, public).await;
        let changed = illustrated(&site, &chief, &old, "有改动").await;
        publish(&site, &chief, changed).await;
        save(&site, &chief, changed, json!([{ "change": "line", "field": "title", "value": "改了标题" }])).await;
        let draft = illustrated(&site, &chief, &old, "草稿").await;
        let slot = "INSERT INTO slot_entry (slot_id, article_id, picture_id, position, title)
                    SELECT (SELECT MIN(id) FROM slot), MIN(article.id), picture.id, 99, '' FROM article, picture WHERE article.id > 0 AND picture.file = ";
        site.sql(&format!("{slot} '{old}' GROUP BY picture.id")).await;
        let page = site.number("SELECT MIN(id) FROM page").await;
        let number = site.ask(&chief, "begin_page", json!({ "page": page })).await.json().as_i64().unwrap();
        let mut block = figure(&old);
        (block["id"], block["type"]) = (json!("pic"), json!("picture"));
        save(&site, &chief, number, json!([{ "change": "put", "block": block, "after": "" }])).await;
        publish(&site, &chief, number).await;
        let before = site.number("SELECT COUNT(*) FROM revision").await;
        let version = site.newsroom.structure().version;
        let choose = get(&site, &chief, &format!("/desk/pictures/{old}/replace?q=basketball")).await;
        assert_eq!(choose.attributes(".tile a", "href"), [format!("/desk/pictures/{old}/replace?with={new}")]);
        let sure = get(&site, &chief, &format!("/desk/pictures/{old}/replace?with={new}")).await;
        assert_eq!(uses(&sure).len(), 5, "{:?}", uses(&sure));
        let after = send(&site, &chief, &format!("/desk/pictures/{old}/replace"), &[("with", &new)]).await;
        assert!(after.texts(".told li")[0].contains("图片已处处替换"));
        assert_eq!(uses(&after).len(), 5);
        assert!(uses(&get(&site, &chief, &format!("/desk/pictures/{old}")).await).iter().all(|(_, how)| how == "只在旧版本"));
        for table in ["article_body", "page"] {
            assert_eq!(site.number(&format!("SELECT COUNT(*) FROM {table} WHERE body LIKE '%{old}%'")).await, 0, "{table}");
        }
        assert_eq!(site.number(&format!("SELECT COUNT(*) FROM draft WHERE manuscript LIKE '%{old}%'")).await, 0);
        assert!(site.newsroom.structure().version > version);
        // Public, with changes in two steps, draft, static page.
        assert_eq!(site.number("SELECT COUNT(*) FROM revision").await - before, 5);
        let live = site.get(&format!("/yaowen/{changed}")).await;
        assert!(live.texts("h1")[0].contains("有改动") && live.text.contains(&new) && live.text.contains("图片说明"), "{}", live.text);
        for (article, differs) in [(public, false), (changed, true), (draft, true)] {
            let versions = format!("SELECT COUNT(*) FROM draft WHERE version <> live_version AND article_id = {article}");
            assert_eq!(site.number(&versions).await == 1, differs, "{article}");
        }
        // What was open elsewhere meets the exchange like any change of somebody else's.
        let history = site.ask(&chief, "history", json!({ "lang": "zh", "article": public, "before": null })).await;
        assert!(history.text.contains("换图"), "{}", history.text);
        assert_eq!(site.words("SELECT detail FROM act WHERE act = 'picture-replaced'").await, [format!("→ {new}（4）")]);
        site.lists_agree().await;
    }
}

#[tokio::test]
async fn a_picture_goes_when_nothing_shows_it_or_when_somebody_has_read_what_does() {
    for kind in databases() {
        let (site, chief) = site_with_chief(kind).await;
        let (free, shown) = (uploaded(&site, &chief, "bakery.jpg").await, uploaded(&site, &chief, "basketball.jpg").await);
        let article = illustrated(&site, &chief, &shown, "球赛").await;
        publish(&site, &chief, article).await;
        let page = send(&site, &chief, &format!("/desk/pictures/{free}/bin"), &[]).await;
        assert!(page.texts(".told li")[0].contains("放入回收站") && page.texts(".mark").contains(&"在回收站".to_owned()));
        let page = send(&site, &chief, &format!("/desk/pictures/{free}/unbin"), &[]).await;
        assert!(page.texts(".told li")[0].contains("放回"));
        assert_eq!(post(&site, &chief, &format!("/desk/pictures/{shown}/bin"), &[]).await.status, 409);
        assert_eq!(post(&site, &chief, &format!("/desk/pictures/{shown}/remove"), &[]).await.status, 409);
        let asked = get(&site, &chief, &format!("/desk/pictures/{shown}/bin")).await;
        assert_eq!(uses(&asked), [used("球赛", "封面 · 正文 · 草稿")]);
        send(&site, &chief, &format!("/desk/pictures/{shown}/bin"), &[("sure", "1")]).await;
        let live = site.get(&format!("/yaowen/{article}")).await;
        assert!(live.status == 200 && !live.text.contains(&shown) && live.texts(".prose p") == ["正文"], "{}", live.text);
        let asked = get(&site, &chief, &format!("/desk/pictures/{shown}/remove")).await;
        assert_eq!(uses(&asked), [used("球赛", "只在旧版本")]);
        let list = send(&site, &chief, &format!("/desk/pictures/{shown}/remove"), &[("sure", "1")]).await;
        assert!(list.texts(".told li")[0].contains("彻底删除"));
        assert_eq!(get(&site, &chief, &format!("/desk/pictures/{shown}")).await.status, 404);
        assert_eq!(site.get(&format!("/media/{shown}")).await.status, 404);
        assert_eq!(site.number(&format!("SELECT COUNT(*) FROM picture_use WHERE file = '{shown}'")).await, 0);
    }
}

#[tokio::test]
async fn what_nobody_ever_used_is_collected_after_its_time() {
    for kind in databases() {
        let (site, chief) = site_with_chief(kind).await;
        let [never, once, fresh] = ["bakery.jpg", "basketball.jpg", "bee-hives.jpg"];
        let (never, once, fresh) = (uploaded(&site, &chief, never).await, uploaded(&site, &chief, once).await, uploaded(&site, &chief, fresh).await);
        let article = illustrated(&site, &chief, &once, "用过").await;
        save(
            &site,
            &chief,
            article,
            json!([{ "change": "remove", "id": "pic" }, { "change": "remove", "id": "gal" }, { "change": "line", "field": "cover", "value": "" }]),
        )
        .await;
        let old = site.newsroom.now() - 31 * 86_400;
        site.sql(&format!("UPDATE picture SET added_at = {old} WHERE file IN ('{never}', '{once}')")).await;
        let before = site.number("SELECT COUNT(*) FROM picture").await;
        bin::collect(&site.newsroom).await.unwrap();
        assert_eq!(site.words("SELECT file FROM picture WHERE binned_at IS NOT NULL").await, std::slice::from_ref(&never));
        bin::collect(&site.newsroom).await.unwrap();
        assert_eq!(site.number("SELECT COUNT(*) FROM picture").await, before, "the bin keeps it as long again");
        site.sql(&format!("UPDATE picture SET binned_at = {old} WHERE file IN ('{never}', '{fresh}')")).await;
        illustrated(&site, &chief, &fresh, "又用上").await;
        bin::collect(&site.newsroom).await.unwrap();
        assert_eq!(site.number("SELECT COUNT(*) FROM picture").await, before - 1);
        assert_eq!(site.get(&format!("/media/{never}")).await.status, 404);
        assert_eq!(site.words("SELECT person FROM act WHERE act = 'picture-removed'").await, [""]);
    }
}

#[tokio::test]
async fn everybody_may_do_in_the_library_what_their_role_says_and_learns_no_title_they_may_not_know() {
    for kind in databases() {
        let (site, chief) = site_with_chief(kind).await;
        let writer = site.signed_in("ma", &everywhere(Role::Contributor)).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let auditor = site.signed_in("shen", &everywhere(Role::Auditor)).await;
        let tiyu = site.number("SELECT id FROM channel WHERE slug = 'tiyu'").await;
        let sports = site.signed_in("sun", &[Post { role: Role::Chief, channel: Some(tiyu) }]).await;
        let (theirs, own) = (uploaded(&site, &chief, "bakery.jpg").await, uploaded(&site, &writer, "basketball.jpg").await);
        illustrated(&site, &chief, &theirs, "机密标题").await;
        for who in [&writer, &sports] {
            let page = get(&site, who, &format!("/desk/pictures/{theirs}")).await;
            assert!(page.status == 200 && !page.text.contains("机密标题") && page.text.contains("另有 1 处"), "{}", page.text);
        }
        assert!(get(&site, &auditor, &format!("/desk/pictures/{theirs}")).await.text.contains("机密标题"));
        let (theirs, own) = (format!("/desk/pictures/{theirs}"), format!("/desk/pictures/{own}"));
        let words: &[(&str, &str)] = &[("alt", "字"), ("x", "50"), ("y", "50")];
        let none: &[(&str, &str)] = &[];
        let replace: &[(&str, &str)] = &[("with", "none.jpg")];
        for (who, address, form, status) in [
            (&writer, theirs.clone(), words, 403),
            (&writer, own.clone(), words, 303),
            (&auditor, own.clone(), words, 403),
            (&editor, own.clone(), words, 303),
            (&writer, format!("{theirs}/bin"), none, 403),
            (&auditor, format!("{own}/bin"), none, 403),
            (&writer, format!("{theirs}/replace"), replace, 403),
            (&sports, format!("{theirs}/replace"), replace, 403),
            (&auditor, format!("{theirs}/replace"), replace, 403),
            (&editor, format!("{theirs}/replace"), replace, 404),
            (&editor, format!("{theirs}/bin"), &[("sure", "1")], 403),
            (&sports, format!("{theirs}/bin"), &[("sure", "1")], 403),
            (&writer, format!("{own}/bin"), none, 303),
            (&writer, format!("{own}/remove"), none, 403),
            (&editor, format!("{own}/remove"), none, 403),
            (&writer, format!("{own}/unbin"), none, 303),
            (&chief, "/desk/pictures/none.jpg/bin".to_owned(), none, 404),
        ] {
            assert_eq!(post(&site, who, &address, form).await.status, status, "{address} {form:?}");
        }
        let answer = upload(&site, &auditor, "a.jpg", b"x").await;
        assert_eq!(answer.status, 403, "{}", answer.text);
        assert_eq!(get(&site, "", "/desk/pictures").await.status, 303);
        let refused = upload(&site, &writer, "a.jpg", b"no picture").await;
        assert_eq!(refused.status, 415);
        assert!(refused.texts("[role=alert]")[0].contains("不是能收的图片"));
    }
}

#[tokio::test]
async fn where_pictures_are_used_is_found_in_what_there_was_before() {
    for kind in databases() {
        let (site, chief) = site_with_chief(kind).await;
        let file = uploaded(&site, &chief, "bakery.jpg").await;
        let article = illustrated(&site, &chief, &file, "旧稿").await;
        publish(&site, &chief, article).await;
        let all = "SELECT holder || id || file FROM picture_use ORDER BY 1";
        let before = site.words(all).await;
        site.sql("DROP TABLE picture_use").await;
        site.sql("DROP INDEX article_cover").await;
        site.sql("DROP INDEX slot_entry_picture").await;
        site.sql("DELETE FROM seaql_migrations WHERE version = 'm20261128_picture_use'").await;
        let again = site.beside().await;
        assert_eq!(again.words(all).await, before);
    }
}
