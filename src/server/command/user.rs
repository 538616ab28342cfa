//! `masthead user`: people, from the shell of the machine.

use std::io::{BufRead, IsTerminal};

use clap::Subcommand;

use crate::{
    error::Error,
    model::person::{Post, Role},
    server::{newsroom::Newsroom, people, visitor::Person},
};

/// What can be done to people from the shell.
#[derive(Subcommand)]
pub enum User {
    /// Adds a person. Prints a one-time link by which they choose a password, or reads one with --password-stdin.
    Add {
        /// What they sign in with: letters, digits and . _ - @
        account: String,
        /// Their name, as other editors see it.
        #[arg(long)]
        name: Option<String>,
        /// contributor, editor, chief, administrator or auditor.
        #[arg(long, default_value = "editor", value_parser = role)]
        role: Role,
        /// Slug of the channel the role counts in, with all below it; without it, the whole site.
        #[arg(long)]
        channel: Option<String>,
        /// How to reach them.
        #[arg(long, default_value = "")]
        email: String,
        /// Reads a password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Lists everybody: account, name, roles, state.
    List,
    /// Lets somebody sign in no more; their sessions end.
    Disable {
        /// Their account.
        account: String,
    },
    /// Lets somebody sign in again.
    Enable {
        /// Their account.
        account: String,
    },
    /// Prints a one-time link by which somebody chooses another password, or reads one with --password-stdin.
    Password {
        /// Their account.
        account: String,
        /// Reads the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
}

fn role(word: &str) -> Result<Role, String> {
    Role::named(word).ok_or_else(|| Role::ALL.map(Role::word).join(", "))
}

/// Does it; the answer is what to print.
pub async fn run(newsroom: &Newsroom, user: User) -> Result<String, String> {
    act(newsroom, user).await.map_err(|fault| fault.to_string())
}

async fn act(newsroom: &Newsroom, user: User) -> Result<String, Error> {
    // Whoever may run this on the machine may do everything there anyway.
    let shell = Person { name: "命令行".to_owned(), ..Person::of_site() };
    match user {
        User::Add { account, name, role, channel, email, password_stdin } => {
            let posts = [Post { role, channel: channel_number(newsroom, channel.as_deref())? }];
            let name = name.unwrap_or_else(|| account.clone());
            let link = people::add(newsroom, &shell, &account, &name, &email, &posts).await?;
            if password_stdin { set_password(newsroom, &shell, &account).await } else { Ok(choose(newsroom, &link)) }
        }
        User::List => Ok(listed(newsroom, people::list(newsroom).await?)),
        User::Disable { account } => {
            people::set_disabled(newsroom, &shell, number(newsroom, &account).await?, true).await?;
            Ok(format!("{account} can no longer sign in"))
        }
        User::Enable { account } => {
            people::set_disabled(newsroom, &shell, number(newsroom, &account).await?, false).await?;
            Ok(format!("{account} can sign in again"))
        }
        User::Password { account, password_stdin: true } => set_password(newsroom, &shell, &account).await,
        User::Password { account, .. } => {
            let link = people::invite(newsroom, &shell, number(newsroom, &account).await?).await?;
            Ok(choose(newsroom, &link))
        }
    }
}

async fn set_password(newsroom: &Newsroom, shell: &Person, account: &str) -> Result<String, Error> {
    let id = number(newsroom, account).await?;
    if std::io::stdin().is_terminal() {
        eprintln!("password for {account}, then Enter (it is shown as you type):");
    }
    let mut password = String::new();
    let read = std::io::stdin().lock().read_line(&mut password);
    read.map_err(|cause| Error::Invalid(format!("standard input: {cause}")))?;
    people::set_password(newsroom, shell, id, password.trim_end_matches(['\r', '\n'])).await?;
    crate::server::sessions::end_all(newsroom, id, "").await?;
    Ok(format!("{account} can sign in at {}/sign-in", newsroom.settings.public_url()))
}

async fn number(newsroom: &Newsroom, account: &str) -> Result<i64, Error> {
    let found = people::by_account(newsroom, account).await?;
    found.map(|person| person.id).ok_or_else(|| Error::Invalid(format!("nobody has the account “{account}”")))
}

fn channel_number(newsroom: &Newsroom, slug: Option<&str>) -> Result<Option<i64>, Error> {
    let Some(slug) = slug else { return Ok(None) };
    let structure = newsroom.structure();
    structure.channel_at(slug).map(|channel| Some(channel.id)).ok_or_else(|| Error::Invalid(format!("no channel has the slug “{slug}”")))
}

fn choose(newsroom: &Newsroom, link: &str) -> String {
    format!("to choose a password, once, within a week: {}{link}", newsroom.settings.public_url())
}

fn listed(newsroom: &Newsroom, people: Vec<crate::model::desk::PersonRow>) -> String {
    let structure = newsroom.structure();
    let mut lines = Vec::new();
    for person in people {
        let place = |post: &Post| match post.channel.and_then(|id| structure.channel(id)) {
            Some(channel) => format!("{} of {}", post.role.word(), channel.link.slug),
            None => post.role.word().to_owned(),
        };
        let posts = person.posts.iter().map(place).collect::<Vec<_>>().join(", ");
        let state = match (person.disabled, person.has_password) {
            (true, _) => "disabled",
            (false, true) => "active",
            (false, false) => "invited",
        };
        lines.push(format!("{}\t{}\t{posts}\t{state}", person.account, person.name));
    }
    if lines.is_empty() { "nobody yet".to_owned() } else { lines.join("\n") }
}
