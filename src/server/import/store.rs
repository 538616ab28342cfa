//! Writes imported content into the site: all of it or nothing, and nothing at all where nothing is new.

mod articles;
mod channels;
mod files;
mod listings;
mod menus;
mod pages;
mod pictures;
mod redirects;
mod site;
mod slots;
mod topics;

use std::{collections::HashMap, fmt, path::PathBuf};

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement};

use super::content::{Content, Target};
use crate::{
    model::slug::Slug,
    server::{
        db::Database,
        media::{self, Media},
        related, search, taggings,
    },
};

/// Changed articles whose tags and relations are looked at one by one.
const FEW: usize = 100;

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Identity and home page.
    pub site: Count,
    /// Channels.
    pub channels: Count,
    /// Whole menus.
    pub menus: Count,
    /// Slots with their entries.
    pub slots: Count,
    /// Static pages.
    pub pages: Count,
    /// Articles.
    pub articles: Count,
    /// Topics with their blocks.
    pub topics: Count,
    /// Pictures.
    pub pictures: Count,
    /// Old addresses.
    pub redirects: Count,
    /// What the site has of its own and the import therefore left alone, one sentence each.
    pub kept: Vec<String>,
}

/// How many of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Were not there before.
    pub new: usize,
    /// Were there and are different now.
    pub changed: usize,
    /// Were there just so.
    pub unchanged: usize,
}

/// Why an import did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database refused.
    #[error("数据库出错：{0}")]
    Database(#[from] DbErr),
    /// A file could not be read or written.
    #[error("文件 {}：{cause}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// The media store refused.
    #[error(transparent)]
    Media(#[from] media::Fault),
    /// What is stored, or should be, is no JSON.
    #[error("数据格式不对：{0}")]
    Json(#[from] serde_json::Error),
    /// The content contradicts itself or the site.
    #[error("{0}")]
    Content(String),
}

/// Writes `content` into the database and its pictures into the media store.
///
/// Files come first and are safe before the one transaction that names them; if that fails, those that are new
/// go away again.
pub async fn write(db: &Database, media: &Media, content: &Content) -> Result<Written, Fault> {
    let fresh = files::keep(media, &content.pictures).await?;
    let written = in_one_go(db, content).await;
    if let Err(Undone { fault, is_certain: true }) = written {
        for name in fresh {
            media::take_back(db, media, &name).await;
        }
        return Err(fault);
    }
    written.map_err(|undone| undone.fault)
}

/// Works out anew which article stands in which list.
pub async fn rebuild_lists(db: &Database) -> Result<(), DbErr> {
    let transaction = db.begin().await?;
    listings::rebuild(&transaction).await?;
    taggings::rebuild(&transaction).await?;
    transaction.commit().await
}

/// Why nothing was written, and whether that is certain: after a commit that failed nobody knows what the database has,
/// and files without rows are a smaller evil than rows without files.
struct Undone {
    fault: Fault,
    is_certain: bool,
}

async fn in_one_go(db: &Database, content: &Content) -> Result<Written, Undone> {
    let certain = |fault| Undone { fault, is_certain: true };
    let transaction = db.begin().await.map_err(|cause| certain(cause.into()))?;
    // A transaction that is dropped is rolled back.
    let written = rows(&transaction, content).await.map_err(certain)?;
    transaction.commit().await.map_err(|cause| Undone { fault: cause.into(), is_certain: false })?;
    Ok(written)
}

/// On Postgres: whoever changes many articles at once waits here for others who do. The number is "imports" read as seven
/// bytes.
pub const ONE_AT_A_TIME: &str = "SELECT pg_advisory_xact_lock(29675202228155507)";

/// Everything that happens inside the transaction.
async fn rows(transaction: &DatabaseTransaction, content: &Content) -> Result<Written, Fault> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        // A whole site takes longer than a page may.
        transaction.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
        transaction.execute_unprepared(ONE_AT_A_TIME).await?;
    }
    let now = time::OffsetDateTime::now_utc().unix_timestamp();
    let mut import = Import { db: transaction, content, now, known: Known::default(), touched: Vec::new(), written: Written::default() };
    import.pictures().await?;
    import.channels().await?;
    import.pages().await?;
    import.articles().await?;
    import.menus().await?;
    import.slots().await?;
    import.topics().await?;
    import.redirects().await?;
    import.site().await?;
    if import.written.articles.any() || import.written.channels.any() {
        listings::rebuild(transaction).await?;
        search::index::follow_import(transaction, &import.touched).await.map_err(|fault| Fault::Content(fault.to_string()))?;
    }
    relate(transaction, &import.touched).await?;
    if import.written.any() {
        transaction.execute_unprepared("UPDATE site SET version = version + 1").await?;
    }
    Ok(import.written)
}

/// Tags and relations follow: of few articles one by one, of many by working all of them out anew.
async fn relate(transaction: &DatabaseTransaction, touched: &[i64]) -> Result<(), DbErr> {
    if touched.len() > FEW {
        taggings::rebuild(transaction).await?;
        return related::rebuild(transaction).await;
    }
    for article in touched {
        taggings::place(transaction, *article).await?;
    }
    if touched.is_empty() { Ok(()) } else { related::place(transaction, touched).await }
}

/// One import under way.
struct Import<'a> {
    db: &'a DatabaseTransaction,
    content: &'a Content,
    now: i64,
    known: Known,
    /// Articles that are new or different.
    touched: Vec<i64>,
    written: Written,
}

/// Numbers of what the site has by now.
#[derive(Default)]
struct Known {
    channels: HashMap<String, i64>,
    pages: HashMap<String, i64>,
    pictures: HashMap<String, i64>,
    /// Address of the articles of this import, by their keys.
    articles: HashMap<String, String>,
}

impl Import<'_> {
    /// Whether this is a whole site, whose order counts, and not something that joins a site.
    fn is_whole(&self) -> bool {
        self.content.system == "bundle"
    }

    /// Whether the site's own identity and menus win over those of this import.
    fn is_guest(&self) -> bool {
        self.content.system.starts_with("wordpress:")
    }

    fn channel(&self, slug: &Slug) -> Result<i64, Fault> {
        self.known.channels.get(slug.as_str()).copied().ok_or_else(|| Fault::Content(format!("没有频道“{slug}”")))
    }

    fn maybe_channel(&self, slug: Option<&Slug>) -> Result<Option<i64>, Fault> {
        slug.map(|slug| self.channel(slug)).transpose()
    }

    fn picture(&self, file: Option<&String>) -> Result<Option<i64>, Fault> {
        file.map(|file| self.known.pictures.get(file).copied().ok_or_else(|| Fault::Content(format!("没有图片“{file}”")))).transpose()
    }

    /// The address a target has on this site.
    fn address(&self, target: &Target) -> Result<String, Fault> {
        match target {
            Target::Channel(slug) => self.channel(slug).map(|_| format!("/{slug}")),
            Target::Page(slug) if self.known.pages.contains_key(slug.as_str()) => Ok(format!("/about/{slug}")),
            Target::Page(slug) => Err(Fault::Content(format!("没有单页“{slug}”"))),
            Target::Article(key) => self.known.articles.get(key).cloned().ok_or_else(|| Fault::Content(format!("没有文章“{key}”"))),
            Target::Url(url) => Ok(url.as_str().to_owned()),
        }
    }

    fn statement(&self, sql: &str, values: impl IntoIterator<Item = sea_orm::Value>) -> Statement {
        Statement::from_sql_and_values(self.db.get_database_backend(), sql, values)
    }
}

impl Count {
    /// Whether there was anything to write.
    pub fn any(&self) -> bool {
        self.new + self.changed > 0
    }

    fn settle(&mut self, step: Step) {
        match step {
            Step::New => self.new += 1,
            Step::Changed => self.changed += 1,
            Step::Unchanged => self.unchanged += 1,
        }
    }
}

/// What became of one thing.
#[derive(Clone, Copy)]
enum Step {
    New,
    Changed,
    Unchanged,
}

impl Step {
    fn changed(is: bool) -> Step {
        if is { Step::Changed } else { Step::Unchanged }
    }
}

impl Written {
    /// Whether anything of the site is different now.
    pub fn any(&self) -> bool {
        self.kinds().iter().any(|(_, count)| count.any())
    }

    fn kinds(&self) -> [(&'static str, Count); 9] {
        [
            ("网站信息", self.site),
            ("频道", self.channels),
            ("菜单", self.menus),
            ("推荐位", self.slots),
            ("单页", self.pages),
            ("文章", self.articles),
            ("专题", self.topics),
            ("图片", self.pictures),
            ("旧地址", self.redirects),
        ]
    }
}

/// One line for each kind that came, and one for each thing that was left alone.
impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = self.kinds().into_iter().filter(|(_, count)| *count != Count::default());
        let counted = counted.map(|(kind, Count { new, changed, unchanged })| format!("{kind}：新增 {new}，修改 {changed}，不变 {unchanged}"));
        f.write_str(&counted.chain(self.kept.iter().cloned()).collect::<Vec<_>>().join("\n"))
    }
}
