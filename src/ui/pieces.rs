//! A text in pieces: what was searched for is marked.

use leptos::prelude::*;

use crate::model::search::Piece;

/// The text.
#[component]
pub fn Pieces(
    /// Its pieces.
    pieces: Vec<Piece>,
) -> impl IntoView {
    pieces
        .into_iter()
        .map(|piece| match piece.hit {
            true => view! { <mark>{piece.text}</mark> }.into_any(),
            false => piece.text.into_any(),
        })
        .collect_view()
}
