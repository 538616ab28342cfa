//! Addresses that people type, kept to schemes that cannot run code.

use serde::{Deserialize, Serialize};

/// An `http`, `https`, `mailto` or `tel` address, or one relative to this site. `javascript:`, `data:` and whatever
/// else a browser would execute cannot be made: Leptos writes any text into `href`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SafeUrl(String);

impl SafeUrl {
    /// Takes `text` without surrounding space, or says why not. At most 2,000 bytes.
    pub fn new(text: &str) -> Result<SafeUrl, String> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        let refuse = |why: &str| Err(format!("“{}”不能作链接：{why}", text.chars().take(60).collect::<String>()));
        if text.is_empty() || text.len() > 2000 {
            return refuse("没有内容或太长");
        }
        // Browsers drop tabs and line breaks inside an address before they look for its scheme, and read `\` as `/`.
        if text.chars().any(|c| c.is_control() || c == '\\') {
            return refuse("含有控制字符或反斜线");
        }
        match text.split_once(':') {
            Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" | "mailto" | "tel" => Ok(SafeUrl(text.to_owned())),
                _ => refuse("只接受 http、https、mailto、tel 和站内地址"),
            },
            _ => Ok(SafeUrl(text.to_owned())),
        }
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it leads away from this site.
    pub fn leads_away(&self) -> bool {
        self.0.contains(':') && !self.0.starts_with(['/', '?', '#']) || self.0.starts_with("//")
    }
}

impl TryFrom<String> for SafeUrl {
    type Error = String;
    fn try_from(text: String) -> Result<SafeUrl, String> {
        SafeUrl::new(&text)
    }
}

impl From<SafeUrl> for String {
    fn from(url: SafeUrl) -> String {
        url.0
    }
}

#[cfg(test)]
mod tests {
    use super::SafeUrl;

    #[test]
    fn nothing_that_a_browser_would_run_is_a_safe_address() {
        for good in ["https://example.org/a?b=c#d", "/news/12", "?page=2", "#b-3", "mailto:a@example.org", "tel:12345", "a/b:c"] {
            assert!(SafeUrl::new(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "\\\\host",
        ] {
            assert!(SafeUrl::new(bad).is_err(), "{bad}");
        }
    }
}
