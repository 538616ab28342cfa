//! What must be true of a history: kept beside it, from what was sent and what was answered.

use std::collections::{BTreeMap, BTreeSet};

use masthead::{
    model::{
        draft::{Overlap, Refusal, Save, Saved},
        manuscript::Manuscript,
    },
    server::{
        db::{draft, revision},
        visitor::Person,
    },
};
use serde::Serialize;

use super::{Fault, tab::Tab};

/// What is known of one article.
pub struct Ledger {
    article: i64,
    /// Names given, and texts.
    names: u64,
    texts: u32,
    /// What the draft has said at each version, from the first.
    versions: Vec<Manuscript>,
    /// Who has written a text that was acknowledged.
    authors: BTreeMap<u32, i64>,
    /// Who has seen which texts.
    seen: BTreeSet<(i64, u32)>,
    /// Texts that their authors have taken out themselves.
    given_up: BTreeSet<u32>,
    /// Texts that somebody else, or another tab, took out: they must be in the history.
    owed: BTreeSet<u32>,
    /// Saves that were acknowledged.
    acknowledged: BTreeSet<String>,
    /// Who has changed which part, making which version.
    touched: Vec<(i64, String, i64)>,
}

impl Ledger {
    /// Of an article that has just been begun.
    pub fn new(manuscript: Manuscript, article: i64) -> Ledger {
        Ledger {
            article,
            names: 0,
            texts: 0,
            versions: vec![manuscript],
            authors: BTreeMap::new(),
            seen: BTreeSet::new(),
            given_up: BTreeSet::new(),
            owed: BTreeSet::new(),
            acknowledged: BTreeSet::new(),
            touched: Vec::new(),
        }
    }

    /// A text that stands nowhere else.
    pub fn text(&mut self) -> String {
        self.texts += 1;
        format!("〔{}〕", self.texts)
    }

    /// How many texts there are.
    pub fn texts(&self) -> u64 {
        u64::from(self.texts)
    }

    /// A name that nothing else has, on the whole site.
    pub fn name(&mut self, what: &str) -> String {
        self.names += 1;
        format!("{what}-{}-{}", self.article, self.names)
    }

    /// The version that the draft must have.
    pub fn version(&self) -> i64 {
        self.versions.len() as i64
    }

    /// What it must say.
    pub fn head(&self) -> &Manuscript {
        self.versions.last().unwrap()
    }

    /// Somebody has seen these texts.
    pub fn show(&mut self, person: i64, texts: &BTreeSet<u32>) {
        self.seen.extend(texts.iter().map(|text| (person, *text)));
    }

    /// The server has answered a save; `seen` is what its tab has shown. The answer says whether it was one that the server
    /// had acknowledged before.
    pub fn answered(&mut self, person: &Person, save: &Save, answer: &Result<Saved, Refusal>, seen: &BTreeSet<u32>) -> Result<bool, Fault> {
        match answer {
            Ok(_) if self.acknowledged.contains(&save.operation) => Ok(true),
            Ok(saved) => {
                self.acknowledged.insert(save.operation.clone());
                let after = self.head().clone().changed(&save.changes)?;
                let parts: Vec<String> = save.changes.iter().map(|change| change.part()).collect();
                self.say(person, after, &parts, seen)?;
                if saved.version == self.version() { Ok(false) } else { Err(format!("version {} instead of {}", saved.version, self.version())) }
            }
            Err(Refusal::Overlap(overlap)) => self.is_a_conflict(person, save, overlap).map(|()| false),
            Err(Refusal::Error(error)) => Err(format!("{} is refused: {error}", save.operation)),
        }
    }

    /// Somebody else has changed each of the parts since the base.
    fn is_a_conflict(&self, person: &Person, save: &Save, overlap: &Overlap) -> Result<(), Fault> {
        if overlap.parts.is_empty() || overlap.version != self.version() || overlap.manuscript != *self.head() {
            return Err(format!("{} is refused without reason, or is not told what the draft says", save.operation));
        }
        for (part, who) in &overlap.parts {
            let others = self.touched.iter().any(|(version, touched, by)| *version > save.base && touched == part && *by != person.id);
            if *who == person.name || !others {
                return Err(format!("{} is in conflict with themselves about {part}", person.name));
            }
        }
        Ok(())
    }

    /// An old revision was restored.
    pub fn restored(&mut self, person: &Person, manuscript: &Manuscript) -> Result<(), Fault> {
        let parts = self.head().differing_parts(manuscript);
        let seen = texts_in(self.head());
        self.say(person, manuscript.clone(), &parts, &seen)
    }

    /// A publication may have given the draft a time, and nothing else.
    pub fn timed(&mut self, draft: &draft::Model) -> Result<(), Fault> {
        let now: Manuscript = serde_json::from_str(&draft.manuscript).unwrap();
        self.versions.last_mut().unwrap().time = now.time;
        if now == *self.head() { Ok(()) } else { Err("a deed has changed the text".to_owned()) }
    }

    /// The draft says something else because of somebody who has `seen` these texts in their tab.
    fn say(&mut self, person: &Person, after: Manuscript, parts: &[String], seen: &BTreeSet<u32>) -> Result<(), Fault> {
        if after == *self.head() {
            return Ok(());
        }
        let (before, now) = (texts_in(self.head()), texts_in(&after));
        for text in now.difference(&before) {
            self.authors.entry(*text).or_insert(person.id);
            self.seen.insert((person.id, *text));
        }
        for text in before.difference(&now) {
            let own = self.authors.get(text) == Some(&person.id);
            if own && seen.contains(text) {
                self.given_up.insert(*text);
            } else if own || self.seen.contains(&(person.id, *text)) {
                self.owed.insert(*text);
            } else {
                return Err(format!("{} has written over 〔{text}〕 without having seen it", person.name));
            }
        }
        self.versions.push(after);
        let version = self.version();
        self.touched.extend(parts.iter().map(|part| (version, part.clone(), person.id)));
        Ok(())
    }

    /// A page shows what the version says that it calls its own, but for what is not saved.
    pub fn shows_its_version(&self, tab: &Tab) -> Result<(), Fault> {
        let Some(version) = usize::try_from(tab.version - 1).ok().and_then(|at| self.versions.get(at)) else {
            return Err(format!("{} shows version {}, which does not exist", tab.sitting, tab.version));
        };
        let unsaved = tab.unsaved();
        let wrong = version.differing_parts(tab.shown()).into_iter().find(|part| part != "time" && !unsaved.contains(part));
        match wrong {
            Some(part) => Err(format!("{} takes what it shows for version {}, but {part} is not what that says", tab.sitting, tab.version)),
            None => Ok(()),
        }
    }

    /// Everything is there.
    pub fn is_whole(&self, draft: &draft::Model, revisions: &[revision::Model]) -> Result<(), Fault> {
        let head: Manuscript = serde_json::from_str(&draft.manuscript).unwrap();
        if (draft.version, &head) != (self.version(), self.head()) {
            return Err(format!("the draft is not what was acknowledged: {head:?} instead of {:?}", self.head()));
        }
        let mut there = texts_in(&head);
        there.extend(revisions.iter().flat_map(|revision| texts_in(&serde_json::from_str::<Manuscript>(&revision.manuscript).unwrap())));
        let free: BTreeSet<u32> = self.given_up.difference(&self.owed).copied().collect();
        match self.authors.keys().find(|text| !free.contains(text) && !there.contains(text)) {
            Some(text) => Err(format!("〔{text}〕 was acknowledged and is neither in the draft nor in its history")),
            None => Ok(()),
        }
    }
}

/// The numbers of the texts that stand in something.
pub fn texts_in(something: &impl Serialize) -> BTreeSet<u32> {
    let json = serde_json::to_string(something).unwrap();
    json.split('〔').skip(1).filter_map(|rest| rest.split('〕').next()?.parse().ok()).collect()
}
