//! The log of acts: who did what, when and from where.

use leptos::prelude::*;

use super::{
    Desk, Leaves,
    account::browser,
    articles::{PeopleOptions, Said},
};
use crate::{
    content::drawn,
    model::{
        desk::{
            Around, Place,
            lists::{LogFilter, LogPage, LogRow},
        },
        log::Act,
        opened::Opened,
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

/// One page of it.
pub fn open(here: Here, around: Around, page: LogPage) -> Opened {
    let title = desk_words(here.lang).log.to_owned();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::Log) heading><Entries page /></Desk> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn Entries(page: LogPage) -> impl IntoView {
    let (lang, words) = (use_lang(), use_desk_words());
    let LogPage { filter, people, page } = page;
    let address = lang.address(Place::Log.address());
    let leaves = format!("{address}?{}", filter.query());
    let entries = match page.rows.is_empty() {
        true => view! { <p class="desk-empty">{words.no_log}</p> }.into_any(),
        false => {
            let rows = page.rows.into_iter().map(|row| view! { <Entry row /> }).collect_view();
            view! {
                <table class="desk-table log">
                    <caption class="visually-hidden">{words.log}</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="wide moment">{words.time}</th>
                            <th scope="col" class="wide who">{words.who}</th>
                            <th scope="col" class="act">{words.act_word}</th>
                            <th scope="col" class="wide">{words.what}</th>
                            <th scope="col" class="wide">{words.detail}</th>
                            <th scope="col" class="wide from">{words.from_where}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        }
    };
    view! {
        <Filters address filter people />
        {entries}
        <Leaves address=leaves before=page.before after=page.after />
        <p class="desk-note">{words.times_are}</p>
    }
}

#[component]
fn Entry(row: LogRow) -> impl IntoView {
    let words = use_desk_words();
    let act = row.act.map_or(words.unknown_act, |act| words.act(act));
    let failed = matches!(row.act, Some(Act::SignInFailed | Act::ScheduleFailed)).then_some("failed");
    let who = if row.person.is_empty() { words.the_site.to_owned() } else { row.person.clone() };
    // A browser's own name for itself is long, and says little more.
    let detail = match row.act {
        Some(Act::SignIn | Act::SessionEnded) => browser(&row.detail),
        _ => row.detail.clone(),
    };
    view! {
        <tr>
            <td class="wide"><Moment text=row.at.full() stamp=row.at.clone() /></td>
            <td class="wide" lang="zh-CN">{who.clone()}</td>
            <td>
                <span class=failed>{act}</span>
                <span class="narrow">
                    <Subject row=row.clone() />
                    <Said text=detail.clone() />
                </span>
                <span class="narrow">
                    <span lang="zh-CN">{who}</span>
                    <Moment text=row.at.full() stamp=row.at.clone() />
                    <Said text=row.address.clone() />
                </span>
            </td>
            <td class="wide"><Subject row=row.clone() /></td>
            <td class="wide" lang="zh-CN">{detail}</td>
            <td class="wide address">{row.address}</td>
        </tr>
    }
}

/// What an entry is about; an article is linked.
#[component]
fn Subject(row: LogRow) -> impl IntoView {
    let (lang, words) = (use_lang(), use_desk_words());
    match row.article {
        Some(id) => {
            let title = if row.subject.is_empty() { words.untitled.to_owned() } else { row.subject };
            view! { <a href=lang.address(&format!("/desk/articles/{id}")) lang="zh-CN">{title}</a> }.into_any()
        }
        None => view! { <Said text=row.subject /> }.into_any(),
    }
}

#[component]
fn Filters(address: String, filter: LogFilter, people: Vec<(i64, String)>) -> impl IntoView {
    let words = use_desk_words();
    let clear = (filter != LogFilter::default()).then(|| view! { <a class="clear" href=address.clone()>{words.clear}</a> });
    let act = |act: Act| view! { <option value=act.word() selected=filter.act == Some(act)>{words.act(act)}</option> };
    let article = filter.article.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <form class="filters" action=address role="search" aria-label=words.filters>
            <label><span>{words.act_word}</span>
                <select name="act"><option value="">{words.all_acts}</option>{Act::ALL.map(act).collect_view()}</select>
            </label>
            <label><span>{words.who}</span>
                <select name="person"><option value="">{words.all_people}</option><PeopleOptions people chosen=filter.person /></select>
            </label>
            <label class="short"><span>{words.article_number}</span><input name="article" inputmode="numeric" value=article maxlength="18" /></label>
            <label><span>{words.from_day}</span><input type="date" name="from" value=filter.from.clone() /></label>
            <label><span>{words.to_day}</span><input type="date" name="to" value=filter.to.clone() /></label>
            <p class="act"><button class="button">{words.filter}</button>{clear}</p>
        </form>
    }
}
