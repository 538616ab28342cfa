//! Everything but articles: identity, home page, channels, menus, slots, pages, old addresses, what is said of pictures.

use std::collections::HashMap;

use sea_orm::{DatabaseTransaction, EntityTrait, QueryOrder};

use super::{
    Folder, Site, articles,
    tables::{Toml, quoted},
};
use crate::{
    model::{
        body::Body,
        frame,
        home::{Layout, Section},
        picture::Focus,
        stamp::Stamp,
    },
    server::{
        db::{channel::Kind, menu_item, slot, slot_entry},
        import::store::Fault,
    },
};

/// Writes all of them.
pub async fn write(db: &DatabaseTransaction, site: &Site, folder: &Folder) -> Result<(), Fault> {
    folder.write("site.toml", &identity(site)?)?;
    folder.write("channels.toml", &channels(site))?;
    folder.write("menus.toml", &menus(db, site).await?)?;
    for (name, text) in [("slots.toml", slots(db, site).await?), ("redirects.toml", redirects(site)), ("pictures.toml", pictures(site))] {
        if !text.is_empty() {
            folder.write(name, &text)?;
        }
    }
    pages(site, folder)
}

fn identity(site: &Site) -> Result<String, Fault> {
    let identity: frame::Site = serde_json::from_str(&site.row.identity)?;
    let home: Layout = serde_json::from_str(&site.row.home)?;
    let mut toml = Toml::default();
    toml.table("site")
        .text("name", &identity.name)
        .text("english-name", &identity.english_name)
        .text("tagline", &identity.tagline)
        .text("description", &identity.description)
        .text("logo", identity.logo.as_ref().map_or("", |logo| &logo.file))
        .text("organiser", &identity.organiser)
        .text("copyright", &identity.copyright)
        .text("icp", &identity.icp)
        .text("public-security", &identity.public_security)
        .text("news-licence", &identity.news_licence)
        .text("report-phone", &identity.report_phone)
        .text("report-email", &identity.report_email)
        .text("address", &identity.address)
        .text("phone", &identity.phone);
    for section in &home {
        let entry = toml.entry("home");
        match section {
            Section::Opening { focus, headline, news } => {
                entry.text("section", "opening").text("focus", focus.as_str()).text("headline", headline.as_str()).text("news", news.as_str())
            }
            Section::Channels { channels, lines } => {
                entry.text("section", "channels").texts("channels", channels.iter().map(|slug| slug.as_str())).number("lines", *lines)
            }
            Section::Strip { channel, count } => entry.text("section", "strip").text("channel", channel.as_str()).number("count", *count),
            Section::Express { channel, count } => entry.text("section", "express").text("channel", channel.as_str()).number("count", *count),
        };
    }
    Ok(toml.finish())
}

fn channels(site: &Site) -> String {
    let mut toml = Toml::default();
    for channel in &site.channels {
        let kind = match channel.kind {
            Kind::Text => "text",
            // What a bundle that says nothing means.
            Kind::Summary => "",
            Kind::Pictures => "pictures",
            Kind::Express => "express",
        };
        toml.entry("channel")
            .text("slug", &channel.slug)
            .text("name", &channel.name)
            .text("description", &channel.description)
            .text("parent", site.slug(channel.parent_id))
            .text("kind", kind)
            .switch("hidden", channel.hidden, false)
            .text("more", site.slug(channel.more_id))
            .text("strip", site.slug(channel.strip_id));
    }
    toml.finish()
}

async fn menus(db: &DatabaseTransaction, site: &Site) -> Result<String, Fault> {
    let items = menu_item::Entity::find().order_by_asc(menu_item::Column::Position).order_by_asc(menu_item::Column::Id).all(db).await?;
    let pages: HashMap<i64, &str> = site.pages.iter().map(|page| (page.id, page.slug.as_str())).collect();
    let target = |item: &menu_item::Model| match (item.channel_id, item.page_id) {
        (Some(_), _) => ("channel", quoted(site.slug(item.channel_id))),
        (_, Some(page)) => ("page", quoted(pages.get(&page).copied().unwrap_or_default())),
        _ => ("url", quoted(item.url.as_deref().unwrap_or("/"))),
    };
    let mut toml = Toml::default();
    for menu in ["main", "second", "footer", "friends"] {
        for item in items.iter().filter(|item| item.menu == menu && item.parent_id.is_none()) {
            let (key, address) = target(item);
            toml.entry(menu).text("label", &item.label).raw(key, &address);
            let below = items.iter().filter(|child| child.parent_id == Some(item.id)).map(|child| {
                let (key, address) = target(child);
                format!("  {{ label = {}, {key} = {address} }},\n", quoted(&child.label))
            });
            let below: String = below.collect();
            if !below.is_empty() {
                toml.raw("children", &format!("[\n{below}]"));
            }
        }
    }
    Ok(toml.finish())
}

async fn slots(db: &DatabaseTransaction, site: &Site) -> Result<String, Fault> {
    let slots = slot::Entity::find().order_by_asc(slot::Column::Position).order_by_asc(slot::Column::Id).all(db).await?;
    let entries = slot_entry::Entity::find().order_by_asc(slot_entry::Column::Position).order_by_asc(slot_entry::Column::Id).all(db).await?;
    let mut toml = Toml::default();
    for slot in slots {
        toml.entry("slot")
            .text("name", &slot.name)
            .text("title", &slot.title)
            .number("size", slot.size)
            .text("fill-from", site.slug(slot.fill_from_id))
            .switch("may-repeat", slot.may_repeat, false)
            .switch("with-picture", slot.with_picture, false);
        let within: String = entries.iter().filter(|entry| entry.slot_id == slot.id).map(|entry| slot_entry(entry, site)).collect();
        if !within.is_empty() {
            toml.raw("entries", &format!("[\n{within}]"));
        }
    }
    Ok(toml.finish())
}

fn slot_entry(entry: &slot_entry::Model, site: &Site) -> String {
    let mut fields = vec![format!("article = {}", entry.article_id)];
    for (key, text) in [("title", entry.title.as_str()), ("picture", site.file(entry.picture_id))] {
        fields.extend((!text.is_empty()).then(|| format!("{key} = {}", quoted(text))));
    }
    for (key, at) in [("from", entry.from_at), ("until", entry.until_at)] {
        fields.extend(at.map(|at| format!("{key} = {}", Stamp::of_unix(at).iso())));
    }
    format!("  {{ {} }},\n", fields.join(", "))
}

fn redirects(site: &Site) -> String {
    let mut toml = Toml::default();
    for redirect in &site.redirects {
        toml.entry("redirect").text("from", &redirect.path).text("to", &redirect.target);
    }
    toml.finish()
}

/// `"file" = "text"`, or with more to say a table.
fn pictures(site: &Site) -> String {
    let mut rows: Vec<_> = site.pictures.values().collect();
    rows.sort_by(|a, b| a.file.cmp(&b.file));
    let mut toml = Toml::default();
    for picture in rows {
        let mut fields: Vec<String> = [("alt", &picture.alt), ("caption", &picture.caption), ("credit", &picture.credit)]
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(name, words)| format!("{name} = {}", quoted(words)))
            .collect();
        if !Focus::of(picture.focus_x, picture.focus_y).is_middle() {
            fields.push(format!("focus = [{}, {}]", picture.focus_x, picture.focus_y));
        }
        if !fields.is_empty() && toml.is_empty() {
            toml.table("pictures");
        }
        match fields.as_slice() {
            [] => {}
            [alt] if alt.starts_with("alt") => drop(toml.text(&quoted(&picture.file), &picture.alt)),
            fields => drop(toml.raw(&quoted(&picture.file), &format!("{{ {} }}", fields.join(", ")))),
        }
    }
    toml.finish()
}

fn pages(site: &Site, folder: &Folder) -> Result<(), Fault> {
    for page in &site.pages {
        let mut toml = Toml::default();
        toml.text("title", &page.title).text("description", &page.description).number("position", page.position).switch("draft", page.draft, false);
        let body: Body = serde_json::from_str(&page.body)?;
        folder.write(&format!("pages/{}.html", page.slug), &articles::file(toml, &body))?;
    }
    Ok(())
}
