//! One picture of the library: what is said of it, what must stay in view, where it is used.

use leptos::prelude::*;

use super::{
    Desk, Fault,
    articles::{Minute, Said, StandingMark, name},
};
use crate::{
    content::drawn,
    model::{
        desk::{
            Around, Place,
            pictures::{ArticleUse, PageUse, PictureForm, PicturePage, PictureRights, Spot, Uses},
        },
        opened::Opened,
        picture::{Filed, Focus},
    },
    ui::words::{
        Here,
        desk::use_desk_words,
        pictures::{PictureWords, picture_words, use_picture_words},
        use_lang,
    },
};

/// A click on the picture moves the mark and fills in both fields. Without scripts the fields alone do.
const FOCUS: &str = r#"
const [frame, mark] = ['.focus-frame', '.focus-mark'].map((what) => document.querySelector(what));
const [x, y] = ['x', 'y'].map((name) => document.querySelector(`.picture-form input[name=${name}]`));
const draw = () => mark.setAttribute('transform', `translate(${(+x.value || 0) * 10} ${(+y.value || 0) * 10})`);
if (frame && x && y) {
  frame.dataset.ready = '';
  frame.addEventListener('click', (event) => {
    const box = frame.getBoundingClientRect();
    const share = (at, from, size) => Math.min(100, Math.max(0, Math.round(((at - from) / size) * 1000) / 10));
    x.value = share(event.clientX, box.left, box.width);
    y.value = share(event.clientY, box.top, box.height);
    draw();
  });
  for (const field of [x, y]) field.addEventListener('input', draw);
}
"#;

/// Its page.
pub fn open(here: Here, around: Around, page: PicturePage) -> Opened {
    let title = picture_words(here.lang).this(&label(&page.picture));
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::Pictures) heading><One page /></Desk> });
    Opened { title, content, ..Opened::default() }
}

/// What a picture is called: by the file that came, by what it shows, or by its own file.
pub(super) fn label(picture: &Filed) -> String {
    [&picture.name, &picture.alt].into_iter().find(|name| !name.is_empty()).unwrap_or(&picture.file).clone()
}

#[component]
fn One(page: PicturePage) -> impl IntoView {
    let words = use_picture_words();
    let PicturePage { picture, uses, used, rights, form, keep_days, error } = page;
    let binned = picture.binned.then(|| view! { <p class="desk-lead"><b class="mark">{words.in_bin}</b> " " {words.kept(keep_days)}</p> });
    view! {
        <Fault error />
        {binned}
        <div class="picture-page">
            <Preview picture=picture.clone() />
            <div class="picture-about">
                {rights.describe.then(|| view! { <Words file=picture.file.clone() form /> })}
                <section class="desk-part">
                    <header><h2>{words.facts}</h2></header>
                    <Facts picture=picture.clone() told=!rights.describe />
                </section>
            </div>
        </div>
        <section class="desk-part" id="uses">
            <header><h2>{words.used_in}</h2></header>
            <UsedIn uses />
        </section>
        <Acts picture used rights />
        {rights.describe.then(|| view! { <script type="module">{FOCUS}</script> })}
    }
}

/// The picture, and a mark on what must stay in view.
#[component]
fn Preview(picture: Filed) -> impl IntoView {
    let words = use_picture_words();
    let Focus { x, y } = picture.focus;
    let address = format!("/media/{}", picture.file);
    view! {
        <figure class="picture-preview">
            <div class="focus-frame">
                <img src=address.clone() width=picture.width height=picture.height alt=picture.alt decoding="async" />
                <svg class="focus-over" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
                    <g class="focus-mark" transform=format!("translate({x} {y})")>
                        <path class="halo" d="M-60 0H60M0-60V60" vector-effect="non-scaling-stroke" />
                        <path class="cross" d="M-60 0H60M0-60V60" vector-effect="non-scaling-stroke" />
                    </g>
                </svg>
            </div>
            <figcaption><a href=address>{words.open}</a></figcaption>
        </figure>
    }
}

#[component]
fn Words(file: String, form: PictureForm) -> impl IntoView {
    let (lang, words) = (use_lang(), use_picture_words());
    let PictureForm { alt, caption, credit, x, y } = form;
    view! {
        <section class="desk-part">
            <header><h2>{words.words_part}</h2></header>
            <form class="desk-form picture-form" method="post" action=lang.address(&format!("/desk/pictures/{file}"))>
                <label><span>{words.alt}<small>{words.alt_hint}</small></span><input name="alt" value=alt maxlength="500" autocomplete="off" /></label>
                <label><span>{words.caption}<small>{words.caption_hint}</small></span>
                    <input name="caption" value=caption maxlength="500" autocomplete="off" />
                </label>
                <label><span>{words.credit}</span><input name="credit" value=credit maxlength="100" autocomplete="off" /></label>
                <fieldset class="post">
                    <legend>{words.focus}<small>{words.focus_hint}</small></legend>
                    <label><span>{words.focus_x}</span><input type="number" name="x" value=x min="0" max="100" step="0.1" required /></label>
                    <label><span>{words.focus_y}</span><input type="number" name="y" value=y min="0" max="100" step="0.1" required /></label>
                </fieldset>
                <p class="act"><button class="button primary">{words.save}</button></p>
            </form>
        </section>
    }
}

/// What is known of the file; `told` adds what others may change.
#[component]
pub(super) fn Facts(picture: Filed, told: bool) -> impl IntoView {
    let words = use_picture_words();
    let size = format!("{}×{} · {}", picture.width, picture.height, bytes(picture.bytes));
    let fact = |word: &'static str, text: String| (!text.is_empty()).then(|| view! { <dt>{word}</dt><dd lang="zh-CN">{text}</dd> });
    let said = told.then(|| view! { {fact(words.alt, picture.alt)} {fact(words.caption, picture.caption)} {fact(words.credit, picture.credit)} });
    view! {
        <dl class="facts">
            {said}
            {fact(words.name, picture.name)}
            <dt>{words.size}</dt><dd>{size}</dd>
            {picture.taken.map(|taken| view! { <dt>{words.taken}</dt><dd><Minute at=taken /></dd> })}
            <dt>{words.added}</dt><dd><Minute at=picture.added /> " " <Said text=picture.uploader /></dd>
            {fact(words.came_from, picture.source_url)}
            {fact(words.address, format!("/media/{}", picture.file))}
        </dl>
    }
}

/// `1.4 MB`, `380 KB`.
fn bytes(bytes: i64) -> String {
    if bytes >= 1 << 20 { format!("{:.1} MB", bytes as f64 / f64::from(1 << 20)) } else { format!("{} KB", (bytes + 1023) >> 10) }
}

/// Where it is used, as a table.
#[component]
pub(super) fn UsedIn(uses: Uses) -> impl IntoView {
    let words = use_picture_words();
    if uses.is_empty() {
        return view! { <p class="desk-empty">{words.nowhere}</p> }.into_any();
    }
    let Uses { articles, slots, topics, pages, logo, hidden } = uses;
    let articles = articles.into_iter().map(|article| view! { <InArticle article /> }).collect_view();
    let pages = pages.into_iter().map(|page| view! { <OnPage page /> }).collect_view();
    let other = |title: String, kind: &'static str| view! { <tr><th scope="row" class="title" lang="zh-CN">{title}</th><td>{kind}</td><td class="wide"></td></tr> };
    let slots = slots.into_iter().map(|title| other(title, words.slots)).collect_view();
    let topics = topics.into_iter().map(|title| other(title, words.topics)).collect_view();
    let logo = logo.then(|| other(words.logo.to_owned(), ""));
    view! {
        <table class="desk-table uses">
            <caption class="visually-hidden">{words.used_in}</caption>
            <thead><tr><th scope="col">{use_desk_words().title}</th><th scope="col">{words.where_}</th><th scope="col" class="wide">{words.state}</th></tr></thead>
            <tbody>{articles}{pages}{slots}{topics}{logo}</tbody>
        </table>
        {(hidden > 0).then(|| view! { <p class="desk-note">{words.hidden(hidden)}</p> })}
    }
    .into_any()
}

#[component]
fn InArticle(article: ArticleUse) -> impl IntoView {
    let (lang, words) = (use_lang(), use_picture_words());
    let ArticleUse { row, spots } = article;
    let title = name(lang, &row.title, row.id);
    view! {
        <tr>
            <th scope="row" class="title"><a href=lang.address(&format!("/desk/articles/{}", row.id)) lang="zh-CN">{title}</a></th>
            <td>{spots_said(words, &spots)}</td>
            <td class="wide"><StandingMark standing=row.standing differs=row.differs /></td>
        </tr>
    }
}

#[component]
fn OnPage(page: PageUse) -> impl IntoView {
    let (lang, words) = (use_lang(), use_picture_words());
    view! {
        <tr>
            <th scope="row" class="title"><a href=lang.address(&page.address) lang="zh-CN">{page.title}</a></th>
            <td>{spots_said(words, &page.spots)}</td>
            <td class="wide"></td>
        </tr>
    }
}

fn spots_said(words: &PictureWords, spots: &[Spot]) -> String {
    spots.iter().map(|spot| words.spot(*spot)).collect::<Vec<_>>().join(" · ")
}

/// What can be done with it as a whole.
#[component]
fn Acts(picture: Filed, used: bool, rights: PictureRights) -> impl IntoView {
    let (lang, words) = (use_lang(), use_picture_words());
    let address = |act: &str| lang.address(&format!("/desk/pictures/{}{act}", picture.file));
    let link = |act: &str, word: &'static str| view! { <a class="button" href=address(act)>{word}</a> };
    let form = |act: &str, word: &'static str| view! { <form method="post" action=address(act)><button class="button">{word}</button></form> };
    let acts = match (picture.binned, used) {
        (true, _) => view! {
            {rights.put_away.then(|| form("/unbin", words.unbin))}
            {rights.remove.then(|| link("/remove", words.remove))}
        }
        .into_any(),
        (false, true) => view! {
            {rights.replace.then(|| link("/replace", words.replace))}
            {rights.remove.then(|| link("/bin", words.take_out))}
        }
        .into_any(),
        (false, false) => view! { {rights.put_away.then(|| form("/bin", words.put_away))} }.into_any(),
    };
    let any = rights.put_away || rights.remove || (rights.replace && used);
    any.then(|| view! { <section class="desk-part"><header><h2>{words.acts_part}</h2></header><div class="picture-acts">{acts}</div></section> })
}
