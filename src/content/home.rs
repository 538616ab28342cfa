//! The home page.

use leptos::prelude::*;

use super::{drawn, told};
use crate::{
    model::{
        article::Row,
        channel::ChannelLink,
        frame::Frame,
        home::{Filled, HomeView},
        opened::Opened,
        told::Poster,
        topic::TopicLink,
    },
    ui::{
        card::{Line, RowLink},
        focus::FocusPictures,
        more_list::{BlockHeading, ChannelBlock},
        picture_strip::PictureStrip,
        popular::PopularBand,
        timeline::Timeline,
        topic::TopicBanners,
        words::{Here, topics::use_topic_words, use_lang, use_words},
    },
};

/// The home page of a site, with what machines are told of it.
pub fn open(here: Here, frame: &Frame, home: HomeView, poster: Option<Poster>) -> Opened {
    let heading = frame.site.name_in(here.lang).to_owned();
    let content = drawn(here.clone(), || view! { <Home home name=heading.clone() /> });
    let opened = Opened { description: frame.site.description.clone(), address: "/".to_owned(), heading, content, ..Opened::default() };
    let told = told::home(told::Page { here: &here, frame, opened: &opened, poster });
    Opened { told, ..opened }
}

#[component]
fn Home(home: HomeView, name: String) -> impl IntoView {
    let sections = home.sections.into_iter().map(|section| view! { <Section section /> }).collect_view();
    view! {
        <h1 class="visually-hidden" tabindex="-1">{name}</h1>
        <div class="home">{sections}</div>
    }
}

#[component]
fn Section(section: Filled) -> impl IntoView {
    match section {
        Filled::Opening { focus, focus_slot, headline, news, more } => {
            view! { <Opening focus focus_slot=focus_slot.to_string() headline news more /> }.into_any()
        }
        Filled::Channels(blocks) => {
            let blocks = blocks.into_iter().map(|block| view! { <ChannelBlock block /> }).collect_view();
            view! { <div class="channel-blocks bounds">{blocks}</div> }.into_any()
        }
        Filled::Strip(pictures) => view! { <div class="band"><div class="bounds"><PictureStrip pictures /></div></div> }.into_any(),
        Filled::Express(express) => view! {
            <section class="express bounds"><BlockHeading channel=express.channel /><Timeline rows=express.rows /></section>
        }
        .into_any(),
        Filled::Popular(popular) => view! { <PopularBand popular /> }.into_any(),
        Filled::Topics(topics) => view! { <Topics topics /> }.into_any(),
    }
}

/// Topics as quiet banners.
#[component]
fn Topics(topics: Vec<TopicLink>) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    let name = use_topic_words().topics;
    view! {
        <section class="home-topics bounds">
            <header class="block-heading">
                <h2><a href=lang.address("/topic")>{name}</a></h2>
                <a class="more" href=lang.address("/topic") aria-label=format!("{} {name}", words.more)>{words.more}</a>
            </header>
            <TopicBanners topics />
        </section>
    }
}

/// The first screen: focus pictures, headline with the stories under it, top news.
#[component]
fn Opening(focus: Vec<Row>, focus_slot: String, headline: Vec<Row>, news: Vec<Row>, more: Option<ChannelLink>) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    let mut headline = headline.into_iter();
    let lead = headline.next().map(|row| {
        view! {
            <h2 class="lead"><RowLink address=row.address>{row.title}</RowLink></h2>
            <p class="lead-summary">{row.summary}</p>
        }
    });
    let under = headline.map(|row| view! { <li><RowLink address=row.address>{row.title}</RowLink></li> }).collect_view();
    let lines = news.into_iter().map(|row| view! { <Line row /> }).collect_view();
    let more = more.map(|channel| view! { <a class="more" href=lang.address(&channel.address())>{format!("{}{}", words.more, channel.name)}</a> });
    view! {
        <div class="opening bounds">
            {(!focus.is_empty()).then(|| view! { <FocusPictures rows=focus from=focus_slot /> })}
            <div class="top">
                <section aria-label=words.headline>{lead}<ul class="under-lead">{under}</ul></section>
                <section aria-label=words.top_news><ul class="lines">{lines}</ul>{more}</section>
            </div>
        </div>
    }
}
