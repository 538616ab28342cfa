//! A tab of an editor's browser, as the page's script behaves (src/editing/queue.ts): what it shows, what of it is not
//! saved, and what it makes of the server's answers.

use std::collections::BTreeSet;

use fastrand::Rng;
use masthead::{
    model::{
        body::{Block, Kind, Run, text::letters},
        draft::{Overlap, Refusal, Saved},
        manuscript::{Change, Line, Manuscript},
    },
    server::visitor::Person,
};

use super::{Fault, ledger::texts_in};

/// A tab.
pub struct Tab {
    /// Whose.
    pub person: Person,
    /// What it calls itself.
    pub sitting: String,
    /// The version that it shows, apart from what is not saved.
    pub version: i64,
    /// Texts that it has shown.
    pub seen: BTreeSet<u32>,
    /// An answer on its way.
    pub answer: Option<Result<Saved, Refusal>>,
    shown: Manuscript,
    pending: Vec<Change>,
    /// What was shown when the first of `pending` was typed: later versions do not count as seen where it is typed.
    base: i64,
    flight: Option<Flight>,
}

/// A save of which nothing is known yet.
#[derive(Clone)]
pub struct Flight {
    /// Its name.
    pub operation: String,
    /// The version it was typed on.
    pub base: i64,
    /// What it changes.
    pub changes: Vec<Change>,
}

/// What an answer said.
pub enum Answer {
    /// Saved; or nothing was on its way.
    Plain,
    /// Saved beside what others have changed.
    Merged,
    /// Others have changed the same.
    Conflict,
}

impl Tab {
    /// A page that has just been opened.
    pub fn open(person: &Person, sitting: String, version: i64, shown: &Manuscript) -> Tab {
        Tab {
            person: person.clone(),
            sitting,
            version,
            seen: texts_in(shown),
            answer: None,
            shown: shown.clone(),
            pending: Vec::new(),
            base: version,
            flight: None,
        }
    }

    /// What it shows.
    pub fn shown(&self) -> &Manuscript {
        &self.shown
    }

    /// Whether everything is saved.
    pub fn is_clean(&self) -> bool {
        self.pending.is_empty() && self.flight.is_none()
    }

    /// Parts that it shows otherwise than the server has them.
    pub fn unsaved(&self) -> BTreeSet<String> {
        self.flight.iter().flat_map(|flight| &flight.changes).chain(&self.pending).map(Change::part).collect()
    }

    /// Something is typed.
    pub fn change(&mut self, change: Change) {
        if self.pending.is_empty() {
            self.base = self.version;
        }
        self.shown = self.shown.clone().changed(std::slice::from_ref(&change)).unwrap();
        self.seen.extend(texts_in(&self.shown));
        add(&mut self.pending, change);
    }

    /// The save that is to be sent: the one of which nothing is known, or what is typed since.
    pub fn take_off(&mut self, operation: String) -> Option<Flight> {
        if self.flight.is_none() && !self.pending.is_empty() {
            self.flight = Some(Flight { operation, base: self.base, changes: std::mem::take(&mut self.pending) });
            self.base = self.version;
        }
        self.flight.clone()
    }

    /// What the server says now is shown, and what is not saved on top of it.
    pub fn follow(&mut self, version: i64, manuscript: &Manuscript) {
        self.version = version;
        self.shown = manuscript.clone().changed(&self.pending).unwrap();
        self.seen.extend(texts_in(&self.shown));
    }

    /// The answer to the save under way has arrived. What is sent again because of it gets the name `again`.
    pub fn hear(&mut self, random: &mut Rng, again: String) -> Result<Answer, Fault> {
        let Some(answer) = self.answer.take() else { return Ok(Answer::Plain) };
        let flight = self.flight.take().ok_or("an answer to nothing")?;
        match answer {
            Ok(Saved { version, merged: None, .. }) => {
                self.version = version;
                Ok(Answer::Plain)
            }
            Ok(Saved { version, merged: Some(merged), .. }) => {
                if merged.people.contains(&self.person.name) {
                    return Err(format!("{} is told of their own changes", self.sitting));
                }
                self.follow(version, &merged.manuscript);
                Ok(Answer::Merged)
            }
            Err(Refusal::Overlap(_)) if !self.pending.is_empty() => {
                // Before somebody is asked, everything that is not saved is compared.
                let mut changes = flight.changes;
                self.pending.drain(..).for_each(|change| add(&mut changes, change));
                self.flight = Some(Flight { operation: again, base: flight.base, changes });
                Ok(Answer::Plain)
            }
            Err(Refusal::Overlap(overlap)) => {
                self.choose(random, &flight, &overlap);
                Ok(Answer::Conflict)
            }
            Err(Refusal::Error(error)) => Err(format!("{} is refused: {error}", self.sitting)),
        }
    }

    /// Part by part: one's own words, the other's, or both.
    fn choose(&mut self, random: &mut Rng, flight: &Flight, overlap: &Overlap) {
        let mut left = Vec::new();
        for change in &flight.changes {
            let contested = overlap.parts.iter().any(|(part, _)| *part == change.part());
            match if contested { random.u32(..3) } else { 0 } {
                0 => left.push(change.clone()),
                1 => {}
                _ => left.extend(both(change, &overlap.manuscript, &flight.operation)),
            }
        }
        for (part, _) in &overlap.parts {
            self.seen.extend(texts_in(&overlap.manuscript.part(part)));
        }
        (self.pending, self.base) = (left, overlap.version);
        self.follow(overlap.version, &overlap.manuscript);
    }
}

/// One's own words after the other's; of a block as a block of its own.
fn both(change: &Change, theirs: &Manuscript, name: &str) -> Option<Change> {
    match change {
        Change::Line { field, value } => Some(Change::Line { field: *field, value: format!("{} {value}", theirs.line(*field)) }),
        Change::Put { block, .. } => {
            let id = format!("{:.10}b{}", block.id, name.rsplit('-').next().unwrap_or_default());
            Some(Change::Put { block: Block { id, kind: block.kind.clone() }, after: block.id.clone() })
        }
        _ => None,
    }
}

/// A later change of the same part takes the place of an earlier one. A new block keeps the place it was put at.
fn add(changes: &mut Vec<Change>, mut change: Change) {
    let part = change.part();
    match changes.iter_mut().find(|known| known.part() == part) {
        Some(known) => {
            if let (Change::Put { after: first, .. }, Change::Put { after, .. }) = (&*known, &mut change) {
                after.clone_from(first);
            }
            *known = change;
        }
        None => changes.push(change),
    }
}

/// A paragraph.
pub fn paragraph(id: &str, text: &str, after: &str) -> Change {
    let kind = Kind::Paragraph { text: vec![Run { text: text.to_owned(), ..Run::default() }] };
    Change::Put { block: Block { id: id.to_owned(), kind }, after: after.to_owned() }
}

/// Something that somebody might do to what they see: few parts, so that editors meet. `number` is of no other block.
pub fn something(random: &mut Rng, shown: &Manuscript, text: &str, number: u64) -> Change {
    let blocks = shown.body.blocks();
    let any = |random: &mut Rng| random.choice(blocks).map(|block| block.id.clone()).unwrap_or_default();
    let written = |random: &mut Rng, before: &str| if random.bool() && before.len() < 200 { format!("{before} {text}") } else { text.to_owned() };
    match random.u32(..20) {
        0..8 => {
            let field = [Line::Title, Line::Kicker, Line::Summary][random.usize(..3)];
            Change::Line { field, value: written(random, shown.line(field)) }
        }
        8..14 if !blocks.is_empty() => {
            let id = any(random);
            let before = shown.block(&id).map(|block| if let Kind::Paragraph { text } = &block.kind { letters(text) } else { String::new() });
            paragraph(&id, &written(random, &before.unwrap_or_default()), "")
        }
        14..16 if blocks.len() > 1 => Change::Remove { id: any(random) },
        16..18 if blocks.len() > 1 => Change::Move { id: any(random), after: any(random) },
        _ => paragraph(&format!("n{number}"), text, &any(random)),
    }
}

/// An answer in a few words.
pub fn short(answer: &Result<Saved, Refusal>) -> String {
    match answer {
        Ok(saved) => format!("version {}{}", saved.version, if saved.merged.is_some() { ", merged" } else { "" }),
        Err(Refusal::Overlap(overlap)) => format!("overlap with version {} in {:?}", overlap.version, overlap.parts),
        Err(Refusal::Error(error)) => format!("{error:?}"),
    }
}
