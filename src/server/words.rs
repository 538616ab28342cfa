//! The newsroom's own list of words: read by everybody of the staff, changed by who has the right.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait, PaginatorTrait,
};

use super::{db::word, log, newsroom::Newsroom, visitor::Person};
use crate::{
    error::Error,
    model::{
        log::Act,
        person::Right,
        word::{MOST_WORDS, Word},
    },
};

/// Rows of one statement: databases limit the values in it.
const AT_ONCE: usize = 500;

/// All of them, to look for in a text.
pub async fn all(newsroom: &Newsroom) -> Result<Vec<Word>, Error> {
    Ok(word::Entity::find().all(&newsroom.db.read).await?.into_iter().map(word_of).collect())
}

/// How many there are.
pub async fn count(newsroom: &Newsroom) -> Result<u64, Error> {
    Ok(word::Entity::find().count(&newsroom.db.read).await?)
}

/// Adds words: all of them or none. What is on the list already is left as it is, and told apart from what says
/// something else there; the answer is how many are new.
pub async fn add(newsroom: &Newsroom, by: &Person, words: &[Word]) -> Result<usize, Error> {
    changing(by)?;
    let transaction = newsroom.db.begin().await?;
    let known = word::Entity::find().all(&transaction).await?;
    let known: HashMap<String, String> = known.into_iter().map(|word| (word.wrong, word.right)).collect();
    let held = known.len();
    let fresh = new_among(known, words)?;
    if held + fresh.len() > MOST_WORDS {
        return Err(Error::Invalid(format!("词表最多 {MOST_WORDS} 个词。")));
    }
    let (now, name) = (newsroom.now(), &by.name);
    for some in fresh.chunks(AT_ONCE) {
        word::Entity::insert_many(some.iter().map(|word| row_of(word, now, name))).exec_without_returning(&transaction).await?;
    }
    let (subject, detail) = said(&fresh);
    log::keep_in(&transaction, by, Act::WordsAdded, None, &subject, &detail).await?;
    transaction.commit().await?;
    Ok(fresh.len())
}

/// Takes a word off the list; the answer is what it was.
pub async fn remove(newsroom: &Newsroom, by: &Person, id: i64) -> Result<Word, Error> {
    changing(by)?;
    let transaction = newsroom.db.begin().await?;
    let word = word_of(word::Entity::find_by_id(id).one(&transaction).await?.ok_or(Error::NotFound)?);
    word::Entity::delete_by_id(id).exec(&transaction).await?;
    log::keep_in(&transaction, by, Act::WordRemoved, None, &word.said(), &word.note).await?;
    transaction.commit().await?;
    Ok(word)
}

fn changing(by: &Person) -> Result<(), Error> {
    if by.may_everywhere(Right::Words) { Ok(()) } else { Err(Error::Forbidden) }
}

/// Those that are not known yet, each once.
fn new_among(mut known: HashMap<String, String>, words: &[Word]) -> Result<Vec<&Word>, Error> {
    let mut fresh = Vec::new();
    for word in words {
        match known.get(&word.wrong) {
            Some(right) if *right == word.right => {}
            Some(right) => return Err(Error::Invalid(format!("“{}”已经在词表里了，建议写法是“{right}”；要换的话先删除。", word.wrong))),
            None => {
                known.insert(word.wrong.clone(), word.right.clone());
                fresh.push(word);
            }
        }
    }
    if fresh.is_empty() { Err(Error::Invalid("没有新的词：都已经在词表里了。".to_owned())) } else { Ok(fresh) }
}

fn row_of(word: &Word, now: i64, name: &str) -> word::ActiveModel {
    let Word { wrong, right, note } = word.clone();
    word::ActiveModel { id: NotSet, wrong: Set(wrong), right: Set(right), note: Set(note), created_at: Set(now), created_by: Set(name.to_owned()) }
}

/// What the log says of words that were added.
fn said(words: &[&Word]) -> (String, String) {
    match words {
        [word] => (word.said(), word.note.clone()),
        _ => (words.len().to_string(), words.iter().map(|word| word.said()).collect::<Vec<_>>().join("，")),
    }
}

/// The word of a row.
pub fn word_of(row: word::Model) -> Word {
    Word { wrong: row.wrong, right: row.right, note: row.note }
}
