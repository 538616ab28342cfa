//! What an import brought, and item by item what it could not bring.

use std::{collections::BTreeMap, fmt};

use super::wxr::Item;

/// Counts of what was made, and a line for everything that was lost or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    counts: Vec<(String, usize)>,
    lines: Vec<Line>,
}

/// One loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Number of the item in WordPress; empty for what is no item.
    pub item: String,
    /// Its title there.
    pub title: String,
    /// What was lost.
    pub what: String,
}

impl Report {
    /// Says how many of a kind there are.
    pub fn count(&mut self, kind: &str, count: usize) {
        self.counts.push((kind.to_owned(), count));
    }

    /// Says what of `item` was lost or changed.
    pub fn lost(&mut self, item: &Item, what: &str) {
        self.lines.push(Line { item: item.id.clone(), title: item.title.clone(), what: what.to_owned() });
    }

    /// The same of what is no item: a channel, a menu.
    pub fn note(&mut self, what: &str) {
        self.lines.push(Line { item: String::new(), title: String::new(), what: what.to_owned() });
    }

    /// All losses, in the order they were found.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// How many of this kind were made.
    pub fn counted(&self, kind: &str) -> usize {
        self.counts.iter().filter(|(counted, _)| counted == kind).map(|(_, count)| count).sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: Vec<_> = self.counts.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        writeln!(f, "读入：{}", counts.join("，"))?;
        // The same words without their numbers and names make a kind.
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for line in &self.lines {
            *kinds.entry(line.what.split(['：', '×', '“']).next().unwrap_or("").trim()).or_default() += 1;
        }
        writeln!(f, "未能原样保留：{} 处", self.lines.len())?;
        kinds.iter().try_for_each(|(kind, count)| writeln!(f, "  {kind}（{count}）"))?;
        for line in &self.lines {
            match line.item.as_str() {
                "" => writeln!(f, "- {}", line.what)?,
                item => writeln!(f, "- [{item}] {}：{}", line.title.chars().take(40).collect::<String>(), line.what)?,
            }
        }
        Ok(())
    }
}
