//! The content of the history dialog.

use leptos::prelude::*;

use crate::{
    content::drawn,
    model::{
        draft::{History, RevisionRow},
        opened::Html,
        revision::Kind,
    },
    ui::{
        card::Moment,
        words::{Here, comparison::comparison_words, editing::editing_words, use_lang},
    },
};

/// The entries, the newest first, each with buttons that compare and restore it; then one that asks for older ones.
pub fn open(here: Here, history: History) -> Html {
    let (words, comparing) = (editing_words(here.lang), comparison_words(here.lang));
    drawn(here, move || {
        if history.rows.is_empty() {
            return view! { <p>{words.no_history}</p> }.into_any();
        }
        let entry = |row: RevisionRow| {
            let (id, name) = (row.id.to_string(), format!("revision-{}", row.id));
            let live = row.live.then(|| view! { <b>{words.live_version}</b> });
            view! {
                <li>
                    <span id=name.clone()><Entry row /> {live}</span>
                    <span class="deeds">
                        <button type="button" data-difference="before" data-of=id.clone() aria-describedby=name.clone()>{comparing.with_before}</button>
                        <button type="button" data-difference="draft" data-of=id.clone() aria-describedby=name.clone()>{comparing.with_draft}</button>
                        <button type="button" data-revision=id aria-describedby=name>{words.restore}</button>
                    </span>
                </li>
            }
        };
        let older = history.older.map(|id| view! { <p><button type="button" data-before=id.to_string()>{comparing.older}</button></p> });
        view! { <ol class="history">{history.rows.into_iter().map(entry).collect_view()}</ol>{older} }.into_any()
    })
}

/// An entry in words: when, what, who.
#[component]
pub fn Entry(
    /// The entry.
    row: RevisionRow,
) -> impl IntoView {
    let words = editing_words(use_lang());
    let kind = match row.kind {
        Kind::Before => words.kind_before,
        Kind::Sitting => words.kind_sitting,
        Kind::Publish => words.kind_publish,
        Kind::Restore => words.kind_restore,
        Kind::Import => words.kind_import,
        Kind::Picture => words.kind_picture,
    };
    view! { <Moment text=row.at.full() stamp=row.at /> " " {kind} " " <span lang="zh-CN">{row.person}</span> " " }
}
