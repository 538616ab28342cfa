//! The content of the dialog before publication.

use leptos::prelude::*;

use super::{comparison::Lines, remarks::Remarks};
use crate::{
    content::drawn,
    model::{comparison::Review, opened::Html},
    ui::words::{Here, editing::editing_words},
};

/// What will change for readers, and what is wrong or missing. `data-blocked` says that it cannot be published.
pub fn open(here: Here, review: Review) -> Html {
    let words = editing_words(here.lang);
    drawn(here, move || {
        let comparison = review.comparison;
        let (new, gone, changed) = comparison.counts();
        let same = comparison.lines.is_empty() && new + gone + changed == 0;
        let changes = if comparison.first {
            view! { <p>{words.everything_is_new}</p> }.into_any()
        } else if same {
            view! { <p>{words.nothing_changes}</p> }.into_any()
        } else {
            let blocks = (new + gone + changed > 0).then(|| view! { <p>{format!("{} +{new} −{gone} ±{changed}", words.paragraph)}</p> });
            view! { <h3>{words.changes}</h3><Lines words lines=comparison.lines />{blocks} }.into_any()
        };
        let blocked = !review.lacks.is_empty();
        let note = review.public.then(|| {
            view! {
                <p class="entry">
                    <label for="editing-note">{words.correction}</label>
                    <input id="editing-note" name="note" autocomplete="off" maxlength="500" />
                    <small>{words.correction_hint}</small>
                </p>
            }
        });
        view! {
            <div data-blocked=blocked.then_some("")>
                {blocked.then(|| {
                    let lines = review.lacks.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
                    view! { <h3>{words.lacks}</h3><ul class="lacks">{lines}</ul> }
                })}
                {(!review.remarks.is_empty()).then(|| view! { <h3>{words.doubts}</h3><Remarks remarks=review.remarks /> })}
                {changes}
                {note}
            </div>
        }
    })
}
