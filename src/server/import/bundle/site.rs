//! `site.toml`: identity, and the sections of the home page.

use super::{
    check::Named,
    fields::{At, Document, Fields},
    pictures::Shelf,
};
use crate::{
    model::{frame::Site, home::Section, slug::Slug},
    server::import::content::Content,
};

/// Most of anything that a section of the home page shows.
const MOST: i64 = 100;

/// Reads `site.toml`.
pub fn read(document: &Document<'_>, shelf: &Shelf, content: &mut Content, named: &mut Named) {
    let mut top = document.fields();
    content.site = Some(top.table("site").map(|fields| identity(fields, shelf)).unwrap_or_default());
    let sections = top.tables("home");
    content.home = Some(sections.into_iter().filter_map(|fields| section(fields, document.file, named)).collect());
    top.finish();
}

fn identity(mut fields: Fields<'_>, shelf: &Shelf) -> Site {
    let site = Site {
        name: fields.text("name"),
        english_name: fields.text("english-name"),
        tagline: fields.text("tagline"),
        description: fields.text("description"),
        logo: fields.made("logo", |name| shelf.named(name)).map(|at| at.value),
        organiser: fields.text("organiser"),
        copyright: fields.text("copyright"),
        icp: fields.text("icp"),
        public_security: fields.text("public-security"),
        news_licence: fields.text("news-licence"),
        report_phone: fields.text("report-phone"),
        report_email: fields.text("report-email"),
        address: fields.text("address"),
        phone: fields.text("phone"),
    };
    fields.finish();
    site
}

fn section(mut fields: Fields<'_>, file: &str, named: &mut Named) -> Option<Section> {
    let line = fields.line;
    let kind = fields.required("section");
    let section = match kind.as_str() {
        "opening" => {
            let mut slot = |key| named.slot(file, fields.required_made(key, Slug::new));
            let (focus, headline, news) = (slot("focus"), slot("headline"), slot("news"));
            focus.zip(headline).zip(news).map(|((focus, headline), news)| Section::Opening { focus, headline, news })
        }
        "channels" => {
            let channels = fields.list("channels", Slug::new);
            let channels = channels.into_iter().filter_map(|channel| named.channel(file, Some(channel))).collect();
            Some(Section::Channels { channels, lines: count(&mut fields, "lines") })
        }
        "strip" => {
            let channel = named.channel(file, fields.required_made("channel", Slug::new));
            let count = count(&mut fields, "count");
            channel.map(|channel| Section::Strip { channel, count })
        }
        "express" => {
            let channel = named.channel(file, fields.required_made("channel", Slug::new));
            let count = count(&mut fields, "count");
            channel.map(|channel| Section::Express { channel, count })
        }
        "popular" => Some(Section::Popular { count: count(&mut fields, "count") }),
        "topics" => Some(Section::Topics { count: count(&mut fields, "count") }),
        "" => return None,
        other => {
            fields.mistake(line, format!("首页没有“{other}”这种版块：只有 opening、channels、strip、express、popular、topics"));
            return None;
        }
    };
    fields.finish();
    section
}

/// How many of something a section shows.
pub fn count(fields: &mut Fields<'_>, key: &str) -> i64 {
    let is_there = fields.has(key);
    match fields.number(key) {
        Some(At { value, .. }) if (0..=MOST).contains(&value) => value,
        Some(At { line, .. }) => {
            fields.mistake(line, format!("{key} 要在 0 到 {MOST} 之间"));
            0
        }
        None => {
            if !is_there {
                fields.mistake(fields.line, format!("缺少 {key}"));
            }
            0
        }
    }
}
