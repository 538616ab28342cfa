//! One question to one place, at the addresses that were checked.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use reqwest::{
    Client, Response,
    dns::{Addrs, Name, Resolve, Resolving},
    header,
    redirect::Policy,
};

use super::{Kept, Place, Remote};

/// The longest that a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// What pages are drawn with; others may send something else, which the intake then refuses.
const WANTED: &str = "image/jpeg,image/png,image/webp,image/avif,image/gif,*/*;q=0.1";

/// What a place answered.
pub enum Answer {
    /// A file is coming.
    File(Box<Response>),
    /// It is at this address.
    Elsewhere(String),
}

/// Knows the addresses that were checked, under whatever name: nothing is looked up a second time, so the second answer
/// cannot be another one.
struct Checked(Vec<SocketAddr>);

impl Resolve for Checked {
    fn resolve(&self, _name: Name) -> Resolving {
        let addresses: Addrs = Box::new(self.0.clone().into_iter());
        Box::pin(std::future::ready(Ok(addresses)))
    }
}

impl Remote {
    /// Asks `place` at `addresses`.
    pub(super) async fn ask(&self, place: &Place, addresses: Vec<IpAddr>) -> Result<Answer, Kept> {
        let request = self.client(addresses)?.get(place.url.clone()).header(header::ACCEPT, WANTED).header(header::ACCEPT_ENCODING, "identity");
        let response = request.send().await.map_err(|cause| why(&cause))?;
        let status = response.status();
        if matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
            let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).ok_or(Kept::Broken)?;
            return place.url.join(to).map(|to| Answer::Elsewhere(to.to_string())).map_err(|_| Kept::NoAddress);
        }
        if status.as_u16() == 200 { Ok(Answer::File(Box::new(response))) } else { Err(Kept::Refused(status.as_u16())) }
    }

    /// A client that can reach these addresses and no others: by no proxy, without memory, and it follows nothing.
    fn client(&self, addresses: Vec<IpAddr>) -> Result<Client, Kept> {
        // Port 0 stands for the address's own.
        let addresses = addresses.into_iter().map(|address| SocketAddr::new(address, 0)).collect();
        let client = Client::builder()
            .tls_backend_preconfigured(self.tls.clone())
            .dns_resolver(Arc::new(Checked(addresses)))
            .http1_only()
            .no_proxy()
            .redirect(Policy::none())
            .referer(false)
            .connect_timeout(CONNECT)
            .pool_max_idle_per_host(0)
            .user_agent(&self.agent);
        client.build().map_err(|cause| {
            tracing::error!(%cause, "no client can be made");
            Kept::Unreachable
        })
    }
}

/// What a failure means for whoever wanted the picture.
pub fn why(cause: &reqwest::Error) -> Kept {
    tracing::debug!(%cause, "a picture was not fetched");
    match cause {
        _ if cause.is_timeout() => Kept::TooSlow,
        _ if cause.is_connect() => Kept::Unreachable,
        _ => Kept::Broken,
    }
}
