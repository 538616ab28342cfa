//! What readers may do with a page: size of letters, 长者版, colours, paper, sharing. The readers' script (`src/reading`) answers to
//! `data-tool`; where there are no scripts, only what works without them is shown.

use leptos::prelude::*;

use super::words::{
    reading::{ReadingWords, reading_words},
    use_lang,
};
use crate::model::article::ArticleView;

/// The words of the page that is being drawn.
pub fn use_reading_words() -> &'static ReadingWords {
    reading_words(use_lang())
}

/// Beside the line under an article's title.
#[component]
pub fn ArticleTools(
    /// Its address, how long it takes to read, and what it offers.
    article: ArticleView,
) -> impl IntoView {
    let words = use_reading_words();
    let print = article.offers_print.then(|| {
        view! {
            <button type="button" class="tool" data-tool="print">
                <Icon path="M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z" />
                {words.print}
            </button>
        }
    });
    view! {
        <div class="tools" role="group" aria-label=words.tools>
            <span class="minutes">{words.minutes(article.minutes)}</span>
            <Sizes />
            <Elder />
            {print}
            {article.offers_share.then(|| view! { <Share article /> })}
        </div>
    }
}

/// 字号.
#[component]
fn Sizes() -> impl IntoView {
    let words = use_reading_words();
    view! { <Choice tool="size" label=words.text_size values=[("small", words.small), ("", words.medium), ("large", words.large)] /> }
}

#[component]
fn Elder() -> impl IntoView {
    let words = use_reading_words();
    view! { <button type="button" class="tool elder" data-tool="elder" title=words.elder_why>{words.elder}</button> }
}

/// One of three; an empty value is what counts where nothing was chosen.
#[component]
fn Choice(tool: &'static str, label: &'static str, values: [(&'static str, &'static str); 3]) -> impl IntoView {
    let buttons = values.map(|(value, name)| view! { <button type="button" data-tool=tool data-value=value>{name}</button> }).collect_view();
    view! {
        <div class=format!("choices {tool}") role="group" aria-label=label>
            <span aria-hidden="true">{label}</span>
            {buttons}
        </div>
    }
}

/// QR code and address need no script; copying and the system's own way of sending do.
#[component]
fn Share(article: ArticleView) -> impl IntoView {
    let (lang, words) = (use_lang(), use_reading_words());
    let address = lang.address(&article.address);
    let link = format!("{}{address}", article.public_url);
    let code = lang.address(&format!("/qr{}", article.address));
    view! {
        <details class="share pop">
            <summary class="tool">
                <Icon path="M10 12V3M6.5 6.5 10 3l3.5 3.5M5 10v7h10v-7" />
                {words.share}
            </summary>
            <div>
                <img src=code width="176" height="176" alt=words.scan loading="lazy" />
                <p>{words.scan}</p>
                <a class="share-link" href=address>{link.clone()}</a>
                <p class="ways">
                    <button type="button" class="button" data-tool="copy" data-value=link.clone() data-said=words.copied>{words.copy_link}</button>
                    <button type="button" class="button send" data-tool="send" data-value=link data-title=article.title>{words.send}</button>
                </p>
                <p class="said" role="status"></p>
            </div>
        </details>
    }
}

/// In the top strip of every page.
#[component]
pub fn Display() -> impl IntoView {
    let words = use_reading_words();
    view! {
        <Elder />
        <details class="display pop">
            <summary class="tool">
                <Icon path="M2.5 16 7 4.5 11.5 16M4.2 12h5.6M12.5 16l2.6-6.5L17.7 16M13.5 13.7h3.2" />
                {words.display}
            </summary>
            <div>
                <Sizes />
                <Choice tool="theme" label=words.colours values=[("", words.system), ("light", words.light), ("dark", words.dark)] />
                <p><Elder /><span>{words.elder_why}</span></p>
                <p class="help"><button type="button" class="tool" data-tool="keys">{words.keys}<kbd>"?"</kbd></button></p>
            </div>
        </details>
    }
}

/// 20 pixels, drawn by lines.
#[component]
fn Icon(path: &'static str) -> impl IntoView {
    view! { <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d=path /></svg> }
}
