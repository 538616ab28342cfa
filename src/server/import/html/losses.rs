//! What could not be kept, so that nobody has to find out from a reader.

use std::{collections::BTreeMap, fmt};

/// How many places of one kind are remembered; all of them are counted.
const PLACES: usize = 3;

/// Kinds of loss, how often each happened, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<String, Loss>);

/// One kind of loss.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// How often it happened.
    pub count: usize,
    /// The first places: the words or the address that stood there.
    pub places: Vec<String>,
}

impl Losses {
    /// Writes down that something of this kind (a noun phrase in Chinese) was lost at `place`.
    pub fn add(&mut self, kind: &str, place: &str) {
        let loss = self.0.entry(kind.to_owned()).or_default();
        loss.count += 1;
        let place: String = place.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
        if loss.places.len() < PLACES && !place.is_empty() {
            loss.places.push(place);
        }
    }

    /// Whether everything was kept.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Kinds in a stable order.
    pub fn kinds(&self) -> impl Iterator<Item = (&str, &Loss)> {
        self.0.iter().map(|(kind, loss)| (kind.as_str(), loss))
    }

    /// How often something of this kind was lost.
    pub fn count(&self, kind: &str) -> usize {
        self.0.get(kind).map_or(0, |loss| loss.count)
    }
}

/// One line for each kind.
impl fmt::Display for Losses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, (kind, loss)) in self.kinds().enumerate() {
            let start = if number > 0 { "\n" } else { "" };
            write!(f, "{start}{kind} ×{}", loss.count)?;
            if !loss.places.is_empty() {
                write!(f, "：{}", loss.places.join(" / "))?;
            }
        }
        Ok(())
    }
}
