//! Pages as a reader without scripts gets them.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use crate::fixture::{Fixture, databases};

/// One page of each type.
const EVERY_TYPE: [&str; 12] = [
    "/",
    "/yaowen",
    "/gonggao",
    "/kuaibao",
    "/yingxiang",
    "/yaowen/1001",
    "/about/contact",
    "/en/yaowen/1001",
    "/tag",
    "/tag/%E5%85%AC%E4%BA%A4",
    "/topic",
    "/topic/qiushou",
];

#[tokio::test]
async fn each_of_a_hundred_answers_is_complete() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        for address in EVERY_TYPE {
            for _ in 0..100 {
                let page = site.get(address).await;
                assert_eq!(page.status, 200, "{address}");
                assert!(!page.texts("title")[0].is_empty() && !page.texts("h1")[0].is_empty(), "{address}");
                assert!(!page.attributes("meta[name=description]", "content")[0].is_empty(), "{address}");
                assert!(page.attributes("link[rel=canonical]", "href")[0].starts_with("http://127.0.0.1:3000"), "{address}");
                assert_eq!(page.texts(".main-menu > .bounds > ul > li").len(), 12, "{address}");
                assert_eq!(page.texts(".second-menu > ul > li").len(), 9, "{address}");
                let content = page.texts("main .prose p, main li a").len();
                assert!(content > if address == "/topic" { 2 } else { 4 }, "{address}: {content} paragraphs and links");
            }
        }
    }
}

#[tokio::test]
async fn a_page_takes_at_most_three_statements() {
    let mut site = Fixture::demo(databases()[0].clone()).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = asked.clone();
    site.newsroom.db.read.set_metric_callback(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
    });
    let newsroom = site.newsroom.clone();
    use masthead::server::{articles, channels, home, pages, search, tags, topics};
    for page in ["home", "channel", "page 2", "article", "tag", "tag, page 2", "all tags", "topic", "static page", "search"] {
        asked.store(0, Ordering::Relaxed);
        match page {
            "home" => drop(home::view(&newsroom).await.unwrap()),
            "channel" => drop(channels::view(&newsroom, "yaowen", None).await.unwrap()),
            "page 2" => drop(channels::view(&newsroom, "xiangcun", Some("2")).await.unwrap()),
            "tag" => drop(tags::view(&newsroom, "公交", None).await.unwrap()),
            "tag, page 2" => drop(tags::view(&newsroom, "白杨乡", Some("2")).await.unwrap()),
            "all tags" => drop(tags::index(&newsroom, None).await.unwrap()),
            "topic" => drop(topics::view(&newsroom, "qiushou").await.unwrap()),
            "article" => drop(articles::view(&newsroom, "yaowen", "1001", None).await.unwrap()),
            "search" => drop(search::view(&newsroom, "q=%E6%9F%B3%E6%BA%AA").await.unwrap()),
            _ => drop(pages::view(&newsroom, "contact").await.unwrap()),
        }
        let count = asked.load(Ordering::Relaxed);
        assert!((1..=3).contains(&count), "{page}: {count} statements");
    }
}

#[tokio::test]
async fn numbered_pages_hold_every_article_of_a_channel_once() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let mut seen = Vec::new();
        let total: usize = site.get("/xiangcun").await.texts(".pager p")[0].chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
        for number in 1..=total.div_ceil(20) {
            seen.extend(site.get(&format!("/xiangcun?page={number}")).await.attributes(".list .title a", "href"));
        }
        assert_eq!(seen.len(), total);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), total, "an article stands on two pages");
    }
}

#[tokio::test]
async fn load_more_goes_on_where_the_numbered_page_ended() {
    let site = Fixture::demo(databases()[0].clone()).await;
    for channel in ["xiangcun", "kuaibao"] {
        let first = site.get(&format!("/{channel}")).await;
        let second = site.get(&format!("/{channel}?page=2")).await.attributes(".list a[href^='/']:not(.details)", "href");
        let after = &first.attributes("a.load-more", "data-after")[0];
        let more = site.get(&format!("/api/more?lang=zh&slug={channel}&after={after}")).await;
        let more: masthead::model::opened::Appended = serde_json::from_str(&more.text).unwrap();
        let rows = scraper::Html::parse_fragment(more.rows.as_str());
        let links = scraper::Selector::parse("a[href^='/']:not(.details)").unwrap();
        let appended: Vec<String> = rows.select(&links).map(|link| link.attr("href").unwrap().to_owned()).collect();
        assert!(!second.is_empty(), "{channel}");
        assert_eq!(appended, second, "{channel}");
    }
}

#[tokio::test]
async fn what_cannot_be_shown_is_said_with_the_right_status() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        for (address, status) in [
            ("/nothing-here", 404),
            ("/a/b/c/d", 404),
            ("/yaowen/999999", 404),
            ("/yaowen/abc", 404),
            ("/yaowen/01001", 404),
            ("/yaowen/99999999999999999999", 404),
            ("/about/nothing", 404),
            ("/tiyu/1253", 404),
            ("/yaowen/1014", 410),
            ("/en/yaowen/1014", 410),
            ("/yaowen?page=abc", 404),
            ("/yaowen?page=-1", 404),
            ("/yaowen?page=0", 404),
            ("/yaowen?page=999999", 404),
            ("/yaowen?page=999999999999999999", 404),
            ("/yaowen/1001?part=9", 404),
            ("/%ff%fe", 404),
            ("/yaowen%00", 404),
            (&format!("/{}", "a".repeat(5000)), 404),
        ] {
            let page = site.get(address).await;
            assert_eq!(page.status, status, "{address:.40}");
            assert!(!page.texts("h1")[0].is_empty(), "{address:.40}");
            assert!(page.texts(".newest li").len() >= 10, "{address:.40}: offers the newest articles");
        }
    }
}

#[tokio::test]
async fn old_and_wrong_addresses_lead_to_the_right_one() {
    let site = Fixture::demo(databases()[0].clone()).await;
    site.sql("INSERT INTO redirect (path, target) VALUES ('/?p=77', '/yaowen/1001'), ('/2019/05/a.html', '/yaowen/1002'), ('/old/', '/yaowen')")
        .await;
    for (from, to) in [
        ("/liuxi/1001", "/yaowen/1001"),
        ("/en/liuxi/1001", "/en/yaowen/1001"),
        ("/liuxi/1003?part=2", "/yaowen/1003?part=2"),
        ("/?p=77", "/yaowen/1001"),
        ("/2019/05/a.html", "/yaowen/1002"),
        ("/old", "/yaowen"),
    ] {
        let page = site.get(from).await;
        assert_eq!((page.status.as_u16(), page.header("location")), (301, to), "{from}");
    }
}

#[tokio::test]
async fn a_broken_database_gets_a_page_that_says_so() {
    let site = Fixture::demo(databases()[0].clone()).await;
    site.sql("ALTER TABLE listing RENAME TO gone").await;
    let page = site.get("/yaowen").await;
    assert_eq!(page.status, 500);
    assert!(page.text.contains("服务器出了问题") && page.texts(".site-name").len() == 1);
    for cause in ["listing", "no such table", "SQL"] {
        assert!(!page.text.contains(cause), "the cause is nobody's business: {cause}");
    }
}

#[tokio::test]
async fn a_channel_whose_address_the_site_has_come_to_use_is_named_to_whoever_runs_it() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let settings = &site.newsroom.settings;
        let masthead = |arguments: &[&str]| {
            let done = std::process::Command::new(env!("CARGO_BIN_EXE_masthead"))
                .args(arguments)
                .current_dir(&settings.data.folder)
                .env("MASTHEAD_DATA_FOLDER", &settings.data.folder)
                .env("MASTHEAD_DATABASE_URL", &settings.database.url)
                .env("MASTHEAD_DATABASE_PATIENCE_SECONDS", settings.database.patience_seconds.to_string())
                .output()
                .unwrap();
            (done.status.success(), String::from_utf8(done.stderr).unwrap())
        };
        let (sound, said) = masthead(&["check"]);
        assert!(sound && !said.contains("channel"), "{said}");
        site.sql("UPDATE channel SET slug = 'qr' WHERE slug = 'xiangcun'").await;
        let (sound, said) = masthead(&["check"]);
        assert!(!sound && said.contains("/qr") && said.contains("their articles"), "{said}");
        // The log of whatever opens the site, with an error and not in passing.
        let (_, said) = masthead(&["user", "list"]);
        assert!(said.lines().any(|line| line.contains("ERROR") && line.contains("/qr")), "{said}");
        // A database that is not there yet has no such channel, and is not made by looking.
        let empty = settings.data.folder.join("not-there");
        let checked = std::process::Command::new(env!("CARGO_BIN_EXE_masthead"))
            .arg("check")
            .current_dir(&settings.data.folder)
            .env("MASTHEAD_DATA_FOLDER", &empty)
            .env("MASTHEAD_DATABASE_URL", "")
            .output()
            .unwrap();
        assert_eq!((checked.status.success(), empty.join("masthead.sqlite").exists()), (true, false));
    }
}
