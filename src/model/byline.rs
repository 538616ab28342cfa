//! Bylines 署名: the people that a line of names holds.

/// The people of `张三、李四`, `张三 李四` or `John Smith, 王明`: a name in Latin letters has spaces inside.
pub fn people(line: &str) -> Vec<String> {
    let parts = line.split(|c| "、，,;；/／\u{3000}".contains(c));
    let names = parts.flat_map(|part| {
        let latin = part.chars().any(|c| c.is_ascii_alphabetic());
        part.split(move |c: char| c.is_whitespace() && !latin)
    });
    names.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::people;

    #[test]
    fn a_line_of_names_is_taken_apart() {
        assert_eq!(people("周晓  梁小满、沈青"), ["周晓", "梁小满", "沈青"]);
        assert_eq!(people("John Smith, 王明 李四"), ["John Smith", "王明", "李四"]);
        assert_eq!(people("王明\u{3000}John Smith／Ann Lee"), ["王明", "John Smith", "Ann Lee"]);
        assert_eq!(people(" "), Vec::<String>::new());
    }
}
