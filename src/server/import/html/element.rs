//! Small questions about elements.

use ego_tree::NodeRef;
use scraper::{Node, node::Element};

use crate::model::{
    body::{Run, Script, check},
    safe_url::SafeUrl,
};

/// A node of the parsed fragment.
pub type Part<'a> = NodeRef<'a, Node>;

/// The name of an element; empty for all other nodes.
pub fn name<'a>(node: Part<'a>) -> &'a str {
    node.value().as_element().map_or("", Element::name)
}

/// An attribute; empty where there is none.
pub fn attr<'a>(node: Part<'a>, attribute: &str) -> &'a str {
    node.value().as_element().and_then(|element| element.attr(attribute)).unwrap_or("")
}

/// Whether one of its classes contains `word`.
pub fn class_has(node: Part<'_>, word: &str) -> bool {
    attr(node, "class").contains(word)
}

/// Whether it has exactly this class.
pub fn has_class(node: Part<'_>, class: &str) -> bool {
    attr(node, "class").split_ascii_whitespace().any(|one| one == class)
}

/// The block id in `id="b-…"`.
pub fn block_id(node: Part<'_>) -> Option<String> {
    let id = attr(node, "id").strip_prefix("b-")?;
    let shape = (1..=32).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    shape.then(|| id.to_owned())
}

/// Its characters without any markup.
pub fn letters(node: Part<'_>) -> String {
    let mut letters = String::new();
    for inner in node.descendants() {
        match inner.value() {
            Node::Text(text) => letters.push_str(text),
            Node::Element(element) if element.name() == "br" => letters.push('\n'),
            _ => {}
        }
    }
    letters
}

/// The same as one line.
pub fn text(node: Part<'_>) -> String {
    check::line(&letters(node))
}

/// Whether nothing in it would be seen.
pub fn is_blank(node: Part<'_>) -> bool {
    text(node).is_empty() && !node.descendants().any(|inner| matches!(name(inner), "img" | "iframe" | "video" | "embed" | "audio" | "hr"))
}

/// The first element of this name below it.
pub fn find<'a>(node: Part<'a>, wanted: &str) -> Option<Part<'a>> {
    node.descendants().skip(1).find(|inner| name(*inner) == wanted)
}

/// `marks` and those that this element adds; `None` if it adds none.
pub fn marks(node: Part<'_>, marks: &Run) -> Option<Run> {
    let mut more = marks.clone();
    match name(node) {
        "b" | "strong" => more.bold = true,
        "i" | "em" | "cite" | "dfn" | "var" | "address" => more.italic = true,
        "u" | "ins" => more.underline = true,
        "s" | "del" | "strike" => more.strike = true,
        "sup" => more.script = Some(Script::Super),
        "sub" => more.script = Some(Script::Sub),
        _ => {}
    }
    let style = attr(node, "style");
    if !style.is_empty() {
        styled(&style.to_ascii_lowercase().replace(' ', ""), &mut more);
    }
    (!more.same_marks(marks)).then_some(more)
}

/// Word processors and pasted pages say it in CSS.
fn styled(style: &str, marks: &mut Run) {
    for declaration in style.split(';') {
        match declaration.split_once(':') {
            Some(("font-weight", "bold" | "bolder" | "600" | "700" | "800" | "900")) => marks.bold = true,
            Some(("font-weight", "normal" | "400")) => marks.bold = false,
            Some(("font-style", "italic")) => marks.italic = true,
            Some(("font-style", "normal")) => marks.italic = false,
            Some(("text-decoration" | "text-decoration-line", how)) => {
                marks.underline |= how.contains("underline");
                marks.strike |= how.contains("line-through");
            }
            _ => {}
        }
    }
}

/// An address that may be printed.
pub fn url(address: &str) -> Option<SafeUrl> {
    SafeUrl::new(address).ok()
}

/// The same for what is loaded from elsewhere: `//host/…` becomes `https://host/…`, as it was when a browser loaded it.
pub fn absolute(address: &str) -> Option<SafeUrl> {
    let address = address.trim();
    if address.starts_with("//") { url(&format!("https:{address}")) } else { url(address) }
}
