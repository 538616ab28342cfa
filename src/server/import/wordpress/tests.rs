//! What becomes of an export, item by item; and of the export that theme authors test with, where it is at hand.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use super::{read, report::Report};
use crate::server::import::content::{Article, Content, Publication, Target};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/fixtures/wordpress.xml")
}

fn imported() -> (Content, Report) {
    read(&fixture()).expect("the fixture is well formed")
}

fn article(content: &Content, key: &str) -> Article {
    content.articles.iter().find(|article| article.key == key).expect("it is in the fixture").clone()
}

fn says(report: &Report, item: &str, what: &str) -> bool {
    report.lines().iter().any(|line| line.item == item && line.what.contains(what))
}

#[test]
fn categories_become_a_tree_of_channels_with_addresses_that_work() {
    let (content, _) = imported();
    let channels: Vec<_> = content
        .channels
        .iter()
        .map(|c| (c.slug.as_ref().map_or("", |s| s.as_str()), c.name.as_str(), c.parent.as_ref().map_or("", |s| s.as_str())))
        .collect();
    assert_eq!(
        channels,
        [
            ("cat-2", "乡村 & 农业", ""),
            ("cat-4", "寻人", ""),
            ("liuxi", "柳溪镇", "cat-2"),
            ("ring-a", "甲", ""),
            ("ring-b", "乙", "ring-a"),
            ("weifenlei", "未分类", "")
        ]
    );
}

#[test]
fn a_published_post_keeps_its_words_time_channel_and_tags() {
    let (content, report) = imported();
    let story = article(&content, "11");
    assert_eq!((story.title.as_str(), story.summary.as_str(), story.reporters.as_str()), ("草莓 & 大棚", "摘要 & 一句", "林小岚"));
    assert_eq!(story.publication, Publication::Published { at: 1_557_100_800, first: 1_557_100_800 });
    assert_eq!((story.channel.as_ref().map(|s| s.as_str()), story.placements.len(), story.tags), (Some("liuxi"), 1, vec!["草莓".to_owned()]));
    for what in [
        "评论未导入：1 条",
        "置顶",
        "post-format-aside",
        "来源编号",
        "封面图片未取回：https://old.example.org/up/lake.jpg",
        "脚本",
        "contact-form",
        "没有取到的图片",
    ] {
        assert!(says(&report, "11", what), "{what}\n{report}");
    }
    assert!(says(&report, "21", "附件未取回") && says(&report, "41", "product"), "{report}");
}

#[test]
fn classic_text_is_cut_into_paragraphs_and_shortcodes_are_read() {
    let html = article(&imported().0, "11").body.html();
    for part in [
        "\">第一段 <strong>粗</strong><br>同一段的第二行</p>",
        "<a href=\"https://old.example.org/blog/?p=12\"",
        ">图片：湖</a>：晨雾 <em>里</em></p>",
        "class=\"page-break\"",
        "class=\"video\"",
        ">[gallery] [1] [contact-form id=&quot;3&quot;]</p>",
        "<code>a\n  b</code>",
    ] {
        assert!(html.as_str().contains(part), "{part}\n{}", html.as_str());
    }
}

#[test]
fn blocks_are_read_without_inventing_breaks() {
    let (content, report) = imported();
    let story = article(&content, "12");
    assert_eq!(story.body.html().as_str(), "<h3 id=\"b-b1\">小标题</h3>\n<p id=\"b-b2\">一 行</p>\n");
    assert_eq!((story.title.as_str(), story.reporters.as_str(), story.channel.as_ref().map(|s| s.as_str())), ("（无标题）", "", Some("weifenlei")));
    assert_eq!(story.publication, Publication::Published { at: 1_577_836_800, first: 1_577_836_800 }, "08:00 in Beijing");
    assert!(says(&report, "12", "latest-posts"), "{report}");
}

#[test]
fn nothing_unpublished_becomes_visible_or_has_an_address() {
    let (content, report) = imported();
    let drafts: Vec<_> =
        content.articles.iter().filter(|article| article.publication == Publication::Draft).map(|article| article.key.as_str()).collect();
    assert_eq!(drafts, ["13", "14", "15", "16", "18"]);
    assert!(says(&report, "17", "trash"));
    let shown = |target: &Target| !matches!(target, Target::Article(key) if drafts.contains(&key.as_str()));
    assert!(content.redirects.iter().all(|(_, target)| shown(target)));
    let labels: Vec<_> = content.menus.iter().flat_map(|menu| &menu.items).map(|item| item.label.as_str()).collect();
    assert_eq!(labels, ["首页", "乡村 & 农业", "友邻"]);
    assert_eq!(content.menus.iter().map(|menu| menu.name.as_str()).collect::<Vec<_>>(), ["main", "friends"]);
    assert_eq!(content.menus[0].items[1].children[0].target, Target::Article("11".to_owned()));
}

#[test]
fn pages_stand_side_by_side_under_addresses_of_their_own() {
    let (content, _) = imported();
    let pages: Vec<_> = content.pages.iter().map(|page| (page.slug.as_str(), page.title.as_str(), page.draft)).collect();
    assert_eq!(pages, [("about-31", "关于", false), ("contact", "联系", true), ("contact-33", "联系二", false)]);
}

#[test]
fn old_addresses_lead_to_what_became_of_them() {
    let (content, _) = imported();
    let from: Vec<_> = content.redirects.iter().map(|(from, _)| from.as_str()).collect();
    for path in
        ["/blog/2019/05/strawberry/", "/blog/?p=11", "/blog/?p=12", "/blog/about/", "/blog/?page_id=31", "/blog/category/%e4%b9%a1%e6%9d%91/liuxi/"]
    {
        assert!(from.contains(&path), "{path} in {from:?}");
    }
}

#[test]
fn a_second_reading_says_the_same() {
    assert_eq!(imported(), imported());
}

#[test]
fn a_file_that_stops_in_the_middle_or_is_no_export_is_refused_with_its_line() {
    let whole = std::fs::read_to_string(fixture()).expect("it is there");
    let fault = |text: &str| {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all(text.as_bytes()).expect("space for it");
        read(file.path()).expect_err("it is broken")
    };
    let cut = whole.find("<wp:post_id>12").expect("it is there");
    let fault_of_cut = fault(&whole[..cut]);
    assert!(fault_of_cut.line > 60 && fault_of_cut.to_string().contains("不完整"), "{fault_of_cut}");
    assert_eq!(fault(&whole[..whole.find("摘要").expect("it is there")]).line, 40, "an open CDATA is at its beginning");
    assert_eq!(fault("<rss>\n<channel>\n</rss>").line, 3);
    assert!(fault("<html></html>").why.contains("wxr_version"));
    assert!(read(Path::new("/no/such/file.xml")).expect_err("nothing there").why.contains("打不开"));
}

#[test]
fn the_export_that_theme_authors_test_with_is_read_whole() {
    let path = std::env::var_os("MASTHEAD_WORDPRESS_EXPORT")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/wordpress-theme-test.xml"), PathBuf::from);
    if !path.is_file() {
        println!("skipped: no export at {}; set MASTHEAD_WORDPRESS_EXPORT", path.display());
        return;
    }
    let (content, report) = read(&path).expect("it is well formed");
    println!("{report}");
    let published = content.articles.iter().filter(|article| matches!(article.publication, Publication::Published { .. })).count();
    assert_eq!((content.articles.len(), published, content.pages.len()), (58, 55, 21), "{report}");
    assert!(content.articles.iter().all(|article| article.channel.is_some() && !article.title.is_empty()));
}
