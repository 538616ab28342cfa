//! Differences, drawn as a page: what is new, what is gone, what stands elsewhere.

use leptos::prelude::*;

use crate::{
    content::drawn,
    model::{
        comparison::{BlockDifference, Comparison, LineDifference, Piece, Side},
        opened::Html,
    },
    ui::{
        prose::Prose,
        words::{
            Here,
            editing::{EditingWords, editing_words},
        },
    },
};

/// All differences, in the place of the article.
pub fn open(here: Here, comparison: Comparison) -> Html {
    let words = editing_words(here.lang);
    drawn(here, move || {
        view! {
            <div class="bounds columns comparison">
                <article class="column article">
                    <h1 tabindex="-1">{comparison.title.clone()}</h1>
                    <Lines words lines=comparison.lines />
                    {comparison.blocks.into_iter().map(|block| view! { <Block block /> }).collect_view()}
                </article>
            </div>
        }
    })
}

/// Fields that are different, as a list.
#[component]
pub fn Lines(
    /// The names of fields.
    words: &'static EditingWords,
    /// What is different.
    lines: Vec<LineDifference>,
) -> impl IntoView {
    let rows = lines.into_iter().map(|line| view! { <dt>{words.part(&line.part)}</dt><dd lang="zh-CN">{marked(line.pieces)}</dd> }).collect_view();
    view! { <dl class="differences">{rows}</dl> }
}

#[component]
fn Block(block: BlockDifference) -> impl IntoView {
    let class = match (block.side, block.moved) {
        (Side::Before, _) => "block gone",
        (Side::After, _) => "block new",
        (Side::Both, true) => "block moved",
        (Side::Both, false) => "block",
    };
    let content = match block.pieces {
        Some(pieces) => view! { <div class="prose" lang="zh-CN"><p>{marked(pieces)}</p></div> }.into_any(),
        None => view! { <Prose story=block.html /> }.into_any(),
    };
    match block.side {
        Side::Before => view! { <del class=class>{content}</del> }.into_any(),
        Side::After => view! { <ins class=class>{content}</ins> }.into_any(),
        Side::Both => view! { <div class=class>{content}</div> }.into_any(),
    }
}

/// Stretches of text, marked by where they stand.
fn marked(pieces: Vec<Piece>) -> impl IntoView {
    pieces
        .into_iter()
        .map(|piece| match piece.side {
            Side::Both => view! { <span>{piece.text}</span> }.into_any(),
            Side::Before => view! { <del>{piece.text}</del> }.into_any(),
            Side::After => view! { <ins>{piece.text}</ins> }.into_any(),
        })
        .collect_view()
}
