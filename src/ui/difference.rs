//! Words with what stood there and what stands there: in the places of a page where they are read.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::model::{
    body::{
        Run,
        html::{MARKS, Mark},
    },
    comparison::{Mixed, Side},
};

/// Provided while a page is drawn with differences in it: the fields that are different, by their names.
#[derive(Clone, Debug, Default)]
pub struct Differing(pub HashMap<String, Mixed>);

/// What is different in a field of the page that is being drawn.
pub fn difference_in(field: &str) -> Option<Mixed> {
    use_context::<Differing>()?.0.remove(field)
}

/// Text with its marks, as stories have it; what is gone and what is new is marked around them.
pub fn mixed(words: &Mixed) -> AnyView {
    let stretch = |(side, runs): (Side, Vec<&Run>)| {
        let words = marked(&runs, 0);
        match side {
            Side::Both => words,
            Side::Before => view! { <del>{words}</del> }.into_any(),
            Side::After => view! { <ins>{words}</ins> }.into_any(),
        }
    };
    stretches(words).into_iter().map(stretch).collect_view().into_any()
}

/// The same of text whose line breaks are kept as they are.
pub fn mixed_code(words: &Mixed) -> AnyView {
    let stretch = |(side, runs): (Side, Vec<&Run>)| {
        let text: String = runs.into_iter().map(|run| run.text.as_str()).collect();
        match side {
            Side::Both => text.into_any(),
            Side::Before => view! { <del>{text}</del> }.into_any(),
            Side::After => view! { <ins>{text}</ins> }.into_any(),
        }
    };
    stretches(words).into_iter().map(stretch).collect_view().into_any()
}

fn stretches(words: &Mixed) -> Vec<(Side, Vec<&Run>)> {
    let stretch = |pieces: &'_ [crate::model::comparison::Piece]| pieces.first().map(|first| first.side).unwrap_or_default();
    words.chunk_by(|a, b| a.side == b.side).map(|pieces| (stretch(pieces), pieces.iter().map(|piece| &piece.run).collect())).collect()
}

/// Runs with their marks, nested as [`crate::model::body::Body::html`] nests them.
fn marked(runs: &[&Run], level: usize) -> AnyView {
    if level == MARKS {
        return runs.iter().map(|run| lines(&run.text)).collect_view().into_any();
    }
    let group = |runs: &[&Run]| {
        let words = marked(runs, level + 1);
        match runs.first().map_or(Mark::None, |first| Mark::of(first, level)) {
            Mark::None => words,
            Mark::Link(url) => {
                let rel = url.leads_away().then_some("external noopener");
                view! { <a href=url.as_str().to_owned() rel=rel>{words}</a> }.into_any()
            }
            Mark::Element(name) => element(name, words),
        }
    };
    runs.chunk_by(|a, b| Mark::of(a, level) == Mark::of(b, level)).map(group).collect_view().into_any()
}

fn element(name: &str, words: AnyView) -> AnyView {
    match name {
        "strong" => view! { <strong>{words}</strong> }.into_any(),
        "em" => view! { <em>{words}</em> }.into_any(),
        "u" => view! { <u>{words}</u> }.into_any(),
        "s" => view! { <s>{words}</s> }.into_any(),
        "sup" => view! { <sup>{words}</sup> }.into_any(),
        _ => view! { <sub>{words}</sub> }.into_any(),
    }
}

/// No element is drawn for an empty line: as words it would become a space.
fn lines(text: &str) -> AnyView {
    let words = |line: &str| (!line.is_empty()).then(|| line.to_owned());
    let line = |(number, line): (usize, &str)| view! { {(number > 0).then(|| view! { <br /> })} {words(line)} };
    text.split('\n').enumerate().map(line).collect_view().into_any()
}
