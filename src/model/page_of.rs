//! One numbered page of a long list.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Items of page `number` of a list with `total` items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageOf<T> {
    /// The items of this page, in order.
    pub items: Vec<T>,
    /// Counted from 1.
    pub number: i64,
    /// Items on all pages together.
    pub total: i64,
    /// Items on a full page.
    pub size: i64,
    /// Where the list goes on after the last item; `None` on the last page.
    pub next: Option<Cursor>,
}

impl<T> PageOf<T> {
    /// How many pages there are; an empty list has one.
    pub fn pages(&self) -> i64 {
        ((self.total + self.size - 1) / self.size).max(1)
    }
}

/// A place in a list that is ordered newest first: just after this item.
/// Written `seconds-number`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The item's publication, in seconds since 1970-01-01 UTC.
    pub published_at: i64,
    /// The item's number.
    pub id: i64,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.published_at, self.id)
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Cursor, ()> {
        // Moments before 1970 begin with a minus sign.
        let (published_at, id) = text.rsplit_once('-').ok_or(())?;
        Ok(Cursor { published_at: published_at.parse().map_err(drop)?, id: id.parse().map_err(drop)? })
    }
}

/// The page numbers a pager shows: first, last and two on each side of the current one, `None` for a gap.
pub fn numbers_shown(current: i64, pages: i64) -> Vec<Option<i64>> {
    let mut shown = Vec::new();
    for number in 1..=pages.min(1).max((current - 3).min(1)) {
        shown.push(Some(number));
    }
    let (from, to) = ((current - 2).max(2), (current + 2).min(pages - 1));
    if from > 2 {
        shown.push(None);
    }
    shown.extend((from..=to).map(Some));
    if to < pages - 1 {
        shown.push(None);
    }
    if pages > 1 {
        shown.push(Some(pages));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::numbers_shown;

    #[test]
    fn a_pager_shows_both_ends_and_the_neighbours() {
        let text = |current, pages| {
            numbers_shown(current, pages).into_iter().map(|n| n.map_or("…".to_owned(), |n| n.to_string())).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(text(1, 1), "1");
        assert_eq!(text(1, 2), "1 2");
        assert_eq!(text(1, 9), "1 2 3 … 9");
        assert_eq!(text(5, 9), "1 … 3 4 5 6 7 … 9");
        assert_eq!(text(9, 9), "1 … 7 8 9");
        assert_eq!(text(3, 5), "1 2 3 4 5");
    }
}
