//! The door of the newsroom: signing in, and choosing a password by a one-time link.

use leptos::prelude::*;

use super::{desk::Fault, drawn};
use crate::{
    model::{
        desk::{Invitation, SignIn},
        opened::Opened,
    },
    ui::words::{
        Here,
        people::{people_words, use_people_words},
        use_lang, words,
    },
};

/// The sign-in page. `site` is the site's name.
pub fn open(here: Here, site: String, form: SignIn) -> Opened {
    let title = people_words(here.lang).sign_in.to_owned();
    let content = drawn(here, || view! { <Door site heading=title.clone()><Enter form /></Door> });
    Opened { title, content, ..Opened::default() }
}

/// The page of a one-time link.
pub fn invitation(here: Here, site: String, invitation: Invitation) -> Opened {
    let words = people_words(here.lang);
    let title = if invitation.invited.first { words.welcome_first } else { words.welcome }.to_owned();
    let content = drawn(here, || view! { <Door site heading=title.clone()><Choose invitation /></Door> });
    Opened { title, content, ..Opened::default() }
}

/// A one-time link that does not count.
pub fn gone(here: Here, site: String) -> Opened {
    let title = people_words(here.lang).link_gone.to_owned();
    let content = drawn(here, || view! { <Door site heading=title.clone()><Gone /></Door> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn Door(site: String, heading: String, children: Children) -> impl IntoView {
    let (lang, words) = (use_lang(), use_people_words());
    let here = use_context::<Here>().unwrap_or_default();
    let other = lang.other();
    view! {
        <div class="door">
            <header>
                <a class="door-site" href=lang.address("/") lang="zh-CN"><b>{site}</b></a>
                <p>{words.sign_in_lead}</p>
            </header>
            <main id="content">
                <h1>{heading}</h1>
                {children()}
            </main>
            <footer>
                <a href=lang.address("/")>{words.go_home}</a>
                <a href=other.address(&here.address) hreflang=other.tag() lang=other.tag()>{self::words(lang).other_language}</a>
            </footer>
        </div>
    }
}

#[component]
fn Enter(form: SignIn) -> impl IntoView {
    let (lang, words) = (use_lang(), use_people_words());
    // Whoever comes back after a mistake has to type the password only.
    let again = form.error.is_some() && !form.account.is_empty();
    view! {
        <form class="door-form" method="post" action=lang.address("/sign-in")>
            <Fault error=form.error />
            <input type="hidden" name="next" value=form.next />
            <label><span>{words.account_word}</span>
                <input
                    name="account" value=form.account required maxlength="200" autocomplete="username" autocapitalize="none" spellcheck="false"
                    autofocus=!again
                />
            </label>
            <label><span>{words.password}</span>
                <input type="password" name="password" required maxlength="200" autocomplete="current-password" autofocus=again />
            </label>
            <button class="button primary">{words.sign_in}</button>
            <p class="desk-hint">{words.sign_in_hint}</p>
        </form>
    }
}

#[component]
fn Choose(invitation: Invitation) -> impl IntoView {
    let (lang, words) = (use_lang(), use_people_words());
    let Invitation { token, invited, error } = invitation;
    let first = invited.first;
    let who = match first {
        true => view! {
            <label><span>{words.account_word}<small>{words.account_hint}</small></span>
                <input name="account" value=invited.account required maxlength="40" autocomplete="username" autocapitalize="none" spellcheck="false" />
            </label>
            <label><span>{words.name}</span><input name="name" value=invited.name required maxlength="40" autocomplete="name" /></label>
        }
        .into_any(),
        false => view! {
            <dl class="facts">
                <dt>{words.name}</dt><dd lang="zh-CN">{invited.name}</dd>
                <dt>{words.account_word}</dt><dd>{invited.account.clone()}</dd>
            </dl>
            <input type="text" name="username" value=invited.account autocomplete="username" hidden />
        }
        .into_any(),
    };
    view! {
        <form class="door-form" method="post" action=lang.address("/sign-in/invitation")>
            <Fault error />
            <p class="desk-hint">{if first { words.welcome_first_hint } else { words.welcome_hint }}</p>
            <input type="hidden" name="token" value=token />
            {who}
            <label><span>{words.password}<small>{words.new_password_hint}</small></span>
                <input type="password" name="password" required minlength="8" maxlength="200" autocomplete="new-password" />
            </label>
            <label><span>{words.repeat}</span>
                <input type="password" name="again" required minlength="8" maxlength="200" autocomplete="new-password" />
            </label>
            <button class="button primary">{words.finish}</button>
        </form>
    }
}

#[component]
fn Gone() -> impl IntoView {
    let (lang, words) = (use_lang(), use_people_words());
    view! {
        <p role="status">{words.link_gone_hint}</p>
        <p><a class="button" href=lang.address("/sign-in")>{words.sign_in}</a></p>
    }
}
