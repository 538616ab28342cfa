//! The texts of a manuscript, one by one, and where they stand.

use std::collections::HashMap;

use super::signs::names_of_things;
use crate::model::{
    body::{Figure, Kind, List, Run, text::letters},
    manuscript::{Line, Manuscript, block_part},
};

/// How a text is written, and so which rules hold for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Sentences.
    Sentence,
    /// A title, a caption, names: spaces divide what a sentence divides by signs.
    Line,
    /// A cell of a table: spaces may align it.
    Cell,
    /// As somebody else wrote it, or typed for a machine.
    Verbatim,
}

/// A text that is written as one: a line, a paragraph, an item, a caption.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// Its part.
    pub part: String,
    /// How many characters of the part stand before it.
    pub start: usize,
    /// How it is written.
    pub setting: Setting,
    /// Its characters.
    pub letters: Vec<char>,
    /// Which of them belong to an address or the name of a file.
    pub named: Vec<bool>,
    /// The same with their marks, where it has any.
    pub runs: &'a [Run],
    /// Whether it is a paragraph of its own.
    pub is_paragraph: bool,
    /// What the next paragraph begins with.
    pub next: Option<char>,
}

impl<'a> Passage<'a> {
    fn new(part: String, start: usize, Piece { setting, text, runs }: Piece<'a>) -> Passage<'a> {
        let letters: Vec<char> = text.chars().collect();
        let named = names_of_things(&letters);
        Passage { part, start, setting, letters, named, runs, is_paragraph: false, next: None }
    }

    /// A paragraph by itself.
    #[cfg(test)]
    pub fn of_sentence(text: &str) -> Passage<'static> {
        Passage { is_paragraph: true, ..Passage::new("b-a".to_owned(), 0, Piece::plain(Setting::Sentence, text)) }
    }
}

/// All texts, lines first.
pub fn passages(manuscript: &Manuscript) -> Vec<Passage<'_>> {
    let mut passages: Vec<Passage> = Line::ALL.into_iter().filter_map(|line| of_line(manuscript, line)).collect();
    for block in manuscript.body.blocks() {
        let part = block_part(&block.id);
        let mut start = 0;
        for piece in pieces(&block.kind) {
            let mut passage = Passage::new(part.clone(), start, piece);
            passage.is_paragraph = passage.setting == Setting::Sentence;
            // Whatever stands between two texts is one character, and nothing stands beside an empty one: see `Body::text`.
            start += if passage.letters.is_empty() { 0 } else { passage.letters.len() + 1 };
            passages.push(passage);
        }
    }
    let mut next = None;
    for passage in passages.iter_mut().rev().filter(|passage| passage.is_paragraph) {
        passage.next = next;
        next = passage.letters.first().copied();
    }
    passages
}

/// The place of each part on the page.
pub fn order_of_parts(manuscript: &Manuscript) -> HashMap<String, usize> {
    let lines = Line::ALL.into_iter().map(|line| line.name().to_owned());
    let blocks = manuscript.body.blocks().iter().map(|block| block_part(&block.id));
    lines.chain(std::iter::once("time".to_owned())).chain(blocks).enumerate().map(|(place, part)| (part, place)).collect()
}

fn of_line(manuscript: &Manuscript, line: Line) -> Option<Passage<'static>> {
    let setting = match line {
        Line::Summary | Line::SeoDescription => Setting::Sentence,
        Line::OriginalTitle | Line::OriginalAuthor => Setting::Verbatim,
        Line::SourceUrl | Line::Cover | Line::Link => return None,
        _ => Setting::Line,
    };
    let text = manuscript.line(line);
    (!text.is_empty()).then(|| Passage::new(line.name().to_owned(), 0, Piece::plain(setting, text)))
}

/// A text of a block.
struct Piece<'a> {
    setting: Setting,
    text: String,
    runs: &'a [Run],
}

impl<'a> Piece<'a> {
    fn marked(setting: Setting, runs: &'a [Run]) -> Piece<'a> {
        Piece { setting, text: letters(runs), runs }
    }

    fn plain(setting: Setting, text: &str) -> Piece<'a> {
        Piece { setting, text: text.to_owned(), runs: &[] }
    }
}

/// The texts of a block, in the order in which `Body::text` says them.
fn pieces(kind: &Kind) -> Vec<Piece<'_>> {
    use Setting::{Cell, Line, Sentence, Verbatim};
    match kind {
        Kind::Paragraph { text } => vec![Piece::marked(Sentence, text)],
        Kind::Heading { text, .. } => vec![Piece::marked(Line, text)],
        Kind::Picture(figure) => of_figure(figure).into(),
        Kind::Gallery { figures } => figures.iter().flat_map(of_figure).collect(),
        Kind::Quote { paragraphs, cite } => {
            let paragraphs = paragraphs.iter().map(|text| Piece::marked(Sentence, text));
            paragraphs.chain(std::iter::once(Piece::plain(Line, cite))).collect()
        }
        Kind::List(list) => {
            let mut pieces = Vec::new();
            of_list(list, &mut pieces);
            pieces
        }
        Kind::Table(table) => {
            let cells = table.rows.iter().flatten().map(|cell| Piece::marked(Cell, &cell.text));
            std::iter::once(Piece::plain(Line, &table.caption)).chain(cells).collect()
        }
        Kind::Divider => Vec::new(),
        Kind::PageBreak { title } | Kind::Video { title, .. } => vec![Piece::plain(Line, title)],
        Kind::Code { text } => vec![Piece::plain(Verbatim, text)],
    }
}

fn of_figure(figure: &Figure) -> [Piece<'_>; 2] {
    [Piece::marked(Setting::Line, &figure.caption), Piece::plain(Setting::Line, &figure.credit)]
}

fn of_list<'a>(list: &'a List, pieces: &mut Vec<Piece<'a>>) {
    for item in &list.items {
        pieces.push(Piece::marked(Setting::Line, &item.text));
        if let Some(inner) = &item.inner {
            of_list(inner, pieces);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::passages;
    use crate::model::{
        body::{Body, arbitrary},
        manuscript::{Manuscript, block_part},
    };

    proptest! {
        /// Whoever counts characters in `Body::text` finds them where a remark says.
        #[test]
        fn every_passage_stands_where_the_text_of_its_block_has_it(body in arbitrary::body()) {
            let manuscript = Manuscript { body: body.clone(), ..Manuscript::default() };
            let passages = passages(&manuscript);
            for block in body.blocks() {
                let text: Vec<char> = Body::new(vec![block.clone()]).unwrap().text().chars().collect();
                let own = passages.iter().filter(|passage| passage.part == block_part(&block.id) && !passage.letters.is_empty());
                for passage in own {
                    let there = &text[passage.start..passage.start + passage.letters.len()];
                    let same = |(a, b): (&char, &char)| a == b || (*a == '\n' && *b == ' ');
                    prop_assert!(passage.letters.iter().zip(there).all(same), "{passage:?}");
                }
            }
        }
    }
}
