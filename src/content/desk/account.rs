//! One's own account: roles, password, sessions.

use leptos::prelude::*;

use super::{Desk, Fault, articles::Minute};
use crate::{
    content::drawn,
    model::{
        desk::{Account, Around, Place, SessionRow},
        opened::Opened,
    },
    ui::words::{Here, desk::desk_words, people::use_people_words, use_lang},
};

/// The page.
pub fn open(here: Here, around: Around, account: Account) -> Opened {
    let title = desk_words(here.lang).account.to_owned();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::Account) heading><Own account /></Desk> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn Own(account: Account) -> impl IntoView {
    let words = use_people_words();
    let Account { account, posts, sessions, error } = account;
    let posts = posts.into_iter().map(|(role, channel)| view! { <li>{words.post(role, channel.as_deref())}</li> }).collect_view();
    let rows = sessions.into_iter().map(|session| view! { <Session session /> }).collect_view();
    view! {
        <dl class="facts">
            <dt>{words.account_word}</dt><dd>{account.clone()}</dd>
            <dt>{words.roles}</dt><dd><ul class="posts">{posts}</ul></dd>
        </dl>
        <section class="desk-part">
            <header><h2>{words.sessions}</h2></header>
            <p class="desk-hint">{words.sessions_hint}</p>
            <table class="desk-table sessions">
                <caption class="visually-hidden">{words.sessions}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.browser}</th>
                        <th scope="col" class="wide">{words.from_where}</th>
                        <th scope="col" class="wide">{words.begun}</th>
                        <th scope="col" class="wide">{words.seen}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
        <Password account error />
    }
}

#[component]
fn Session(session: SessionRow) -> impl IntoView {
    let (lang, words) = (use_lang(), use_people_words());
    let browser = browser(&session.agent);
    let label = format!("{} {browser} {}", words.end_session, session.begun.to_the_minute());
    let end = match session.current {
        true => view! { <span class="standing" data-standing="active">{words.this_one}</span> }.into_any(),
        false => view! {
            <form method="post" action=lang.address("/desk/account/session")>
                <button class="button" name="session" value=session.name aria-label=label>{words.end_session}</button>
            </form>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="title">
                <span title=session.agent>{browser}</span>
                <span class="narrow"><span>{session.address.clone()}</span><Minute at=session.seen.clone() /></span>
            </th>
            <td class="wide address">{session.address.clone()}</td>
            <td class="wide"><Minute at=session.begun /></td>
            <td class="wide"><Minute at=session.seen /></td>
            <td class="do">{end}</td>
        </tr>
    }
}

#[component]
fn Password(account: String, error: Option<crate::error::Error>) -> impl IntoView {
    let (lang, words) = (use_lang(), use_people_words());
    view! {
        <section class="desk-part">
            <header><h2>{words.change_password}</h2></header>
            <form class="desk-form" method="post" action=lang.address("/desk/account")>
                <Fault error />
                <input type="text" name="username" value=account autocomplete="username" hidden />
                <label><span>{words.old_password}</span><input type="password" name="old" required autocomplete="current-password" maxlength="200" /></label>
                <label><span>{words.new_password}<small>{words.password_hint}</small></span>
                    <input type="password" name="password" required autocomplete="new-password" minlength="8" maxlength="200" />
                </label>
                <label><span>{words.repeat_password}</span>
                    <input type="password" name="again" required autocomplete="new-password" minlength="8" maxlength="200" />
                </label>
                <p class="act"><button class="button primary">{words.change_password}</button></p>
            </form>
        </section>
    }
}

/// Browser and system as people call them; what cannot be told stays as it is.
pub(super) fn browser(agent: &str) -> String {
    let first = |table: &[(&str, &'static str)]| table.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    // The marks of the more particular come first: nearly every one of these calls itself Safari, too.
    let browser = first(&[
        ("MicroMessenger/", "微信"),
        ("QQBrowser/", "QQ 浏览器"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ if agent.is_empty() => "–".to_owned(),
        _ => agent.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::browser;

    #[test]
    fn a_browser_is_called_what_people_call_it() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0";
        assert_eq!(browser(edge), "Edge · Windows");
        assert_eq!(browser("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1"), "Safari · iPhone");
        assert_eq!(browser("something else"), "something else");
    }
}
