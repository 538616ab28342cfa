//! Our HTML is read back exactly, other people's sensibly, hostile HTML in bounded time.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use scraper::{Html, Node};

use super::{Src, body, losses::Losses, parse, text};
use crate::model::{
    body::{Body, Kind, arbitrary},
    picture::Picture,
};

/// Has every picture of our own media folder, and no other.
fn ours(src: &Src<'_>) -> Option<Picture> {
    let file = src.address.strip_prefix("/media/")?.to_owned();
    Some(Picture { file, width: src.width.unwrap_or(1), height: src.height.unwrap_or(1), alt: src.alt.to_owned(), ..Picture::default() })
}

fn read(html: &str) -> (Body, Losses) {
    let mut losses = Losses::default();
    (body(html, &ours, &mut losses).expect("within the limits"), losses)
}

/// What `html` says, in our own HTML without ids.
fn rewritten(html: &str) -> String {
    let out = read(html).0.html().as_str().trim_end().to_owned();
    let mut parts = out.split(" id=\"b-");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |all, part| all + part.split_once('"').map_or("", |(_, rest)| rest))
}

fn shape(html: &Html) -> Vec<(usize, Node)> {
    html.tree.root().descendants().map(|node| (node.ancestors().count(), node.value().clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn our_own_html_is_read_back_exactly(before in arbitrary::body()) {
        let html = before.html();
        let (after, losses) = read(html.as_str());
        prop_assert_eq!(&after, &before, "{}", html.as_str());
        prop_assert!(losses.is_empty(), "{}", losses);
    }

    #[test]
    fn our_own_html_is_well_formed(before in arbitrary::body()) {
        let html = before.html();
        let tree = parse::fragment(html.as_str()).expect("within the limits");
        let again = parse::fragment(&tree.html()).expect("within the limits");
        prop_assert_eq!(shape(&tree), shape(&again));
    }

    #[test]
    fn any_html_becomes_some_body_and_that_one_stays(pieces in prop::collection::vec(prop::sample::select(&TAGS[..]), 0..40)) {
        let (first, _) = read(&pieces.concat());
        let (second, losses) = read(first.html().as_str());
        prop_assert_eq!(&second, &first);
        prop_assert!(losses.is_empty(), "{}", losses);
    }
}

const TAGS: [&str; 54] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<ul>",
    "<ol>",
    "</ul>",
    "<li>",
    "</li>",
    "<table>",
    "<tr>",
    "<td>",
    "<th colspan=3>",
    "</table>",
    "<thead>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=/x>",
    "<a href=javascript:x>",
    "</a>",
    "<img src=/media/a.jpg>",
    "<img src=http://x/b.png alt=b>",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "<blockquote>",
    "</blockquote>",
    "<cite>",
    "<footer>",
    "<h1>",
    "</h1>",
    "<h6>",
    "<pre>",
    "</pre>",
    "<hr>",
    "<br>",
    "text ",
    "柳溪",
    "\n\n",
    "\u{3000}\u{3000}段",
    "<script>",
    "</script>",
    "<svg><p>",
    "<math><mi>",
    "<template>",
    "<form>",
    "<iframe src=https://youtu.be/1></iframe>",
    "<!--nextpage-->",
    "<div class=gallery>",
    "<p id=b-x>",
    "<figure class=wp-block-gallery>",
    "<select><option>",
];

#[test]
fn foreign_html_is_read_sensibly() {
    for (html, wanted) in [
        ("<h1>a</h1><h6>b</h6>", "<h2>a</h2>\n<h4>b</h4>"),
        ("<div>one<div>two</div>three</div>", "<p>one</p>\n<p>two</p>\n<p>three</p>"),
        ("<p>\u{3000}\u{3000}一<br>\u{3000}\u{3000}二<br>三<br><br>四</p>", "<p>一</p>\n<p>二<br>三</p>\n<p>四</p>"),
        ("<b>a<i>b</b>c</i>", "<p><strong>a<em>b</em></strong><em>c</em></p>"),
        ("<span style='font-weight: bold'>a</span><del>b</del><ins>c</ins>", "<p><strong>a</strong><s>b</s><u>c</u></p>"),
        ("<ul><li>a<ol><li>b</ol><li><p>c</p><p>d</p></ul>", "<ul><li>a<ol><li>b</li></ol></li><li>c<br>d</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<blockquote>a<p>b</p><cite>— c</cite></blockquote>", "<blockquote><p>a</p><p>b</p><footer>—— c</footer></blockquote>"),
        (
            "<blockquote><p>a</p><ul><li>b</ul><p>c</p></blockquote>",
            "<blockquote><p>a</p></blockquote>\n<ul><li>b</li></ul>\n<blockquote><p>c</p></blockquote>",
        ),
        ("<pre>\n a\n  b\n</pre>", "<pre><code> a\n  b</code></pre>"),
        ("<table><tr><td><p>only</p></td></tr></table>", "<p>only</p>"),
        ("<p>a<!--nextpage-->b</p>", "<p>a</p>\n<hr class=\"page-break\" data-title=\"\">\n<p>b</p>"),
        (
            "<iframe src='//player.bilibili.com/x?a=1'></iframe>",
            "<p class=\"video\"><a href=\"https://player.bilibili.com/x?a=1\" rel=\"external noopener\">https://player.bilibili.com/x?a=1</a></p>",
        ),
        (
            "<figure><img src=/media/a.jpg alt=x><figcaption>c<br>d</figcaption></figure>",
            "<figure><img src=\"/media/a.jpg\" width=\"1\" height=\"1\" alt=\"x\" decoding=\"async\"><figcaption>c<br>d</figcaption></figure>",
        ),
        ("<p>a <img src=https://x.org/b.png alt=湖></p>", "<p>a</p>\n<p><a href=\"https://x.org/b.png\" rel=\"external noopener\">图片：湖</a></p>"),
        ("<figure><img src=/b.png><figcaption>湖边</figcaption></figure>", "<p><a href=\"/b.png\">图片：b.png</a>：湖边</p>"),
    ] {
        assert_eq!(rewritten(html), wanted, "{html}");
    }
}

#[test]
fn tables_keep_heads_spans_and_captions() {
    let (body, losses) = read(
        "<table><caption>c</caption><tfoot><tr><td>z</table><table><tr><th>a<th>b<tr><td colspan=2 rowspan=0>c<ul><li>d<li>e</ul><img src=/media/a.jpg></table>",
    );
    let kinds: Vec<_> = body.blocks().iter().map(|block| &block.kind).collect();
    assert!(
        matches!(kinds[..], [Kind::Paragraph { .. }, Kind::Paragraph { .. }, Kind::Table(table), Kind::Picture(_)]
        if table.header_rows == 1 && table.rows[1][0].colspan == 2 && table.rows[1][0].text[0].text == "c\nd\ne"),
        "{kinds:?}"
    );
    assert!(losses.count("表格里的列表（文字已保留）") == 1, "{losses}");
}

#[test]
fn what_cannot_be_kept_is_counted_with_its_place() {
    let (body, losses) = read(
        "<div style='background: url(/up/lake.jpg)'></div><p onclick=x>a<script>alert(1)</script><a href=' java\tscript:alert(1)'>b</a></p><style>p{}</style><form>name <input></form><img src=data:image/png;base64,AA><video></video>",
    );
    assert_eq!(body.text(), "ab");
    for kind in ["背景图片", "删去的脚本", "删去的样式表", "删去的表单", "不安全的链接（文字已保留）", "没有地址的图片", "没有地址的 <video>"]
    {
        assert_eq!(losses.count(kind), 1, "{kind}: {losses}");
    }
    assert!(losses.to_string().contains("删去的表单 ×1：name"), "{losses}");
}

#[test]
fn ids_are_kept_where_they_can_be_and_fresh_ones_are_always_the_same() {
    let ids = |html: &str| read(html).0.blocks().iter().map(|block| block.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids("<p>a</p><p id=b-b1>b</p><p id=b-b1>c</p><p id='b-No'>d</p>"), ["b2", "b1", "b3", "b4"]);
}

#[test]
fn hostile_html_is_refused_or_read_in_bounded_time() {
    let many = |part: &str| part.repeat(600_000 / part.len());
    let attributes = format!("<p {}>", (0..150_000).map(|n| format!(" a{n}")).collect::<String>());
    let unclosed = (0..3000).map(|n| format!("<b a={n}>")).collect::<String>() + &many("<p>x");
    let scoped = (0..100).map(|_| "<div>".repeat(90) + "<table><td>" + &"</div>".repeat(90)).collect::<String>();
    for html in [
        many("<div>"),
        many("<b>"),
        many("<ul><li>"),
        many("<table><td>"),
        unclosed,
        scoped,
        attributes,
        many("<p>"),
        many("&"),
        "x".repeat(5_000_000),
    ] {
        let started = Instant::now();
        let _ = body(&html, &ours, &mut Losses::default());
        assert!(started.elapsed() < Duration::from_secs(30), "{}", &html[..20]);
    }
    assert!(body(&many("<div>"), &ours, &mut Losses::default()).expect_err("too deep").contains("太深"));
}

#[test]
fn titles_lose_their_markup() {
    assert_eq!(text("Markup: <em>a</em> &amp; &#8220;b&#8221;"), "Markup: a & “b”");
}
