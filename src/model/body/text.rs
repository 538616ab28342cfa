//! A body as plain text: what summaries, counts and search read.

use super::{Body, Figure, Kind, List, Run};

impl Body {
    /// Every word of the body, one line for each paragraph, heading, item, row and caption.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        for block in self.blocks() {
            lines_of(&block.kind, &mut lines);
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}

/// The characters of a text, line breaks as they are.
pub fn letters(text: &[Run]) -> String {
    text.iter().map(|run| run.text.as_str()).collect()
}

fn lines_of(kind: &Kind, lines: &mut Vec<String>) {
    match kind {
        Kind::Paragraph { text } | Kind::Heading { text, .. } => lines.push(letters(text)),
        Kind::Picture(figure) => figure_lines(figure, lines),
        Kind::Gallery { figures } => figures.iter().for_each(|figure| figure_lines(figure, lines)),
        Kind::Quote { paragraphs, cite } => {
            lines.extend(paragraphs.iter().map(|text| letters(text)));
            lines.push(cite.clone());
        }
        Kind::List(list) => list_lines(list, lines),
        Kind::Table(table) => {
            lines.push(table.caption.clone());
            lines.extend(table.rows.iter().map(|row| {
                row.iter().map(|cell| letters(&cell.text).replace('\n', " ")).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\t")
            }));
        }
        Kind::Divider => {}
        Kind::PageBreak { title } | Kind::Video { title, .. } => lines.push(title.clone()),
        Kind::Code { text } => lines.push(text.clone()),
    }
}

fn figure_lines(figure: &Figure, lines: &mut Vec<String>) {
    lines.push(letters(&figure.caption));
    lines.push(figure.credit.clone());
}

fn list_lines(list: &List, lines: &mut Vec<String>) {
    for item in &list.items {
        lines.push(letters(&item.text));
        if let Some(inner) = &item.inner {
            list_lines(inner, lines);
        }
    }
}
