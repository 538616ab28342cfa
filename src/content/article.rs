//! An article's page.

use leptos::prelude::*;

use super::{drawn, told};
use crate::{
    model::{
        article::{ArticleView, Neighbour, Origin, Parts, Row},
        frame::Frame,
        opened::Opened,
        stamp::Stamp,
        told::Poster,
        topic::TopicLink,
    },
    ui::{
        breadcrumb::Breadcrumb,
        byline::{Byline, EndMark},
        card::{Line, Moment},
        editable::{Editable, field, is_drawn, said, words_of},
        more_list::MoreList,
        picture_strip::PictureStrip,
        popular::PopularList,
        prose::Prose,
        tags::Tags,
        tools::{ArticleTools, use_reading_words},
        words::{Here, topics::use_topic_words, use_lang, use_words},
    },
};

/// An article that readers see, or a part of it, with what machines are told of it.
pub fn published(here: Here, frame: &Frame, article: ArticleView, poster: Option<Poster>) -> Opened {
    let opened = open(here.clone(), article.clone());
    let told = told::article(told::Page { here: &here, frame, opened: &opened, poster }, &article);
    Opened { told, ..opened }
}

/// An article, or a part of it.
pub fn open(here: Here, article: ArticleView) -> Opened {
    let title = if article.seo_title.is_empty() { article.title.clone() } else { article.seo_title.clone() };
    let (heading, description, address) = (article.title.clone(), article.description.clone(), article.address.clone());
    let content = drawn(here, || readable(article));
    Opened { title, description, address, heading, content, ..Opened::default() }
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
    view! {
        <div class="bounds columns">
            <article class="column article" data-counted=article.counted.then(|| article.id.to_string())>
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
                <OfTopics topics=article.topics />
                <Tags tags=article.tags />
                <nav class="neighbours">
                    <Neighbouring label=words.previous_article neighbour=article.previous />
                    <Neighbouring label=words.next_article neighbour=article.next />
                </nav>
                <Related rows=article.related />
                {article.strip.map(|pictures| view! { <PictureStrip pictures /> })}
            </article>
            <aside class="column side" aria-label=words.more>
                <PopularList popular=article.popular />
                {article.more.map(|more| view! { <MoreList more /> })}
            </aside>
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

/// 所属专题.
#[component]
fn OfTopics(topics: Vec<TopicLink>) -> impl IntoView {
    let lang = use_lang();
    (!topics.is_empty()).then(|| {
        let links = topics.into_iter().map(|topic| view! { <li><a href=lang.address(&topic.address)>{topic.title}</a></li> }).collect_view();
        view! { <section class="of-topics"><h2>{use_topic_words().of_topics}</h2><ul lang="zh-CN">{links}</ul></section> }
    })
}

/// 相关阅读.
#[component]
fn Related(rows: Vec<Row>) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        let lines = rows.into_iter().map(|row| view! { <Line row full_time=false /> }).collect_view();
        view! { <section class="related"><h2>{use_topic_words().related}</h2><ul lang="zh-CN">{lines}</ul></section> }
    })
}

#[component]
fn Neighbouring(label: &'static str, neighbour: Option<Neighbour>) -> impl IntoView {
    let lang = use_lang();
    neighbour.map(|neighbour| view! { <a href=lang.address(&neighbour.address)><span>{label}</span><b>{neighbour.title}</b></a> })
}
