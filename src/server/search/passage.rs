//! Where in a text something was found: hits in pieces, and the passage around the first of them, cut by display width.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::{fold::Folded, query::Phrase};
use crate::{
    model::search::Piece,
    server::excerpt::{LIST_WIDTH, cut},
};

/// How much stands before the first hit, in columns.
const BEFORE: usize = 36;

/// A text in pieces: what was searched for, and what stands between.
pub fn pieces(text: &str, phrases: &[Phrase]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut push = |text: &str, hit| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), hit });
        }
    };
    for hit in hits(text, phrases) {
        push(&text[at..hit.start], false);
        push(&text[hit.clone()], true);
        at = hit.end;
    }
    push(&text[at..], false);
    pieces
}

/// The passage around the best place of a text, in pieces, if there is one: the line with the most of what was searched for.
pub fn around(text: &str, phrases: &[Phrase]) -> Option<Vec<Piece>> {
    let mut best: (usize, usize, &str) = (0, 0, "");
    for line in text.lines() {
        let folded = Folded::of(line);
        let firsts: Vec<usize> = phrases.iter().filter_map(|phrase| places(line, &folded, phrase).next()).map(|hit| hit.start).collect();
        if firsts.len() > best.0 {
            best = (firsts.len(), firsts.iter().copied().min().unwrap_or_default(), line);
        }
        if best.0 == phrases.len() {
            break;
        }
    }
    let (found, at, line) = best;
    if found == 0 {
        return None;
    }
    let begin = beginning(line, at);
    let passage = cut(&line[begin..], LIST_WIDTH - 2);
    let mark = if begin > 0 { "…" } else { "" };
    Some(pieces(&format!("{mark}{passage}"), phrases))
}

/// Where a passage with a hit at `at` begins: with the line, or with a sentence or part of one, not far before.
fn beginning(line: &str, at: usize) -> usize {
    let (mut columns, mut reached, mut part) = (0, at, None);
    for (place, c) in line[..at].char_indices().rev() {
        if "。！？；".contains(c) {
            return place + c.len_utf8();
        }
        if "，、：,: ".contains(c) {
            part = Some(place + c.len_utf8());
        }
        columns += c.width_cjk().unwrap_or(0);
        if columns > BEFORE {
            return part.unwrap_or(reached);
        }
        reached = place;
    }
    0
}

/// All hits in order, none within another.
fn hits(text: &str, phrases: &[Phrase]) -> Vec<Range<usize>> {
    let folded = Folded::of(text);
    let mut all: Vec<Range<usize>> = phrases.iter().flat_map(|phrase| places(text, &folded, phrase)).collect();
    all.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    let mut hits: Vec<Range<usize>> = Vec::new();
    for hit in all {
        match hits.last_mut() {
            Some(last) if hit.start < last.end => last.end = last.end.max(hit.end),
            _ => hits.push(hit),
        }
    }
    hits
}

/// Where a phrase stands in a text, in bytes.
fn places<'a>(text: &'a str, folded: &'a Folded, phrase: &'a Phrase) -> impl Iterator<Item = Range<usize>> + 'a {
    let piece = &phrase.piece;
    let (lead, trail) = (usize::from(piece.first() == Some(&' ')), usize::from(piece.last() == Some(&' ')));
    let found = folded.chars.windows(piece.len().max(1)).enumerate().filter(move |(_, window)| *window == piece.as_slice());
    found.map(move |(at, window)| {
        let last = folded.from[at + window.len() - 1 - trail];
        let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
        folded.from[at + lead]..end
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::{around, pieces};
    use crate::server::{excerpt::LIST_WIDTH, search::query::Phrase};

    fn marked(text: &str, phrases: &[&str]) -> String {
        let phrases: Vec<Phrase> = phrases.iter().filter_map(|text| Phrase::of(text)).collect();
        pieces(text, &phrases).into_iter().map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text }).collect()
    }

    #[test]
    fn hits_are_marked_as_they_stand_in_the_text() {
        assert_eq!(marked("中國人民銀行，ＧＤＰ增长", &["民银", "gdp"]), "中國人[民銀]行，[ＧＤＰ]增长");
        assert_eq!(marked("柳溪，柳溪镇", &["柳溪", "溪镇"]), "[柳溪]，[柳溪镇]");
        assert_eq!(marked("用5G 网络看", &["5G网络"]), "用[5G 网络]看");
        assert_eq!(marked("art of cart", &["art"]), "[art] of cart");
        assert_eq!(marked("", &["柳"]), "");
    }

    #[test]
    fn a_passage_begins_with_a_sentence_and_holds_the_first_hit() {
        let text = format!("第一句话。{}，县里的渡口今天换了新船。后面还有别的事。", "很长".repeat(30));
        let phrases = [Phrase::of("渡口").unwrap()];
        let passage: String = around(&text, &phrases).unwrap().into_iter().map(|piece| piece.text).collect();
        assert!(passage.starts_with("…县里的渡口"), "{passage}");
        assert!(around("没有", &phrases).is_none());
    }

    proptest! {
        #[test]
        fn pieces_are_the_text_and_a_passage_is_no_wider_than_asked(text in "[柳溪镇渡。，A-Ca-c0-9 \n（）ａ]{0,120}", typed in "[柳溪渡a-c0-9]{1,3}") {
            let phrases: Vec<Phrase> = Phrase::of(&typed).into_iter().collect();
            let all: String = pieces(&text, &phrases).into_iter().map(|piece| piece.text).collect();
            prop_assert_eq!(&all, &text);
            if let Some(passage) = around(&text, &phrases) {
                let shown: String = passage.iter().map(|piece| piece.text.as_str()).collect();
                prop_assert!(shown.width_cjk() <= LIST_WIDTH, "{}", shown);
                prop_assert!(passage.iter().any(|piece| piece.hit), "{}", shown);
            }
        }
    }
}
