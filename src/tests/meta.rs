//! What pages tell machines in their heads, and the small files beside them.

use axum::{body::Body, http::Request};
use http_body_util::BodyExt;
use serde_json::Value;

use crate::fixture::{Answer, Fixture, databases};

async fn demo() -> Fixture {
    Fixture::demo(databases()[0].clone()).await
}

impl Fixture {
    /// Changes something of the demo site that readers see.
    async fn change(&self, statement: &str) {
        self.sql(statement).await;
        self.sql("UPDATE site SET version = version + 1").await;
        self.newsroom.refresh().await.unwrap();
    }

    /// The bytes at an address.
    async fn bytes(&self, address: &str) -> (u16, Vec<u8>) {
        let answer = self.begin(Request::get(address).body(Body::empty()).unwrap()).await;
        (answer.status().as_u16(), answer.into_body().collect().await.unwrap().to_bytes().to_vec())
    }
}

fn property(page: &Answer, name: &str) -> Vec<String> {
    page.attributes(&format!("meta[property='{name}']"), "content")
}

/// The one piece of JSON-LD in a page, part by part.
fn data(page: &Answer) -> Vec<Value> {
    let written = page.texts("script[type='application/ld+json']");
    assert_eq!(written.len(), 1);
    let said: Value = serde_json::from_str(&written[0]).unwrap();
    assert_eq!(said["@context"], "https://schema.org");
    said["@graph"].as_array().unwrap().clone()
}

fn of_type(graph: &[Value], kind: &str) -> Value {
    graph.iter().find(|part| part["@type"] == kind).unwrap_or_else(|| panic!("no {kind}")).clone()
}

#[tokio::test]
async fn an_article_tells_what_it_is() {
    let site = demo().await;
    site.change("UPDATE article SET subtitle = '副题在此', reporters = '周晓 梁小满', tags = '[\"春耕\"]' WHERE id = 1001").await;
    let page = site.get("/yaowen/1001").await;
    let (title, url) = (page.texts("h1").remove(0), "http://127.0.0.1:3000/yaowen/1001");
    for (name, content) in
        [("og:type", "article"), ("og:title", title.as_str()), ("og:url", url), ("article:section", "要闻"), ("article:tag", "春耕")]
    {
        assert_eq!(property(&page, name), [content], "{name}");
    }
    assert_eq!(property(&page, "og:description"), page.attributes("meta[name=description]", "content"));
    assert_eq!(page.attributes("meta[name='twitter:card']", "content"), ["summary_large_image"]);
    let graph = data(&page);
    let news = of_type(&graph, "NewsArticle");
    assert_eq!(
        (news["headline"].as_str().unwrap(), &news["mainEntityOfPage"], &news["alternativeHeadline"]),
        (title.as_str(), &url.into(), &"副题在此".into())
    );
    assert_eq!(news["author"].as_array().unwrap().iter().map(|author| author["name"].as_str().unwrap()).collect::<Vec<_>>(), ["周晓", "梁小满"]);
    assert_eq!(property(&page, "article:published_time"), [news["datePublished"].as_str().unwrap()]);
    assert!(news["datePublished"].as_str().unwrap().ends_with("+08:00") && news["dateModified"].as_str() >= news["datePublished"].as_str());
    assert_eq!(property(&page, "og:image"), [news["image"][0]["url"].as_str().unwrap()]);
    assert_eq!(news["publisher"]["name"], "青岚新闻网");
    let path = of_type(&graph, "BreadcrumbList");
    let steps: Vec<&str> = path["itemListElement"].as_array().unwrap().iter().map(|step| step["item"].as_str().unwrap()).collect();
    assert_eq!(steps, ["http://127.0.0.1:3000/", "http://127.0.0.1:3000/yaowen", url]);
    // The English page is its own, and names the Chinese one.
    let english = site.get("/en/yaowen/1001").await;
    assert_eq!(property(&english, "og:url"), ["http://127.0.0.1:3000/en/yaowen/1001"]);
    assert_eq!(english.attributes("link[rel=canonical]", "href"), ["http://127.0.0.1:3000/en/yaowen/1001"]);
    assert_eq!(english.attributes("link[hreflang='zh-CN']", "href"), [url]);
    // None of it crosses the wire when a reader follows a link.
    let followed = site.get("/api/article?lang=zh&channel=yaowen&article=1001").await;
    assert!(!followed.text.contains("schema.org") && !followed.text.contains("og:title"));
    assert_eq!(page.text.matches("schema.org").count(), 1, "and it stands in the page once");
}

#[tokio::test]
async fn home_page_channels_and_static_pages_tell_what_they_are() {
    let site = demo().await;
    let home = data(&site.get("/").await);
    let whole = of_type(&home, "WebSite");
    assert_eq!(whole["potentialAction"]["target"]["urlTemplate"], "http://127.0.0.1:3000/search?q={search_term_string}");
    assert_eq!(whole["publisher"]["@type"], "NewsMediaOrganization");
    assert!(whole["publisher"]["logo"]["url"].as_str().unwrap().starts_with("http://127.0.0.1:3000/media/"));
    for (address, kind, steps) in [
        ("/yaowen", "CollectionPage", 2),
        ("/about/contact", "WebPage", 2),
        ("/tag", "CollectionPage", 2),
        ("/tag/%E7%A7%8B%E6%94%B6", "CollectionPage", 3),
        ("/topic", "CollectionPage", 2),
        ("/topic/qiushou", "CollectionPage", 3),
    ] {
        let page = site.get(address).await;
        let graph = data(&page);
        let url = format!("http://127.0.0.1:3000{address}");
        assert_eq!(of_type(&graph, kind)["url"], url);
        let path = of_type(&graph, "BreadcrumbList")["itemListElement"].as_array().unwrap().clone();
        assert_eq!((path.len(), &path[steps - 1]["item"]), (steps, &url.as_str().into()));
        assert_eq!((property(&page, "og:type"), property(&page, "og:url")), (vec!["website".to_owned()], vec![url]));
    }
    let banner = site.get("/topic/qiushou").await;
    let own = banner.attributes("img.banner", "src")[0].trim_end_matches(".jpg").to_owned();
    assert!(property(&banner, "og:image")[0].contains(&format!("{own}-social-")), "what others show of it is cut around its focus");
    for address in ["/nothing-here", "/yaowen/1014"] {
        assert!(site.get(address).await.attributes("meta[property], script[type='application/ld+json']", "type").is_empty(), "{address}");
    }
}

#[tokio::test]
async fn hostile_text_stays_text_in_what_machines_are_told() {
    let site = demo().await;
    let hostile = "</script><script>alert(1)</script>\"><img src=x onerror=alert(2)>";
    site.change(&format!("UPDATE article SET title = '{hostile}', summary = '{hostile}', reporters = '{hostile}' WHERE id = 1001")).await;
    let page = site.get("/yaowen/1001").await;
    assert_eq!(of_type(&data(&page), "NewsArticle")["headline"], hostile);
    assert_eq!(property(&page, "og:title"), [hostile]);
    assert!(page.attributes("img[onerror]", "onerror").is_empty());
    assert!(page.texts("script").iter().all(|script| script != "alert(1)"));
}

#[tokio::test]
async fn an_article_without_a_cover_gets_a_picture_with_its_title() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let picture = |page: &Answer| property(page, "og:image").first().map(|url| url.strip_prefix("http://127.0.0.1:3000").unwrap().to_owned());
        let cover = picture(&site.get("/yaowen/1001").await).unwrap();
        assert!(cover.starts_with("/media/"));
        assert_eq!(site.get("/social/1001-0123456789ab.png").await.status, 404, "who has a cover needs no other");
        site.change("UPDATE article SET cover_id = NULL WHERE id = 1001").await;
        let Some(drawn) = picture(&site.get("/yaowen/1001").await) else {
            assert!(site.newsroom.social.fonts().is_none(), "there are fonts");
            continue;
        };
        let (status, bytes) = site.bytes(&drawn).await;
        let size = imagesize::blob_size(&bytes).unwrap();
        assert_eq!((status, size.width, size.height, imagesize::image_type(&bytes).unwrap()), (200, 1200, 630, imagesize::ImageType::Png));
        let answer = site.get(&drawn).await;
        assert_eq!((answer.header("content-type"), answer.header("cache-control")), ("image/png", "public, max-age=31536000, immutable"));
        let kept = || std::fs::read_dir(site.newsroom.settings.data.folder.join("social")).unwrap().count();
        assert_eq!(kept(), 1);
        // Another title is another picture; the address of the first leads there, and the first is no longer kept.
        site.change("UPDATE article SET title = '换了一个标题' WHERE id = 1001").await;
        let other = picture(&site.get("/yaowen/1001").await).unwrap();
        assert_ne!(other, drawn);
        let moved = site.get(&drawn).await;
        assert_eq!((moved.status.as_u16(), moved.header("location")), (307, other.as_str()));
        let (_, again) = site.bytes(&other).await;
        assert_ne!(again, bytes);
        assert_eq!(kept(), 1);
        // Many who ask at once for what must be drawn all get it.
        site.change("UPDATE article SET title = '很多人同时要' WHERE id = 1001").await;
        let wanted = picture(&site.get("/yaowen/1001").await).unwrap();
        let asked = futures_util::future::join_all((0..12).map(|_| site.bytes(&wanted))).await;
        assert!(asked.iter().all(|answer| answer.0 == 200 && answer.1 == asked[0].1));
        for address in ["/social/site.png", "/social/x-0.png", "/social/999999-0.png", "/social/01001-0.png", "/social/..%2fmasthead.sqlite"] {
            assert_eq!(site.get(address).await.status, 404, "{address}");
        }
        let of_site = picture(&site.get("/").await).unwrap();
        assert!(of_site.starts_with("/social/site-") && site.bytes(&of_site).await.0 == 200);
    }
}

#[tokio::test]
async fn a_font_that_is_none_is_refused_and_without_one_no_picture_is_offered() {
    let font = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public/favicon.svg");
    let site = Fixture::with(databases()[0].clone(), async |settings: &mut masthead::server::settings::Settings| settings.social.font = font).await;
    site.import_demo().await;
    site.change("UPDATE article SET cover_id = NULL WHERE id = 1001").await;
    let page = site.get("/yaowen/1001").await;
    assert!(property(&page, "og:image").is_empty());
    assert_eq!(page.attributes("meta[name='twitter:card']", "content"), ["summary"]);
    assert_eq!(site.get("/social/1001-0123456789ab.png").await.status, 404);
}

#[tokio::test]
async fn browsers_can_take_the_site_in() {
    let site = demo().await;
    let home = site.get("/").await;
    assert_eq!(home.attributes("link[rel=search]", "title"), ["青岚新闻网"]);
    let search = site.get(&home.attributes("link[rel=search]", "href")[0]).await;
    assert!(
        search.text.contains("template=\"http://127.0.0.1:3000/search?q={searchTerms}\"")
            && search.text.contains("<ShortName>青岚新闻网</ShortName>")
    );
    let manifest = site.get(&home.attributes("link[rel=manifest]", "href")[0]).await;
    assert_eq!(manifest.header("content-type"), "application/manifest+json");
    let manifest = manifest.json();
    assert_eq!((&manifest["name"], &manifest["start_url"], &manifest["theme_color"]), (&"青岚新闻网".into(), &"/".into(), &"#a8201a".into()));
    let mut icons: Vec<(String, usize)> = manifest["icons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|icon| (icon["src"].as_str().unwrap().to_owned(), icon["sizes"].as_str().unwrap().split('x').next().unwrap().parse().unwrap()))
        .collect();
    assert!(manifest["icons"].as_array().unwrap().iter().any(|icon| icon["purpose"] == "maskable"));
    icons.push((home.attributes("link[rel=apple-touch-icon]", "href").remove(0), 180));
    for (address, side) in icons {
        let (status, bytes) = site.bytes(&address).await;
        let size = imagesize::blob_size(&bytes).unwrap();
        assert_eq!((status, size.width, size.height), (200, side, side), "{address}");
    }
}
