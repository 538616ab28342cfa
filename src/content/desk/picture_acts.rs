//! What is asked once more before a picture is exchanged everywhere, or goes.

use leptos::prelude::*;

use super::{
    Desk, Leaves,
    one_picture::{UsedIn, label},
    pictures::Tile,
};
use crate::{
    content::drawn,
    model::{
        address::encoded,
        desk::{
            Around, Place,
            pictures::{Parting, PartingPage, PictureRow, ReplacePage},
        },
        opened::Opened,
        picture::Filed,
    },
    ui::words::{
        Here,
        desk::use_desk_words,
        pictures::{picture_words, use_picture_words},
        use_lang,
    },
};

/// Another picture is chosen, and looked at beside the one that goes.
pub fn replace(here: Here, around: Around, page: ReplacePage) -> Opened {
    let title = picture_words(here.lang).replace.to_owned();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::Pictures) heading><Replace page /></Desk> });
    Opened { title, content, ..Opened::default() }
}

/// A picture is about to go.
pub fn parting(here: Here, around: Around, page: PartingPage) -> Opened {
    let words = picture_words(here.lang);
    let title = match (page.parting, page.used) {
        (Parting::Remove, _) => words.remove,
        (Parting::Bin, true) => words.take_out,
        (Parting::Bin, false) => words.put_away,
    };
    let content = drawn(here, || view! { <Desk around place=Some(Place::Pictures) heading=title.to_owned()><Part page title /></Desk> });
    Opened { title: title.to_owned(), content, ..Opened::default() }
}

#[component]
fn Replace(page: ReplacePage) -> impl IntoView {
    let (lang, words) = (use_lang(), use_picture_words());
    let ReplacePage { picture, with, uses, search, page } = page;
    let own = lang.address(&format!("/desk/pictures/{}", picture.file));
    let address = format!("{own}/replace");
    let Some(with) = with else {
        let tile = |row: PictureRow| {
            let said = words.choose_this(&row.label);
            view! { <Tile href=format!("{address}?with={}", row.picture.file) said=Some(said) marks=false row /> }
        };
        let tiles = page.rows.into_iter().map(tile).collect_view();
        let query = if search.is_empty() { String::new() } else { format!("q={}&", encoded(&search)) };
        return view! {
            <p class="desk-lead">{words.replace_lead}</p>
            <p class="picture-pair"><Side word=words.before picture /></p>
            <Search address=address.clone() search />
            <ul class="tiles">{tiles}</ul>
            <Leaves address=format!("{address}?{query}") before=page.before after=page.after />
            <Back to=own />
        }
        .into_any();
    };
    let file = with.file.clone();
    view! {
        <p class="desk-lead">{words.replace_lead}</p>
        <div class="picture-pair"><Side word=words.before picture /><Side word=words.after picture=with /></div>
        <UsedIn uses />
        <form class="picture-acts" method="post" action=address.clone()>
            <button class="button primary" name="with" value=file>{words.replace_now}</button>
            <a class="button" href=address.clone()>{words.choose_other}</a>
        </form>
        <Back to=own />
    }
    .into_any()
}

#[component]
fn Search(address: String, search: String) -> impl IntoView {
    let (words, own) = (use_desk_words(), use_picture_words());
    let clear = (!search.is_empty()).then(|| view! { <a class="clear" href=address.clone()>{words.clear}</a> });
    view! {
        <form class="filters" action=address role="search" aria-label=words.filters>
            <label class="search"><span>{own.search}</span><input type="search" name="q" value=search maxlength="100" /></label>
            <p class="act"><button class="button">{words.filter}</button>{clear}</p>
        </form>
    }
}

/// One of two pictures beside each other.
#[component]
fn Side(word: &'static str, picture: Filed) -> impl IntoView {
    let about = format!("{} · {}×{}", label(&picture), picture.width, picture.height);
    view! {
        <span class="side">
            <b>{word}</b>
            <img src=format!("/media/{}", picture.file) width=picture.width height=picture.height alt=picture.alt />
            <span class="meta" lang="zh-CN">{about}</span>
        </span>
    }
}

#[component]
fn Part(page: PartingPage, title: &'static str) -> impl IntoView {
    let (lang, words) = (use_lang(), use_picture_words());
    let PartingPage { parting, picture, uses, used } = page;
    let own = lang.address(&format!("/desk/pictures/{}", picture.file));
    let (lead, act) = match (parting, used) {
        (Parting::Remove, _) => (words.remove_lead, "remove"),
        (Parting::Bin, true) => (words.take_out_lead, "bin"),
        (Parting::Bin, false) => (words.put_away_lead, "bin"),
    };
    let earlier = (!used && !uses.is_empty()).then(|| view! { <p class="desk-lead">{words.earlier_lead}</p> });
    let table = (!uses.is_empty()).then(|| view! { <UsedIn uses /> });
    view! {
        <p class="desk-lead">{lead}</p>
        {earlier}
        <p class="picture-pair"><Side word="" picture /></p>
        {table}
        <form class="picture-acts" method="post" action=format!("{own}/{act}")>
            <input type="hidden" name="sure" value="1" />
            <button class="button primary">{title}</button>
        </form>
        <Back to=own />
    }
}

#[component]
fn Back(to: String) -> impl IntoView {
    view! { <p class="picture-back"><a href=to>{use_picture_words().never_mind}</a></p> }
}
