//! What search finds, in which order, on both databases alike.

mod asked;

use std::collections::BTreeSet;

use masthead::{
    model::{
        search::{Order, Search, Span},
        slug::Slug,
    },
    server::{
        import::{
            content::{Article, Channel, Content, Publication},
            store,
        },
        search::{Query, facets, find, fold::Folded, index},
    },
};
use serde_json::json;

use crate::fixture::{Fixture, Kind, databases};

/// 2026-01-01 in Shanghai.
const NEW_YEAR: i64 = 1_767_196_800;

fn slug(text: &str) -> Option<Slug> {
    Slug::new(text).ok()
}

/// A published article; of two the one with the larger number is an hour newer.
pub fn article(id: i64, channel: &str, title: &str, text: &str) -> Article {
    let at = NEW_YEAR + id * 3600;
    let blocks: Vec<_> =
        text.lines().enumerate().map(|(n, line)| json!({ "id": format!("b{n}"), "type": "paragraph", "text": [{ "text": line }] })).collect();
    Article {
        id: Some(id),
        channel: slug(channel),
        title: title.to_owned(),
        publication: Publication::Published { at, first: at },
        body: serde_json::from_value(json!(blocks)).unwrap(),
        ..Article::default()
    }
}

/// A site with these articles in three channels, the last below the second.
pub async fn site_with(kind: Kind, articles: Vec<Article>) -> Fixture {
    let site = Fixture::empty(kind).await;
    write(&site, articles).await;
    site
}

/// Imports articles, perhaps once more.
pub async fn write(site: &Fixture, articles: Vec<Article>) {
    let channel =
        |address: &str, name: &str, parent: &str| Channel { slug: slug(address), name: name.to_owned(), parent: slug(parent), ..Channel::default() };
    let channels = vec![channel("yaowen", "要闻", ""), channel("xiangcun", "乡村", ""), channel("liuxi", "柳溪镇", "xiangcun")];
    let content = Content { system: "bundle".to_owned(), channels, articles, ..Content::default() };
    store::write(&site.newsroom.db, &site.newsroom.media, &content).await.unwrap();
    site.newsroom.refresh().await.unwrap();
}

/// Numbers of the articles that a search finds, all pages of it.
pub async fn found(site: &Fixture, search: &Search) -> Vec<i64> {
    let mut numbers = Vec::new();
    for page in 1.. {
        let hits = find(&site.newsroom, &Query::of(Search { page, ..search.clone() }).unwrap()).await.unwrap();
        numbers.extend(hits.hits.iter().map(|hit| hit.row.id));
        if !hits.goes_on {
            break;
        }
    }
    numbers
}

pub fn text(text: &str) -> Search {
    Search { text: text.to_owned(), ..Search::default() }
}

/// For an address.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn golden() -> Vec<Article> {
    let tagged = Article {
        tags: vec!["非遗".to_owned()], kicker: "文化周".to_owned(), ..article(4, "yaowen", "老戏台修好了", "台前坐满了人。")
    };
    let reported =
        Article {
            reporters: "柳如是、单雄信".to_owned(), source: "溪山周刊".to_owned(), ..article(5, "liuxi", "渡口换新船", "早班船六点开。")
        };
    vec![
        article(1, "yaowen", "中国人民银行下调利率", "消息一出，市民議論紛紛。共投入3.14亿元，涨幅100%。"),
        article(2, "yaowen", "5G网络进村", "Ｍａｓｔｈｅａｄ 编辑部用ＡＩ写稿，GDP增长5.2%。\n第二段说的是另一件事。"),
        article(3, "xiangcun", "藕塘开挖", "C++课开班。人民 日报社记者来了。AND OR NOT NEAR"),
        tagged,
        reported,
        Article {
            summary: "摘要里的蓝莓。".to_owned(), ..article(6, "liuxi", "大棚", "第一段的末尾是柳\n溪水从第二段流起。\u{2B820}姓老人。")
        },
        article(7, "liuxi", "后台与後臺", "台湾与臺灣。乾隆年间的碑。"),
    ]
}

#[tokio::test]
async fn golden_queries_find_the_right_articles_the_newest_first() {
    for kind in databases() {
        let site = site_with(kind.clone(), golden()).await;
        for (typed, wanted) in [
            ("利率", &[1][..]),
            ("民银", &[1]),
            ("国人民银行下", &[1]),
            ("人民", &[3, 1]),
            ("人民日报", &[]),
            ("“人民 日报”", &[3]),
            ("行", &[1]),
            ("台", &[7, 4]),
            ("乾", &[7]),
            ("乾隆", &[7]),
            ("臺灣", &[7]),
            ("台湾", &[7]),
            ("后台", &[7]),
            ("议论", &[1]),
            ("議論紛紛", &[1]),
            ("5g", &[2]),
            ("５Ｇ网络", &[2]),
            ("5g 网络", &[2]),
            ("网络5g", &[]),
            ("masthead", &[2]),
            ("MASTHEAD编辑部", &[2]),
            ("mast", &[]),
            ("ai写稿", &[2]),
            ("3.14", &[1]),
            ("14亿", &[1]),
            ("100%", &[1]),
            ("c++", &[3]),
            ("and", &[3]),
            ("AND", &[3]),
            ("NOT NEAR", &[3]),
            ("\"or not\"", &[3]),
            ("NEAR(and or, 2)", &[]),
            ("人民 -银行", &[3]),
            ("人民 -\"日报社记者\"", &[1]),
            ("人民 -日报社", &[1]),
            ("-银行", &[]),
            ("非遗", &[4]),
            ("文化周 戏台", &[4]),
            ("溪山周刊", &[5]),
            ("柳如是", &[5]),
            ("liurushi", &[5]),
            ("shanxiongxin", &[5]),
            ("蓝莓", &[6]),
            ("柳溪", &[]),
            ("柳", &[6, 5]),
            ("\u{2B820}姓", &[6]),
            ("title:利率", &[]),
            ("利率*", &[1]),
            ("^利率", &[1]),
            ("利率' OR 1=1 --", &[]),
            ("words : 利率", &[]),
        ] {
            assert_eq!(found(&site, &text(typed)).await, wanted, "{kind:?}: {typed}");
        }
    }
}

#[tokio::test]
async fn a_search_is_narrowed_and_counted_by_channel_age_and_source() {
    for kind in databases() {
        let site = site_with(kind, golden()).await;
        let all = Search { text: "台 ".to_owned(), ..Search::default() };
        for (search, wanted) in [
            (Search { channel: "xiangcun".to_owned(), ..all.clone() }, &[7][..]),
            (Search { channel: "yaowen".to_owned(), ..all.clone() }, &[4]),
            (Search { from: "2026-01-02".to_owned(), ..all.clone() }, &[]),
            (Search { to: "2025-12-31".to_owned(), ..all.clone() }, &[]),
            (Search { from: "2026-01-01".to_owned(), to: "2026-01-01".to_owned(), ..all.clone() }, &[7, 4]),
            (Search { span: Span::Day, ..all.clone() }, &[]),
            (Search { source: "溪山 周刊".to_owned(), text: "船".to_owned(), ..Search::default() }, &[5]),
            (Search { source: "别的周刊".to_owned(), text: "船".to_owned(), ..Search::default() }, &[]),
        ] {
            assert_eq!(found(&site, &search).await, wanted, "{search:?}");
            let counted = facets::count(&site.newsroom, &Query::of(search.clone()).unwrap()).await.unwrap();
            assert_eq!(counted.count.number, wanted.len() as i64, "{search:?}");
        }
        let counted = facets::count(&site.newsroom, &Query::of(text("柳")).unwrap()).await.unwrap();
        let channels: Vec<_> = counted.channels.iter().map(|choice| (choice.label.as_str(), choice.count.unwrap().number)).collect();
        assert_eq!(channels, [("", 2), ("乡村", 2)]);
        let sources: Vec<_> = counted.sources.iter().map(|choice| (choice.label.as_str(), choice.count.unwrap().number)).collect();
        assert_eq!(sources, [("", 2), ("溪山周刊", 1)]);
        assert!(find(&site.newsroom, &Query::of(Search { channel: "nope".to_owned(), ..all }).unwrap()).await.is_err());
    }
}

#[tokio::test]
async fn the_most_relevant_come_first_when_asked_for() {
    for kind in databases() {
        let articles = vec![
            article(1, "yaowen", "草莓熟了", "大棚里的草莓红了。"),
            article(2, "yaowen", "大棚里的事", "草莓。草莓。草莓。草莓。"),
            article(3, "yaowen", "别的事", "说起草莓，也说别的。"),
            article(4, "yaowen", "无关", "没有。"),
        ];
        let site = site_with(kind, articles).await;
        assert_eq!(found(&site, &Search { order: Order::Relevance, ..text("草莓") }).await, [1, 2, 3]);
        assert_eq!(found(&site, &text("草莓")).await, [3, 2, 1]);
    }
}

/// Whatever part of whatever text is looked for: exactly the articles that have it are found, on both databases.
#[tokio::test]
async fn search_finds_what_a_plain_scan_finds() {
    let mut random = fastrand::Rng::with_seed(6);
    let mut queries: Option<Vec<String>> = None;
    for kind in databases() {
        let site = Fixture::demo(kind.clone()).await;
        let texts = site.words("SELECT text FROM search_text ORDER BY key DESC").await;
        let queries = queries.get_or_insert_with(|| (0..200).map(|_| part(&mut random, &texts)).collect());
        for query in queries.iter() {
            let piece = Folded::of(query);
            let (first, last) = (piece.chars[1], piece.chars[piece.chars.len() - 2]);
            let wide = |c: char| !c.is_ascii_alphanumeric();
            let piece: String = piece.chars[usize::from(wide(first))..piece.chars.len() - usize::from(wide(last))].iter().collect();
            let wanted = texts.iter().filter(|text| text.contains(&piece)).count();
            let hits = found(&site, &text(&format!("\"{query}\""))).await.len();
            assert_eq!(hits, wanted, "{kind:?}: {query}");
        }
    }
}

/// One to six characters in a row from one of the texts.
fn part(random: &mut fastrand::Rng, texts: &[String]) -> String {
    loop {
        let text: Vec<char> = texts[random.usize(..texts.len())].chars().collect();
        let (from, many) = (random.usize(..text.len() - 8), random.usize(1..=6));
        let part: String = text[from..from + many].iter().collect();
        // A piece of a Latin word is none of its words.
        if part.chars().all(|c| c.is_alphanumeric() && !c.is_ascii_alphanumeric()) {
            return part;
        }
    }
}

#[tokio::test]
async fn pages_of_a_search_hold_every_hit_once_and_say_where_they_end() {
    for kind in databases() {
        let site = site_with(kind, (1..=1045).map(|id| article(id, "liuxi", &format!("第{id}条"), "柳溪的事。")).collect()).await;
        let mut seen = BTreeSet::new();
        for number in [1, 2, 50] {
            let page = site.get(&format!("/search?q={}&page={number}", encoded("柳溪"))).await;
            assert_eq!(page.status, 200);
            let titles = page.texts(".hits .title a");
            assert_eq!(titles.len(), 20);
            assert!(titles.into_iter().all(|title| seen.insert(title)), "an article stands on two pages");
            assert_eq!(page.texts(".found p"), ["共 1000+ 篇"]);
            assert!(page.texts(".hits mark").iter().all(|hit| hit == "柳溪"));
        }
        let last: Vec<String> = site.get(&format!("/search?q={}&page=50", encoded("柳溪"))).await.attributes(".pager a", "href");
        assert!(!last.iter().any(|address| address.ends_with("page=51")), "{last:?}");
        let beyond = site.get(&format!("/search?q={}&page=51", encoded("柳溪"))).await;
        assert_eq!(beyond.status, 400);
        assert!(beyond.text.contains("最多翻到第 50 页"));
        assert_eq!(site.get(&format!("/search?q={}&page=2", encoded("第7条"))).await.status, 404);
        let narrowed = site.get(&format!("/search?q={}&channel=liuxi&page=2", encoded("柳溪"))).await;
        assert!(narrowed.attributes(".pager a", "href").iter().any(|address| address.contains("channel=liuxi&page=3")));
    }
}

#[tokio::test]
async fn pages_by_relevance_end_where_the_pager_says() {
    for kind in databases() {
        let site = site_with(kind, (1..=460).map(|id| article(id, "liuxi", &format!("第{id}条"), "柳溪的事。")).collect()).await;
        let address = |page: usize| format!("/search?q={}&sort=relevance&page={page}", encoded("柳溪"));
        let first = site.get(&address(1)).await;
        assert_eq!(first.texts(".found p"), ["共 460 篇"]);
        let last = first.attributes(".pager .number a", "href").pop().unwrap();
        let last: usize = last.rsplit_once("page=").unwrap().1.parse().unwrap();
        let mut seen = BTreeSet::new();
        for number in 1..=last {
            let page = site.get(&address(number)).await;
            assert_eq!(page.status, 200, "page {number} of {last}");
            assert_eq!(page.texts(".hits .title a").into_iter().filter(|title| seen.insert(title.clone())).count(), 20, "page {number} of {last}");
        }
        assert_eq!(seen.len(), last * 20);
        assert_eq!(site.get(&address(last + 1)).await.status, 404);
    }
}

#[tokio::test]
async fn choices_are_offered_without_a_number_where_not_all_were_counted() {
    for kind in databases() {
        let from = |id: i64, channel: &str, source: &str| Article {
            source: source.to_owned(),
            ..article(id, channel, &format!("第{id}条"), "柳溪的事。")
        };
        let older = (1..=45).map(|id| from(id, "yaowen", "青岚早报"));
        let site = site_with(kind, older.chain((46..=1100).map(|id| from(id, "liuxi", "溪山周刊"))).collect()).await;
        let choices = async |more: &str| {
            let page = site.get(&format!("/search?q={}{more}", encoded("柳溪"))).await;
            assert_eq!(page.status, 200);
            (page.texts(".found p").remove(0), page.texts(".facets li"), page.texts(".facets [aria-current]"))
        };
        let (found, offered, _) = choices("").await;
        assert_eq!(found, "共 1000+ 篇");
        for choice in ["要闻", "乡村", "青岚早报", "溪山周刊"] {
            assert!(offered.iter().any(|text| text == choice), "{choice}: {offered:?}");
        }
        for (more, choice) in [("&channel=yaowen", "要闻45"), (&*format!("&source={}", encoded("青岚早报")), "青岚早报45")] {
            let (found, _, chosen) = choices(more).await;
            assert_eq!(found, "共 45 篇", "{more}");
            assert!(chosen.iter().any(|text| text == choice), "{more}: {chosen:?}");
        }
    }
}

#[tokio::test]
async fn a_name_that_is_suggested_leads_to_all_that_has_it() {
    for kind in databases() {
        let site = site_with(kind, golden()).await;
        site.sql("UPDATE article SET reporters = 'John Smith, 王明' WHERE id = 6").await;
        let transaction = site.newsroom.db.begin().await.unwrap();
        index::rebuild(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
        let suggested = async |typed: &str| {
            let answer = site.get(&format!("/api/suggest?lang=zh&typed={}", encoded(typed))).await.json();
            let line = answer[0].clone();
            (line["label"].as_str().unwrap().to_owned(), line["address"].as_str().unwrap().to_owned())
        };
        let (label, address) = suggested("非遗").await;
        assert_eq!((label.as_str(), address.as_str()), ("标签", "/tag/%E9%9D%9E%E9%81%97"));
        assert_eq!(site.get(&address).await.status, 200);
        let (label, address) = suggested("溪山").await;
        assert_eq!(label, "来源");
        let page = site.get(&address).await;
        assert_eq!(page.texts(".found p"), ["共 1 篇"]);
        assert!(page.texts(".facets [aria-current]").contains(&"溪山周刊1".to_owned()), "{address}");
        let (label, address) = suggested("john").await;
        assert_eq!(label, "记者");
        assert!(address.contains("John%20Smith"), "a name of two words is one name: {address}");
        assert_eq!(site.get(&address).await.texts(".found p"), ["共 1 篇"]);
    }
}

#[tokio::test]
async fn names_are_found_as_they_are_typed() {
    for kind in databases() {
        let site = Fixture::demo(kind).await;
        let suggested = async |typed: &str| -> Vec<(String, String)> {
            let answer = site.get(&format!("/api/suggest?lang=zh&typed={}", encoded(typed))).await.json();
            let text = |line: &serde_json::Value| line["text"].as_array().unwrap().iter().map(|part| part[0].as_str().unwrap()).collect::<String>();
            answer.as_array().unwrap().iter().map(|line| (line["label"].as_str().unwrap().to_owned(), text(line))).collect()
        };
        for typed in ["liuxi", "liuxizh", "lxz", "柳溪", "LIUXI"] {
            assert!(suggested(typed).await.contains(&("频道".to_owned(), "柳溪镇".to_owned())), "{typed}");
        }
        let reporter = site.words("SELECT name FROM search_name WHERE kind = 'reporter' ORDER BY articles DESC, name LIMIT 1").await.remove(0);
        let spelled = site.words(&format!("SELECT spelled FROM search_name WHERE kind = 'reporter' AND name = '{reporter}'")).await.remove(0);
        assert!(suggested(&spelled).await.contains(&("记者".to_owned(), reporter.clone())), "{spelled}");
        assert!(!found(&site, &text(&spelled)).await.is_empty(), "{spelled}");
        assert!(suggested("草莓").await.iter().any(|(label, title)| label == "文章" && title.contains("草莓")));
        assert!(suggested("").await.is_empty() && suggested("，").await.is_empty());
        assert!(site.get("/search?q=liuxi").await.attributes(".matching a", "href").contains(&"/liuxi".to_owned()));
    }
}
