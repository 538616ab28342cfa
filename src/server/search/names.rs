//! Names that can be suggested: tags, reporters and sources of published articles, with how many articles have each.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr, Statement};
use serde::{Deserialize, Serialize};

use super::{fold::Folded, pinyin};
use crate::{model::byline::people, server::db::article};

/// What kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A keyword.
    Tag,
    /// Who wrote it.
    Reporter,
    /// 来源.
    Source,
}

impl Kind {
    /// As the database spells it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Tag => "tag",
            Kind::Reporter => "reporter",
            Kind::Source => "source",
        }
    }

    /// The kind that is spelled so.
    pub fn of(word: &str) -> Option<Kind> {
        [Kind::Tag, Kind::Reporter, Kind::Source].into_iter().find(|kind| kind.word() == word)
    }
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Name(pub Kind, pub String);

/// Longer ones are no names.
const LONGEST: usize = 40;

/// The names in an article, each once.
pub fn of(article: &article::Model) -> Vec<Name> {
    let tags: Vec<String> = serde_json::from_str(&article.tags).unwrap_or_default();
    let tags = tags.into_iter().map(|tag| Name(Kind::Tag, tag));
    let reporters = people(&article.reporters).into_iter().map(|name| Name(Kind::Reporter, name));
    let mut names: Vec<Name> = tags.chain(reporters).chain([Name(Kind::Source, article.source.clone())]).collect();
    names.iter_mut().for_each(|name| name.1 = name.1.trim().to_owned());
    names.retain(|Name(_, name)| name.chars().count() <= LONGEST && !Folded::of(name).is_empty());
    names.sort();
    names.dedup();
    names
}

/// How many more or fewer articles have a name.
#[derive(Debug, Default)]
pub struct Counted(BTreeMap<Name, i64>);

impl Counted {
    /// Articles with these names came or went.
    pub fn add(&mut self, names: &[Name], many: i64) {
        for name in names {
            *self.0.entry(name.clone()).or_default() += many;
        }
    }

    /// Writes it down.
    pub async fn store(self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let backend = db.get_database_backend();
        let fewer = self.0.values().any(|many| *many < 0);
        for (Name(kind, name), many) in self.0.into_iter().filter(|(_, many)| *many != 0) {
            let folded: String = Folded::of(&name).chars.into_iter().filter(|c| *c != ' ').collect();
            let spelled = pinyin::spelled(&folded);
            let (whole, initials) = spelled.map(|spelled| (spelled.whole, spelled.initials)).unwrap_or_default();
            let sql = "INSERT INTO search_name (kind, name, folded, spelled, initials, articles) VALUES ($1, $2, $3, $4, $5, $6)
                       ON CONFLICT (kind, name) DO UPDATE SET articles = search_name.articles + $6";
            let values = [kind.word().into(), name.into(), folded.into(), whole.into(), initials.into(), many.into()];
            db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        }
        if fewer {
            db.execute_unprepared("DELETE FROM search_name WHERE articles <= 0").await?;
        }
        Ok(())
    }
}
