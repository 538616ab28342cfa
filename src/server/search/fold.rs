//! One spelling for all that mean the same: full and half width, capitals, traditional and simplified characters.
//!
//! Characters are folded one by one, so that the same character is the same wherever it stands (by words, 乾 would stay in 乾隆 and
//! become 干 alone, and 乾隆 would not be found by its first character), and so that what was found can be marked in the text.

use std::sync::LazyLock;

use ferrous_opencc::{OpenCC, config::BuiltinConfig};

/// What a character is for search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Written without spaces between words: each is indexed by itself and with its neighbour.
    Wide,
    /// Part of a word or a number.
    Word,
    /// Neither: it parts what stands on both its sides.
    Apart,
}

/// A text in its one spelling.
///
/// It begins and ends with a space, as does every word that is not [`Kind::Wide`]; all that parts words is one space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The characters.
    pub chars: Vec<char>,
    /// Where each of them stands in the text as it was, in bytes. A space that was put in stands before what follows it.
    pub from: Vec<usize>,
}

impl Folded {
    /// Folds a text.
    pub fn of(text: &str) -> Folded {
        let mut folded = Folded { chars: vec![' '], from: vec![0] };
        let mut last = Kind::Apart;
        for (at, c) in text.char_indices() {
            let c = fold(c);
            let kind = kind(c);
            if kind != last && last != Kind::Apart {
                folded.push(' ', at);
            }
            if kind != Kind::Apart {
                folded.push(c, at);
            }
            last = kind;
        }
        if last != Kind::Apart {
            folded.push(' ', text.len());
        }
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        self.chars.push(c);
        self.from.push(at);
    }

    /// The same as text.
    pub fn text(&self) -> String {
        self.chars.iter().collect()
    }

    /// Whether nothing in it can be looked for.
    pub fn is_empty(&self) -> bool {
        self.chars.len() < 2
    }

    /// Its words and unbroken rows of wide characters.
    pub fn runs(&self) -> impl Iterator<Item = &[char]> {
        self.chars.split(|c| *c == ' ').filter(|run| !run.is_empty())
    }
}

/// What a folded character is.
pub fn kind(c: char) -> Kind {
    match c {
        '\0'..='\x7f' if c.is_ascii_alphanumeric() => Kind::Word,
        '\0'..='\x7f' => Kind::Apart,
        // Han with its marks, kana, bopomofo, hangul, and the further planes of Han.
        '\u{3005}' | '\u{3007}' | '\u{303b}' => Kind::Wide,
        '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{312f}' | '\u{3131}'..='\u{318e}' => Kind::Wide,
        '\u{31a0}'..='\u{31bf}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Kind::Wide,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}' => Kind::Wide,
        '\u{20000}'..='\u{3ffff}' => Kind::Wide,
        // These mark tokens of the index.
        '\u{e000}'..='\u{f8ff}' => Kind::Apart,
        _ if c.is_alphanumeric() => Kind::Word,
        _ => Kind::Apart,
    }
}

/// One character in its one spelling.
pub fn fold(c: char) -> char {
    match FIRST_PLANE.get(c as usize) {
        Some(folded) => *folded,
        None => folded(c, None),
    }
}

/// The first plane at once: texts are long, and the converter takes a while.
static FIRST_PLANE: LazyLock<Vec<char>> = LazyLock::new(|| {
    // Without the converter traditional characters would only be found as they stand.
    let simplify = OpenCC::from_config(BuiltinConfig::T2s).inspect_err(|cause| tracing::error!(%cause, "no table of traditional characters")).ok();
    (0..0x10000).map(|code| char::from_u32(code).map_or('\u{fffd}', |c| folded(c, simplify.as_ref()))).collect()
});

fn folded(c: char, simplify: Option<&OpenCC>) -> char {
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xff01 + 0x21).unwrap_or(c),
        _ => c,
    };
    let mut lower = narrow.to_lowercase();
    let lower = match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => narrow,
    };
    let is_han = matches!(lower, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}');
    match simplify {
        Some(simplify) if is_han => only(&simplify.convert(lower.encode_utf8(&mut [0; 4]))).unwrap_or(lower),
        _ => lower,
    }
}

/// The only character of a text.
fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Folded;

    #[test]
    fn what_means_the_same_is_spelled_the_same() {
        for (one, other) in [
            ("中國人民銀行", "中国人民银行"),
            ("ＧＤＰ　２０２６", "gdp 2026"),
            ("5G网络", "5g 网络"),
            ("後臺", "后台"),
            ("3.14", "3-14"),
            ("“柳溪”", "柳溪"),
            ("MASTHEAD", "masthead"),
        ] {
            assert_eq!(Folded::of(one).chars, Folded::of(other).chars, "{one}");
        }
        assert_eq!(Folded::of("第5G网，好").text(), " 第 5g 网 好 ");
        assert!(Folded::of("，。!? \u{1F33E}\u{e000}").is_empty() && Folded::of("").is_empty());
    }

    proptest! {
        #[test]
        fn folding_is_done_once_and_knows_where_each_character_stood(text in "\\PC{0,40}") {
            let folded = Folded::of(&text);
            let again = Folded::of(&folded.text());
            prop_assert_eq!(&again.chars, &folded.chars);
            prop_assert_eq!(folded.chars.len(), folded.from.len());
            for (c, at) in folded.chars.iter().zip(&folded.from) {
                prop_assert!(text.is_char_boundary(*at));
                if *c != ' ' {
                    prop_assert_eq!(super::fold(text[*at..].chars().next().unwrap()), *c);
                }
            }
        }
    }
}
