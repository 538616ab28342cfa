//! What became of the blocks of a text: new, gone, moved, changed in their own shape.

use std::collections::{HashMap, HashSet};

use similar::DiffOp;

use super::words::Differ;
use crate::model::{
    body::{Block, Body, Cell, Figure, Item, Kind, List, Run, Table, text::letters},
    comparison::{BlockDifference, CellDifference, FigureDifference, ListDifference, Mixed, Shape, Side, TableDifference},
};

/// All blocks in the order after; those that are gone where they stood.
pub fn blocks(differ: &Differ, before: &Body, after: &Body) -> Vec<BlockDifference> {
    let ids = |body: &'_ Body| body.blocks().iter().map(|block| block.id.clone()).collect::<Vec<_>>();
    let (old_ids, new_ids) = (ids(before), ids(after));
    let stays: HashSet<&String> = new_ids.iter().collect();
    let old: HashMap<&str, &Block> = before.blocks().iter().map(|block| (block.id.as_str(), block)).collect();
    let mut found = Vec::new();
    for op in differ.ops(&old_ids, &new_ids) {
        let in_place = matches!(op, DiffOp::Equal { .. });
        if !in_place {
            let gone = before.blocks()[op.old_range()].iter().filter(|block| !stays.contains(&block.id));
            found.extend(gone.filter_map(|block| alone(differ, block, Side::Before)));
        }
        for block in &after.blocks()[op.new_range()] {
            match old.get(block.id.as_str()) {
                Some(was) => found.extend(both(differ, was, block, !in_place)),
                None => found.extend(alone(differ, block, Side::After)),
            }
        }
    }
    found
}

/// A block that stands on one side only, or is the same on both.
fn alone(differ: &Differ, block: &Block, side: Side) -> Option<BlockDifference> {
    shape(differ, &block.kind, &block.kind).map(|shape| BlockDifference::whole(block, side, shape))
}

fn both(differ: &Differ, was: &Block, block: &Block, moved: bool) -> Vec<BlockDifference> {
    match shape(differ, &was.kind, &block.kind) {
        Some(shape) => vec![BlockDifference { moved, changed: was.kind != block.kind, ..BlockDifference::whole(block, Side::Both, shape) }],
        None => alone(differ, was, Side::Before).into_iter().chain(alone(differ, block, Side::After)).collect(),
    }
}

/// The block with the words of both sides; `None` where it has another form than before.
fn shape(differ: &Differ, was: &Kind, now: &Kind) -> Option<Shape> {
    Some(match (was, now) {
        (Kind::Paragraph { text: was }, Kind::Paragraph { text }) => Shape::Paragraph(differ.texts(was, text)),
        (Kind::Heading { level: before, text: was }, Kind::Heading { level, text }) if before == level => {
            Shape::Heading(*level, differ.texts(was, text))
        }
        (Kind::Picture(was), Kind::Picture(now)) => Shape::Picture(figure(differ, Some(was), Some(now))?),
        (Kind::Gallery { figures: was }, Kind::Gallery { figures }) => {
            let pairs = aligned(differ, was, figures, |figure| figure.picture.file.clone());
            Shape::Gallery(pairs.into_iter().filter_map(|(was, now)| figure(differ, was, now)).collect())
        }
        (Kind::Quote { paragraphs: was, cite: before }, Kind::Quote { paragraphs, cite }) => {
            let pairs = aligned(differ, was, paragraphs, |text| letters(text));
            let paragraph = |(was, now): (Option<&Vec<Run>>, Option<&Vec<Run>>)| differ.texts(words(was), words(now));
            Shape::Quote(pairs.into_iter().map(paragraph).collect(), differ.lines(before, cite))
        }
        (Kind::List(was), Kind::List(now)) if was.ordered == now.ordered => Shape::List(list(differ, Some(was), Some(now))),
        (Kind::Table(was), Kind::Table(now)) => Shape::Table(table(differ, was, now)?),
        (Kind::Divider, Kind::Divider) => Shape::Divider,
        (Kind::PageBreak { title: was }, Kind::PageBreak { title }) => Shape::PageBreak(differ.lines(was, title)),
        (Kind::Video { url: before, title: was }, Kind::Video { url, title }) if before == url => Shape::Video(url.clone(), differ.lines(was, title)),
        (Kind::Code { text: was }, Kind::Code { text }) => Shape::Code(differ.lines(was, text)),
        _ => return None,
    })
}

fn words(text: Option<&Vec<Run>>) -> &[Run] {
    text.map_or(&[], Vec::as_slice)
}

/// What stood and stands in the same place of two lists: first what has the same key, then what stands between.
fn aligned<'a, T>(differ: &Differ, was: &'a [T], now: &'a [T], key: impl Fn(&T) -> String) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let keys = |list: &[T]| list.iter().map(&key).collect::<Vec<_>>();
    let mut pairs = Vec::new();
    for op in differ.ops(&keys(was), &keys(now)) {
        let (mut old, mut new) = (was[op.old_range()].iter(), now[op.new_range()].iter());
        loop {
            match (old.next(), new.next()) {
                (None, None) => break,
                pair => pairs.push(pair),
            }
        }
    }
    pairs
}

fn figure(differ: &Differ, was: Option<&Figure>, now: Option<&Figure>) -> Option<FigureDifference> {
    let shown = now.or(was)?;
    let (old, new) = (was.unwrap_or(shown), now.unwrap_or(shown));
    let side = match (was, now) {
        (Some(_), Some(_)) => Side::Both,
        (Some(_), None) => Side::Before,
        _ => Side::After,
    };
    let (before, after) = (&old.picture, &new.picture);
    Some(FigureDifference {
        side,
        before: (before.file != after.file).then(|| before.clone()),
        picture: after.clone(),
        alt: (before.alt != after.alt).then(|| differ.lines(&before.alt, &after.alt)),
        caption: differ.texts(&old.caption, &new.caption),
        credit: differ.lines(&old.credit, &new.credit),
        layout: new.layout,
        layout_before: (old.layout != new.layout).then_some(old.layout),
    })
}

fn list(differ: &Differ, was: Option<&List>, now: Option<&List>) -> ListDifference {
    fn items(list: Option<&List>) -> &[Item] {
        list.map_or(&[], |list| list.items.as_slice())
    }
    let item = |(was, now): (Option<&Item>, Option<&Item>)| {
        let (before, after) = (was.and_then(|item| item.inner.as_ref()), now.and_then(|item| item.inner.as_ref()));
        let inner = (before.is_some() || after.is_some()).then(|| list(differ, before, after));
        (differ.texts(words(was.map(|item| &item.text)), words(now.map(|item| &item.text))), inner)
    };
    let pairs = aligned(differ, items(was), items(now), |item| letters(&item.text));
    ListDifference { ordered: now.or(was).is_some_and(|list| list.ordered), items: pairs.into_iter().map(item).collect() }
}

/// Rows are compared one by one. Where cells cover several rows this only works if nothing but words has changed.
fn table(differ: &Differ, was: &Table, now: &Table) -> Option<TableDifference> {
    let tall = |table: &Table| table.rows.iter().flatten().any(|cell| cell.rowspan > 1);
    let same = was.rows.len() == now.rows.len() && was.rows.iter().zip(&now.rows).all(|(was, now)| alike(was, now));
    let (old_head, old_rows) = was.rows.split_at(usize::from(was.header_rows).min(was.rows.len()));
    let (head, rows) = now.rows.split_at(usize::from(now.header_rows).min(now.rows.len()));
    if (tall(was) || tall(now)) && !(same && was.header_rows == now.header_rows) {
        return None;
    }
    Some(TableDifference {
        label: if now.caption.is_empty() { "表格".to_owned() } else { now.caption.clone() },
        caption: differ.lines(&was.caption, &now.caption),
        head: table_rows(differ, old_head, head),
        rows: table_rows(differ, old_rows, rows),
    })
}

/// Whether two rows have the same cells, whatever stands in them.
fn alike(was: &[Cell], now: &[Cell]) -> bool {
    let form = |cell: &Cell| (cell.header, cell.colspan, cell.rowspan);
    was.len() == now.len() && was.iter().zip(now).all(|(was, now)| form(was) == form(now))
}

fn table_rows(differ: &Differ, was: &[Vec<Cell>], now: &[Vec<Cell>]) -> Vec<Vec<CellDifference>> {
    let key = |row: &Vec<Cell>| row.iter().map(|cell| letters(&cell.text)).collect::<Vec<_>>().join("\t");
    let tall = was.iter().chain(now).flatten().any(|cell| cell.rowspan > 1);
    let pairs = if tall { was.iter().map(Some).zip(now.iter().map(Some)).collect() } else { aligned(differ, was, now, key) };
    let mut rows = Vec::new();
    for (was, now) in pairs {
        match (was, now) {
            (Some(was), Some(now)) if alike(was, now) => {
                rows.push(was.iter().zip(now).map(|(was, now)| cell(now, differ.texts(&was.text, &now.text))).collect());
            }
            (was, now) => {
                rows.extend(was.map(|row| row.iter().map(|was| cell(was, differ.texts(&was.text, &[]))).collect()));
                rows.extend(now.map(|row| row.iter().map(|now| cell(now, differ.texts(&[], &now.text))).collect()));
            }
        }
    }
    rows
}

fn cell(cell: &Cell, words: Mixed) -> CellDifference {
    CellDifference { words, header: cell.header, colspan: cell.colspan, rowspan: cell.rowspan }
}

#[cfg(test)]
mod tests {
    use super::{Differ, Shape, Side, blocks};
    use crate::model::body::{Block, Body, Kind, check::plain};

    fn body(blocks: &[(&str, &str)]) -> Body {
        let block = |(id, text): &(&str, &str)| Block { id: (*id).to_owned(), kind: Kind::Paragraph { text: plain(text) } };
        Body::new(blocks.iter().map(block).collect()).unwrap()
    }

    /// `+a` new, `-a` gone, `a` as it was, `a~` changed, `a>` moved.
    fn told(before: &[(&str, &str)], after: &[(&str, &str)]) -> String {
        let found = blocks(&Differ::new(), &body(before), &body(after));
        let word = |block: &super::BlockDifference| {
            let sign = if block.side == Side::After { "+" } else { "-" };
            let sign = if block.side == Side::Both { "" } else { sign };
            format!("{sign}{}{}{}", block.id, if block.changed { "~" } else { "" }, if block.moved { ">" } else { "" })
        };
        found.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn blocks_are_new_gone_changed_or_moved() {
        let before = [("a", "甲"), ("b", "乙"), ("c", "丙"), ("d", "丁"), ("e", "戊")];
        let after = [("a", "甲"), ("x", "新"), ("c", "丙丙"), ("d", "丁"), ("e", "戊")];
        assert_eq!(told(&before, &after), "a -b +x c~ d e");
        assert_eq!(told(&before, &[before[4], before[0], before[1], before[2], before[3]]), "e> a b c d", "only what was moved is called moved");
        assert_eq!(told(&[], &after[..2]), "+a +x");
        assert_eq!(told(&before[..2], &[]), "-a -b");
    }

    #[test]
    fn a_paragraph_that_became_a_heading_is_the_old_one_and_the_new_one() {
        let heading = Body::new(vec![Block { id: "a".to_owned(), kind: Kind::Heading { level: 2, text: plain("甲") } }]).unwrap();
        let found = blocks(&Differ::new(), &body(&[("a", "甲")]), &heading);
        let sides: Vec<Side> = found.iter().map(|block| block.side).collect();
        assert_eq!(sides, [Side::Before, Side::After]);
        assert!(matches!(found[0].shape, Shape::Paragraph(_)) && matches!(found[1].shape, Shape::Heading(2, _)));
    }
}
