//! Search engines that are told what has changed: a server of our own stands for them, and fails first.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    extract::{Request, State},
    http::StatusCode,
};
use http_body_util::BodyExt;
use masthead::{
    model::person::Role,
    server::{push, settings::Settings},
};
use serde_json::{Value, json};

use crate::fixture::{Fixture, Kind, databases, everywhere};

const KEY: &str = "0123456789abcdef";

/// What a receiver was told: the address with its query, and the text.
type Told = Arc<Mutex<Vec<(String, String)>>>;

#[derive(Clone)]
struct Engine {
    told: Told,
    /// So many are refused first.
    refuses: Arc<Mutex<usize>>,
}

/// A search engine at an address of its own.
async fn engine(refuses: usize) -> (String, Engine) {
    let engine = Engine { told: Told::default(), refuses: Arc::new(Mutex::new(refuses)) };
    let router = Router::new().fallback(hear).with_state(engine.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (address, engine)
}

async fn hear(State(engine): State<Engine>, request: Request) -> StatusCode {
    let address = request.uri().to_string();
    let text = String::from_utf8(request.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap();
    let mut refuses = engine.refuses.lock().unwrap();
    if *refuses > 0 {
        *refuses -= 1;
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    engine.told.lock().unwrap().push((address, text));
    StatusCode::OK
}

impl Engine {
    fn told(&self) -> Vec<(String, String)> {
        std::mem::take(&mut *self.told.lock().unwrap())
    }
}

async fn site(kind: Kind, engine: &str) -> Fixture {
    let set = async |settings: &mut Settings| {
        settings.push.indexnow_key = KEY.to_owned();
        settings.push.indexnow_endpoint = format!("{engine}/indexnow");
        settings.push.baidu_site = "https://news.example.org".to_owned();
        settings.push.baidu_token = "token".to_owned();
        settings.push.baidu_endpoint = format!("{engine}/urls");
    };
    let site = Fixture::with(kind, set).await;
    site.import_demo().await;
    site
}

#[tokio::test]
async fn what_is_published_corrected_and_withdrawn_is_told_until_it_is_heard() {
    for kind in databases() {
        let (address, engine) = engine(3).await;
        let site = site(kind, &address).await;
        assert_eq!(site.number("SELECT COUNT(*) FROM outbox").await, 0, "an import tells nobody");
        let chief = site.signed_in("li", &everywhere(Role::Chief)).await;
        let done = site.perform(&chief, 1001, json!({ "deed": "publish", "note": "更正一处" })).await;
        assert_eq!(done.status, 200, "nobody waits for a search engine: {}", done.text);
        assert_eq!(site.words("SELECT receiver || address FROM outbox ORDER BY 1").await, ["baidu/yaowen/1001", "indexnow/yaowen/1001"]);
        // Refused: both stay, are due later, and are not tried again at once.
        push::send_what_is_due(&site.newsroom).await.unwrap();
        push::send_what_is_due(&site.newsroom).await.unwrap();
        assert!(engine.told().is_empty());
        assert_eq!(site.number("SELECT COUNT(*) FROM outbox WHERE tries = 1").await, 2);
        let waits = site.number("SELECT MIN(due_at) FROM outbox").await - site.newsroom.now();
        assert!((25..=30).contains(&waits), "{waits} s");
        site.sql("UPDATE outbox SET due_at = 0").await;
        push::send_what_is_due(&site.newsroom).await.unwrap();
        assert_eq!((engine.told().len(), site.number("SELECT MAX(tries) FROM outbox").await), (1, 2), "one is refused for the second time");
        let waits = site.number("SELECT MIN(due_at) FROM outbox").await - site.newsroom.now();
        assert!((55..=60).contains(&waits), "{waits} s: twice as long");
        assert_eq!(site.perform(&chief, 1001, json!({ "deed": "withdraw", "reason": "" })).await.status, 200);
        site.sql("UPDATE outbox SET due_at = 0").await;
        push::send_what_is_due(&site.newsroom).await.unwrap();
        assert_eq!(site.number("SELECT COUNT(*) FROM outbox").await, 0);
        let told = engine.told();
        let indexnow: Value = serde_json::from_str(&told.iter().find(|(address, _)| address == "/indexnow").unwrap().1).unwrap();
        assert_eq!(indexnow["urlList"], json!(["http://127.0.0.1:3000/yaowen/1001"]));
        assert_eq!((&indexnow["key"], &indexnow["host"]), (&KEY.into(), &"127.0.0.1:3000".into()));
        assert_eq!(indexnow["keyLocation"], format!("http://127.0.0.1:3000/{KEY}.txt"));
    }
}

#[tokio::test]
async fn baidu_hears_what_is_new_and_not_what_is_gone() {
    let (address, engine) = engine(0).await;
    let site = site(databases()[0].clone(), &address).await;
    let chief = site.signed_in("li", &everywhere(Role::Chief)).await;
    assert_eq!(site.perform(&chief, 1001, json!({ "deed": "withdraw", "reason": "" })).await.status, 200);
    assert_eq!(site.words("SELECT receiver FROM outbox").await, ["indexnow"]);
    assert_eq!(site.perform(&chief, 1001, json!({ "deed": "republish" })).await.status, 200);
    push::send_what_is_due(&site.newsroom).await.unwrap();
    let told = engine.told();
    let (address, text) = told.iter().find(|(address, _)| address.starts_with("/urls")).unwrap();
    assert_eq!((address.as_str(), text.as_str()), ("/urls?site=https%3A%2F%2Fnews.example.org&token=token", "http://127.0.0.1:3000/yaowen/1001"));
    let indexnow = &told.iter().find(|(address, _)| address == "/indexnow").unwrap().1;
    assert_eq!(indexnow.matches("/yaowen/1001").count(), 1, "an address is said once, however often it changed");
}

#[tokio::test]
async fn after_enough_failures_nobody_tries_again() {
    let (address, engine) = engine(100).await;
    let site = site(databases()[0].clone(), &address).await;
    let chief = site.signed_in("li", &everywhere(Role::Chief)).await;
    assert_eq!(site.perform(&chief, 1001, json!({ "deed": "withdraw", "reason": "" })).await.status, 200);
    let mut tries = 0;
    while site.number("SELECT COUNT(*) FROM outbox").await > 0 {
        site.sql("UPDATE outbox SET due_at = 0").await;
        push::send_what_is_due(&site.newsroom).await.unwrap();
        tries += 1;
        assert!(tries <= 8);
    }
    assert_eq!((tries, *engine.refuses.lock().unwrap()), (8, 92));
}

#[tokio::test]
async fn two_servers_tell_it_once() {
    for kind in databases() {
        let (address, engine) = engine(0).await;
        let site = site(kind, &address).await;
        let other = site.beside().await;
        let chief = site.signed_in("li", &everywhere(Role::Chief)).await;
        assert_eq!(site.perform(&chief, 1001, json!({ "deed": "withdraw", "reason": "" })).await.status, 200);
        let (one, two) = tokio::join!(push::send_what_is_due(&site.newsroom), push::send_what_is_due(&other.newsroom));
        one.unwrap();
        two.unwrap();
        assert_eq!(engine.told().len(), 1);
    }
}

#[tokio::test]
async fn it_is_off_until_there_is_a_key() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let chief = site.signed_in("li", &everywhere(Role::Chief)).await;
    assert_eq!(site.perform(&chief, 1001, json!({ "deed": "withdraw", "reason": "" })).await.status, 200);
    assert_eq!(site.number("SELECT COUNT(*) FROM outbox").await, 0);
    assert_eq!(site.get(&format!("/{KEY}.txt")).await.status, 404);
    assert_eq!(site.get("/.txt").await.status, 404);
}

#[tokio::test]
async fn the_key_is_found_where_it_was_said_to_be_and_is_not_printed() {
    let site = site(databases()[0].clone(), "http://127.0.0.1:9").await;
    let key = site.get(&format!("/{KEY}.txt")).await;
    assert_eq!((key.status.as_u16(), key.text.as_str()), (200, KEY));
    let printed = site.newsroom.settings.to_string();
    assert!(!printed.contains(KEY) && !printed.contains("\"token\""), "{printed}");
    let mut bad = Settings::default();
    bad.data.folder = site.scratch("data");
    bad.push.indexnow_key = "short".to_owned();
    bad.push.baidu_token = "token".to_owned();
    bad.push.baidu_endpoint = "ftp://baidu".to_owned();
    assert_eq!(bad.faults().len(), 3, "{:?}", bad.faults());
}
