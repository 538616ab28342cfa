//! Who and when: the line under a title, and the lines after a story.

use leptos::prelude::*;

use super::{card::Moment, words::use_words};
use crate::model::article::{ArticleView, Origin};

/// `2026-11-23 09:12:05  来源：X  记者：X  编辑：X`.
#[component]
pub fn Byline(
    /// Times, source and names are taken.
    article: ArticleView,
) -> impl IntoView {
    let words = use_words();
    let person = move |label: &'static str, name: String| (!name.is_empty()).then(|| view! { <span>{label}{words.colon}{name}</span> });
    let source = (!article.source.is_empty()).then(|| {
        let name = match article.source_url {
            Some(url) => view! { <a href=url.as_str().to_owned() rel="noopener">{article.source}</a> }.into_any(),
            None => article.source.into_any(),
        };
        view! { <span>{words.source}{words.colon}{name}</span> }
    });
    view! {
        <p class="byline">
            <Moment text=article.published.full() stamp=article.published />
            {source} {person(words.reporter, article.reporters)} {person(words.photographer, article.photographer)}
            {person(words.editor, article.editor)}
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
    let line = move |label: &'static str, text: String| (!text.is_empty()).then(|| view! { <p>{label}{words.colon}{text}</p> });
    let first = article.first_published.map(|stamp| view! { <p>{words.first_published}{words.colon}<Moment text=stamp.full() stamp /></p> });
    let note = if article.origin == Origin::Own { words.own_text } else { words.reprint };
    view! {
        <footer class="end-mark">
            {line(words.original_title, article.original_title)} {line(words.original_author, article.original_author)} {first}
            {line(words.responsible_editor, article.editor)}
            <p class="note">{note}</p>
        </footer>
    }
}
