//! An article on a page of its own at the desk: as readers will see it, where the editing client runs.

use leptos::prelude::*;

use super::readers::ReadLine;
use crate::{
    content::drawn,
    model::{
        desk::readers::ReadSoFar,
        lang::Lang,
        opened::{Around, Html, Opened},
    },
    ui::{
        leaf::{Drawn, Leaf},
        words::{
            Here,
            desk::{desk_words, use_desk_words},
        },
    },
};

/// What the window is called while an article with this title is edited.
pub fn title(lang: Lang, title: &str) -> String {
    let words = desk_words(lang);
    format!("{}{}", words.edit_title, if title.is_empty() { words.untitled } else { title })
}

/// Masthead, how often the article was read, the article, footer.
pub fn open(here: Here, around: Around, reads: Option<(i64, ReadSoFar)>, page: Opened) -> Html {
    drawn(here, move || {
        let words = use_desk_words();
        view! {
            <Drawn page=String::new() leaf=Leaf::from(around.top) />
            <main id="content" tabindex="-1">
                <noscript><p class="bounds">{words.needs_scripts}</p></noscript>
                {reads.map(|(id, reads)| view! { <ReadLine id reads /> })}
                <Drawn page=page.address leaf=Leaf::from(page.content) />
            </main>
            <Drawn page=String::new() leaf=Leaf::from(around.bottom) />
        }
    })
}
