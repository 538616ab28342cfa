//! Differences, drawn on the article's page: what is new, what is gone, what stands elsewhere.

mod story;

use leptos::prelude::*;

use super::history::Entry;
use crate::{
    content::{article::Article, drawn, static_page::Page},
    model::{
        comparison::{Compared, LineDifference, Version},
        draft::View,
        opened::Html,
    },
    ui::{
        difference::{Differing, mixed},
        words::{
            Here,
            comparison::{ComparisonWords, comparison_words},
            editing::{EditingWords, editing_words},
        },
    },
};
pub use story::Story;

/// Fields whose differences are drawn in their places; those of all others stand above the page.
const IN_PLACE: [&str; 8] = ["kicker", "title", "subtitle", "summary", "source", "reporters", "photographer", "editor"];

/// The page with all differences, in the place of the article.
pub fn open(here: Here, compared: Compared) -> Html {
    let (words, editing) = (comparison_words(here.lang), editing_words(here.lang));
    drawn(here, move || {
        let Compared { before, after, view, comparison } = compared;
        let (new, gone, changed) = comparison.counts();
        let same = comparison.lines.is_empty() && new + gone + changed == 0;
        let (in_place, above): (Vec<_>, Vec<_>) = comparison.lines.into_iter().partition(|line| IN_PLACE.contains(&line.part.as_str()));
        let what = if same { words.no_difference.to_owned() } else { words.blocks(new, gone, changed) };
        let above = (!above.is_empty()).then(|| view! { <Lines words=editing lines=above /> });
        provide_context(Differing(in_place.into_iter().map(|line| (line.part, line.words)).collect()));
        let story = view! { <Story words blocks=comparison.blocks /> }.into_any();
        view! {
            <div class="comparison">
                <section class="bounds compared">
                    <p>
                        <b>{words.before}</b>
                        " "
                        <VersionName words version=before />
                        " → "
                        <b>{words.after}</b>
                        " "
                        <VersionName words version=after />
                    </p>
                    <p>{what}</p>
                    {above}
                </section>
                {match view {
                    View::Article(article) => view! { <Article article=*article story /> }.into_any(),
                    View::Page(page) => view! { <Page page=*page story /> }.into_any(),
                }}
            </div>
        }
    })
}

/// What is compared, in words.
#[component]
fn VersionName(words: &'static ComparisonWords, version: Version) -> impl IntoView {
    match version {
        Version::Nothing => words.nothing_yet.into_any(),
        Version::Live => words.live.into_any(),
        Version::Draft => words.draft.into_any(),
        Version::Revision(row) => view! { <Entry row /> }.into_any(),
    }
}

/// Fields that are different, as a list.
#[component]
pub fn Lines(
    /// The names of fields.
    words: &'static EditingWords,
    /// What is different.
    lines: Vec<LineDifference>,
) -> impl IntoView {
    let rows = lines.into_iter().map(|line| view! { <dt>{words.part(&line.part)}</dt><dd lang="zh-CN">{mixed(&line.words)}</dd> }).collect_view();
    view! { <dl class="differences">{rows}</dl> }
}
