//! What floats over every page when the readers' script asks for it: the place in a long story, the way back to the top, the
//! table of keys. Drawn with the footer, so that its words are in the page's language.

use leptos::prelude::*;

use super::tools::use_reading_words;

/// Hidden until the script shows it, all but the way back to the top.
#[component]
pub fn Corner() -> impl IntoView {
    let words = use_reading_words();
    view! {
        <aside class="corner" aria-label=words.tools>
            <div class="reading-line" aria-hidden="true" hidden></div>
            <section class="go-on" aria-label=words.place hidden>
                <p>{words.read_until}" "<b data-share></b></p>
                <button type="button" class="button" data-tool="go-on">{words.go_on}</button>
                <button type="button" class="tool" data-tool="no-go-on">{words.close}</button>
            </section>
            <p class="to-top">
                <a class="button" href="#top" rel="external" data-tool="top">
                    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M10 16V4M5 9l5-5 5 5" /></svg>
                    {words.to_top}
                </a>
            </p>
            <Keys />
        </aside>
    }
}

/// The table of keys, with the switch that turns them off.
#[component]
fn Keys() -> impl IntoView {
    let words = use_reading_words();
    let rows = [
        ("next", &["j"][..], words.key_next),
        ("previous", &["k"], words.key_previous),
        ("search", &["/"], words.key_search),
        ("top", &["t"], words.key_top),
        ("print", &["p"], words.key_print),
        ("size", &["+", "-"], words.key_size),
        ("elder", &["l"], words.key_elder),
        ("help", &["?"], words.key_help),
    ];
    let rows = rows
        .map(|(name, keys, what)| {
            let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view();
            view! { <div data-row=name><dt>{keys}</dt><dd>{what}</dd></div> }
        })
        .collect_view();
    view! {
        <dialog class="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">{words.keys}</h2>
            <dl>{rows}</dl>
            <form method="dialog">
                <label><input type="checkbox" data-tool="keys-on" />{words.keys_on}</label>
                <button class="button">{words.close}</button>
            </form>
        </dialog>
    }
}
