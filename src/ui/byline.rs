//! Who and when: the line under a title, and the lines after a story.

use leptos::prelude::*;

use super::{
    card::Moment,
    editable::{is_drawn, words_of},
    tools::use_reading_words,
    words::use_words,
};
use crate::model::article::{ArticleView, Origin};

/// `2026-11-23 09:12:05  来源：X  记者：X  编辑：X  阅读约 3 分钟`.
#[component]
pub fn Byline(
    /// Times, source, names and how long it takes to read are taken.
    article: ArticleView,
) -> impl IntoView {
    let words = use_words();
    let person = move |label: &'static str, field: &'static str, name: String| {
        is_drawn(field, &name).then(|| view! { <span>{label}{words.colon}{words_of(field, name)}</span> })
    };
    let source = is_drawn("source", &article.source).then(|| {
        let name = words_of("source", article.source);
        let name = match article.source_url {
            Some(url) => view! { <a href=url.as_str().to_owned() rel="noopener">{name}</a> }.into_any(),
            None => name,
        };
        view! { <span>{words.source}{words.colon}{name}</span> }
    });
    view! {
        <p class="byline">
            <Moment text=article.published.full() stamp=article.published />
            {source} {person(words.reporter, "reporters", article.reporters)} {person(words.photographer, "photographer", article.photographer)}
            {person(words.editor, "editor", article.editor)}
            <span>{use_reading_words().minutes(article.minutes)}</span>
        </p>
    }
}

/// What a reprint must state, the first publication where it was another time, 责任编辑, and whose text it is.
#[component]
pub fn EndMark(
    /// Names, origin and times are taken.
    article: ArticleView,
) -> impl IntoView {
    let words = use_words();
    let line = move |label: &'static str, text: AnyView, is: bool| is.then(|| view! { <p>{label}{words.colon}{text}</p> });
    let (has_title, has_author, has_editor) = (!article.original_title.is_empty(), !article.original_author.is_empty(), !article.editor.is_empty());
    let (title, author) = (words_of("original-title", article.original_title), words_of("original-author", article.original_author));
    let first = article.first_published.map(|stamp| view! { <p>{words.first_published}{words.colon}<Moment text=stamp.full() stamp /></p> });
    let note = if article.origin == Origin::Own { words.own_text } else { words.reprint };
    view! {
        <footer class="end-mark">
            {line(words.original_title, title, has_title)} {line(words.original_author, author, has_author)} {first}
            {line(words.responsible_editor, article.editor.into_any(), has_editor)}
            <p class="note">{note}</p>
        </footer>
    }
}
