//! How differences are drawn, of any two stories there could be.

use ego_tree::NodeRef;
use leptos::prelude::*;
use proptest::prelude::*;
use scraper::{Html, Node};

use super::{blocks::blocks, words::Differ};
use crate::{
    content::{drawn, editing::comparison::Story},
    model::{
        body::{Body, arbitrary},
        comparison::{BlockDifference, Mixed, Shape, Side},
        lang::Lang,
    },
    ui::words::{Here, comparison::comparison_words},
};

fn drawn_story(blocks: Vec<BlockDifference>) -> String {
    let words = comparison_words(Lang::Zh);
    drawn(Here::default(), move || view! { <Story words blocks /> }).as_str().to_owned()
}

fn between(before: &Body, after: &Body) -> Vec<BlockDifference> {
    blocks(&Differ::new(), before, after)
}

/// How a picture comes: not what is seen of it.
const LOADING: [&str; 5] = ["decoding", "fetchpriority", "loading", "sizes", "srcset"];

/// What a browser makes of markup: elements with their attributes in order, and texts. White space between blocks, how a
/// picture is loaded, and that it opens larger do not count.
fn understood(markup: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(*Html::parse_fragment(markup).root_element(), 0, &mut found);
    found
}

fn walk(node: NodeRef<'_, Node>, depth: usize, found: &mut Vec<String>) {
    let mut text = String::new();
    for child in node.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(element) if element.name() == "picture" || element.attr("class") == Some("full") => walk(child, depth, found),
            Node::Element(element) if element.name() == "source" => {}
            Node::Element(element) => {
                told(depth, &mut text, found);
                let mut attributes: Vec<String> =
                    element.attrs().filter(|(name, _)| !LOADING.contains(name)).map(|(name, value)| format!("{name}={value}")).collect();
                attributes.sort();
                found.push(format!("{depth} <{} {}>", element.name(), attributes.join(" ")));
                walk(child, depth + 1, found);
            }
            _ => {}
        }
    }
    told(depth, &mut text, found);
}

fn told(depth: usize, text: &mut String, found: &mut Vec<String>) {
    if depth > 1 && !text.is_empty() {
        found.push(format!("{depth} {text}"));
    }
    text.clear();
}

/// The words of a side.
fn side_of(mixed: &Mixed, side: Side) -> String {
    mixed.iter().filter(|piece| [Side::Both, side].contains(&piece.side)).map(|piece| piece.run.text.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_has_not_changed_looks_as_readers_see_it(body in arbitrary::body()) {
        let readers = format!("<div class=\"prose\" lang=\"zh-CN\">{}</div>", body.html().as_str());
        let (drawn, readers) = (understood(&drawn_story(between(&body, &body))), understood(&readers));
        let differs = drawn.iter().zip(&readers).find(|(drawn, readers)| drawn != readers);
        prop_assert!(drawn.len() == readers.len() && differs.is_none(), "{:?}", differs);
    }

    #[test]
    fn hostile_text_stays_text_in_differences(before in arbitrary::body(), after in arbitrary::body()) {
        let markup = drawn_story(between(&before, &after));
        prop_assert!(!markup.contains("<script") && !markup.contains("onerror"));
        let tree = Html::parse_fragment(&markup);
        prop_assert_eq!(understood(&tree.html()), understood(&markup));
    }

    #[test]
    fn both_sides_are_whole_in_every_paragraph(before in arbitrary::body(), after in arbitrary::body()) {
        let text = |body: &Body, id: &str| body.blocks().iter().find(|block| block.id == id).and_then(|block| match &block.kind {
            crate::model::body::Kind::Paragraph { text } => Some(crate::model::body::text::letters(text)),
            _ => None,
        });
        for block in between(&before, &after).into_iter().filter(|block| block.side == Side::Both) {
            if let Shape::Paragraph(mixed) = &block.shape {
                prop_assert_eq!(Some(side_of(mixed, Side::Before)), text(&before, &block.id));
                prop_assert_eq!(Some(side_of(mixed, Side::After)), text(&after, &block.id));
            }
        }
    }
}
