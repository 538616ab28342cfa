//! What every page does: ask for what the server drew, wait, then show it or say why not.

use leptos::{either::Either, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use serde::{Deserialize, Serialize};

use super::{
    asked::{Ask, Asked},
    head::Head,
};
use crate::{
    SERVER, api, browser,
    error::Error,
    model::{lang::Lang, opened::Opened},
    ui::{
        arrival::Arrival,
        leaf::{Drawn, Leaf},
        notice::Notice,
        progress::Waiting,
        words::use_words,
    },
};

/// A page as the document holds it: its markup apart, since the first one travels as HTML only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Held {
    page: Opened,
    leaf: Leaf,
}

impl From<Opened> for Held {
    fn from(mut page: Opened) -> Held {
        let leaf = Leaf::from(std::mem::take(&mut page.content));
        Held { page, leaf }
    }
}

/// Asks, now and whenever the address changes to another page of the same kind. Of an address of another kind the
/// next page is taking care, while this one still stands.
fn ask_server(ask: Ask) -> Resource<Result<Held, Error>> {
    let location = use_location();
    let asked = Memo::new(move |before: Option<&Asked>| {
        let search = location.search.read();
        let mark = if search.is_empty() { "" } else { "?" };
        let asked = Asked::of(format!("{}{mark}{search}", location.pathname.read()));
        match before {
            Some(before) if (before.kind(), before.lang) != (asked.kind(), asked.lang) => before.clone(),
            _ => asked,
        }
    });
    Resource::new(move || asked.get(), move |asked| async move { ask(asked).await.map(Held::from) })
}

/// Shows what `ask` brings. The page before stays until it is there; a failure gets a page of its own, with a way to
/// try again.
pub fn shown(ask: Ask) -> AnyView {
    let opened = ask_server(ask);
    let retry = Callback::new(move |()| opened.refetch());
    let page = move || {
        Suspend::new(async move {
            match opened.await {
                Ok(held) => Either::Left(view! { <Page held /> }),
                Err(error) => Either::Right(view! { <Failure error retry /> }),
            }
        })
    };
    // Nobody waits on the server; and a signal set there, from the effect that a set_pending is, can meet the end of
    // another request's rendering and block both for ever.
    if SERVER {
        view! { <Transition>{page}</Transition> }.into_any()
    } else {
        let waiting = expect_context::<Waiting>();
        view! { <Transition set_pending=waiting.data()>{page}</Transition> }.into_any()
    }
}

#[component]
fn Page(held: Held) -> impl IntoView {
    let Opened { title, description, address, heading, told, .. } = held.page;
    view! {
        <Head title description address=address.clone() told />
        <Drawn page=address.clone() leaf=held.leaf />
        <Arrival title=heading page=address />
    }
}

/// Says what went wrong, or goes where the page is now.
#[component]
fn Failure(error: Error, retry: Callback<()>) -> impl IntoView {
    let title = use_words().failure_title(&error).to_owned();
    let missing = matches!(error, Error::NotFound | Error::Gone | Error::Invalid(_));
    let again = !missing && !matches!(error, Error::Moved { .. });
    go_on_from(&error);
    view! {
        <Head title=title.clone() description=String::new() address=String::new() />
        <Notice error retry=again.then_some(retry) />
        {missing.then(newest)}
        <Arrival title page=String::new() />
    }
}

/// Some failures are not for the reader to solve: the page has moved, or the server is another build.
fn go_on_from(error: &Error) {
    let location = use_location();
    let address = move || {
        format!(
            "{}{}",
            location.pathname.get_untracked(),
            location.search.with_untracked(|query| if query.is_empty() { String::new() } else { format!("?{query}") })
        )
    };
    let (navigate, lang) = (use_navigate(), expect_context::<Memo<Lang>>());
    let error = error.clone();
    // Only when the router has put this address into the history can it be replaced there.
    Effect::new(move |_| match error.clone() {
        Error::Moved { to } => {
            let navigate = navigate.clone();
            browser::soon(move || navigate(&lang.get_untracked().address(&to), NavigateOptions { replace: true, ..Default::default() }));
        }
        Error::Outdated => browser::soon(move || browser::load_anew(&address())),
        _ => {}
    });
}

/// The newest articles of the site, for a reader who has lost the way. Nothing is shown if they can't be had.
fn newest() -> AnyView {
    let newest = ask_server(|asked| Box::pin(api::articles::newest(asked.lang)));
    let list = move || Suspend::new(async move { newest.await.ok().map(|held| view! { <Drawn page=String::new() leaf=held.leaf /> }) });
    view! { <Suspense>{list}</Suspense> }.into_any()
}
