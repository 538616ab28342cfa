//! `/api/v1`: what other programs get, and what they never get.

use axum::{body::Body, http::Request};
use masthead::{
    model::person::Role,
    server::policy::{FUNCTIONS, ROUTES},
};
use serde_json::{Value, json};

use crate::fixture::{Answer, Fixture, databases, everywhere};

async fn ask(site: &Fixture, address: &str) -> Answer {
    site.send(Request::get(address).body(Body::empty()).unwrap()).await
}

async fn json(site: &Fixture, address: &str) -> Value {
    let answer = ask(site, address).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"), "{address}: {}", answer.text);
    answer.json()
}

fn ids(list: &Value) -> Vec<i64> {
    list["articles"].as_array().unwrap().iter().map(|article| article["id"].as_i64().unwrap()).collect()
}

/// All articles of a list, part by part.
async fn walk(site: &Fixture, query: &str) -> Vec<i64> {
    let mut found = Vec::new();
    let mut after = String::new();
    loop {
        let list = json(site, &format!("/api/v1/articles?{query}{after}")).await;
        found.extend(ids(&list));
        let Some(next) = list["next"].as_str() else { return found };
        after = format!("&after={next}");
    }
}

#[tokio::test]
async fn channels_stand_in_their_tree_and_hidden_ones_in_none() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        site.sql("UPDATE channel SET hidden = true WHERE slug = 'tiyu'").await;
        site.sql("UPDATE site SET version = version + 1").await;
        site.newsroom.refresh().await.unwrap();
        let channels = json(&site, "/api/v1/channels").await["channels"].as_array().unwrap().clone();
        let slugs: Vec<&str> = channels.iter().map(|channel| channel["slug"].as_str().unwrap()).collect();
        assert!(slugs.contains(&"yaowen") && !slugs.contains(&"tiyu"));
        let town = channels.iter().find(|channel| channel["slug"] == "liuxi").unwrap();
        assert_eq!((town["parent"].as_str(), town["url"].as_str()), (Some("xiangcun"), Some("http://127.0.0.1:3000/liuxi")));
        assert!(slugs.iter().position(|slug| *slug == "xiangcun") < slugs.iter().position(|slug| *slug == "liuxi"));
        assert_eq!(town["articles"], site.number("SELECT articles FROM channel WHERE slug = 'liuxi'").await);
    }
}

#[tokio::test]
async fn a_list_holds_every_published_article_once_the_newest_first() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let all = site.words("SELECT CAST(id AS TEXT) FROM article WHERE state = 'published' ORDER BY published_at DESC, id DESC").await;
        let all: Vec<i64> = all.iter().map(|id| id.parse().unwrap()).collect();
        for limit in [13, 40, 100] {
            assert_eq!(walk(&site, &format!("limit={limit}")).await, all, "{limit} at a time");
        }
        let town = site
            .words(
                "SELECT CAST(article_id AS TEXT) FROM listing WHERE channel_id = (SELECT id FROM channel WHERE slug = 'xiangcun') \
                 ORDER BY published_at DESC, article_id DESC",
            )
            .await;
        let town: Vec<i64> = town.iter().map(|id| id.parse().unwrap()).collect();
        assert_eq!(walk(&site, "channel=xiangcun&limit=9").await, town);
        // A span of time begins with its first second and ends before its last.
        let at = async |id: i64| site.number(&format!("SELECT published_at FROM article WHERE id = {id}")).await;
        let written = |second: i64| masthead::model::stamp::Stamp::of_unix(second).iso().replace('+', "%2B");
        let (from, until) = (at(all[20]).await, at(all[5]).await);
        let mut within = Vec::new();
        for id in &all {
            within.extend((from..until).contains(&at(*id).await).then_some(*id));
        }
        assert!(!within.is_empty());
        assert_eq!(walk(&site, &format!("from={}&until={}&limit=4", written(from), written(until))).await, within);
        assert!(walk(&site, &format!("from={}&until={}", written(until), written(from))).await.is_empty());
        assert!(ids(&json(&site, "/api/v1/articles?until=1970-01-01T00:00:00Z").await).is_empty());
    }
}

/// All hits of a search, part by part.
async fn search(site: &Fixture, query: &str) -> Vec<i64> {
    let mut found = Vec::new();
    let mut after = String::new();
    loop {
        let part = json(site, &format!("/api/v1/search?{query}{after}")).await;
        for hit in part["hits"].as_array().unwrap() {
            found.push(hit["article"]["id"].as_i64().unwrap());
            assert!(hit["title"].as_array().unwrap().iter().all(|piece| piece["text"].is_string()));
        }
        let Some(next) = part["next"].as_str() else { return found };
        after = format!("&after={next}");
    }
}

#[tokio::test]
async fn a_search_finds_what_readers_find_part_by_part() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        // 的 and 柳溪, as a browser writes them.
        let (many, town) = ("%E7%9A%84", "%E6%9F%B3%E6%BA%AA");
        let all = search(&site, &format!("q={many}")).await;
        assert!(all.len() > 40, "{}", all.len());
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), all.len(), "an article was found twice");
        let own = search(&site, &format!("q={town}&channel=liuxi")).await;
        assert!(!own.is_empty() && own.len() < search(&site, &format!("q={town}")).await.len());
        let mut related = search(&site, &format!("q={town}&order=relevance")).await;
        let mut newest = search(&site, &format!("q={town}&order=newest")).await;
        related.sort_unstable();
        newest.sort_unstable();
        assert_eq!(related, newest);
        assert!(search(&site, &format!("q={town}&to=2000-01-01")).await.is_empty());
        assert!(search(&site, &format!("q={town}&after=f____________________g")).await.is_empty(), "a place that somebody made up");
        assert!(search(&site, "q=%20%00%22-").await.is_empty());
        for wrong in ["", "q=", "q=a&to=yesterday", "q=a&order=best", "q=a&page=2", "q=a&source="] {
            assert_eq!(ask(&site, &format!("/api/v1/search?{wrong}")).await.status, 400, "{wrong}");
        }
        let hit = &json(&site, &format!("/api/v1/search?q={town}")).await["hits"][0];
        assert!(hit["passage"].as_array().unwrap().iter().chain(hit["title"].as_array().unwrap()).any(|piece| piece["hit"] == true));
        assert!(hit["article"]["url"].as_str().unwrap().starts_with("http://127.0.0.1:3000/"));
    }
}

#[tokio::test]
async fn an_article_comes_whole_and_with_addresses_that_work_anywhere() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        // In several parts on its page.
        let article = json(&site, "/api/v1/articles/1003").await;
        assert_eq!(article["url"], "http://127.0.0.1:3000/yaowen/1003");
        let (html, blocks) = (article["html"].as_str().unwrap(), article["blocks"].as_array().unwrap());
        let body = site.words("SELECT body FROM article_body WHERE article_id = 1003").await.remove(0);
        let stored: Vec<Value> = serde_json::from_str(&body).unwrap();
        let named = |blocks: &[Value]| blocks.iter().map(|block| (block["id"].clone(), block["type"].clone())).collect::<Vec<_>>();
        assert_eq!(named(blocks), named(&stored));
        for block in blocks {
            assert!(html.contains(&format!("id=\"b-{}\"", block["id"].as_str().unwrap())), "{block}");
        }
        let mut pictures = 0;
        for id in walk(&site, "limit=100").await {
            let article = json(&site, &format!("/api/v1/articles/{id}")).await;
            let html = scraper::Html::parse_fragment(article["html"].as_str().unwrap());
            for (selector, name) in [("img", "src"), ("a", "href")] {
                for element in html.select(&scraper::Selector::parse(selector).unwrap()) {
                    let address = element.attr(name).unwrap();
                    assert!(!address.starts_with('/') || address.starts_with("//"), "{id}: {address}");
                    pictures += usize::from(address.starts_with("http://127.0.0.1:3000/media/"));
                }
            }
            assert!(!article["blocks"].to_string().contains("\"/"), "{id}: {}", article["blocks"]);
            assert_eq!(ask(&site, &format!("/api/v1/articles/{id}")).await.status, 200);
        }
        assert!(pictures > 3);
    }
}

#[tokio::test]
async fn what_is_not_public_is_nowhere() {
    const SECRET: &str = "还没有发布的秘密";
    for database in databases() {
        let site = Fixture::demo(database).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let changes = json!([{ "change": "line", "field": "title", "value": SECRET }]);
        let save = json!({ "article": 1001, "base": 1, "operation": "a", "sitting": "s", "changes": changes });
        assert_eq!(site.ask(&chief, "save", json!({ "save": save })).await.status, 200);
        let channel = site.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
        let draft = site.ask(&chief, "begin", json!({ "channel": channel })).await.json();
        site.sql(&format!("UPDATE article SET title = '{SECRET}', excerpt = '{SECRET}' WHERE state <> 'published'")).await;
        for (address, status) in [
            ("/api/v1/articles/1014".to_owned(), 410),
            ("/api/v1/articles/1253".to_owned(), 404),
            (format!("/api/v1/articles/{draft}"), 404),
            ("/api/v1/articles/999999".to_owned(), 404),
            ("/api/v1/articles/-1".to_owned(), 404),
        ] {
            let answer = ask(&site, &address).await;
            assert_eq!((answer.status.as_u16(), answer.header("content-type")), (status, "application/problem+json"), "{address}");
            assert_eq!(answer.json()["status"], status);
            assert!(!answer.text.contains(SECRET));
        }
        // 秘密, which stands in drafts alone.
        let secret = "/api/v1/search?q=%E7%A7%98%E5%AF%86".to_owned();
        for address in [
            "/api/v1/channels",
            "/api/v1/articles?limit=100",
            "/api/v1/articles?channel=yaowen",
            "/api/v1/articles/1001",
            "/api/v1/search?q=1",
            &secret,
        ] {
            assert!(!ask(&site, address).await.text.contains(SECRET), "{address}");
        }
        // Withdrawn while its answer is kept in memory.
        assert_eq!(ask(&site, "/api/v1/articles/1002").await.status, 200);
        let deed = json!({ "lang": "zh", "article": 1002, "version": 1, "deed": { "deed": "withdraw" } });
        assert_eq!(site.ask(&chief, "perform", deed).await.status, 200);
        site.newsroom.refresh().await.unwrap();
        assert_eq!(ask(&site, "/api/v1/articles/1002").await.status, 410);
        assert!(!walk(&site, "limit=100").await.contains(&1002));
    }
}

#[tokio::test]
async fn a_question_that_cannot_be_understood_is_refused_with_a_sentence() {
    let site = Fixture::demo(databases()[0].clone()).await;
    for (address, status, said) in [
        ("/api/v1/articles?after=x", 400, "after"),
        ("/api/v1/articles?after=AAAAAAAAAAAAAAAAAAAAAB", 400, "after"),
        ("/api/v1/articles?limit=0", 400, "limit"),
        ("/api/v1/articles?from=yesterday", 400, "from"),
        ("/api/v1/articles?channel=A", 400, "channel"),
        ("/api/v1/search?q=1+2+3+4+5+6+7+8+9+10+11", 400, "10 个词"),
        ("/api/v1/articles?channel=nothing", 404, "nothing"),
        ("/api/v1/articles?colour=red", 400, "colour"),
        ("/api/v1/articles?limit=1&limit=2", 400, "limit"),
        ("/api/v1/channels?x=1", 400, "x"),
        ("/api/v1/nothing", 404, "/api/v1/docs"),
        ("/api/v1/articles/1001/2", 404, "编号"),
        ("/en/api/v1/channels", 404, ""),
    ] {
        let answer = ask(&site, address).await;
        assert_eq!(answer.status, status, "{address}: {}", answer.text);
        if !said.is_empty() {
            assert_eq!((answer.header("content-type"), answer.header("content-language")), ("application/problem+json", "zh-CN"), "{address}");
            let problem = answer.json();
            assert!(problem["detail"].as_str().unwrap().contains(said) && problem["type"] == "about:blank", "{address}: {problem}");
        }
    }
    let english = Request::get("/api/v1/articles?limit=x").header("accept-language", "en-GB,en").body(Body::empty()).unwrap();
    assert!(site.send(english).await.json()["detail"].as_str().unwrap().contains("from 1 to 100"));
    let post = site.send(Request::post("/api/v1/channels").body(Body::empty()).unwrap()).await;
    assert_eq!((post.status.as_u16(), post.header("allow")), (405, "GET, HEAD, OPTIONS"));
}

#[tokio::test]
async fn an_answer_is_given_again_only_when_it_has_changed_and_to_pages_of_any_site() {
    let site = Fixture::demo(databases()[0].clone()).await;
    for address in ["/api/v1/channels", "/api/v1/articles?limit=3", "/api/v1/articles/1001", "/api/v1/openapi.json"] {
        let asked = |tag: &str| {
            let request = Request::get(address).header("origin", "https://elsewhere.example").header("sec-fetch-site", "cross-site");
            request.header("if-none-match", tag).header("accept-encoding", "br").body(Body::empty()).unwrap()
        };
        let first = site.send(asked("")).await;
        assert_eq!((first.status.as_u16(), first.header("content-encoding")), (200, "br"), "{address}");
        assert_eq!(first.header("access-control-allow-origin"), "*");
        assert!(first.header("access-control-allow-credentials").is_empty() && first.header("set-cookie").is_empty());
        let again = site.send(asked(first.header("etag"))).await;
        assert_eq!((again.status.as_u16(), again.text.as_str(), again.header("access-control-allow-origin")), (304, "", "*"), "{address}");
    }
    let before = Request::options("/api/v1/articles").header("origin", "https://elsewhere.example").header("access-control-request-method", "GET");
    let before = site.send(before.header("access-control-request-headers", "if-none-match").body(Body::empty()).unwrap()).await;
    assert_eq!((before.status.as_u16(), before.header("access-control-allow-origin")), (200, "*"));
    assert!(before.header("access-control-allow-headers").contains("if-none-match"));
    assert_eq!(before.header("access-control-allow-methods"), "GET,HEAD");
    // Nothing else of the site is open to other sites' pages.
    for address in ["/", "/api/home?lang=zh", "/desk", "/api/read"] {
        let request = Request::get(address).header("origin", "https://elsewhere.example").body(Body::empty()).unwrap();
        assert!(site.send(request).await.header("access-control-allow-origin").is_empty(), "{address}");
    }
}

/// What is kept in memory still says what it said, when the database has changed behind the site's back.
#[tokio::test]
async fn what_anybody_can_invent_without_end_is_answered_and_not_kept() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let next = json(&site, "/api/v1/articles?limit=1").await["next"].as_str().unwrap().to_owned();
    let (after, town, changed) = (format!("/api/v1/articles?after={next}"), "%E6%9F%B3%E6%BA%AA", "背着网站改的题");
    let unknown = format!("path=%2Fsearch%3Fq%3D{}", town.replace('%', "%25"));
    let (search, unknown, invented) =
        (format!("/search?q={town}"), format!("/api/unknown?{unknown}"), format!("/api/unknown?x=1&{}", unknown.replace("%2F", "/")));
    let found = format!("/api/v1/search?q={town}");
    let kept = ["/api/v1/articles", "/api/v1/articles?channel=liuxi&limit=5", "/api/v1/articles/1001", "/yaowen"];
    let times = ["/api/v1/articles?until=2199-01-01T00:00:00Z", "/api/v1/articles?from=2001-01-01T00:00:01Z&limit=5&channel=liuxi"];
    let passed = [&after, &search, &unknown, &invented, &found].map(String::as_str);
    for address in kept.into_iter().chain(times).chain(passed) {
        assert_eq!(ask(&site, address).await.status, 200, "{address}");
    }
    site.sql(&format!("UPDATE article SET title = '{changed}'")).await;
    for address in kept {
        assert!(!ask(&site, address).await.text.contains(changed), "{address} is not kept");
    }
    for address in times.into_iter().chain(passed) {
        assert!(ask(&site, address).await.text.contains(changed), "{address} is kept");
    }
}

#[tokio::test]
async fn who_asks_too_often_is_told_how_long_to_wait() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let mut settings = site.newsroom.settings.as_ref().clone();
    settings.public_api.requests_per_minute = 3;
    let site = site.under(settings.clone()).await;
    for _ in 0..3 {
        assert_eq!(ask(&site, "/api/v1/channels").await.status, 200);
    }
    let refused = ask(&site, "/api/v1/channels").await;
    assert_eq!((refused.status.as_u16(), refused.header("access-control-allow-origin")), (429, "*"));
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=20).contains(&wait) && refused.json()["detail"].as_str().unwrap().contains(&wait.to_string()));
    assert_eq!(site.get("/yaowen").await.status, 200, "readers are not programs");
    settings.public_api.requests_per_minute = 0;
    let site = site.under(settings).await;
    assert_eq!(ask(&site, "/api/v1/channels").await.status, 404);
    assert_eq!(ask(&site, "/api/v1/docs").await.status, 404);
}

#[tokio::test]
async fn the_description_describes_what_is_answered() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let description = json(&site, "/api/v1/openapi.json").await;
    assert_eq!((description["openapi"].as_str().unwrap(), description["info"]["title"].as_str().unwrap()), ("3.1.0", "青岚新闻网"));
    assert_eq!(description["servers"][0]["url"], "http://127.0.0.1:3000");
    let schemas = &description["components"]["schemas"];
    for (path, asked, schema) in [
        ("/api/v1/channels", "/api/v1/channels", "Channels"),
        ("/api/v1/articles", "/api/v1/articles", "Articles"),
        ("/api/v1/articles/{article}", "/api/v1/articles/1001", "Article"),
        ("/api/v1/search", "/api/v1/search?q=1", "Found"),
    ] {
        let operation = &description["paths"][path]["get"];
        assert_eq!(operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"], format!("#/components/schemas/{schema}"));
        assert!(operation["responses"]["429"]["headers"]["Retry-After"].is_object());
        let names = |object: &Value| object.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&json(&site, asked).await), names(&schemas[schema]["properties"]), "{schema}");
        for (name, field) in schemas[schema]["properties"].as_object().unwrap() {
            let mut said = std::iter::once(field).chain(field["oneOf"].as_array().into_iter().flatten());
            assert!(said.any(|said| said["description"].is_string()), "{schema}.{name} is not described");
        }
    }
}

#[tokio::test]
async fn the_page_about_it_stands_in_both_languages_and_names_everything() {
    let site = Fixture::demo(databases()[0].clone()).await;
    for (address, heading) in [("/api/v1/docs", "开放接口"), ("/en/api/v1/docs", "Public API")] {
        let page = ask(&site, address).await;
        assert_eq!((page.status.as_u16(), page.texts("h1")), (200, vec![heading.to_owned()]));
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'") && !policy.contains("unsafe-inline"), "{policy}");
        assert_eq!(page.texts(".main-menu > .bounds > ul > li").len(), 12);
        let text = page.texts("main").remove(0);
        for word in [
            "GET /api/v1/channels",
            "GET /api/v1/articles/{article}",
            "channel",
            "from",
            "until",
            "limit",
            "after",
            "blocks",
            "first_published",
            "page-break",
        ] {
            assert!(text.contains(word), "{address}: {word}");
        }
        for link in page.attributes("main a[href^='#']", "href") {
            assert_eq!(page.texts(&format!("[id='{}']", &link[1..])).len(), 1, "{address}: {link} leads nowhere");
        }
    }
    for address in ["/api/v1", "/api/v1/"] {
        let moved = ask(&site, address).await;
        assert_eq!((moved.status.as_u16(), moved.header("location")), (308, "/api/v1/docs"), "{address}");
    }
}

#[test]
fn no_server_function_hides_behind_a_route_or_before_it() {
    for (route, _) in ROUTES.iter().filter(|(route, _)| route.starts_with("/api/") && !route.contains('{')) {
        assert!(!FUNCTIONS.iter().any(|(function, _)| function == route), "{route}");
    }
}
