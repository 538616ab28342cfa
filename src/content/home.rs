//! The home page.

use leptos::prelude::*;

use super::drawn;
use crate::{
    model::{
        article::Row,
        channel::ChannelLink,
        frame::Site,
        home::{Filled, HomeView},
        opened::Opened,
    },
    ui::{
        card::{Line, RowLink},
        focus::FocusPictures,
        more_list::{BlockHeading, ChannelBlock},
        picture_strip::PictureStrip,
        timeline::Timeline,
        words::{Here, use_lang, use_words},
    },
};

/// The home page of `site`.
pub fn open(here: Here, site: &Site, home: HomeView) -> Opened {
    let heading = site.name_in(here.lang).to_owned();
    let content = drawn(here, || view! { <Home home name=heading.clone() /> });
    Opened { title: String::new(), description: site.description.clone(), address: "/".to_owned(), heading, content }
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
