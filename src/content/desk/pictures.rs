//! The library of pictures: a grid, with a search above it and a way in.

use leptos::prelude::*;

use super::{Desk, Fault, Leaves, articles::PeopleOptions};
use crate::{
    content::drawn,
    model::{
        desk::{
            Around, Place,
            pictures::{PictureFilter, PictureRow, PicturesPage, Shelf},
        },
        opened::Opened,
        picture::Picture,
    },
    ui::{
        picture::{Place as ThumbnailPlace, Thumbnail},
        words::{
            Here,
            desk::use_desk_words,
            pictures::{picture_words, use_picture_words},
            use_lang,
        },
    },
};

/// One page of it.
pub fn open(here: Here, around: Around, page: PicturesPage) -> Opened {
    let title = picture_words(here.lang).pictures.to_owned();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::Pictures) heading><Library page /></Desk> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn Library(page: PicturesPage) -> impl IntoView {
    let (lang, words) = (use_lang(), use_picture_words());
    let PicturesPage { filter, people, page, may_upload, largest_mib, keep_days, error } = page;
    let address = lang.address(Place::Pictures.address());
    let leaves = format!("{address}?{}", filter.query());
    let empty = match (filter.shelf, filter.is_empty()) {
        (Shelf::Bin, _) => words.bin_empty,
        (_, true) => words.none,
        (_, false) => words.no_match,
    };
    let bin = filter.shelf == Shelf::Bin;
    let tile = |row: PictureRow| view! { <Tile href=lang.address(&format!("/desk/pictures/{}", row.picture.file)) said=None marks=!bin row /> };
    let grid = match page.rows.is_empty() {
        true => view! { <p class="desk-empty">{empty}</p> }.into_any(),
        false => view! { <ul class="tiles">{page.rows.into_iter().map(tile).collect_view()}</ul> }.into_any(),
    };
    view! {
        <Fault error />
        {may_upload.then(|| view! { <Upload largest_mib /> })}
        <Filters address filter people />
        {grid}
        <Leaves address=leaves before=page.before after=page.after />
        <p class="desk-note">{words.kept(keep_days)}</p>
    }
}

/// One picture of a grid. What it leads to is `said` where that is not the picture itself.
#[component]
pub(super) fn Tile(href: String, said: Option<String>, marks: bool, row: PictureRow) -> impl IntoView {
    let words = use_picture_words();
    let PictureRow { picture, label, added, animated, used } = row;
    let mark = |word: &'static str, class: &'static str| view! { <span class=class>{word}</span> };
    let shown = marks.then(|| {
        view! {
            {(!used).then(|| mark(words.unused, "mark"))}
            {animated.then(|| mark(words.moves, "mark"))}
            {picture.alt.is_empty().then(|| mark(words.no_alt, "mark lacks"))}
        }
    });
    view! {
        <li class="tile">
            <a href=href aria-label=said>
                <Shown picture=picture.clone() />
                <span class="label" lang="zh-CN">{label}</span>
                <span class="meta">{format!("{}×{}", picture.width, picture.height)} " " {added.date().to_owned()}</span>
                {shown}
            </a>
        </li>
    }
}

/// The picture of a tile; the words under it say what it is.
#[component]
pub(super) fn Shown(picture: Picture) -> impl IntoView {
    view! {
        <span class="frame">
            <Thumbnail picture=Some(picture) place=ThumbnailPlace::Grid />
        </span>
    }
}

/// A picture comes in by a form, scripts or not.
#[component]
fn Upload(largest_mib: u64) -> impl IntoView {
    let (lang, words) = (use_lang(), use_picture_words());
    view! {
        <form class="filters upload" method="post" enctype="multipart/form-data" action=lang.address("/desk/pictures/upload")>
            <label class="search"><span>{words.file}<small>{words.upload_hint(largest_mib)}</small></span>
                <input type="file" name="file" accept="image/jpeg,image/png,image/webp,image/gif,image/avif" required />
            </label>
            <p class="act"><button class="button primary">{words.upload}</button></p>
        </form>
    }
}

#[component]
fn Filters(address: String, filter: PictureFilter, people: Vec<(i64, String)>) -> impl IntoView {
    let (words, own) = (use_desk_words(), use_picture_words());
    let clear = (!filter.is_empty()).then(|| view! { <a class="clear" href=address.clone()>{words.clear}</a> });
    let shelf = |shelf: Shelf| view! { <option value=shelf.word() selected=filter.shelf == shelf>{own.shelf_of(shelf)}</option> };
    view! {
        <form class="filters" action=address role="search" aria-label=words.filters>
            <label class="search"><span>{own.search}</span><input type="search" name="q" value=filter.words.clone() maxlength="100" /></label>
            <label><span>{own.shelf}</span><select name="shelf">{Shelf::ALL.map(shelf).collect_view()}</select></label>
            <label><span>{own.uploader}</span>
                <select name="uploader"><option value="">{words.all_people}</option><PeopleOptions people chosen=filter.uploader /></select>
            </label>
            <label><span>{own.from_day}</span><input type="date" name="from" value=filter.from.clone() /></label>
            <label><span>{own.to_day}</span><input type="date" name="to" value=filter.to.clone() /></label>
            <p class="act"><button class="button">{words.filter}</button>{clear}</p>
        </form>
    }
}
