//! What a form of a topic cannot know or show is not lost by sending it.

use crate::fixture::{Answer, Fixture, databases};

use super::{DETAILS, made, post};

/// The version that a form of the page would send.
fn sends(page: &Answer, form: &str) -> Vec<String> {
    page.attributes(&format!("{form} [name=version]"), "value")
}

#[tokio::test]
async fn nobody_writes_over_what_they_have_not_seen() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let desk = made(&site).await;
        desk.done("/blocks", &[("do", "add"), ("heading", "原来的"), ("layout", "list")]).await;
        let (address, block, opened) = (format!("/desk/topics/{}", desk.id), desk.blocks().await.remove(0), desk.version().await.to_string());
        let row = async || site.words(&format!("SELECT title || '/' || intro FROM topic WHERE id = {}", desk.id)).await.remove(0);
        // Somebody else changes title and introduction while the form is open.
        let mut theirs = DETAILS;
        (theirs[0].1, theirs[3].1) = ("别人的标题", "别人的导语");
        desk.done("", &theirs).await;
        let stands = row().await;
        let details = format!("form[action='{address}']");
        let mut mine: Vec<(&str, String)> = DETAILS.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        mine[0].1 = "我的标题".to_owned();
        mine.push(("version", opened.clone()));
        let send = async |fields: &[(&str, String)]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            post(&site, &desk.cookies, &address, &fields).await
        };
        for attempt in 0..2 {
            let answer = send(&mine).await;
            assert_eq!((answer.status.as_u16(), row().await == stands), (409, true), "attempt {attempt}");
            assert!(answer.texts("[role=alert]").concat().contains("刚才有人改过"));
            assert_eq!(answer.attributes(&format!("{details} [name=title]"), "value"), ["我的标题"], "what was typed stays");
            assert_eq!(answer.texts(&format!("{details} .meanwhile dt")), ["标题", "导语"]);
            assert_eq!(answer.texts(&format!("{details} .meanwhile dd")), ["别人的标题", "别人的导语"]);
            // Sending the form again sends what it was made from again.
            assert_eq!(sends(&answer, &details), [opened.as_str()]);
            assert_eq!(answer.attributes(&format!("{details} [name=over]"), "value"), [desk.version().await.to_string()]);
        }
        // A mistake beside it is no way round.
        let mut wrong = mine.clone();
        wrong[0].1 = " ".to_owned();
        assert_eq!(sends(&send(&wrong).await, &details), [opened.as_str()]);
        // The tick counts for what was seen, and for nothing that came later.
        mine.push(("over", desk.version().await.to_string()));
        desk.done("/blocks", &[("do", "change"), ("block", &block), ("heading", "别人的板块"), ("layout", "list")]).await;
        assert_eq!((send(&mine).await.status.as_u16(), row().await == stands), (409, true));
        mine.pop();
        mine.push(("over", desk.version().await.to_string()));
        assert_eq!(send(&mine).await.status, 303);
        assert!(row().await.starts_with("我的标题/"));
        // A block is kept from harm in the same way.
        let change = [("do", "change"), ("block", block.as_str()), ("heading", "我的板块"), ("layout", "list"), ("version", &opened)];
        let of_block = format!("#block-{block} .block-form");
        let answer = post(&site, &desk.cookies, &format!("{address}/blocks"), &change).await;
        assert_eq!((answer.status.as_u16(), sends(&answer, &of_block)), (409, vec![opened.clone()]));
        assert_eq!(answer.attributes(&format!("{of_block} [name=heading]"), "value"), ["我的板块"]);
        assert_eq!(answer.texts(&format!("{of_block} .meanwhile dd")), ["别人的板块"]);
        // One that somebody has deleted can be added again as it was typed.
        desk.done("/blocks", &[("do", "remove"), ("block", &block), ("sure", "1")]).await;
        let answer = post(&site, &desk.cookies, &format!("{address}/blocks"), &change).await;
        assert_eq!((answer.status.as_u16(), answer.attributes("#add-block [name=heading]", "value")), (409, vec!["我的板块".to_owned()]));
    }
}

#[tokio::test]
async fn what_a_form_cannot_show_of_an_introduction_stays() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let desk = made(&site).await;
        desk.done("/state", &[("do", "show")]).await;
        let file = site.words("SELECT file FROM picture WHERE alt LIKE '一台红色收割机%'").await.remove(0);
        let picture = format!(r#"{{"file":"{file}","width":100,"height":60,"alt":"收割机"}}"#);
        let rich = format!(
            r#"[{{"id":"b1","type":"heading","level":2,"text":[{{"text":"先说"}}]}},{{"id":"b2","type":"paragraph","text":[{{"text":"第一段"}}]}},
            {{"id":"b3","type":"picture","picture":{picture},"caption":[],"credit":""}},{{"id":"b4","type":"divider"}}]"#
        );
        let intro = async |json: &str| site.sql(&format!("UPDATE topic SET intro = '{json}' WHERE id = {}", desk.id)).await;
        let details = |title: &'static str, intro: &'static str| [("title", title), ("slug", "xinde"), ("intro", intro)];
        let shown = async || {
            let page = site.get("/topic/xinde").await;
            ["h2", "p", "img", "hr"].map(|tag| page.texts(&format!(".intro {tag}")).len())
        };
        intro(&rich).await;
        site.sql(&format!("UPDATE picture SET colour = 'ff8000' WHERE file = '{file}'")).await;
        // As a browser sends it back.
        desk.done("", &details("换了标题", "先说\r\n第一段")).await;
        assert_eq!((site.get("/topic/xinde").await.texts("h1"), shown().await), (vec!["换了标题".to_owned()], [1, 1, 1, 1]));
        // Its picture is drawn as one of a story is: with what the newsroom knows of it.
        assert_eq!(site.get("/topic/xinde").await.attributes(".intro img", "class"), ["r-5 g-3 b-0"]);
        desk.refused("", &details("换了标题", "先说\r\n改了一个字"), 422, "会丢掉它们").await;
        assert_eq!(shown().await, [1, 1, 1, 1]);
        // Whoever wants it gone says so first.
        desk.done("", &details("换了标题", "")).await;
        desk.done("", &details("换了标题", "改了一个字")).await;
        assert_eq!(site.get("/topic/xinde").await.texts(".intro p"), ["改了一个字"]);
        // One that is longer than what can be written here keeps nobody from changing the title.
        let long: &'static str = "长".repeat(5_001).leak();
        intro(&format!(r#"[{{"id":"b1","type":"paragraph","text":[{{"text":"{long}"}}]}}]"#)).await;
        desk.done("", &details("又换标题", long)).await;
        let longer: &'static str = format!("{long}长").leak();
        desk.refused("", &details("又换标题", longer), 422, "导语太长").await;
        assert_eq!(site.get("/topic/xinde").await.texts(".intro p"), [long]);
    }
}
