//! How long a text takes to read.

/// Han characters that a grown-up reads in a minute.
const CHARACTERS: usize = 400;
/// Words of other scripts, and numbers.
const WORDS: usize = 200;

/// Whole minutes, at least one.
pub fn minutes(text: &str) -> i64 {
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}');
    let characters = text.chars().filter(|c| is_han(*c)).count();
    let words = text.split(|c: char| is_han(c) || !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    let seconds = characters * 60 / CHARACTERS + words * 60 / WORDS;
    ((seconds + 30) / 60).max(1) as i64
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn characters_and_words_are_counted_by_how_fast_they_are_read() {
        for (text, expected) in [
            (String::new(), 1),
            ("青".repeat(400), 1),
            ("青岚，".repeat(600), 3),
            ("word ".repeat(1000), 5),
            // A name in the middle of a sentence is one word more.
            (format!("{}Masthead{}", "读".repeat(600), "者".repeat(600)), 3),
        ] {
            assert_eq!(minutes(&text), expected);
        }
    }
}
