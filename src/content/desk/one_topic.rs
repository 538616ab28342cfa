//! A topic's page at the desk: what it says, its blocks, whether readers see it.

use leptos::prelude::*;

use super::{
    Desk, Fault,
    meanwhile::Meanwhile,
    one_topic_block::{Block, BlockFields},
    words::in_textarea,
};
use crate::{
    content::drawn,
    model::{
        desk::{
            Around, Place,
            topics::{BlockForm, Details, LONGEST_INTRO, LONGEST_SUMMARY, LONGEST_TITLE, Sent, TopicPage},
        },
        opened::Opened,
        picture::Picture,
    },
    ui::{
        picture::{Place as ThumbnailPlace, Thumbnail},
        words::{
            Here,
            topics_desk::{TopicsDeskWords, use_topics_desk_words},
            use_lang,
        },
    },
};

/// The page.
pub fn open(here: Here, around: Around, page: TopicPage) -> Opened {
    let title = page.details.title.clone();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::Topics) heading><Page page /></Desk> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn Page(page: TopicPage) -> impl IntoView {
    let (lang, words) = (use_lang(), use_topics_desk_words());
    let TopicPage { id, version, hidden, details, rich, sent, banner, blocks, new_block, channels, pictures, looked, may_delete, error } = page;
    let address = lang.address(&format!("/desk/topics/{id}"));
    let last = blocks.len().saturating_sub(1);
    let none = blocks.is_empty().then(|| view! { <p class="desk-empty">{words.no_blocks}</p> });
    let blocks = blocks
        .into_iter()
        .enumerate()
        .map(|(at, block)| {
            let looked = looked.clone().filter(|looked| looked.block == block.id);
            let (address, channels) = (address.clone(), channels.clone());
            view! { <Block address version block number=at + 1 first=at == 0 last=at == last channels looked /> }
        })
        .collect_view();
    view! {
        <p class="desk-lead"><a href=lang.address("/desk/topics")>{words.back}</a></p>
        <Fault error />
        <State address=address.clone() version hidden slug=details.slug.clone() />
        <Saying address=address.clone() version details rich sent banner pictures />
        <section class="desk-part topic-desk-blocks">
            <header><h2>{words.blocks}</h2></header>
            {none}
            {blocks}
            <NewBlock address=address.clone() version form=new_block channels />
        </section>
        {may_delete.then(|| view! { <Delete address version /> })}
    }
}

#[component]
fn State(address: String, version: i64, hidden: bool, slug: String) -> impl IntoView {
    let (lang, words) = (use_lang(), use_topics_desk_words());
    let (standing, sentence, button, value) =
        if hidden { ("draft", words.is_hidden, words.publish, "show") } else { ("published", words.is_shown, words.hide, "hide") };
    let link = (!hidden).then(|| view! { <a class="button" href=lang.address(&format!("/topic/{slug}"))>{words.view}</a> });
    view! {
        <form class="topic-state" method="post" action=format!("{address}/state")>
            <input type="hidden" name="version" value=version.to_string() />
            <p><span class="standing" data-standing=standing>{sentence}</span></p>
            <p class="act">
                <button class="button" class:primary=hidden name="do" value=value>{button}</button>
                {link}
            </p>
        </form>
    }
}

#[component]
fn Saying(
    address: String,
    version: i64,
    details: Details,
    rich: bool,
    sent: Option<Sent<Details>>,
    banner: Option<Picture>,
    pictures: Vec<(String, String)>,
) -> impl IntoView {
    let words = use_topics_desk_words();
    let meanwhile = sent.as_ref().filter(|sent| sent.version != version).map(|sent| {
        let differs = differing(words, &details, &sent.form);
        view! { <Meanwhile version differs /> }
    });
    let Sent { form: details, version } = sent.unwrap_or(Sent { form: details, version });
    let intro_hint = if rich { words.intro_rich } else { words.intro_hint };
    let (title, summary) = (LONGEST_TITLE.to_string(), LONGEST_SUMMARY.to_string());
    let options = pictures.into_iter().map(|(file, alt)| view! { <option value=file>{alt}</option> }).collect_view();
    view! {
        <section class="desk-part">
            <header><h2>{words.details}</h2></header>
            <form class="desk-form" method="post" action=address>
                <input type="hidden" name="version" value=version.to_string() />
                <label><span>{words.title}</span><input name="title" value=details.title required maxlength=title autocomplete="off" lang="zh-CN" /></label>
                <label><span>{words.slug}<small>{words.slug_hint}</small></span>
                    <input name="slug" value=details.slug required maxlength="64" autocomplete="off" />
                </label>
                <label><span>{words.summary}<small>{words.summary_hint}</small></span>
                    <input name="summary" value=details.summary maxlength=summary.clone() autocomplete="off" lang="zh-CN" />
                </label>
                <label><span>{words.intro}<small>{intro_hint}</small></span>
                    <textarea name="intro" rows="6" maxlength=LONGEST_INTRO.to_string() lang="zh-CN">{in_textarea(&details.intro)}</textarea>
                </label>
                <label><span>{words.banner}<small>{words.banner_hint}</small></span>
                    <input name="banner" value=details.banner list="topic-pictures" autocomplete="off" />
                </label>
                <datalist id="topic-pictures">{options}</datalist>
                {banner.map(|picture| view! { <p class="topic-desk-banner"><Thumbnail picture=Some(picture) place=ThumbnailPlace::Grid /></p> })}
                <label><span>{words.seo_title}<small>{words.optional}</small></span>
                    <input name="seo-title" value=details.seo_title maxlength=summary.clone() autocomplete="off" lang="zh-CN" />
                </label>
                <label><span>{words.seo_description}<small>{words.optional}</small></span>
                    <input name="seo-description" value=details.seo_description maxlength=summary autocomplete="off" lang="zh-CN" />
                </label>
                {meanwhile}
                <p class="act"><button class="button primary">{words.save}</button></p>
            </form>
        </section>
    }
}

/// What stands now where something else was typed.
fn differing(words: &TopicsDeskWords, now: &Details, typed: &Details) -> Vec<(&'static str, String)> {
    let fields = [
        (words.title, &now.title, &typed.title),
        (words.slug, &now.slug, &typed.slug),
        (words.summary, &now.summary, &typed.summary),
        (words.intro, &now.intro, &typed.intro),
        (words.banner, &now.banner, &typed.banner),
        (words.seo_title, &now.seo_title, &typed.seo_title),
        (words.seo_description, &now.seo_description, &typed.seo_description),
    ];
    fields.into_iter().filter(|(_, now, typed)| now != typed).map(|(field, now, _)| (field, now.clone())).collect()
}

#[component]
fn NewBlock(address: String, version: i64, form: BlockForm, channels: Vec<crate::model::desk::Branch>) -> impl IntoView {
    let words = use_topics_desk_words();
    view! {
        <section class="topic-desk-block" id="add-block">
            <h3>{words.add_block}</h3>
            <p class="desk-note">{words.tag_hint}</p>
            <form class="desk-form block-form" method="post" action=format!("{address}/blocks")>
                <input type="hidden" name="version" value=version.to_string() />
                <BlockFields form channels />
                <p class="act"><button class="button" name="do" value="add">{words.add_block_button}</button></p>
            </form>
        </section>
    }
}

#[component]
fn Delete(address: String, version: i64) -> impl IntoView {
    let words = use_topics_desk_words();
    view! {
        <section class="desk-part">
            <header><h2>{words.delete}</h2></header>
            <form class="desk-form" method="post" action=format!("{address}/delete")>
                <input type="hidden" name="version" value=version.to_string() />
                <p>{words.delete_lead}</p>
                <label class="tick"><input type="checkbox" name="sure" value="1" required /><span>{words.sure}</span></label>
                <p class="act"><button class="button">{words.delete}</button></p>
            </form>
        </section>
    }
}
