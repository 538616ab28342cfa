//! Pictures from elsewhere: fetched by the server itself, from the public net and from nowhere else.
//!
//! Whoever writes may name any address, so no address is trusted: its host is looked up here, every address found is
//! checked, and the connection is made to one of these and to nothing else. A redirect is an address like any other.

mod allowed;
mod hop;
mod public;

use std::{io, net::IpAddr, sync::Arc, time::Duration};

use async_trait::async_trait;
use axum::body::Bytes;
use reqwest::Response;
use rustls::{ClientConfig, RootCertStore};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout, timeout_at},
};

pub use allowed::{Allowed, Place};

use crate::error::Error;

/// How many are fetched at the same time, for the whole newsroom.
const AT_ONCE: usize = 6;
/// How long somebody waits until their turn has come.
const TURN: Duration = Duration::from_secs(5);
/// Redirects that are followed.
const REDIRECTS: usize = 3;

/// Fetches from other sites. Cloning shares the queue.
#[derive(Clone)]
pub struct Remote {
    allowed: Arc<Allowed>,
    ways: Ways,
    turns: Arc<Semaphore>,
    tls: ClientConfig,
    agent: String,
}

/// How other sites are found and asked; a test finds them differently.
#[derive(Clone)]
pub struct Ways {
    /// Who knows the addresses of a name.
    pub names: Arc<dyn Names>,
    /// Ports that a public site may be asked at.
    pub ports: Vec<u16>,
    /// The longest that one picture may take, redirects and all.
    pub patience: Duration,
}

impl Default for Ways {
    fn default() -> Ways {
        // A page's own request is cut off after 30 seconds, and the picture still has to be read and kept.
        Ways { names: Arc::new(SystemNames), ports: vec![80, 443], patience: Duration::from_secs(20) }
    }
}

/// Finds the addresses of a name.
#[async_trait]
pub trait Names: Send + Sync {
    /// All of them.
    async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>>;
}

/// The names that this machine knows.
struct SystemNames;

#[async_trait]
impl Names for SystemNames {
    async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        Ok(tokio::net::lookup_host((name, 0)).await?.map(|address| address.ip()).collect())
    }
}

/// A file that another site has begun to send. What it really is, the intake finds out; what the site says of it counts
/// for nothing.
pub struct Coming {
    response: Response,
    place: Place,
    left: u64,
    until: Instant,
    _turn: OwnedSemaphorePermit,
}

/// Why a picture was not fetched: it stays a link.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Kept {
    /// It is no address of the web.
    #[error("这不是网上图片的地址。")]
    NoAddress,
    /// It does not lead to the public net, or is spelled in a way that no public site needs.
    #[error("只取公开网站上的图片，这个地址不是。")]
    NotPublic,
    /// There is nobody at that address.
    #[error("对方网站连不上。")]
    Unreachable,
    /// It took too long.
    #[error("对方网站太慢，没有等到图片。")]
    TooSlow,
    /// One redirect after another.
    #[error("对方网站一再转到别的地址，没有给出图片。")]
    Astray,
    /// The site answers, and gives no picture.
    #[error("对方网站没有给出图片（{0}）。")]
    Refused(u16),
    /// It is larger than an upload may be.
    #[error("对方的文件太大。")]
    TooLarge,
    /// It ended in the middle, or was no answer at all.
    #[error("对方网站的回答不完整。")]
    Broken,
    /// Too many others are being fetched.
    #[error("服务器正忙，请稍后再试。")]
    Busy,
}

impl From<Kept> for Error {
    fn from(why: Kept) -> Error {
        match why {
            Kept::Busy => Error::Busy,
            Kept::TooLarge => Error::TooLarge(why.to_string()),
            _ => Error::Unusable(why.to_string()),
        }
    }
}

impl Remote {
    /// Asks in these ways, and beside the public net also what is `allowed`. `site` is what the newsroom's own site is
    /// called: others are told who is asking.
    pub fn new(allowed: Allowed, ways: Ways, site: &str) -> Result<Remote, Error> {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let tls = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|cause| {
                tracing::error!(%cause, "TLS cannot be set up");
                Error::Internal
            })?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let agent = format!("Masthead/{} (+{site})", env!("CARGO_PKG_VERSION"));
        Ok(Remote { allowed: Arc::new(allowed), ways, turns: Arc::new(Semaphore::new(AT_ONCE)), tls, agent })
    }

    /// The same, for those who can wait longer.
    pub fn patient(&self, patience: Duration) -> Remote {
        Remote { ways: Ways { patience, ..self.ways.clone() }, ..self.clone() }
    }

    /// The file at `address`, of at most so many bytes.
    pub async fn open(&self, address: &str, at_most: u64) -> Result<Coming, Kept> {
        // What leads nowhere need not wait for its turn.
        let place = self.allowed.place(address, &self.ways.ports)?;
        let Ok(Ok(turn)) = timeout(TURN, self.turns.clone().acquire_owned()).await else { return Err(Kept::Busy) };
        let until = Instant::now() + self.ways.patience;
        let (response, place) = timeout_at(until, self.follow(place)).await.unwrap_or(Err(Kept::TooSlow))?;
        // What a site says of the length may be wrong; that it is too large is believed.
        if response.content_length().is_some_and(|length| length > at_most) {
            return Err(Kept::TooLarge);
        }
        Ok(Coming { response, place, left: at_most, until, _turn: turn })
    }

    /// Asks, and asks again where the answer leads.
    async fn follow(&self, mut place: Place) -> Result<(Response, Place), Kept> {
        for _ in 0..=REDIRECTS {
            let addresses = self.addresses(&place).await?;
            match self.ask(&place, addresses).await? {
                hop::Answer::File(response) => return Ok((*response, place)),
                hop::Answer::Elsewhere(to) => place = self.allowed.place(&to, &self.ways.ports)?,
            }
        }
        Err(Kept::Astray)
    }

    /// Where the place is, if everything that is there may be asked.
    async fn addresses(&self, place: &Place) -> Result<Vec<IpAddr>, Kept> {
        let addresses = match place.literal() {
            Some(address) => vec![address],
            None => self.ways.names.addresses(place.name()).await.map_err(|_| Kept::Unreachable)?,
        };
        if addresses.is_empty() {
            return Err(Kept::Unreachable);
        }
        // A name that is public here and internal there is a trap: not one of its addresses is asked.
        let all = addresses.iter().all(|address| self.allowed.admits(place, *address, &self.ways.ports));
        if all { Ok(addresses) } else { Err(Kept::NotPublic) }
    }
}

impl Coming {
    /// What comes next; `None` at the end.
    pub async fn piece(&mut self) -> Result<Option<Bytes>, Kept> {
        let piece = timeout_at(self.until, self.response.chunk()).await.map_err(|_| Kept::TooSlow)?.map_err(|cause| hop::why(&cause))?;
        let length = piece.as_ref().map_or(0, |piece| piece.len() as u64);
        self.left = self.left.checked_sub(length).ok_or(Kept::TooLarge)?;
        Ok(piece)
    }

    /// What the file is called there; may be empty.
    pub fn name(&self) -> String {
        self.place.file_name()
    }

    /// Where it was in the end.
    pub fn address(&self) -> &str {
        self.place.url.as_str()
    }
}
