//! Remarks about whole manuscripts: what is said of them, and where.

use super::{Quote, Remark, RemarkKind, remarks};
use crate::model::{
    article::Origin,
    body::{Block, Body, Figure, FigureLayout, Kind, Run, check::plain},
    manuscript::Manuscript,
    picture::Picture,
    safe_url::SafeUrl,
    word::Word,
};

fn manuscript(blocks: Vec<(&str, Kind)>) -> Manuscript {
    let blocks = blocks.into_iter().map(|(id, kind)| Block { id: id.to_owned(), kind }).collect();
    Manuscript { title: "渡口开航".into(), source: "青岚日报".into(), body: Body::new(blocks).unwrap(), ..Manuscript::default() }
}

fn paragraph(text: &str) -> Kind {
    Kind::Paragraph { text: plain(text) }
}

fn heading(level: u8) -> Kind {
    Kind::Heading { level, text: plain("小标题") }
}

fn figure(alt: &str, caption: &str, credit: &str) -> Figure {
    let picture = Picture { file: "a.jpg".into(), width: 1, height: 1, alt: alt.into(), ..Picture::default() };
    Figure { picture, caption: plain(caption), credit: credit.into(), layout: FigureLayout::Full }
}

fn all(manuscript: &Manuscript) -> Vec<Remark> {
    remarks(manuscript, &[], 1_000)
}

/// Part and kind of each remark.
fn said(manuscript: &Manuscript) -> Vec<(String, RemarkKind)> {
    all(manuscript).into_iter().map(|remark| (remark.part, remark.kind)).collect()
}

fn of(part: &str, kind: RemarkKind) -> (String, RemarkKind) {
    (part.to_owned(), kind)
}

#[test]
fn a_story_without_faults_gets_no_remarks() {
    let good = manuscript(vec![
        ("a", paragraph("渡口今天开航，票价3.5元，“早班船”10:30开。")),
        ("b", heading(2)),
        ("c", heading(3)),
        ("d", heading(2)),
        ("e", Kind::Picture(figure("渡口", "早班船。李明摄", "李明"))),
        ("f", Kind::Code { text: "a,b;  “中,文(".into() }),
    ]);
    assert_eq!(all(&good), []);
    let external = Manuscript { origin: Origin::External, source: String::new(), ..good };
    assert_eq!(all(&external), []);
}

#[test]
fn what_a_story_lacks_is_said_in_the_order_of_the_page() {
    let mut lacking = manuscript(vec![
        ("a", Kind::Gallery { figures: vec![figure("渡口", "第一张", "李明"), figure("", "第二张", "")] }),
        ("b", paragraph("今天,开航。")),
        ("c", Kind::Picture(figure("", "", "李明"))),
    ]);
    lacking.source = String::new();
    lacking.time = Some(1_001);
    lacking.title = "长".repeat(61);
    let expected = [
        of("title", RemarkKind::LongTitle),
        of("source", RemarkKind::NoSource),
        of("time", RemarkKind::FutureTime),
        of("b-a", RemarkKind::NoAlt),
        of("b-a", RemarkKind::NoCredit),
        of("b-b", RemarkKind::HalfWidth),
        of("b-c", RemarkKind::NoAlt),
    ];
    assert_eq!(said(&lacking), expected);
    // 第一张, 李明, 第二张: one character between each.
    let second = &all(&lacking)[3];
    assert_eq!((second.start, second.end, second.quote.exact.as_str()), (7, 10, "第二张"));
    lacking.time = Some(1_000);
    assert!(!said(&lacking).contains(&of("time", RemarkKind::FutureTime)));
}

#[test]
fn headings_out_of_order_are_found() {
    for (levels, faults) in
        [(vec![2, 3, 4, 2], vec![]), (vec![3, 4, 3], vec![]), (vec![2, 4], vec![1]), (vec![3, 2, 3], vec![0]), (vec![4, 2, 4, 4], vec![0, 2])]
    {
        let ids = ["a", "b", "c", "d"];
        let found = said(&manuscript(ids.into_iter().zip(levels.iter().map(|level| heading(*level))).collect()));
        let expected: Vec<(String, RemarkKind)> = faults.iter().map(|at: &usize| of(&format!("b-{}", ids[*at]), RemarkKind::HeadingOrder)).collect();
        assert_eq!(found, expected, "{levels:?}");
    }
}

#[test]
fn links_without_words_or_an_address_are_found() {
    let run =
        |text: &str, bold, link: Option<&str>| Run { text: text.into(), bold, link: link.map(|to| SafeUrl::new(to).unwrap()), ..Run::default() };
    let text = vec![
        run("看", false, None),
        run(" ", false, Some("/news/1")),
        run("这里", false, Some("#")),
        run("和", false, None),
        run("粗", true, Some("/news/2")),
        run(" ", false, Some("/news/2")),
        run("细", true, Some("/news/2")),
        run("与", false, Some("#b-3")),
    ];
    let found = all(&manuscript(vec![("a", Kind::Paragraph { text })]));
    let places: Vec<(RemarkKind, usize, usize)> = found.into_iter().map(|remark| (remark.kind, remark.start, remark.end)).collect();
    assert_eq!(places, [(RemarkKind::EmptyLink, 1, 2), (RemarkKind::EmptyLink, 2, 4)]);
}

#[test]
fn time_and_source_in_the_text_are_found_at_its_ends_only() {
    let line = "2026-11-24 16:29 来源：青岚日报";
    let own = |text: &str| paragraph(text);
    let found = said(&manuscript(vec![("a", own(line)), ("b", own("甲。")), ("c", own(line)), ("d", own("乙。")), ("e", own("（来源：青岚日报）"))]));
    assert_eq!(found, [of("b-a", RemarkKind::TimeTwice), of("b-e", RemarkKind::TimeTwice)]);
}

#[test]
fn a_remark_shows_its_characters_with_their_neighbours() {
    let found = all(&manuscript(vec![("a", paragraph("柳溪镇渡口村的早班船今天,开航，全村人都来看。"))]));
    let quote = Quote { before: "…的早班船今天".into(), exact: ",".into(), after: "开航，全村人都来…".into() };
    assert_eq!((found.len(), found[0].start, found[0].end), (1, 12, 13));
    assert_eq!(found[0].quote.exact, quote.exact);
    assert_eq!(found[0].quote.after, quote.after);
    assert!(found[0].quote.before.ends_with("的早班船今天") && found[0].quote.before.starts_with('…'));
}

#[test]
fn the_newsrooms_words_are_found_in_lines_and_text() {
    let words = [Word::new("帐号", "账号", "见社内规范").unwrap(), Word::new("吕清", "吕青", "").unwrap()];
    let mut wrong = manuscript(vec![("a", paragraph("他的帐号。")), ("b", Kind::Code { text: "帐号".into() })]);
    wrong.reporters = "吕清 李四".into();
    wrong.original_title = "帐号".into();
    let found = remarks(&wrong, &words, 0);
    let places: Vec<(&str, Option<&str>)> = found.iter().map(|remark| (remark.part.as_str(), remark.suggestion.as_deref())).collect();
    assert_eq!(places, [("reporters", Some("吕青")), ("b-a", Some("账号"))]);
    assert_eq!(found[1].kind, RemarkKind::Word { note: "见社内规范".into() });
}
