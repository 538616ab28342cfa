//! Working together: who has which article open, and what has just happened to it. All of it is news for those who listen
//! now; what counts is in the database, and whoever missed something looks there.

mod processes;
mod stream;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};
use tokio::sync::{broadcast, watch};

pub use processes::hear_other_processes;
pub use stream::routes;

use super::{drafts, newsroom::Newsroom, tokens, visitor::Person};
use crate::{
    error::Error,
    model::{
        draft::is_name,
        together::{News, Page, Presence},
    },
};

/// Who has not said for so long that they are here, is not. Pages say it every 20 seconds.
const STAY: Duration = Duration::from_secs(45);
/// How many pages one person may have open, and how many may listen.
const PAGES: usize = 30;
/// News that somebody who is slow to listen may be behind; with more they look for themselves.
const BEHIND: usize = 64;

/// Says that somebody has an article open, or not any more.
pub async fn present(newsroom: &Newsroom, person: &Person, article: i64, page: Page) -> Result<(), Error> {
    if !is_name(&page.tab) || !page.block.as_deref().is_none_or(is_name) {
        return Err(Error::Invalid("请求的写法不对。".to_owned()));
    }
    let held = drafts::find(&newsroom.db.read, article).await?.ok_or(Error::NotFound)?;
    held.rights(person, &newsroom.structure())?;
    let said = if page.gone {
        Said::Gone { person: person.id, tab: page.tab }
    } else if newsroom.together.has_room(article, person.id, &page.tab) {
        Said::Here(Presence { person: person.id, name: person.name.clone(), tab: page.tab, block: page.block, unsaved: page.unsaved })
    } else {
        return Err(Error::TooOften);
    };
    tell(newsroom, article, said).await;
    Ok(())
}

/// Tells that changes to a draft were saved.
pub async fn saved(newsroom: &Newsroom, article: i64, person: &Person, version: i64, tab: &str) {
    let news = News::Saved { version, person: person.id, name: person.name.clone(), tab: tab.to_owned() };
    tell(newsroom, article, Said::News(news)).await;
}

/// Tells that something was done to an article as a whole.
pub async fn done(newsroom: &Newsroom, article: i64, person: &Person, version: i64, deed: &str) {
    let news = News::Deed { deed: deed.to_owned(), version, person: person.id, name: person.name.clone() };
    tell(newsroom, article, Said::News(news)).await;
}

async fn tell(newsroom: &Newsroom, article: i64, said: Said) {
    newsroom.together.hear(article, said.clone());
    processes::tell(newsroom, article, said).await;
}

/// What one process tells the others about an article.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Said {
    Here(Presence),
    Gone { person: i64, tab: String },
    News(News),
}

/// All who work on something, and all who listen. Cloning it shares it.
#[derive(Clone)]
pub struct Together(Arc<Shared>);

struct Shared {
    /// Names this process among those that share a database.
    process: String,
    articles: Mutex<HashMap<i64, Around>>,
    listening: Mutex<HashMap<i64, usize>>,
    look: watch::Sender<()>,
    over: watch::Sender<bool>,
}

/// What goes on around one article.
struct Around {
    here: watch::Sender<Vec<Here>>,
    news: broadcast::Sender<News>,
}

/// A page, and when it last said that it is open.
#[derive(Clone)]
struct Here {
    presence: Presence,
    at: Instant,
}

/// What somebody who listens hears of.
struct Ears {
    here: watch::Receiver<Vec<Here>>,
    news: broadcast::Receiver<News>,
    look: watch::Receiver<()>,
    over: watch::Receiver<bool>,
    _place: Place,
}

/// One of the places that a person has for listening; free again when it is dropped.
struct Place {
    together: Together,
    person: i64,
}

impl Default for Together {
    fn default() -> Together {
        let (process, listening) = (tokens::secret(), Mutex::default());
        Together(Arc::new(Shared { process, articles: Mutex::default(), listening, look: watch::Sender::new(()), over: watch::Sender::new(false) }))
    }
}

impl Together {
    /// Ends everybody's listening, now and later: the server stops.
    pub fn end(&self) {
        self.0.over.send_replace(true);
    }

    /// Lets all who listen look whether they still may.
    pub fn look_again(&self) {
        self.0.look.send_replace(());
    }

    /// Forgets who has not said for long that they are here.
    pub fn sweep(&self, now: Instant) {
        self.articles().retain(|_, around| {
            around.change(|here| here.retain(|page| now.saturating_duration_since(page.at) < STAY));
            around.news.receiver_count() > 0 || !around.here.borrow().is_empty()
        });
    }

    fn listen(&self, article: i64, person: i64) -> Result<Ears, Error> {
        let place = self.place(person)?;
        let mut articles = self.articles();
        let around = articles.entry(article).or_default();
        let (here, news) = (around.here.subscribe(), around.news.subscribe());
        Ok(Ears { here, news, look: self.0.look.subscribe(), over: self.0.over.subscribe(), _place: place })
    }

    fn place(&self, person: i64) -> Result<Place, Error> {
        let mut listening = self.listening();
        let taken = listening.entry(person).or_default();
        if *taken >= PAGES {
            return Err(Error::TooOften);
        }
        *taken += 1;
        Ok(Place { together: self.clone(), person })
    }

    /// Whether somebody may have this page open, too.
    fn has_room(&self, article: i64, person: i64, tab: &str) -> bool {
        let articles = self.articles();
        let open = |(id, around): (&i64, &Around)| {
            let here = around.here.borrow();
            here.iter().filter(|page| page.presence.person == person && !(*id == article && page.presence.tab == tab)).count()
        };
        articles.iter().map(open).sum::<usize>() < PAGES
    }

    fn hear(&self, article: i64, said: Said) {
        let mut articles = self.articles();
        match said {
            Said::Here(presence) => articles.entry(article).or_default().put(presence),
            Said::Gone { person, tab } => {
                if let Some(around) = articles.get(&article) {
                    around.change(|here| here.retain(|page| !(page.presence.person == person && page.presence.tab == tab)));
                }
            }
            Said::News(news) => {
                if let Some(around) = articles.get(&article) {
                    // Nobody may be listening.
                    let _ = around.news.send(news);
                }
            }
        }
    }

    /// Something may have been missed, nobody knows what.
    fn missed(&self) {
        for around in self.articles().values() {
            let _ = around.news.send(News::Missed);
        }
    }

    fn articles(&self) -> MutexGuard<'_, HashMap<i64, Around>> {
        self.0.articles.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn listening(&self) -> MutexGuard<'_, HashMap<i64, usize>> {
        self.0.listening.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Around {
    fn default() -> Around {
        Around { here: watch::Sender::new(Vec::new()), news: broadcast::Sender::new(BEHIND) }
    }
}

impl Around {
    /// Somebody is here, or still is. Only those who listen for something else than before are woken.
    fn put(&self, presence: Presence) {
        let at = Instant::now();
        self.here.send_if_modified(|here| {
            let same = |page: &&mut Here| page.presence.person == presence.person && page.presence.tab == presence.tab;
            let Some(page) = here.iter_mut().find(same) else {
                here.push(Here { presence, at });
                return true;
            };
            page.at = at;
            std::mem::replace(&mut page.presence, presence.clone()) != presence
        });
    }

    /// Takes pages away.
    fn change(&self, change: impl FnOnce(&mut Vec<Here>)) {
        self.here.send_if_modified(|here| {
            let before = here.len();
            change(here);
            here.len() != before
        });
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut listening = self.together.listening();
        if let Some(taken) = listening.get_mut(&self.person) {
            *taken -= 1;
            if *taken == 0 {
                listening.remove(&self.person);
            }
        }
    }
}
