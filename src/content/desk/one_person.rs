//! One person, with the forms that change what they may do.

use leptos::prelude::*;

use super::{
    Desk, Fault,
    people::{PostChoice, Status},
};
use crate::{
    content::drawn,
    model::{
        desk::{Around, Branch, OnePerson, PersonForm, PersonRow, Place},
        opened::Opened,
    },
    ui::words::{Here, people::use_people_words, use_lang},
};

/// Posts that the form has room for, beyond those that somebody has.
const ROOM: usize = 2;

/// The page.
pub fn open(here: Here, around: Around, person: OnePerson) -> Opened {
    let title = person.person.name.clone();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::People) heading><Person person /></Desk> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn Person(person: OnePerson) -> impl IntoView {
    let (lang, words) = (use_lang(), use_people_words());
    let OnePerson { person, channels, form } = person;
    let address = lang.address(&format!("/desk/people/{}", person.id));
    let email = (!person.email.is_empty()).then(|| view! { <dt>{words.email}</dt><dd>{person.email.clone()}</dd> });
    view! {
        <p class="desk-lead"><a href=lang.address(Place::People.address())>{words.all_people_back}</a></p>
        <dl class="facts">
            <dt>{words.account_word}</dt><dd>{person.account.clone()}</dd>
            {email}
            <dt>{words.status}</dt><dd><Status person=person.clone() /></dd>
            <dt>{words.added}</dt><dd><time datetime=person.added.iso().to_owned()>{person.added.to_the_minute()}</time></dd>
        </dl>
        <Posts address=address.clone() form channels />
        <section class="desk-part">
            <header><h2>{words.invite}</h2></header>
            <form class="desk-form" method="post" action=format!("{address}/invite")>
                <p class="desk-hint">{words.invite_hint}</p>
                <p class="act"><button class="button" disabled=person.disabled>{words.make_link}</button></p>
            </form>
        </section>
        <Access address person />
    }
}

#[component]
fn Posts(address: String, form: PersonForm, channels: Vec<Branch>) -> impl IntoView {
    let words = use_people_words();
    let choices = (0..form.posts.len() + ROOM)
        .map(|place| {
            let post = form.posts.get(place).copied();
            view! { <PostChoice number=place + 1 post may_be_empty=true channels=channels.clone() /> }
        })
        .collect_view();
    view! {
        <section class="desk-part">
            <header><h2>{words.roles}</h2></header>
            <form class="desk-form" method="post" action=format!("{address}/posts")>
                <Fault error=form.error />
                {choices}
                <p class="desk-hint">{words.posts_hint}</p>
                <p class="act"><button class="button primary">{words.save_posts}</button></p>
            </form>
        </section>
    }
}

/// Lets somebody sign in no more, or again.
#[component]
fn Access(address: String, person: PersonRow) -> impl IntoView {
    let words = use_people_words();
    let (hint, word, value) = match person.disabled {
        true => (words.enable_hint, words.enable, "no"),
        false => (words.disable_hint, words.disable, "yes"),
    };
    view! {
        <section class="desk-part">
            <header><h2>{words.access}</h2></header>
            <form class="desk-form" method="post" action=format!("{address}/access")>
                <p class="desk-hint">{hint}</p>
                <p class="act"><button class="button" name="disabled" value=value>{word}</button></p>
            </form>
        </section>
    }
}
