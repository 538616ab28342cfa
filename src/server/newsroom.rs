//! The one context of the server: database, settings, the site's structure.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, SystemTime},
};

use leptos::context::use_context;
use sea_orm::{EntityTrait, QuerySelect};

use super::{
    db::{self, Database, site},
    limits::Limits,
    listings,
    media::{Media, variants::Darkroom},
    passwords::Passwords,
    readings::Readings,
    remote::{Allowed, Remote, Ways},
    settings::Settings,
    social::Social,
    structure::{self, Structure},
    together::Together,
};
use crate::error::Error;

/// How often the database is asked whether another process has changed the site.
const LOOK: Duration = Duration::from_secs(1);

/// Everything a verb needs. Cloning it is cheap.
#[derive(Clone)]
pub struct Newsroom {
    /// The database.
    pub db: Database,
    /// The installation's settings.
    pub settings: Arc<Settings>,
    /// The queue in which passwords are hashed.
    pub passwords: Passwords,
    /// How often somebody may try to sign in.
    pub limits: Limits,
    /// Pictures for sharing.
    pub social: Social,
    /// How often articles are read.
    pub readings: Readings,
    /// Who fetches pictures from other sites.
    pub remote: Remote,
    /// Where pictures' files are.
    pub media: Media,
    /// Where pictures are made smaller.
    pub darkroom: Darkroom,
    /// Who works on what, and hears of it.
    pub together: Together,
    structure: Arc<RwLock<Arc<Structure>>>,
}

impl Newsroom {
    /// Opens the database, brings it up to date and reads the site's structure.
    pub async fn open(settings: Settings) -> Result<Newsroom, Error> {
        let db = Database::open(&settings.database_url(), Duration::from_secs(settings.database.patience_seconds)).await?;
        db::migrate(&db).await?;
        listings::fill(&db).await?;
        let structure = Structure::read(&db, &settings.public_url()).await?;
        // A list that does not read was refused with the settings.
        let allowed = Allowed::new(&settings.media.fetch_from).unwrap_or_default();
        let remote = Remote::new(allowed, Ways::default(), &settings.public_url())?;
        let media = Media::open(&settings)?;
        if let Some(sentence) = structure::unreachable(&db).await? {
            tracing::error!("{sentence}");
        }
        Ok(Newsroom {
            db,
            social: Social::new(&settings),
            limits: Limits::new(&settings),
            media,
            darkroom: Darkroom::default(),
            settings: Arc::new(settings),
            passwords: Passwords::new()?,
            readings: Readings::default(),
            remote,
            together: Together::default(),
            structure: Arc::new(RwLock::new(Arc::new(structure))),
        })
    }

    /// The newsroom of the request that is being answered.
    ///
    /// # Panics
    /// Outside a request: every handler that renders or runs server functions provides it (see `http`).
    pub fn of_request() -> Newsroom {
        use_context::<Newsroom>().unwrap_or_else(|| panic!("no newsroom in this context"))
    }

    /// The site's structure as it is now.
    pub fn structure(&self) -> Arc<Structure> {
        self.structure.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Seconds since 1970-01-01 UTC.
    pub fn now(&self) -> i64 {
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)
    }

    /// Reads the structure again if anything public has changed, here or in another process.
    pub async fn refresh(&self) -> Result<(), Error> {
        let version: Option<i64> = site::Entity::find_by_id(1).select_only().column(site::Column::Version).into_tuple().one(&self.db.read).await?;
        if version.unwrap_or(0) != self.structure().version {
            let structure = Arc::new(Structure::read(&self.db, &self.settings.public_url()).await?);
            tracing::info!(version = structure.version, "the site has changed");
            *self.structure.write().unwrap_or_else(PoisonError::into_inner) = structure;
        }
        Ok(())
    }

    /// Keeps the structure up to date for as long as the server runs. A database that is away is looked for again.
    pub async fn keep_fresh(self) {
        loop {
            tokio::time::sleep(LOOK).await;
            let _logged = self.refresh().await;
        }
    }
}
