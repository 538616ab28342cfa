//! What is different between what readers see and a draft, and what is to be known before it is published.

mod blocks;
#[cfg(test)]
mod tests;
mod words;

use super::{
    drafts::{self, Held},
    newsroom::Newsroom,
    revisions,
    structure::Structure,
    visitor::Person,
};
use crate::{
    error::Error,
    model::{
        article::Origin,
        checks::{self, Remark, RemarkKind},
        comparison::{Against, Compared, Comparison, LineDifference, Review, Version},
        manuscript::Manuscript,
        stamp::Stamp,
    },
};

/// The draft against what readers see; all of it is new where they see nothing.
pub async fn with_live(newsroom: &Newsroom, person: &Person, article: i64) -> Result<Compared, Error> {
    let held = readable(newsroom, person, article).await?;
    let before = match held.live(&newsroom.db.read).await? {
        Some(live) => (Version::Live, Some(live)),
        None => (Version::Nothing, None),
    };
    compared(newsroom, before, Version::Draft, held).await
}

/// A revision against the one before it, or the draft as it is now against a revision.
pub async fn of_revision(newsroom: &Newsroom, person: &Person, article: i64, revision: i64, against: Against) -> Result<Compared, Error> {
    let mut held = readable(newsroom, person, article).await?;
    let (row, manuscript) = revisions::one(newsroom, &held, revision).await?;
    match against {
        Against::Draft => compared(newsroom, (Version::Revision(row), Some(manuscript)), Version::Draft, held).await,
        Against::Before => {
            let before = match revisions::before(newsroom, &held, revision).await? {
                Some((row, manuscript)) => (Version::Revision(row), Some(manuscript)),
                None => (Version::Nothing, None),
            };
            held.manuscript = manuscript;
            compared(newsroom, before, Version::Revision(row), held).await
        }
    }
}

/// The page of what `held` says, with what is different in it.
async fn compared(newsroom: &Newsroom, before: (Version, Option<Manuscript>), after: Version, mut held: Held) -> Result<Compared, Error> {
    let structure = newsroom.structure();
    let comparison = compare(&structure, before.1.as_ref(), &held.manuscript);
    // A channel that an old revision names may be gone by now; its page is shown in the article's.
    if structure.channel(held.manuscript.channel).is_none() {
        held.manuscript.channel = held.article.channel_id;
    }
    let view = drafts::view(newsroom, &structure, &held).await?;
    Ok(Compared { before: before.0, after, view, comparison })
}

/// What is to be known before the draft is published.
pub async fn review(newsroom: &Newsroom, person: &Person, article: i64) -> Result<Review, Error> {
    let held = readable(newsroom, person, article).await?;
    let live = held.live(&newsroom.db.read).await?;
    let lacks = held.manuscript.lacks().into_iter().map(str::to_owned).collect();
    let comparison = compare(&newsroom.structure(), live.as_ref(), &held.manuscript);
    let remarks = remarks(newsroom, &held).await?;
    Ok(Review { comparison, lacks, remarks, public: live.is_some() })
}

/// What somebody should look at in the draft, whenever they ask.
pub async fn check(newsroom: &Newsroom, person: &Person, article: i64) -> Result<Vec<Remark>, Error> {
    let held = readable(newsroom, person, article).await?;
    remarks(newsroom, &held).await
}

async fn remarks(newsroom: &Newsroom, held: &Held) -> Result<Vec<Remark>, Error> {
    let words = super::words::all(newsroom).await?;
    let mut remarks = checks::remarks(&held.manuscript, &words, newsroom.now());
    // A static page is the site's own word: nobody asks for its source.
    remarks.retain(|remark| held.page.is_none() || remark.kind != RemarkKind::NoSource);
    Ok(remarks)
}

async fn readable(newsroom: &Newsroom, person: &Person, article: i64) -> Result<Held, Error> {
    let held = drafts::find(&newsroom.db.read, article).await?.ok_or(Error::NotFound)?;
    held.rights(person, &newsroom.structure())?;
    Ok(held)
}

/// All that is different.
pub fn compare(structure: &Structure, before: Option<&Manuscript>, after: &Manuscript) -> Comparison {
    let (nothing, differ) = (Manuscript::default(), words::Differ::new());
    let old = before.unwrap_or(&nothing);
    let lines = old
        .differing_lines(after)
        .into_iter()
        .filter(|part| before.is_some() || part != "channel")
        .map(|part| LineDifference { words: differ.lines(&shown(structure, old, &part), &shown(structure, after, &part)), part })
        .collect();
    Comparison { first: before.is_none(), lines, blocks: blocks::blocks(&differ, &old.body, &after.body) }
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
