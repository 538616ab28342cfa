//! An article's page.

use leptos::prelude::*;

use super::drawn;
use crate::{
    model::{
        article::{ArticleView, Neighbour, Origin, Parts},
        opened::Opened,
        stamp::Stamp,
    },
    ui::{
        breadcrumb::Breadcrumb,
        byline::{Byline, EndMark},
        card::Moment,
        editable::{Editable, field, is_drawn, said, words_of},
        more_list::MoreList,
        picture_strip::PictureStrip,
        prose::Prose,
        tools::{ArticleTools, use_reading_words},
        words::{Here, use_lang, use_words},
    },
};

/// An article, or a part of it.
pub fn open(here: Here, article: ArticleView) -> Opened {
    let title = if article.seo_title.is_empty() { article.title.clone() } else { article.seo_title.clone() };
    let (heading, description, address) = (article.title.clone(), article.description.clone(), article.address.clone());
    let content = drawn(here, || readable(article));
    Opened { title, description, address, heading, content }
}

/// The same for its editor, with marks at what can be changed where it stands; see [`Editable`].
pub fn open_to_edit(here: Here, article: ArticleView, empty: bool) -> Opened {
    let (heading, address) = (article.title.clone(), article.address.clone());
    let content = drawn(here, || {
        provide_context(Editable { empty });
        readable(article)
    });
    Opened { title: heading.clone(), address, heading, content, ..Opened::default() }
}

fn readable(article: ArticleView) -> impl IntoView {
    let story = view! { <Prose story=article.story.clone() /> }.into_any();
    view! { <Article article story /> }
}

/// The page of an article.
#[component]
pub(super) fn Article(
    /// All but its story.
    article: ArticleView,
    /// The story, drawn.
    story: AnyView,
) -> impl IntoView {
    let words = use_words();
    let line =
        |class: &'static str, text: String| is_drawn(class, &text).then(|| view! { <p class=class data-field=field(class)>{said(class, text)}</p> });
    let summary = article.summary.clone();
    let summary = is_drawn("summary", &summary).then(|| view! { <p class="summary"><b>{words.summary}</b>{words_of("summary", summary)}</p> });
    let corrections = corrections(&article.corrections);
    let original = article.source_url.clone().filter(|_| article.origin != Origin::Own);
    let tags = article.tags.iter().map(|tag| view! { <li>{tag.clone()}</li> }).collect_view();
    view! {
        <div class="bounds columns">
            <article class="column article">
                <Breadcrumb channels=article.channels.clone() here=article.title.clone() />
                <header class="article-head" lang="zh-CN">
                    {line("kicker", article.kicker.clone())}
                    <h1 tabindex="-1">{words_of("title", article.title.clone())}</h1>
                    {line("subtitle", article.subtitle.clone())}
                    <div class="under-title">
                        <Byline article=article.clone() />
                        <ArticleTools article=article.clone() />
                    </div>
                </header>
                {corrections}
                {summary}
                <PartsMenu label=words.parts address=article.address.clone() parts=article.parts.clone() />
                {story}
                <PartsMenu label=words.parts_again address=article.address.clone() parts=article.parts.clone() />
                {original.map(|url| view! { <p class="original"><a class="button" href=url.as_str().to_owned() rel="noopener">{words.read_original}</a></p> })}
                <EndMark article=article.clone() />
                <OnPaper address=format!("{}{}", article.public_url, use_lang().address(&article.address)) />
                {(!article.tags.is_empty()).then(|| view! { <section class="tags" aria-label=words.tags><ul>{tags}</ul></section> })}
                <nav class="neighbours">
                    <Neighbouring label=words.previous_article neighbour=article.previous />
                    <Neighbouring label=words.next_article neighbour=article.next />
                </nav>
                {article.strip.map(|pictures| view! { <PictureStrip pictures /> })}
            </article>
            <aside class="column side" aria-label=words.more>{article.more.map(|more| view! { <MoreList more /> })}</aside>
        </div>
    }
}

/// Where the story came from, on paper alone; the readers' script adds when.
#[component]
fn OnPaper(address: String) -> impl IntoView {
    let words = use_reading_words();
    let colon = use_words().colon;
    view! {
        <p class="on-paper">
            <span>{words.page_address}{colon}{address}</span>
            <span data-printed hidden>{words.printed_at}{colon}<time></time></span>
        </p>
    }
}

/// 更正, above the story.
fn corrections(corrections: &[(Stamp, String)]) -> Option<impl IntoView + use<>> {
    let words = use_words();
    let notes = corrections
        .iter()
        .map(|(at, note)| view! { <p lang="zh-CN"><b>{words.correction}</b><Moment text=at.to_the_minute() stamp=at.clone() />{note.clone()}</p> })
        .collect_view();
    (!corrections.is_empty()).then(|| view! { <section class="corrections" aria-label=words.correction>{notes}</section> })
}

/// The parts of a text with page breaks, and all of it on one page.
#[component]
fn PartsMenu(label: &'static str, address: String, parts: Parts) -> impl IntoView {
    let (lang, words) = (use_lang(), use_words());
    let address = lang.address(&address);
    let (shown, all) = (parts.shown, parts.titles.len() > 1);
    let links = (1..)
        .zip(parts.titles)
        .map(|(number, title)| {
            let target = if number == 1 { address.clone() } else { format!("{address}?part={number}") };
            view! { <li><a href=target aria-current=(shown == Some(number)).then_some("page")>{words.part(number, &title)}</a></li> }
        })
        .collect_view();
    let whole = format!("{address}?part=all");
    all.then(|| {
        view! {
            <nav class="parts" aria-label=label>
                <ol>{links}</ol>
                <a href=whole aria-current=shown.is_none().then_some("page")>{words.read_all}</a>
            </nav>
        }
    })
}

#[component]
fn Neighbouring(label: &'static str, neighbour: Option<Neighbour>) -> impl IntoView {
    let lang = use_lang();
    neighbour.map(|neighbour| view! { <a href=lang.address(&neighbour.address)><span>{label}</span><b>{neighbour.title}</b></a> })
}
