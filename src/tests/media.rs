//! Where pictures' files are: the same questions to a folder and to a bucket of an S3 server, which is asked over HTTP.

use std::{future::pending, path::Path, time::Duration};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode},
    response::IntoResponse,
};
use http_body_util::BodyExt;
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto::Builder,
};
use masthead::{
    model::person::Role,
    server::{
        backup::{backup, restore},
        import::export,
        media::settings::Media,
        settings::Settings,
    },
};
use s3s::{auth::SimpleAuth, service::S3ServiceBuilder};

use crate::{
    fixture::{Fixture, databases, everywhere},
    pictures::{samples, upload},
};

/// Starts an S3 server that keeps its buckets in a folder, and says how to reach one of them.
async fn bucket(folder: &Path, prefix: &str) -> Media {
    std::fs::create_dir_all(folder.join("pictures")).unwrap();
    let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder).unwrap());
    service.set_auth(SimpleAuth::from_single("masthead", "very secret"));
    let service = service.build();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move { Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(socket), service).await });
        }
    });
    Media {
        url: format!("s3://pictures{prefix}"),
        endpoint: format!("http://{address}"),
        access_key: "masthead".to_owned(),
        secret_key: "very secret".to_owned(),
        ..Media::default()
    }
}

/// A site whose pictures are in a folder, and sites whose pictures are in buckets.
async fn sites() -> Vec<(&'static str, Fixture)> {
    let mut sites = vec![("a folder", Fixture::empty(databases()[0].clone()).await)];
    for (name, prefix) in [("a bucket", ""), ("a bucket's folder", "/news/site")] {
        sites.push((
            name,
            Fixture::with(databases()[0].clone(), async |settings: &mut Settings| {
                settings.media = bucket(&settings.data.folder.join("s3"), prefix).await;
            })
            .await,
        ));
    }
    sites
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_keeps_files_under_their_names_whoever_puts_them() {
    for (name, site) in sites().await {
        let media = &site.newsroom.media;
        assert!(!media.exists("a.jpg").await.unwrap(), "{name}");
        assert!(media.get("a.jpg").await.is_err() && media.list().await.unwrap().is_empty(), "{name}");
        media.remove("a.jpg").await.unwrap();
        assert!(media.put("a.jpg", "one".into()).await.unwrap(), "{name}");
        assert!(!media.put("a.jpg", "one".into()).await.unwrap(), "{name}: new twice");
        let puts = (0..8).map(|_| async { media.put("b.jpg", vec![7; 100_000].into()).await.unwrap() });
        futures_util::future::join_all(puts).await;
        assert_eq!(media.get("b.jpg").await.unwrap(), vec![7; 100_000], "{name}");
        assert!(media.exists("a.jpg").await.unwrap(), "{name}");
        let mut kept: Vec<_> = media.list().await.unwrap().into_iter().map(|kept| (kept.name, kept.bytes)).collect();
        kept.sort();
        assert_eq!(kept, [("a.jpg".to_owned(), 3), ("b.jpg".to_owned(), 100_000)], "{name}");
        media.remove("a.jpg").await.unwrap();
        assert!(!media.exists("a.jpg").await.unwrap(), "{name}");
        for bad in ["", ".a.jpg", "../a.jpg", "a/b.jpg", "a b.jpg", "图.jpg", "a.jpg#1", "a%2fb"] {
            assert!(media.put(bad, "x".into()).await.is_err() && media.get(bad).await.is_err(), "{name}: {bad:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_get_files_whole_in_parts_and_only_once() {
    let content: Vec<u8> = (0..700_000u32).map(|number| (number % 251) as u8).collect();
    for (name, site) in sites().await {
        site.newsroom.media.put("0123.jpg", content.clone().into()).await.unwrap();
        let ask = async |method: Method, path: &str, header: &str, value: &str| {
            let request = Request::builder().method(method).uri(path).header(header, value).body(Body::empty()).unwrap();
            let (parts, body) = site.begin(request).await.into_parts();
            (parts.status.as_u16(), parts.headers, body.collect().await.unwrap().to_bytes())
        };
        let (status, headers, body) = ask(Method::GET, "/media/0123.jpg", "x-none", "").await;
        assert!(status == 200 && body == content, "{name}");
        let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or("");
        assert_eq!((text("content-type"), text("content-length")), ("image/jpeg", "700000"), "{name}");
        assert_eq!(text("cache-control"), "public, max-age=31536000, immutable", "{name}");
        assert!(text("content-security-policy").contains("sandbox") && text("x-content-type-options") == "nosniff", "{name}");
        let tag = text("etag").to_owned();
        for (header, value, status, length, range) in [
            ("range", "bytes=0-9", 206, 10, "bytes 0-9/700000"),
            ("range", "bytes=300000-", 206, 400_000, "bytes 300000-699999/700000"),
            ("range", "bytes=-5", 206, 5, "bytes 699995-699999/700000"),
            ("range", "bytes=700000-", 416, 0, "bytes */700000"),
            ("range", "bytes=1-2,5-6", 200, 700_000, ""),
            ("if-none-match", tag.as_str(), 304, 0, ""),
            ("if-none-match", "\"other\"", 200, 700_000, ""),
        ] {
            let (found, headers, body) = ask(Method::GET, "/media/0123.jpg", header, value).await;
            let told = headers.get("content-range").map(|value| value.to_str().unwrap()).unwrap_or("");
            assert_eq!((found, body.len(), told), (status, length, range), "{name}: {header} {value}");
            let from = range.trim_start_matches("bytes ").split('-').next().and_then(|from| from.parse().ok()).unwrap_or(0);
            assert!(status == 416 || body == content[from..from + length], "{name}: {header} {value}");
        }
        let (status, headers, body) = ask(Method::HEAD, "/media/0123.jpg", "x-none", "").await;
        assert!(status == 200 && body.is_empty() && headers["content-length"] == "700000", "{name}");
        for missing in ["/media/4567.jpg", "/media/..%2fmasthead.sqlite", "/media/.hidden", "/media/0123.jpg%231"] {
            let (status, headers, _) = ask(Method::GET, missing, "x-none", "").await;
            assert_eq!(status, 404, "{name}: {missing}");
            assert!(!headers["cache-control"].to_str().unwrap().contains("public"), "{name}: {missing}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_moves_between_folder_and_bucket_with_all_its_pictures() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    let sent = upload(&site, &editor, "渡口.png", &samples::png(&samples::quarters(40, 30))).await;
    assert_eq!(sent.status, 200, "{}", sent.text);
    let file = sent.json()["picture"]["file"].as_str().unwrap().to_owned();
    let ways = sites().await;
    backup(&site.newsroom, &site.scratch("one")).await.unwrap();
    export::write(&site.newsroom.db, &site.newsroom.media, &site.scratch("out")).await.unwrap();
    let mut before = site.scratch("one");
    for (name, other) in &ways {
        restore(&other.newsroom, &before).await.unwrap();
        other.newsroom.refresh().await.unwrap();
        export::write(&other.newsroom.db, &other.newsroom.media, &other.scratch("out")).await.unwrap();
        let all = |folder: &Path| std::fs::read_dir(folder.join("pictures")).unwrap().count();
        assert_eq!(all(&other.scratch("out")), all(&site.scratch("out")), "{name}");
        let same = other.newsroom.media.get(&file).await.unwrap() == site.newsroom.media.get(&file).await.unwrap();
        assert!(same, "{name}");
        assert_eq!(other.get("/").await.status, 200, "{name}");
        before = other.scratch("one");
        backup(&other.newsroom, &before).await.unwrap();
        let editor = other.signed_in("li", &[]).await;
        let again = upload(other, &editor, "渡口.png", &samples::png(&samples::quarters(40, 30))).await;
        assert_eq!(again.json()["picture"]["file"], file.as_str(), "{name}");
    }
}

/// A bucket that takes whatever it is given, and is slow without end to give out any picture.
async fn sluggish() -> Media {
    let answer = async |request: Request<Body>| {
        let is_size = request.uri().path().contains('-');
        match *request.method() {
            Method::PUT => ([("etag", "\"one\"")], "").into_response(),
            Method::GET if !is_size => pending().await,
            _ => StatusCode::NOT_FOUND.into_response(),
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    let mut media = Media { url: "s3://pictures".to_owned(), endpoint: format!("http://{address}"), ..Media::default() };
    (media.access_key, media.secret_key) = ("a".to_owned(), "b".to_owned());
    media
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_come_in_while_sizes_of_others_wait_to_be_made() {
    let site = Fixture::with(databases()[0].clone(), async |settings: &mut Settings| settings.media = sluggish().await).await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    let send = async |number: u32| {
        let content = samples::png(&samples::quarters(640 + number, 480));
        let sent = upload(&site, &editor, "渡口.png", &content);
        let sent = tokio::time::timeout(Duration::from_secs(20), sent).await.expect("it waits for those that are made smaller");
        assert_eq!(sent.status, 200, "{}", sent.text);
        sent.json()["picture"]["file"].as_str().unwrap().to_owned()
    };
    for number in 0..4 {
        let file = send(number).await;
        let (stem, _) = file.split_once('.').unwrap();
        assert_eq!(site.get(&format!("/media/{stem}-480.webp")).await.status, 307, "it is not there yet");
    }
    send(4).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_away_is_said_and_leaves_no_row() {
    let mut media = Media { url: "s3://pictures".to_owned(), endpoint: "http://127.0.0.1:1".to_owned(), ..Media::default() };
    (media.access_key, media.secret_key) = ("a".to_owned(), "b".to_owned());
    let bucket = Fixture::with(databases()[0].clone(), async |settings: &mut Settings| settings.media = media.clone()).await;
    let folder = Fixture::empty(databases()[0].clone()).await;
    std::fs::remove_dir(folder.media()).unwrap();
    std::fs::write(folder.media(), "in the way").unwrap();
    for site in [bucket, folder] {
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let sent = upload(&site, &editor, "a.png", &samples::png(&samples::quarters(40, 30))).await;
        assert_eq!((sent.status.as_u16(), sent.text.as_str()), (503, "\"Unstored\""));
        assert_eq!(site.number("SELECT COUNT(*) FROM picture").await, 0);
    }
}
