//! People of the newsroom, for those who manage them.

use leptos::prelude::*;

use super::{Branches, Desk, Fault};
use crate::{
    content::drawn,
    model::{
        desk::{Around, Branch, People, PersonForm, PersonRow, Place},
        opened::Opened,
        person::{Post, Role},
    },
    ui::{
        card::Moment,
        words::{
            Here,
            desk::{desk_words, use_desk_words},
            people::use_people_words,
            use_lang,
        },
    },
};

/// The list, and the form that adds somebody.
pub fn open(here: Here, around: Around, people: People) -> Opened {
    let title = desk_words(here.lang).people.to_owned();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::People) heading><List people /></Desk> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn List(people: People) -> impl IntoView {
    let words = use_people_words();
    let People { people, channels, form } = people;
    let rows = people.into_iter().map(|person| view! { <Row person channels=channels.clone() /> }).collect_view();
    view! {
        <table class="desk-table people">
            <caption class="visually-hidden">{use_desk_words().people}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.name}</th>
                    <th scope="col">{words.roles}</th>
                    <th scope="col" class="wide">{words.email}</th>
                    <th scope="col" class="wide">{words.status}</th>
                    <th scope="col" class="wide">{words.added}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <Add form channels />
    }
}

#[component]
fn Row(person: PersonRow, channels: Vec<Branch>) -> impl IntoView {
    let lang = use_lang();
    let posts = person.posts.iter().map(|post| view! { <PostItem post=*post channels=channels.clone() /> }).collect_view();
    view! {
        <tr data-disabled=person.disabled.then_some("true")>
            <th scope="row" class="title">
                <a href=lang.address(&format!("/desk/people/{}", person.id)) lang="zh-CN">{person.name.clone()}</a>
                <span class="account">{person.account.clone()}</span>
                <span class="narrow"><Status person=person.clone() /></span>
            </th>
            <td><ul class="posts">{posts}</ul></td>
            <td class="wide email">{person.email.clone()}</td>
            <td class="wide"><Status person=person.clone() /></td>
            <td class="wide"><Moment text=person.added.date().to_owned() stamp=person.added /></td>
        </tr>
    }
}

#[component]
fn PostItem(post: Post, channels: Vec<Branch>) -> impl IntoView {
    let words = use_people_words();
    let channel = post.channel.map(|id| channels.into_iter().find(|(channel, ..)| *channel == id).map(|(_, name, _)| name).unwrap_or_default());
    view! { <li>{words.post(post.role, channel.as_deref())}</li> }
}

/// Whether somebody can sign in.
#[component]
pub(super) fn Status(person: PersonRow) -> impl IntoView {
    let words = use_people_words();
    let (word, state) = match (person.disabled, person.has_password) {
        (true, _) => (words.disabled, "disabled"),
        (false, true) => (words.active, "active"),
        (false, false) => (words.invited, "invited"),
    };
    view! { <span class="standing" data-standing=state>{word}</span> }
}

#[component]
fn Add(form: PersonForm, channels: Vec<Branch>) -> impl IntoView {
    let (lang, words) = (use_lang(), use_people_words());
    let PersonForm { account, name, email, posts, error } = form;
    let post = posts.first().copied().or(Some(Post { role: Role::Editor, channel: None }));
    view! {
        <section class="desk-part" id="add">
            <header><h2>{words.add_person}</h2></header>
            <form class="desk-form" method="post" action=lang.address("/desk/people")>
                <Fault error />
                <label><span>{words.account_word}<small>{words.account_hint}</small></span>
                    <input name="account" value=account required maxlength="40" autocapitalize="none" autocomplete="off" spellcheck="false" />
                </label>
                <label><span>{words.name}</span><input name="name" value=name required maxlength="40" autocomplete="off" /></label>
                <label><span>{words.email}<small>{words.email_hint}</small></span>
                    <input type="email" name="email" value=email maxlength="200" autocomplete="off" />
                </label>
                <PostChoice number=1 post may_be_empty=false channels />
                <p class="desk-hint">{words.add_hint}</p>
                <p class="act"><button class="button primary">{words.add}</button></p>
            </form>
        </section>
    }
}

/// A role and the channel it counts in, as two choices of a form.
#[component]
pub(super) fn PostChoice(
    /// Which of several it is.
    number: usize,
    /// What it says at first.
    post: Option<Post>,
    /// Whether it may be none.
    may_be_empty: bool,
    /// Channels to choose from.
    channels: Vec<Branch>,
) -> impl IntoView {
    let words = use_people_words();
    let role = |role: Role| view! { <option value=role.word() selected=post.is_some_and(|post| post.role == role)>{words.role(role)}</option> };
    let none = may_be_empty.then(|| view! { <option value="" selected=post.is_none()>{words.no_post}</option> });
    let label = format!("{} {number}", words.role_word);
    view! {
        <fieldset class="post">
            <legend class="visually-hidden">{label}</legend>
            <label><span>{words.role_word}</span><select name="role">{none}{Role::ALL.map(role).collect_view()}</select></label>
            <label><span>{words.where_it_counts}</span>
                <select name="channel">
                    <option value="">{words.whole_site}</option>
                    <Branches channels chosen=post.and_then(|post| post.channel) />
                </select>
            </label>
        </fieldset>
    }
}
