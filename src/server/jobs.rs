//! What happens without anybody asking: scheduled publication, and clean-up.

use std::time::{Duration, Instant};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    db::{invitation, operation},
    newsroom::Newsroom,
    publication, sessions,
};
use crate::error::Error;

/// How often scheduled articles are looked for.
const LOOK: Duration = Duration::from_secs(1);
/// How often is cleaned up, counted in looks.
const CLEAN: u32 = 600;
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
        if look % CLEAN == 0 {
            let _logged = clean(&newsroom).await;
        }
    }
}

async fn clean(newsroom: &Newsroom) -> Result<(), Error> {
    newsroom.limits.sweep();
    newsroom.media.sweep().await?;
    sessions::sweep(newsroom).await?;
    let now = newsroom.now();
    invitation::Entity::delete_many().filter(invitation::Column::ExpiresAt.lte(now)).exec(&newsroom.db.write).await?;
    operation::Entity::delete_many().filter(operation::Column::At.lte(now - KEPT)).exec(&newsroom.db.write).await?;
    Ok(())
}
