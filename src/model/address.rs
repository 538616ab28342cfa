//! How a text stands in an address.

/// A text as a segment of a path or the value of a query: what is no plain letter or digit is written as its bytes.
pub fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn signs_and_chinese_are_written_as_their_bytes() {
        assert_eq!(encoded("a-b_c.1"), "a-b_c.1");
        assert_eq!(encoded("渡口 &/"), "%E6%B8%A1%E5%8F%A3%20%26%2F");
    }
}
