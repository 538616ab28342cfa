//! The desk and the door of the newsroom, as a browser without scripts uses them.

use axum::{
    body::Body,
    http::{Request, header},
};
use masthead::{
    model::person::{Post, Role},
    server::people,
};
use serde_json::json;

use crate::fixture::{Answer, Fixture, PASSWORD, databases, everywhere};

/// The pages of the desk's menu.
const PAGES: [&str; 13] = [
    "/desk",
    "/desk/drafts",
    "/desk/articles",
    "/desk/scheduled",
    "/desk/bin",
    "/desk/readers",
    "/desk/topics",
    "/desk/pictures",
    "/desk/words",
    "/desk/people",
    "/desk/rights",
    "/desk/log",
    "/desk/account",
];

async fn get(site: &Fixture, cookies: &str, address: &str) -> Answer {
    site.send(Request::get(address).header(header::COOKIE, cookies).body(Body::empty()).unwrap()).await
}

/// Sends a form as the page of this site does.
async fn post(site: &Fixture, cookies: &str, address: &str, fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = Request::post(address)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, cookies);
    site.send(request.body(Body::from(body)).unwrap()).await
}

/// Sends a form and follows where it leads.
async fn send(site: &Fixture, cookies: &str, address: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = post(site, cookies, address, fields).await;
    assert_eq!(answer.status, 303, "{address}: {}", answer.text);
    get(site, cookies, answer.header("location")).await
}

fn led_to(answer: &Answer) -> (u16, &str) {
    (answer.status.as_u16(), answer.header("location"))
}

#[tokio::test]
async fn nobody_gets_in_without_the_password() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        site.signed_in("li", &everywhere(Role::Editor)).await;
        let door = get(&site, "", "/desk/articles?state=draft").await;
        assert_eq!(led_to(&door), (303, "/sign-in?next=%2Fdesk%2Farticles%3Fstate%3Ddraft"));
        assert_eq!(led_to(&get(&site, "", "/en/desk").await), (303, "/en/sign-in?next=%2Fen%2Fdesk"));
        let page = get(&site, "", door.header("location")).await;
        assert_eq!((page.status.as_u16(), page.attributes("[name=next]", "value")), (200, vec!["/desk/articles?state=draft".to_owned()]));
        let mut said = Vec::new();
        for account in ["li", "nobody"] {
            let wrong = post(&site, "", "/sign-in", &[("account", account), ("password", "not this one"), ("next", "/desk/log")]).await;
            assert_eq!((wrong.status.as_u16(), wrong.attributes("[name=account]", "value")), (401, vec![account.to_owned()]));
            assert_eq!(wrong.attributes("[name=next]", "value"), ["/desk/log"]);
            assert!(!wrong.text.contains("not this one") && wrong.header("set-cookie").is_empty());
            said.push(wrong.texts("[role=alert]"));
        }
        assert_eq!(said[0], said[1], "an unknown account is told from a wrong password");
        let right = post(&site, "", "/sign-in", &[("account", " Li "), ("password", PASSWORD), ("next", "/desk/log?act=sign-in")]).await;
        assert_eq!(led_to(&right), (303, "/desk/log?act=sign-in"));
        let cookies = right.cookies();
        assert!(right.header("set-cookie").contains("HttpOnly") && right.header("set-cookie").contains("SameSite=Lax"));
        assert_eq!(get(&site, &cookies, "/desk").await.status, 200);
        assert_eq!(led_to(&get(&site, &cookies, "/sign-in?next=//evil.example").await), (303, "/desk"));
        assert_eq!(led_to(&post(&site, &cookies, "/sign-out", &[]).await), (303, "/"));
        assert_eq!(get(&site, &cookies, "/desk").await.status, 303);
    }
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let mut statuses = Vec::new();
    for _ in 0..11 {
        statuses.push(post(&site, "", "/sign-in", &[("account", "li"), ("password", "wrong")]).await.status.as_u16());
    }
    assert_eq!((statuses[9], statuses[10]), (401, 429));
}

#[tokio::test]
async fn what_is_sent_from_elsewhere_or_by_nobody_is_not_done() {
    let site = Fixture::demo(databases()[0].clone()).await;
    let cookies = site.signed_in("wu", &everywhere(Role::Administrator)).await;
    let addresses = ["/sign-in", "/sign-out", "/desk/new", "/desk/several", "/desk/people", "/desk/people/1/access", "/desk/words", "/desk/account"];
    for address in addresses {
        let foreign = Request::post(address).header("sec-fetch-site", "cross-site").header("origin", "https://evil.example");
        let foreign = foreign.header(header::COOKIE, &cookies).header(header::CONTENT_TYPE, "text/plain").body(Body::from("disabled=yes")).unwrap();
        assert_eq!(site.send(foreign).await.status, 403, "{address}");
    }
    for address in &addresses[2..] {
        let answer = post(&site, "", address, &[("disabled", "yes"), ("channel", "1")]).await;
        assert_eq!(answer.status, 401, "{address}");
    }
    assert_eq!(get(&site, &cookies, "/desk").await.status, 200);
    assert_eq!(site.number("SELECT COUNT(*) FROM draft").await, 0);
}

#[tokio::test]
async fn a_one_time_link_counts_once() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let link = people::first_administrator(&site.newsroom).await.unwrap().unwrap();
        let token = link.split_once("token=").unwrap().1;
        let page = get(&site, "", &link).await;
        assert_eq!((page.status.as_u16(), page.header("cache-control"), page.header("referrer-policy")), (200, "private, no-store", "same-origin"));
        let fields = [("token", token), ("account", "wu"), ("name", "吴编"), ("password", PASSWORD), ("again", "something else")];
        let differ = post(&site, "", "/sign-in/invitation", &fields).await;
        assert_eq!(differ.status, 422);
        assert_eq!(
            (differ.attributes("[name=account]", "value"), differ.attributes("[name=name]", "value")),
            (vec!["wu".to_owned()], vec!["吴编".to_owned()])
        );
        assert!(!differ.text.contains(PASSWORD));
        let fields = [("token", token), ("account", "wu"), ("name", "吴编"), ("password", PASSWORD), ("again", PASSWORD)];
        let accepted = post(&site, "", "/sign-in/invitation", &fields).await;
        assert_eq!(led_to(&accepted), (303, "/desk"));
        assert_eq!(get(&site, &accepted.cookies(), "/desk/people").await.status, 200);
        assert_eq!(post(&site, "", "/sign-in/invitation", &fields).await.status, 410);
        assert_eq!(get(&site, "", &link).await.status, 410);
        assert_eq!(get(&site, "", "/sign-in/invitation").await.status, 410);
    }
}

#[tokio::test]
async fn everybody_finds_the_pages_that_are_theirs() {
    let site = Fixture::demo(databases()[0].clone()).await;
    for (role, hidden) in [
        (Role::Contributor, vec!["/desk/topics", "/desk/people", "/desk/log"]),
        (Role::Editor, vec!["/desk/people", "/desk/log"]),
        (Role::Chief, vec!["/desk/people"]),
        (Role::Administrator, vec![]),
        (Role::Auditor, vec!["/desk/drafts", "/desk/topics", "/desk/people"]),
    ] {
        let cookies = site.signed_in(role.word(), &everywhere(role)).await;
        let menu = get(&site, &cookies, "/desk").await.attributes(".desk-menu a", "href");
        for address in PAGES {
            for lang in ["", "/en"] {
                let page = get(&site, &cookies, &format!("{lang}{address}")).await;
                let expected = if hidden.contains(&address) { 404 } else { 200 };
                assert_eq!(page.status, expected, "{role:?} at {lang}{address}");
                assert_eq!(page.header("cache-control"), "private, no-store");
                let policy = page.header("content-security-policy");
                assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe-inline"), "{policy}");
                assert_eq!((page.texts("script").len(), page.texts("h1").len()), (0, 1), "{address}");
            }
            assert_eq!(menu.contains(&address.to_owned()), !hidden.contains(&address), "{role:?}: {address}");
        }
        assert_eq!(get(&site, &cookies, "/desk/people/1").await.status, if role == Role::Administrator { 200 } else { 404 });
        let add = [("account", "x.y"), ("name", "某人"), ("role", "administrator"), ("channel", "")];
        if role != Role::Administrator {
            assert_eq!(post(&site, &cookies, "/desk/people", &add).await.status, 404);
            assert_eq!(post(&site, &cookies, "/desk/people/1/access", &[("disabled", "yes")]).await.status, 404);
        }
    }
    assert_eq!(site.number("SELECT COUNT(*) FROM person WHERE account = 'x.y' OR disabled").await, 0);
}

#[tokio::test]
async fn a_list_read_to_its_end_and_back_holds_every_article_once() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let cookies = site.signed_in("li", &everywhere(Role::Editor)).await;
        // Some share a second, as after an import, and some do not.
        site.sql("UPDATE article SET updated_at = 1700000000 + id % 7").await;
        let all = site.number("SELECT COUNT(*) FROM article WHERE binned_at IS NULL").await as usize;
        let (mut there, mut back) = (Vec::new(), Vec::new());
        let mut address = "/desk/articles".to_owned();
        let last = loop {
            let page = get(&site, &cookies, &address).await;
            there.push(page.attributes(".title > a", "href"));
            match page.attributes("a[rel=next]", "href").pop() {
                Some(next) => address = next,
                None => break address,
            }
        };
        let mut address = Some(last);
        while let Some(at) = address {
            let page = get(&site, &cookies, &at).await;
            back.insert(0, page.attributes(".title > a", "href"));
            address = page.attributes("a[rel=prev]", "href").pop();
        }
        assert_eq!(there.concat(), back.concat());
        let mut once = there.concat();
        once.sort_unstable();
        once.dedup();
        assert_eq!((once.len(), there.concat().len()), (all, all));
    }
}

#[tokio::test]
async fn a_list_is_narrowed_by_what_is_typed_as_it_stands() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let cookies = site.signed_in("li", &everywhere(Role::Editor)).await;
        site.sql("UPDATE article SET title = '完成 100% 的 A_b 工程' WHERE id = 1001").await;
        let found = async |query: &str| get(&site, &cookies, &format!("/desk/articles?{query}")).await.texts(".title > a");
        for query in ["q=100%25", "q=a_B", "q=%E7%9A%84+A_b"] {
            assert_eq!(found(query).await, ["完成 100% 的 A_b 工程"], "{query}");
        }
        for query in ["q=100_", "q=A%25b", "q=%5C", "state=published&q=%27%20OR%201=1", "changed=1"] {
            assert_eq!(found(query).await, Vec::<String>::new(), "{query}");
        }
        let withdrawn = get(&site, &cookies, "/desk/articles?state=withdrawn").await;
        assert!(withdrawn.attributes("td .standing", "data-standing").iter().all(|standing| standing == "withdrawn"));
        assert!(!withdrawn.texts(".title > a").is_empty());
    }
}

#[tokio::test]
async fn contributors_see_their_own_articles_and_those_of_nobody_else() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let channel = site.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
        let (ma, tong) = (site.signed_in("ma", &everywhere(Role::Contributor)).await, site.signed_in("tong", &everywhere(Role::Contributor)).await);
        let begun = post(&site, &ma, "/desk/new", &[("channel", &channel.to_string())]).await;
        let own = begun.header("location").to_owned();
        assert_eq!(get(&site, &ma, &own).await.status, 200);
        assert_eq!(get(&site, &tong, &own).await.status, 404);
        for list in ["/desk", "/desk/drafts", "/desk/articles"] {
            let rows = get(&site, &ma, list).await.attributes(".title > a", "href");
            assert!(!rows.is_empty() && rows.iter().all(|row| *row == own), "{list}: {rows:?}");
            assert_eq!(get(&site, &tong, list).await.attributes(".title > a", "href"), Vec::<String>::new(), "{list}");
        }
        let number = own.rsplit('/').next().unwrap();
        let refused = send(&site, &tong, "/desk/several", &[("deed", "bin"), ("article", &format!("{number}:1")), ("place", "/desk/articles")]).await;
        assert_eq!(refused.texts(".told .failed").len(), 1);
        assert_eq!(site.number("SELECT COUNT(*) FROM article WHERE binned_at IS NOT NULL").await, 0);
        assert_eq!(post(&site, &ma, "/desk/new", &[("channel", "999999")]).await.status, 400);
    }
}

#[tokio::test]
async fn what_can_be_done_with_several_is_done_and_the_rest_is_told() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let channel = site.number("SELECT id FROM channel WHERE slug = 'yaowen'").await.to_string();
        let empty = post(&site, &chief, "/desk/new", &[("channel", &channel)]).await.header("location").rsplit('/').next().unwrap().to_owned();
        let fields = [
            ("deed", "withdraw"),
            ("article", "1001:1"),
            ("article", &format!("{empty}:1")),
            ("article", "1002:7"),
            ("place", "/desk/articles"),
            ("query", "state=published&evil=1"),
        ];
        let first = post(&site, &chief, "/desk/several", &fields).await;
        assert!(first.header("location").starts_with("/desk/articles?state=published&told="), "{}", first.header("location"));
        let told = get(&site, &chief, first.header("location")).await;
        assert_eq!((told.texts(".told li").len(), told.texts(".told .failed").len()), (3, 2));
        assert_eq!((site.get("/yaowen/1001").await.status.as_u16(), site.get("/yaowen/1002").await.status.as_u16()), (410, 200));
        assert!(get(&site, &chief, first.header("location")).await.texts(".told li").is_empty(), "it is told twice");
        let nothing = send(&site, &chief, "/desk/several", &[("deed", "bin"), ("place", "/desk/articles")]).await;
        assert_eq!(nothing.texts(".told .failed").len(), 1);
        send(&site, &chief, "/desk/several", &[("deed", "bin"), ("article", "1002:1"), ("place", "/desk/articles")]).await;
        assert_eq!(get(&site, &chief, "/desk/bin").await.attributes(".title > a", "href"), ["/desk/articles/1002"]);
        let back = send(&site, &chief, "/desk/several", &[("deed", "unbin"), ("article", "1002:1"), ("place", "/desk/bin")]).await;
        assert_eq!((back.texts(".told .failed").len(), back.texts(".title").len()), (0, 0));
    }
}

#[tokio::test]
async fn what_waits_is_counted_and_what_comes_next_stands_first() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let chief = site.signed_in("zhou", &everywhere(Role::Chief)).await;
        let now = site.newsroom.now();
        for (article, in_hours) in [(1003, 9), (1004, 2), (1005, 5)] {
            let deed = json!({ "deed": "schedule", "at": now + in_hours * 3600 });
            let done = site.ask(&chief, "perform", json!({ "lang": "zh", "article": article, "version": 1, "deed": deed })).await;
            assert_eq!(done.status, 200, "{}", done.text);
        }
        let list = get(&site, &chief, "/desk/scheduled").await;
        assert_eq!(list.attributes(".title > a", "href"), ["/desk/articles/1004", "/desk/articles/1005", "/desk/articles/1003"]);
        assert_eq!(get(&site, &chief, "/desk").await.texts(".counts b"), ["0", "3", "0", "0"]);
        let done = send(&site, &chief, "/desk/several", &[("deed", "unschedule"), ("article", "1004:1"), ("place", "/desk/scheduled")]).await;
        assert_eq!((done.texts(".told .failed").len(), done.texts(".title").len()), (0, 2));
    }
}

#[tokio::test]
async fn people_are_added_changed_and_kept_out() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let wu = site.signed_in("wu", &everywhere(Role::Administrator)).await;
        let channel = site.number("SELECT id FROM channel WHERE slug = 'tiyu'").await.to_string();
        let fields = [("account", "sun"), ("name", "孙<b>记者"), ("email", "sun@example.org"), ("role", "editor"), ("channel", channel.as_str())];
        let added = post(&site, &wu, "/desk/people", &fields).await;
        let page = get(&site, &wu, added.header("location")).await;
        let link = page.attributes(".told input", "value").pop().unwrap();
        assert!(link.starts_with("http") && page.texts(".people .title > a").contains(&"孙<b>记者".to_owned()));
        assert!(get(&site, &wu, added.header("location")).await.texts(".told").is_empty(), "the link is shown twice");
        let again = post(&site, &wu, "/desk/people", &fields).await;
        assert_eq!((again.status.as_u16(), again.attributes(".desk-form [name=account]", "value")), (422, vec!["sun".to_owned()]));
        assert_eq!(again.attributes(".desk-form [name=channel] [selected]", "value"), [channel.as_str()]);
        let sun = site.number("SELECT id FROM person WHERE account = 'sun'").await;
        let posts = [("role", "contributor"), ("channel", ""), ("role", ""), ("channel", ""), ("role", "chief"), ("channel", channel.as_str())];
        send(&site, &wu, &format!("/desk/people/{sun}/posts"), &posts).await;
        assert_eq!(site.words(&format!("SELECT role FROM post WHERE person_id = {sun} ORDER BY id")).await, ["contributor", "chief"]);
        let none = post(&site, &wu, &format!("/desk/people/{sun}/posts"), &[("role", ""), ("channel", "")]).await;
        assert_eq!((none.status.as_u16(), none.texts("[role=alert]").len()), (422, 1));
        let path = link.split_once("/sign-in").map(|(_, rest)| format!("/sign-in{rest}")).unwrap();
        let newer = send(&site, &wu, &format!("/desk/people/{sun}/invite"), &[]).await;
        assert_eq!((newer.texts(".told input").len(), get(&site, "", &path).await.status.as_u16()), (1, 410));
        let own = site.number("SELECT id FROM person WHERE account = 'wu'").await;
        let last = post(&site, &wu, &format!("/desk/people/{own}/access"), &[("disabled", "yes")]).await;
        assert_eq!((last.status.as_u16(), last.texts("[role=alert]").len()), (409, 1));
        let gu = site.signed_in("gu", &[Post { role: Role::Administrator, channel: None }]).await;
        send(&site, &gu, &format!("/desk/people/{own}/access"), &[("disabled", "yes")]).await;
        assert_eq!(get(&site, &wu, "/desk").await.status, 303);
    }
}

#[tokio::test]
async fn a_session_and_a_password_are_ones_own_to_end() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let (here, there) = (site.signed_in("li", &everywhere(Role::Editor)).await, site.signed_in("li", &[]).await);
        let other = get(&site, &here, "/desk/account").await.attributes("button[name=session]", "value");
        assert_eq!(other.len(), 1, "one's own session cannot be ended here");
        let stranger = site.signed_in("ma", &everywhere(Role::Contributor)).await;
        assert_eq!(post(&site, &stranger, "/desk/account/session", &[("session", &other[0])]).await.status, 404);
        send(&site, &here, "/desk/account/session", &[("session", &other[0])]).await;
        assert_eq!((get(&site, &here, "/desk").await.status.as_u16(), get(&site, &there, "/desk").await.status.as_u16()), (200, 303));
        let new = "新的密码也要够长";
        let change = async |old: &str, password: &str, again: &str| {
            post(&site, &here, "/desk/account", &[("old", old), ("password", password), ("again", again)]).await
        };
        for (old, password, again) in [("wrong", new, new), (PASSWORD, new, "another"), (PASSWORD, "short", "short")] {
            let refused = change(old, password, again).await;
            assert_eq!((refused.status.as_u16(), refused.texts("[role=alert]").len()), (422, 1));
            assert!(!refused.text.contains(new) && !refused.text.contains(PASSWORD));
        }
        let elsewhere = site.signed_in("li", &[]).await;
        assert_eq!(change(PASSWORD, new, new).await.status, 303);
        assert_eq!((get(&site, &here, "/desk").await.status.as_u16(), get(&site, &elsewhere, "/desk").await.status.as_u16()), (200, 303));
        assert_eq!(post(&site, "", "/sign-in", &[("account", "li"), ("password", PASSWORD)]).await.status, 401);
    }
}

#[tokio::test]
async fn the_log_is_narrowed_and_read_to_its_end() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let cookies = site.signed_in("shen", &everywhere(Role::Auditor)).await;
        for _ in 0..60 {
            site.sql("INSERT INTO act (at, person, act, subject) VALUES (1700000000, '周', 'edited', '稿子')").await;
        }
        let first = get(&site, &cookies, "/desk/log?act=edited").await;
        assert_eq!(first.texts(".log tbody tr").len(), 50);
        let second = get(&site, &cookies, &first.attributes("a[rel=next]", "href")[0]).await;
        assert_eq!((second.texts(".log tbody tr").len(), second.texts("a[rel=next]").len()), (10, 0));
        let back = get(&site, &cookies, &second.attributes("a[rel=prev]", "href")[0]).await;
        assert_eq!((back.texts(".log tbody tr").len(), back.texts("a[rel=prev]").len()), (50, 0));
        let found = async |query: &str| get(&site, &cookies, &format!("/desk/log?{query}")).await.texts(".log tbody tr").len();
        assert_eq!((found("from=2023-11-15&to=2023-11-15").await, found("to=2023-11-14").await, found("act=sign-in").await), (50, 0, 1));
    }
}
