//! A newsroom to ask: the demo site on a database of its own.

use std::path::{Path, PathBuf};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use leptos::config::LeptosOptions;
use masthead::server::{
    db, http,
    import::{bundle, store},
    newsroom::Newsroom,
    settings::Settings,
};
use sea_orm::ConnectionTrait;
use tempfile::TempDir;
use tower::ServiceExt;

/// A site of its own for one test; gone when the test ends.
pub struct Fixture {
    /// The newsroom behind it.
    pub newsroom: Newsroom,
    site: Router,
    folder: TempDir,
}

/// What the site answered.
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its text.
    pub text: String,
}

/// The demo bundle, which every checkout has.
pub fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo")
}

/// Databases to run a test on: SQLite, and Postgres where there is one.
pub fn databases() -> Vec<Kind> {
    let postgres = std::env::var("MASTHEAD_TEST_POSTGRES").ok().filter(|url| !url.is_empty()).map(Kind::Postgres);
    std::iter::once(Kind::Sqlite).chain(postgres).collect()
}

/// A kind of database.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A file of its own.
    Sqlite,
    /// A schema of its own in the database at this address.
    Postgres(String),
}

impl Fixture {
    /// An empty site.
    pub async fn empty(kind: Kind) -> Fixture {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.data.folder = folder.path().to_owned();
        settings.database.url = address(kind, folder.path()).await;
        assert_eq!(settings.faults(), Vec::<String>::new());
        let newsroom = Newsroom::open(settings).await.unwrap();
        let options = LeptosOptions::builder().output_name("masthead").site_root(folder.path().display().to_string()).build();
        let site = http::site(newsroom.clone(), options);
        Fixture { newsroom, site, folder }
    }

    /// The demo site.
    pub async fn demo(kind: Kind) -> Fixture {
        let fixture = Fixture::empty(kind).await;
        let content = bundle::read(&demo()).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        store::write(&fixture.newsroom.db, &fixture.media(), &content).await.unwrap();
        fixture.newsroom.refresh().await.unwrap();
        fixture
    }

    /// Where its pictures are.
    pub fn media(&self) -> PathBuf {
        self.newsroom.settings.media_folder()
    }

    /// A folder for the test's own files.
    pub fn scratch(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs SQL that no verb of the newsroom has: to see what the site does then.
    pub async fn sql(&self, statement: &str) {
        self.newsroom.db.write.execute_unprepared(statement).await.unwrap();
    }

    /// Asks for an address as a browser without scripts does.
    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap()).await
    }

    /// Sends any request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.site.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

impl Answer {
    /// A header's text, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// The page as a browser without scripts understands it.
    pub fn page(&self) -> scraper::Html {
        scraper::Html::parse_document(&self.text)
    }

    /// The texts of all elements that a selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let selector = scraper::Selector::parse(selector).unwrap();
        self.page().select(&selector).map(|element| element.text().collect::<String>().trim().to_owned()).collect()
    }

    /// The values of an attribute of all elements that a selector finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = scraper::Selector::parse(selector).unwrap();
        self.page().select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }
}

async fn address(kind: Kind, folder: &Path) -> String {
    match kind {
        Kind::Sqlite => String::new(),
        Kind::Postgres(url) => {
            let schema =
                format!("test_{}", folder.file_name().unwrap().to_string_lossy().replace(|c: char| !c.is_ascii_alphanumeric(), "").to_lowercase());
            let server = db::Database::open(&url).await.unwrap();
            server.write.execute_unprepared(&format!("CREATE SCHEMA \"{schema}\"")).await.unwrap();
            let mark = if url.contains('?') { '&' } else { '?' };
            format!("{url}{mark}options=-c%20search_path%3D{schema}")
        }
    }
}
