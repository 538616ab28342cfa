//! Telling search engines what has changed: IndexNow, and Baidu's 普通收录. Nobody waits for it: what is to be told is
//! written down with the publication itself, and sent afterwards, again and again where that fails.

mod sending;
pub mod settings;

use std::time::Duration;

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use super::{db::outbox, newsroom::Newsroom};
use crate::error::Error;
use sending::Sender;
use settings::Push;

/// How often somebody looks.
const LOOK: Duration = Duration::from_secs(2);
/// Addresses that are told at once; both receivers take more.
const AT_ONCE: u64 = 100;
/// After the first failure is waited so long, in seconds, and twice as long after each further one.
const WAIT: i64 = 30;
/// So often is tried: for about two hours.
const TRIES: i64 = 8;

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// Bing, Yandex, Seznam, Naver and others: <https://www.indexnow.org/documentation>.
    IndexNow,
    /// <https://ziyuan.baidu.com/linksubmit/>.
    Baidu,
}

impl Receiver {
    /// Both.
    pub const ALL: [Receiver; 2] = [Receiver::IndexNow, Receiver::Baidu];

    /// Its word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Receiver::IndexNow => "indexnow",
            Receiver::Baidu => "baidu",
        }
    }

    /// Whether the settings switch it on.
    fn is_on(self, settings: &Push) -> bool {
        match self {
            Receiver::IndexNow => !settings.indexnow_key.is_empty(),
            Receiver::Baidu => !settings.baidu_token.is_empty(),
        }
    }

    /// Baidu has no way to be told that something is gone: it finds the 410.
    fn wants(self, what: What) -> bool {
        self == Receiver::IndexNow || what == What::Shown
    }
}

/// What readers find at an address that has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Something new.
    Shown,
    /// That it is there no more.
    Gone,
}

/// Writes down, as part of the transaction that changes it, that an address has changed.
pub async fn note(db: &impl ConnectionTrait, newsroom: &Newsroom, address: &str, what: What) -> Result<(), Error> {
    for receiver in Receiver::ALL.into_iter().filter(|receiver| receiver.is_on(&newsroom.settings.push) && receiver.wants(what)) {
        let entry = outbox::ActiveModel {
            id: NotSet,
            receiver: Set(receiver.word().to_owned()),
            address: Set(address.to_owned()),
            tries: Set(0),
            due_at: Set(newsroom.now()),
        };
        outbox::Entity::insert(entry).exec(db).await?;
    }
    Ok(())
}

/// Sends for as long as the server runs, where the settings say to.
pub async fn run(newsroom: Newsroom) {
    let settings = newsroom.settings.push.clone();
    let _logged = forget_who_is_off(&newsroom).await;
    if !Receiver::ALL.into_iter().any(|receiver| receiver.is_on(&settings)) {
        return;
    }
    let Ok(sender) = Sender::new(&newsroom.settings) else { return };
    let mut ticks = tokio::time::interval(LOOK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let _logged = send(&newsroom, &sender).await;
    }
}

/// Sends what is due, once.
pub async fn send_what_is_due(newsroom: &Newsroom) -> Result<(), Error> {
    send(newsroom, &Sender::new(&newsroom.settings)?).await
}

async fn send(newsroom: &Newsroom, sender: &Sender) -> Result<(), Error> {
    for receiver in Receiver::ALL.into_iter().filter(|receiver| receiver.is_on(&newsroom.settings.push)) {
        let taken = take(newsroom, receiver).await?;
        if taken.is_empty() {
            continue;
        }
        let mut addresses: Vec<String> = taken.iter().map(|entry| entry.address.clone()).collect();
        addresses.sort();
        addresses.dedup();
        match sender.tell(receiver, &addresses).await {
            Ok(()) => {
                tracing::info!(receiver = receiver.word(), addresses = addresses.len(), "a search engine was told");
                forget(newsroom, taken.iter().map(|entry| entry.id)).await?;
            }
            Err(why) => {
                tracing::warn!(receiver = receiver.word(), %why, "a search engine could not be told");
                give_up(newsroom, receiver, &taken).await?;
            }
        }
    }
    Ok(())
}

/// What is due for a receiver. It is due again later, in case that nobody comes back; of several servers one gets it.
async fn take(newsroom: &Newsroom, receiver: Receiver) -> Result<Vec<outbox::Model>, Error> {
    let now = newsroom.now();
    let due = outbox::Entity::find()
        .filter(outbox::Column::Receiver.eq(receiver.word()))
        .filter(outbox::Column::DueAt.lte(now))
        .order_by_asc(outbox::Column::Id)
        .limit(AT_ONCE)
        .all(&newsroom.db.read)
        .await?;
    if due.is_empty() {
        return Ok(due);
    }
    let transaction = newsroom.db.begin().await?;
    let mut taken = Vec::with_capacity(due.len());
    for entry in due {
        let ours = outbox::Entity::update_many()
            .col_expr(outbox::Column::Tries, Expr::value(entry.tries + 1))
            .col_expr(outbox::Column::DueAt, Expr::value(now + (WAIT << entry.tries.clamp(0, TRIES))))
            .filter(outbox::Column::Id.eq(entry.id))
            .filter(outbox::Column::Tries.eq(entry.tries))
            .exec(&transaction)
            .await?;
        if ours.rows_affected == 1 {
            taken.push(outbox::Model { tries: entry.tries + 1, ..entry });
        }
    }
    transaction.commit().await?;
    Ok(taken)
}

/// What was tried often enough is forgotten; the log says what.
async fn give_up(newsroom: &Newsroom, receiver: Receiver, taken: &[outbox::Model]) -> Result<(), Error> {
    let hopeless: Vec<&outbox::Model> = taken.iter().filter(|entry| entry.tries >= TRIES).collect();
    for entry in &hopeless {
        tracing::error!(receiver = receiver.word(), address = entry.address, tries = entry.tries, "given up telling a search engine");
    }
    forget(newsroom, hopeless.iter().map(|entry| entry.id)).await
}

async fn forget(newsroom: &Newsroom, entries: impl Iterator<Item = i64>) -> Result<(), Error> {
    let entries: Vec<i64> = entries.collect();
    if !entries.is_empty() {
        outbox::Entity::delete_many().filter(outbox::Column::Id.is_in(entries)).exec(&newsroom.db.write).await?;
    }
    Ok(())
}

async fn forget_who_is_off(newsroom: &Newsroom) -> Result<(), Error> {
    for receiver in Receiver::ALL.into_iter().filter(|receiver| !receiver.is_on(&newsroom.settings.push)) {
        outbox::Entity::delete_many().filter(outbox::Column::Receiver.eq(receiver.word())).exec(&newsroom.db.write).await?;
    }
    Ok(())
}
