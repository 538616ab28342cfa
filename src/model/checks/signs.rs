//! Kinds of characters, and stretches of text that are no prose.

/// A Chinese character.
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3005 | 0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x323af)
}

/// A Chinese numeral.
pub fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十百千".contains(c)
}

/// White space inside a line.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// Whether what stands before `at` is Chinese: a character, a bracket that closes, or a quotation that ends in one.
pub fn chinese_before(letters: &[char], at: usize) -> bool {
    let closes = |c: char| is_han(c) || "》）】〉」』〕".contains(c);
    match letters[..at] {
        [.., c] if closes(c) => true,
        [.., c, '”' | '’'] => closes(c) || "，。、；：？！…—".contains(c),
        _ => false,
    }
}

/// Whether what stands from `at` on is Chinese.
pub fn chinese_after(letters: &[char], at: usize) -> bool {
    let opens = |c: char| is_han(c) || "《（【〈「『〔".contains(c);
    match letters.get(at..).unwrap_or_default() {
        [c, ..] if opens(*c) => true,
        ['“' | '‘', c, ..] => opens(*c),
        _ => false,
    }
}

/// Whether the text is English, or another language with its letters, that names something Chinese now and then.
pub fn is_foreign(letters: &[char]) -> bool {
    let han = letters.iter().filter(|c| is_han(**c)).count();
    letters.iter().filter(|c| c.is_ascii_alphabetic()).count() > 4 * han
}

/// For each character whether it belongs to an address or the name of a file: these keep signs of their own.
pub fn names_of_things(letters: &[char]) -> Vec<bool> {
    let mut named = vec![false; letters.len()];
    for at in 0..letters.len() {
        let stretch = if named[at] { None } else { address_at(letters, at).or_else(|| file_ending_at(letters, at)) };
        if let Some((from, to)) = stretch {
            named[from..to].fill(true);
        }
    }
    named
}

/// An address that begins at `at`: from its scheme or `www.` to the next space or Chinese sign.
fn address_at(letters: &[char], at: usize) -> Option<(usize, usize)> {
    const BEGINNINGS: [&str; 4] = ["https://", "http://", "ftp://", "www."];
    if at > 0 && letters[at - 1].is_ascii_alphanumeric() || !BEGINNINGS.iter().any(|beginning| begins_with(&letters[at..], beginning)) {
        return None;
    }
    let ends = |c: &char| c.is_whitespace() || "，。、；：？！“”‘’《》（）【】〈〉「」『』…—\"<>".contains(*c);
    let mut to = letters[at..].iter().position(ends).map_or(letters.len(), |length| at + length);
    while to > at && ".,;:?!)".contains(letters[to - 1]) {
        to -= 1;
    }
    Some((at, to))
}

/// The name of a file whose ending begins with the point at `at`.
fn file_ending_at(letters: &[char], at: usize) -> Option<(usize, usize)> {
    const ENDINGS: [&str; 20] = [
        "docx", "doc", "pdf", "xlsx", "xls", "pptx", "ppt", "txt", "csv", "jpeg", "jpg", "png", "gif", "webp", "mp4", "mp3", "zip", "rar", "html",
        "apk",
    ];
    if letters[at] != '.' {
        return None;
    }
    let rest = &letters[at + 1..];
    let ending = ENDINGS.iter().find(|ending| begins_with(rest, ending) && !rest.get(ending.len()).is_some_and(char::is_ascii_alphanumeric))?;
    let belongs = |c: &char| is_han(*c) || c.is_ascii_alphanumeric() || "_-+()".contains(*c);
    let length = letters[..at].iter().rev().take_while(|c| belongs(c)).count();
    Some((at - length, at + 1 + ending.len()))
}

/// Whether text begins with something, in small or capital letters.
pub fn begins_with(letters: &[char], beginning: &str) -> bool {
    letters.len() >= beginning.len() && beginning.chars().zip(letters).all(|(wanted, c)| wanted == c.to_ascii_lowercase())
}

/// Whether the text before ends with one of these.
pub fn ends_with(letters: &[char], endings: &[&str]) -> bool {
    endings.iter().any(|ending| {
        let mut from_behind = letters.iter().rev();
        ending.chars().rev().all(|wanted| from_behind.next() == Some(&wanted))
    })
}

#[cfg(test)]
mod tests {
    use super::{is_foreign, names_of_things};

    fn named(text: &str) -> String {
        let letters: Vec<char> = text.chars().collect();
        letters.iter().zip(names_of_things(&letters)).filter(|(_, is)| *is).map(|(c, _)| *c).collect()
    }

    #[test]
    fn addresses_and_files_are_told_from_prose() {
        for (text, name) in [
            ("见https://a.cn/b?c=1,2,欢迎", "https://a.cn/b?c=1,2,欢迎"),
            ("见 https://a.cn/b. 欢迎", "https://a.cn/b"),
            ("（www.a.cn）", "www.a.cn"),
            ("附件:报告(终稿).docx,请查收", "报告(终稿).docx"),
            ("第1.5版", ""),
        ] {
            assert_eq!(named(text), name, "{text}");
        }
    }

    #[test]
    fn english_with_a_chinese_name_in_it_is_english() {
        let foreign = |text: &str| is_foreign(&text.chars().collect::<Vec<_>>());
        assert!(foreign("Wang Wei (王伟), mayor of Qinglan (青岚县), said so."));
        assert!(!foreign("公布了GDP,CPI和PMI"));
    }
}
