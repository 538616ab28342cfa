//! TOML, written a field at a time: what is empty or as usual is left out.

use crate::model::stamp::Stamp;

/// A TOML text in the making.
#[derive(Default)]
pub struct Toml(String);

impl Toml {
    /// `[name]`.
    pub fn table(&mut self, name: &str) -> &mut Toml {
        self.head(&format!("[{name}]"))
    }

    /// `[[name]]`.
    pub fn entry(&mut self, name: &str) -> &mut Toml {
        self.head(&format!("[[{name}]]"))
    }

    /// `key = "text"`, unless the text is empty.
    pub fn text(&mut self, key: &str, text: &str) -> &mut Toml {
        if text.is_empty() { self } else { self.raw(key, &quoted(text)) }
    }

    /// `key = ["text", …]`, unless there is none.
    pub fn texts<'a>(&mut self, key: &str, texts: impl IntoIterator<Item = &'a str>) -> &mut Toml {
        let texts: Vec<String> = texts.into_iter().map(quoted).collect();
        if texts.is_empty() { self } else { self.raw(key, &format!("[{}]", texts.join(", "))) }
    }

    /// `key = 1`.
    pub fn number(&mut self, key: &str, number: i64) -> &mut Toml {
        self.raw(key, &number.to_string())
    }

    /// `key = true`, unless that is what goes without saying.
    pub fn switch(&mut self, key: &str, is: bool, otherwise: bool) -> &mut Toml {
        if is == otherwise { self } else { self.raw(key, if is { "true" } else { "false" }) }
    }

    /// `key = 2026-11-22T09:12:05+08:00`, if there is a time.
    pub fn moment(&mut self, key: &str, seconds: Option<i64>) -> &mut Toml {
        match seconds {
            Some(seconds) => self.raw(key, Stamp::of_unix(seconds).iso()),
            None => self,
        }
    }

    /// `key = ` and whatever stands for the value in TOML.
    pub fn raw(&mut self, key: &str, value: &str) -> &mut Toml {
        self.0.push_str(&format!("{key} = {value}\n"));
        self
    }

    /// Whether nothing was written yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text.
    pub fn finish(self) -> String {
        self.0
    }

    fn head(&mut self, head: &str) -> &mut Toml {
        let gap = if self.0.is_empty() { "" } else { "\n" };
        self.0.push_str(&format!("{gap}{head}\n"));
        self
    }
}

/// A basic string on one line: the same text is always spelled the same.
pub fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
