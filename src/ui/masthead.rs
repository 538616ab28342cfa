//! The top of every page: date, name of the site, its two menus.

use leptos::prelude::*;

use super::{
    nav::Entries,
    tools::{Display, use_reading_words},
    words::{Here, use_lang, use_words},
};
use crate::model::{
    frame::{Frame, Site},
    lang::Lang,
    menu::Item,
};

/// Top strip, name and menus.
#[component]
pub fn Masthead(
    /// Identity, menus, day.
    frame: Frame,
) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    let main = frame.menus.main;
    view! {
        <header class="masthead">
            <KeptMark />
            <div class="strip">
                <div class="bounds">
                    <time datetime=frame.today.date().to_owned()>{words.day(frame.today.date())}</time>
                    <div class="strip-tools"><Display /><LanguageLink /></div>
                </div>
            </div>
            <div class="bounds name">
                <SiteName site=frame.site lang />
                <AllMenus items=main.iter().chain(&frame.menus.second).cloned().collect() />
            </div>
            <nav class="main-menu" aria-label=words.main_menu>
                <div class="bounds"><ul><Entries items=main /></ul></div>
            </nav>
            <nav class="second-menu bounds" aria-label=words.second_menu><ul><Entries items=frame.menus.second /></ul></nav>
        </header>
    }
}

/// Of a page that a device has kept: since when. Shown, and given its time, by the service worker (`src/reading/worker`).
#[component]
fn KeptMark() -> impl IntoView {
    let (lang, words) = (use_lang(), use_reading_words());
    view! {
        <p class="kept-mark">
            <span class="bounds">
                <span>{words.kept_at}" "<time data-kept-at></time></span>
                <a href=lang.address("/offline") rel="external">{words.kept}</a>
            </span>
        </p>
    }
}

#[component]
fn SiteName(site: Site, lang: Lang) -> impl IntoView {
    let english = lang == Lang::En && !site.english_name.is_empty();
    let name = site.name_in(lang).to_owned();
    view! {
        <a class="site-name" href=lang.address("/") lang=(!english).then_some("zh-CN")>
            {site.logo.map(|logo| view! { <img src=logo.address() width="48" height="48" alt="" /> })}
            <b>{name}</b>
        </a>
        <p class="tagline" lang="zh-CN">{site.tagline}</p>
    }
}

/// On phones: one button that opens all entries of both menus. It needs no script; following a link closes it.
#[component]
fn AllMenus(items: Vec<Item>) -> impl IntoView {
    let words = use_words();
    view! {
        <details class="all-menus">
            <summary>
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M3 5h14M3 10h14M3 15h14" /></svg>
                {words.menu}
            </summary>
            <nav aria-label=words.menu><ul><Entries items /></ul></nav>
        </details>
    }
}

/// The same page in the other language.
#[component]
pub fn LanguageLink() -> impl IntoView {
    let words = use_words();
    let here = use_context::<Here>().unwrap_or_default();
    let other = here.lang.other();
    view! { <a class="language" href=other.address(&here.address) lang=other.tag() hreflang=other.tag()>{words.other_language}</a> }
}
