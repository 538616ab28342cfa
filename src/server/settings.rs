//! What one installation sets: `Leptos.toml`, and the environment over it.

use std::{
    env, fmt, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{media::settings::Media, push::settings::Push};

/// All settings, each with a value. The file's tables and keys are spelled with hyphens; in the environment a key is
/// `MASTHEAD_<TABLE>_<KEY>`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Where the site listens, and what it is called outside.
    pub server: Server,
    /// What the installation keeps.
    pub data: Data,
    /// Which database.
    pub database: Database,
    /// What is known of readers.
    pub readers: Readers,
    /// What programs may ask.
    pub public_api: PublicApi,
    /// Where pictures are kept, and how large they may be.
    pub media: Media,
    /// What is written to standard error.
    pub log: Log,
    /// Pictures for sharing.
    pub social: Social,
    /// Who is told what has changed.
    pub push: Push,
}

/// `[server]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Server {
    /// IP address and port to listen on.
    pub address: SocketAddr,
    /// Scheme and host readers use, such as `https://news.example.org`; empty: `http://` and the address above.
    pub public_url: String,
    /// A request that takes longer is answered 503.
    pub request_timeout_seconds: u64,
    /// Memory for finished pages, in MiB; 0 renders every page anew.
    pub page_cache_mib: u64,
    /// How many proxies stand before this server, each of which adds its peer to `X-Forwarded-For`; 0 believes none.
    pub trusted_proxies: u64,
}

/// `[data]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Data {
    /// Folder of the SQLite database and the media; made when missing.
    pub folder: PathBuf,
}

/// `[database]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Database {
    /// `postgres://…`, or `sqlite://path`; empty: `masthead.sqlite` in the data folder.
    pub url: String,
    /// A request that waits longer for a connection to Postgres is answered 503.
    pub patience_seconds: u64,
}

/// `[readers]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Readers {
    /// Whether it is counted how often articles are read.
    pub count: bool,
}

/// `[public-api]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct PublicApi {
    /// How often one network address may ask in a minute; 0 offers no API.
    pub requests_per_minute: u32,
}

/// `[log]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Log {
    /// `text` for people, `json` for machines.
    pub format: LogFormat,
    /// Which events, in the notation of `RUST_LOG`.
    pub filter: String,
}

/// `[social]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Social {
    /// A font file with Chinese characters; empty: the best that this machine has.
    pub font: PathBuf,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

impl Default for Server {
    fn default() -> Server {
        Server {
            address: SocketAddr::from(([127, 0, 0, 1], 3000)),
            public_url: String::new(),
            request_timeout_seconds: 30,
            page_cache_mib: 64,
            trusted_proxies: 0,
        }
    }
}

impl Default for Data {
    fn default() -> Data {
        Data { folder: PathBuf::from("data") }
    }
}

impl Default for Database {
    fn default() -> Database {
        Database { url: String::new(), patience_seconds: 2 }
    }
}

impl Default for Readers {
    fn default() -> Readers {
        Readers { count: true }
    }
}

impl Default for PublicApi {
    fn default() -> PublicApi {
        PublicApi { requests_per_minute: 240 }
    }
}

impl Default for Log {
    fn default() -> Log {
        Log { format: LogFormat::Text, filter: "info,sqlx=warn,sea_orm_migration=warn,html5ever=error,simplecss=error".to_owned() }
    }
}

/// The file looked for where the command line names none.
const USUAL_FILE: &str = "Leptos.toml";

impl Settings {
    /// Reads `file` (without one: `Leptos.toml` here, if there is one), then the environment. The message names file,
    /// line and key of what is wrong.
    pub fn read(file: Option<&Path>) -> Result<Settings, String> {
        let usual = Path::new(USUAL_FILE);
        let file = file.or(usual.exists().then_some(usual));
        let text = match file {
            Some(file) => fs::read_to_string(file).map_err(|cause| format!("{}: {cause}", file.display()))?,
            None => String::new(),
        };
        let name = file.unwrap_or(usual).display().to_string();
        let settings: Settings = toml::from_str(&text).map_err(|fault| {
            let line = fault.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            format!("{name}:{line}: {}", fault.message())
        })?;
        settings.with_environment(|name| env::var(name).ok())
    }

    /// The same with what the environment says. `LEPTOS_SITE_ADDR`, which `cargo leptos` sets, counts for the address
    /// where `MASTHEAD_SERVER_ADDRESS` is not set.
    fn with_environment(self, variable: impl Fn(&str) -> Option<String>) -> Result<Settings, String> {
        let mut tables = toml::Table::try_from(&self).map_err(|fault| fault.to_string())?;
        for (table, keys) in &mut tables {
            for (key, value) in keys.as_table_mut().into_iter().flatten() {
                let name = variable_name(table, key);
                let text = variable(&name).or_else(|| (name == "MASTHEAD_SERVER_ADDRESS").then(|| variable("LEPTOS_SITE_ADDR")).flatten());
                let Some(text) = text else { continue };
                *value = match value {
                    toml::Value::Integer(_) => {
                        text.parse().map(toml::Value::Integer).map_err(|_| format!("{name}: “{text}” is not a whole number"))?
                    }
                    toml::Value::Boolean(_) => {
                        text.parse().map(toml::Value::Boolean).map_err(|_| format!("{name}: “{text}” is neither true nor false"))?
                    }
                    toml::Value::Array(_) => {
                        let entries = text.split([',', ' ']).filter(|entry| !entry.is_empty());
                        toml::Value::Array(entries.map(|entry| toml::Value::String(entry.to_owned())).collect())
                    }
                    _ => toml::Value::String(text),
                };
                toml::Value::Table(toml::Table::from_iter([(
                    table.clone(),
                    toml::Value::Table(toml::Table::from_iter([(key.clone(), value.clone())])),
                )]))
                .try_into::<Settings>()
                .map_err(|fault| format!("{name}: {}", fault.message()))?;
            }
        }
        tables.try_into().map_err(|fault: toml::de::Error| fault.message().to_owned())
    }

    /// What would keep the site from working, a sentence each.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let public_url = self.public_url();
        let host = public_url.strip_prefix("https://").or_else(|| public_url.strip_prefix("http://"));
        if !host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', ' '])) {
            faults.push(format!("server.public-url: “{public_url}” must be http:// or https:// and a host, nothing after it"));
        }
        if self.server.request_timeout_seconds == 0 {
            faults.push("server.request-timeout-seconds: must be at least 1".to_owned());
        }
        if self.database.patience_seconds == 0 {
            faults.push("database.patience-seconds: must be at least 1".to_owned());
        }
        if let Err(cause) = fs::create_dir_all(self.media_folder()) {
            faults.push(format!("data.folder: {}: {cause}", self.media_folder().display()));
        }
        if !self.social.font.as_os_str().is_empty() && !self.social.font.is_file() {
            faults.push(format!("social.font: {} is no file", self.social.font.display()));
        }
        faults.extend(self.push.faults());
        faults.extend(self.media.faults());
        if let Err(cause) = self.log.filter.parse::<tracing_subscriber::EnvFilter>() {
            faults.push(format!("log.filter: {cause}"));
        }
        faults
    }

    /// What readers' addresses begin with, without a slash at the end.
    pub fn public_url(&self) -> String {
        match self.server.public_url.trim_end_matches('/') {
            "" => format!("http://{}", self.server.address),
            url => url.to_owned(),
        }
    }

    /// Where pictures are, unless `media.url` names a bucket.
    pub fn media_folder(&self) -> PathBuf {
        self.data.folder.join("media")
    }

    /// The database's address without its password.
    pub fn database_url_masked(&self) -> String {
        masked(&self.database_url())
    }

    /// The database's address.
    pub fn database_url(&self) -> String {
        match self.database.url.as_str() {
            "" => format!("sqlite://{}", self.data.folder.join("masthead.sqlite").display()),
            url => url.to_owned(),
        }
    }
}

impl fmt::Display for Settings {
    /// The effective settings as `Leptos.toml` would say them, passwords masked.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.clone();
        shown.server.public_url = self.public_url();
        shown.database.url = self.database_url_masked();
        shown.push.mask();
        shown.media.mask();
        f.write_str(&toml::to_string(&shown).map_err(|_| fmt::Error)?)
    }
}

fn variable_name(table: &str, key: &str) -> String {
    format!("MASTHEAD_{table}_{key}").replace('-', "_").to_uppercase()
}

/// `postgres://user:•••@host/name`.
fn masked(url: &str) -> String {
    let (Some(scheme), Some(at)) = (url.find("://"), url.rfind('@')) else { return url.to_owned() };
    match url.get(scheme + 3..at).and_then(|who| who.split_once(':')) {
        Some((user, _)) => format!("{}://{user}:•••{}", &url[..scheme], &url[at..]),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn the_environment_stands_over_the_file() {
        let environment = |name: &str| match name {
            "MASTHEAD_DATABASE_URL" => Some("postgres://press:secret@db/news".to_owned()),
            "MASTHEAD_SERVER_PAGE_CACHE_MIB" => Some("8".to_owned()),
            "MASTHEAD_PUSH_BAIDU_TOKEN" => Some("top-secret".to_owned()),
            "LEPTOS_SITE_ADDR" => Some("0.0.0.0:8080".to_owned()),
            "MASTHEAD_MEDIA_SECRET_KEY" => Some("very secret".to_owned()),
            "MASTHEAD_MEDIA_BUCKET_IN_HOST" => Some("true".to_owned()),
            "MASTHEAD_MEDIA_FETCH_FROM" => Some("10.1.0.0/16, old.example.org:8080".to_owned()),
            _ => None,
        };
        let settings = Settings::default().with_environment(environment).unwrap();
        assert_eq!((settings.server.page_cache_mib, settings.server.address.port()), (8, 8080));
        assert!(settings.media.bucket_in_host && settings.media.secret_key == "very secret");
        assert_eq!(settings.media.fetch_from, ["10.1.0.0/16", "old.example.org:8080"]);
        let shown = settings.to_string();
        assert!(shown.contains("press:•••@db/news"), "{shown}");
        for secret in ["press:secret", "top-secret", "very secret"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let environment = |name: &str| (name == "MASTHEAD_SERVER_ADDRESS").then(|| "here".to_owned());
        let fault = Settings::default().with_environment(environment).unwrap_err();
        assert!(fault.starts_with("MASTHEAD_SERVER_ADDRESS: "), "{fault}");
    }
}
