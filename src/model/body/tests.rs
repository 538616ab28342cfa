//! What every body keeps to, and what no body may be.

use proptest::prelude::*;

use super::{Block, Body, Item, Kind, List, Run, Table, Text, arbitrary, check};

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn bold(text: &str) -> Run {
    Run { bold: true, ..run(text) }
}

fn body(kinds: Vec<Kind>) -> Result<Body, String> {
    Body::new(kinds.into_iter().zip(1..).map(|(kind, n)| Block { id: format!("b{n}"), kind }).collect())
}

fn paragraph(text: &str) -> Kind {
    Kind::Paragraph { text: vec![run(text)] }
}

proptest! {
    #[test]
    fn the_normal_form_of_a_normal_form_is_itself(body in arbitrary::body()) {
        let again = Body::new(body.blocks().to_vec()).expect("still within the rules");
        prop_assert_eq!(&again, &body);
    }

    #[test]
    fn html_and_text_hold_nothing_that_a_writer_typed_as_markup(body in arbitrary::body()) {
        let html = body.html();
        prop_assert!(!html.as_str().contains("<script"));
        let nul = body.text().contains('\u{0}');
        prop_assert!(!nul);
    }
}

#[test]
fn text_is_brought_into_its_normal_form() {
    let cases: [(Vec<Run>, Text); 6] = [
        (vec![run("\u{3000}\u{3000}柳溪 \u{a0}\t镇 ")], vec![run("柳溪 镇")]),
        (vec![run("a "), bold(" b")], vec![run("a "), bold("b")]),
        (vec![run("a"), run("b"), bold("")], vec![run("ab")]),
        (vec![run(" \n a \n\u{3000}b\r\n")], vec![run("a\nb")]),
        (vec![run("a\u{0}\u{feff}b\u{3000}c")], vec![run("ab\u{3000}c")]),
        (vec![bold(" \u{a0}\n")], vec![]),
    ];
    for (given, wanted) in cases {
        assert_eq!(check::tidy(&given), wanted, "{given:?}");
    }
}

#[test]
fn what_breaks_a_rule_is_refused_with_a_sentence() {
    let deep = (0..6).fold(List { ordered: false, items: vec![Item { text: vec![], inner: None }] }, |inner, _| List {
        ordered: false,
        items: vec![Item { text: vec![], inner: Some(inner) }],
    });
    for (kind, word) in [
        (Kind::Heading { level: 1, text: vec![run("a")] }, "小标题"),
        (Kind::Gallery { figures: vec![] }, "图集"),
        (Kind::List(List { ordered: true, items: vec![] }), "条目"),
        (Kind::List(deep), "嵌套"),
        (Kind::Table(Table { caption: String::new(), header_rows: 0, rows: vec![] }), "表格"),
        (Kind::Code { text: "x".repeat(2_000_001) }, "太长"),
    ] {
        let why = body(vec![kind]).expect_err(word);
        assert!(why.contains(word), "{why}");
    }
    for id in ["", "A", "b-1", "b".repeat(33).as_str()] {
        assert!(Body::new(vec![Block { id: id.to_owned(), kind: Kind::Divider }]).is_err(), "{id}");
    }
    let twice = Block { id: "b1".to_owned(), kind: Kind::Divider };
    assert!(Body::new(vec![twice.clone(), twice]).is_err());
}

#[test]
fn page_breaks_cut_a_body_into_titled_parts() {
    let body = body(vec![paragraph("一"), Kind::PageBreak { title: "下篇".to_owned() }, paragraph("二"), Kind::PageBreak { title: String::new() }])
        .expect("fine");
    assert_eq!(body.part_titles(), ["", "下篇"]);
    assert_eq!(body.part_html(2).expect("two parts").as_str(), "<p id=\"b-b3\">二</p>\n");
    assert!(body.part_html(0).is_none() && body.part_html(3).is_none());
    assert_eq!(body.text(), "一\n下篇\n二");
    assert_eq!(Body::default().part_titles(), [""]);
}

#[test]
fn marks_are_nested_in_one_order_and_shared_by_neighbours() {
    let italic = Run { italic: true, ..bold("二") };
    let body = body(vec![Kind::Paragraph { text: vec![bold("一"), italic, run("<三>\n四")] }]).expect("fine");
    assert_eq!(body.html().as_str(), "<p id=\"b-b1\"><strong>一<em>二</em></strong>&lt;三&gt;<br>四</p>\n");
}
