//! `channels.toml`, `menus.toml`, `slots.toml` and `redirects.toml`.

use super::{
    check::Named,
    fields::{At, Document, Fields},
    pictures::Shelf,
    site::count,
};
use crate::{
    model::{channel::ListKind, safe_url::SafeUrl, slot::Slot, slug::Slug},
    server::import::content::{Channel, Content, Menu, MenuItem, SlotContent, SlotEntry, Target},
};

/// Reads `channels.toml`.
pub fn channels(document: &Document<'_>, content: &mut Content, named: &mut Named) {
    let mut top = document.fields();
    for mut fields in top.tables("channel") {
        let line = fields.line;
        let slug = fields.required_made("slug", Slug::new);
        let parent = fields.made("parent", Slug::new);
        if let Some(parent) = &parent
            && !content.channels.iter().any(|before| before.slug.as_ref() == Some(&parent.value))
        {
            fields.mistake(parent.line, format!("上级频道“{}”要写在它的下级之前", parent.value));
        }
        let channel = Channel {
            name: fields.required("name"),
            description: fields.text("description"),
            parent: parent.map(|parent| parent.value),
            kind: fields.made("kind", kind).map(|at| at.value).unwrap_or_default(),
            hidden: fields.switch("hidden", false),
            more: named.channel(document.file, fields.made("more", Slug::new)),
            strip: named.channel(document.file, fields.made("strip", Slug::new)),
            slug: slug.map(|slug| slug.value),
        };
        if channel.slug.is_some() && content.channels.iter().any(|before| before.slug == channel.slug) {
            fields.mistake(line, format!("频道“{}”写了两次", channel.slug.as_ref().map(Slug::as_str).unwrap_or_default()));
        } else if channel.slug.is_some() {
            content.channels.push(channel);
        }
        fields.finish();
    }
    top.finish();
}

fn kind(text: &str) -> Result<ListKind, String> {
    match text {
        "text" => Ok(ListKind::Text),
        "summary" => Ok(ListKind::Summary),
        "pictures" => Ok(ListKind::Pictures),
        "express" => Ok(ListKind::Express),
        other => Err(format!("没有“{other}”这种列表：只有 text、summary、pictures、express")),
    }
}

/// Reads `menus.toml`.
pub fn menus(document: &Document<'_>, content: &mut Content, named: &mut Named) {
    let mut top = document.fields();
    for name in ["main", "second", "footer", "friends"] {
        if top.has(name) {
            let items = top.tables(name).into_iter().filter_map(|fields| menu_item(fields, document.file, named, true)).collect();
            content.menus.push(Menu { name: name.to_owned(), items });
        }
    }
    top.finish();
}

fn menu_item(mut fields: Fields<'_>, file: &str, named: &mut Named, may_have_children: bool) -> Option<MenuItem> {
    let line = fields.line;
    let label = fields.required("label");
    let targets = ["channel", "page", "url"].iter().filter(|key| fields.has(key)).count();
    if targets != 1 {
        fields.mistake(line, "菜单项要有 channel、page、url 中的一个，也只能有一个");
    }
    let channel = named.channel(file, fields.made("channel", Slug::new)).map(Target::Channel);
    let page = named.page(file, fields.made("page", Slug::new)).map(Target::Page);
    let url = fields.made("url", SafeUrl::new).map(|at| Target::Url(at.value));
    let mut children = Vec::new();
    if may_have_children {
        children = fields.tables("children").into_iter().filter_map(|fields| menu_item(fields, file, named, false)).collect();
    }
    fields.finish();
    channel.or(page).or(url).map(|target| MenuItem { label, target, children })
}

/// Reads `slots.toml`.
pub fn slots(document: &Document<'_>, shelf: &Shelf, content: &mut Content, named: &mut Named) {
    let mut top = document.fields();
    for mut fields in top.tables("slot") {
        let line = fields.line;
        let name = fields.required_made("name", Slug::new).map(|at| at.value);
        let title = fields.required("title");
        let size = count(&mut fields, "size");
        let fill_from = named.channel(document.file, fields.made("fill-from", Slug::new));
        let (may_repeat, with_picture) = (fields.switch("may-repeat", false), fields.switch("with-picture", false));
        let entries = fields.tables("entries").into_iter().filter_map(|fields| slot_entry(fields, document.file, shelf, named)).collect();
        match name {
            Some(name) if content.slots.iter().any(|before| before.slot.name == name) => fields.mistake(line, format!("推荐位“{name}”写了两次")),
            Some(name) => content.slots.push(SlotContent { slot: Slot { name, title, size, fill_from, may_repeat, with_picture }, entries }),
            None => {}
        }
        fields.finish();
    }
    top.finish();
}

fn slot_entry(mut fields: Fields<'_>, file: &str, shelf: &Shelf, named: &mut Named) -> Option<SlotEntry> {
    if !fields.has("article") {
        fields.mistake(fields.line, "缺少 article");
    }
    let article = fields.number("article");
    let (from, until) = (fields.moment("from"), fields.moment("until"));
    if let (Some(from), Some(until)) = (&from, &until)
        && from.value >= until.value
    {
        fields.mistake(until.line, "until 要晚于 from");
    }
    let title = fields.text("title");
    let picture = fields.made("picture", |name| shelf.named(name)).map(|at| at.value.file);
    fields.finish();
    let article = named.article(file, article)?;
    Some(SlotEntry { article, title, picture, from: from.map(|at| at.value), until: until.map(|at| at.value) })
}

/// Reads `redirects.toml`.
pub fn redirects(document: &Document<'_>, content: &mut Content, named: &mut Named) {
    let mut top = document.fields();
    for mut fields in top.tables("redirect") {
        let from = fields.required_made("from", |path| {
            if path.starts_with('/') && path.len() <= 2000 { Ok(path.to_owned()) } else { Err(format!("旧地址“{path}”要以 / 开头")) }
        });
        let to = fields.required_made("to", SafeUrl::new);
        if let (Some(At { value: from, line }), Some(to)) = (from, to) {
            if named.is_first("redirect", &from) {
                content.redirects.push((from, Target::Url(to.value)));
            } else {
                fields.mistake(line, format!("旧地址“{from}”写了两次"));
            }
        }
        fields.finish();
    }
    top.finish();
}
