//! The page of a search.

use leptos::prelude::*;

use super::drawn;
use crate::{
    error::Error,
    model::{
        article::Row,
        channel::ChannelLink,
        lang::Lang,
        opened::Opened,
        search::{Choice, Hit, Order, Search, SearchView},
        told::Told,
    },
    ui::{
        breadcrumb::Breadcrumb,
        card::{Line, Moment, RowLink, Thumbnail},
        pager::Pager,
        pieces::Pieces,
        search_box::SearchBox,
        words::{
            Here,
            searching::{searching_words, use_searching_words},
            sentences::sentence,
            use_lang, use_words, words,
        },
    },
};

/// One page of what was found.
pub fn open(here: Here, view: SearchView) -> Opened {
    let texts = searching_words(here.lang);
    let heading = if view.sayable { texts.results_of(&view.search.text) } else { texts.search.to_owned() };
    let page = if view.search.page > 1 { format!(" - {}", words(here.lang).page_number(view.search.page)) } else { String::new() };
    let (title, address) = (format!("{heading}{page}"), view.search.address());
    let description = texts.description(if view.sayable { &view.search.text } else { texts.placeholder });
    let content = drawn(here, || view! { <Found view heading=heading.clone() /> });
    Opened { title, description, address, heading, content, told: Told::default() }
}

/// Why there is no such page, in the reader's language.
pub fn refused(lang: Lang, error: Error) -> Error {
    if matches!(error, Error::Invalid(_)) { Error::Invalid(sentence(lang, &error)) } else { error }
}

#[component]
fn Found(view: SearchView, heading: String) -> impl IntoView {
    let texts = use_searching_words();
    let SearchView { search, sayable, channels, hits, count, pages, by_channel, by_span, by_source, newest } = view;
    let lang = use_lang();
    let links = channels.into_iter().map(|channel| channel_link(lang, channel)).collect_view();
    let has_links = !links.is_empty();
    let summary = (count.number > 0).then(|| view! { <Summary search=search.clone() found=texts.found(count) /> });
    let nothing = match (sayable, search.text.is_empty()) {
        (true, _) => None,
        (false, true) => Some(texts.ask),
        (false, false) => Some(texts.nothing_to_look_for),
    };
    let narrowed = search.is_narrowed();
    let list = if hits.is_empty() {
        view! { <Nothing says=nothing newest /> }.into_any()
    } else {
        let address = lang.address(&search.first_page().address());
        let hits = hits.into_iter().map(|hit| view! { <FoundArticle hit /> }).collect_view();
        view! {
            <ul class="list hits">{hits}</ul>
            <Pager address number=search.page pages total=count.number more=count.more />
        }
        .into_any()
    };
    let choices = (sayable && (count.number > 0 || narrowed)).then(|| {
        view! {
            <aside class="column facets">
                <Choices label=texts.channels choices=by_channel />
                <Choices label=texts.ages choices=by_span.into_iter().map(|(span, choice)| named(choice, texts.span(span))).collect() />
                <Choices label=texts.sources choices=by_source />
            </aside>
        }
    });
    view! {
        <div class="bounds columns search-page">
            <header class="column channel-head">
                <Breadcrumb channels=vec![] here=texts.search.to_owned() />
                <h1 tabindex="-1">{heading}</h1>
                <SearchBox label=texts.this_page search=search.clone()><Dates search=search.clone() /></SearchBox>
                {has_links.then(|| view! { <p class="matching">{texts.matching_channels}{use_words().colon}{links}</p> })}
                {summary}
            </header>
            {choices}
            <div class="column">{list}</div>
        </div>
    }
}

fn channel_link(lang: Lang, channel: ChannelLink) -> impl IntoView {
    let address = lang.address(&channel.address());
    view! { <a href=address>{channel.name}</a> }
}

fn named(choice: Choice, label: &str) -> Choice {
    Choice { label: label.to_owned(), ..choice }
}

/// From one day to another, opened by its word.
#[component]
fn Dates(search: Search) -> impl IntoView {
    let texts = use_searching_words();
    let open = !(search.from.is_empty() && search.to.is_empty());
    view! {
        <details class="dates" open=open>
            <summary>{texts.dates}</summary>
            <label>{texts.from}<input type="date" name="from" value=search.from /></label>
            <label>{texts.to}<input type="date" name="to" value=search.to /></label>
            <button class="button">{texts.apply}</button>
        </details>
    }
}

/// How many there are, and what comes first.
#[component]
fn Summary(search: Search, found: String) -> impl IntoView {
    let (lang, texts) = (use_lang(), use_searching_words());
    let orders = [(Order::Newest, texts.newest_first), (Order::Relevance, texts.best_first)];
    let orders = orders
        .map(|(order, label)| {
            let current = (search.order == order).then_some("true");
            let address = lang.address(&Search { order, ..search.first_page() }.address());
            view! { <li><a href=address aria-current=current>{label}</a></li> }
        })
        .collect_view();
    view! {
        <div class="found">
            <p role="status">{found}</p>
            <nav aria-label=texts.order><ul>{orders}</ul></nav>
        </div>
    }
}

/// One kind of choice, each with how many it finds.
#[component]
fn Choices(label: &'static str, choices: Vec<Choice>) -> impl IntoView {
    let (lang, texts) = (use_lang(), use_searching_words());
    let choices = choices
        .into_iter()
        .map(|choice| {
            let label = if choice.label.is_empty() { texts.any.to_owned() } else { choice.label };
            let address = lang.address(&choice.search.address());
            let count = choice.count.map(|count| view! { <span class="count">{texts.number(count)}</span> });
            view! { <li><a href=address aria-current=choice.chosen.then_some("true")>{label}{count}</a></li> }
        })
        .collect_view();
    view! {
        <nav aria-label=label>
            <h2>{label}</h2>
            <ul>{choices}</ul>
        </nav>
    }
}

/// Title and passage with what was searched for, channel, source, people, time.
#[component]
fn FoundArticle(hit: Hit) -> impl IntoView {
    let (lang, texts, words) = (use_lang(), use_searching_words(), use_words());
    let Hit { row, title, passage, reporters, channel } = hit;
    let picture = row.cover.is_some();
    let channel = channel.map(|channel| channel_link(lang, channel));
    view! {
        <li class="card hit" class:with-picture=picture>
            <Thumbnail picture=row.cover />
            <div>
                <h2 class="title"><RowLink address=row.address><Pieces pieces=title /></RowLink></h2>
                <p class="summary"><Pieces pieces=passage /></p>
                <p class="meta">
                    {channel}
                    {(!row.source.is_empty()).then(|| view! { <span>{row.source}</span> })}
                    {(!reporters.is_empty()).then(|| view! { <span>{texts.reporter}{words.colon}{reporters}</span> })}
                    <Moment text=row.published.to_the_minute() stamp=row.published />
                </p>
            </div>
        </li>
    }
}

/// What to do where nothing was found, and the newest of the site.
#[component]
fn Nothing(says: Option<&'static str>, newest: Vec<Row>) -> impl IntoView {
    let texts = use_searching_words();
    let tips = says.is_none().then(|| view! { <ul class="tips">{texts.tips.map(|tip| view! { <li>{tip}</li> }).collect_view()}</ul> });
    let lines = newest.into_iter().map(|row| view! { <Line row full_time=true /> }).collect_view();
    view! {
        <div class="nothing">
            <p role="status">{says.unwrap_or(texts.none_found)}</p>
            {tips}
        </div>
        <section class="newest"><h2>{use_words().newest}</h2><ul class="lines">{lines}</ul></section>
    }
}
