//! The content of the history dialog.

use leptos::prelude::*;

use crate::{
    content::drawn,
    model::{draft::RevisionRow, opened::Html, revision::Kind},
    ui::{
        card::Moment,
        words::{Here, editing::editing_words},
    },
};

/// The entries, the newest first, each with a button that restores it.
pub fn open(here: Here, revisions: Vec<RevisionRow>) -> Html {
    let words = editing_words(here.lang);
    drawn(here, move || {
        if revisions.is_empty() {
            return view! { <p>{words.no_history}</p> }.into_any();
        }
        let entry = |row: RevisionRow| {
            let kind = match row.kind {
                Kind::Before => words.kind_before,
                Kind::Sitting => words.kind_sitting,
                Kind::Publish => words.kind_publish,
                Kind::Restore => words.kind_restore,
                Kind::Import => words.kind_import,
            };
            let live = row.live.then(|| view! { <b>{words.live_version}</b> });
            view! {
                <li>
                    <span><Moment text=row.at.full() stamp=row.at /> " " {kind} " " <span lang="zh-CN">{row.person}</span> " " {live}</span>
                    <button type="button" data-revision=row.id.to_string()>{words.restore}</button>
                </li>
            }
        };
        view! { <ol class="history">{revisions.into_iter().map(entry).collect_view()}</ol> }.into_any()
    })
}
