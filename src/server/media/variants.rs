//! The sizes and formats of pictures (`model::variants`): made behind every picture that comes, or when somebody asks for one
//! that is not there yet. What the store has is the only list of what is done, so a server that was stopped goes on.

mod encode;
mod hands;
mod pixels;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};

use futures_util::future::try_join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use tokio::sync::{Mutex as Turn, Notify, OwnedMutexGuard};

use self::{hands::Hands, pixels::Pixels};
use super::{Fault as MediaFault, intake::Look};
use crate::{
    error::Error,
    model::{
        picture::Picture,
        variants::{Format, Variant},
    },
    server::{db::picture, newsroom::Newsroom},
};

/// How often is looked for pictures that another process has brought.
const LOOK: Duration = Duration::from_secs(10);
/// How long somebody who asks for one waits for it to be made.
const PATIENCE: Duration = Duration::from_millis(400);
/// Memory for a picture that is made smaller, in bytes a pixel: as much as the decoder of a progressive JPEG takes.
const BYTES_A_PIXEL: u64 = 9;
/// Rows of pictures that are read at a time.
const SOME: u64 = 200;
/// A store that refuses so many one after the other is away; one that refuses fewer does not like them.
const REFUSED: usize = 3;

/// 暗房: where pictures are made smaller. Cloning it is cheap.
#[derive(Clone, Debug, Default)]
pub struct Darkroom {
    hands: Hands,
    news: Arc<Notify>,
    turns: Arc<Mutex<HashMap<String, Weak<Turn<()>>>>>,
    /// Files that could not be read: nobody tries them twice.
    unreadable: Arc<Mutex<HashSet<String>>>,
}

/// What was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Pictures of which something was missing.
    pub pictures: usize,
    /// Files that were made.
    pub files: usize,
    /// Pictures that cannot be read, by their files.
    pub unreadable: Vec<String>,
}

/// What was made of a file: contents, and how it looks from far away.
struct Developed {
    files: Vec<(Variant, Vec<u8>)>,
    look: Look,
}

/// A picture that cannot be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the picture cannot be read")]
struct Unreadable;

impl Darkroom {
    /// Says that there is a new picture.
    pub fn tell(&self) {
        self.news.notify_one();
    }

    /// One at a time works on a picture; who comes later finds what was made, or that it is gone.
    pub async fn turn(&self, picture: &Picture) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
            turns.retain(|_, turn| turn.strong_count() > 0);
            let known = turns.get(picture.stem()).and_then(Weak::upgrade);
            known.unwrap_or_else(|| {
                let turn = Arc::default();
                turns.insert(picture.stem().to_owned(), Arc::downgrade(&turn));
                turn
            })
        };
        turn.lock_owned().await
    }

    fn unreadable(&self) -> MutexGuard<'_, HashSet<String>> {
        self.unreadable.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs for as long as the server does: makes what is missing, then what comes.
pub async fn run(newsroom: Newsroom) {
    let mut newest = 0;
    loop {
        // What the database or the store refuses is in the log, and tried again.
        if let Ok((seen, _)) = make_newer(&newsroom, newest, |_| true).await {
            newest = seen;
        }
        tokio::select! {
            () = newsroom.darkroom.news.notified() => {}
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Makes all that is missing, in `only` one format if it is named.
pub async fn make_missing(newsroom: &Newsroom, only: Option<Format>) -> Result<Made, Error> {
    let is_wanted = |variant: &Variant| match (only, variant) {
        (Some(only), Variant::Width(_, format)) => only == *format,
        (Some(only), Variant::Social(_)) => only == Format::Jpeg,
        (None, _) => true,
    };
    make_newer(newsroom, 0, is_wanted).await.map(|(_, made)| made)
}

/// Makes the file called `name`, if it is one that there should be. Whether it is there now; `Err` of a picture's own
/// address says that nothing can be made of it, or not so fast: then it goes on being made.
pub async fn on_demand(newsroom: &Newsroom, name: &str) -> Result<bool, Asked> {
    let Some((variant, picture)) = named(newsroom, name).await? else { return Ok(false) };
    if picture.animated && matches!(variant, Variant::Width(..)) {
        // A story does not know that it moves; who draws one without asking still gets it.
        return Err(Asked::Plain(picture.address()));
    }
    if !picture.variants().contains(&variant) {
        return Ok(false);
    }
    let (newsroom, own) = (newsroom.clone(), picture.address());
    let making = tokio::spawn(async move { make(&newsroom, &picture, &[variant]).await });
    match tokio::time::timeout(PATIENCE, making).await {
        Ok(Ok(made)) => made?.map(|_| true).ok_or(Asked::Plain(own)),
        Ok(Err(_)) | Err(_) => Err(Asked::Plain(own)),
    }
}

/// The file of the picture that a name is a size of.
pub async fn original(newsroom: &Newsroom, name: &str) -> Result<Option<String>, Error> {
    Ok(named(newsroom, name).await?.map(|(_, picture)| picture.file))
}

async fn named(newsroom: &Newsroom, name: &str) -> Result<Option<(Variant, Picture)>, Error> {
    let Some((stem, variant)) = Variant::of_name(name) else { return Ok(None) };
    let files = ["jpg", "jpeg", "png", "webp", "avif"].map(|ending| format!("{stem}.{ending}"));
    let found = picture::Entity::find().filter(picture::Column::File.is_in(files)).one(&newsroom.db.read).await?;
    Ok(found.map(|row| (variant, row.into())))
}

/// Why a file that was asked for is not there.
#[derive(Debug)]
pub enum Asked {
    /// Its picture cannot be read by this server, or takes longer: a browser gets it as it is, at this address.
    Plain(String),
    /// Database or store.
    Failed(Error),
}

impl From<Error> for Asked {
    fn from(error: Error) -> Asked {
        Asked::Failed(error)
    }
}

/// Removes what was made of a picture, before it goes itself.
pub async fn forget(newsroom: &Newsroom, picture: &Picture) -> Result<(), Error> {
    let names: Vec<String> = picture.variants().iter().map(|variant| variant.name(picture.stem())).collect();
    try_join_all(names.iter().map(|name| newsroom.media.remove(name))).await?;
    Ok(())
}

/// Removes what other sites were shown of a picture, as it was before its focus was another.
pub async fn forget_social(newsroom: &Newsroom, picture: &Picture) {
    let name = Variant::Social(picture.focus).name(picture.stem());
    if let Err(fault) = newsroom.media.remove(&name).await {
        tracing::warn!(%fault, name, "a cut of a picture that nobody asks for any more stays behind");
    }
}

/// The names that the store has; none where it does not say, so that each is asked for by itself.
async fn names(newsroom: &Newsroom) -> HashSet<String> {
    newsroom.media.list().await.unwrap_or_default().into_iter().map(|kept| kept.name).collect()
}

/// Makes what is missing of pictures with numbers above `after`, the newest first: readers see those. The answer has the largest number.
async fn make_newer(newsroom: &Newsroom, after: i64, is_wanted: impl Fn(&Variant) -> bool) -> Result<(i64, Made), Error> {
    let known = if after == 0 { names(newsroom).await } else { HashSet::new() };
    let (mut made, mut newest, mut before, mut refused) = (Made::default(), after, i64::MAX, 0);
    loop {
        let rows = picture::Entity::find()
            .filter(picture::Column::Id.gt(after))
            .filter(picture::Column::Id.lt(before))
            .filter(picture::Column::BinnedAt.is_null())
            .order_by_desc(picture::Column::Id)
            .limit(SOME)
            .all(&newsroom.db.read)
            .await?;
        if rows.is_empty() {
            return Ok((newest, made));
        }
        for row in rows {
            (before, newest) = (row.id, newest.max(row.id));
            let picture = Picture::from(row);
            let missing: Vec<Variant> =
                picture.variants().into_iter().filter(|variant| is_wanted(variant) && !known.contains(&variant.name(picture.stem()))).collect();
            match make(newsroom, &picture, &missing).await {
                Ok(Some(0)) => {}
                Ok(Some(files)) => {
                    made.pictures += 1;
                    made.files += files;
                    refused = 0;
                }
                Ok(None) => {
                    tracing::warn!(file = picture.file, "a picture cannot be read, so there are no sizes of it");
                    made.unreadable.push(picture.file);
                }
                Err(fault) if refused + 1 == REFUSED => return Err(fault),
                // It holds up none of the others.
                Err(_logged) => refused += 1,
            }
        }
    }
}

/// Makes those of `wanted` that are missing, and says how many were; `None` where the picture cannot be read.
async fn make(newsroom: &Newsroom, picture: &Picture, wanted: &[Variant]) -> Result<Option<usize>, Error> {
    if wanted.is_empty() {
        return Ok(Some(0));
    }
    if newsroom.darkroom.unreadable().contains(&picture.file) {
        return Ok(None);
    }
    let _turn = newsroom.darkroom.turn(picture).await;
    let mut missing = Vec::new();
    for variant in wanted {
        if !newsroom.media.exists(&variant.name(picture.stem())).await? {
            missing.push(*variant);
        }
    }
    if missing.is_empty() {
        return Ok(Some(0));
    }
    // First somebody to do it: many who wait would hold all memory that there is for pictures, and no more could come in.
    let Some(hand) = newsroom.darkroom.hands.free().await else { return Ok(None) };
    // Until the store has what was made: that is in memory, too.
    let _memory = newsroom.media.room(u64::from(picture.width) * u64::from(picture.height) * BYTES_A_PIXEL).await?;
    let file = match newsroom.media.get(&picture.file).await {
        Ok(file) => file,
        Err(MediaFault::Missing(_)) => return Ok(None),
        Err(fault) => return Err(fault.into()),
    };
    let developed = hand.work(move || develop(&file, &missing)).await;
    let Some(Ok(Developed { files, look })) = developed else {
        newsroom.darkroom.unreadable().insert(picture.file.clone());
        return Ok(None);
    };
    let count = files.len();
    if picture.colour.is_empty() {
        see(newsroom, picture, look).await?;
    }
    for (variant, content) in files {
        newsroom.media.put(&variant.name(picture.stem()), content.into()).await?;
    }
    // Another process may have removed the picture before these were there.
    if picture::Entity::find().filter(picture::Column::File.eq(&picture.file)).count(&newsroom.db.read).await? == 0 {
        forget(newsroom, picture).await?;
        return Ok(Some(0));
    }
    Ok(Some(count))
}

/// Keeps how a picture looks from far away: of one that came with an import nobody has looked at the pixels before.
async fn see(newsroom: &Newsroom, picture: &Picture, look: Look) -> Result<(), Error> {
    let row = picture::ActiveModel { colour: Set(look.colour), thumbhash: Set(look.thumbhash), ..Default::default() };
    picture::Entity::update_many()
        .set(row)
        .filter(picture::Column::File.eq(&picture.file))
        .filter(picture::Column::Colour.eq(""))
        .exec(&newsroom.db.write)
        .await?;
    Ok(())
}

/// What is to be made of a file. Each width is made of the next larger one:
/// it looks the same, and takes a third of the time.
fn develop(file: &[u8], wanted: &[Variant]) -> Result<Developed, Unreadable> {
    let mut pixels = Pixels::decode(file)?;
    let mut made = Vec::new();
    let mut widths = Vec::new();
    for variant in wanted {
        match variant {
            Variant::Social(focus) => made.push((*variant, encode::as_format(&pixels.social(*focus)?, Format::Jpeg)?)),
            Variant::Width(width, _) => widths.push(*width),
        }
    }
    widths.sort_unstable_by(|one, other| other.cmp(one));
    widths.dedup();
    for width in widths {
        pixels = pixels.at_most(width)?;
        for variant in wanted {
            if let Variant::Width(of, format) = variant
                && *of == width
            {
                made.push((*variant, encode::as_format(&pixels, *format)?));
            }
        }
    }
    Ok(Developed { files: made, look: Look::of(&pixels.image()?) })
}
