//! How often articles are read: what counts, what does not, what becomes of it.

use axum::{
    body::Body,
    http::{Request, header},
};
use masthead::{
    model::person::Role,
    server::{
        newsroom::Newsroom,
        readings::{self, popular},
    },
};

use crate::fixture::{Answer, Fixture, databases, everywhere};

const BROWSER: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/// Says that an article is read, as the script of its page does, with these headers instead of the usual ones.
async fn say(site: &Fixture, body: &str, headers: &[(&str, &str)]) -> Answer {
    let usual = [("user-agent", BROWSER), ("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
    let mut request = Request::post("/api/read");
    for (name, value) in usual.iter().filter(|(name, _)| !headers.iter().any(|(known, _)| known == name)).chain(headers) {
        request = request.header(*name, *value);
    }
    site.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

async fn read(site: &Fixture, article: i64, from: &str, times: usize) {
    for _ in 0..times {
        assert_eq!(say(site, &format!("article={article}&from={from}"), &[]).await.status, 204);
    }
}

async fn hits(site: &Fixture, article: i64) -> i64 {
    readings::flush(&site.newsroom).await.unwrap();
    site.number(&format!("SELECT hits FROM article WHERE id = {article}")).await
}

async fn desk(site: &Fixture, cookies: &str, address: &str) -> Answer {
    site.send(Request::get(address).header(header::COOKIE, cookies).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_reading_counts_by_day_and_by_where_the_reader_came_from() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        for (from, times) in [("www.baidu.com", 3), ("weibo.com", 2), ("127.0.0.1", 1), ("", 4), ("news.example.com", 1)] {
            read(&site, 1001, from, times).await;
        }
        read(&site, 1002, "", 2).await;
        assert_eq!((hits(&site, 1001).await, hits(&site, 1002).await), (11, 2));
        let day = (site.newsroom.now() + 28_800) / 86_400;
        for (source, reads) in [("search", 3), ("social", 2), ("own", 1), ("direct", 4), ("other", 1)] {
            let sql = format!("SELECT reads FROM reading WHERE day = {day} AND article_id = 1001 AND source = '{source}'");
            assert_eq!(site.number(&sql).await, reads, "{source}");
        }
        // What comes later, and from another process, is added.
        let other = site.beside().await;
        read(&other, 1001, "weibo.com", 1).await;
        read(&site, 1001, "weibo.com", 1).await;
        readings::flush(&other.newsroom).await.unwrap();
        assert_eq!(hits(&site, 1001).await, 13);
        assert_eq!(site.number("SELECT CAST(SUM(reads) AS BIGINT) FROM reading_hour WHERE article_id = 1001").await, 13);
        assert_eq!(site.number("SELECT reads FROM reading WHERE article_id = 1001 AND source = 'social'").await, 4);
    }
}

#[tokio::test]
async fn what_nobody_has_read_is_not_counted_and_nobody_is_told() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let crawler = [("user-agent", "Mozilla/5.0 (compatible; Baiduspider-render/2.0; +http://www.baidu.com/search/spider.html)")];
        let no_agent = [("user-agent", "")];
        let ahead = [("sec-purpose", "prefetch;prerender")];
        let staff = [("cookie", "masthead-staff=1")];
        let cases: [(&str, &[(&str, &str)]); 11] = [
            ("article=1001&from=", &crawler),
            ("article=1001&from=", &no_agent),
            ("article=1001&from=", &ahead),
            ("article=1001&from=", &staff),
            ("article=999999", &[]),
            ("article=1014", &[]),
            ("article=1253", &[]),
            ("article=-1", &[]),
            ("article=x", &[]),
            ("", &[]),
            ("\u{0}\u{0}article", &[]),
        ];
        let genuine = say(&site, "article=1002", &[]).await;
        for (body, headers) in cases {
            let answer = say(&site, body, headers).await;
            assert_eq!((answer.status, &answer.text), (genuine.status, &genuine.text), "{body} {headers:?}");
            assert!(answer.header("set-cookie").is_empty());
        }
        assert_eq!(hits(&site, 1002).await, 1);
        assert_eq!(site.number("SELECT CAST(SUM(hits) AS BIGINT) FROM article").await, 1, "withdrawn, drafts and crawlers count nowhere");
        assert_eq!(site.number("SELECT COUNT(*) FROM reading").await, 1);
        let foreign = [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")];
        assert_eq!(say(&site, "article=1001", &foreign).await.status, 403);
        assert_eq!(say(&site, &"x".repeat(5000), &[]).await.status, 413);
        assert_eq!(hits(&site, 1001).await, 0);
    }
}

#[tokio::test]
async fn an_address_that_reads_without_end_is_counted_so_often_and_no_more() {
    let site = Fixture::demo(databases()[0].clone()).await;
    read(&site, 1001, "", 200).await;
    let counted = hits(&site, 1001).await;
    assert!((60..70).contains(&counted), "{counted}");
}

#[tokio::test]
async fn an_installation_may_count_nothing() {
    let site = Fixture::demo(databases()[0].clone()).await;
    assert_eq!(site.get("/yaowen/1001").await.attributes("article[data-counted]", "data-counted"), ["1001"]);
    let mut settings = site.newsroom.settings.as_ref().clone();
    settings.readers.count = false;
    let site = site.under(settings).await;
    assert!(site.get("/yaowen/1001").await.attributes("article[data-counted]", "data-counted").is_empty());
    read(&site, 1001, "", 1).await;
    assert_eq!(hits(&site, 1001).await, 0);
}

#[tokio::test]
async fn counts_survive_a_publication_an_import_and_a_database_that_is_away() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        read(&site, 1001, "", 2).await;
        assert_eq!(hits(&site, 1001).await, 2);
        site.sql("ALTER TABLE reading RENAME TO away").await;
        read(&site, 1001, "", 1).await;
        assert!(readings::flush(&site.newsroom).await.is_err());
        site.sql("ALTER TABLE away RENAME TO reading").await;
        assert_eq!(hits(&site, 1001).await, 3, "what could not be written waits");
        site.sql("UPDATE article SET title = 'x' WHERE id = 1001").await;
        site.import_demo().await;
        assert_eq!(hits(&site, 1001).await, 3);
    }
}

/// Reads of an article on a day before today, and in the hour that it was.
async fn earlier(site: &Fixture, article: i64, days: i64, reads: i64) {
    let hour = site.newsroom.now() / 3600 - days * 24;
    let day = (hour + 8).div_euclid(24);
    site.sql(&format!("INSERT INTO reading (day, article_id, source, reads) VALUES ({day}, {article}, 'own', {reads})")).await;
    site.sql(&format!("INSERT INTO reading_hour (hour, article_id, reads) VALUES ({hour}, {article}, {reads})")).await;
}

#[tokio::test]
async fn what_is_read_most_stands_beside_pages_and_is_always_public() {
    for database in databases() {
        let mut site = Fixture::demo(database).await;
        for address in ["/", "/yaowen", "/yaowen/1001"] {
            assert!(site.get(address).await.texts(".ranks").is_empty(), "{address}: there are no counts yet");
        }
        earlier(&site, 1003, 3, 50).await;
        read(&site, 1002, "", 5).await;
        read(&site, 1001, "", 3).await;
        hits(&site, 1001).await;
        site = ranked(site).await;
        let links = |page: &Answer, list: &str| page.attributes(&format!("{list} a"), "href");
        let page = site.get("/yaowen").await;
        assert_eq!(links(&page, ".popular .of-day"), ["/yaowen/1002", "/yaowen/1001"]);
        assert_eq!(links(&page, ".popular .of-week")[0], "/yaowen/1003");
        assert_eq!(site.get("/yaowen/1001").await.texts(".popular .of-day li").len(), 2);
        assert_eq!(site.get("/").await.texts(".popular-band .ranks").len(), 2);
        // Withdrawn: gone from the lists with the next page, whatever the order says.
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let deed = serde_json::json!({ "lang": "zh", "article": 1002, "version": 1, "deed": { "deed": "withdraw" } });
        assert_eq!(site.ask(&chief, "perform", deed).await.status, 200);
        site.newsroom.refresh().await.unwrap();
        for address in ["/", "/yaowen", "/yaowen/1001", "/en/yaowen"] {
            let page = site.get(address).await;
            assert!(!links(&page, ".ranks").iter().any(|link| link.ends_with("/1002")), "{address}");
            assert!(links(&page, ".ranks").iter().any(|link| link.ends_with("/1001")), "{address}");
        }
    }
}

/// The same site after the minute in which the order is worked out, with no page kept from before.
async fn ranked(site: Fixture) -> Fixture {
    popular::rank(&site.newsroom).await.unwrap();
    site.sql("UPDATE site SET version = version + 1").await;
    site.newsroom.refresh().await.unwrap();
    site
}

#[tokio::test]
async fn hours_and_days_that_nobody_asks_for_are_forgotten() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        for days in [0, 1, 3, 399, 401] {
            earlier(&site, 1001, days, 1).await;
        }
        readings::sweep(&site.newsroom).await.unwrap();
        assert_eq!(site.number("SELECT COUNT(*) FROM reading").await, 4);
        assert_eq!(site.number("SELECT COUNT(*) FROM reading_hour").await, 2);
    }
}

#[tokio::test]
async fn the_newsroom_sees_the_numbers_and_takes_them_along() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        site.sql("UPDATE article SET title = '=1+1,\"x\"' WHERE id = 1002").await;
        earlier(&site, 1001, 40, 100).await;
        earlier(&site, 1003, 70, 1).await;
        earlier(&site, 1001, 2, 150).await;
        read(&site, 1001, "www.baidu.com", 5).await;
        read(&site, 1002, "", 7).await;
        let auditor = site.signed_in("shen", &everywhere(Role::Auditor)).await;
        let page = desk(&site, &auditor, "/desk/readers").await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert_eq!(page.texts(".totals dd"), ["12", "162", "5", "+62.0%"]);
        assert_eq!(page.texts(".upright-bars rect").len(), 30);
        assert_eq!(page.texts(".numbers tbody tr").len(), 30);
        assert_eq!(page.texts(".read-articles tbody .number"), ["155", "7"]);
        let titles = page.texts(".read-articles tbody th a");
        assert_eq!(titles[1], "=1+1,\"x\"");
        assert!(!page.text.contains(" style="), "the policy lets no style attribute count");
        for (address, bars) in [("/desk/readers?days=7", 7), ("/en/desk/readers?days=90", 90), ("/desk/readers?days=364", 52)] {
            assert_eq!(desk(&site, &auditor, address).await.texts(".upright-bars rect").len(), bars, "{address}");
        }
        let one = desk(&site, &auditor, "/desk/readers?article=1002").await;
        assert_eq!((one.texts(".read-article b"), one.texts(".totals dd")[1].as_str()), (vec!["7".to_owned()], "7"));
        assert_eq!(desk(&site, &auditor, "/desk/readers?article=1014").await.status, 404);
        let channel = site.number("SELECT id FROM channel WHERE slug = 'tiyu'").await;
        assert_eq!(desk(&site, &auditor, &format!("/desk/readers?channel={channel}")).await.texts(".desk-empty").len(), 1);
        let file = desk(&site, &auditor, "/desk/readers.csv?sheet=articles").await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        assert!(file.text.starts_with("\u{FEFF}稿件号,标题,频道,发布时间,阅读\r\n1001,"), "{}", file.text);
        assert!(file.text.contains("\r\n1002,\"'=1+1,\"\"x\"\"\","), "{}", file.text);
        let days = desk(&site, &auditor, "/en/desk/readers.csv?sheet=days&days=7").await.text;
        assert_eq!((days.lines().count(), days.lines().next()), (8, Some("\u{FEFF}Date,Reads")));
        assert_eq!(desk(&site, &auditor, "/desk/readers.csv?sheet=x").await.status, 404);
        assert_eq!(desk(&site, "", "/desk/readers").await.status, 303);
        assert_eq!(desk(&site, "", "/desk/readers.csv?sheet=days").await.status, 303);
        let list = desk(&site, &auditor, "/desk/articles?q=%3D1%2B1").await;
        assert_eq!(list.texts("tbody tr .number"), ["7"]);
        let editor = desk(&site, &auditor, "/desk/articles/1001").await;
        assert_eq!(editor.texts(".read-line b"), ["5", "5", "155"]);
    }
}

#[tokio::test]
async fn one_minute_is_enough_for_a_list_that_is_fresh() {
    // The lists of a kept page follow the order without anything being published: it is kept for ten seconds at most.
    let site = Fixture::demo(databases()[0].clone()).await;
    read(&site, 1001, "", 1).await;
    hits(&site, 1001).await;
    let rows = async |newsroom: &Newsroom| masthead::server::channels::view(newsroom, "yaowen", None).await.unwrap().popular.day.len();
    assert_eq!(rows(&site.newsroom).await, 0);
    popular::rank(&site.newsroom).await.unwrap();
    assert_eq!(rows(&site.newsroom).await, 1);
}
