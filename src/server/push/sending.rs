//! How each search engine wants to be told.

use std::{sync::Arc, time::Duration};

use reqwest::{Client, RequestBuilder, header, redirect::Policy};
use rustls::{ClientConfig, RootCertStore};
use serde_json::json;

use super::{Receiver, settings::Push};
use crate::{error::Error, server::settings::Settings};

/// The longest that a receiver may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// Tells receivers.
pub struct Sender {
    client: Client,
    settings: Push,
    public_url: String,
}

impl Sender {
    /// As the settings say.
    pub fn new(settings: &Settings) -> Result<Sender, Error> {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let tls = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider())).with_safe_default_protocol_versions();
        let tls = tls.map_err(unusable)?.with_root_certificates(roots).with_no_client_auth();
        let client = Client::builder().tls_backend_preconfigured(tls).redirect(Policy::none()).timeout(PATIENCE).user_agent(format!(
            "Masthead/{} (+{})",
            env!("CARGO_PKG_VERSION"),
            settings.public_url()
        ));
        Ok(Sender { client: client.build().map_err(unusable)?, settings: settings.push.clone(), public_url: settings.public_url() })
    }

    /// Says that these addresses, paths on this site, have changed; else a sentence that says why it could not.
    pub async fn tell(&self, receiver: Receiver, addresses: &[String]) -> Result<(), String> {
        let urls: Vec<String> = addresses.iter().map(|address| format!("{}{address}", self.public_url)).collect();
        let request = match receiver {
            Receiver::IndexNow => self.index_now(&urls),
            Receiver::Baidu => self.baidu(&urls),
        };
        // An error of this client names the address it asked, and that of Baidu has the token in it.
        let response = request.send().await.map_err(|cause| cause.without_url().to_string())?;
        match response.status() {
            status if status.is_success() => Ok(()),
            status => Err(format!("the answer was {status}")),
        }
    }

    fn index_now(&self, urls: &[String]) -> RequestBuilder {
        let key = &self.settings.indexnow_key;
        let host = self.public_url.split("://").last().unwrap_or_default();
        let said = json!({ "host": host, "key": key, "keyLocation": format!("{}/{key}.txt", self.public_url), "urlList": urls });
        self.client.post(&self.settings.indexnow_endpoint).header(header::CONTENT_TYPE, "application/json; charset=utf-8").body(said.to_string())
    }

    fn baidu(&self, urls: &[String]) -> RequestBuilder {
        let Push { baidu_endpoint, baidu_site, baidu_token, .. } = &self.settings;
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("site", baidu_site).append_pair("token", baidu_token).finish();
        self.client.post(format!("{baidu_endpoint}?{query}")).header(header::CONTENT_TYPE, "text/plain").body(urls.join("\n"))
    }
}

fn unusable(cause: impl std::fmt::Display) -> Error {
    tracing::error!(%cause, "no HTTP client can be made");
    Error::Internal
}
