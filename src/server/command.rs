//! The command line.

mod user;

use std::{path::PathBuf, process::ExitCode, time::Duration};

use clap::{Parser, Subcommand};
use leptos::config::{LeptosOptions, get_configuration};
use tracing_subscriber::EnvFilter;

use super::{
    backup,
    db::Database,
    http,
    import::{bundle, export, pictures, store, wordpress},
    media,
    newsroom::Newsroom,
    people, search,
    settings::{LogFormat, Settings},
    social::fonts::Fonts,
    structure,
};
use crate::model::variants::{FORMATS, Format};

/// Masthead, a self-hosted news portal.
#[derive(Parser)]
#[command(name = "masthead", version, about)]
struct Command {
    /// Settings file; without it, Leptos.toml in the current folder, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Serves the site (the default).
    Serve,
    /// Prints the effective settings, secrets masked, and what is wrong with them.
    Check,
    /// Loads the demo site into an empty database; does nothing when there is content already.
    Seed {
        /// The demo bundle.
        #[arg(long, default_value = "demo", value_name = "DIR")]
        from: PathBuf,
    },
    /// Brings content in.
    #[command(subcommand)]
    Import(Import),
    /// Writes the whole installation (content, pictures, people, drafts, history) to one new file, also while it runs.
    Backup {
        /// The file.
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
    /// Restores a backup into an empty installation, on either database.
    Restore {
        /// The file.
        #[arg(value_name = "FILE")]
        from: PathBuf,
    },
    /// Makes the index of search anew, also while the site serves.
    Reindex,
    /// People: add, list, disable, set passwords.
    #[command(subcommand)]
    User(user::User),
    /// Pictures.
    #[command(subcommand)]
    Pictures(Pictures),
    /// Writes the whole site as a bundle into a new or empty folder.
    Export {
        /// The folder.
        #[arg(value_name = "DIR")]
        to: PathBuf,
    },
}

#[derive(Subcommand)]
enum Pictures {
    /// Makes all sizes and formats that are missing, and tells how many were. The server does the same while it runs.
    Make {
        /// This format alone: avif, webp or jpg.
        #[arg(long, value_name = "FORMAT", value_parser = format_named)]
        only: Option<Format>,
    },
}

#[derive(Subcommand)]
enum Import {
    /// A site bundle: a folder as docs/bundle.md describes it.
    Bundle {
        /// The folder.
        #[arg(value_name = "DIR")]
        from: PathBuf,
    },
    /// A WordPress export (WXR).
    Wordpress {
        /// The XML file.
        #[arg(value_name = "FILE")]
        from: PathBuf,
        /// Reads and reports, but writes nothing.
        #[arg(long)]
        dry_run: bool,
        /// Fetches the pictures that the export names; what is here already is not fetched again.
        #[arg(long)]
        fetch_media: bool,
    },
}

/// Runs the command that the process was called with.
pub async fn run() -> ExitCode {
    let command = Command::parse();
    let settings = match Settings::read(command.config.as_deref()) {
        Ok(settings) => settings,
        Err(fault) => return refuse(&fault),
    };
    let verb = command.verb.unwrap_or(Verb::Serve);
    if let Verb::Check = verb {
        return check(&settings).await;
    }
    if let Verb::Import(Import::Wordpress { from, dry_run: true, .. }) = &verb {
        return wordpress::read(from).map_or_else(|fault| refuse(&fault.to_string()), |(_, report)| tell(&report.to_string()));
    }
    if let Some(fault) = settings.faults().first() {
        return refuse(fault);
    }
    log(&settings);
    let newsroom = match Newsroom::open(settings.clone()).await {
        Ok(newsroom) => newsroom,
        Err(_) => return refuse(&format!("the database cannot be opened: {}", settings.database_url_masked())),
    };
    let done = match verb {
        Verb::Serve => serve(newsroom).await,
        Verb::Check => Ok(()),
        Verb::Seed { from } => seed(&newsroom, &from).await,
        Verb::Import(Import::Bundle { from }) => import_bundle(&newsroom, &from).await,
        Verb::Import(Import::Wordpress { from, fetch_media, .. }) => import_wordpress(&newsroom, &from, fetch_media).await,
        Verb::Backup { to } => backup::backup(&newsroom, &to).await.map(|said| println!("{said}")).map_err(|fault| fault.to_string()),
        Verb::Restore { from } => backup::restore(&newsroom, &from).await.map(|said| println!("{said}")).map_err(|fault| fault.to_string()),
        Verb::Reindex => reindex(&newsroom).await,
        Verb::Pictures(Pictures::Make { only }) => make_pictures(&newsroom, only).await,
        Verb::User(user) => user::run(&newsroom, user).await.map(|said| println!("{said}")),
        Verb::Export { to } => export::write(&newsroom.db, &newsroom.media, &to).await.map_err(|fault| fault.to_string()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => refuse(&fault),
    }
}

async fn serve(newsroom: Newsroom) -> Result<(), String> {
    let address = newsroom.settings.server.address;
    let public_url = newsroom.settings.public_url();
    let mut announcement = format!("{public_url} listening on http://{address}");
    let first = people::first_administrator(&newsroom).await.map_err(|fault| fault.to_string())?;
    if let Some(link) = first {
        announcement += &format!("\n\n  nobody has an account yet; become the first administrator: {public_url}{link}\n");
    }
    let served = http::serve(newsroom, leptos_options(address), move || tracing::info!("{announcement}")).await;
    served.map_err(|cause| match cause.kind() {
        std::io::ErrorKind::AddrInUse => format!("{address} is in use by another program; set MASTHEAD_SERVER_ADDRESS to another one"),
        _ => format!("{address}: {cause}"),
    })
}

async fn reindex(newsroom: &Newsroom) -> Result<(), String> {
    let articles = search::upkeep::reindex(newsroom).await.map_err(|fault| fault.to_string())?;
    println!("已重建 {articles} 篇文章的搜索索引");
    Ok(())
}

async fn check(settings: &Settings) -> ExitCode {
    print!("{settings}");
    let mut faults = settings.faults();
    if faults.is_empty() {
        faults.extend(unreachable(settings).await);
    }
    for fault in &faults {
        eprintln!("masthead: {fault}");
    }
    if let Err(why) = Fonts::find(&settings.social.font) {
        eprintln!("masthead: no pictures for sharing are drawn, since {why}; install one (Debian: fonts-noto-cjk), or name a file by social.font");
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What the database holds and the site cannot show. One that is not there yet, or not now, holds nothing of the kind.
async fn unreachable(settings: &Settings) -> Option<String> {
    let db = Database::open_existing(&settings.database_url(), Duration::from_secs(settings.database.patience_seconds)).await.ok()?;
    let sentence = structure::unreachable(&db).await.ok().flatten();
    // What cannot be closed is closed with the process.
    let _ = db.close().await;
    sentence
}

async fn seed(newsroom: &Newsroom, from: &std::path::Path) -> Result<(), String> {
    if newsroom.structure().version > 0 {
        println!("the site has content already; nothing was loaded");
        return Ok(());
    }
    import_bundle(newsroom, from).await
}

async fn import_bundle(newsroom: &Newsroom, from: &std::path::Path) -> Result<(), String> {
    let content = bundle::read(from).map_err(|mistakes| mistakes.to_string())?;
    let written = store::write(&newsroom.db, &newsroom.media, &content).await.map_err(|fault| fault.to_string())?;
    println!("{written}");
    Ok(())
}

async fn import_wordpress(newsroom: &Newsroom, from: &std::path::Path, fetch_media: bool) -> Result<(), String> {
    let exported = wordpress::Exported::read(from).map_err(|fault| fault.to_string())?;
    let brought = if fetch_media {
        pictures::bring(newsroom, &exported.system(), exported.pictures(), told).await.map_err(|fault| fault.to_string())?
    } else {
        let known = pictures::known(&newsroom.db, &exported.system()).await.map_err(|fault| fault.to_string())?;
        pictures::Brought { known, ..pictures::Brought::default() }
    };
    let (content, report) = exported.content(&brought.known);
    println!("{report}");
    let written = store::write(&newsroom.db, &newsroom.media, &content).await.map_err(|fault| fault.to_string())?;
    println!("{written}");
    if fetch_media {
        println!("{brought}");
    }
    Ok(())
}

fn format_named(name: &str) -> Result<Format, String> {
    FORMATS.into_iter().find(|format| format.ending() == name).ok_or_else(|| format!("{name} is none of avif, webp, jpg"))
}

async fn make_pictures(newsroom: &Newsroom, only: Option<Format>) -> Result<(), String> {
    let made = media::variants::make_missing(newsroom, only).await.map_err(|fault| fault.to_string())?;
    println!("{} files of {} pictures", made.files, made.pictures);
    for file in &made.unreadable {
        println!("{file} cannot be read");
    }
    Ok(())
}

/// Says how far the pictures are: seldom enough for a file that keeps what is said.
fn told(done: usize, all: usize) {
    if done.is_multiple_of(20) || done == all {
        eprintln!("取图片：{done} / {all}");
    }
}

/// Where the client's files are: as `cargo leptos` says in the environment, else beside the folder of the executable
/// (`target/release/masthead` and `target/site`), else `target/site` here.
fn leptos_options(address: std::net::SocketAddr) -> LeptosOptions {
    if std::env::var_os("LEPTOS_OUTPUT_NAME").is_some()
        && let Ok(configuration) = get_configuration(None)
    {
        return configuration.leptos_options;
    }
    let exe = std::env::current_exe().unwrap_or_default();
    let beside = exe.parent().and_then(|folder| folder.parent()).map(|folder| folder.join("site")).filter(|folder| folder.is_dir());
    let root = std::env::var("LEPTOS_SITE_ROOT").ok().or(beside.map(|folder| folder.display().to_string())).unwrap_or("target/site".to_owned());
    LeptosOptions::builder().output_name("masthead").site_root(root).site_addr(address).hash_files(exe.with_file_name("hash.txt").is_file()).build()
}

fn log(settings: &Settings) {
    let filter = settings.log.filter.parse::<EnvFilter>().unwrap_or_default();
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match settings.log.format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
}

fn tell(text: &str) -> ExitCode {
    println!("{text}");
    ExitCode::SUCCESS
}

fn refuse(fault: &str) -> ExitCode {
    eprintln!("masthead: {fault}");
    ExitCode::FAILURE
}
