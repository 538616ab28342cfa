//! A newsroom to ask: the demo site on a database of its own.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
    response::Response,
};
use http_body_util::BodyExt;
use leptos::config::LeptosOptions;
use masthead::{
    model::person::{Post, Role},
    server::{
        db, http,
        import::{bundle, store},
        media::intake::apart,
        newsroom::Newsroom,
        people,
        remote::{Allowed, Remote, Ways},
        settings::Settings,
    },
};
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::elsewhere::Elsewhere;

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

/// Everybody's password.
pub const PASSWORD: &str = "柳溪渡口的早班船";

/// How long a test waits for a connection to Postgres: on a busy machine longer than a reader should.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A role for the whole site.
pub fn everywhere(role: Role) -> Vec<Post> {
    vec![Post { role, channel: None }]
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
        Fixture::with(kind, async |_: &mut Settings| {}).await
    }

    /// An empty site whose operator has set something.
    pub async fn with(kind: Kind, set: impl AsyncFnOnce(&mut Settings)) -> Fixture {
        // What the server says of its faults stands beside the test that fails.
        let _ = tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer().try_init();
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        // All requests of a test come from one address.
        settings.public_api.requests_per_minute = u32::MAX;
        settings.data.folder = folder.path().to_owned();
        settings.database.url = address(kind, folder.path()).await;
        settings.database.patience_seconds = PATIENCE.as_secs();
        set(&mut settings).await;
        assert_eq!(settings.faults(), Vec::<String>::new());
        // Already known is known.
        let _ = apart::PROGRAM.set(env!("CARGO_BIN_EXE_masthead").into());
        let newsroom = Newsroom::open(settings).await.unwrap();
        Fixture { site: site_of(&newsroom, &folder), newsroom, folder }
    }

    /// Another server on the same database.
    pub async fn beside(&self) -> Fixture {
        let folder = tempfile::tempdir().unwrap();
        let newsroom = Newsroom::open(self.newsroom.settings.as_ref().clone()).await.unwrap();
        Fixture { site: site_of(&newsroom, &folder), newsroom, folder }
    }

    /// The same site with other settings.
    pub async fn under(self, settings: Settings) -> Fixture {
        let newsroom = Newsroom::open(settings).await.unwrap();
        Fixture { site: site_of(&newsroom, &self.folder), newsroom, folder: self.folder }
    }

    /// The demo site.
    pub async fn demo(kind: Kind) -> Fixture {
        let fixture = Fixture::empty(kind).await;
        fixture.import_demo().await;
        fixture
    }

    /// Imports the demo bundle, perhaps once more.
    pub async fn import_demo(&self) {
        let content = bundle::read(&demo()).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        store::write(&self.newsroom.db, &self.newsroom.media, &content).await.unwrap();
        self.newsroom.refresh().await.unwrap();
    }

    /// Where its pictures are.
    pub fn media(&self) -> PathBuf {
        self.newsroom.settings.media_folder()
    }

    /// Lets it fetch pictures from a site of the test.
    pub fn fetches_from(&mut self, other: &Elsewhere) {
        let allowed = Allowed::new(&[other.address.to_string()]).unwrap();
        self.newsroom.remote = Remote::new(allowed, Ways::default(), &self.newsroom.settings.public_url()).unwrap();
        self.site = site_of(&self.newsroom, &self.folder);
    }

    /// A folder for the test's own files.
    pub fn scratch(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs SQL that no verb of the newsroom has: to see what the site does then.
    pub async fn sql(&self, statement: &str) {
        self.newsroom.db.write.execute_unprepared(statement).await.unwrap();
    }

    /// A number that the database knows.
    pub async fn number(&self, query: &str) -> i64 {
        self.rows(query).await[0].try_get_by_index(0).unwrap()
    }

    /// Words that the database knows, a row each.
    pub async fn words(&self, query: &str) -> Vec<String> {
        self.rows(query).await.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    async fn rows(&self, query: &str) -> Vec<QueryResult> {
        self.newsroom.db.read.query_all_raw(Statement::from_string(self.newsroom.db.backend(), query)).await.unwrap()
    }

    /// Lists, days and counts, of channels and of tags, are what working them all out anew makes of them.
    pub async fn lists_agree(&self) {
        const STATE: [&str; 6] = [
            "SELECT channel_id || '-' || article_id || '-' || published_at FROM listing ORDER BY 1",
            "SELECT channel_id || '-' || day || '-' || articles FROM tally ORDER BY 1",
            "SELECT id || '-' || articles FROM channel ORDER BY 1",
            "SELECT tag || '-' || article_id || '-' || published_at || '-' || name FROM tagging ORDER BY 1",
            "SELECT tag || '-' || day || '-' || articles FROM tag_tally ORDER BY 1",
            "SELECT tag || '-' || name || '-' || articles FROM tag ORDER BY 1",
        ];
        let mut before = Vec::new();
        for state in STATE {
            before.push(self.words(state).await);
        }
        store::rebuild_lists(&self.newsroom.db).await.unwrap();
        for (state, before) in STATE.into_iter().zip(before) {
            assert_eq!(before, self.words(state).await, "{state}");
        }
        // What is related to what need not agree, but only what readers see is.
        let unseen =
            "SELECT COUNT(*) FROM related JOIN article ON article.id IN (related.article_id, related.other_id) WHERE article.state <> 'published'";
        assert_eq!(self.number(unseen).await, 0);
    }

    /// Whether the database refuses a statement.
    pub async fn refuses(&self, statement: &str) -> bool {
        self.newsroom.db.write.execute_unprepared(statement).await.is_err()
    }

    /// Asks for an address as a browser without scripts does.
    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap()).await
    }

    /// Somebody with these posts who has signed in: what their browser sends along.
    pub async fn signed_in(&self, account: &str, posts: &[Post]) -> String {
        let known = people::by_account(&self.newsroom, account).await.unwrap();
        if known.is_none() {
            // One hash for all: making one takes a while on purpose.
            static HASH: tokio::sync::OnceCell<String> = tokio::sync::OnceCell::const_new();
            let hash = HASH.get_or_init(|| async { self.newsroom.passwords.hash(PASSWORD.to_owned(), "").await.unwrap() }).await;
            people::create(&self.newsroom, account, account, &format!("{account}@example.org"), hash, posts).await.unwrap();
        }
        let answer = self.ask("", "sign_in", json!({ "account": account, "password": PASSWORD })).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.cookies()
    }

    /// Calls a server function as the page's script does, with these cookies.
    pub async fn ask(&self, cookies: &str, function: &str, arguments: Value) -> Answer {
        let request = Request::post(format!("/api/{function}"))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::COOKIE, cookies);
        self.send(request.body(Body::from(arguments.to_string())).unwrap()).await
    }

    /// Does something to an article as it is now, as the buttons of the page do.
    pub async fn perform(&self, cookies: &str, article: i64, deed: Value) -> Answer {
        let version = self.ask(cookies, "edit", json!({ "lang": "zh", "article": article })).await.json()["version"].clone();
        self.ask(cookies, "perform", json!({ "lang": "zh", "article": article, "version": version, "deed": deed })).await
    }

    /// Sends any request, and does not wait for the end of the answer.
    pub async fn begin(&self, request: Request<Body>) -> Response {
        self.site.clone().oneshot(request).await.unwrap()
    }

    /// Sends any request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        Answer::of(self.begin(request).await).await
    }
}

/// A server's site: what it answers with may be files from `folder`.
fn site_of(newsroom: &Newsroom, folder: &TempDir) -> Router {
    let options = LeptosOptions::builder().output_name("masthead").site_root(folder.path().display().to_string()).build();
    http::site(newsroom.clone(), options)
}

impl Answer {
    /// All of a response.
    pub async fn of(response: Response) -> Answer {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// Its text as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {} {}", self.status, self.text))
    }

    /// The cookies it sets, as a browser sends them back.
    pub fn cookies(&self) -> String {
        let set = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
        set.collect::<Vec<_>>().join("; ")
    }

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
            let server = db::Database::open(&url, PATIENCE).await.unwrap();
            server.write.execute_unprepared(&format!("CREATE SCHEMA \"{schema}\"")).await.unwrap();
            let mark = if url.contains('?') { '&' } else { '?' };
            format!("{url}{mark}options=-c%20search_path%3D{schema}")
        }
    }
}
