//! Tables, and the tables that were never more than a way to arrange things.

use super::{
    element::{Part, attr, block_id, has_class, name, text},
    reader::{Loose, Reader},
};
use crate::model::body::{Cell, Kind, Run, Table, Text, check};

/// What [`crate::model::body::Body::new`] takes; larger ones become lines of text.
const MAX_ROWS: usize = 2_000;
const MAX_COLUMNS: usize = 100;

impl Reader<'_> {
    pub fn table(&mut self, node: Part<'_>, marks: &Run) {
        self.flush(None);
        let rows = rows(node);
        let id = node.parent().filter(|parent| has_class(*parent, "table")).and_then(block_id).or_else(|| block_id(node));
        if id.is_none() && rows.iter().all(|(row, _)| cells(*row).count() <= 1) {
            return self.layout(node, marks);
        }
        let was = self.enter(&id);
        let mut leftover = Vec::new();
        let read: Vec<Vec<Cell>> = rows.iter().map(|(row, _)| cells(*row).map(|cell| self.cell(cell, marks, &mut leftover)).collect()).collect();
        self.own = was;
        let mut header_rows = rows.iter().take_while(|(_, head)| *head).count();
        if id.is_none() && header_rows == 0 && read.len() > 1 && read.first().is_some_and(|row| row.iter().all(|cell| cell.header)) {
            header_rows = 1;
        }
        let caption = node.children().find(|child| name(*child) == "caption").map(text).unwrap_or_default();
        let table = Table { caption, header_rows: u8::try_from(header_rows).unwrap_or(u8::MAX), rows: read };
        if table.rows.len() > MAX_ROWS || table.rows.iter().any(|row| row.len() > MAX_COLUMNS) {
            self.losses.add("太大的表格（已改为文字）", &table.caption);
            self.as_lines(table);
        } else {
            self.block(id, Kind::Table(table));
        }
        if !leftover.is_empty() {
            self.losses.add("表格里的图片、表格等（已移到表格后面）", &text(node));
        }
        self.blocks.extend(leftover);
    }

    /// One column is no table: old systems centre pictures that way.
    fn layout(&mut self, node: Part<'_>, marks: &Run) {
        self.wrapper(node, marks);
    }

    fn cell(&mut self, node: Part<'_>, marks: &Run, leftover: &mut Vec<Loose>) -> Cell {
        let inner = self.inside(node, marks, &|_| false);
        let (text, rest) = self.joined(inner, "表格");
        leftover.extend(rest);
        self.note_style(node);
        Cell { text, header: name(node) == "th", colspan: self.span(node, "colspan"), rowspan: self.span(node, "rowspan") }
    }

    fn span(&mut self, node: Part<'_>, which: &str) -> u8 {
        let asked = attr(node, which).trim().parse::<u32>().unwrap_or(1).max(1);
        if asked > 100 {
            self.losses.add("跨得太远的单元格（已缩到 100 格）", &text(node));
        }
        asked.min(100) as u8
    }

    fn as_lines(&mut self, table: Table) {
        if !table.caption.is_empty() {
            self.block(None, Kind::Paragraph { text: check::plain(&table.caption) });
        }
        for chunk in table.rows.chunks(100) {
            let text: Text = chunk
                .iter()
                .flat_map(|row| row.iter().flat_map(|cell| cell.text.iter().cloned().chain([spacer(" ")])).chain([spacer("\n")]))
                .collect();
            let text = check::tidy(&text);
            if !text.is_empty() {
                self.block(None, Kind::Paragraph { text });
            }
        }
    }
}

fn spacer(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

/// The rows of this table and not of those in it, headers first and footers last, each with whether it is of the head.
fn rows(table: Part<'_>) -> Vec<(Part<'_>, bool)> {
    let mut sections: Vec<(u8, Part<'_>, bool)> = Vec::new();
    for child in table.children() {
        match name(child) {
            "tr" => sections.push((1, child, false)),
            "thead" => sections.extend(child.children().map(|row| (0, row, true))),
            "tbody" => sections.extend(child.children().map(|row| (1, row, false))),
            "tfoot" => sections.extend(child.children().map(|row| (2, row, false))),
            _ => {}
        }
    }
    sections.sort_by_key(|(order, ..)| *order);
    sections.into_iter().filter(|(_, row, _)| name(*row) == "tr").map(|(_, row, head)| (row, head)).collect()
}

fn cells(row: Part<'_>) -> impl Iterator<Item = Part<'_>> {
    row.children().filter(|child| matches!(name(*child), "td" | "th"))
}
