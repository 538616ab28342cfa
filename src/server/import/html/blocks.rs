//! Figures, galleries, quotes, lists and code.

use super::{
    element::{Part, attr, block_id, class_has, has_class, letters, name, text},
    reader::{Loose, Reader},
};
use crate::model::body::{Figure, FigureLayout, Item, Kind, List, Run, Text, check};

/// As deep as a body's lists go.
const MAX_LISTS: usize = 6;

impl Reader<'_> {
    /// Text of blocks that stand where only text can: lines of one text, and the blocks that are none.
    pub fn joined(&mut self, blocks: Vec<Loose>, place: &str) -> (Text, Vec<Loose>) {
        let (mut lines, mut rest) = (Vec::new(), Vec::new());
        for block in blocks {
            match block.kind {
                Kind::Paragraph { text } => lines.push(text),
                Kind::Heading { text, .. } => {
                    self.losses.add(&format!("{place}里的小标题（文字已保留）"), "");
                    lines.push(text);
                }
                Kind::Quote { paragraphs, cite } => {
                    self.losses.add(&format!("{place}里的引文（文字已保留）"), &cite);
                    lines.extend(paragraphs);
                    lines.extend((!cite.is_empty()).then(|| check::plain(&format!("—— {cite}"))));
                }
                Kind::Code { text } => {
                    self.losses.add(&format!("{place}里的代码（文字已保留）"), &text);
                    lines.push(check::plain(&text));
                }
                Kind::List(list) if place != "列表" => {
                    self.losses.add(&format!("{place}里的列表（文字已保留）"), "");
                    list_lines(list, &mut lines);
                }
                kind => rest.push(Loose { kind, ..block }),
            }
        }
        if !rest.is_empty() && place != "列表" {
            self.losses.add(&format!("{place}里的图片、表格等（已移到后面）"), "");
        }
        (join(lines), rest)
    }

    /// A figure of anything: a picture, several, a table, a film, a quote.
    pub fn figure(&mut self, node: Part<'_>, marks: &Run) {
        if class_has(node, "wp-block-gallery") {
            return self.gallery(node, marks);
        }
        self.flush(None);
        let id = block_id(node);
        let was = self.enter(&id);
        let captions: Vec<_> = node.children().filter(|child| name(*child) == "figcaption").collect();
        let mut blocks = self.inside(node, marks, &|child| name(child) == "figcaption");
        let (mut caption, mut credit) = (Text::new(), String::new());
        for part in captions {
            let (text, figure_credit) = self.caption(part);
            caption = join(vec![caption, text]);
            credit.push_str(&figure_credit);
        }
        self.own = was;
        if let [only] = blocks.as_mut_slice() {
            only.id = only.id.take().or(id.clone());
            captioned(only, &mut caption, &mut credit);
            if let Kind::Picture(figure) = &mut only.kind {
                figure.layout = FigureLayout::ALL.into_iter().find(|layout| has_class(node, layout.class())).unwrap_or_default();
            }
        }
        let rest = if credit.is_empty() { caption } else { join(vec![caption, check::plain(&credit)]) };
        self.blocks.extend(gathered(blocks, None));
        if !check::tidy(&rest).is_empty() {
            self.block(None, Kind::Paragraph { text: rest });
        }
    }

    /// What is printed under a picture, and who took it.
    fn caption(&mut self, node: Part<'_>) -> (Text, String) {
        let is_credit = |child: Part<'_>| has_class(child, "credit");
        let credit = node.children().filter(|child| is_credit(*child)).map(text).collect::<Vec<_>>().join(" ");
        let inner = self.inside(node, &Run::default(), &is_credit);
        let (text, rest) = self.joined(inner, "图片说明");
        self.blocks.extend(rest);
        (text, credit)
    }

    pub fn gallery(&mut self, node: Part<'_>, marks: &Run) {
        self.flush(None);
        let id = block_id(node);
        let was = self.enter(&id);
        let mut blocks = self.inside(node, marks, &|_| false);
        // WordPress once wrote galleries as lists of figures.
        if let [Loose { kind: Kind::List(_), .. }, ..] = blocks.as_slice() {
            blocks.retain(
                |block| !matches!(&block.kind, Kind::List(list) if list.items.iter().all(|item| item.text.is_empty() && item.inner.is_none())),
            );
        }
        self.own = was;
        self.blocks.extend(gathered(blocks, Some(id)));
    }

    /// Blocks that cannot be quoted cut the quote in two, so that everything stays in its order.
    pub fn quote(&mut self, node: Part<'_>, marks: &Run) {
        self.flush(None);
        let mut id = block_id(node);
        if !attr(node, "cite").is_empty() {
            self.losses.add("引文的出处地址", attr(node, "cite"));
        }
        let (mut cite, mut paragraphs, mut blocks) = (String::new(), Vec::new(), Vec::new());
        let was = self.enter(&id);
        for block in self.quoted(node, marks, &mut cite) {
            match block.kind {
                Kind::Paragraph { text } => paragraphs.push(text),
                Kind::Heading { text, .. } => {
                    self.losses.add("引文里的小标题（文字已保留）", "");
                    paragraphs.push(text);
                }
                Kind::Quote { paragraphs: inner, cite } => {
                    paragraphs.extend(inner);
                    paragraphs.extend((!cite.is_empty()).then(|| check::plain(&format!("—— {cite}"))));
                }
                kind => {
                    self.losses.add("引文里的列表、图片等（已移出引文）", "");
                    blocks.extend(quote(&mut paragraphs, String::new(), &mut id));
                    blocks.push(Loose { kind, ..block });
                }
            }
        }
        self.own = was;
        if paragraphs.is_empty() && !cite.is_empty() {
            paragraphs.push(check::plain(&std::mem::take(&mut cite)));
        }
        blocks.extend(quote(&mut paragraphs, cite, &mut id));
        self.blocks.extend(blocks);
    }

    fn quoted(&mut self, node: Part<'_>, marks: &Run, cite: &mut String) -> Vec<Loose> {
        let mut inner = Reader { own: self.own, lists: self.lists, ..Reader::new(self.pictures, self.losses) };
        inner.flow(node, marks);
        inner.flush(None);
        *cite = inner.cite.take().unwrap_or_default();
        inner.blocks
    }

    /// Whose words the quote is; the dash before the name is ours to print.
    pub fn cited(&mut self, node: Part<'_>) {
        let words = text(node);
        let who = match words.strip_prefix("—— ") {
            Some(who) if self.own => who,
            _ => words.trim_start_matches(['—', '–', '-', '―', ' ']),
        };
        let before = self.cite.take().filter(|before| !before.is_empty());
        self.cite = Some(before.map_or_else(|| who.to_owned(), |before| format!("{before} {who}")));
    }

    pub fn list_block(&mut self, node: Part<'_>, marks: &Run) {
        self.flush(None);
        let id = block_id(node);
        let was = self.enter(&id);
        let (list, rest) = self.list(node, marks);
        self.own = was;
        if !list.items.is_empty() {
            self.block(id, Kind::List(list));
        }
        if !rest.is_empty() {
            self.losses.add("列表里的图片、表格等（已移到列表后面）", &text(node));
        }
        self.blocks.extend(rest);
    }

    fn list(&mut self, node: Part<'_>, marks: &Run) -> (List, Vec<Loose>) {
        let mut list = List { ordered: name(node) == "ol", items: Vec::new() };
        let mut leftover = Vec::new();
        self.lists += 1;
        for child in node.children() {
            let blocks = match name(child) {
                "li" => self.inside(child, marks, &|_| false),
                // A list directly in a list belongs to the item before it.
                "ul" | "ol" => {
                    let (inner, rest) = self.list(child, marks);
                    leftover.extend(rest);
                    self.inner_list(&mut list, inner);
                    continue;
                }
                _ if text(child).is_empty() => continue,
                _ => self.inside(child, marks, &|_| false),
            };
            let (lists, blocks): (Vec<_>, Vec<_>) = blocks.into_iter().partition(|block| matches!(block.kind, Kind::List(_)));
            let (text, rest) = self.joined(blocks, "列表");
            leftover.extend(rest);
            if self.own || !text.is_empty() || !lists.is_empty() {
                list.items.push(Item { text, inner: None });
            }
            for block in lists {
                if let Kind::List(inner) = block.kind {
                    self.inner_list(&mut list, inner);
                }
            }
        }
        self.lists -= 1;
        (list, leftover)
    }

    /// Hangs `inner` below the last item; below the deepest level its items go on at the same one.
    fn inner_list(&mut self, list: &mut List, inner: List) {
        if inner.items.is_empty() {
            return;
        }
        if self.lists >= MAX_LISTS {
            self.losses.add("嵌套太深的列表（已并入上一层）", "");
            return list.items.extend(inner.items);
        }
        if list.items.is_empty() {
            list.items.push(Item { text: Text::new(), inner: None });
        }
        if let Some(last) = list.items.last_mut() {
            match &mut last.inner {
                Some(before) => before.items.extend(inner.items),
                None => last.inner = Some(inner),
            }
        }
    }

    /// Code keeps its spaces; a poem in `<pre>` is a paragraph with line breaks.
    pub fn pre(&mut self, node: Part<'_>) {
        let text = letters(node);
        let kind = if class_has(node, "verse") { Kind::Paragraph { text: check::plain(&text) } } else { Kind::Code { text } };
        let empty = match &kind {
            Kind::Paragraph { text } => text.is_empty(),
            Kind::Code { text } => text.trim().is_empty(),
            _ => false,
        };
        if !empty {
            self.block(block_id(node), kind);
        }
    }
}

/// Gives the only block of a figure its caption, as far as it can have one.
fn captioned(block: &mut Loose, caption: &mut Text, credit: &mut String) {
    match &mut block.kind {
        Kind::Picture(figure) => {
            figure.caption = std::mem::take(caption);
            figure.credit = std::mem::take(credit);
        }
        Kind::Video { title, .. } if title.is_empty() => *title = check::line(&crate::model::body::text::letters(&std::mem::take(caption))),
        Kind::Table(table) if table.caption.is_empty() => table.caption = check::line(&crate::model::body::text::letters(&std::mem::take(caption))),
        Kind::Paragraph { text } if block.missing && !caption.is_empty() => {
            text.push(Run { text: "：".to_owned(), ..Run::default() });
            text.append(caption);
        }
        _ => {}
    }
}

/// Pictures only become one gallery: several, or what was marked as a gallery (whose id is given then).
fn gathered(blocks: Vec<Loose>, marked: Option<Option<String>>) -> Vec<Loose> {
    let pictures = blocks.iter().all(|block| matches!(block.kind, Kind::Picture(_)));
    let own = matches!(marked, Some(Some(_)));
    if !pictures || blocks.is_empty() || blocks.len() == 1 && !own {
        return blocks;
    }
    let id = marked.flatten().or_else(|| blocks.iter().find_map(|block| block.id.clone()));
    let figures: Vec<Figure> =
        blocks.into_iter().filter_map(|block| if let Kind::Picture(figure) = block.kind { Some(figure) } else { None }).collect();
    vec![Loose { id, ..Loose::new(Kind::Gallery { figures }) }]
}

fn quote(paragraphs: &mut Vec<Text>, cite: String, id: &mut Option<String>) -> Option<Loose> {
    let paragraphs = std::mem::take(paragraphs);
    (!paragraphs.is_empty()).then(|| Loose { id: id.take(), ..Loose::new(Kind::Quote { paragraphs, cite }) })
}

fn list_lines(list: List, lines: &mut Vec<Text>) {
    for item in list.items {
        lines.push(item.text);
        if let Some(inner) = item.inner {
            list_lines(inner, lines);
        }
    }
}

fn join(lines: Vec<Text>) -> Text {
    let mut text = Text::new();
    for line in lines.into_iter().filter(|line| !line.is_empty()) {
        if !text.is_empty() {
            text.push(Run { text: "\n".to_owned(), ..Run::default() });
        }
        text.extend(line);
    }
    check::tidy(&text)
}
