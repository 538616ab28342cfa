//! A topic's page, and the list of topics.

use leptos::prelude::*;

use super::{drawn, told};
use crate::{
    model::{
        article::Row,
        frame::Frame,
        opened::Opened,
        told::Poster,
        topic::{Block, Layout, TopicLink, TopicView},
    },
    ui::{
        breadcrumb::Breadcrumb,
        card::{Line, Moment, PictureCard, RowLink},
        picture::{Place, Thumbnail},
        prose::Prose,
        timeline::Timeline,
        topic::TopicBanners,
        words::{
            Here,
            topics::{topic_words, use_topic_words},
        },
    },
};

/// A topic; its banner stands for it elsewhere, or the site's own `poster`.
pub fn open(here: Here, frame: &Frame, view: TopicView, poster: Option<Poster>) -> Opened {
    let TopicLink { address, title: heading, .. } = view.topic.clone();
    let title = if view.seo_title.is_empty() { heading.clone() } else { view.seo_title.clone() };
    let description = view.description.clone();
    let poster = view.topic.banner.as_ref().map(Poster::of).or(poster);
    let content = drawn(here.clone(), || view! { <Topic view /> });
    let opened = Opened { title, description, address, heading, content, ..Opened::default() };
    let above = Some((topic_words(here.lang).topics, "/topic"));
    let told = told::collection(told::Page { here: &here, frame, opened: &opened, poster }, above);
    Opened { told, ..opened }
}

/// All topics.
pub fn list(here: Here, frame: &Frame, topics: Vec<TopicLink>, poster: Option<Poster>) -> Opened {
    let words = topic_words(here.lang);
    let content = drawn(here.clone(), || view! { <List topics /> });
    let (title, description) = (words.topics.to_owned(), words.topics_lead.to_owned());
    let opened = Opened { heading: title.clone(), title, description, address: "/topic".to_owned(), content, ..Opened::default() };
    let told = told::collection(told::Page { here: &here, frame, opened: &opened, poster }, None);
    Opened { told, ..opened }
}

#[component]
fn Topic(view: TopicView) -> impl IntoView {
    let words = use_topic_words();
    let TopicView { topic, intro, blocks, .. } = view;
    let with_banner = topic.banner.is_some();
    let banner = topic.banner.map(|picture| {
        let alt = picture.alt.clone();
        view! { <Thumbnail picture=Some(picture) place=Place::Page class="banner" alt eager=true /> }
    });
    let summary = (!topic.summary.is_empty()).then(|| view! { <p class="summary">{topic.summary}</p> });
    let intro = (!intro.as_str().is_empty()).then(|| view! { <div class="intro"><Prose story=intro /></div> });
    let blocks = match blocks.is_empty() {
        true => view! { <p class="empty">{words.nothing_yet}</p> }.into_any(),
        false => blocks.into_iter().map(|block| view! { <TopicBlock block /> }).collect_view().into_any(),
    };
    view! {
        <article class="topic bounds">
            <Breadcrumb channels=vec![] under=("/topic", words.topics) here=topic.title.clone() />
            <header class="topic-head" class:with-banner=with_banner lang="zh-CN">
                {banner}
                <div class="plate">
                    <p class="kicker">{words.topics}</p>
                    <h1 tabindex="-1">{topic.title}</h1>
                    {summary}
                </div>
            </header>
            {intro}
            <div class="topic-blocks">{blocks}</div>
        </article>
    }
}

#[component]
fn TopicBlock(block: Block) -> impl IntoView {
    let Block { heading, layout, rows } = block;
    let label = (!heading.is_empty()).then(|| heading.clone());
    let heading = (!heading.is_empty()).then(|| view! { <header class="block-heading"><h2>{heading}</h2></header> });
    let rows = match layout {
        Layout::List => {
            view! { <ul class="lines">{rows.into_iter().map(|row| view! { <Line row full_time=true /> }).collect_view()}</ul> }.into_any()
        }
        Layout::Cards => {
            view! { <ul class="cards">{rows.into_iter().map(|row| view! { <PictureCard row with_date=true /> }).collect_view()}</ul> }.into_any()
        }
        Layout::Timeline => view! { <Timeline rows=newest_first(rows) /> }.into_any(),
        Layout::Headline => view! { <Headline rows /> }.into_any(),
    };
    view! { <section class="topic-block" data-layout=layout.word() aria-label=label lang="zh-CN">{heading}{rows}</section> }
}

/// The first article large, with its picture; the others under it, or beside it where there is room.
#[component]
fn Headline(rows: Vec<Row>) -> impl IntoView {
    let mut rows = rows.into_iter();
    let lead = rows.next().map(|row| {
        let picture = row.cover.is_some();
        view! {
            <div class="lead-story" class:with-picture=picture>
                <Thumbnail picture=row.cover place=Place::Wide />
                <div>
                    <h3 class="lead"><RowLink address=row.address>{row.title}</RowLink></h3>
                    <p class="summary">{row.summary}</p>
                    <p class="meta"><Moment text=row.published.to_the_minute() stamp=row.published /></p>
                </div>
            </div>
        }
    });
    let others = rows.map(|row| view! { <Line row full_time=true /> }).collect_view();
    view! { {lead} <ul class="lines">{others}</ul> }
}

/// A timeline has one direction, in whatever order its articles were picked.
fn newest_first(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by(|a, b| b.published.cmp(&a.published));
    rows
}

#[component]
fn List(topics: Vec<TopicLink>) -> impl IntoView {
    let words = use_topic_words();
    let list = match topics.is_empty() {
        true => view! { <p class="empty">{words.no_topics}</p> }.into_any(),
        false => view! { <TopicBanners topics at_top=true /> }.into_any(),
    };
    view! {
        <div class="bounds all-topics">
            <Breadcrumb channels=vec![] here=words.topics />
            <header class="channel-head"><h1 tabindex="-1">{words.topics}</h1><p>{words.topics_lead}</p></header>
            {list}
        </div>
    }
}
