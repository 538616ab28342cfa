//! People at the desk: the list, one of them, and what a role may do.

use axum::{extract::Path, response::Response};

use super::{Asking, form::Form, status_of_form};
use crate::{
    content::desk::{one_person, people as content, rights as law},
    error::Error,
    model::{
        desk::{OnePerson, Outcome, People, PersonForm, PersonRow, Place, Telling},
        log::Act,
        person::{Post, Role},
    },
    server::{drafts, people, visitor::Person},
};

/// `GET /desk/people`.
pub async fn list(asking: Asking) -> Response {
    asking.answer(everybody(&asking, 200, PersonForm::default()).await)
}

/// `POST /desk/people`: adds somebody, and shows their one-time link once.
pub async fn add(asking: Asking, form: Form) -> Response {
    let field = |name| form.text(name).to_owned();
    let typed = PersonForm { account: field("account"), name: field("name"), email: field("email"), posts: chosen(&form), error: None };
    let added = match asking.open(Place::People) {
        Ok(()) => people::add(&asking.site.newsroom, &asking.person, &typed.account, &typed.name, &typed.email, &typed.posts).await,
        Err(error) => return asking.answer(Err(error)),
    };
    match added {
        Ok(link) => asking.lead_to("/desk/people?", told_with_link(&asking, &typed.name, Act::PersonAdded, &link)),
        Err(error) => {
            let status = status_of_form(&error);
            asking.answer(everybody(&asking, status, PersonForm { error: Some(error), ..typed }).await)
        }
    }
}

async fn everybody(asking: &Asking, status: u16, form: PersonForm) -> Result<Response, Error> {
    asking.open(Place::People)?;
    let newsroom = &asking.site.newsroom;
    let channels = drafts::channels(&newsroom.structure(), &Person::of_site());
    let people = People { people: people::list(newsroom).await?, channels, form };
    Ok(asking.page(status, content::open(asking.here.clone(), asking.around(), people)))
}

/// `GET /desk/people/{person}`.
pub async fn one(asking: Asking, Path(number): Path<String>) -> Response {
    asking.answer(somebody(&asking, &number, None).await)
}

/// One person's page; `failed` are posts as they were sent in, and why they were not taken.
async fn somebody(asking: &Asking, number: &str, failed: Option<(Vec<Post>, Error)>) -> Result<Response, Error> {
    let person = find(asking, number).await?;
    let channels = drafts::channels(&asking.site.newsroom.structure(), &Person::of_site());
    let (posts, error) = failed.map_or((person.posts.clone(), None), |(posts, error)| (posts, Some(error)));
    let status = error.as_ref().map_or(200, status_of_form);
    let form = PersonForm { posts, error, ..PersonForm::default() };
    Ok(asking.page(status, one_person::open(asking.here.clone(), asking.around(), OnePerson { person, channels, form })))
}

async fn find(asking: &Asking, number: &str) -> Result<PersonRow, Error> {
    asking.open(Place::People)?;
    let id: i64 = number.parse().map_err(|_| Error::NotFound)?;
    people::list(&asking.site.newsroom).await?.into_iter().find(|person| person.id == id).ok_or(Error::NotFound)
}

/// `POST /desk/people/{person}/posts`.
pub async fn posts(asking: Asking, Path(number): Path<String>, form: Form) -> Response {
    let person = match find(&asking, &number).await {
        Ok(person) => person,
        Err(error) => return asking.answer(Err(error)),
    };
    let posts = chosen(&form);
    match people::set_posts(&asking.site.newsroom, &asking.person, person.id, &posts).await {
        Ok(()) => told(&asking, &person, Act::PostsChanged),
        Err(error) => asking.answer(somebody(&asking, &number, Some((posts, error))).await),
    }
}

/// `POST /desk/people/{person}/invite`: another one-time link.
pub async fn invite(asking: Asking, Path(number): Path<String>) -> Response {
    let made = async {
        let person = find(&asking, &number).await?;
        let link = people::invite(&asking.site.newsroom, &asking.person, person.id).await?;
        Ok(asking.lead_to(&address(&person), told_with_link(&asking, &person.name, Act::PersonInvited, &link)))
    };
    asking.answer(made.await)
}

/// `POST /desk/people/{person}/access`: lets them sign in no more, or again.
pub async fn access(asking: Asking, Path(number): Path<String>, form: Form) -> Response {
    let disabled = form.text("disabled") == "yes";
    let person = match find(&asking, &number).await {
        Ok(person) => person,
        Err(error) => return asking.answer(Err(error)),
    };
    match people::set_disabled(&asking.site.newsroom, &asking.person, person.id, disabled).await {
        Ok(()) => told(&asking, &person, if disabled { Act::PersonDisabled } else { Act::PersonEnabled }),
        Err(error) => asking.answer(somebody(&asking, &number, Some((person.posts, error))).await),
    }
}

/// `GET /desk/rights`.
pub async fn rights(asking: Asking) -> Response {
    asking.page(200, law::open(asking.here.clone(), asking.around(), asking.person.posts.clone()))
}

/// The posts of a form: a role and a channel each, those without a role left out.
fn chosen(form: &Form) -> Vec<Post> {
    let mut posts = Vec::new();
    for (role, channel) in form.all("role").into_iter().zip(form.all("channel")) {
        let post = Role::named(role).map(|role| Post { role, channel: channel.parse().ok() });
        posts.extend(post.filter(|post| !posts.contains(post)));
    }
    posts
}

fn address(person: &PersonRow) -> String {
    format!("/desk/people/{}?", person.id)
}

fn told(asking: &Asking, person: &PersonRow, act: Act) -> Response {
    asking.lead_to(&address(person), vec![Telling { subject: person.name.clone(), outcome: Outcome::Done(act) }])
}

fn told_with_link(asking: &Asking, name: &str, act: Act, link: &str) -> Vec<Telling> {
    let link = format!("{}{link}", asking.site.newsroom.settings.public_url());
    let telling = |outcome| Telling { subject: name.to_owned(), outcome };
    vec![telling(Outcome::Done(act)), telling(Outcome::Link(link))]
}
