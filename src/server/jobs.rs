//! What happens without anybody asking: scheduled publication, what readers read, and clean-up.

use std::time::{Duration, Instant};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    db::{invitation, operation},
    newsroom::Newsroom,
    pictures::bin,
    publication, readings, search, sessions,
};
use crate::error::Error;

/// How often scheduled articles are looked for.
const LOOK: Duration = Duration::from_secs(1);
/// How often is cleaned up, counted in looks.
const CLEAN: u32 = 600;
/// How often counts of readers are written, and what is read most is worked out; both counted in looks.
const WRITE: u32 = 5;
const RANK: u32 = 60;
/// After how long something that failed is tried again.
const AGAIN: Duration = Duration::from_secs(30);
/// How often pictures are collected that nobody uses.
const COLLECT: Duration = Duration::from_secs(3600);
/// How long the names of acknowledged saves are kept, in seconds: longer than any browser keeps a save unsent.
const KEPT: i64 = 30 * 86_400;

/// Runs for as long as the server does. A database that is away is tried again.
pub async fn run(newsroom: Newsroom) {
    let mut ticks = tokio::time::interval(LOOK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    for look in 0u32.. {
        ticks.tick().await;
        newsroom.together.sweep(Instant::now());
        let _logged = publication::publish_what_is_due(&newsroom).await;
        if look % WRITE == 0 {
            let _logged = readings::flush(&newsroom).await;
        }
        if look % RANK == 0 {
            let _logged = readings::popular::rank(&newsroom).await;
        }
        if look % CLEAN == 0 {
            let _logged = clean(&newsroom).await;
        }
    }
}

/// Collects pictures that nobody uses, for as long as the server runs. A store may take its time, and publication does not wait for it.
pub async fn collect_pictures(newsroom: Newsroom) {
    let mut ticks = tokio::time::interval(COLLECT);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let _logged = bin::collect(&newsroom).await;
    }
}

/// Makes what the index of search lacks, once, after an upgrade. A database that is away is tried again.
pub async fn fill_index(newsroom: Newsroom) {
    loop {
        match search::upkeep::fill(&newsroom).await {
            Ok(0) => return,
            Ok(articles) => tracing::info!(articles, "the index of search is whole again"),
            Err(_logged) => tokio::time::sleep(AGAIN).await,
        }
    }
}

async fn clean(newsroom: &Newsroom) -> Result<(), Error> {
    newsroom.limits.sweep();
    newsroom.social.sweep();
    newsroom.media.sweep().await?;
    sessions::sweep(newsroom).await?;
    readings::sweep(newsroom).await?;
    let now = newsroom.now();
    invitation::Entity::delete_many().filter(invitation::Column::ExpiresAt.lte(now)).exec(&newsroom.db.write).await?;
    operation::Entity::delete_many().filter(operation::Column::At.lte(now - KEPT)).exec(&newsroom.db.write).await?;
    Ok(())
}
