//! Working together: who is here, what was saved and done meanwhile, and when listening ends.

use std::{
    io::{Read, Write},
    net::TcpStream,
    process::Command,
    time::{Duration, Instant},
};

use axum::{
    body::Body,
    http::{Request, header},
};
use http_body_util::BodyExt;
use masthead::{
    model::person::{Post, Role},
    server::{people, publication, shutdown, together, visitor::Person},
};
use serde_json::{Value, json};

use crate::{
    crash,
    fixture::{Answer, Fixture, databases, everywhere},
};

/// A story in the demo site's channel `yaowen`.
const STORY: i64 = 1001;
/// Whoever hears nothing for so long hears nothing at all.
const PATIENCE: Duration = Duration::from_secs(20);

/// A page that listens.
struct Ear {
    body: Body,
    read: String,
}

impl Ear {
    /// The next event and its data; `None` at the end.
    async fn next(&mut self) -> Option<(String, Value)> {
        // The stream breathes every 15 seconds: it is the event that has to come in time.
        tokio::time::timeout(PATIENCE, self.event()).await.expect("nothing was said")
    }

    async fn event(&mut self) -> Option<(String, Value)> {
        loop {
            while let Some((event, rest)) = self.read.split_once("\n\n").map(|(event, rest)| (event.to_owned(), rest.to_owned())) {
                self.read = rest;
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
                if let (Some(name), Some(data)) = (field("event:"), field("data:")) {
                    return Some((name.to_owned(), serde_json::from_str(data).unwrap()));
                }
            }
            let frame = self.body.frame().await?.unwrap();
            self.read += std::str::from_utf8(&frame.into_data().unwrap()).unwrap();
        }
    }

    async fn hears(&mut self, name: &str, data: Value) {
        assert_eq!(self.next().await, Some((name.to_owned(), data)));
    }

    /// What every page hears first where nobody else is.
    async fn arrives(&mut self, version: i64) {
        self.hears("joined", json!({ "version": version })).await;
        self.hears("here", json!([])).await;
    }
}

fn asking(cookies: &str, article: &str, tab: &str) -> Request<Body> {
    let address = format!("/desk/articles/{article}/together?tab={tab}");
    Request::get(address).header(header::COOKIE, cookies).body(Body::empty()).unwrap()
}

async fn listen(site: &Fixture, cookies: &str, tab: &str) -> Ear {
    let response = site.begin(asking(cookies, &STORY.to_string(), tab)).await;
    assert_eq!(response.status(), 200);
    Ear { body: response.into_body(), read: String::new() }
}

/// The answer to somebody who may not listen.
async fn refused(site: &Fixture, cookies: &str, article: &str, tab: &str, status: u16) -> Answer {
    let response = site.begin(asking(cookies, article, tab)).await;
    // Of a stream there would be no end.
    assert_eq!(response.status(), status, "{cookies} {article} {tab}");
    Answer::of(response).await
}

async fn present(site: &Fixture, cookies: &str, tab: &str, block: Option<&str>, unsaved: bool) -> Answer {
    site.ask(cookies, "present", json!({ "article": STORY, "tab": tab, "block": block, "unsaved": unsaved, "gone": false })).await
}

async fn leave(site: &Fixture, cookies: &str, tab: &str) -> Answer {
    site.ask(cookies, "present", json!({ "article": STORY, "tab": tab, "block": null, "unsaved": false, "gone": true })).await
}

/// Saves another title; the operation's name is made from the base and the words.
async fn save(site: &Fixture, cookies: &str, base: i64, title: &str) -> Answer {
    let change = json!({ "change": "line", "field": "title", "value": title });
    let operation = format!("op-{base}-{}", title.bytes().map(u32::from).sum::<u32>());
    let save = json!({ "article": STORY, "base": base, "operation": operation, "sitting": "tab-of-li", "changes": [change] });
    site.ask(cookies, "save", json!({ "save": save })).await
}

async fn perform(site: &Fixture, cookies: &str, version: i64, deed: Value) {
    let done = site.ask(cookies, "perform", json!({ "lang": "zh", "article": STORY, "version": version, "deed": deed })).await;
    assert_eq!(done.status, 200, "{}", done.text);
}

async fn number(site: &Fixture, account: &str) -> i64 {
    people::by_account(&site.newsroom, account).await.unwrap().unwrap().id
}

#[tokio::test]
async fn two_people_see_who_is_here_on_which_block_and_with_what_unsaved() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let (li, wang) = (site.signed_in("li", &everywhere(Role::Editor)).await, site.signed_in("wang", &everywhere(Role::Editor)).await);
    let (li_number, wang_number) = (number(&site, "li").await, number(&site, "wang").await);
    let of_wang = |block: Value, unsaved: bool| json!({ "person": wang_number, "name": "wang", "tab": "w1", "block": block, "unsaved": unsaved });
    let mut ear = listen(&site, &li, "l1").await;
    ear.arrives(1).await;
    assert_eq!(present(&site, &wang, "w1", None, false).await.status, 200);
    ear.hears("here", json!([of_wang(Value::Null, false)])).await;
    present(&site, &wang, "w1", Some("b7"), true).await;
    ear.hears("here", json!([of_wang(json!("b7"), true)])).await;
    // What changes nothing for this page is not told it: that somebody still is here, and its own news.
    present(&site, &wang, "w1", Some("b7"), true).await;
    present(&site, &li, "l1", Some("title"), false).await;
    // One's own other page is somebody else's to this one.
    present(&site, &li, "l2", None, false).await;
    let second = json!({ "person": li_number, "name": "li", "tab": "l2", "block": null, "unsaved": false });
    ear.hears("here", json!([of_wang(json!("b7"), true), second])).await;
    // Who comes later finds all who are here.
    let mut later = listen(&site, &wang, "w1").await;
    later.hears("joined", json!({ "version": 1 })).await;
    let first = json!({ "person": li_number, "name": "li", "tab": "l1", "block": "title", "unsaved": false });
    later.hears("here", json!([first, second])).await;
    assert_eq!(leave(&site, &wang, "w1").await.status, 200);
    ear.hears("here", json!([second])).await;
    // Who does not say again that they are here, is not.
    site.newsroom.together.sweep(Instant::now() + Duration::from_secs(40));
    site.newsroom.together.sweep(Instant::now() + Duration::from_secs(46));
    ear.hears("here", json!([])).await;
}

#[tokio::test]
async fn what_somebody_saves_or_does_is_told_once_it_counts() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let (li, zhou) = (site.signed_in("li", &everywhere(Role::Editor)).await, site.signed_in("zhou", &everywhere(Role::Chief)).await);
        let (li_number, zhou_number) = (number(&site, "li").await, number(&site, "zhou").await);
        let mut ear = listen(&site, &zhou, "z").await;
        ear.arrives(1).await;
        assert_eq!(save(&site, &li, 1, "新的标题").await.status, 200);
        // The same once more, what changes nothing, and what is refused, are no news.
        assert_eq!(save(&site, &li, 1, "新的标题").await.status, 200);
        assert_eq!(save(&site, &li, 2, "新的标题").await.status, 200);
        assert_eq!(save(&site, &li, 9, "更新的标题").await.status, 409);
        ear.hears("saved", json!({ "version": 2, "person": li_number, "name": "li", "tab": "tab-of-li" })).await;
        perform(&site, &zhou, 2, json!({ "deed": "publish" })).await;
        ear.hears("deed", json!({ "deed": "publish", "version": 2, "person": zhou_number, "name": "zhou" })).await;
        perform(&site, &zhou, 2, json!({ "deed": "withdraw" })).await;
        ear.hears("deed", json!({ "deed": "withdraw", "version": 2, "person": zhou_number, "name": "zhou" })).await;
        perform(&site, &zhou, 2, json!({ "deed": "republish" })).await;
        ear.hears("deed", json!({ "deed": "republish", "version": 2, "person": zhou_number, "name": "zhou" })).await;
        assert_eq!(save(&site, &li, 2, "明天的标题").await.status, 200);
        assert_eq!(save(&site, &li, 3, "明天的标题").await.status, 200);
        ear.hears("saved", json!({ "version": 3, "person": li_number, "name": "li", "tab": "tab-of-li" })).await;
        perform(&site, &zhou, 3, json!({ "deed": "schedule", "at": site.newsroom.now() + 3600 })).await;
        ear.hears("deed", json!({ "deed": "schedule", "version": 3, "person": zhou_number, "name": "zhou" })).await;
        site.sql(&format!("UPDATE draft SET publish_at = {}", site.newsroom.now() - 1)).await;
        publication::publish_what_is_due(&site.newsroom).await.unwrap();
        ear.hears("deed", json!({ "deed": "publish", "version": 3, "person": 0, "name": "" })).await;
    }
}

#[tokio::test]
async fn a_page_that_was_slow_or_missed_something_learns_where_the_draft_is_now() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    let mut ear = listen(&site, &editor, "slow").await;
    ear.arrives(1).await;
    for version in 1..=80 {
        assert_eq!(save(&site, &editor, version, &format!("第 {version} 稿")).await.status, 200);
    }
    perform(&site, &editor, 81, json!({ "deed": "publish" })).await;
    assert_eq!(save(&site, &editor, 81, "又一稿").await.status, 200);
    ear.hears("joined", json!({ "version": 82 })).await;
    let mut names = Vec::new();
    while names.last().is_none_or(|(_, version)| *version != 82) {
        let (name, data) = ear.next().await.unwrap();
        names.push((name, data["version"].as_i64().unwrap()));
    }
    assert_eq!((names.len(), &names[62]), (64, &("deed".to_owned(), 81)), "{names:?}");
    // What another process wrote without a word, such as an import, is found by looking.
    site.sql("UPDATE draft SET version = 90").await;
    site.newsroom.together.look_again();
    ear.hears("joined", json!({ "version": 90 })).await;
}

#[tokio::test]
async fn nobody_listens_who_may_not_read_the_draft() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let tiyu = site.number("SELECT id FROM channel WHERE slug = 'tiyu'").await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    let stranger = site.signed_in("sun", &[Post { role: Role::Chief, channel: Some(tiyu) }]).await;
    let contributor = site.signed_in("ma", &everywhere(Role::Contributor)).await;
    let auditor = site.signed_in("shen", &everywhere(Role::Auditor)).await;
    let nothing = refused(&site, &editor, "99999", "t", 404).await;
    for (cookies, status) in [("", 401), ("masthead=AAAAAAAAAAAAAAAAAAAAAA", 401), (&stranger, 404), (&contributor, 404)] {
        let answer = refused(&site, cookies, "1001", "t", status).await;
        assert!(status != 404 || (answer.text == nothing.text && answer.header("content-type") == nothing.header("content-type")));
        assert_eq!(present(&site, cookies, "t", None, false).await.status, status);
    }
    for (article, tab, status) in [("1001", "", 400), ("1001", "a_b", 400), ("x", "t", 404), ("1001", &"n".repeat(65), 400)] {
        refused(&site, &editor, article, tab, status).await;
    }
    assert_eq!(present(&site, &editor, "a b", None, false).await.status, 400);
    assert_eq!(present(&site, &editor, "t", Some("<b>"), false).await.status, 400);
    for cookies in [&editor, &auditor] {
        let answer = site.begin(asking(cookies, "1001", "t")).await;
        let named = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default();
        assert_eq!((answer.status().as_u16(), named("content-type")), (200, "text/event-stream"));
        assert_eq!((named("cache-control"), named("x-accel-buffering")), ("private, no-store", "no"));
        assert_eq!((named("content-encoding"), named("set-cookie")), ("", ""));
    }
}

#[tokio::test]
async fn one_person_has_thirty_pages_and_not_more() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let (li, wang) = (site.signed_in("li", &everywhere(Role::Editor)).await, site.signed_in("wang", &everywhere(Role::Editor)).await);
    let mut ears = Vec::new();
    for tab in 0..30 {
        ears.push(listen(&site, &li, &format!("t{tab}")).await);
        assert_eq!(present(&site, &li, &format!("t{tab}"), None, false).await.status, 200);
    }
    refused(&site, &li, "1001", "t30", 429).await;
    assert_eq!(present(&site, &li, "t30", None, false).await.status, 429);
    assert_eq!(present(&site, &li, "t3", Some("b1"), false).await.status, 200, "a page that is known says something else");
    listen(&site, &wang, "w").await;
    assert_eq!(present(&site, &wang, "w", None, false).await.status, 200);
    ears.pop();
    ears.push(listen(&site, &li, "t30").await);
    leave(&site, &li, "t29").await;
    assert_eq!(present(&site, &li, "t30", None, false).await.status, 200);
}

#[tokio::test]
async fn a_right_or_a_session_that_is_taken_away_ends_the_listening() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        site.signed_in("wu", &everywhere(Role::Administrator)).await;
        let shell = Person::of_site();
        let li = site.signed_in("li", &everywhere(Role::Editor)).await;
        let li_number = number(&site, "li").await;
        let mut ear = listen(&site, &li, "t").await;
        ear.arrives(1).await;
        people::set_posts(&site.newsroom, &shell, li_number, &everywhere(Role::Contributor)).await.unwrap();
        ear.hears("ended", json!({})).await;
        assert_eq!(ear.next().await, None);
        people::set_posts(&site.newsroom, &shell, li_number, &everywhere(Role::Editor)).await.unwrap();
        let (mut ear, mut other) = (listen(&site, &li, "t").await, listen(&site, &site.signed_in("li", &[]).await, "u").await);
        ear.arrives(1).await;
        other.arrives(1).await;
        let leaving = Request::post("/sign-out").header("sec-fetch-site", "same-origin").header(header::COOKIE, &li);
        assert!(!site.send(leaving.body(Body::empty()).unwrap()).await.status.is_client_error());
        ear.hears("ended", json!({})).await;
        // The session of the other browser lives on, until the account is disabled.
        save(&site, &site.signed_in("wu", &[]).await, 1, "还听得见").await;
        assert_eq!(other.next().await.unwrap().0, "saved");
        people::set_disabled(&site.newsroom, &shell, li_number, true).await.unwrap();
        other.hears("ended", json!({})).await;
        assert_eq!(other.next().await, None);
    }
}

#[tokio::test]
async fn a_page_that_only_says_that_it_is_open_keeps_no_session_alive() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let li = site.signed_in("li", &everywhere(Role::Editor)).await;
    site.sql("UPDATE session SET seen_at = 1000").await;
    assert_eq!(present(&site, &li, "t", None, false).await.status, 200);
    listen(&site, &li, "t").await;
    assert_eq!(site.number("SELECT seen_at FROM session").await, 1000);
    assert_eq!(site.ask(&li, "edit", json!({ "lang": "zh", "article": STORY })).await.status, 200);
    assert!(site.number("SELECT seen_at FROM session").await > 1000);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_asked_to_stop_does_not_wait_for_those_who_listen() {
    let site = Fixture::demo(crate::fixture::Kind::Sqlite).await;
    let li = site.signed_in("li", &everywhere(Role::Editor)).await;
    site.newsroom.db.close().await.unwrap();
    let (mut server, address) = crash::serve(&site.newsroom.settings.data.folder);
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(stream, "GET /desk/articles/{STORY}/together?tab=t HTTP/1.1\r\nhost: {address}\r\ncookie: {li}\r\n\r\n").unwrap();
    let mut said = String::new();
    let mut bytes = [0; 4096];
    while !said.contains("event: here") {
        let count = stream.read(&mut bytes).unwrap();
        assert!(count > 0, "the stream ended: {said}");
        said += std::str::from_utf8(&bytes[..count]).unwrap();
    }
    let asked = Instant::now();
    assert!(Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap().success());
    let mut rest = String::new();
    stream.read_to_string(&mut rest).unwrap();
    // The end of an answer that is whole, and no event: the page asks again, and finds the next server.
    assert_eq!(rest, "0\r\n\r\n");
    assert!(server.wait().unwrap().success());
    assert!(asked.elapsed() < shutdown::DRAIN / 2, "the server waited for {:?}", asked.elapsed());
}

#[tokio::test]
async fn two_servers_on_one_postgres_tell_each_other() {
    let Some(postgres) = databases().into_iter().nth(1) else {
        eprintln!("not tested: there is no Postgres (MASTHEAD_TEST_POSTGRES)");
        return;
    };
    let one = Fixture::demo(postgres).await;
    let other = one.beside().await;
    other.newsroom.refresh().await.unwrap();
    let (li, wang) = (one.signed_in("li", &everywhere(Role::Editor)).await, one.signed_in("wang", &everywhere(Role::Editor)).await);
    let li_number = number(&one, "li").await;
    let (mut here, mut there) = (listen(&one, &wang, "w1").await, listen(&other, &wang, "w2").await);
    for (ear, site) in [(&mut here, &one), (&mut there, &other)] {
        ear.arrives(1).await;
        // Who listens is told to catch up once the servers hear each other.
        tokio::spawn(together::hear_other_processes(site.newsroom.clone()));
        ear.hears("joined", json!({ "version": 1 })).await;
    }
    let of_li = json!([{ "person": li_number, "name": "li", "tab": "l", "block": "b1", "unsaved": true }]);
    present(&one, &li, "l", Some("b1"), true).await;
    for ear in [&mut here, &mut there] {
        ear.hears("here", of_li.clone()).await;
    }
    assert_eq!(save(&one, &li, 1, "隔壁也看得到").await.status, 200);
    perform(&other, &li, 2, json!({ "deed": "publish" })).await;
    // Each once: a server does not take what it said itself for news.
    for ear in [&mut here, &mut there] {
        ear.hears("saved", json!({ "version": 2, "person": li_number, "name": "li", "tab": "tab-of-li" })).await;
        ear.hears("deed", json!({ "deed": "publish", "version": 2, "person": li_number, "name": "li" })).await;
    }
    leave(&other, &li, "l").await;
    for ear in [&mut here, &mut there] {
        ear.hears("here", json!([])).await;
    }
    // Connections that break are made anew, and everybody catches up.
    let listening = "query = 'LISTEN \"masthead_' || (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) || '\"'";
    one.sql(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {listening}")).await;
    for ear in [&mut here, &mut there] {
        ear.hears("joined", json!({ "version": 2 })).await;
    }
    assert_eq!(save(&other, &li, 2, "断了又接上").await.status, 200);
    for ear in [&mut here, &mut there] {
        ear.hears("saved", json!({ "version": 3, "person": li_number, "name": "li", "tab": "tab-of-li" })).await;
    }
}
