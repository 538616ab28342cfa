//! What is different between what readers see and a draft, and what is to be known before it is published.

use std::collections::HashMap;

use sea_orm::DatabaseConnection;
use similar::{ChangeTag, TextDiff};

use super::{
    drafts::{self, Held},
    manuscripts,
    newsroom::Newsroom,
    structure::Structure,
    visitor::Person,
    words,
};
use crate::{
    error::Error,
    model::{
        article::Origin,
        body::{Block, Body},
        checks::{self, Remark},
        comparison::{BlockDifference, Comparison, LineDifference, Piece, Review, Side},
        manuscript::Manuscript,
        stamp::Stamp,
    },
};

/// The draft against what readers see; all of it is new where they see nothing.
pub async fn with_live(newsroom: &Newsroom, person: &Person, article: i64) -> Result<Comparison, Error> {
    let held = readable(newsroom, person, article).await?;
    let live = live(&newsroom.db.read, &held).await?;
    Ok(compare(&newsroom.structure(), live.as_ref(), &held.manuscript))
}

/// What is to be known before the draft is published.
pub async fn review(newsroom: &Newsroom, person: &Person, article: i64) -> Result<Review, Error> {
    let held = readable(newsroom, person, article).await?;
    let live = live(&newsroom.db.read, &held).await?;
    let lacks = held.manuscript.lacks().into_iter().map(str::to_owned).collect();
    let comparison = compare(&newsroom.structure(), live.as_ref(), &held.manuscript);
    let remarks = remarks(newsroom, &held.manuscript).await?;
    Ok(Review { comparison, lacks, remarks, public: live.is_some() })
}

/// What somebody should look at in the draft, whenever they ask.
pub async fn check(newsroom: &Newsroom, person: &Person, article: i64) -> Result<Vec<Remark>, Error> {
    let held = readable(newsroom, person, article).await?;
    remarks(newsroom, &held.manuscript).await
}

async fn remarks(newsroom: &Newsroom, manuscript: &Manuscript) -> Result<Vec<Remark>, Error> {
    let words = words::all(newsroom).await?;
    Ok(checks::remarks(manuscript, &words, newsroom.now()))
}

async fn readable(newsroom: &Newsroom, person: &Person, article: i64) -> Result<Held, Error> {
    let held = drafts::find(&newsroom.db.read, article).await?.ok_or(Error::NotFound)?;
    held.rights(person, &newsroom.structure())?;
    Ok(held)
}

async fn live(db: &DatabaseConnection, held: &Held) -> Result<Option<Manuscript>, Error> {
    let public = held.article.state == super::db::article::State::Published;
    if public { manuscripts::of_tables(db, &held.article).await.map(Some) } else { Ok(None) }
}

/// All that is different.
pub fn compare(structure: &Structure, before: Option<&Manuscript>, after: &Manuscript) -> Comparison {
    let nothing = Manuscript::default();
    let old = before.unwrap_or(&nothing);
    let lines = old
        .differing_parts(after)
        .into_iter()
        .filter(|part| !(part.starts_with("b-") || (before.is_none() && part == "channel")))
        .map(|part| LineDifference { pieces: pieces(&shown(structure, old, &part), &shown(structure, after, &part)), part })
        .collect();
    Comparison { title: after.title.clone(), first: before.is_none(), lines, blocks: blocks(&old.body, &after.body) }
}

/// A part as people read it.
fn shown(structure: &Structure, manuscript: &Manuscript, part: &str) -> String {
    let name = |id: i64| structure.channel(id).map(|channel| channel.link.name.clone()).unwrap_or_default();
    let names = |ids: &[i64]| ids.iter().map(|id| name(*id)).collect::<Vec<_>>().join("、");
    match part {
        "time" => manuscript.time.map(|time| Stamp::of_unix(time).full()).unwrap_or_default(),
        "tags" => manuscript.tags.join("、"),
        "channel" => name(manuscript.channel),
        "placements" => names(&manuscript.placements),
        "more" => manuscript.more.map(name).unwrap_or_default(),
        "strip" => manuscript.strip.map(name).unwrap_or_default(),
        "origin" => match manuscript.origin {
            Origin::Own => "原创",
            Origin::Reprint => "转载",
            Origin::External => "外链",
        }
        .to_owned(),
        "no-print" | "no-share" => if manuscript.part(part).as_deref() == Some("true") { "关" } else { "开" }.to_owned(),
        _ => manuscript.part(part).unwrap_or_default(),
    }
}

fn blocks(before: &Body, after: &Body) -> Vec<BlockDifference> {
    let old: HashMap<&str, &Block> = before.blocks().iter().map(|block| (block.id.as_str(), block)).collect();
    let ids = |body: &Body| body.blocks().iter().map(|block| block.id.clone()).collect::<Vec<_>>();
    let (old_ids, new_ids) = (ids(before), ids(after));
    let common_before: Vec<&String> = old_ids.iter().filter(|id| new_ids.contains(id)).collect();
    let common_after: Vec<&String> = new_ids.iter().filter(|id| old_ids.contains(id)).collect();
    let mut found = Vec::new();
    let mut gone = before.blocks().iter().peekable();
    for block in after.blocks() {
        // What is gone is shown before the first block that stands after it still.
        while gone.peek().is_some_and(|old| !new_ids.contains(&old.id)) {
            found.extend(gone.next().map(|block| one(block, Side::Before, false, None)));
        }
        let Some(was) = old.get(block.id.as_str()) else {
            found.push(one(block, Side::After, false, None));
            continue;
        };
        gone.next();
        let moved = common_before.iter().position(|id| **id == block.id) != common_after.iter().position(|id| **id == block.id);
        let words = (was.kind != block.kind).then(|| pieces(&words_of(was), &words_of(block)));
        found.push(one(block, Side::Both, moved, words));
    }
    found.extend(gone.filter(|old| !new_ids.contains(&old.id)).map(|block| one(block, Side::Before, false, None)));
    found
}

fn one(block: &Block, side: Side, moved: bool, pieces: Option<Vec<Piece>>) -> BlockDifference {
    let html = Body::new(vec![block.clone()]).map(|body| body.html()).unwrap_or_default();
    BlockDifference { id: block.id.clone(), side, moved, html, pieces }
}

fn words_of(block: &Block) -> String {
    Body::new(vec![block.clone()]).map(|body| body.text()).unwrap_or_default()
}

/// The stretches that two texts have in common, and those they have not.
fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for change in TextDiff::from_graphemes(before, after).iter_all_changes() {
        let side = match change.tag() {
            ChangeTag::Equal => Side::Both,
            ChangeTag::Delete => Side::Before,
            ChangeTag::Insert => Side::After,
        };
        match found.last_mut().filter(|last| last.side == side) {
            Some(last) => last.text.push_str(change.value()),
            None => found.push(Piece { text: change.value().to_owned(), side }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Side, blocks, pieces};
    use crate::model::body::{Block, Body, Kind, check::plain};

    fn body(blocks: &[(&str, &str)]) -> Body {
        let block = |(id, text): &(&str, &str)| Block { id: (*id).to_owned(), kind: Kind::Paragraph { text: plain(text) } };
        Body::new(blocks.iter().map(block).collect()).unwrap()
    }

    #[test]
    fn characters_that_differ_are_told_from_those_that_stay() {
        let found: Vec<(String, Side)> = pieces("今天有雨", "今天有大雨").into_iter().map(|piece| (piece.text, piece.side)).collect();
        assert_eq!(found, [("今天有".to_owned(), Side::Both), ("大".to_owned(), Side::After), ("雨".to_owned(), Side::Both)]);
    }

    #[test]
    fn blocks_are_new_gone_changed_or_moved() {
        let found =
            blocks(&body(&[("a", "甲"), ("b", "乙"), ("c", "丙"), ("d", "丁")]), &body(&[("a", "甲"), ("x", "新"), ("d", "丁"), ("c", "丙丙")]));
        let short: Vec<(&str, Side, bool, bool)> = found.iter().map(|b| (b.id.as_str(), b.side, b.moved, b.pieces.is_some())).collect();
        for expected in [
            ("a", Side::Both, false, false),
            ("x", Side::After, false, false),
            ("b", Side::Before, false, false),
            ("d", Side::Both, true, false),
            ("c", Side::Both, true, true),
        ] {
            assert!(short.contains(&expected), "{expected:?} in {short:?}");
        }
        assert_eq!(found.len(), 5);
    }
}
