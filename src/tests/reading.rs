//! The readers' tools and reading without a network, as the server has its part in them.

use axum::{body::Body, http::Request};
use masthead::server::reading_files;

use crate::fixture::{Fixture, databases};

async fn demo() -> Fixture {
    Fixture::demo(databases()[0].clone()).await
}

#[tokio::test]
async fn the_readers_script_is_small_and_kept_for_ever_under_an_address_of_its_own() {
    let site = demo().await;
    let address = site.get("/liuxi/1431").await.attributes("script[src^='/reading/']", "src").remove(0);
    assert_eq!(address, reading_files::address("main"));
    let ask = |coding: &str| Request::get(&address).header("accept-encoding", coding).body(Body::empty()).unwrap();
    let packed = site.begin(ask("br")).await;
    assert_eq!(packed.headers()["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(packed.headers()["content-encoding"], "br");
    let size: usize = packed.headers()["content-length"].to_str().unwrap().parse().unwrap();
    assert!(size <= 4096, "the script of every page has {size} bytes");
    assert!(site.send(ask("identity")).await.header("content-type").starts_with("text/javascript"));
    // The script of another build is none.
    let other = address.replace(reading_files::version(), "0123456789abcdef01234567");
    assert_eq!(
        (site.get(&other).await.status, site.get(&other).await.header("cache-control").to_owned()),
        (404.try_into().unwrap(), "private, no-store".to_owned())
    );
}

#[tokio::test]
async fn an_article_offers_its_tools_unless_the_newsroom_says_no() {
    let site = demo().await;
    let page = site.get("/liuxi/1431").await;
    assert_eq!(page.attributes(".tools [data-tool=copy]", "data-value"), [format!("{}/liuxi/1431", site.newsroom.settings.public_url())]);
    assert_eq!(page.texts(".tools [data-tool=print]"), ["打印"]);
    assert!(page.texts(".byline").concat().contains("阅读约 2 分钟"));
    assert_eq!(page.texts(".on-paper > span:first-child"), [format!("网址：{}/liuxi/1431", site.newsroom.settings.public_url())]);
    let page = site.get("/en/liuxi/1431").await;
    assert!(page.attributes(".tools [data-tool=copy]", "data-value")[0].ends_with("/en/liuxi/1431"));
    assert_eq!(page.attributes(".share img", "src"), ["/en/qr/liuxi/1431"]);
    site.sql("UPDATE article SET no_print = true, no_share = true WHERE id = 1431").await;
    site.sql("UPDATE site SET version = version + 1").await;
    site.newsroom.refresh().await.unwrap();
    let page = site.get("/liuxi/1431").await;
    assert!(page.texts("[data-tool=print], .share, [data-tool=copy]").is_empty());
    assert_eq!(site.get("/qr/liuxi/1431").await.status, 404);
}

#[tokio::test]
async fn only_what_is_public_has_a_code() {
    for kind in databases() {
        let site = Fixture::demo(kind.clone()).await;
        for address in ["/qr/liuxi/1431", "/en/qr/liuxi/1431"] {
            let code = site.get(address).await;
            assert_eq!(
                (code.status.as_u16(), code.header("content-type"), code.header("cache-control")),
                (200, "image/svg+xml", "public, max-age=86400")
            );
            assert!(code.text.contains("<svg"), "{kind:?}");
        }
        assert_ne!(site.get("/qr/liuxi/1431").await.text, site.get("/en/qr/liuxi/1431").await.text);
        // A draft, a withdrawn one, one of another channel, none, no number.
        let refused = site.get("/qr/liuxi/999999").await;
        for address in ["/qr/tiyu/1253", "/qr/yaowen/1014", "/qr/yaowen/1431", "/qr/liuxi/01431", "/qr/liuxi/x"] {
            let answer = site.get(address).await;
            assert_eq!((answer.status.as_u16(), &answer.text), (404, &refused.text), "{kind:?} {address}");
        }
    }
}

#[tokio::test]
async fn the_service_worker_belongs_to_one_build_and_may_fetch_from_here_alone() {
    let site = demo().await;
    let worker = site.get("/sw.js").await;
    assert_eq!((worker.status.as_u16(), worker.header("cache-control"), worker.header("service-worker-allowed")), (200, "no-cache", "/"));
    assert_eq!(worker.header("content-security-policy"), "default-src 'none'; connect-src 'self'");
    let build = site.get("/").await.attributes("html", "data-build").remove(0);
    assert!(worker.text.starts_with(&format!("const BUILD=\"{build}-{}\";", reading_files::version())));
    assert!(site.get("/").await.header("content-security-policy").contains("; worker-src 'self';"));
}

#[tokio::test]
async fn the_page_for_no_network_needs_nothing_of_the_client() {
    let site = demo().await;
    for (address, title) in [("/offline", "离线阅读 - 青岚新闻网"), ("/en/offline", "Reading offline - Qinglan News")] {
        let page = site.get(address).await;
        assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-cache"));
        assert_eq!(page.texts("title"), [title]);
        assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
        assert_eq!((page.texts(".masthead").len(), page.texts("h1").len(), page.texts("footer.footer").len()), (1, 1, 1));
        assert_eq!(page.attributes("script[src]", "src"), [reading_files::address("main")]);
        assert!(!page.text.contains(".wasm"));
    }
}
