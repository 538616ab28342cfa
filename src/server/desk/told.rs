//! What a page tells once, after a form has been sent and the browser led on.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::{model::desk::Telling, server::tokens::secret};

/// Who has not been led on after this will not come any more.
const PATIENCE: Duration = Duration::from_secs(300);
/// At most so many wait to be told.
const MOST: usize = 1000;

/// Kept in memory only: a one-time link stands here and nowhere else in readable form.
#[derive(Clone, Default)]
pub struct Told(Arc<Mutex<HashMap<String, Waiting>>>);

struct Waiting {
    person: i64,
    told: Vec<Telling>,
    since: Instant,
}

impl Told {
    /// Keeps what a person is to be told; the answer is the word by which their next page asks for it.
    pub fn keep(&self, person: i64, told: Vec<Telling>) -> String {
        let word = secret();
        let mut all = self.all();
        all.retain(|_, waiting| waiting.since.elapsed() < PATIENCE);
        if all.len() >= MOST
            && let Some(oldest) = all.iter().min_by_key(|(_, waiting)| waiting.since).map(|(word, _)| word.clone())
        {
            all.remove(&oldest);
        }
        all.insert(word.clone(), Waiting { person, told, since: Instant::now() });
        word
    }

    /// What a person is to be told, once.
    pub fn take(&self, person: i64, word: &str) -> Vec<Telling> {
        let mut all = self.all();
        let own = all.get(word).is_some_and(|waiting| waiting.person == person && waiting.since.elapsed() < PATIENCE);
        if own { all.remove(word).map(|waiting| waiting.told).unwrap_or_default() } else { Vec::new() }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Waiting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::Told;
    use crate::model::desk::{Outcome, Telling};

    #[test]
    fn it_is_told_once_and_to_nobody_else() {
        let told = Told::default();
        let word = told.keep(1, vec![Telling { subject: "李".to_owned(), outcome: Outcome::NothingChosen }]);
        assert!(told.take(2, &word).is_empty());
        assert!(told.take(1, "").is_empty());
        assert_eq!(told.take(1, &word).len(), 1);
        assert!(told.take(1, &word).is_empty());
    }
}
