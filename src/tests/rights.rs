//! Who may do what: every staff function, for every kind of visitor, in every state of an article. Whoever may not see
//! something finds the same as where nothing is; whoever may not do something changes nothing.

use masthead::{
    model::person::{Post, Role},
    server::{people, policy, visitor::Person},
};
use serde_json::{Value, json};

use crate::fixture::{Fixture, databases, everywhere};

/// Planted where only those may read it who may read drafts.
const SECRET: &str = "还没有发布的秘密";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Visitor {
    Anonymous,
    Forged,
    Expired,
    Disabled,
    SignedOut,
    OtherChannel,
    Contributor,
    Author,
    Editor,
    Chief,
    Administrator,
    Auditor,
}

use Visitor::{Administrator, Anonymous, Auditor, Author, Chief, Contributor, Disabled, Editor, Expired, Forged, OtherChannel, SignedOut};

const VISITORS: [Visitor; 12] =
    [Anonymous, Forged, Expired, Disabled, SignedOut, OtherChannel, Contributor, Author, Editor, Chief, Administrator, Auditor];

/// States of an article, each with the number of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Draft,
    Scheduled,
    Published,
    Changed,
    Withdrawn,
    Binned,
}

const STATES: [State; 6] = [State::Draft, State::Scheduled, State::Published, State::Changed, State::Withdrawn, State::Binned];

struct Site {
    fixture: Fixture,
    articles: Vec<(State, i64)>,
    channel: i64,
}

/// The demo site with an article in each state, written by one contributor, each draft with the secret in it.
async fn site(database: crate::fixture::Kind) -> Site {
    let fixture = Fixture::demo(database).await;
    let channel = fixture.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
    let author = fixture.signed_in("tong", &everywhere(Role::Contributor)).await;
    let chief = fixture.signed_in("zhou", &everywhere(Role::Chief)).await;
    let mut articles = Vec::new();
    for state in STATES {
        let id = fixture.ask(&author, "begin", json!({ "channel": channel })).await.json().as_i64().unwrap();
        write(&fixture, &author, id, if matches!(state, State::Draft | State::Scheduled | State::Binned) { SECRET } else { "公开的正文" }).await;
        if matches!(state, State::Published | State::Changed | State::Withdrawn) {
            perform(&fixture, &chief, id, json!({ "deed": "publish" })).await;
        }
        match state {
            State::Changed => write(&fixture, &chief, id, SECRET).await,
            State::Scheduled => perform(&fixture, &chief, id, json!({ "deed": "schedule", "at": fixture.newsroom.now() + 9000 })).await,
            State::Withdrawn => perform(&fixture, &chief, id, json!({ "deed": "withdraw" })).await,
            State::Binned => perform(&fixture, &chief, id, json!({ "deed": "bin" })).await,
            State::Draft | State::Published => {}
        }
        articles.push((state, id));
    }
    Site { fixture, articles, channel }
}

async fn version(fixture: &Fixture, who: &str, id: i64) -> i64 {
    fixture.ask(who, "edit", json!({ "lang": "zh", "article": id })).await.json()["version"].as_i64().unwrap()
}

async fn write(fixture: &Fixture, who: &str, id: i64, text: &str) {
    let base = version(fixture, who, id).await;
    let block = json!({ "id": "only", "type": "paragraph", "text": [{ "text": text }] });
    let changes = json!([{ "change": "line", "field": "title", "value": text }, { "change": "put", "block": block, "after": "" }]);
    let save = json!({ "article": id, "base": base, "operation": format!("{id}-{base}"), "sitting": "s", "changes": changes });
    let saved = fixture.ask(who, "save", json!({ "save": save })).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
}

async fn perform(fixture: &Fixture, who: &str, id: i64, deed: Value) {
    let version = version(fixture, who, id).await;
    let done = fixture.ask(who, "perform", json!({ "lang": "zh", "article": id, "version": version, "deed": deed })).await;
    assert_eq!(done.status, 200, "{}", done.text);
}

impl Site {
    async fn cookies(&self, visitor: Visitor) -> String {
        let fixture = &self.fixture;
        let signed_in = async |account: &str, posts: Vec<Post>| fixture.signed_in(account, &posts).await;
        match visitor {
            Anonymous => String::new(),
            Forged => "masthead=AAAAAAAAAAAAAAAAAAAAAA; masthead-staff=1".to_owned(),
            Expired => {
                let cookies = signed_in("lin", everywhere(Role::Administrator)).await;
                fixture.sql("UPDATE session SET expires_at = 1 WHERE person_id = (SELECT id FROM person WHERE account = 'lin')").await;
                cookies
            }
            Disabled => {
                let cookies = signed_in("gu", everywhere(Role::Administrator)).await;
                fixture.sql("UPDATE person SET disabled = true WHERE account = 'gu'").await;
                cookies
            }
            SignedOut => {
                let cookies = signed_in("he", everywhere(Role::Administrator)).await;
                fixture.sql("DELETE FROM session WHERE person_id = (SELECT id FROM person WHERE account = 'he')").await;
                cookies
            }
            OtherChannel => {
                let tiyu = fixture.number("SELECT id FROM channel WHERE slug = 'tiyu'").await;
                signed_in("sun", vec![Post { role: Role::Chief, channel: Some(tiyu) }]).await
            }
            Contributor => signed_in("ma", everywhere(Role::Contributor)).await,
            Author => signed_in("tong", Vec::new()).await,
            Editor => signed_in("li", everywhere(Role::Editor)).await,
            Chief => signed_in("zhou", Vec::new()).await,
            Administrator => signed_in("wu", everywhere(Role::Administrator)).await,
            Auditor => signed_in("shen", everywhere(Role::Auditor)).await,
        }
    }

    /// All that a function that did nothing must have left as it was.
    async fn fingerprint(&self) -> Vec<String> {
        let mut seen = Vec::new();
        for sql in [
            "SELECT id || state || title || updated_at || channel_id || COALESCE(binned_at, 0) FROM article ORDER BY id",
            "SELECT article_id || '-' || version || '-' || live_version || manuscript || COALESCE(publish_at, 0) FROM draft ORDER BY article_id",
            "SELECT id || '-' || version || kind FROM revision ORDER BY id",
            "SELECT id FROM operation ORDER BY id",
            "SELECT id || act FROM act WHERE article_id IS NOT NULL ORDER BY id",
            "SELECT '' || version FROM site",
            "SELECT channel_id || '-' || article_id FROM listing ORDER BY channel_id, article_id",
            "SELECT id || file || alt || caption FROM picture ORDER BY id",
        ] {
            seen.extend(self.fixture.words(sql).await);
        }
        seen
    }
}

/// What a function answers, asked in a way that would change nothing even for those who may: with a version that is not
/// the draft's.
fn expected(visitor: Visitor, state: State, function: &str, deed: &str) -> u16 {
    if matches!(visitor, Anonymous | Forged | Expired | Disabled | SignedOut) {
        return 401;
    }
    let own = visitor == Author && matches!(state, State::Draft | State::Scheduled | State::Binned);
    if matches!(visitor, OtherChannel | Contributor) || (visitor == Author && !own) {
        return 404;
    }
    let binned = state == State::Binned;
    let chief = matches!(visitor, Chief | Administrator);
    let publish = (chief || visitor == Editor) && !binned;
    let edit = publish || (own && state == State::Draft);
    let withdraw = chief || (own && state != State::Scheduled);
    let may = match (function, deed) {
        ("save", _) => edit || (binned && withdraw),
        ("perform", "publish" | "schedule" | "unschedule") => publish,
        ("perform", "withdraw" | "bin" | "unbin") => withdraw,
        ("perform", "republish") => withdraw && publish,
        ("perform", "restore") => edit,
        _ => return 200,
    };
    if may { 409 } else { 403 }
}

/// Calls of a function about one article; deeds one by one.
fn calls(function: &str, article: i64, revision: i64) -> Vec<(&'static str, Value)> {
    let about = |mut arguments: Value| {
        arguments["lang"] = json!("zh");
        arguments["article"] = json!(article);
        arguments
    };
    match function {
        "save" => {
            let changes = json!([{ "change": "line", "field": "title", "value": "改了" }]);
            vec![("", json!({ "save": { "article": article, "base": 999, "operation": "never", "sitting": "s", "changes": changes } }))]
        }
        "perform" => [
            ("publish", json!({ "deed": "publish" })),
            ("schedule", json!({ "deed": "schedule", "at": 4_000_000_000i64 })),
            ("unschedule", json!({ "deed": "unschedule" })),
            ("withdraw", json!({ "deed": "withdraw" })),
            ("republish", json!({ "deed": "republish" })),
            ("restore", json!({ "deed": "restore", "revision": revision })),
            ("bin", json!({ "deed": "bin" })),
            ("unbin", json!({ "deed": "unbin" })),
        ]
        .map(|(name, deed)| (name, about(json!({ "version": 999, "deed": deed }))))
        .to_vec(),
        "present" => vec![("", about(json!({ "tab": "t", "block": "only", "unsaved": false, "gone": false })))],
        "difference" => ["before", "draft"].map(|against| (against, about(json!({ "revision": revision, "against": against })))).to_vec(),
        _ => vec![("", about(json!({})))],
    }
}

#[tokio::test]
async fn every_visitor_gets_what_the_table_of_rights_says_and_nothing_more() {
    let about_an_article = ["edit", "save", "preview", "compare", "review", "check", "difference", "history", "perform", "present"];
    let others = ["sign_in", "bar", "begin", "begin_page", "picture", "library", "describe_picture", "fetch_picture", "change_picture"];
    for (path, who) in policy::FUNCTIONS {
        let name = path.trim_start_matches("/api/");
        let known = about_an_article.contains(&name) || others.contains(&name) || *who == policy::Who::Anyone;
        assert!(known, "{path} is not in this test");
    }
    for database in databases() {
        let site = site(database).await;
        for visitor in VISITORS {
            let cookies = site.cookies(visitor).await;
            let before = site.fingerprint().await;
            for (state, article) in &site.articles {
                let revision = site.fixture.number(&format!("SELECT MAX(id) FROM revision WHERE article_id = {article}")).await;
                for function in about_an_article {
                    for (deed, arguments) in calls(function, *article, revision) {
                        let answer = site.fixture.ask(&cookies, function, arguments).await;
                        let case = format!("{visitor:?}, {state:?}, {function} {deed}: {}", answer.text);
                        assert_eq!(answer.status, expected(visitor, *state, function, deed), "{case}");
                        let may_read = !matches!(answer.status.as_u16(), 401 | 404);
                        assert!(may_read || !answer.text.contains(SECRET), "{case}");
                        assert!(!answer.text.contains("@example.org"), "{case}");
                    }
                }
            }
            let bar = site.fixture.ask(&cookies, "bar", json!({ "lang": "zh", "address": format!("/yaowen/{}", site.articles[0].1) })).await;
            let nobody = matches!(visitor, Anonymous | Forged | Expired | Disabled | SignedOut);
            assert_eq!(bar.status, if nobody { 401 } else { 200 }, "{visitor:?}");
            assert_eq!(site.fingerprint().await, before, "{visitor:?} changed something");
            let begun = site.fixture.ask(&cookies, "begin", json!({ "channel": site.channel })).await.status.as_u16();
            let wanted = match visitor {
                _ if nobody => 401,
                OtherChannel | Auditor => 403,
                _ => 200,
            };
            assert_eq!(begun, wanted, "{visitor:?}");
            let page = site.fixture.number("SELECT MIN(id) FROM page").await;
            let begun = site.fixture.ask(&cookies, "begin_page", json!({ "page": page })).await.status.as_u16();
            let wanted = match visitor {
                _ if nobody => 401,
                Editor | Chief | Administrator => 200,
                _ => 403,
            };
            assert_eq!(begun, wanted, "a static page, {visitor:?}");
            pictures(&site, visitor, &cookies).await;
            pictures_of_lists(&site, visitor, &cookies).await;
        }
    }
}

/// Pictures belong to no channel: who may write somewhere may send some and change the words of their own, who may change
/// others' texts somewhere may change those of others, and everybody of the staff may look.
async fn pictures(site: &Site, visitor: Visitor, cookies: &str) {
    let (fixture, nobody) = (&site.fixture, matches!(visitor, Anonymous | Forged | Expired | Disabled | SignedOut));
    let rows = "SELECT id || file || alt || caption || credit || focus_x FROM picture ORDER BY id";
    let before = fixture.words(rows).await;
    fixture.sql("INSERT INTO picture (file, width, height, bytes, alt, added_at) VALUES ('theirs.jpg', 1, 1, 1, '', 0)").await;
    let seen = crate::pictures::picture(fixture, cookies, "theirs.jpg").await;
    assert_eq!(seen.status, if nobody { 401 } else { 200 }, "a picture, {visitor:?}");
    let described = fixture.ask(cookies, "describe_picture", json!({ "file": "theirs.jpg", "legend": { "alt": "改了" } })).await;
    let wanted = match visitor {
        _ if nobody => 401,
        OtherChannel | Editor | Chief | Administrator => 200,
        _ => 403,
    };
    assert_eq!(described.status.as_u16(), wanted, "words of a picture, {visitor:?}");
    let changed = fixture.number("SELECT COUNT(*) FROM picture WHERE alt = '改了'").await;
    assert_eq!(changed, i64::from(wanted == 200), "{visitor:?}");
    fixture.sql("DELETE FROM picture WHERE file = 'theirs.jpg'").await;
    let sent = crate::pictures::upload(fixture, cookies, "a.gif", &crate::pictures::samples::gif(1, 3, 2)).await;
    let wanted = match visitor {
        _ if nobody => 401,
        Auditor => 403,
        _ => 200,
    };
    assert_eq!(sent.status.as_u16(), wanted, "a picture sent, {visitor:?}");
    // Who may write learns that the address is none; all others, nothing.
    let fetched = fixture.ask(cookies, "fetch_picture", json!({ "address": "none" })).await.status.as_u16();
    assert_eq!(fetched, if wanted == 200 { 422 } else { wanted }, "a picture fetched, {visitor:?}");
    let offered = axum::http::Request::get("/api/library?search=").header("cookie", cookies).body(axum::body::Body::empty()).unwrap();
    assert_eq!(fixture.send(offered).await.status.as_u16(), wanted, "pictures to choose from, {visitor:?}");
    let after = fixture.words(rows).await;
    assert!(after.len() >= before.len() && (wanted == 200 || after == before), "{visitor:?} changed a picture");
}

/// The pictures of slots are changed by who may publish everywhere, a cover by who may change the article. Who may learns that
/// there is no such picture.
async fn pictures_of_lists(site: &Site, visitor: Visitor, cookies: &str) {
    let fixture = &site.fixture;
    let change = |article: i64, slot: Option<&str>| json!({ "change": { "article": article, "slot": slot, "file": "none.jpg", "operation": format!("never-{article}") } });
    let nobody = matches!(visitor, Anonymous | Forged | Expired | Disabled | SignedOut);
    let before = site.fingerprint().await;
    let article = fixture.number("SELECT MIN(article_id) FROM slot_entry").await;
    let named = format!("SELECT slot.name FROM slot JOIN slot_entry ON slot_entry.slot_id = slot.id WHERE slot_entry.article_id = {article}");
    let slot = fixture.words(&named).await;
    let in_slot = fixture.ask(cookies, "change_picture", change(article, Some(&slot[0]))).await.status.as_u16();
    let wanted = match visitor {
        _ if nobody => 401,
        Editor | Chief | Administrator => 400,
        _ => 403,
    };
    assert_eq!(in_slot, wanted, "the picture of a slot, {visitor:?}");
    for (state, article) in &site.articles {
        let cover = fixture.ask(cookies, "change_picture", change(*article, None)).await.status.as_u16();
        let wanted = match expected(visitor, *state, "save", "") {
            // What is in the bin is not changed.
            409 if *state != State::Binned => 400,
            refused => refused,
        };
        assert_eq!(cover, wanted, "a cover, {visitor:?}, {state:?}");
    }
    assert_eq!(site.fingerprint().await, before, "{visitor:?} changed a picture of a list");
}

#[tokio::test]
async fn readers_find_nothing_of_what_is_not_public() {
    for database in databases() {
        let site = site(database).await;
        for cookies in [String::new(), site.cookies(Contributor).await, site.cookies(Chief).await] {
            for (state, article) in &site.articles {
                for address in
                    [format!("/yaowen/{article}"), format!("/en/yaowen/{article}"), format!("/api/article?lang=zh&channel=yaowen&article={article}")]
                {
                    let request = axum::http::Request::get(&address).header("cookie", &cookies).body(axum::body::Body::empty()).unwrap();
                    let answer = site.fixture.send(request).await;
                    let status = match state {
                        State::Published | State::Changed => 200,
                        State::Withdrawn => 410,
                        State::Draft | State::Scheduled | State::Binned => 404,
                    };
                    assert_eq!(answer.status, status, "{state:?} {address}");
                    assert!(!answer.text.contains(SECRET), "{state:?} {address}");
                }
            }
            for address in ["/", "/yaowen", "/yaowen?page=2", "/api/newest?lang=zh", "/api/home?lang=zh"] {
                assert!(!site.fixture.get(address).await.text.contains(SECRET), "{address}");
            }
        }
    }
}

#[tokio::test]
async fn a_right_that_is_taken_away_counts_from_the_next_request_on() {
    for database in databases() {
        let site = site(database).await;
        let (editor, article) = (site.cookies(Editor).await, site.articles[2].1);
        let open = async || site.fixture.ask(&editor, "edit", json!({ "lang": "zh", "article": article })).await.status.as_u16();
        let id = people::by_account(&site.fixture.newsroom, "li").await.unwrap().unwrap().id;
        let shell = Person::of_site();
        assert_eq!(open().await, 200);
        people::set_posts(&site.fixture.newsroom, &shell, id, &everywhere(Role::Contributor)).await.unwrap_err();
        site.cookies(Administrator).await;
        people::set_posts(&site.fixture.newsroom, &shell, id, &everywhere(Role::Contributor)).await.unwrap();
        assert_eq!(open().await, 404);
        people::set_posts(&site.fixture.newsroom, &shell, id, &everywhere(Role::Editor)).await.unwrap();
        assert_eq!(open().await, 200);
        people::set_disabled(&site.fixture.newsroom, &shell, id, true).await.unwrap();
        assert_eq!(open().await, 401);
        people::set_disabled(&site.fixture.newsroom, &shell, id, false).await.unwrap();
        assert_eq!(open().await, 401, "a session of before counts again");
    }
}

#[tokio::test]
async fn no_other_site_can_make_a_browser_do_anything_here() {
    let site = site(databases()[0].clone()).await;
    let chief = site.cookies(Chief).await;
    let own = site.fixture.newsroom.settings.public_url();
    let article = site.articles[0].1;
    let before = site.fingerprint().await;
    let ways: &[(Option<&str>, Option<&str>)] = &[
        (None, None),
        (None, Some("cross-site")),
        (None, Some("same-site")),
        (Some("https://evil.example"), None),
        (Some("https://evil.example"), Some("cross-site")),
        (Some("https://evil.example"), Some("same-site")),
        (Some("null"), None),
        (Some("null"), Some("cross-site")),
    ];
    for (path, _) in policy::FUNCTIONS {
        let name = path.trim_start_matches("/api/");
        let arguments = match name {
            "begin" => json!({ "channel": site.channel }),
            "sign_in" => json!({ "account": "zhou", "password": crate::fixture::PASSWORD }),
            "fetch_picture" => json!({ "address": "none" }),
            "change_picture" => json!({ "change": { "article": article, "slot": null, "file": "none.jpg", "operation": "never" } }),
            "describe_picture" => json!({ "file": "none.jpg", "legend": { "alt": "改了" } }),
            _ => calls(name, article, 1).remove(0).1,
        };
        for (origin, from) in ways {
            for kind in ["application/json", "text/plain", "application/x-www-form-urlencoded"] {
                let mut request = axum::http::Request::post(*path).header("cookie", &chief).header("content-type", kind);
                request = origin.iter().fold(request, |request, origin| request.header("origin", *origin));
                request = from.iter().fold(request, |request, from| request.header("sec-fetch-site", *from));
                let answer = site.fixture.send(request.body(axum::body::Body::from(arguments.to_string())).unwrap()).await;
                assert_eq!(answer.status, 403, "{path} {origin:?} {from:?} {kind}: {}", answer.text);
                assert!(answer.cookies().is_empty() && !answer.text.contains(SECRET));
            }
        }
        // Reading is no way to write either.
        let query = axum::http::Request::get(format!("{path}?channel={}&article={article}&version=1", site.channel)).header("cookie", &chief);
        site.fixture.send(query.body(axum::body::Body::empty()).unwrap()).await;
    }
    assert_eq!(site.fingerprint().await, before);
    let genuine = axum::http::Request::post("/api/begin").header("cookie", &chief).header("origin", own);
    let arguments = json!({ "channel": site.channel }).to_string();
    assert_eq!(site.fixture.send(genuine.body(axum::body::Body::from(arguments)).unwrap()).await.status, 200);
}
