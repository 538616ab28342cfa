//! Pictures of other sites come into the library: one by one for whoever writes, and all those of a WordPress export.

use std::{
    fs,
    path::PathBuf,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use masthead::{
    model::person::Role,
    server::import::{pictures, store, wordpress},
};
use serde_json::json;

use crate::{
    elsewhere::{Elsewhere, Reply, answer, elsewhere, file},
    fixture::{Fixture, databases, demo, everywhere},
};

/// A picture of the demo site, as some other site might have it.
fn picture(number: usize) -> Vec<u8> {
    let mut files: Vec<PathBuf> = fs::read_dir(demo().join("pictures")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    fs::read(&files[number]).unwrap()
}

async fn fetch(site: &Fixture, who: &str, address: &str) -> crate::fixture::Answer {
    site.ask(who, "fetch_picture", json!({ "address": address })).await
}

#[tokio::test]
async fn a_picture_of_another_site_is_kept_as_if_it_had_been_uploaded() {
    let other = Elsewhere::start(|path| match path {
        "/a/lake.jpg?size=2" | "/again" => file(&picture(0)),
        "/moved" => elsewhere("/again"),
        _ => answer("404 Not Found", "", b""),
    })
    .await;
    for kind in databases() {
        let mut site = Fixture::demo(kind).await;
        site.fetches_from(&other);
        let editor = site.signed_in("li", &everywhere(Role::Contributor)).await;
        let fetched = fetch(&site, &editor, &other.url("/a/lake.jpg?size=2")).await;
        assert_eq!(fetched.status, 200, "{}", fetched.text);
        let kept = fetched.json()["picture"].clone();
        assert_eq!(
            (&kept["name"], &kept["source_url"], &kept["uploader"]),
            (&json!("lake.jpg"), &json!(other.url("/a/lake.jpg?size=2")), &json!("li"))
        );
        let address = format!("/media/{}", kept["file"].as_str().unwrap());
        assert_eq!(site.get(&address).await.status, 200);
        for address in [other.url("/moved"), address.clone(), format!("{}{address}?x", site.newsroom.settings.public_url())] {
            let again = fetch(&site, &editor, &address).await;
            assert_eq!((again.status.as_u16(), &again.json()["picture"]["file"]), (200, &kept["file"]), "{address}: {}", again.text);
        }
        assert_eq!(
            site.words(&format!("SELECT subject FROM act WHERE act = 'picture-added' AND subject = '{}'", kept["file"].as_str().unwrap()))
                .await
                .len(),
            1
        );
    }
}

#[tokio::test]
async fn what_cannot_be_fetched_stays_a_link_and_the_answer_says_why() {
    let other = Elsewhere::start(|path| match path {
        "/page" => answer("200 OK", "content-type: image/png\r\n", b"<!doctype html><title>no picture</title>"),
        "/drawing.svg" => answer("200 OK", "content-type: image/svg+xml\r\n", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        "/half.jpg" => file(&picture(0)[..2000]),
        "/empty.jpg" => file(b""),
        "/huge.jpg" => Reply::Hang(b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n".to_vec()),
        _ => answer("404 Not Found", "", b""),
    })
    .await;
    let inside = Elsewhere::start(|_| file(&picture(1))).await;
    for kind in databases() {
        let mut site = Fixture::demo(kind).await;
        site.fetches_from(&other);
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let before = site.number("SELECT COUNT(*) FROM picture").await;
        for (address, status, says) in [
            (other.url("/page"), 415, "网页"),
            (other.url("/drawing.svg"), 415, "SVG"),
            (other.url("/half.jpg"), 422, "损坏"),
            (other.url("/empty.jpg"), 415, "不是能收的图片"),
            (other.url("/huge.jpg"), 413, "太大"),
            (other.url("/gone.jpg"), 422, "404"),
            (inside.url("/a.jpg"), 422, "公开网站"),
            (format!("http://localhost:{}/a.jpg", inside.address.port()), 422, "公开网站"),
            ("data:image/png;base64,AAAA".to_owned(), 422, "不是网上图片"),
            ("/media/none.jpg".to_owned(), 404, ""),
            (String::new(), 422, "不是网上图片"),
        ] {
            let refused = fetch(&site, &editor, &address).await;
            assert_eq!(refused.status, status, "{address}: {}", refused.text);
            assert!(refused.text.contains(says), "{address}: {}", refused.text);
        }
        assert_eq!(site.number("SELECT COUNT(*) FROM picture").await, before);
        assert_eq!(inside.connections(), 0);
    }
}

#[tokio::test]
async fn nobody_has_pictures_fetched_without_end_or_without_the_right_to_write() {
    let site = Fixture::demo(databases()[0].clone()).await;
    for (who, role, status) in [("li", Role::Editor, 422), ("ma", Role::Contributor, 422), ("shen", Role::Auditor, 403)] {
        let cookies = site.signed_in(who, &everywhere(role)).await;
        assert_eq!(fetch(&site, &cookies, "http://127.0.0.1/a.jpg").await.status, status, "{who}");
    }
    assert_eq!(fetch(&site, "", "http://127.0.0.1/a.jpg").await.status, 401);
    let editor = site.signed_in("li", &[]).await;
    let mut allowed = 0;
    while fetch(&site, &editor, "http://127.0.0.1/a.jpg").await.status == 422 {
        allowed += 1;
        assert!(allowed < 200);
    }
    assert!(allowed >= 70);
    let other = site.signed_in("ma", &[]).await;
    assert_eq!(fetch(&site, &other, "http://127.0.0.1/a.jpg").await.status, 422, "others may still have some fetched");
}

/// An export of a site at `address`, with a picture in two sizes, one as a cover, one that is gone, one elsewhere.
fn export(address: &str) -> String {
    let attachment = |id: u32, name: &str, caption: &str| {
        format!(
            "<item><title>{name}</title><wp:post_id>{id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>
             <excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded><wp:attachment_url>{address}/up/{name}</wp:attachment_url>
             <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>{caption}的图</wp:meta_value></wp:postmeta></item>"
        )
    };
    let text = format!(
        r#"<!-- wp:paragraph --><p>正文</p><!-- /wp:paragraph --><figure><img src="{address}/up/lake-300x200.jpg" alt="湖"><figcaption>晨雾</figcaption></figure>
           <p><img src="/up/gone.jpg" alt="不见了"></p><p><img src="{address}/elsewhere.jpg"></p><p><img src="http://127.0.0.1:9/inside.jpg" alt="内网"></p>"#
    );
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="a" xmlns:content="b" xmlns:dc="c" xmlns:wp="d"><channel>
        <title>旧站</title><link>{address}</link><wp:wxr_version>1.2</wp:wxr_version>
        <item><title>湖上的雾</title><link>{address}/2020/lake/</link><wp:post_id>7</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
        <wp:post_date_gmt>2020-05-06 01:02:03</wp:post_date_gmt><wp:post_name>lake</wp:post_name><content:encoded><![CDATA[{text}]]></content:encoded>
        <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta></item>
        {}{}{}</channel></rss>"#,
        attachment(8, "lake.jpg", "湖"),
        attachment(9, "cover.jpg", "封面"),
        attachment(10, "paper.pdf", "文件"),
    )
}

/// The other site; `healed` brings back what is gone.
async fn old_site(healed: Arc<AtomicBool>) -> Elsewhere {
    Elsewhere::start(move |path| match path {
        "/up/lake.jpg" => file(&picture(0)),
        "/up/cover.jpg" => file(&picture(1)),
        "/elsewhere.jpg" => file(&picture(2)),
        "/up/gone.jpg" if healed.load(Ordering::SeqCst) => file(&picture(3)),
        _ => answer("404 Not Found", "", b""),
    })
    .await
}

async fn import(site: &Fixture, path: &std::path::Path, fetch_media: bool) -> (store::Written, pictures::Brought) {
    let exported = wordpress::Exported::read(path).unwrap();
    let brought = if fetch_media {
        pictures::bring(&site.newsroom, &exported.system(), exported.pictures(), |done, all| assert!(done <= all)).await.unwrap()
    } else {
        pictures::Brought { known: pictures::known(&site.newsroom.db, &exported.system()).await.unwrap(), ..pictures::Brought::default() }
    };
    let written = store::write(&site.newsroom.db, &site.newsroom.media, &exported.content(&brought.known).0).await.unwrap();
    site.newsroom.refresh().await.unwrap();
    (written, brought)
}

#[tokio::test]
async fn an_import_brings_the_pictures_and_a_second_run_only_what_is_missing() {
    for kind in databases() {
        let healed = Arc::new(AtomicBool::new(false));
        let other = old_site(healed.clone()).await;
        let mut site = Fixture::demo(kind).await;
        site.fetches_from(&other);
        let path = site.scratch("export.xml");
        fs::write(&path, export(&other.url(""))).unwrap();
        let (_, brought) = import(&site, &path, true).await;
        assert_eq!((brought.new, brought.known.len(), brought.missing.len()), (3, 3, 2), "{brought}");
        assert!(brought.missing.iter().any(|(address, why)| address.ends_with("/up/gone.jpg") && why.contains("404")));
        assert!(brought.missing.iter().any(|(address, why)| address.ends_with("/inside.jpg") && why.contains("公开网站")));
        let old = site.get("/2020/lake/").await;
        let page = site.get(old.header("location")).await;
        let shown = page.attributes(".prose img", "alt");
        assert_eq!((page.status.as_u16(), shown.len(), shown[0].as_str()), (200, 2, "湖"), "{shown:?}");
        assert!(page.attributes(".prose img", "src").iter().all(|src| src.starts_with("/media/")));
        assert!(page.texts(".prose figcaption").iter().any(|caption| caption.contains("晨雾")));
        let links = page.texts(".prose a");
        assert!(links.contains(&"图片：不见了".to_owned()) && links.contains(&"图片：内网".to_owned()), "{links:?}");
        assert_eq!(site.number("SELECT COUNT(*) FROM article WHERE title = '湖上的雾' AND cover_id IS NOT NULL").await, 1);
        assert_eq!(site.words("SELECT caption FROM picture WHERE name = 'cover.jpg' AND alt = '封面的图'").await, ["封面"]);
        let asked = other.requests().len();
        let (again, brought) = import(&site, &path, true).await;
        assert!(!again.any() && brought.new == 0, "{again}");
        assert!(other.requests()[asked..].iter().all(|request| request.starts_with("GET /up/gone.jpg")), "{:?}", other.requests());
        let asked = other.requests().len();
        let (without, _) = import(&site, &path, false).await;
        assert!(!without.any(), "what is here stays, {without}");
        assert_eq!(other.requests().len(), asked);
        healed.store(true, Ordering::SeqCst);
        let (_, brought) = import(&site, &path, true).await;
        assert_eq!((brought.new, other.requests().len()), (1, asked + 1));
        assert_eq!(site.get(old.header("location")).await.attributes(".prose img", "alt"), ["湖", "不见了", ""]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_says_what_stays_a_link_and_asks_no_proxy() {
    let other = old_site(Arc::default()).await;
    let proxy = Elsewhere::start(|_| file(b"")).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.xml");
    fs::write(&path, export(&other.url(""))).unwrap();
    let masthead = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
        command.args(["import", "wordpress"]).arg(&path).args(more).current_dir(folder.path());
        command.env("MASTHEAD_DATA_FOLDER", folder.path().join("data")).env("MASTHEAD_MEDIA_FETCH_FROM", other.address.to_string());
        for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
            command.env(name, proxy.url(""));
        }
        tokio::task::block_in_place(|| command.output().unwrap())
    };
    let said = masthead(&["--fetch-media"]);
    let text = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success(), "{text}");
    assert!(text.contains("图片：新取 3，已有 0，未取到 2") && text.contains("/up/gone.jpg：对方网站没有给出图片（404）。"), "{text}");
    assert!(String::from_utf8_lossy(&said.stderr).contains("取图片：5 / 5"));
    let plain = masthead(&[]);
    assert!(plain.status.success() && !String::from_utf8_lossy(&plain.stdout).contains("新取"));
    assert_eq!(proxy.connections(), 0);
}

#[tokio::test]
async fn pictures_of_a_real_export_are_known_by_their_addresses() {
    let Some(path) = crate::wordpress::large_export() else { return };
    let wanted = wordpress::Exported::read(&path).unwrap().pictures();
    assert!(wanted.len() > 20, "{}", wanted.len());
    assert!(wanted.iter().all(|wanted| wanted.address.starts_with("http")));
}
