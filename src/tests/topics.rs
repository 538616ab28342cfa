//! Topics: as readers see them, and as the desk puts them together with plain forms.

mod kept;

use axum::{
    body::Body,
    http::{Request, header},
};
use masthead::model::person::{Post, Role};

use crate::fixture::{Answer, Fixture, databases, everywhere};

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

/// A topic at the desk, and whoever works on it.
struct Desk<'a> {
    site: &'a Fixture,
    cookies: String,
    id: i64,
}

impl Desk<'_> {
    async fn version(&self) -> i64 {
        self.site.number(&format!("SELECT version FROM topic WHERE id = {}", self.id)).await
    }

    /// Sends one of the topic's forms with its present version.
    async fn send(&self, form: &str, fields: &[(&str, &str)]) -> Answer {
        let version = self.version().await.to_string();
        let mut all = vec![("version", version.as_str())];
        all.extend(fields);
        post(self.site, &self.cookies, &format!("/desk/topics/{}{form}", self.id), &all).await
    }

    async fn done(&self, form: &str, fields: &[(&str, &str)]) {
        let answer = self.send(form, fields).await;
        assert_eq!(answer.status, 303, "{form} {fields:?}: {:?}", answer.texts("[role=alert]"));
        let page = get(self.site, &self.cookies, answer.header("location").split('#').next().unwrap()).await;
        assert_eq!((page.status.as_u16(), page.texts(".told li").len()), (200, 1), "{form}");
    }

    /// It is refused with a sentence, which the English desk says in English.
    async fn refused(&self, form: &str, fields: &[(&str, &str)], status: u16, why: &str) {
        let answer = self.send(form, fields).await;
        assert_eq!(answer.status, status, "{form} {fields:?}");
        assert!(answer.texts("[role=alert]").concat().contains(why), "{form} {fields:?}: {:?}", answer.texts("[role=alert]"));
        let version = self.version().await.to_string();
        let fields: Vec<_> = fields.iter().copied().chain([("version", version.as_str())]).collect();
        let english = post(self.site, &self.cookies, &format!("/en/desk/topics/{}{form}", self.id), &fields).await;
        let said = english.texts("[role=alert]").concat();
        assert_eq!(english.status, status, "{form} {fields:?}: {said}");
        assert!(!said.is_empty() && said.chars().all(|c| c.is_ascii() || "“”Ä公交".contains(c)), "{form} {fields:?}: {said}");
    }

    async fn blocks(&self) -> Vec<String> {
        self.site.words(&format!("SELECT '' || id FROM topic_block WHERE topic_id = {} ORDER BY position", self.id)).await
    }
}

/// A new topic at `/topic/xinde`, hidden.
async fn made(site: &Fixture) -> Desk<'_> {
    let cookies = site.signed_in("li", &everywhere(Role::Editor)).await;
    let answer = post(site, &cookies, "/desk/topics", &[("title", "新的专题"), ("slug", "xinde")]).await;
    assert_eq!(answer.status, 303, "{:?}", answer.texts("[role=alert]"));
    let id = site.number("SELECT id FROM topic WHERE slug = 'xinde'").await;
    Desk { site, cookies, id }
}

const DETAILS: [(&str, &str); 7] = [
    ("title", "新的专题"),
    ("slug", "xinde"),
    ("summary", "一句话的简介"),
    ("intro", "第一段<b>\r\n\r\n第二段"),
    ("banner", ""),
    ("seo-title", ""),
    ("seo-description", ""),
];

#[tokio::test]
async fn the_demo_sites_topics_are_on_the_home_page_in_their_list_and_on_their_articles() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let (home, list) = (site.get("/").await, site.get("/topic").await);
        let addresses = ["/topic/qiushou", "/topic/zuoche", "/topic/dushu"];
        assert_eq!(home.attributes(".topic-banner", "href"), addresses);
        assert_eq!(list.attributes(".topic-banner", "href"), addresses);
        assert_eq!(site.get("/en/topic").await.attributes(".topic-banner", "href")[0], "/en/topic/qiushou");
        let topic = site.get("/topic/qiushou").await;
        assert_eq!(
            (topic.status.as_u16(), topic.texts(".topic-block h2")),
            (200, ["一季秋收", "树上和棚里", "田边记下的", "白杨乡的新消息"].map(str::to_owned).to_vec())
        );
        assert!(topic.attributes("img.banner", "alt")[0].starts_with("金黄的稻田里"));
        // What was picked, in its order; what the rule brings, without what stands above.
        let links = topic.attributes(".topic-block a[href^='/']", "href");
        assert_eq!(links[..3], ["/xiangcun/1403", "/xiangcun/1405", "/qingshi/1412"]);
        let mut each: Vec<&String> = links.iter().collect();
        each.sort();
        each.dedup();
        assert_eq!(each.len(), links.len(), "an article stands in a topic twice: {links:?}");
        // By hand, by a tag, and not because of its channel alone.
        for (article, topics) in [("/xiangcun/1403", vec!["/topic/qiushou"]), ("/yaowen/1005", vec!["/topic/qiushou"]), ("/baiyang/1454", vec![])] {
            assert_eq!(site.get(article).await.attributes(".of-topics a", "href"), topics, "{article}");
        }
        for address in ["/topic/nothing", "/en/topic/nothing", "/topic/qiushou/x", "/topic/%ff"] {
            assert_eq!(site.get(address).await.status, 404, "{address}");
        }
    }
}

#[tokio::test]
async fn a_topic_is_put_together_with_plain_forms() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let desk = made(&site).await;
        let banner = site.words("SELECT file FROM picture WHERE alt LIKE '一台红色收割机%'").await.remove(0);
        let mut details = DETAILS;
        details[4].1 = &banner;
        desk.done("", &details).await;
        desk.done("/blocks", &[("do", "add"), ("heading", "手选"), ("layout", "headline")]).await;
        desk.done("/blocks", &[("do", "add"), ("heading", "规则"), ("layout", "timeline"), ("tag", "公交"), ("number", "3")]).await;
        let blocks = desk.blocks().await;
        desk.done("/articles", &[("do", "add"), ("block", &blocks[0]), ("numbers", "1001，1002 1403 1001")]).await;
        desk.done("/articles", &[("do", "up:1403"), ("block", &blocks[0])]).await;
        desk.done("/articles", &[("do", "remove:1002"), ("block", &blocks[0])]).await;
        // Titles are looked for, and what is found is added.
        let page = get(&site, &desk.cookies, &format!("/desk/topics/{}?block={}&q=%E6%94%B6%E5%89%B2", desk.id, blocks[0])).await;
        assert!(page.texts(".topic-picked.found a").iter().all(|title| title.contains("收割")), "{:?}", page.texts(".topic-picked.found a"));
        let act = page.attributes(".topic-picked.found button", "value").remove(0);
        desk.done("/articles", &[("do", &act), ("block", &blocks[0])]).await;
        // What was typed beside the button goes with the move.
        desk.done("/blocks", &[("do", "up"), ("block", &blocks[1]), ("heading", "按规则"), ("layout", "timeline"), ("tag", "公交"), ("number", "2")])
            .await;
        assert_eq!(site.get("/topic/xinde").await.status, 404, "still hidden");
        assert_eq!(site.get("/topic").await.texts(".topic-banner").len(), 3);
        desk.done("/state", &[("do", "show")]).await;
        let topic = site.get("/topic/xinde").await;
        assert_eq!(topic.texts(".topic-block h2"), ["按规则", "手选"]);
        assert_eq!(topic.texts(".intro p"), ["第一段<b>", "第二段"]);
        assert_eq!(topic.attributes("img.banner", "src"), [format!("/media/{banner}")]);
        let picked = topic.attributes("[data-layout=headline] a", "href");
        assert_eq!((picked[0].as_str(), picked.len()), ("/yaowen/1001", 3));
        // The rule leaves out what is picked below it.
        assert!(!topic.attributes("[data-layout=timeline] a", "href").contains(&"/yaowen/1001".to_owned()));
        assert_eq!(site.get("/topic").await.attributes(".topic-banner", "href")[0], "/topic/xinde", "the newest first");
        assert_eq!(site.get("/yaowen/1001").await.attributes(".of-topics a", "href"), ["/topic/xinde", "/topic/zuoche"]);
        desk.done("/blocks", &[("do", "change"), ("block", &blocks[1]), ("heading", "换了"), ("layout", "list"), ("tag", "图书馆"), ("number", "2")])
            .await;
        assert_eq!(site.get("/topic/xinde").await.texts(".topic-block h2")[0], "换了");
        desk.refused("/blocks", &[("do", "remove"), ("block", &blocks[1])], 422, "板块还在").await;
        assert_eq!(desk.blocks().await.len(), 2);
        desk.done("/blocks", &[("do", "remove"), ("block", &blocks[1]), ("sure", "1")]).await;
        assert_eq!(desk.blocks().await, blocks[..1]);
        // The old address leads on.
        let mut details = DETAILS;
        details[1].1 = "xindizhi";
        desk.done("", &details).await;
        let moved = site.get("/topic/xinde").await;
        assert_eq!((moved.status.as_u16(), moved.header("location")), (301, "/topic/xindizhi"));
        assert!(site.get("/topic/xindizhi").await.attributes("img.banner", "src").is_empty());
        let down =
            post(&site, &desk.cookies, &format!("/desk/topics/{}/state", desk.id), &[("version", &desk.version().await.to_string()), ("do", "down")])
                .await;
        assert_eq!(down.status, 303);
        assert_eq!(site.get("/topic").await.attributes(".topic-banner", "href")[1], "/topic/xindizhi");
        desk.done("/state", &[("do", "hide")]).await;
        assert_eq!((site.get("/topic/xindizhi").await.status.as_u16(), site.get("/yaowen/1001").await.texts(".of-topics a").len()), (404, 1));
        let chief = Desk { cookies: site.signed_in("zhou", &everywhere(Role::Chief)).await, ..made_by(&site, desk.id) };
        chief.refused("/delete", &[], 422, "没有勾选").await;
        let deleted = chief.send("/delete", &[("sure", "1")]).await;
        assert_eq!(deleted.status, 303);
        assert_eq!(site.number(&format!("SELECT COUNT(*) FROM topic_block WHERE topic_id = {}", desk.id)).await, 0);
        let acts = site.words("SELECT DISTINCT act FROM act WHERE act LIKE 'topic-%' ORDER BY act").await;
        assert_eq!(acts, ["topic-changed", "topic-deleted", "topic-hidden", "topic-made", "topic-shown"]);
    }
}

fn made_by(site: &Fixture, id: i64) -> Desk<'_> {
    Desk { site, cookies: String::new(), id }
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_is_changed() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let desk = made(&site).await;
        let twice = post(&site, &desk.cookies, "/desk/topics", &[("title", "又一个"), ("slug", "xinde")]).await;
        assert_eq!((twice.status.as_u16(), twice.attributes("[name=title]", "value")), (422, vec!["又一个".to_owned()]));
        desk.done("/blocks", &[("do", "add"), ("heading", "甲"), ("layout", "list")]).await;
        desk.done("/blocks", &[("do", "add"), ("heading", "乙"), ("layout", "list"), ("channel", "1"), ("number", "3")]).await;
        let blocks = desk.blocks().await;
        desk.done("/articles", &[("do", "add"), ("block", &blocks[0]), ("numbers", "1001")]).await;
        let before = (desk.version().await, site.words("SELECT heading || tag || number FROM topic_block ORDER BY id").await);
        let long = "长".repeat(300);
        let detail = |name: &'static str, value: &'static str| DETAILS.map(|(known, was)| (known, if known == name { value } else { was }));
        desk.refused("", &detail("title", " "), 422, "要有标题").await;
        desk.refused("", &detail("slug", "Ä"), 422, "不能作地址").await;
        desk.refused("", &detail("slug", "qiushou"), 422, "已经有专题").await;
        desk.refused("", &detail("slug", "search"), 422, "系统保留").await;
        desk.refused("", &detail("banner", "nothing.jpg"), 422, "没有图片").await;
        let kept = desk.send("", &[("title", "留着"), ("slug", "xinde"), ("summary", &long)]).await;
        assert_eq!((kept.status.as_u16(), kept.attributes("[name=summary]", "value")), (422, vec![long.clone()]));
        desk.refused("/blocks", &[("do", "add"), ("heading", &long)], 422, "太长").await;
        desk.refused("/blocks", &[("do", "add"), ("tag", "..")], 422, "不能作标签").await;
        desk.refused("/blocks", &[("do", "add"), ("tag", "公交"), ("number", "0")], 422, "篇数").await;
        desk.refused("/blocks", &[("do", "add"), ("channel", "999"), ("number", "1")], 422, "没有这个频道").await;
        desk.refused("/blocks", &[("do", "change"), ("block", &blocks[0]), ("tag", "公交"), ("number", "3")], 422, "已有选好的文章").await;
        let moved = [("do", "down"), ("block", blocks[0].as_str()), ("heading", long.as_str())];
        desk.refused("/blocks", &moved, 422, "太长").await;
        let kept = desk.send("/blocks", &moved).await;
        assert_eq!(kept.attributes(&format!("#block-{} [name=heading]", blocks[0]), "value"), [long.as_str()]);
        desk.refused("/articles", &[("do", "add"), ("block", &blocks[0]), ("numbers", "999999")], 422, "没有编号为 999999").await;
        desk.refused("/articles", &[("do", "add"), ("block", &blocks[0]), ("numbers", "1001")], 422, "已在板块里").await;
        let kept = desk.send("/articles", &[("do", "add"), ("block", &blocks[0]), ("numbers", "1002，999999")]).await;
        assert_eq!(kept.attributes(&format!("#block-{} [name=numbers]", blocks[0]), "value"), ["1002，999999"]);
        desk.refused("/articles", &[("do", "add"), ("block", &blocks[1]), ("numbers", "1002")], 422, "按规则").await;
        let other = site.words("SELECT '' || MIN(id) FROM topic_block").await.remove(0);
        for (form, fields) in [
            ("/blocks", vec![("do", "remove"), ("block", other.as_str()), ("sure", "1")]),
            ("/articles", vec![("do", "add"), ("block", &other), ("numbers", "1001")]),
            ("/blocks", vec![("do", "dance")]),
        ] {
            assert_eq!(desk.send(form, &fields).await.status, 404, "{form} {fields:?}");
        }
        let stale = post(&site, &desk.cookies, &format!("/desk/topics/{}/state", desk.id), &[("version", "1"), ("do", "show")]).await;
        assert_eq!((stale.status.as_u16(), stale.texts("[role=alert]").concat().contains("刚才有人改过")), (409, true));
        assert_eq!(get(&site, &desk.cookies, "/desk/topics/99999").await.status, 404);
        assert_eq!(get(&site, &desk.cookies, "/desk/topics/x").await.status, 404);
        assert_eq!((desk.version().await, site.words("SELECT heading || tag || number FROM topic_block ORDER BY id").await), before);
    }
}

#[tokio::test]
async fn what_readers_do_not_see_is_in_no_topic() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let desk = made(&site).await;
        desk.done("/blocks", &[("do", "add"), ("heading", "都在这里"), ("layout", "cards")]).await;
        let block = desk.blocks().await.remove(0);
        // A draft and a withdrawn article of the demo site, and one of the bin.
        site.sql("UPDATE article SET title = '还没有发布的秘密', short_title = '' WHERE id IN (1253, 1014)").await;
        site.sql("UPDATE article SET title = '还没有发布的秘密', state = 'withdrawn', binned_at = 1 WHERE id = 1043").await;
        desk.done("/articles", &[("do", "add"), ("block", &block), ("numbers", "1253 1014 1043 1001")]).await;
        desk.done("/state", &[("do", "show")]).await;
        let topic = site.get("/topic/xinde").await;
        assert_eq!(topic.attributes(".topic-block a", "href"), ["/yaowen/1001"]);
        for address in ["/topic/xinde", "/topic", "/", "/topic/dushu", "/api/unknown?path=/topic/xinde", "/api/home?lang=zh"] {
            assert!(!site.get(address).await.text.contains("还没有发布的秘密"), "{address}");
        }
        // A topic with nothing to show says so.
        desk.done("/articles", &[("do", "remove:1001"), ("block", &block)]).await;
        let empty = site.get("/topic/xinde").await;
        assert_eq!((empty.status.as_u16(), empty.texts(".topic .empty").len()), (200, 1));
    }
}

#[tokio::test]
async fn only_who_may_publish_on_the_whole_site_changes_topics() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let id = site.number("SELECT id FROM topic WHERE slug = 'qiushou'").await;
        let block = site.number(&format!("SELECT MIN(id) FROM topic_block WHERE topic_id = {id}")).await.to_string();
        let yaowen = site.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
        let one_channel = vec![Post { role: Role::Chief, channel: Some(yaowen) }];
        let visitors = [
            ("", vec![], 401, 401),
            ("ma", everywhere(Role::Contributor), 403, 403),
            ("sun", one_channel, 403, 403),
            ("shen", everywhere(Role::Auditor), 403, 403),
            ("li", everywhere(Role::Editor), 409, 403),
            ("zhou", everywhere(Role::Chief), 409, 409),
            ("wu", everywhere(Role::Administrator), 409, 409),
        ];
        let state = "SELECT id || '-' || version || title || hidden || position FROM topic ORDER BY id";
        let before = site.words(state).await;
        for (account, posts, changes, deletes) in visitors {
            let cookies = if account.is_empty() { String::new() } else { site.signed_in(account, &posts).await };
            for (form, fields, wanted) in [
                ("", vec![("title", "改了"), ("slug", "gaile")], changes),
                ("/blocks", vec![("do", "add"), ("heading", "改了")], changes),
                ("/blocks", vec![("do", "remove"), ("block", block.as_str()), ("sure", "1")], changes),
                ("/blocks", vec![("do", "down"), ("block", &block), ("heading", "改了")], changes),
                ("/articles", vec![("do", "add:1001"), ("block", &block)], changes),
                ("/state", vec![("do", "hide")], changes),
                ("/delete", vec![("sure", "1")], deletes),
            ] {
                // Whoever may is stopped by a version that is not the topic's.
                let fields: Vec<_> = fields.into_iter().chain([("version", "999")]).collect();
                let answer = post(&site, &cookies, &format!("/desk/topics/{id}{form}"), &fields).await;
                assert_eq!(answer.status, wanted, "{account} {form} {fields:?}");
                let foreign =
                    Request::post(format!("/desk/topics/{id}{form}")).header(header::COOKIE, &cookies).header("sec-fetch-site", "cross-site");
                assert_eq!(site.send(foreign.body(Body::empty()).unwrap()).await.status, 403, "{account} {form}");
            }
            for address in ["/desk/topics".to_owned(), format!("/desk/topics/{id}"), format!("/en/desk/topics/{id}")] {
                let wanted = if account.is_empty() {
                    303
                } else if changes == 409 {
                    200
                } else {
                    404
                };
                assert_eq!(get(&site, &cookies, &address).await.status, wanted, "{account} {address}");
            }
            let make = post(&site, &cookies, "/desk/topics", &[("title", "改了"), ("slug", "qiushou")]).await;
            assert_eq!(make.status, if changes == 409 { 422 } else { changes }, "{account}");
            assert_eq!(site.words(state).await, before, "{account} changed something");
        }
        assert_eq!(site.number("SELECT COUNT(*) FROM act WHERE act LIKE 'topic-%'").await, 0);
    }
}
