//! The picture that stands for a page elsewhere: its cover, or one that is drawn when somebody asks for it. What is drawn
//! is kept in the data folder under a name that says what stands in it.

mod card;
pub mod colours;
pub mod fonts;
mod lines;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    time::{Duration, SystemTime},
};

use axum::{
    Router,
    extract::{Path as Segment, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tokio::sync::Semaphore;

use super::{
    db::article::{self, State as Standing},
    newsroom::Newsroom,
    settings::Settings,
    structure::Structure,
};
use crate::{
    error::Error,
    model::{article::ArticleView, told::Poster},
};
use card::Card;
use fonts::Fonts;

/// Pictures that are drawn at a time.
const AT_ONCE: usize = 2;
/// How long somebody waits for their turn.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many drawn pictures are kept: the newest ones.
const KEPT: usize = 5_000;

/// Draws pictures for sharing. Cloning shares fonts and queue.
#[derive(Clone, Debug)]
pub struct Social(Arc<Drawing>);

#[derive(Debug)]
struct Drawing {
    font: PathBuf,
    folder: PathBuf,
    fonts: OnceLock<Option<Fonts>>,
    turns: Arc<Semaphore>,
}

impl Social {
    /// For an installation. Fonts are looked for when the first picture is wanted.
    pub fn new(settings: &Settings) -> Social {
        let folder = settings.data.folder.join("social");
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        Social(Arc::new(Drawing { font: settings.social.font.clone(), folder, fonts: OnceLock::new(), turns }))
    }

    /// The fonts, if there are any; the log says once if there are none.
    pub fn fonts(&self) -> Option<&Fonts> {
        let find = || Fonts::find(&self.0.font).inspect_err(|why| tracing::warn!("no pictures for sharing are drawn: {why}")).ok();
        self.0.fonts.get_or_init(find).as_ref()
    }

    /// The picture that stands for an article: its cover, cut around its focus, or a drawn one.
    pub fn of_article(&self, structure: &Structure, view: &ArticleView) -> Option<Poster> {
        if let Some(cover) = &view.cover {
            return Some(Poster::of(cover));
        }
        let label = view.channels.last().map(|channel| channel.name.clone()).unwrap_or_default();
        self.poster(&view.id.to_string(), &Card::new(structure, &view.title, label))
    }

    /// The picture that stands for the site and its lists.
    pub fn of_site(&self, structure: &Structure) -> Option<Poster> {
        self.poster("site", &of_site(structure))
    }

    fn poster(&self, of: &str, card: &Card) -> Option<Poster> {
        let address = format!("/social/{}", card.name(of, self.fonts()?));
        Some(Poster { address, width: card::WIDTH, height: card::HEIGHT, alt: card.title.clone() })
    }

    /// The drawn picture of this name: from the folder, or drawn now.
    async fn picture(&self, name: String, of: &str, card: Card) -> Result<Vec<u8>, Error> {
        let path = self.0.folder.join(&name);
        if let Ok(kept) = tokio::fs::read(&path).await {
            return Ok(kept);
        }
        let fonts = self.fonts().ok_or(Error::NotFound)?.clone();
        let (folder, of) = (self.0.folder.clone(), of.to_owned());
        let turns = self.0.turns.clone().acquire_owned();
        let turn = tokio::time::timeout(PATIENCE, turns).await.map_err(|_| Error::Busy)?.map_err(|_| Error::Internal)?;
        let drawn = tokio::task::spawn_blocking(move || {
            // The turn lasts as long as the drawing, also when whoever asked is gone by then.
            let _turn = turn;
            // Somebody before us may have wanted the same.
            if let Ok(kept) = fs::read(&path) {
                return Some(kept);
            }
            let drawn = card.draw(&fonts)?;
            if let Err(cause) = keep(&folder, &of, &name, &drawn) {
                tracing::warn!(%cause, "a drawn picture could not be kept");
            }
            Some(drawn)
        });
        drawn.await.ok().flatten().ok_or_else(|| {
            tracing::error!("a picture for sharing could not be drawn");
            Error::Internal
        })
    }

    /// Leaves the newest.
    pub fn sweep(&self) {
        let modified = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
        let mut files: Vec<PathBuf> = fs::read_dir(&self.0.folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        if files.len() > KEPT {
            files.sort_by_key(|path| std::cmp::Reverse(modified(path)));
            for path in files.drain(KEPT..) {
                // What cannot be removed now is looked at again.
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// Writes a picture under its name, whole or not at all; earlier ones of the same article go.
fn keep(folder: &Path, of: &str, name: &str, drawn: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let part = folder.join(format!("{name}.{}.part", std::process::id()));
    fs::write(&part, drawn)?;
    fs::rename(&part, folder.join(name))?;
    for entry in fs::read_dir(folder)?.flatten() {
        let other = entry.file_name();
        if other.to_string_lossy().strip_prefix(of).is_some_and(|rest| rest.starts_with('-')) && other != name {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The address of drawn pictures.
pub fn routes<S: Clone + Send + Sync + 'static>(newsroom: Newsroom) -> Router<S> {
    Router::new().route("/social/{file}", get(picture)).with_state(newsroom)
}

/// `GET /social/{article}-{what stands in it}.png`.
async fn picture(State(newsroom): State<Newsroom>, Segment(file): Segment<String>) -> Response {
    match answer(&newsroom, &file).await {
        Ok(response) => response,
        Err(error) => (StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), format!("{error}\n")).into_response(),
    }
}

async fn answer(newsroom: &Newsroom, file: &str) -> Result<Response, Error> {
    let of = file.strip_suffix(".png").and_then(|name| name.split_once('-')).map(|(of, _)| of).ok_or(Error::NotFound)?;
    let structure = newsroom.structure();
    let card = if of == "site" { of_site(&structure) } else { of_public_article(newsroom, &structure, of).await? };
    let name = card.name(of, newsroom.social.fonts().ok_or(Error::NotFound)?);
    if name != file {
        // The title has changed since somebody wrote the address down.
        return Ok(Redirect::temporary(&format!("/social/{name}")).into_response());
    }
    let drawn = newsroom.social.picture(name, of, card).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/png")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    Ok((headers, drawn).into_response())
}

fn of_site(structure: &Structure) -> Card {
    let site = structure.site();
    Card::new(structure, &site.name, site.tagline.clone())
}

/// What is drawn of a published article without a cover.
async fn of_public_article(newsroom: &Newsroom, structure: &Structure, number: &str) -> Result<Card, Error> {
    let id: i64 = number.parse().ok().filter(|id: &i64| id.to_string() == number).ok_or(Error::NotFound)?;
    let found = article::Entity::find_by_id(id).filter(article::Column::State.eq(Standing::Published)).one(&newsroom.db.read).await?;
    let article = found.filter(|article| article.cover_id.is_none()).ok_or(Error::NotFound)?;
    let channel = structure.channel(article.channel_id).ok_or(Error::NotFound)?;
    Ok(Card::new(structure, &article.title, channel.link.name.clone()))
}

#[cfg(test)]
mod tests {
    use std::{future::Future, pin::pin, task::Poll};

    use super::{AT_ONCE, Card, Settings, Social, Structure};

    #[tokio::test(flavor = "multi_thread")]
    async fn a_drawing_keeps_its_turn_when_whoever_asked_has_gone() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.data.folder = folder.path().to_owned();
        let social = Social::new(&settings);
        if social.fonts().is_none() {
            println!("skipped: there is no Chinese font here to draw with");
            return;
        }
        let drawn = folder.path().join("social/1-x.png");
        let card = Card::new(&Structure::default(), "挂断的人", String::new());
        {
            let mut asked = pin!(social.picture("1-x.png".to_owned(), "1", card));
            std::future::poll_fn(|context| match asked.as_mut().poll(context) {
                Poll::Pending if social.0.turns.available_permits() == AT_ONCE => Poll::Pending,
                _ => Poll::Ready(()),
            })
            .await;
        }
        let _all = social.0.turns.acquire_many(AT_ONCE as u32).await.unwrap();
        assert!(drawn.exists(), "it is drawn while others take its turn");
    }
}
