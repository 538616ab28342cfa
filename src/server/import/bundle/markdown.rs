//! Markdown as HTML: figures, galleries, films and the names under quotes are written the way our own HTML has them.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthChar;

use super::fields::Document;
use crate::model::body::html::escape;

/// One block at the top level.
pub struct Piece {
    /// The line it begins on.
    pub line: usize,
    /// The block.
    pub html: String,
}

type Events<'a> = [(Event<'a>, Range<usize>)];

/// The blocks of a text, in order. What Markdown would silently turn into something else is reported.
pub fn pieces(document: &Document<'_>) -> Vec<Piece> {
    let parser = Parser::new_ext(document.text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let events: Vec<_> = parser.into_offset_iter().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < events.len() {
        let end = end_of(&events, at);
        let line = document.line(events[at].1.start);
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, block(document, &events[at..end]).into_iter());
        pieces.push(Piece { line, html });
        at = end;
    }
    pieces
}

/// Where what begins at `at` is over.
fn end_of(events: &Events<'_>, at: usize) -> usize {
    let mut depth = 0;
    for (offset, (event, _)) in events[at..].iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + offset + 1;
        }
    }
    events.len()
}

fn block<'a>(document: &Document<'_>, events: &Events<'a>) -> Vec<Event<'a>> {
    let mut written = Vec::new();
    let mut at = 0;
    while at < events.len() {
        let (event, range) = &events[at];
        check(document, event, range);
        if *event == Event::Start(Tag::Paragraph) {
            let end = end_of(events, at);
            let quoted = matches!(events.get(end), Some((Event::End(TagEnd::BlockQuote(_)), _)));
            paragraph(document, &events[at + 1..end - 1], quoted, &mut written);
            at = end;
        } else {
            written.push(unaligned(event));
            at += 1;
        }
    }
    written
}

/// Columns are aligned by the site's style; pulldown-cmark would write it into every cell.
fn unaligned<'a>(event: &Event<'a>) -> Event<'a> {
    match event {
        Event::Start(Tag::Table(columns)) => Event::Start(Tag::Table(vec![Alignment::None; columns.len()])),
        event => event.clone(),
    }
}

fn check(document: &Document<'_>, event: &Event<'_>, range: &Range<usize>) {
    let sentence = match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H5 | HeadingLevel::H6, .. }) => "小标题只用 ##、###、####",
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => "段首不要缩进：缩进四格会变成代码",
        _ => return,
    };
    document.mistake(document.line(range.start), sentence);
}

fn paragraph<'a>(document: &Document<'_>, events: &Events<'a>, quoted: bool, written: &mut Vec<Event<'a>>) {
    if let Some(html) = figures(events).or_else(|| film(events)) {
        return written.push(Event::Html(html.into()));
    }
    for (event, range) in events {
        let sentence = match event {
            Event::Start(Tag::Image { .. }) => "图片要单独成段",
            Event::Text(text) if text.contains("**") => "** 没有成对，或者里外紧挨着标点，粗体没有生效",
            _ => continue,
        };
        document.mistake(document.line(range.start), sentence);
    }
    let (text, cite) = events.split_at(if quoted { cite_at(events) } else { events.len() });
    if !text.is_empty() {
        written.push(Event::Start(Tag::Paragraph));
        inline(text, written);
        written.push(Event::End(TagEnd::Paragraph));
    }
    if !cite.is_empty() {
        written.push(Event::Html("<footer>".into()));
        inline(cite, written);
        written.push(Event::Html("</footer>\n".into()));
    }
}

/// Where the last line of a quote begins, if it names whose words they are.
fn cite_at(events: &Events<'_>) -> usize {
    let start = events.iter().rposition(|(event, _)| matches!(event, Event::SoftBreak | Event::HardBreak)).map_or(0, |at| at + 1);
    match events.get(start) {
        Some((Event::Text(text), _)) if text.starts_with("——") => start,
        _ => events.len(),
    }
}

/// A line break in the source is a space between words and nothing between Chinese characters.
fn inline<'a>(events: &Events<'a>, written: &mut Vec<Event<'a>>) {
    let wide = |c: Option<char>| c.is_some_and(|c| c.width_cjk() == Some(2));
    for (at, (event, _)) in events.iter().enumerate() {
        if *event != Event::SoftBreak {
            written.push(event.clone());
            continue;
        }
        let before = events[..at].iter().rev().find_map(|(event, _)| letters(event)).and_then(|text| text.chars().next_back());
        let after = events[at..].iter().find_map(|(event, _)| letters(event)).and_then(|text| text.chars().next());
        if at + 1 < events.len() && !(wide(before) && wide(after)) {
            written.push(Event::SoftBreak);
        }
    }
}

fn letters<'a>(event: &'a Event<'_>) -> Option<&'a str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    }
}

/// Nothing but pictures: one is a figure, several are a gallery.
fn figures(events: &Events<'_>) -> Option<String> {
    let mut figures = Vec::new();
    let mut at = 0;
    while at < events.len() {
        match &events[at].0 {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                let end = end_of(events, at);
                let alt: String = events[at..end].iter().filter_map(|(event, _)| letters(event)).collect();
                figures.push(figure(dest_url, &alt, title));
                at = end;
            }
            Event::SoftBreak | Event::HardBreak => at += 1,
            Event::Text(text) if text.trim().is_empty() => at += 1,
            _ => return None,
        }
    }
    match figures.len() {
        0 => None,
        1 => figures.pop(),
        _ => Some(format!("<div class=\"gallery\">{}</div>\n", figures.concat())),
    }
}

/// `caption | credit`, both or one of them.
fn figure(address: &str, alt: &str, title: &CowStr<'_>) -> String {
    let (caption, credit) = title.split_once(['|', '｜']).map_or((title.trim(), ""), |(caption, credit)| (caption.trim(), credit.trim()));
    let mut html = "<figure><img".to_owned();
    attribute("src", address, &mut html);
    attribute("alt", alt, &mut html);
    html.push('>');
    if !caption.is_empty() || !credit.is_empty() {
        html.push_str("<figcaption>");
        escape(caption, &mut html);
        if !credit.is_empty() {
            html.push_str("<span class=\"credit\">");
            escape(credit, &mut html);
            html.push_str("</span>");
        }
        html.push_str("</figcaption>");
    }
    html.push_str("</figure>\n");
    html
}

/// `[title](address "video")` and nothing else.
fn film(events: &Events<'_>) -> Option<String> {
    let (Event::Start(Tag::Link { dest_url, title, .. }), _) = events.first()? else { return None };
    if &**title != "video" || end_of(events, 0) != events.len() {
        return None;
    }
    let words: String = events.iter().filter_map(|(event, _)| letters(event)).collect();
    let mut html = "<video".to_owned();
    attribute("src", dest_url, &mut html);
    attribute("title", &words, &mut html);
    html.push_str("></video>\n");
    Some(html)
}

fn attribute(name: &str, value: &str, html: &mut String) {
    html.push_str(&format!(" {name}=\""));
    escape(value, html);
    html.push('"');
}
