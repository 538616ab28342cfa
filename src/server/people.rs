//! People of the newsroom: added, invited, disabled; their posts and passwords.

mod invitations;

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

pub use invitations::{accept, first_administrator, invitation, invite};

use super::{
    db::{person, post},
    log,
    newsroom::Newsroom,
    sessions,
    visitor::{Person, post_of},
};
use crate::{
    error::Error,
    model::{
        desk::PersonRow,
        log::Act,
        person::{Post, Right, Role},
        stamp::Stamp,
    },
};

/// Everybody, in the order in which they came.
pub async fn list(newsroom: &Newsroom) -> Result<Vec<PersonRow>, Error> {
    let people = person::Entity::find().order_by_asc(person::Column::Id).all(&newsroom.db.read).await?;
    let posts = post::Entity::find().order_by_asc(post::Column::Id).all(&newsroom.db.read).await?;
    let row = |person: person::Model| PersonRow {
        posts: posts.iter().filter(|post| post.person_id == person.id).cloned().filter_map(post_of).collect(),
        id: person.id,
        account: person.account,
        name: person.name,
        email: person.email,
        disabled: person.disabled,
        has_password: !person.password.is_empty(),
        added: Stamp::of_unix(person.added_at),
    };
    Ok(people.into_iter().map(row).collect())
}

/// What a person is, and where.
pub async fn posts_of(newsroom: &Newsroom, person: i64) -> Result<Vec<Post>, Error> {
    let rows = post::Entity::find().filter(post::Column::PersonId.eq(person)).order_by_asc(post::Column::Id).all(&newsroom.db.read).await?;
    Ok(rows.into_iter().filter_map(post_of).collect())
}

/// Adds somebody who cannot sign in yet; the answer is the path of the one-time link by which they choose a password.
pub async fn add(newsroom: &Newsroom, by: &Person, account: &str, name: &str, email: &str, posts: &[Post]) -> Result<String, Error> {
    managing(by)?;
    let id = create(newsroom, account, name, email, "", posts).await?;
    log::keep(&newsroom.db, by, Act::PersonAdded, None, account.trim(), &said(newsroom, posts)).await?;
    invite(newsroom, by, id).await
}

/// Writes a new person. `password` is a hash, or empty.
pub async fn create(newsroom: &Newsroom, account: &str, name: &str, email: &str, password: &str, posts: &[Post]) -> Result<i64, Error> {
    let account = checked_account(account)?;
    let name = checked_name(name)?;
    check_email(email)?;
    check_posts(newsroom, posts)?;
    let transaction = newsroom.db.begin().await?;
    if person::Entity::find().filter(person::Column::Account.eq(&account)).count(&transaction).await? > 0 {
        return Err(Error::Invalid(format!("已经有账号“{account}”了。")));
    }
    let row = person::ActiveModel {
        id: NotSet,
        account: Set(account),
        name: Set(name),
        email: Set(email.trim().to_owned()),
        password: Set(password.to_owned()),
        disabled: Set(false),
        added_at: Set(newsroom.now()),
    };
    let id = person::Entity::insert(row).exec(&transaction).await?.last_insert_id;
    write_posts(&transaction, id, posts).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Lets somebody sign in no more, or again. Their sessions end with their next request.
pub async fn set_disabled(newsroom: &Newsroom, by: &Person, id: i64, disabled: bool) -> Result<(), Error> {
    managing(by)?;
    let person = find(newsroom, id).await?;
    let transaction = newsroom.db.begin().await?;
    let row = person::ActiveModel { id: Set(id), disabled: Set(disabled), ..Default::default() };
    person::Entity::update(row).exec(&transaction).await?;
    somebody_must_stay(&transaction).await?;
    let act = if disabled { Act::PersonDisabled } else { Act::PersonEnabled };
    log::keep_in(&transaction, by, act, None, &person.account, "").await?;
    transaction.commit().await?;
    if disabled { sessions::end_all(newsroom, id, "").await } else { Ok(()) }
}

/// Gives somebody other posts.
pub async fn set_posts(newsroom: &Newsroom, by: &Person, id: i64, posts: &[Post]) -> Result<(), Error> {
    managing(by)?;
    check_posts(newsroom, posts)?;
    let person = find(newsroom, id).await?;
    let transaction = newsroom.db.begin().await?;
    post::Entity::delete_many().filter(post::Column::PersonId.eq(id)).exec(&transaction).await?;
    write_posts(&transaction, id, posts).await?;
    somebody_must_stay(&transaction).await?;
    log::keep_in(&transaction, by, Act::PostsChanged, None, &person.account, &said(newsroom, posts)).await?;
    transaction.commit().await?;
    newsroom.together.look_again();
    Ok(())
}

/// Gives a person another password, who proves to know the old one. Their other sessions end.
pub async fn change_password(newsroom: &Newsroom, person: &Person, old: &str, new: &str) -> Result<(), Error> {
    newsroom.limits.attempt(&person.account, &person.origin.address)?;
    let row = find(newsroom, person.id).await?;
    if !newsroom.passwords.verify(old.to_owned(), Some(row.password)).await? {
        return Err(Error::Invalid("原来的密码不对。".to_owned()));
    }
    set_password(newsroom, person, person.id, new).await?;
    sessions::end_all(newsroom, person.id, &person.session).await
}

/// Gives somebody a password, without asking for the old one.
pub async fn set_password(newsroom: &Newsroom, by: &Person, id: i64, new: &str) -> Result<(), Error> {
    let row = find(newsroom, id).await?;
    let hash = newsroom.passwords.hash(new.to_owned(), &row.account).await?;
    let password = person::ActiveModel { id: Set(id), password: Set(hash), ..Default::default() };
    person::Entity::update(password).exec(&newsroom.db.write).await?;
    log::keep(&newsroom.db, by, Act::PasswordChanged, None, &row.account, "").await
}

/// The person with this account.
pub async fn by_account(newsroom: &Newsroom, account: &str) -> Result<Option<person::Model>, Error> {
    Ok(person::Entity::find().filter(person::Column::Account.eq(account.trim().to_lowercase())).one(&newsroom.db.read).await?)
}

async fn find(newsroom: &Newsroom, id: i64) -> Result<person::Model, Error> {
    person::Entity::find_by_id(id).one(&newsroom.db.read).await?.ok_or(Error::NotFound)
}

fn managing(by: &Person) -> Result<(), Error> {
    if by.may_everywhere(Right::People) { Ok(()) } else { Err(Error::Forbidden) }
}

async fn write_posts(db: &impl ConnectionTrait, person: i64, posts: &[Post]) -> Result<(), Error> {
    for given in posts {
        let role = Set(given.role.word().to_owned());
        let row = post::ActiveModel { id: NotSet, person_id: Set(person), role, channel_id: Set(given.channel) };
        post::Entity::insert(row).exec(db).await?;
    }
    Ok(())
}

/// A site without anybody who may manage people could not get one again from its own pages.
async fn somebody_must_stay(db: &impl ConnectionTrait) -> Result<(), Error> {
    let left = post::Entity::find()
        .find_also_related(person::Entity)
        .filter(post::Column::Role.eq(Role::Administrator.word()))
        .filter(post::Column::ChannelId.is_null())
        .filter(person::Column::Disabled.eq(false))
        .count(db)
        .await?;
    if left == 0 { Err(Error::Conflict("网站至少要有一位管理员。".to_owned())) } else { Ok(()) }
}

/// Posts that go beyond a channel where they cannot: who manages people, or audits, does so for the whole site.
fn check_posts(newsroom: &Newsroom, posts: &[Post]) -> Result<(), Error> {
    if posts.is_empty() {
        return Err(Error::Invalid("至少要有一个角色。".to_owned()));
    }
    for post in posts {
        if post.channel.is_some() && matches!(post.role, Role::Administrator | Role::Auditor) {
            return Err(Error::Invalid("管理员和审计只能是全站的。".to_owned()));
        }
        if post.channel.is_some_and(|channel| newsroom.structure().channel(channel).is_none()) {
            return Err(Error::Invalid("没有这个频道。".to_owned()));
        }
    }
    Ok(())
}

fn checked_account(account: &str) -> Result<String, Error> {
    let account = account.trim().to_lowercase();
    let shape = (2..=40).contains(&account.len()) && account.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-@".contains(&b));
    if shape { Ok(account) } else { Err(Error::Invalid("账号用 2 到 40 个字母、数字或 . _ - @。".to_owned())) }
}

fn checked_name(name: &str) -> Result<String, Error> {
    let name = crate::model::body::check::line(name);
    if (1..=40).contains(&name.chars().count()) { Ok(name) } else { Err(Error::Invalid("姓名要有 1 到 40 个字。".to_owned())) }
}

fn check_email(email: &str) -> Result<(), Error> {
    let email = email.trim();
    let shape = email.is_empty() || (email.len() <= 200 && email.split('@').count() == 2 && !email.contains(char::is_whitespace));
    if shape { Ok(()) } else { Err(Error::Invalid("邮箱的写法不对。".to_owned())) }
}

/// Posts in words, for the log.
fn said(newsroom: &Newsroom, posts: &[Post]) -> String {
    let structure = newsroom.structure();
    let place = |post: &Post| match post.channel.and_then(|id| structure.channel(id)) {
        Some(channel) => format!("{} {}", post.role.word(), channel.link.slug),
        None => post.role.word().to_owned(),
    };
    posts.iter().map(place).collect::<Vec<_>>().join(", ")
}
