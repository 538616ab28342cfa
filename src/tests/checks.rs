//! Text checks before publication, and the newsroom's own list of words.

use axum::{
    body::Body,
    http::{Request, header},
};
use masthead::{
    model::{
        checks::{RemarkKind, remarks},
        person::{Post, Role},
    },
    server::backup::{backup, restore},
};
use serde_json::json;

use crate::fixture::{Answer, Fixture, databases, demo, everywhere};

const STORY: i64 = 1001;

async fn get(site: &Fixture, cookies: &str, address: &str) -> Answer {
    site.send(Request::get(address).header(header::COOKIE, cookies).body(Body::empty()).unwrap()).await
}

/// Sends a form as the page of this site does.
async fn post(site: &Fixture, cookies: &str, address: &str, fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = Request::post(address)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, cookies);
    site.send(request.body(Body::from(body)).unwrap()).await
}

/// Puts these paragraphs before a story's own.
async fn write(site: &Fixture, who: &str, base: i64, paragraphs: &[(&str, &str)]) {
    let changes: Vec<_> = paragraphs
        .iter()
        .map(|(id, text)| json!({ "change": "put", "block": { "id": id, "type": "paragraph", "text": [{ "text": text }] }, "after": "" }))
        .collect();
    let save = json!({ "article": STORY, "base": base, "operation": format!("op-{base}"), "sitting": "s", "changes": changes });
    let saved = site.ask(who, "save", json!({ "save": save })).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
}

/// What a server function draws about the story, as a document.
async fn drawn(site: &Fixture, who: &str, function: &str, lang: &str) -> Answer {
    let mut answer = site.ask(who, function, json!({ "lang": lang, "article": STORY })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text = answer.json().as_str().unwrap().to_owned();
    answer
}

/// Characters and suggestion of each remark about a part.
fn about(answer: &Answer, part: &str) -> Vec<String> {
    let page = answer.page();
    let all = |selector: &str| scraper::Selector::parse(selector).unwrap();
    let (entry, button) = (all(".remarks li"), all("button"));
    let entries = page.select(&entry).filter(|entry| entry.select(&button).any(|button| button.attr("data-jump") == Some(part)));
    let text = |entry: scraper::ElementRef, selector| entry.select(&all(selector)).flat_map(|found| found.text()).collect::<String>();
    entries.map(|entry| format!("{} {}", text(entry, "mark"), text(entry, ".suggestion"))).collect()
}

#[tokio::test]
async fn remarks_stand_in_the_review_and_lead_to_the_place() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        write(&site, &editor, 1, &[("new1", "\u{1F33E}今天,渡口<b>开航。"), ("new2", "他说：“好。")]).await;
        for function in ["review", "check"] {
            let zh = drawn(&site, &editor, function, "zh").await;
            assert_eq!(about(&zh, "b-new1"), [", 建议：，"], "{}", zh.text);
            assert_eq!(about(&zh, "b-new2"), ["“ "]);
            assert!(zh.texts(".quote").contains(&"\u{1F33E}今天,渡口<b>开航。".to_owned()), "{:?}", zh.texts(".quote"));
            assert_eq!(zh.attributes(".quote", "lang").first().map(String::as_str), Some("zh-CN"));
            let place = |name| zh.attributes("[data-jump=b-new1]", name);
            assert_eq!((place("data-start"), place("data-end"), place("type")), (vec!["3".into()], vec!["4".into()], vec!["button".to_owned()]));
            let en = drawn(&site, &editor, function, "en").await;
            assert_eq!(en.texts("[data-jump=b-new1]"), ["A half-width sign among Chinese"]);
        }
        // Nobody is kept from publishing by a remark.
        let deed = json!({ "lang": "zh", "article": STORY, "version": 2, "deed": { "deed": "publish" } });
        assert_eq!(site.ask(&editor, "perform", deed).await.status, 200);
    }
}

#[tokio::test]
async fn of_many_remarks_the_first_hundred_are_shown() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    let before = drawn(&site, &editor, "check", "zh").await.texts(".remarks li").len();
    write(&site, &editor, 1, &[("new1", &"甲,乙。".repeat(150))]).await;
    let answer = drawn(&site, &editor, "check", "zh").await;
    assert_eq!(answer.texts(".remarks li").len(), 100);
    assert!(answer.text.contains(&format!("还有 {} 处", 50 + before)), "{}", answer.text);
}

#[tokio::test]
async fn stories_that_are_well_set_get_no_remarks_about_their_signs() {
    let content = masthead::server::import::bundle::read(&demo()).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let mut found = Vec::new();
    for article in content.articles {
        let manuscript = masthead::model::manuscript::Manuscript {
            title: article.title.clone(),
            summary: article.summary.clone(),
            source: article.source.clone(),
            reporters: article.reporters.clone(),
            body: article.body.clone(),
            ..Default::default()
        };
        let said = remarks(&manuscript, &[], i64::MAX)
            .into_iter()
            .filter(|remark| !matches!(remark.kind, RemarkKind::NoSource | RemarkKind::NoAlt | RemarkKind::NoCredit | RemarkKind::LongTitle));
        found.extend(said.map(|remark| format!("{:?} {:?}: {:?} {:?}", article.id, article.title, remark.kind, remark.quote)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn words_added_at_the_desk_are_found_until_they_are_removed() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        write(&site, &editor, 1, &[("new1", "青岚县城的帐号，青岚县的内幕。")]).await;
        assert_eq!(about(&drawn(&site, &editor, "check", "zh").await, "b-new1"), Vec::<String>::new());
        let one = post(&site, &chief, "/desk/words", &[("wrong", " 帐号 "), ("right", "账号"), ("note", "见规范<i>")]).await;
        assert_eq!(one.status, 303, "{}", one.text);
        let page = get(&site, &chief, one.header("location")).await;
        assert_eq!(
            (page.texts(".told li").len(), page.texts(".words .wrong"), page.texts(".words .right > :first-child")),
            (1, vec!["帐号".into()], vec!["账号".into()])
        );
        let lines = "青岚县=青岚县城\r\n内幕=\r\n帐号＝账号\r\n";
        assert_eq!(post(&site, &chief, "/desk/words/several", &[("lines", lines)]).await.status, 303);
        let review = drawn(&site, &editor, "review", "zh").await;
        assert_eq!(about(&review, "b-new1"), ["帐号 建议：账号", "青岚县 建议：青岚县城", "内幕 "]);
        assert!(review.text.contains("词表里的写法（见规范&lt;i&gt;）"), "{}", review.text);
        let id = site.number("SELECT id FROM word WHERE wrong = '帐号'").await.to_string();
        assert_eq!(post(&site, &chief, "/desk/words/remove", &[("word", &id)]).await.status, 303);
        assert_eq!(about(&drawn(&site, &editor, "check", "zh").await, "b-new1").len(), 2);
        assert_eq!(post(&site, &chief, "/desk/words/remove", &[("word", &id)]).await.status, 404);
        let log = site.words("SELECT act || ' ' || subject || ' ' || detail FROM act WHERE act LIKE 'word%' ORDER BY id").await;
        assert_eq!(log, ["words-added 帐号→账号 见规范<i>", "words-added 2 青岚县→青岚县城，内幕", "word-removed 帐号→账号 见规范<i>"]);
        assert_eq!(site.words("SELECT created_by FROM word ORDER BY id").await, ["zhou", "zhou"]);
    }
}

#[tokio::test]
async fn what_cannot_be_added_comes_back_with_the_reason() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let several = async |lines: &str| post(&site, &chief, "/desk/words/several", &[("lines", lines)]).await;
        assert_eq!(several("帐号=账号").await.status, 303);
        let hostile = "甲=乙\n</textarea><script>x</script>&amp;\n丙=丁";
        for (lines, why) in [
            (hostile, "第 2 行：要写成“错=对”。"),
            ("甲=乙\n帐号=帐户", "“帐号”已经在词表里了，建议写法是“账号”；要换的话先删除。"),
            ("甲=乙\n甲=丙", "“甲”已经在词表里了，建议写法是“乙”；要换的话先删除。"),
            ("帐号=账号", "没有新的词：都已经在词表里了。"),
            (" ", "没有写任何词。"),
        ] {
            let refused = several(lines).await;
            assert_eq!((refused.status.as_u16(), refused.texts("[role=alert]")), (422, vec![why.to_owned()]), "{lines}");
            assert_eq!((refused.texts("textarea"), refused.texts("script").len()), (vec![lines.trim().to_owned()], 0));
        }
        let wrong = "长".repeat(41);
        let one = post(&site, &chief, "/en/desk/words", &[("wrong", &wrong), ("right", "\"><b>")]).await;
        assert_eq!((one.status.as_u16(), one.texts("[role=alert]")), (422, vec!["What is wrong has 1 to 40 characters.".to_owned()]));
        assert_eq!((one.attributes("[name=wrong]", "value"), one.attributes("[name=right]", "value")), (vec![wrong], vec!["\"><b>".to_owned()]));
        assert_eq!(site.number("SELECT COUNT(*) FROM word").await, 1);
        let most: String = (0..5_000).map(|n| format!("词{n}=字{n}\n")).collect();
        assert_eq!(several(&most).await.status, 422, "more than the list holds");
        let almost: String = (0..4_999).map(|n| format!("词{n}=字{n}\n")).collect();
        assert_eq!(several(&almost).await.status, 303);
        assert_eq!(site.number("SELECT COUNT(*) FROM word").await, 5_000);
    }
}

#[tokio::test]
async fn the_list_is_searched_and_read_to_its_end() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let lines: String = (0..250).map(|n| format!("词{n}=字{n}\n")).collect();
        assert_eq!(post(&site, &chief, "/desk/words/several", &[("lines", &format!("{lines}100%=Abc_d"))]).await.status, 303);
        let mut there = Vec::new();
        let mut address = Some("/desk/words".to_owned());
        while let Some(at) = address {
            let page = get(&site, &chief, &at).await;
            there.extend(page.texts(".words .wrong"));
            address = page.attributes("a[rel=next]", "href").pop();
        }
        assert_eq!((there.len(), there[0].as_str(), there[250].as_str()), (251, "100%", "词0"));
        let found = async |query: &str| get(&site, &chief, &format!("/desk/words?q={query}")).await.texts(".words .wrong");
        assert_eq!(
            (found("0%25").await, found("aBC_").await, found("%E8%AF%8D249").await),
            (vec!["100%".into()], vec!["100%".into()], vec!["词249".to_owned()])
        );
        assert_eq!(found("nothing").await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn everybody_of_the_staff_reads_the_list_and_few_change_it() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let tiyu = site.number("SELECT id FROM channel WHERE slug = 'tiyu'").await;
        site.sql("INSERT INTO word (wrong, \"right\", note, created_at, created_by) VALUES ('帐号', '账号', '', 0, '')").await;
        let id = site.number("SELECT id FROM word").await.to_string();
        let ways: [(&str, &[(&str, &str)]); 3] = [
            ("/desk/words", &[("wrong", "甲"), ("right", "乙")]),
            ("/desk/words/several", &[("lines", "丙")]),
            ("/desk/words/remove", &[("word", &id)]),
        ];
        let mut readers: Vec<(String, Vec<Post>)> =
            [Role::Contributor, Role::Editor, Role::Auditor].map(|role| (role.word().to_owned(), everywhere(role))).to_vec();
        readers.push(("chief-of-one".to_owned(), vec![Post { role: Role::Chief, channel: Some(tiyu) }]));
        for (account, posts) in readers {
            let cookies = site.signed_in(&account, &posts).await;
            let page = get(&site, &cookies, "/desk/words").await;
            assert_eq!((page.texts(".words .wrong").len(), page.texts("form[action^='/desk/words'][method=post]").len()), (1, 0), "{account}");
            for (address, fields) in ways {
                assert_eq!(post(&site, &cookies, address, fields).await.status, 403, "{account} {address}");
            }
        }
        for (address, fields) in ways {
            assert_eq!(post(&site, "", address, fields).await.status, 401, "{address}");
        }
        assert_eq!(get(&site, "", "/desk/words").await.status, 303);
        assert_eq!(site.words("SELECT wrong FROM word").await, ["帐号"]);
        let administrator = site.signed_in("wu", &everywhere(Role::Administrator)).await;
        assert_eq!(post(&site, &administrator, ways[2].0, ways[2].1).await.status, 303);
    }
}

#[tokio::test]
async fn a_backup_carries_the_list() {
    for from in databases() {
        let site = Fixture::demo(from).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let fields = [("wrong", "帐号\u{1F33E}"), ("right", "账“号”"), ("note", "见'规范'")];
        assert_eq!(post(&site, &chief, "/desk/words", &fields).await.status, 303);
        let file = site.scratch("site.backup");
        backup(&site.newsroom, &file).await.unwrap();
        for to in databases() {
            let other = Fixture::empty(to).await;
            restore(&other.newsroom, &file).await.unwrap();
            let rows = "SELECT wrong || '|' || \"right\" || '|' || note || '|' || created_at || '|' || created_by FROM word";
            assert_eq!(other.words(rows).await, site.words(rows).await);
            // What is added next gets a number of its own.
            let chief = other.signed_in("zhou", &[]).await;
            assert_eq!(post(&other, &chief, "/desk/words", &[("wrong", "甲")]).await.status, 303);
        }
    }
}
