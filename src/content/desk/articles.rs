//! Lists of articles at the desk: all, one's own drafts, scheduled, the bin.

use leptos::prelude::*;

use super::{Branches, Desk, Leaves};
use crate::{
    content::drawn,
    model::{
        desk::{
            Around, Branch, Place,
            lists::{ArticleList, ArticleRow, Bulk, Filter, standing_word},
        },
        draft::Standing,
        lang::Lang,
        opened::Opened,
        stamp::Stamp,
    },
    ui::{
        card::Moment,
        words::{
            Here,
            desk::{desk_words, use_desk_words},
            use_lang,
        },
    },
};

/// One of the lists.
pub fn open(here: Here, around: Around, list: ArticleList) -> Opened {
    let title = desk_words(here.lang).place(list.place);
    let content = drawn(here, || view! { <Desk around place=Some(list.place) heading=title.to_owned()><List list /></Desk> });
    Opened { title: title.to_owned(), content, ..Opened::default() }
}

/// What an article is called where it stands alone: by its title, or by its number.
pub fn name(lang: Lang, title: &str, id: i64) -> String {
    if title.is_empty() { format!("{} {id}", desk_words(lang).untitled) } else { title.to_owned() }
}

#[component]
fn List(list: ArticleList) -> impl IntoView {
    let (lang, words) = (use_lang(), use_desk_words());
    let ArticleList { place, filter, page, channels, people, deeds } = list;
    let query = filter.query();
    let address = lang.address(place.address());
    let empty = match (place, filter.is_empty()) {
        (Place::Drafts, _) => words.no_drafts,
        (Place::Scheduled, _) => words.no_scheduled,
        (_, true) => words.no_articles,
        (_, false) => words.no_match,
    };
    let leaves = format!("{address}?{query}");
    let filters = (place == Place::Articles).then(|| view! { <Filters address filter channels people /> });
    let table = match page.rows.is_empty() {
        true => view! { <p class="desk-empty">{empty}</p> }.into_any(),
        false => view! {
            <form method="post" action=lang.address("/desk/several")>
                <input type="hidden" name="place" value=place.address() />
                <input type="hidden" name="query" value=query />
                <Deeds deeds=deeds.clone() />
                <Rows rows=page.rows place chosen=!deeds.is_empty() />
            </form>
        }
        .into_any(),
    };
    view! {
        {filters}
        {table}
        <Leaves address=leaves before=page.before after=page.after />
        <p class="desk-note">{words.times_are}</p>
    }
}

/// What can be done with the articles that are ticked below it.
#[component]
fn Deeds(deeds: Vec<Bulk>) -> impl IntoView {
    let words = use_desk_words();
    let button = |deed: Bulk| view! { <button class="button" name="deed" value=deed.word()>{words.bulk(deed)}</button> };
    (!deeds.is_empty()).then(|| view! { <p class="deeds"><span>{words.chosen}</span>{deeds.into_iter().map(button).collect_view()}</p> })
}

/// Rows as a table; `chosen` puts a box before each.
#[component]
pub(super) fn Rows(rows: Vec<ArticleRow>, place: Place, chosen: bool) -> impl IntoView {
    let words = use_desk_words();
    let time = match place {
        Place::Scheduled => Some(words.scheduled_for),
        Place::Bin => Some(words.binned_at),
        _ => None,
    };
    let rows = rows.into_iter().map(|row| view! { <OneRow row place chosen /> }).collect_view();
    view! {
        <table class="desk-table articles">
            <caption class="visually-hidden">{words.place(place)}</caption>
            <thead>
                <tr>
                    {chosen.then(|| view! { <th scope="col" class="box"><span class="visually-hidden">{words.choose}</span></th> })}
                    <th scope="col">{words.title}</th>
                    <th scope="col" class="wide">{words.channel}</th>
                    <th scope="col" class="wide">{words.state}</th>
                    {time.map(|time| view! { <th scope="col" class="wide time">{time}</th> })}
                    <th scope="col" class="wide">{words.author}</th>
                    <th scope="col" class="wide">{words.changed}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn OneRow(row: ArticleRow, place: Place, chosen: bool) -> impl IntoView {
    let (lang, words) = (use_lang(), use_desk_words());
    let title = if row.title.is_empty() { words.untitled.to_owned() } else { row.title.clone() };
    let time = match place {
        Place::Scheduled => row.scheduled.clone().map(|at| (words.scheduled_for, at)),
        Place::Bin => row.binned.clone().map(|at| (words.binned_at, at)),
        _ => None,
    };
    let also_scheduled = row.scheduled.clone().filter(|_| place != Place::Scheduled);
    let value = format!("{}:{}", row.id, row.version);
    let label = words.choose_this(&title);
    let address = lang.address(&format!("/desk/articles/{}", row.id));
    view! {
        <tr>
            {chosen.then(|| view! { <td class="box"><label><input type="checkbox" name="article" value=value aria-label=label /></label></td> })}
            <th scope="row" class="title">
                <a href=address lang="zh-CN">{title}</a>
                {also_scheduled.map(|at| view! { <span class="due">{words.scheduled_for}" "<Minute at /></span> })}
                <span class="narrow">
                    {time.clone().map(|(word, at)| view! { <span class="due">{word}" "<Minute at /></span> })}
                    <span lang="zh-CN">{row.channel.clone()}</span>
                    <StandingMark standing=row.standing differs=row.differs />
                    <Said text=row.changed_by.clone() />
                    <Minute at=row.changed.clone() />
                </span>
            </th>
            <td class="wide" lang="zh-CN">{row.channel}</td>
            <td class="wide"><StandingMark standing=row.standing differs=row.differs /></td>
            {time.clone().map(|(_, at)| view! { <td class="wide"><Minute at /></td> })}
            <td class="wide" lang="zh-CN">{row.author}</td>
            <td class="wide"><span class="by"><Minute at=row.changed /><Said text=row.changed_by /></span></td>
        </tr>
    }
}

/// Text of the newsroom, where there is any.
#[component]
pub(super) fn Said(text: String) -> impl IntoView {
    (!text.is_empty()).then(|| view! { <span lang="zh-CN">{text}</span> })
}

/// A moment to the minute.
#[component]
pub(super) fn Minute(at: Stamp) -> impl IntoView {
    view! { <Moment text=at.to_the_minute() stamp=at /> }
}

/// What readers see of an article.
#[component]
pub(super) fn StandingMark(standing: Standing, differs: bool) -> impl IntoView {
    let words = use_desk_words();
    let changed = (differs && standing == Standing::Published).then(|| view! { <span class="differs">{words.has_changes}</span> });
    view! { <span class="standing" data-standing=standing_word(standing)>{words.standing(standing)}</span>{changed} }
}

#[component]
fn Filters(address: String, filter: Filter, channels: Vec<Branch>, people: Vec<(i64, String)>) -> impl IntoView {
    let words = use_desk_words();
    let clear = (!filter.is_empty()).then(|| view! { <a class="clear" href=address.clone()>{words.clear}</a> });
    let state = |standing: Standing| {
        view! { <option value=standing_word(standing) selected=filter.standing == Some(standing)>{words.standing(standing)}</option> }
    };
    let author = (!people.is_empty()).then(|| {
        view! {
            <label><span>{words.author}</span>
                <select name="author"><option value="">{words.all_people}</option><PeopleOptions people chosen=filter.author /></select>
            </label>
        }
    });
    view! {
        <form class="filters" action=address role="search" aria-label=words.filters>
            <label class="search"><span>{words.search_title}</span><input type="search" name="q" value=filter.words.clone() maxlength="100" /></label>
            <label><span>{words.state}</span>
                <select name="state">
                    <option value="">{words.all_states}</option>
                    {[Standing::Draft, Standing::Published, Standing::Withdrawn].map(state).collect_view()}
                </select>
            </label>
            <label><span>{words.channel}</span>
                <select name="channel"><option value="">{words.all_channels}</option><Branches channels chosen=filter.channel /></select>
            </label>
            {author}
            <label class="tick"><input type="checkbox" name="changed" value="1" checked=filter.changed /><span>{words.only_changed}</span></label>
            <p class="act"><button class="button">{words.filter}</button>{clear}</p>
        </form>
    }
}

/// People as entries of a choice.
#[component]
pub(super) fn PeopleOptions(people: Vec<(i64, String)>, chosen: Option<i64>) -> impl IntoView {
    let option = move |(id, name): (i64, String)| view! { <option value=id.to_string() selected=chosen == Some(id)>{name}</option> };
    people.into_iter().map(option).collect_view()
}
