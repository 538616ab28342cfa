//! A channel's page, and what "加载更多" appends to it.

use leptos::prelude::*;

use super::{drawn, told};
use crate::{
    model::{
        article::Row,
        channel::{ChannelView, ListKind},
        frame::Frame,
        opened::{Appended, Opened},
        page_of::{Cursor, PageOf},
        stamp::Stamp,
        told::Poster,
    },
    ui::{
        breadcrumb::Breadcrumb,
        card::{Card, Line, PictureCard},
        feed_link::FeedLink,
        more_list::MoreList,
        pager::Pager,
        picture_strip::PictureStrip,
        popular::PopularList,
        search_box::SearchBox,
        timeline::Days,
        words::{Here, searching::use_searching_words, use_lang, use_words, words},
    },
};

/// One numbered page of a channel, with what machines are told of it.
pub fn open(here: Here, frame: &Frame, view: ChannelView, poster: Option<Poster>) -> Opened {
    let (name, number) = (view.channel.name.clone(), view.list.number);
    let first = number == 1;
    let title = if first { name.clone() } else { format!("{name} - {}", words(here.lang).page_number(number)) };
    let address = if first { view.channel.address() } else { format!("{}?page={number}", view.channel.address()) };
    let description = if view.description.is_empty() { name.clone() } else { view.description.clone() };
    let (ancestors, channel) = (view.ancestors.clone(), view.channel.clone());
    let content = drawn(here.clone(), || view! { <Channel view /> });
    let opened = Opened { title, description, address, heading: name, content, ..Opened::default() };
    let told = told::channel(told::Page { here: &here, frame, opened: &opened, poster }, &ancestors, &channel);
    Opened { told, ..opened }
}

/// The rows that follow `after` in the list of a channel of this kind.
pub fn append(here: Here, kind: ListKind, after: Cursor, more: PageOf<Row>) -> Appended {
    let day = Stamp::of_unix(after.published_at).date().to_owned();
    let rows = drawn(here, || view! { <Rows kind rows=more.items after=day /> });
    Appended { rows, next: more.next.map(|next| next.to_string()) }
}

#[component]
fn Channel(view: ChannelView) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    let ChannelView { channel, description, kind, ancestors, tabs, list, popular, more, strip } = view;
    let (number, pages, total) = (list.number, list.pages(), list.total);
    let current = channel.slug.clone();
    let tabs = tabs
        .into_iter()
        .map(|tab| {
            let here = (tab.slug == current).then_some("page");
            let address = lang.address(&tab.address());
            view! { <li><a href=address aria-current=here>{tab.name}</a></li> }
        })
        .collect_view();
    let address = lang.address(&channel.address());
    let list = match list.items.is_empty() {
        true => view! { <p class="empty">{words.list_is_empty}</p><SearchBox label=use_searching_words().this_page /> }.into_any(),
        false => view! { <List kind slug=channel.slug.to_string() address=address.clone() list /> }.into_any(),
    };
    view! {
        <div class="bounds columns">
            <div class="column channel">
                <Breadcrumb channels=ancestors here=channel.name.clone() />
                <header class="channel-head">
                    <h1 tabindex="-1">{channel.name}</h1>
                    <FeedLink of=channel.slug.to_string() />
                    <p>{description}</p>
                    <nav class="tabs" aria-label=words.sub_channels><ul>{tabs}</ul></nav>
                </header>
                {list}
                <Pager address number pages total />
            </div>
            <aside class="column side" aria-label=words.more>
                <PopularList popular />
                {more.map(|more| view! { <MoreList more /> })}
                {strip.map(|pictures| view! { <PictureStrip pictures /> })}
            </aside>
        </div>
    }
}

/// The list and "加载更多": a link to the next page, which scripts make append its rows in place (`pages::load_more`).
/// What its `slug` names, `server::channels::more` knows.
#[component]
pub(super) fn List(kind: ListKind, slug: String, address: String, list: PageOf<Row>) -> impl IntoView {
    let words = use_words();
    let class = match kind {
        ListKind::Text => "list lines",
        ListKind::Summary => "list cards",
        ListKind::Pictures => "list pictures",
        ListKind::Express => "list timeline",
    };
    let more = list.next.map(|next| {
        view! {
            <p class="fault" role="status"></p>
            <a class="button load-more" href=format!("{address}?page={}", list.number + 1) data-channel=slug data-after=next.to_string()>
                {words.load_more}
            </a>
        }
    });
    view! {
        <ul class=class><Rows kind rows=list.items after=String::new() /></ul>
        {more}
    }
}

/// Rows of a list of this kind, which goes on after the day `after` (empty at its beginning).
#[component]
fn Rows(kind: ListKind, rows: Vec<Row>, after: String) -> impl IntoView {
    match kind {
        ListKind::Text => rows.into_iter().map(|row| view! { <Line row full_time=true /> }).collect_view().into_any(),
        ListKind::Summary => rows.into_iter().map(|row| view! { <Card row /> }).collect_view().into_any(),
        ListKind::Pictures => rows.into_iter().map(|row| view! { <PictureCard row with_date=true /> }).collect_view().into_any(),
        ListKind::Express => view! { <Days rows after /> }.into_any(),
    }
}
