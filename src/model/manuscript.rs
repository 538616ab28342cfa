//! What editors work on: everything of an article that they may change, and the changes they make to it, one by one.

mod change;
mod line;

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use change::OTHER_PARTS;
pub use change::{Change, block_part};
pub use line::Line;

use super::{
    article::Origin,
    body::{Block, Body, Kind, check},
};

/// Characters in a title or a name.
const MAX_LINE: usize = 300;
/// Characters in a summary or a description.
const MAX_SUMMARY: usize = 2_000;
/// Tags of one article.
const MAX_TAGS: usize = 20;

/// An article in the making. While it is one, anything may be missing; what must be there is asked for when it is
/// published (see [`Manuscript::lacks`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Manuscript {
    /// 引题.
    pub kicker: String,
    /// 标题.
    pub title: String,
    /// 副题.
    pub subtitle: String,
    /// For lists.
    pub short_title: String,
    /// Hand-written summary.
    pub summary: String,
    /// 来源.
    pub source: String,
    /// Where the source has it; checked when it is published, and never linked unless it is safe.
    pub source_url: String,
    /// Title at the source.
    pub original_title: String,
    /// Author at the source.
    pub original_author: String,
    /// 记者.
    pub reporters: String,
    /// 摄影.
    pub photographer: String,
    /// 责任编辑.
    pub editor: String,
    /// The time it shall carry, in seconds since 1970-01-01 UTC; `None` is the moment of its publication.
    pub time: Option<i64>,
    /// Number of its canonical channel.
    pub channel: i64,
    /// Numbers of further channels.
    pub placements: Vec<i64>,
    /// The channel `>>更多` shows beside it, instead of its channel's choice.
    pub more: Option<i64>,
    /// The channel of its picture strip.
    pub strip: Option<i64>,
    /// File name of its cover; empty without one.
    pub cover: String,
    /// Whose text it is.
    pub origin: Origin,
    /// Where the text of an external one is.
    pub link: String,
    /// Keywords.
    pub tags: Vec<String>,
    /// For `<title>`.
    pub seo_title: String,
    /// For `<meta name="description">`.
    pub seo_description: String,
    /// Offers no printing.
    pub no_print: bool,
    /// Offers no sharing.
    pub no_share: bool,
    /// Text.
    pub body: Body,
}

impl Manuscript {
    /// A line of it.
    pub fn line(&self, field: Line) -> &str {
        match field {
            Line::Kicker => &self.kicker,
            Line::Title => &self.title,
            Line::Subtitle => &self.subtitle,
            Line::ShortTitle => &self.short_title,
            Line::Summary => &self.summary,
            Line::Source => &self.source,
            Line::SourceUrl => &self.source_url,
            Line::OriginalTitle => &self.original_title,
            Line::OriginalAuthor => &self.original_author,
            Line::Reporters => &self.reporters,
            Line::Photographer => &self.photographer,
            Line::Editor => &self.editor,
            Line::Cover => &self.cover,
            Line::Link => &self.link,
            Line::SeoTitle => &self.seo_title,
            Line::SeoDescription => &self.seo_description,
        }
    }

    fn line_mut(&mut self, field: Line) -> &mut String {
        match field {
            Line::Kicker => &mut self.kicker,
            Line::Title => &mut self.title,
            Line::Subtitle => &mut self.subtitle,
            Line::ShortTitle => &mut self.short_title,
            Line::Summary => &mut self.summary,
            Line::Source => &mut self.source,
            Line::SourceUrl => &mut self.source_url,
            Line::OriginalTitle => &mut self.original_title,
            Line::OriginalAuthor => &mut self.original_author,
            Line::Reporters => &mut self.reporters,
            Line::Photographer => &mut self.photographer,
            Line::Editor => &mut self.editor,
            Line::Cover => &mut self.cover,
            Line::Link => &mut self.link,
            Line::SeoTitle => &mut self.seo_title,
            Line::SeoDescription => &mut self.seo_description,
        }
    }

    /// The same with `changes` made to it, in their order, or the rule that one of them breaks.
    pub fn changed(mut self, changes: &[Change]) -> Result<Manuscript, String> {
        let mut blocks: Vec<Block> = std::mem::take(&mut self.body).into();
        for change in changes {
            self.change(change, &mut blocks)?;
        }
        self.body = Body::new(blocks)?;
        Ok(self)
    }

    fn change(&mut self, change: &Change, blocks: &mut Vec<Block>) -> Result<(), String> {
        match change {
            Change::Line { field, value } => *self.line_mut(*field) = checked(value, field.longest())?,
            Change::Time { value } => self.time = *value,
            Change::Tags { value } => self.tags = checked_tags(value)?,
            Change::Channel { value } => self.channel = *value,
            Change::Placements { value } => self.placements = each_once(value),
            Change::More { value } => self.more = *value,
            Change::Strip { value } => self.strip = *value,
            Change::Origin { value } => self.origin = *value,
            Change::NoPrint { value } => self.no_print = *value,
            Change::NoShare { value } => self.no_share = *value,
            Change::Put { block, after } => put(blocks, block, after),
            Change::Remove { id } => blocks.retain(|block| block.id != *id),
            Change::Move { id, after } => {
                if let Some(at) = blocks.iter().position(|block| block.id == *id) {
                    let block = blocks.remove(at);
                    blocks.insert(place_after(blocks, after), block);
                }
            }
        }
        Ok(())
    }

    /// What a part says, as JSON would say it: to find out whether two editors wrote the same. `None` is a block that
    /// is not there.
    pub fn part(&self, part: &str) -> Option<String> {
        match part {
            "time" => json(&self.time),
            "tags" => json(&self.tags),
            "channel" => json(&self.channel),
            "placements" => json(&self.placements),
            "more" => json(&self.more),
            "strip" => json(&self.strip),
            "origin" => json(&self.origin),
            "no-print" => json(&self.no_print),
            "no-share" => json(&self.no_share),
            _ => match (part.strip_prefix("b-"), part.strip_prefix("place-")) {
                (Some(id), _) => self.block(id).and_then(|block| json(&block.kind)),
                (_, Some(id)) => self.place(id),
                _ => Line::named(part).map(|field| self.line(field).to_owned()),
            },
        }
    }

    /// The parts (see [`Change::part`]) that another manuscript says differently; where a block stands is not compared.
    pub fn differing_parts(&self, other: &Manuscript) -> Vec<String> {
        let mut parts = self.differing_lines(other);
        let (ours, theirs) = (self.kinds(), other.kinds());
        let mut seen = HashSet::new();
        let blocks = self.body.blocks().iter().chain(other.body.blocks());
        parts.extend(
            blocks
                .filter(|block| seen.insert(&block.id) && ours.get(block.id.as_str()) != theirs.get(block.id.as_str()))
                .map(|block| block_part(&block.id)),
        );
        parts
    }

    /// The parts that are no blocks, as far as another manuscript says them differently.
    pub fn differing_lines(&self, other: &Manuscript) -> Vec<String> {
        let parts = Line::ALL.iter().map(|line| line.name()).chain(OTHER_PARTS);
        parts.filter(|part| self.part(part) != other.part(part)).map(str::to_owned).collect()
    }

    fn kinds(&self) -> HashMap<&str, &Kind> {
        self.body.blocks().iter().map(|block| (block.id.as_str(), &block.kind)).collect()
    }

    /// The block with an id.
    pub fn block(&self, id: &str) -> Option<&Block> {
        self.body.blocks().iter().find(|block| block.id == id)
    }

    /// The id of the block before the one with this id; empty for the first.
    fn place(&self, id: &str) -> Option<String> {
        let at = self.body.blocks().iter().position(|block| block.id == id)?;
        Some(at.checked_sub(1).and_then(|before| self.body.blocks().get(before)).map(|block| block.id.clone()).unwrap_or_default())
    }

    /// What it must have before readers may see it, a sentence each; empty when nothing is missing.
    pub fn lacks(&self) -> Vec<&'static str> {
        let address = |text: &str| super::safe_url::SafeUrl::new(text).is_ok();
        let mut lacks = Vec::new();
        let mut want = |met: bool, sentence| {
            if !met {
                lacks.push(sentence)
            }
        };
        want(!self.title.is_empty(), "缺少标题");
        want(self.source_url.is_empty() || address(&self.source_url), "来源的网址不能作链接");
        match self.origin {
            Origin::Own => {}
            Origin::Reprint => {
                want(!self.source.is_empty(), "转载要写明来源");
                want(!self.original_title.is_empty(), "转载要写明原标题");
                want(!self.original_author.is_empty(), "转载要写明原作者");
                want(!self.editor.is_empty(), "转载要写明责任编辑");
            }
            Origin::External => want(address(&self.link), "外链文章要有可用的链接"),
        }
        want(self.origin == Origin::External || !self.body.blocks().is_empty(), "正文是空的");
        lacks
    }
}

/// One line in its normal form.
fn checked(text: &str, longest: usize) -> Result<String, String> {
    let text = check::line(text);
    let length = text.chars().count();
    if length > longest { Err(format!("太长：有 {length} 个字，最多 {longest} 个")) } else { Ok(text) }
}

fn checked_tags(tags: &[String]) -> Result<Vec<String>, String> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags {
        let tag = checked(tag, 40)?;
        if !tag.is_empty() && !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    if kept.len() > MAX_TAGS { Err(format!("标签太多：最多 {MAX_TAGS} 个")) } else { Ok(kept) }
}

fn each_once(numbers: &[i64]) -> Vec<i64> {
    let mut seen = HashSet::new();
    numbers.iter().copied().filter(|number| seen.insert(*number)).collect()
}

fn put(blocks: &mut Vec<Block>, block: &Block, after: &str) {
    match blocks.iter_mut().find(|known| known.id == block.id) {
        Some(known) => known.kind = block.kind.clone(),
        None => blocks.insert(place_after(blocks, after), block.clone()),
    }
}

fn place_after(blocks: &[Block], after: &str) -> usize {
    if after.is_empty() { 0 } else { blocks.iter().position(|block| block.id == after).map_or(blocks.len(), |at| at + 1) }
}

fn json<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_string(value).ok()
}

#[cfg(test)]
mod tests {
    use super::{Change, Line, Manuscript};
    use crate::model::body::{Block, Kind, check::plain};

    fn put(id: &str, text: &str, after: &str) -> Change {
        Change::Put { block: Block { id: id.to_owned(), kind: Kind::Paragraph { text: plain(text) } }, after: after.to_owned() }
    }

    fn order(manuscript: &Manuscript) -> String {
        manuscript.body.blocks().iter().map(|block| block.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn blocks_are_put_changed_moved_and_removed() {
        let changes = [put("a", "甲", ""), put("b", "乙", "a"), put("c", "丙", "a"), put("d", "丁", "gone")];
        let manuscript = Manuscript::default().changed(&changes).unwrap();
        assert_eq!(order(&manuscript), "a c b d");
        let changes = [put("a", "甲甲", "d"), Change::Move { id: "d".into(), after: String::new() }, Change::Remove { id: "b".into() }];
        let manuscript = manuscript.changed(&changes).unwrap();
        assert_eq!(order(&manuscript), "d a c");
        assert_eq!(manuscript.part("place-a").as_deref(), Some("d"));
        assert!(manuscript.part("b-a").unwrap().contains("甲甲") && manuscript.part("b-b").is_none());
    }

    #[test]
    fn every_line_is_reached_by_its_name() {
        for line in Line::ALL {
            let change = Change::Line { field: line, value: "  字\n".into() };
            let manuscript = Manuscript::default().changed(std::slice::from_ref(&change)).unwrap();
            assert_eq!(manuscript.line(Line::named(line.name()).unwrap()), "字");
            assert_eq!((change.part(), manuscript.part(line.name()).as_deref()), (line.name().to_owned(), Some("字")));
            assert_eq!(serde_json::to_value(line).unwrap(), line.name());
        }
    }

    #[test]
    fn what_is_too_long_is_refused() {
        let change = Change::Line { field: Line::Title, value: "长".repeat(301) };
        assert!(Manuscript::default().changed(&[change]).unwrap_err().contains("301"));
    }
}
