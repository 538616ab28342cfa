//! Parses HTML that anybody may have written, in bounded time and memory.
//!
//! html5ever is quadratic in nesting, in attributes of one tag and in unclosed formatting elements, and it cannot be
//! stopped. So it is fed in small pieces and what it made is looked at after each. That is exact where a scan of the
//! source could only guess which end tags the parser will honour.

use std::time::{Duration, Instant};

use html5ever::{
    ParseOpts, QualName, driver, local_name, ns,
    tendril::{StrTendril, TendrilSink},
    tree_builder::TreeBuilderOpts,
};
use scraper::{Html, HtmlTreeSink};

/// Bytes of one fragment. The longest text that [`crate::model::body::Body`] takes fits, with its markup.
const MAX_BYTES: usize = 4_000_000;
/// Elements inside each other. Page builders reach 60; reading one level takes some of the thread's stack.
const MAX_DEPTH: usize = 120;
/// Elements, texts and comments together.
const MAX_NODES: usize = 400_000;
/// Bytes fed at once: few enough that even the worst piece is soon done.
const PIECE: usize = 1024;
/// An honest fragment of the greatest length takes well under a second.
const MAX_TIME: Duration = Duration::from_secs(10);

/// The tree of a fragment as it would stand in `<body>`; or why it is refused.
pub fn fragment(html: &str) -> Result<Html, String> {
    if html.len() > MAX_BYTES {
        return Err(format!("HTML 太长：{} 字节，最多 {MAX_BYTES} 字节", html.len()));
    }
    // Without scripting, <noscript> holds elements instead of source text.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let context = QualName::new(None, ns!(html), local_name!("body"));
    let mut parser = driver::parse_fragment(HtmlTreeSink::new(Html::new_fragment()), options, context, Vec::new(), false);
    let started = Instant::now();
    let (mut rest, mut seen) = (html, 0);
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.ceil_char_boundary(PIECE.min(rest.len())));
        parser.process(StrTendril::from(piece));
        seen = check(&parser.tokenizer.sink.sink.0.borrow(), seen)?;
        if started.elapsed() > MAX_TIME {
            return Err("HTML 的结构太复杂，无法处理".to_owned());
        }
        rest = after;
    }
    let document = parser.finish();
    check(&document, seen)?;
    Ok(document)
}

/// Checks the nodes made since the first `seen`, and says how many there are now.
fn check(document: &Html, seen: usize) -> Result<usize, String> {
    let nodes = document.tree.nodes();
    let count = nodes.len();
    if count > MAX_NODES {
        return Err(format!("HTML 的元素太多：最多 {MAX_NODES} 个"));
    }
    if nodes.rev().take(count - seen).any(|node| node.ancestors().count() > MAX_DEPTH) {
        return Err(format!("HTML 嵌套太深：最多 {MAX_DEPTH} 层"));
    }
    Ok(count)
}
