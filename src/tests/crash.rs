//! The server is killed in the middle of saves, again and again. What it has acknowledged must be there afterwards.
//!
//! `MASTHEAD_CRASH_CYCLES` says how often (5 if it is not set); `make bench` asks for 100.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use masthead::{
    model::person::Role,
    server::{db::Database, newsroom::Newsroom, settings::Settings},
};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::fixture::{Fixture, Kind, everywhere};

const WRITERS: usize = 4;
/// A server that takes longer to answer is broken.
const PATIENCE: Duration = Duration::from_secs(20);

/// What one writer has sent, and what was acknowledged of it.
#[derive(Clone, Debug)]
struct Writer {
    cookies: String,
    article: i64,
    version: i64,
    sent: u64,
    acknowledged: u64,
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_killed_server() {
    let cycles: u64 = std::env::var("MASTHEAD_CRASH_CYCLES").ok().and_then(|text| text.parse().ok()).unwrap_or(5);
    let fixture = Fixture::demo(Kind::Sqlite).await;
    let channel = fixture.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
    let mut writers = Vec::new();
    for number in 0..WRITERS {
        let cookies = fixture.signed_in(&format!("writer{number}"), &everywhere(Role::Editor)).await;
        let article = fixture.ask(&cookies, "begin", json!({ "channel": channel })).await.json().as_i64().unwrap();
        writers.push(Writer { cookies, article, version: 1, sent: 0, acknowledged: 0 });
    }
    fixture.newsroom.db.close().await.unwrap();
    let data = fixture.newsroom.settings.data.folder.clone();
    let mut saves = 0;
    for cycle in 0..cycles {
        let (server, address) = serve(&data);
        // Killed at another moment of a save each time.
        writers = write_until_killed(writers, server, address, Duration::from_millis(150 + cycle * 37 % 400)).await;
        let newsroom = reopened(&data).await;
        for writer in &mut writers {
            let held = read(&newsroom.db, writer.article).await;
            let number: u64 = held.1.parse().unwrap_or(0);
            assert!((writer.acknowledged..=writer.sent).contains(&number), "cycle {cycle}: acknowledged and lost: {writer:?}, found {held:?}");
            assert!(held.0 >= writer.version, "cycle {cycle}: {writer:?}, found {held:?}");
            (writer.version, writer.acknowledged) = (held.0, number);
        }
        newsroom.db.close().await.unwrap();
        saves = writers.iter().map(|writer| writer.acknowledged).sum();
    }
    assert!(saves >= cycles, "hardly anything was saved: {saves} saves in {cycles} cycles");
    eprintln!("{cycles} kills, {saves} acknowledged saves of {WRITERS} writers, none lost");
}

/// The server as it is installed, on a free port.
pub fn serve(data: &Path) -> (Child, SocketAddr) {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_masthead"))
        .arg("serve")
        .current_dir(data)
        .env("MASTHEAD_DATA_FOLDER", data)
        .env("MASTHEAD_SERVER_ADDRESS", address.to_string())
        .env("MASTHEAD_DATABASE_URL", "")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while ask(address, "GET", "/readyz", "", "").is_none_or(|(status, _)| status != 200) {
        assert!(begun.elapsed() < PATIENCE, "the server does not get ready");
        thread::yield_now();
    }
    (child, address)
}

async fn write_until_killed(writers: Vec<Writer>, mut server: Child, address: SocketAddr, life: Duration) -> Vec<Writer> {
    let over = Arc::new(AtomicBool::new(false));
    let threads: Vec<_> = writers
        .into_iter()
        .map(|writer| {
            let over = over.clone();
            let writer = Arc::new(Mutex::new(writer));
            (writer.clone(), thread::spawn(move || write(&mut writer.lock().unwrap(), address, &over)))
        })
        .collect();
    tokio::time::sleep(life).await;
    server.kill().unwrap();
    over.store(true, Ordering::Relaxed);
    server.wait().unwrap();
    threads
        .into_iter()
        .map(|(writer, thread)| {
            thread.join().unwrap();
            writer.lock().unwrap().clone()
        })
        .collect()
}

/// Saves one number after the other until the server is gone.
fn write(writer: &mut Writer, address: SocketAddr, over: &AtomicBool) {
    while !over.load(Ordering::Relaxed) {
        writer.sent += 1;
        let change = json!({ "change": "line", "field": "title", "value": writer.sent.to_string() });
        let operation = format!("{}-{}", writer.article, writer.sent);
        let save = json!({ "article": writer.article, "base": writer.version, "operation": operation, "sitting": "s", "changes": [change] });
        let Some((status, answer)) = ask(address, "POST", "/api/save", &writer.cookies, &json!({ "save": save }).to_string()) else { return };
        assert_eq!(status, 200, "{answer}");
        let answer: Value = serde_json::from_str(&answer).unwrap();
        (writer.version, writer.acknowledged) = (answer["version"].as_i64().unwrap(), writer.sent);
    }
}

/// One request; `None` when there is no whole answer.
fn ask(address: SocketAddr, method: &str, path: &str, cookies: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nsec-fetch-site: same-origin\r\ncookie: {cookies}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8(answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let length: Option<usize> = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    if length.is_some_and(|length| length != body.len()) {
        return None;
    }
    Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
}

/// The database after the kill: it is sound, and opens as it always does.
async fn reopened(data: &Path) -> Newsroom {
    let mut settings = Settings::default();
    settings.data.folder = data.to_owned();
    let newsroom = Newsroom::open(settings).await.unwrap();
    let sound = newsroom.db.read.query_one_raw(Statement::from_string(newsroom.db.backend(), "PRAGMA integrity_check")).await.unwrap().unwrap();
    assert_eq!(sound.try_get_by_index::<String>(0).unwrap(), "ok");
    newsroom
}

/// Version and title of a draft.
async fn read(db: &Database, article: i64) -> (i64, String) {
    let sql = format!("SELECT version, title FROM draft WHERE article_id = {article}");
    let row = db.read.query_one_raw(Statement::from_string(db.backend(), sql)).await.unwrap().unwrap();
    (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap())
}
