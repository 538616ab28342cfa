//! TOML tables read field by field, so that every mistake is found and has its line; what nobody asked for is one too.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
    value::{Datetime, Offset},
};

use super::Report;

/// A TOML text and the file it stands in.
pub struct Document<'a> {
    /// Where mistakes go.
    pub report: &'a Report,
    /// The file.
    pub file: &'a str,
    /// The text.
    pub text: &'a str,
    /// Lines of the file before the text.
    pub before: usize,
}

/// A value and the line it stands on.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// The line in its file.
    pub line: usize,
}

/// A table whose fields are taken out one by one.
pub struct Fields<'a> {
    document: &'a Document<'a>,
    table: DeTable<'a>,
    /// The line the table begins on.
    pub line: usize,
}

impl<'a> Document<'a> {
    /// Reports a mistake on a line of the file.
    pub fn mistake(&self, line: usize, sentence: impl Into<String>) {
        self.report.add(self.file, line, sentence);
    }

    /// The line of the file that the byte `offset` of the text stands on.
    pub fn line(&self, offset: usize) -> usize {
        let upto = &self.text.as_bytes()[..offset.min(self.text.len())];
        self.before + 1 + upto.iter().filter(|byte| **byte == b'\n').count()
    }

    /// The fields at the top; what is no TOML is reported, and the rest still read.
    pub fn fields(&'a self) -> Fields<'a> {
        let (table, faults) = DeTable::parse_recoverable(self.text);
        for fault in faults {
            let line = fault.span().map_or(self.before + 1, |span| self.line(span.start));
            self.mistake(line, format!("TOML 写法不对：{}", fault.message()));
        }
        Fields { document: self, table: table.into_inner(), line: self.before + 1 }
    }
}

impl<'a> Fields<'a> {
    /// Where and what is wrong, in the file of this table.
    pub fn mistake(&self, line: usize, sentence: impl Into<String>) {
        self.document.mistake(line, sentence);
    }

    /// Text; empty where there is none.
    pub fn text(&mut self, key: &str) -> String {
        self.text_at(key).map(|at| at.value).unwrap_or_default()
    }

    /// Text that must be there.
    pub fn required(&mut self, key: &str) -> String {
        let is_there = self.has(key);
        let text = self.text_at(key);
        match &text {
            Some(at) if at.value.trim().is_empty() => self.mistake(at.line, format!("{key} 不能是空的")),
            None if !is_there => self.mistake(self.line, format!("缺少 {key}")),
            _ => {}
        }
        text.map(|at| at.value).unwrap_or_default()
    }

    /// Text and its line.
    pub fn text_at(&mut self, key: &str) -> Option<At<String>> {
        self.value(key, "文字，写在引号里", |value| value.as_str().map(str::to_owned))
    }

    /// Text that `make` turns into something, or refuses with a sentence.
    pub fn made<T>(&mut self, key: &str, make: impl Fn(&str) -> Result<T, String>) -> Option<At<T>> {
        let At { value, line } = self.text_at(key)?;
        self.make(&value, line, make)
    }

    /// As [`Fields::made`], of something that must be there.
    pub fn required_made<T>(&mut self, key: &str, make: impl Fn(&str) -> Result<T, String>) -> Option<At<T>> {
        if !self.has(key) {
            self.mistake(self.line, format!("缺少 {key}"));
        }
        self.made(key, make)
    }

    /// A list of texts, each made into something.
    pub fn list<T>(&mut self, key: &str, make: impl Fn(&str) -> Result<T, String>) -> Vec<At<T>> {
        let Some(list) = self.spanned(key) else { return Vec::new() };
        let line = self.document.line(list.span().start);
        let DeValue::Array(items) = list.into_inner() else {
            self.mistake(line, format!("{key} 要写成 [\"…\", \"…\"]"));
            return Vec::new();
        };
        let mut made = Vec::new();
        for item in items {
            let line = self.document.line(item.span().start);
            match item.get_ref().as_str() {
                Some(text) => made.extend(self.make(text, line, &make)),
                None => self.mistake(line, format!("{key} 里只能是文字，写在引号里")),
            }
        }
        made
    }

    /// A list of whole numbers.
    pub fn numbers(&mut self, key: &str) -> Vec<At<i64>> {
        let Some(list) = self.spanned(key) else { return Vec::new() };
        let line = self.document.line(list.span().start);
        let DeValue::Array(items) = list.into_inner() else {
            self.mistake(line, format!("{key} 要写成 [1, 2]"));
            return Vec::new();
        };
        let mut numbers = Vec::new();
        for item in items {
            let line = self.document.line(item.span().start);
            match whole(item.get_ref()) {
                Some(value) => numbers.push(At { value, line }),
                None => self.mistake(line, format!("{key} 里只能是整数")),
            }
        }
        numbers
    }

    /// A whole number.
    pub fn number(&mut self, key: &str) -> Option<At<i64>> {
        self.value(key, "整数", whole)
    }

    /// `true` or `false`.
    pub fn switch(&mut self, key: &str, otherwise: bool) -> bool {
        self.value(key, "true 或 false", |value| value.as_bool()).map_or(otherwise, |at| at.value)
    }

    /// A moment, in seconds since 1970-01-01 UTC.
    pub fn moment(&mut self, key: &str) -> Option<At<i64>> {
        self.value(key, "带时区的时间，如 2026-11-22T09:12:05+08:00", |value| value.as_datetime().and_then(seconds))
    }

    /// A list of tables: `[[key]]`, or inline.
    pub fn tables(&mut self, key: &str) -> Vec<Fields<'a>> {
        let Some(list) = self.spanned(key) else { return Vec::new() };
        let line = self.document.line(list.span().start);
        let DeValue::Array(items) = list.into_inner() else {
            self.mistake(line, format!("{key} 要是一列表格，写成 [[{key}]]"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            let line = self.document.line(item.span().start);
            match item.into_inner() {
                DeValue::Table(table) => tables.push(Fields { document: self.document, table, line }),
                _ => self.mistake(line, format!("{key} 里只能是表格")),
            }
        }
        tables
    }

    /// The table `[key]`.
    pub fn table(&mut self, key: &str) -> Option<Fields<'a>> {
        let value = self.spanned(key)?;
        let line = self.document.line(value.span().start);
        match value.into_inner() {
            DeValue::Table(table) => Some(Fields { document: self.document, table, line }),
            _ => {
                self.mistake(line, format!("{key} 要是表格，写成 [{key}]"));
                None
            }
        }
    }

    /// All keys that are left, with the lines they stand on.
    pub fn keys(&self) -> Vec<At<String>> {
        self.table.keys().map(|key| At { value: key.get_ref().to_string(), line: self.document.line(key.span().start) }).collect()
    }

    /// Whether there is a table of this name.
    pub fn is_table(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| value.get_ref().is_table())
    }

    /// Whether nobody has asked for this key yet and it is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Reports what nobody asked for.
    pub fn finish(self) {
        for key in self.keys() {
            self.mistake(key.line, format!("不认识的键 {}", key.value));
        }
    }

    fn spanned(&mut self, key: &str) -> Option<Spanned<DeValue<'a>>> {
        self.table.remove(key)
    }

    fn value<T>(&mut self, key: &str, kind: &str, read: impl Fn(&DeValue<'a>) -> Option<T>) -> Option<At<T>> {
        let value = self.spanned(key)?;
        let line = self.document.line(value.span().start);
        let read = read(value.get_ref());
        if read.is_none() {
            self.mistake(line, format!("{key} 要是{kind}"));
        }
        read.map(|value| At { value, line })
    }

    fn make<T>(&self, text: &str, line: usize, make: impl Fn(&str) -> Result<T, String>) -> Option<At<T>> {
        match make(text) {
            Ok(value) => Some(At { value, line }),
            Err(why) => {
                self.mistake(line, why);
                None
            }
        }
    }
}

fn whole(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn seconds(moment: &Datetime) -> Option<i64> {
    let (date, clock) = (moment.date?, moment.time?);
    let east = match moment.offset? {
        Offset::Z => 0,
        Offset::Custom { minutes } => i64::from(minutes) * 60,
    };
    let month = time::Month::try_from(date.month).ok()?;
    let date = time::Date::from_calendar_date(date.year.into(), month, date.day).ok()?;
    // A leap second has no number of its own.
    let clock = time::Time::from_hms(clock.hour, clock.minute, clock.second.unwrap_or(0).min(59)).ok()?;
    Some(time::PrimitiveDateTime::new(date, clock).assume_utc().unix_timestamp() - east)
}
