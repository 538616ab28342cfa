//! What every page does: ask for what the server drew, wait, then show it or say why not.

use std::pin::Pin;

use leptos::{either::Either, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_params_map},
    params::ParamsMap,
};
use serde::{Deserialize, Serialize};

use super::head::Head;
use crate::{
    api, browser,
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

/// What an address asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The language of the interface.
    pub lang: Lang,
    /// Path and query.
    pub address: String,
    params: ParamsMap,
    query: ParamsMap,
}

impl Asked {
    /// The part of the path that the route table calls `name`.
    pub fn param(&self, name: &str) -> String {
        self.params.get(name).unwrap_or_default()
    }

    /// A value of the query.
    pub fn query(&self, name: &str) -> Option<String> {
        self.query.get(name)
    }
}

/// How a page asks the server. A plain function, so that the code that waits and shows is the same for all pages and
/// exists once in what readers download.
pub type Ask = fn(Asked) -> Pin<Box<dyn Future<Output = Result<Opened, Error>> + Send>>;

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

/// Asks, now and whenever the address changes.
fn ask_server(ask: Ask) -> Resource<Result<Held, Error>> {
    let (lang, location, params) = (expect_context::<Memo<Lang>>(), use_location(), use_params_map());
    let asked = move || {
        let search = location.search.read();
        let mark = if search.is_empty() { "" } else { "?" };
        let address = format!("{}{mark}{search}", location.pathname.read());
        Asked { lang: lang.get(), address, params: params.get(), query: location.query.get() }
    };
    Resource::new(asked, move |asked| async move { ask(asked).await.map(Held::from) })
}

/// Shows what `ask` brings. The page before stays until it is there; a failure gets a page of its own, with a way to
/// try again.
pub fn shown(ask: Ask) -> AnyView {
    let opened = ask_server(ask);
    let waiting = expect_context::<Waiting>();
    let retry = Callback::new(move |()| opened.refetch());
    view! {
        <Transition set_pending=waiting.data()>
            {move || Suspend::new(async move {
                match opened.await {
                    Ok(held) => Either::Left(view! { <Page held /> }),
                    Err(error) => Either::Right(view! { <Failure error retry /> }),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Page(held: Held) -> impl IntoView {
    let Opened { title, description, address, heading, .. } = held.page;
    view! {
        <Head title description address />
        <Drawn leaf=held.leaf />
        <Arrival title=heading />
    }
}

/// Says what went wrong, or goes where the page is now.
#[component]
fn Failure(error: Error, retry: Callback<()>) -> impl IntoView {
    let title = use_words().failure_title(&error).to_owned();
    let missing = matches!(error, Error::NotFound | Error::Gone | Error::Invalid(_));
    let again = !missing && !matches!(error, Error::Moved { .. });
    let navigate = use_navigate();
    let cause = error.clone();
    let lang = expect_context::<Memo<Lang>>();
    Effect::new(move |_| match &cause {
        Error::Moved { to } => navigate(&lang.get_untracked().address(to), NavigateOptions { replace: true, ..Default::default() }),
        Error::Outdated => browser::load_anew(),
        _ => {}
    });
    view! {
        <Head title=title.clone() description=String::new() address=String::new() />
        <Notice error retry=again.then_some(retry) />
        {missing.then(newest)}
        <Arrival title />
    }
}

/// The newest articles of the site, for a reader who has lost the way. Nothing is shown if they can't be had.
fn newest() -> AnyView {
    let newest = ask_server(|asked| Box::pin(api::articles::newest(asked.lang)));
    let list = move || Suspend::new(async move { newest.await.ok().map(|held| view! { <Drawn leaf=held.leaf /> }) });
    view! { <Suspense>{list}</Suspense> }.into_any()
}
