//! Any body there could be, naughty ones first: for property tests here and of the importers.

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{Block, Body, Cell, Figure, FigureLayout, Item, Kind, List, Run, Script, Table, Text};
use crate::model::{picture::Picture, safe_url::SafeUrl};

/// Strings that have broken somebody's HTML before.
const NAUGHTY: [&str; 40] = [
    "</p>",
    "<script>alert(1)</script>",
    "&amp;",
    "&lt;b&gt;",
    "&#0;",
    "&nbsp",
    "\"",
    "'",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "\u{0}",
    "\u{1}\u{7f}\u{9f}",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "  \t ",
    "\u{a0}",
    "\u{3000}\u{3000}",
    "\u{feff}",
    "\u{fffe}\u{fdd0}",
    "\u{2028}",
    "مرحبا",
    "\u{202e}abc\u{202c}",
    "👩‍👩‍👧‍👦",
    "🇨🇳",
    "e\u{301}",
    "柳溪镇",
    "——",
    "—— ",
    "。”",
    "</a>",
    "</td></table>",
    "<li>",
    "b-1",
    "\u{10ffff}",
    "\u{1fffe}",
    "图片：",
];

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => select(&NAUGHTY[..]).prop_map(str::to_owned), 2 => "[a-z ]{0,8}", 1 => any::<String>()];
    vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn link() -> impl Strategy<Value = SafeUrl> {
    let address =
        select(&["/news/1", "https://example.org/a?b=1&c=\"<d>'", "#b-1", "mailto:a@example.org", "?q=%20 a", "//example.org/柳", "a/b.jpg"][..]);
    address.prop_map(|address| SafeUrl::new(address).expect("these are safe"))
}

fn run() -> impl Strategy<Value = Run> {
    let script = option::of(select(&[Script::Super, Script::Sub][..]));
    (words(), any::<[bool; 4]>(), script, option::weighted(0.3, link())).prop_map(|(text, [bold, italic, underline, strike], script, link)| Run {
        text,
        bold,
        italic,
        underline,
        strike,
        script,
        link,
    })
}

fn text() -> impl Strategy<Value = Text> {
    vec(run(), 0..4)
}

fn figure() -> impl Strategy<Value = Figure> {
    (words(), "[0-9a-f]{8}", 1..4000u32, text(), words(), select(&FigureLayout::ALL[..])).prop_map(|(alt, name, size, caption, credit, layout)| {
        let picture = Picture { file: format!("{name}.jpg"), width: size, height: size / 2 + 1, alt, ..Picture::default() };
        Figure { picture, caption, credit, layout }
    })
}

fn list() -> impl Strategy<Value = List> {
    let made =
        |ordered, items: Vec<(Text, Option<List>)>| List { ordered, items: items.into_iter().map(|(text, inner)| Item { text, inner }).collect() };
    let leaf = (any::<bool>(), vec((text(), Just(None)), 1..3)).prop_map(move |(ordered, items)| made(ordered, items));
    leaf.prop_recursive(5, 12, 3, move |inner| {
        (any::<bool>(), vec((text(), option::of(inner)), 1..3)).prop_map(move |(ordered, items)| made(ordered, items))
    })
}

fn table() -> impl Strategy<Value = Table> {
    let cell = || (text(), any::<bool>(), 1..=100u8, 1..=100u8).prop_map(|(text, header, colspan, rowspan)| Cell { text, header, colspan, rowspan });
    (words(), 0..4u8, vec(cell(), 1..4), vec(vec(cell(), 0..4), 0..4)).prop_map(|(caption, headers, first, mut rows)| {
        rows.insert(0, first);
        Table { caption, header_rows: headers.min(rows.len() as u8), rows }
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        text().prop_map(|text| Kind::Paragraph { text }),
        (2..=4u8, text()).prop_map(|(level, text)| Kind::Heading { level, text }),
        figure().prop_map(Kind::Picture),
        vec(figure(), 1..4).prop_map(|figures| Kind::Gallery { figures }),
        (vec(text(), 1..4), words()).prop_map(|(mut paragraphs, cite)| {
            paragraphs.push(vec![Run { text: "words".to_owned(), ..Run::default() }]);
            Kind::Quote { paragraphs, cite }
        }),
        list().prop_map(Kind::List),
        table().prop_map(Kind::Table),
        Just(Kind::Divider),
        words().prop_map(|title| Kind::PageBreak { title }),
        (link(), words()).prop_map(|(url, title)| Kind::Video { url, title }),
        words().prop_map(|text| Kind::Code { text }),
    ]
}

/// Blocks as a stranger might send them: within the rules, but not in normal form.
pub fn blocks() -> impl Strategy<Value = Vec<Block>> {
    vec(kind(), 0..8).prop_flat_map(|kinds| {
        let ids = Just((1..=kinds.len()).map(|n| format!("b{n}")).collect::<Vec<_>>()).prop_shuffle();
        (Just(kinds), ids).prop_map(|(kinds, ids)| kinds.into_iter().zip(ids).map(|(kind, id)| Block { id, kind }).collect())
    })
}

/// Any body.
pub fn body() -> impl Strategy<Value = Body> {
    blocks().prop_map(|blocks| Body::new(blocks).expect("these blocks are within the rules"))
}
