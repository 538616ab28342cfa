//! The last two beats of every page: wait for what the server drew, then show it or say why not.

use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use serde::{Deserialize, Serialize};

use super::{head::Head, missing::Newest};
use crate::{
    browser,
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
pub struct Held {
    page: Opened,
    leaf: Leaf,
}

impl From<Opened> for Held {
    fn from(mut page: Opened) -> Held {
        let leaf = Leaf::from(std::mem::take(&mut page.content));
        Held { page, leaf }
    }
}

/// The language of the page that is open.
pub fn use_page_lang() -> impl Fn() -> Lang + Copy + Send + Sync + 'static {
    let lang = expect_context::<Memo<Lang>>();
    move || lang.get()
}

/// Shows what `opened` brings. The page before stays until it is there; a failure gets a page of its own, with a way to
/// try again.
pub fn shown(opened: Resource<Result<Held, Error>>) -> impl IntoView {
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
pub fn Failure(
    /// What went wrong.
    error: Error,
    /// Tries again.
    retry: Callback<()>,
) -> impl IntoView {
    let title = use_words().failure_title(&error);
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
        <Title text=title />
        <Arrival title=title.to_owned() />
        <Notice error retry=again.then_some(retry) />
        {missing.then(|| view! { <Newest /> })}
    }
}
