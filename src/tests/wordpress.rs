//! A WordPress export comes in: what readers then see, and what they must not.

use std::path::{Path, PathBuf};

use masthead::server::import::{store, wordpress};

use crate::fixture::{Fixture, databases};

fn small_export() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/fixtures/wordpress.xml")
}

/// A real export with a little of everything, where it is at hand.
fn large_export() -> Option<PathBuf> {
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/wordpress-theme-test.xml");
    let path = std::env::var_os("MASTHEAD_WORDPRESS_EXPORT").map_or(usual, PathBuf::from);
    if path.is_file() {
        return Some(path);
    }
    println!("skipped: no export at {}; set MASTHEAD_WORDPRESS_EXPORT", path.display());
    None
}

async fn import(site: &Fixture, file: &Path) -> store::Written {
    let (content, _report) = wordpress::read(file).unwrap();
    let written = store::write(&site.newsroom.db, &site.newsroom.media, &content).await.unwrap();
    site.newsroom.refresh().await.unwrap();
    written
}

#[tokio::test]
async fn what_was_public_is_read_at_its_new_address_and_nothing_else_is() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        import(&site, &small_export()).await;
        let old = site.get("/blog/2019/05/strawberry/").await;
        assert_eq!(old.status, 301);
        let page = site.get(old.header("location")).await;
        assert_eq!((page.status.as_u16(), page.texts("h1")[0].as_str()), (200, "草莓 & 大棚"));
        assert!(page.texts(".breadcrumb a").contains(&"柳溪镇".to_owned()));
        assert!(page.texts(".tags li").contains(&"草莓".to_owned()));
        for old in ["/blog/?p=13", "/blog/later/", "/blog/secret/", "/blog/private/"] {
            assert_eq!(site.get(old).await.status, 404, "{old}");
        }
        for secret in ["草稿", "定时", "密码", "私密", "废纸"] {
            for list in ["/liuxi", "/", "/en/liuxi"] {
                assert!(!site.get(list).await.texts("main a").iter().any(|title| title == secret), "{secret} in {list}");
            }
        }
        assert_eq!(site.get("/").await.texts(".main-menu > .bounds > ul > li").len(), 12, "the site keeps its own menu");
    }
}

#[tokio::test]
async fn a_second_import_changes_nothing() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        for file in std::iter::once(small_export()).chain(large_export()) {
            import(&site, &file).await;
            let version = site.newsroom.structure().version;
            let again = import(&site, &file).await;
            assert!(!again.any(), "{again}");
            assert_eq!(site.newsroom.structure().version, version);
        }
    }
}

#[tokio::test]
async fn every_page_of_a_real_export_can_be_read() {
    let Some(file) = large_export() else { return };
    for kind in databases() {
        let site = Fixture::empty(kind).await;
        import(&site, &file).await;
        let mut seen = 0;
        for channel in &site.newsroom.structure().channels {
            let list = site.get(&channel.link.address()).await;
            assert_eq!(list.status, 200, "{}", channel.link.address());
            for address in list.attributes(".list h2 a[href^='/']", "href") {
                let page = site.get(&address).await;
                assert_eq!(page.status, 200, "{address}");
                assert!(!page.texts("h1")[0].is_empty(), "{address}");
                assert!(page.attributes("[onclick], [onerror], [onload]", "class").is_empty(), "{address}");
                assert!(page.attributes("a", "href").iter().all(|href| !href.trim().to_lowercase().starts_with("javascript:")), "{address}");
                seen += 1;
            }
        }
        assert!(seen >= 55, "{seen} articles");
    }
}

#[tokio::test]
async fn a_truncated_export_leaves_the_site_as_it_was() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let whole = std::fs::read_to_string(small_export()).unwrap();
    let cut = site.scratch("cut.xml");
    std::fs::write(&cut, &whole[..whole.find("<wp:post_id>12").unwrap()]).unwrap();
    let fault = wordpress::read(&cut).unwrap_err().to_string();
    assert!(fault.contains("cut.xml") && fault.contains("行"), "{fault}");
}
