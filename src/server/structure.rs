//! What changes rarely and every page needs: identity, channels, menus, slots. Read from the database once and kept in
//! memory until it changes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    db::{Database, channel, menu_item, page, site, slot, tally},
    topics::{self, Topic},
};
use crate::{
    error::Error,
    model::{
        channel::{ChannelLink, ListKind},
        frame::{Frame, Site},
        home::Layout,
        menu::{Item, Menus},
        slug::Slug,
        stamp::Stamp,
    },
};

/// One consistent state of the site's structure.
#[derive(Debug, Default)]
pub struct Structure {
    /// Which state it is: grows with every change of public content.
    pub version: i64,
    /// When this server learnt of it, in seconds since 1970-01-01 UTC.
    pub since: i64,
    /// Identity and menus as pages get them; its day is set per request.
    frame: Frame,
    /// The home page's sections.
    pub home: Layout,
    /// All channels.
    pub channels: Vec<Channel>,
    /// All slots, in order.
    pub slots: Vec<slot::Model>,
    /// Visible static pages, in order.
    pub pages: Vec<Item>,
    /// Topics that readers see, in order.
    pub topics: Vec<Topic>,
    by_id: HashMap<i64, usize>,
    by_slug: HashMap<String, usize>,
    tallies: Mutex<HashMap<i64, Arc<Vec<Day>>>>,
}

/// A channel as pages need it.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Its row's number.
    pub id: i64,
    /// The channel above it.
    pub parent_id: Option<i64>,
    /// Name and address.
    pub link: ChannelLink,
    /// One or two sentences.
    pub description: String,
    /// How its list is drawn.
    pub kind: ListKind,
    /// In no list of channels.
    pub hidden: bool,
    /// The channel of `>>更多`.
    pub more_id: Option<i64>,
    /// The channel of the picture strip.
    pub strip_id: Option<i64>,
    /// How long its list is.
    pub articles: i64,
}

/// The articles of a channel's list on one day, and how many rows stand before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The first second after this day, in seconds since 1970-01-01 UTC.
    pub end: i64,
    /// Rows of later days.
    pub before: i64,
}

impl Structure {
    /// Reads it. `public_url` goes into canonical links.
    pub async fn read(db: &Database, public_url: &str) -> Result<Structure, Error> {
        let site = site::Entity::find_by_id(1).one(&db.read).await?;
        let rows = channel::Entity::find().order_by_asc(channel::Column::Position).order_by_asc(channel::Column::Id).all(&db.read).await?;
        let slots = slot::Entity::find().order_by_asc(slot::Column::Position).all(&db.read).await?;
        let items = menu_item::Entity::find().order_by_asc(menu_item::Column::Position).order_by_asc(menu_item::Column::Id).all(&db.read).await?;
        let pages: Vec<(i64, String, String)> = page::Entity::find()
            .filter(page::Column::Draft.eq(false))
            .order_by_asc(page::Column::Position)
            .order_by_asc(page::Column::Id)
            .select_only()
            .columns([page::Column::Id, page::Column::Slug, page::Column::Title])
            .into_tuple()
            .all(&db.read)
            .await?;
        let (version, identity, home) = match site {
            Some(site) => (site.version, serde_json::from_str(&site.identity)?, serde_json::from_str(&site.home)?),
            None => (0, Site::default(), Layout::default()),
        };
        let channels = rows.into_iter().filter_map(Channel::of).collect::<Vec<_>>();
        let mut structure = Structure {
            version,
            since: time::OffsetDateTime::now_utc().unix_timestamp(),
            home,
            by_id: channels.iter().enumerate().map(|(place, channel)| (channel.id, place)).collect(),
            by_slug: channels.iter().enumerate().map(|(place, channel)| (channel.link.slug.to_string(), place)).collect(),
            channels,
            slots,
            topics: topics::read(db).await?,
            pages: pages.iter().map(|(_, slug, title)| Item { label: title.clone(), address: format!("/about/{slug}"), children: vec![] }).collect(),
            ..Structure::default()
        };
        let page_slugs = pages.into_iter().map(|(id, slug, _)| (id, slug)).collect();
        let menus = structure.menus(&items, &page_slugs);
        structure.frame = Frame { site: identity, menus, public_url: public_url.to_owned(), today: Stamp::default() };
        Ok(structure)
    }

    /// The frame of a page that is rendered at `now`.
    pub fn frame(&self, now: i64) -> Frame {
        Frame { today: Stamp::of_unix(now), ..self.frame.clone() }
    }

    /// Identity and menus without a day.
    pub fn identity(&self) -> &Frame {
        &self.frame
    }

    /// The site's identity.
    pub fn site(&self) -> &Site {
        &self.frame.site
    }

    /// A channel by its number.
    pub fn channel(&self, id: i64) -> Option<&Channel> {
        self.by_id.get(&id).map(|place| &self.channels[*place])
    }

    /// A channel by what stands in the address.
    pub fn channel_at(&self, slug: &str) -> Option<&Channel> {
        self.by_slug.get(slug).map(|place| &self.channels[*place])
    }

    /// From the top of the tree down to the channel itself.
    pub fn path_to(&self, channel: &Channel) -> Vec<&Channel> {
        let mut path = Vec::new();
        let mut next = self.channel(channel.id);
        // A ring of parents, which no import makes, would otherwise never end.
        while let Some(channel) = next.filter(|_| path.len() <= self.channels.len()) {
            path.insert(0, channel);
            next = channel.parent_id.and_then(|parent| self.channel(parent));
        }
        path
    }

    /// Visible children of a channel; of one without children, the children of its parent.
    pub fn tabs(&self, channel: &Channel) -> Vec<ChannelLink> {
        let children = |of: i64| self.channels.iter().filter(|c| c.parent_id == Some(of) && !c.hidden).map(|c| c.link.clone()).collect::<Vec<_>>();
        let own = children(channel.id);
        match channel.parent_id {
            Some(parent) if own.is_empty() => children(parent),
            _ => own,
        }
    }

    /// The days of a channel's list, newest first. Kept as long as this state of the structure lasts.
    pub async fn days(&self, db: &Database, channel: i64) -> Result<Arc<Vec<Day>>, DbErr> {
        if let Some(days) = self.kept_days().get(&channel) {
            return Ok(days.clone());
        }
        let rows = tally::Entity::find().filter(tally::Column::ChannelId.eq(channel)).order_by_desc(tally::Column::Day).all(&db.read).await?;
        let days = Arc::new(days_of(rows.into_iter().map(|row| (row.day, row.articles))));
        self.kept_days().insert(channel, days.clone());
        Ok(days)
    }

    fn kept_days(&self) -> std::sync::MutexGuard<'_, HashMap<i64, Arc<Vec<Day>>>> {
        self.tallies.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn menus(&self, items: &[menu_item::Model], pages: &HashMap<i64, String>) -> Menus {
        let menu = |name: &str| self.items(items, pages, name, None);
        Menus { main: menu("main"), second: menu("second"), footer: menu("footer"), friends: menu("friends") }
    }

    /// Entries that lead nowhere any more (to a page that became a draft) are left out.
    fn items(&self, all: &[menu_item::Model], pages: &HashMap<i64, String>, menu: &str, parent: Option<i64>) -> Vec<Item> {
        let of_parent = all.iter().filter(|item| item.menu == menu && item.parent_id == parent);
        of_parent
            .filter_map(|item| {
                let channel = item.channel_id.and_then(|id| self.channel(id)).map(|channel| channel.link.address());
                let page = item.page_id.and_then(|id| pages.get(&id)).map(|slug| format!("/about/{slug}"));
                let children = self.items(all, pages, menu, Some(item.id));
                Some(Item { label: item.label.clone(), address: channel.or(page).or(item.url.clone())?, children })
            })
            .collect()
    }
}

/// Channels that readers cannot reach, because the site has come to use their addresses itself since they were made: in a
/// sentence for whoever runs it.
pub async fn unreachable(db: &Database) -> Result<Option<String>, Error> {
    let slugs: Vec<String> = channel::Entity::find().select_only().column(channel::Column::Slug).into_tuple().all(&db.read).await?;
    let taken: Vec<String> = slugs.into_iter().filter(|slug| Slug::new(slug).is_err()).map(|slug| format!("/{slug}")).collect();
    let sentence = |taken: Vec<String>| {
        format!(
            "no reader sees the channels at {} nor their articles, since these addresses are the site's own; give them other slugs in the \
             table channel",
            taken.join(", ")
        )
    };
    Ok((!taken.is_empty()).then(|| sentence(taken)))
}

/// Days of a list from its tallies: the day and its articles, newest first.
pub fn days_of(tallies: impl Iterator<Item = (i64, i64)>) -> Vec<Day> {
    let mut before = 0;
    let day = |(day, articles): (i64, i64)| {
        before += articles;
        Day { end: (day + 1) * 86_400 - 8 * 3600, before: before - articles }
    };
    tallies.map(day).collect()
}

impl Channel {
    fn of(row: channel::Model) -> Option<Channel> {
        let slug = Slug::new(&row.slug).ok()?;
        Some(Channel {
            id: row.id,
            parent_id: row.parent_id,
            link: ChannelLink { slug, name: row.name },
            description: row.description,
            kind: row.kind.into(),
            hidden: row.hidden,
            more_id: row.more_id,
            strip_id: row.strip_id,
            articles: row.articles,
        })
    }
}
