//! A block of a topic at the desk, with the articles that were picked for it.

use leptos::prelude::*;

use super::{
    Branches,
    articles::{StandingMark, name},
    meanwhile::Meanwhile,
};
use crate::{
    model::{
        desk::{
            Branch,
            topics::{BlockForm, DeskBlock, LONGEST_TITLE, Looked, Picked, Sent},
        },
        topic::{Layout, MOST_RULED},
    },
    ui::words::{
        topics_desk::{TopicsDeskWords, use_topics_desk_words},
        use_lang,
    },
};

/// One block.
#[component]
pub fn Block(
    /// The topic's page at the desk.
    address: String,
    /// The topic's version.
    version: i64,
    /// The block.
    block: DeskBlock,
    /// Its number among the blocks, from 1.
    number: usize,
    /// Whether it can go no further up.
    first: bool,
    /// Whether it can go no further down.
    last: bool,
    /// Channels to choose from.
    channels: Vec<Branch>,
    /// What was looked for, to be put into it.
    looked: Option<Looked>,
) -> impl IntoView {
    let words = use_topics_desk_words();
    let DeskBlock { id, form, sent, picked, numbers } = block;
    let heading = words.block(number, &form.heading);
    let [up, down, save] = [words.up, words.down, words.save_block].map(|button| words.about(button, &heading));
    let shown = match form.heading.is_empty() {
        true => view! { <h3>{heading.clone()}</h3> }.into_any(),
        false => view! { <h3>{number} ". " <span lang="zh-CN">{form.heading.clone()}</span></h3> }.into_any(),
    };
    let articles = match form.has_rule() {
        true => view! { <p class="desk-note">{words.by_rule}</p> }.into_any(),
        false => view! { <Articles address=address.clone() version block=id heading=heading.clone() picked numbers looked /> }.into_any(),
    };
    let meanwhile = sent.as_ref().filter(|sent| sent.version != version).map(|sent| {
        let differs = differing(words, &channels, &form, &sent.form);
        view! { <Meanwhile version differs /> }
    });
    let Sent { form, version: made_from } = sent.unwrap_or(Sent { form, version });
    view! {
        <section class="topic-desk-block" id=format!("block-{id}")>
            {shown}
            <form class="desk-form block-form" method="post" action=format!("{address}/blocks")>
                <input type="hidden" name="version" value=made_from.to_string() />
                <input type="hidden" name="block" value=id.to_string() />
                <BlockFields form channels />
                {meanwhile}
                <p class="act">
                    <button class="button" name="do" value="change" aria-label=save>{words.save_block}</button>
                    <button class="button" name="do" value="up" aria-label=up disabled=first>{words.up}</button>
                    <button class="button" name="do" value="down" aria-label=down disabled=last>{words.down}</button>
                </p>
            </form>
            {articles}
            <Remove address version block=id heading />
        </section>
    }
}

/// What stands now where something else was typed.
fn differing(words: &TopicsDeskWords, channels: &[Branch], now: &BlockForm, typed: &BlockForm) -> Vec<(&'static str, String)> {
    let channel = |form: &BlockForm| match form.channel {
        Some(id) => channels.iter().find(|(known, ..)| *known == id).map(|(_, name, _)| name.clone()).unwrap_or_default(),
        None => words.any_channel.to_owned(),
    };
    let number = |form: &BlockForm| if form.number > 0 { form.number.to_string() } else { String::new() };
    let fields = |form: &BlockForm| {
        [
            (words.heading, form.heading.clone()),
            (words.layout, words.layout(form.layout).to_owned()),
            (words.tag, form.tag.clone()),
            (words.channel, channel(form)),
            (words.number, number(form)),
        ]
    };
    fields(now).into_iter().zip(fields(typed)).filter(|(now, typed)| now != typed).map(|(now, _)| now).collect()
}

/// Folded away, and with a tick: what was picked is gone with the block.
#[component]
fn Remove(address: String, version: i64, block: i64, heading: String) -> impl IntoView {
    let words = use_topics_desk_words();
    let label = words.about(words.remove_block, &heading);
    view! {
        <details class="remove-block">
            <summary>{words.remove_block}</summary>
            <form class="desk-form" method="post" action=format!("{address}/blocks")>
                <input type="hidden" name="version" value=version.to_string() />
                <input type="hidden" name="block" value=block.to_string() />
                <p>{words.remove_block_lead}</p>
                <label class="tick"><input type="checkbox" name="sure" value="1" required /><span>{words.sure}</span></label>
                <p class="act"><button class="button" name="do" value="remove" aria-label=label>{words.remove_block}</button></p>
            </form>
        </details>
    }
}

/// What is said of a block, in fields.
#[component]
pub fn BlockFields(
    /// As it stands, or as it was sent in.
    form: BlockForm,
    /// Channels to choose from.
    channels: Vec<Branch>,
) -> impl IntoView {
    let words = use_topics_desk_words();
    let layout = |layout: Layout| view! { <option value=layout.word() selected=layout == form.layout>{words.layout(layout)}</option> };
    let number = if form.number > 0 { form.number.to_string() } else { String::new() };
    view! {
        <label class="whole"><span>{words.heading}</span>
            <input name="heading" value=form.heading maxlength=LONGEST_TITLE.to_string() autocomplete="off" lang="zh-CN" />
        </label>
        <label><span>{words.layout}</span><select name="layout">{Layout::ALL.map(layout).collect_view()}</select></label>
        <label><span>{words.tag}</span><input name="tag" value=form.tag maxlength="60" autocomplete="off" lang="zh-CN" /></label>
        <label><span>{words.channel}</span>
            <select name="channel" lang="zh-CN">
                <option value="" lang=use_lang().tag()>{words.any_channel}</option>
                <Branches channels chosen=form.channel />
            </select>
        </label>
        <label><span>{words.number}</span><input name="number" type="number" min="1" max=MOST_RULED.to_string() value=number /></label>
    }
}

#[component]
fn Articles(
    address: String,
    version: i64,
    block: i64,
    heading: String,
    picked: Vec<Picked>,
    /// Typed, and not taken.
    numbers: String,
    looked: Option<Looked>,
) -> impl IntoView {
    let words = use_topics_desk_words();
    let last = picked.len().saturating_sub(1);
    let rows = match picked.is_empty() {
        true => view! { <p class="desk-empty">{words.no_articles}</p> }.into_any(),
        false => {
            let entry = |(at, picked): (usize, Picked)| view! { <Entry picked first=at == 0 last=at == last /> };
            let rows = picked.into_iter().enumerate().map(entry).collect_view();
            view! { <ol class="topic-picked">{rows}</ol> }.into_any()
        }
    };
    let action = format!("{address}/articles");
    let typed = looked.as_ref().map(|looked| looked.words.clone()).unwrap_or_default();
    let hidden = move || {
        view! {
            <input type="hidden" name="version" value=version.to_string() />
            <input type="hidden" name="block" value=block.to_string() />
        }
    };
    let found = looked.map(|looked| view! { <Found action=action.clone() version block looked /> });
    view! {
        <h4>{words.articles}</h4>
        <form method="post" action=action.clone()>{hidden()}{rows}</form>
        <div class="topic-add">
            <form class="desk-form" method="post" action=action>
                {hidden()}
                <label><span>{words.add_by_number}<small>{words.numbers_hint}</small></span>
                    <input name="numbers" value=numbers required inputmode="numeric" autocomplete="off" />
                </label>
                <button class="button" name="do" value="add">{words.add}</button>
            </form>
            <form class="desk-form" action=format!("{address}#block-{block}") role="search" aria-label=words.about(words.look, &heading)>
                <input type="hidden" name="block" value=block.to_string() />
                <label><span>{words.look}</span><input type="search" name="q" value=typed required maxlength="100" lang="zh-CN" /></label>
                <button class="button">{words.look_button}</button>
            </form>
        </div>
        {found}
    }
}

/// An article of the block, with buttons of the form around it.
#[component]
fn Entry(picked: Picked, first: bool, last: bool) -> impl IntoView {
    let words = use_topics_desk_words();
    let article = picked.article;
    let title = name(use_lang(), &picked.title, article);
    let button = |word: &'static str, act: &'static str, off: bool| {
        let label = words.about(word, &title);
        view! { <button class="button" name="do" value=format!("{act}:{article}") aria-label=label disabled=off>{word}</button> }
    };
    let buttons = [button(words.up, "up", first), button(words.down, "down", last), button(words.remove, "remove", false)];
    view! { <li><PickedLine picked /><span class="act">{buttons.into_iter().collect_view()}</span></li> }
}

#[component]
fn PickedLine(picked: Picked) -> impl IntoView {
    let lang = use_lang();
    let Picked { article, title, standing } = picked;
    let chinese = (!title.is_empty()).then_some("zh-CN");
    let title = name(lang, &title, article);
    view! {
        <span class="picked">
            <span class="number">{article}</span>
            <a href=lang.address(&format!("/desk/articles/{article}")) lang=chinese>{title}</a>
            <StandingMark standing differs=false />
        </span>
    }
}

#[component]
fn Found(action: String, version: i64, block: i64, looked: Looked) -> impl IntoView {
    let words = use_topics_desk_words();
    if looked.found.is_empty() {
        return view! { <p class="desk-empty">{words.nothing_found}</p> }.into_any();
    }
    let row = |picked: Picked| {
        let label = words.about(words.add, &picked.title);
        let value = format!("add:{}", picked.article);
        view! {
            <li><PickedLine picked /><span class="act"><button class="button" name="do" value=value aria-label=label>{words.add}</button></span></li>
        }
    };
    view! {
        <form method="post" action=action aria-label=words.found>
            <input type="hidden" name="version" value=version.to_string() />
            <input type="hidden" name="block" value=block.to_string() />
            <ul class="topic-picked found">{looked.found.into_iter().map(row).collect_view()}</ul>
        </form>
    }
    .into_any()
}
