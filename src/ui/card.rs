//! An article in a list, in the sizes that lists need.

use leptos::prelude::*;

use super::{
    picture::{Place, Thumbnail},
    words::{use_lang, use_words},
};
use crate::model::{article::Row, stamp::Stamp};

/// A moment, printed as `text`.
#[component]
pub fn Moment(
    /// The moment.
    stamp: Stamp,
    /// How it is printed.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <time datetime=stamp.iso().to_owned()>{text}</time> }
}

/// Where a row's title leads.
#[component]
pub fn RowLink(
    /// The row's address and title are taken.
    address: String,
    /// What is inside the link.
    children: Children,
) -> impl IntoView {
    let away = !address.starts_with('/');
    view! { <a href=use_lang().address(&address) rel=away.then_some("noopener")>{children()}</a> }
}

/// `【详情】`, for those who look for it; the title beside it is the same link, so keyboards pass it over.
#[component]
fn Details(address: String, title: String) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    view! { <a class="details" href=lang.address(&address) tabindex="-1" aria-label=format!("{} {title}", words.details)>{words.details}</a> }
}

/// Thumbnail, title, summary, source and time, `【详情】`: a row of a channel's page.
#[component]
pub fn Card(
    /// The article.
    row: Row,
) -> impl IntoView {
    let picture = row.cover.is_some();
    let details = view! { <Details address=row.address.clone() title=row.title.clone() /> };
    view! {
        <li class="card" class:with-picture=picture>
            <Thumbnail picture=row.cover place=Place::Row />
            <div>
                <h2 class="title"><RowLink address=row.address>{row.title}</RowLink></h2>
                <p class="summary">
                    {row.summary} {details}
                </p>
                <p class="meta">
                    {(!row.source.is_empty()).then(|| view! { <span>{row.source}</span> })}
                    <Moment text=row.published.to_the_minute() stamp=row.published />
                </p>
            </div>
        </li>
    }
}

/// Thumbnail and a title of two lines: the first item of a channel block, and `>>更多` lists.
#[component]
pub fn SmallCard(
    /// The article.
    row: Row,
    /// With its summary and `【详情】`.
    #[prop(optional)]
    with_summary: bool,
) -> impl IntoView {
    let picture = row.cover.is_some();
    let details = view! { <Details address=row.address.clone() title=row.title.clone() /> };
    view! {
        <li class="small-card" class:with-picture=picture>
            <Thumbnail picture=row.cover />
            <div>
                <h3 class="title"><RowLink address=row.address>{row.title}</RowLink></h3>
                {with_summary.then(|| view! {
                    <p class="summary">{row.summary} {details}</p>
                })}
                <p class="meta"><Moment text=row.published.to_the_minute() stamp=row.published /></p>
            </div>
        </li>
    }
}

/// A title and its date on one line.
#[component]
pub fn Line(
    /// The article.
    row: Row,
    /// With year and time, as on a channel's own page.
    #[prop(optional)]
    full_time: bool,
) -> impl IntoView {
    let text = if full_time { row.published.to_the_minute() } else { row.published.month_day().to_owned() };
    view! {
        <li class="line">
            <RowLink address=row.address>{row.title}</RowLink>
            <Moment text stamp=row.published />
        </li>
    }
}

/// A picture with its title under it.
#[component]
pub fn PictureCard(
    /// The article.
    row: Row,
    /// With its date, as on a channel's own page.
    #[prop(optional)]
    with_date: bool,
) -> impl IntoView {
    let date = with_date.then(|| view! { <p class="meta"><Moment text=row.published.date() stamp=row.published.clone() /></p> });
    view! {
        <li class="picture-card">
            <RowLink address=row.address>
                <span class="frame"><Thumbnail picture=row.cover place=Place::Grid /></span>
                <span class="title">{row.title}</span>
            </RowLink>
            {date}
        </li>
    }
}
