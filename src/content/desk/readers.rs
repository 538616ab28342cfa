//! How often articles are read: bars of days, channels, sources and articles, and the numbers behind them.

use leptos::prelude::*;

use super::{Branches, Desk};
use crate::{
    content::drawn,
    model::{
        desk::{
            Around, Branch, Place,
            readers::{Asked, Figures, ReadArticle, ReadSoFar, ReadersPage, Sheet, Span},
        },
        lang::Lang,
        opened::Opened,
        readings::Source,
    },
    ui::{
        card::Moment,
        chart::{LyingBar, UprightBars, grouped},
        words::{
            Here,
            desk::{desk_words, use_desk_words},
            readers::{readers_words, use_readers_words},
            use_lang,
        },
    },
};

/// The page.
pub fn open(here: Here, around: Around, page: ReadersPage) -> Opened {
    let title = desk_words(here.lang).readers.to_owned();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::Readers) heading><Readers page /></Desk> });
    Opened { title, content, ..Opened::default() }
}

/// The columns of a table that is downloaded.
pub fn columns(lang: Lang, sheet: Sheet, span: Span) -> Vec<&'static str> {
    let (words, desk) = (readers_words(lang), desk_words(lang));
    match sheet {
        Sheet::Days => vec![if span == Span::Year { words.week_from } else { words.date }, words.reads],
        Sheet::Channels => vec![desk.channel, words.reads],
        Sheet::Sources => vec![words.sheet(sheet, span), words.reads],
        Sheet::Articles => vec![desk.article_number, desk.title, desk.channel, words.published, words.reads],
    }
}

/// The name of where readers come from, in such a table.
pub fn source(lang: Lang, source: Source) -> &'static str {
    readers_words(lang).source(source)
}

#[component]
fn Readers(page: ReadersPage) -> impl IntoView {
    let words = use_readers_words();
    let ReadersPage { asked, counting, channels, article, figures } = page;
    let about = article.map(|(title, total)| view! { <About id=asked.article.unwrap_or_default() title total span=asked.span /> });
    let empty = figures.total == 0;
    let charts = match empty {
        true => view! { <p class="desk-empty">{words.none}</p> }.into_any(),
        false => view! { <Charts asked figures=figures.clone() /> }.into_any(),
    };
    view! {
        <p class="desk-lead">{words.lead}</p>
        {(!counting).then(|| view! { <p class="desk-lead off">{words.off}</p> })}
        {about}
        <Choice asked channels />
        <Totals span=asked.span figures />
        {charts}
        <p class="desk-note">{words.note}</p>
    }
}

/// Which article the numbers are of.
#[component]
fn About(id: i64, title: String, total: i64, span: Span) -> impl IntoView {
    let (lang, words) = (use_lang(), use_readers_words());
    let all = format!("{}?{}", lang.address(Place::Readers.address()), Asked { span, ..Asked::default() }.query());
    view! {
        <section class="read-article">
            <h2 lang="zh-CN">{title}</h2>
            <p>
                <span>{words.in_all}" "<b>{grouped(total)}</b></span>
                <a href=lang.address(&format!("/desk/articles/{id}"))>{words.open_article}</a>
                <a href=all>{words.all_articles}</a>
            </p>
        </section>
    }
}

/// How far back, and of which channel.
#[component]
fn Choice(asked: Asked, channels: Vec<Branch>) -> impl IntoView {
    let (lang, words, desk) = (use_lang(), use_readers_words(), use_desk_words());
    let address = lang.address(Place::Readers.address());
    let spans = Span::ALL
        .map(|span| {
            let to = format!("{address}?{}", Asked { span, ..asked }.query());
            view! { <li><a href=to aria-current=(span == asked.span).then_some("true")>{words.span(span)}</a></li> }
        })
        .collect_view();
    let channel = asked.article.is_none().then(|| {
        view! {
            <form action=address.clone() aria-label=desk.filters>
                <input type="hidden" name="days" value=asked.span.days().to_string() />
                <select name="channel" aria-label=desk.channel>
                    <option value="">{desk.all_channels}</option>
                    <Branches channels chosen=asked.channel />
                </select>
                <button class="button">{words.show}</button>
            </form>
        }
    });
    view! { <div class="readers-choice"><nav class="spans" aria-label=words.spans><ul>{spans}</ul></nav>{channel}</div> }
}

#[component]
fn Totals(span: Span, figures: Figures) -> impl IntoView {
    let words = use_readers_words();
    let tile = |word: String, number: String| view! { <div><dt>{word}</dt><dd>{number}</dd></div> };
    let average = (figures.total as f64 / span.days() as f64).round() as i64;
    let change = figures.change().map_or("–".to_owned(), |change| format!("{}{:.1}%", if change < 0.0 { "−" } else { "+" }, change.abs()));
    view! {
        <dl class="totals">
            {tile(words.today.to_owned(), grouped(figures.today))}
            {tile(words.in_span(span), grouped(figures.total))}
            {tile(words.on_average.to_owned(), grouped(average))}
            {tile(words.change.to_owned(), change)}
        </dl>
    }
}

#[component]
fn Charts(asked: Asked, figures: Figures) -> impl IntoView {
    let words = use_readers_words();
    let Figures { days, total, channels, sources, articles, .. } = figures;
    let label = words.sheet(Sheet::Days, asked.span);
    let date = if asked.span == Span::Year { words.week_from } else { words.date };
    let numbers = days
        .iter()
        .rev()
        .map(|(day, reads)| view! { <tr><th scope="row">{day.clone()}</th><td class="number">{grouped(*reads)}</td></tr> })
        .collect_view();
    let sources = sources.into_iter().map(|(source, reads)| (words.source(source).to_owned(), reads)).collect();
    view! {
        <section class="desk-part">
            <SheetHead sheet=Sheet::Days asked />
            <UprightBars bars=days id="days" label=label.to_owned() />
            <details class="numbers">
                <summary>{words.numbers}</summary>
                <div class="desk-scroll" tabindex="0" role="region" aria-label=label>
                    <table class="desk-table">
                        <caption class="visually-hidden">{label}</caption>
                        <thead><tr><th scope="col">{date}</th><th scope="col" class="number">{words.reads}</th></tr></thead>
                        <tbody>{numbers}</tbody>
                    </table>
                </div>
            </details>
        </section>
        <div class="side-by-side">
            {asked.article.is_none().then(|| view! { <Shares sheet=Sheet::Channels asked rows=channels total texts="zh-CN" /> })}
            <Shares sheet=Sheet::Sources asked rows=sources total texts=use_lang().tag() />
        </div>
        {(!articles.is_empty()).then(|| view! { <Articles asked articles /> })}
    }
}

/// What a table is about, and where it can be downloaded.
#[component]
fn SheetHead(sheet: Sheet, asked: Asked) -> impl IntoView {
    let (lang, words) = (use_lang(), use_readers_words());
    let name = words.sheet(sheet, asked.span);
    let file = format!("{}?{}sheet={}", lang.address("/desk/readers.csv"), asked.query(), sheet.word());
    view! {
        <header>
            <h2>{name}</h2>
            <a href=file download>{words.download}<span class="visually-hidden">" "{name}</span></a>
        </header>
    }
}

/// Names with bars, numbers and shares; `texts` is the language of the names.
#[component]
fn Shares(sheet: Sheet, asked: Asked, rows: Vec<(String, i64)>, total: i64, texts: &'static str) -> impl IntoView {
    let (words, desk) = (use_readers_words(), use_desk_words());
    let most = rows.iter().map(|(_, reads)| *reads).max().unwrap_or(0);
    let name = if sheet == Sheet::Channels { desk.channel } else { words.sheet(sheet, asked.span) };
    let rows = rows
        .into_iter()
        .map(|(name, reads)| {
            view! {
                <tr>
                    <th scope="row" lang=texts>{name}</th>
                    <td class="bar-cell"><LyingBar number=reads most /></td>
                    <td class="number">{grouped(reads)}</td>
                    <td class="number share">{format!("{:.1}%", reads as f64 * 100.0 / total.max(1) as f64)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="desk-part">
            <SheetHead sheet asked />
            <table class="desk-table bars">
                <caption class="visually-hidden">{words.sheet(sheet, asked.span)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{name}</th>
                        <td class="bar-cell"></td>
                        <th scope="col" class="number">{words.reads}</th>
                        <th scope="col" class="number share">{words.share}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

#[component]
fn Articles(asked: Asked, articles: Vec<ReadArticle>) -> impl IntoView {
    let (lang, words, desk) = (use_lang(), use_readers_words(), use_desk_words());
    let most = articles.first().map_or(0, |article| article.reads);
    let rows = articles
        .into_iter()
        .map(|article| {
            let ReadArticle { id, title, channel, published, reads } = article;
            let address = format!("{}?{}", lang.address(Place::Readers.address()), Asked { article: Some(id), channel: None, ..asked }.query());
            view! {
                <tr>
                    <th scope="row" class="title">
                        <a href=address lang="zh-CN">{title}</a>
                        <span class="narrow"><span lang="zh-CN">{channel.clone()}</span><Moment text=published.to_the_minute() stamp=published.clone() /></span>
                    </th>
                    <td class="wide" lang="zh-CN">{channel}</td>
                    <td class="wide"><Moment text=published.to_the_minute() stamp=published /></td>
                    <td class="bar-cell wide"><LyingBar number=reads most /></td>
                    <td class="number">{grouped(reads)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="desk-part">
            <SheetHead sheet=Sheet::Articles asked />
            <table class="desk-table bars read-articles">
                <caption class="visually-hidden">{words.sheet(Sheet::Articles, asked.span)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{desk.title}</th>
                        <th scope="col" class="wide">{desk.channel}</th>
                        <th scope="col" class="wide">{words.published}</th>
                        <td class="bar-cell wide"></td>
                        <th scope="col" class="number">{words.reads}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

/// How often an article was read, in a line above it.
#[component]
pub(super) fn ReadLine(id: i64, reads: ReadSoFar) -> impl IntoView {
    let (lang, words) = (use_lang(), use_readers_words());
    let address = format!("{}?{}", lang.address(Place::Readers.address()), Asked { article: Some(id), ..Asked::default() }.query());
    let number = |word: &'static str, number: i64| view! { <span>{word}" "<b>{grouped(number)}</b></span> };
    view! {
        <aside class="read-line bounds" aria-label=words.article_figures>
            <span>{words.reads}</span>
            {number(words.in_all, reads.total)} {number(words.last_day, reads.day)} {number(words.last_week, reads.week)}
            <a href=address>{words.numbers}</a>
        </aside>
    }
}
