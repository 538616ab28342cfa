//! Pictures of another system come into the library before the texts that show them.

use std::{fmt, time::Duration};

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use tokio::task::JoinSet;

use super::{
    store::Fault,
    wordpress::pictures::{Known, Wanted},
};
use crate::{
    error::Error,
    model::{body::check::line, picture::Uploaded},
    server::{
        db::{Database, imported, picture},
        newsroom::Newsroom,
        pictures::fetching,
        visitor::Person,
    },
};

/// How many are fetched at the same time: the other site has readers, too.
const AT_ONCE: usize = 4;
/// Nobody waits for an answer here, and old sites are slow.
const PATIENCE: Duration = Duration::from_secs(60);
/// Values of one statement.
const SOME: usize = 500;
/// Characters of what is said of a picture.
const LONGEST_WORDS: usize = 500;

/// What became of an export's pictures.
#[derive(Default)]
pub struct Brought {
    /// Those that the site has now, by their addresses.
    pub known: Known,
    /// How many of them came in this run.
    pub new: usize,
    /// Addresses that stay links, each with why.
    pub missing: Vec<(String, String)>,
}

/// How many there are, and what stays a link.
impl fmt::Display for Brought {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (new, had, missing) = (self.new, self.known.len() - self.new, self.missing.len());
        write!(f, "图片：新取 {new}，已有 {had}，未取到 {missing}")?;
        if missing > 0 {
            write!(f, "\n未取到的图片在正文里留作链接（“图片：……”）；再运行一次只取这些：")?;
        }
        self.missing.iter().try_for_each(|(address, why)| write!(f, "\n- {address}：{why}"))
    }
}

/// What earlier runs have brought of this system.
pub async fn known(db: &Database, system: &str) -> Result<Known, Fault> {
    let of_system = imported::Entity::find().filter(imported::Column::System.eq(system)).filter(imported::Column::Kind.eq("picture"));
    let mut known = Known::new();
    for some in of_system.all(&db.read).await?.chunks(SOME) {
        // What somebody has put away since is fetched anew when it is wanted.
        let ids = some.iter().map(|row| row.id);
        let rows = picture::Entity::find().filter(picture::Column::Id.is_in(ids)).filter(picture::Column::BinnedAt.is_null()).all(&db.read).await?;
        for row in some {
            known.extend(rows.iter().find(|picture| picture.id == row.id).map(|picture| (row.key.clone(), picture.clone().into())));
        }
    }
    Ok(known)
}

/// Fetches what is missing; `tell` is told how many of how many are done. Each one counts as soon as it is there, so a run
/// that is broken off has not been for nothing.
pub async fn bring(newsroom: &Newsroom, system: &str, wanted: Vec<Wanted>, tell: impl Fn(usize, usize)) -> Result<Brought, Fault> {
    let mut brought = Brought { known: known(&newsroom.db, system).await?, ..Brought::default() };
    let missing: Vec<Wanted> = wanted.into_iter().filter(|wanted| !brought.known.contains_key(&wanted.address)).collect();
    let (all, mut done) = (missing.len(), 0);
    let mut newsroom = newsroom.clone();
    newsroom.remote = newsroom.remote.patient(PATIENCE);
    let (mut queue, mut under_way) = (missing.into_iter(), JoinSet::new());
    loop {
        for wanted in queue.by_ref().take(AT_ONCE - under_way.len()) {
            let (newsroom, system) = (newsroom.clone(), system.to_owned());
            under_way.spawn(async move { (one(&newsroom, &system, &wanted).await, wanted.address) });
        }
        let Some(ended) = under_way.join_next().await else { break };
        done += 1;
        tell(done, all);
        match ended.map_err(|cause| Fault::Content(format!("取图片时中断：{cause}")))? {
            (Ok(picture), address) => {
                brought.new += 1;
                brought.known.insert(address, picture.into());
            }
            (Err(why), address) => brought.missing.push((address, why.to_string())),
        }
    }
    brought.missing.sort();
    Ok(brought)
}

async fn one(newsroom: &Newsroom, system: &str, wanted: &Wanted) -> Result<picture::Model, Error> {
    let Uploaded { picture, suggestions } = fetching::bring(newsroom, &Person::of_site(), &wanted.address).await?;
    let mut row = picture::Entity::find().filter(picture::Column::File.eq(&picture.file)).one(&newsroom.db.read).await?.ok_or(Error::Internal)?;
    // What the other system says goes before what stands in the file; what somebody has written here, before both.
    let words = |here: &str, there: &str, inside: &str| -> String {
        let said = [here, there, inside].map(line).into_iter().find(|words| !words.is_empty()).unwrap_or_default();
        said.chars().take(LONGEST_WORDS).collect()
    };
    row.alt = words(&row.alt, &wanted.alt, "");
    row.caption = words(&row.caption, &wanted.caption, &suggestions.caption);
    row.credit = words(&row.credit, "", &suggestions.credit);
    let said = picture::ActiveModel {
        id: Set(row.id),
        alt: Set(row.alt.clone()),
        caption: Set(row.caption.clone()),
        credit: Set(row.credit.clone()),
        ..Default::default()
    };
    picture::Entity::update(said).exec(&newsroom.db.write).await?;
    let key = ["system", "kind", "key"];
    let name =
        imported::ActiveModel { system: Set(system.to_owned()), kind: Set("picture".to_owned()), key: Set(wanted.address.clone()), id: Set(row.id) };
    let again = OnConflict::columns(key).update_column(imported::Column::Id).to_owned();
    imported::Entity::insert(name).on_conflict(again).exec_without_returning(&newsroom.db.write).await?;
    Ok(row)
}
