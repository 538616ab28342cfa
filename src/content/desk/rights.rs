//! The law of the newsroom, as a table: which role may do what.

use leptos::prelude::*;

use super::Desk;
use crate::{
    content::drawn,
    model::{
        desk::{Around, Place},
        opened::Opened,
        person::{Post, Right, Role},
    },
    ui::words::{Here, desk::desk_words, people::use_people_words},
};

/// The page; `posts` are those of who looks at it.
pub fn open(here: Here, around: Around, posts: Vec<Post>) -> Opened {
    let title = desk_words(here.lang).rights.to_owned();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::Rights) heading><Table posts /></Desk> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn Table(posts: Vec<Post>) -> impl IntoView {
    let words = use_people_words();
    let own = move |role: Role| posts.iter().any(|post| post.role == role);
    let heads = Role::ALL
        .map(|role| {
            let mark = own(role).then(|| view! { <small>{words.own_roles}</small> });
            view! { <th scope="col" class="role">{words.role(role)}{mark}</th> }
        })
        .collect_view();
    let rows = Right::ALL
        .map(|right| {
            let (name, explained) = words.right(right);
            let cells = Role::ALL.map(|role| view! { <Cell may=role.may(right) /> }).collect_view();
            view! { <tr><th scope="row"><b>{name}</b><span>{explained}</span></th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <p class="desk-lead">{words.rights_hint}</p>
        <div class="desk-scroll" role="region" tabindex="0" aria-labelledby="rights-caption">
            <table class="desk-table rights">
                <caption id="rights-caption" class="visually-hidden">{words.roles}</caption>
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Cell(may: bool) -> impl IntoView {
    let words = use_people_words();
    match may {
        true => view! {
            <td class="yes">
                <svg viewBox="0 0 20 20" width="20" height="20" role="img" aria-label=words.may><path d="M4 10.5l4 4 8-9" /></svg>
            </td>
        }
        .into_any(),
        false => view! { <td class="no"><span class="visually-hidden">{words.may_not}</span><span aria-hidden="true">"–"</span></td> }.into_any(),
    }
}
