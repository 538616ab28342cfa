//! What a story as a whole lacks: source, words for pictures, the right order of headings, links that lead somewhere.

mod meta_line;

use super::{Passage, Quote, Remark, RemarkKind};
use crate::model::{
    article::Origin,
    body::{Figure, Kind, Run, text::letters},
    manuscript::{Line, Manuscript, block_part},
};

/// Characters of a title that a list has room for.
const TITLE: usize = 60;

/// All of it, in no order.
pub fn remarks(manuscript: &Manuscript, passages: &[Passage], now: i64) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let of_part = |part: &str, kind| Remark { part: part.to_owned(), kind, quote: Quote::default(), start: 0, end: 0, suggestion: None };
    if manuscript.source.is_empty() && manuscript.origin != Origin::External {
        remarks.push(of_part(Line::Source.name(), RemarkKind::NoSource));
    }
    if manuscript.time.is_some_and(|time| time > now) {
        remarks.push(of_part("time", RemarkKind::FutureTime));
    }
    remarks.extend(long_title(passages));
    remarks.extend(pictures(manuscript, passages));
    remarks.extend(headings(manuscript));
    remarks.extend(empty_links(manuscript, passages));
    remarks.extend(meta_line::repeated(manuscript, passages));
    remarks
}

/// A remark about a passage, from and to a place of it.
fn about(passage: &Passage, kind: RemarkKind, start: usize, end: usize) -> Remark {
    let quote = passage.quote(start, end);
    Remark { part: passage.part.clone(), kind, quote, start: passage.start + start, end: passage.start + end, suggestion: None }
}

fn long_title(passages: &[Passage]) -> Option<Remark> {
    let title = passages.iter().find(|passage| passage.part == Line::Title.name() && passage.letters.len() > TITLE)?;
    Some(about(title, RemarkKind::LongTitle, TITLE, title.letters.len()))
}

/// Pictures without alternative text or a name. They are shown by what is printed under them.
fn pictures(manuscript: &Manuscript, passages: &[Passage]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for block in manuscript.body.blocks() {
        let figures: &[Figure] = match &block.kind {
            Kind::Picture(figure) => std::slice::from_ref(figure),
            Kind::Gallery { figures } => figures,
            _ => &[],
        };
        let part = block_part(&block.id);
        // Each figure has two passages: caption and credit.
        let captions = passages.iter().filter(|passage| passage.part == part).step_by(2);
        for (figure, caption) in figures.iter().zip(captions) {
            if figure.picture.alt.is_empty() {
                remarks.push(about(caption, RemarkKind::NoAlt, 0, caption.letters.len()));
            }
            if figure.credit.is_empty() {
                remarks.push(about(caption, RemarkKind::NoCredit, 0, caption.letters.len()));
            }
        }
    }
    remarks
}

/// The first heading is of the highest rank in the story, and none is more than one deeper than the one before it.
fn headings(manuscript: &Manuscript) -> Vec<Remark> {
    let of_block = |block: &'_ crate::model::body::Block| match &block.kind {
        Kind::Heading { level, text } => Some((block_part(&block.id), *level, letters(text))),
        _ => None,
    };
    let headings: Vec<(String, u8, String)> = manuscript.body.blocks().iter().filter_map(of_block).collect();
    let highest = headings.iter().map(|(_, level, _)| *level).min().unwrap_or_default();
    let mut before = None;
    let mut remarks = Vec::new();
    for (part, level, text) in headings {
        let in_order = before.map_or(level == highest, |before| level <= before + 1);
        if !in_order {
            let end = text.chars().count();
            let quote = Quote { exact: text.replace('\n', " "), ..Quote::default() };
            remarks.push(Remark { part, kind: RemarkKind::HeadingOrder, quote, start: 0, end, suggestion: None });
        }
        before = Some(level);
    }
    remarks
}

/// Links that nobody can see, and such that lead nowhere.
fn empty_links(manuscript: &Manuscript, passages: &[Passage]) -> Vec<Remark> {
    let mut remarks: Vec<Remark> =
        passages.iter().flat_map(|passage| links(passage.runs).into_iter().filter(|link| link.is_empty()).map(|link| link.remark(passage))).collect();
    for block in manuscript.body.blocks() {
        let Kind::Video { url, title } = &block.kind else { continue };
        if leads_nowhere(url.as_str()) {
            let (quote, end) = (Quote { exact: title.clone(), ..Quote::default() }, title.chars().count());
            remarks.push(Remark { part: block_part(&block.id), kind: RemarkKind::EmptyLink, quote, start: 0, end, suggestion: None });
        }
    }
    remarks
}

/// Neighbours with one address, whatever other marks they have.
struct Link<'a> {
    address: &'a str,
    text: String,
    start: usize,
}

impl Link<'_> {
    fn is_empty(&self) -> bool {
        self.text.trim().is_empty() || leads_nowhere(self.address)
    }

    fn remark(&self, passage: &Passage) -> Remark {
        about(passage, RemarkKind::EmptyLink, self.start, self.start + self.text.chars().count())
    }
}

fn leads_nowhere(address: &str) -> bool {
    matches!(address.trim(), "" | "#" | "http://" | "https://")
}

fn links(runs: &[Run]) -> Vec<Link<'_>> {
    let mut links: Vec<Link> = Vec::new();
    let mut at = 0;
    let mut before = None;
    for run in runs {
        let address = run.link.as_ref().map(|link| link.as_str());
        match (address, links.last_mut()) {
            (Some(_), Some(last)) if address == before => last.text.push_str(&run.text),
            (Some(address), _) => links.push(Link { address, text: run.text.clone(), start: at }),
            (None, _) => {}
        }
        before = address;
        at += run.text.chars().count();
    }
    links
}
