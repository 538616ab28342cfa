//! Histories of two to five editors on one article, generated: they type, save, lose answers, send twice, meet, choose,
//! restore and publish, against the code that saves. Whatever was acknowledged is in the draft or in its history; nobody
//! writes over what they have not seen; nobody is in conflict with themselves.
//!
//! `MASTHEAD_HISTORIES` says how many (150 if it is not set), `MASTHEAD_HISTORIES_SEED` which is the first: one that
//! failed is made again with its seed and a number of 1.

mod ledger;
mod tab;

use fastrand::Rng;
use masthead::{
    model::{
        draft::{Deed, Save},
        manuscript::{Change, Line, Manuscript},
        person::Role,
        revision::Kind,
    },
    server::{
        db::{draft, revision},
        drafts,
        newsroom::Newsroom,
        people, publication,
        visitor::Person,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::fixture::{Fixture, databases, everywhere};
use ledger::Ledger;
use tab::{Answer, Tab};

/// Why a history is not as it should be, in words.
type Fault = String;

#[tokio::test]
async fn no_acknowledged_text_is_lost_in_any_generated_history() {
    let asked = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (count, first) = (asked("MASTHEAD_HISTORIES").unwrap_or(150), asked("MASTHEAD_HISTORIES_SEED").unwrap_or(1));
    for database in databases() {
        let site = Fixture::demo(database).await;
        let channel = site.number("SELECT id FROM channel WHERE slug = 'yaowen'").await;
        let mut editors = Vec::new();
        for number in 0..5 {
            let (account, posts) = (format!("editor{number}"), everywhere(Role::Editor));
            people::create(&site.newsroom, &account, &account, &format!("{account}@example.org"), "no password", &posts).await.unwrap();
            let known = people::by_account(&site.newsroom, &account).await.unwrap().unwrap();
            editors.push(Person { id: known.id, account: account.clone(), name: account, posts, ..Person::of_site() });
        }
        if matches!(site.newsroom.db.backend(), sea_orm::DbBackend::Sqlite) {
            // What is asked is whether the code loses anything; whether the disk does, `crash` asks.
            site.sql("PRAGMA synchronous = OFF").await;
        }
        let mut told = Told::default();
        for seed in first..first + count {
            let mut history = History::begin(&site.newsroom, &editors, channel, seed).await;
            let lived = history.live().await;
            told.add(&history.told);
            if let Err(fault) = lived {
                panic!("{fault}\nMASTHEAD_HISTORIES=1 MASTHEAD_HISTORIES_SEED={seed}\n{}", history.log.join("\n"));
            }
        }
        assert!(count < 100 || told.is_everything(), "something never happened: {told:?}");
        eprintln!("{count} histories: {told:?}");
    }
}

/// What happened, counted: a test in which nobody ever meets would find nothing.
#[derive(Clone, Debug, Default)]
struct Told {
    saves: u64,
    repeated: u64,
    merged: u64,
    conflicts: u64,
    restored: u64,
    published: u64,
    due: u64,
    texts: u64,
}

impl Told {
    fn add(&mut self, other: &Told) {
        let Told { saves, repeated, merged, conflicts, restored, published, due, texts } = other;
        self.saves += saves;
        self.repeated += repeated;
        self.merged += merged;
        self.conflicts += conflicts;
        self.restored += restored;
        self.published += published;
        self.due += due;
        self.texts += texts;
    }

    fn is_everything(&self) -> bool {
        [self.saves, self.repeated, self.merged, self.conflicts, self.restored, self.published, self.due, self.texts].iter().all(|count| *count > 0)
    }
}

/// One article, and what its editors do to it.
struct History<'a> {
    newsroom: &'a Newsroom,
    article: i64,
    random: Rng,
    tabs: Vec<Tab>,
    ledger: Ledger,
    told: Told,
    log: Vec<String>,
}

impl<'a> History<'a> {
    /// An article with a title and three paragraphs, open in the tabs of some editors.
    async fn begin(newsroom: &'a Newsroom, editors: &[Person], channel: i64, seed: u64) -> History<'a> {
        let mut random = Rng::with_seed(seed);
        let article = drafts::begin(newsroom, &editors[0], channel).await.unwrap();
        let mut ledger = Ledger::new(Manuscript { channel, ..Manuscript::default() }, article);
        let mut changes = vec![Change::Line { field: Line::Title, value: ledger.text() }];
        for (id, after) in [("a", ""), ("b", "a"), ("c", "b")] {
            changes.push(tab::paragraph(id, &ledger.text(), after));
        }
        let operation = ledger.name("begin");
        let save = Save { article, base: 1, operation, sitting: "begin".to_owned(), changes };
        let saved = drafts::save(newsroom, &editors[0], &save).await;
        ledger.answered(&editors[0], &save, &saved, &Default::default()).unwrap();
        let mut tabs = Vec::new();
        for editor in &editors[..random.usize(2..=5)] {
            for number in 0..random.usize(1..=2) {
                tabs.push(Tab::open(editor, format!("{}-{number}", editor.account), ledger.version(), ledger.head()));
            }
        }
        for tab in &tabs {
            ledger.show(tab.person.id, &tab.seen);
        }
        History { newsroom, article, random, tabs, ledger, told: Told::default(), log: Vec::new() }
    }

    /// What everybody does, until all is saved; then what must be true is looked at.
    async fn live(&mut self) -> Result<(), Fault> {
        for _ in 0..self.random.usize(12..28) {
            let at = self.random.usize(..self.tabs.len());
            match self.random.u32(..100) {
                0..44 => self.type_something(at),
                44..68 => self.send(at).await?,
                68..90 => self.hear(at).await?,
                90..97 => self.perform(at).await?,
                _ => self.reload(at).await?,
            }
        }
        for at in 0..self.tabs.len() {
            self.flush(at).await?;
        }
        self.told.texts = self.ledger.texts();
        self.ledger.is_whole(&self.draft().await, &self.revisions().await)
    }

    fn type_something(&mut self, at: usize) {
        let text = self.ledger.text();
        let change = tab::something(&mut self.random, self.tabs[at].shown(), &text, self.ledger.texts());
        self.log.push(format!("{} types {change:?}", self.tabs[at].sitting));
        self.tabs[at].change(change);
    }

    /// Sends what is not saved, perhaps twice; what was sent already is sent again under its name.
    async fn send(&mut self, at: usize) -> Result<(), Fault> {
        if self.tabs[at].answer.is_some() {
            return Ok(());
        }
        let name = self.ledger.name("save");
        let Some(flight) = self.tabs[at].take_off(name) else { return Ok(()) };
        let (person, sitting) = (self.tabs[at].person.clone(), self.tabs[at].sitting.clone());
        let save = Save { article: self.article, base: flight.base, operation: flight.operation, sitting, changes: flight.changes };
        for _ in 0..if self.random.u32(..8) == 0 { 2 } else { 1 } {
            let answer = drafts::save(self.newsroom, &person, &save).await;
            self.log.push(format!("{} sends {} on {}: {}", save.sitting, save.operation, save.base, tab::short(&answer)));
            self.told.saves += 1;
            self.told.repeated += u64::from(self.ledger.answered(&person, &save, &answer, &self.tabs[at].seen)?);
            self.tabs[at].answer = Some(answer);
        }
        Ok(())
    }

    /// The answer arrives, or is lost on its way.
    async fn hear(&mut self, at: usize) -> Result<(), Fault> {
        if self.random.u32(..5) == 0 {
            self.tabs[at].answer = None;
            return Ok(());
        }
        let name = self.ledger.name("again");
        match self.tabs[at].hear(&mut self.random, name)? {
            Answer::Merged => self.told.merged += 1,
            Answer::Conflict => self.told.conflicts += 1,
            Answer::Plain => {}
        }
        self.ledger.show(self.tabs[at].person.id, &self.tabs[at].seen);
        self.ledger.shows_its_version(&self.tabs[at])
    }

    /// Until everything is saved.
    async fn flush(&mut self, at: usize) -> Result<(), Fault> {
        while !self.tabs[at].is_clean() {
            self.send(at).await?;
            self.hear(at).await?;
        }
        Ok(())
    }

    /// A deed to the article as a whole, once everything is saved. Who has not seen the newest version is refused.
    async fn perform(&mut self, at: usize) -> Result<(), Fault> {
        self.flush(at).await?;
        if self.random.bool() {
            self.reload(at).await?;
        }
        let is_newest = self.tabs[at].version == self.ledger.version();
        let (person, version) = (self.tabs[at].person.clone(), self.tabs[at].version);
        let revisions = self.revisions().await;
        let revision = &revisions[self.random.usize(..revisions.len())];
        let deed = match self.random.u32(..4) {
            0 => Deed::Publish { note: String::new() },
            1 => Deed::Schedule { at: self.newsroom.now() + 3600 },
            _ => Deed::Restore { revision: revision.id },
        };
        let done = publication::perform(self.newsroom, &person, self.article, Some(version), &deed).await;
        self.log.push(format!("{} performs {deed:?}: {:?}", self.tabs[at].sitting, done.as_ref().err()));
        let Ok(after) = done else { return Ok(()) };
        if !is_newest {
            return Err(format!("{} performs {deed:?} on what they have not seen", person.name));
        }
        match deed {
            Deed::Restore { .. } => {
                self.told.restored += 1;
                self.ledger.restored(&person, &serde_json::from_str(&revision.manuscript).unwrap())?;
            }
            Deed::Schedule { .. } => self.come_due().await?,
            _ => self.told.published += 1,
        }
        // Publication gives the draft its time.
        let draft = self.draft().await;
        self.ledger.timed(&draft)?;
        self.tabs[at].follow(after.opening.draft.version, &after.opening.draft.manuscript);
        self.ledger.show(person.id, &self.tabs[at].seen);
        self.ledger.shows_its_version(&self.tabs[at])
    }

    /// The time that somebody has scheduled is here.
    async fn come_due(&mut self) -> Result<(), Fault> {
        let due = draft::ActiveModel { article_id: Set(self.article), publish_at: Set(Some(self.newsroom.now() - 1)), ..Default::default() };
        due.update(&self.newsroom.db.write).await.unwrap();
        publication::publish_what_is_due(self.newsroom).await.map_err(|fault| fault.to_string())?;
        self.told.due += 1;
        if self.draft().await.publish_at.is_some() { Err("what was due is still scheduled".to_owned()) } else { Ok(()) }
    }

    /// The tab is closed with what was not sent, and the article opened again.
    async fn reload(&mut self, at: usize) -> Result<(), Fault> {
        let held = drafts::find(&self.newsroom.db.read, self.article).await.unwrap().unwrap();
        let (person, sitting) = (self.tabs[at].person.clone(), self.tabs[at].sitting.clone());
        self.log.push(format!("{sitting} reloads"));
        self.tabs[at] = Tab::open(&person, sitting, held.draft.version, &held.manuscript);
        self.ledger.show(person.id, &self.tabs[at].seen);
        self.ledger.shows_its_version(&self.tabs[at])
    }

    async fn draft(&self) -> draft::Model {
        draft::Entity::find_by_id(self.article).one(&self.newsroom.db.read).await.unwrap().unwrap()
    }

    async fn revisions(&self) -> Vec<revision::Model> {
        let of_article = revision::Entity::find().filter(revision::Column::ArticleId.eq(self.article)).order_by_asc(revision::Column::Id);
        let found = of_article.all(&self.newsroom.db.read).await.unwrap();
        assert!(found.iter().all(|revision| Kind::named(&revision.kind).is_some()));
        found
    }
}
