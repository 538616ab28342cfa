//! 大图: the frame in which a story's pictures are seen larger. The link around each picture leads to it by itself; the readers'
//! script (`src/reading/viewer.ts`) shows it here, with what stands under it in the story.

use leptos::prelude::*;

use super::words::{use_lang, use_words, viewer::viewer_words};

/// An empty frame, closed.
#[component]
pub fn Viewer() -> impl IntoView {
    let lang = use_lang();
    let (words, viewer) = (use_words(), viewer_words(lang));
    view! {
        <dialog class="viewer" aria-label=viewer.viewer lang=lang.tag()>
            <header>
                <p class="count" role="status"></p>
                <button type="button" class="tool" data-viewer="full" aria-pressed="false">
                    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M12 3h5v5M8 17H3v-5M17 3l-6 6M3 17l6-6" /></svg>
                    {viewer.full_size}
                </button>
                <button type="button" class="tool" data-viewer="close">
                    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15" /></svg>
                    {viewer.close}
                </button>
            </header>
            <div class="stage" tabindex="0" role="group" aria-label=viewer.picture></div>
            <button type="button" class="turn" data-viewer="previous" aria-label=words.previous_picture>
                <svg viewBox="0 0 20 20" width="28" height="28" aria-hidden="true"><path d="M12 4l-6 6 6 6" /></svg>
            </button>
            <button type="button" class="turn" data-viewer="next" aria-label=words.next_picture>
                <svg viewBox="0 0 20 20" width="28" height="28" aria-hidden="true"><path d="M8 4l6 6-6 6" /></svg>
            </button>
            <p class="said" lang="zh-CN"></p>
        </dialog>
    }
}
