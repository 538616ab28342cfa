//! Drafts: opened, saved, published, taken back. Who may do what is asked where it is done.

use leptos::{
    prelude::*,
    server_fn::{
        codec::{Json, JsonEncoding},
        error::{FromServerFnError, ServerFnErrorErr},
    },
};

use crate::{
    error::Error,
    model::{
        comparison::Against,
        draft::{self, Draft, Refusal, Saved},
        lang::Lang,
        opened::{Html, Opened},
    },
};

/// Begins an article in a channel; the answer is its number.
#[server(endpoint = "begin", input = Json)]
pub async fn begin(channel: i64) -> Result<i64, Error> {
    use crate::server::{drafts, error::answer, newsroom::Newsroom, visitor::Person};
    let newsroom = Newsroom::of_request();
    let begun = async { drafts::begin(&newsroom, &Person::of_request(&newsroom).await?, channel).await };
    answer(begun.await)
}

/// The number under which a static page is worked on.
#[server(endpoint = "begin_page", input = Json)]
pub async fn begin_page(page: i64) -> Result<i64, Error> {
    use crate::server::{error::answer, newsroom::Newsroom, pages, visitor::Person};
    let newsroom = Newsroom::of_request();
    let begun = async { pages::begin(&newsroom, &Person::of_request(&newsroom).await?, page).await };
    answer(begun.await)
}

/// An article for editing.
#[server(endpoint = "edit", input = Json)]
pub async fn edit(lang: Lang, article: i64) -> Result<Draft, Error> {
    use crate::{
        content,
        server::{drafts, error::answer, newsroom::Newsroom, visitor::Person},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, ..Here::default() };
    let opened = async { drafts::open(&newsroom, &Person::of_request(&newsroom).await?, article).await };
    answer(opened.await.map(|opened| content::editing::draft(here, opened)))
}

/// Saves changes: all of them or none.
#[server(endpoint = "save", input = Json)]
pub async fn save(save: draft::Save) -> Result<Saved, Refusal> {
    use crate::server::{drafts, error::answer_with, newsroom::Newsroom, visitor::Person};
    let newsroom = Newsroom::of_request();
    let saved = async { drafts::save(&newsroom, &Person::of_request(&newsroom).await?, &save).await };
    answer_with(saved.await, Refusal::status)
}

/// The draft's page exactly as readers would see it.
#[server(endpoint = "preview", input = Json)]
pub async fn preview(lang: Lang, article: i64) -> Result<Opened, Error> {
    use crate::{
        content,
        server::{drafts, error::answer, newsroom::Newsroom, visitor::Person},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, ..Here::default() };
    let opened = async { drafts::open(&newsroom, &Person::of_request(&newsroom).await?, article).await };
    answer(opened.await.map(|opened| content::editing::shown(here, opened.view)))
}

/// The page with its differences between what readers see and the draft.
#[server(endpoint = "compare", input = Json)]
pub async fn compare(lang: Lang, article: i64) -> Result<Html, Error> {
    use crate::{
        content,
        server::{comparison, error::answer, newsroom::Newsroom, visitor::Person},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, ..Here::default() };
    let compared = async { comparison::with_live(&newsroom, &Person::of_request(&newsroom).await?, article).await };
    answer(compared.await.map(|compared| content::editing::comparison::open(here, compared)))
}

/// The page of a revision with its differences from the one before it; or the draft's, from the revision.
#[server(endpoint = "difference", input = Json)]
pub async fn difference(lang: Lang, article: i64, revision: i64, against: Against) -> Result<Html, Error> {
    use crate::{
        content,
        server::{comparison, error::answer, newsroom::Newsroom, visitor::Person},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, ..Here::default() };
    let compared = async { comparison::of_revision(&newsroom, &Person::of_request(&newsroom).await?, article, revision, against).await };
    answer(compared.await.map(|compared| content::editing::comparison::open(here, compared)))
}

/// What the dialog before publication says: what will change for readers, and what is wrong or missing.
#[server(endpoint = "review", input = Json)]
pub async fn review(lang: Lang, article: i64) -> Result<Html, Error> {
    use crate::{
        content,
        server::{comparison, error::answer, newsroom::Newsroom, visitor::Person},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, ..Here::default() };
    let reviewed = async { comparison::review(&newsroom, &Person::of_request(&newsroom).await?, article).await };
    answer(reviewed.await.map(|reviewed| content::editing::review::open(here, reviewed)))
}

/// What somebody should look at in a draft: the list that the dialog before publication has, too.
#[server(endpoint = "check", input = Json)]
pub async fn check(lang: Lang, article: i64) -> Result<Html, Error> {
    use crate::{
        content,
        server::{comparison, error::answer, newsroom::Newsroom, visitor::Person},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, ..Here::default() };
    let checked = async { comparison::check(&newsroom, &Person::of_request(&newsroom).await?, article).await };
    answer(checked.await.map(|remarks| content::editing::remarks::open(here, remarks)))
}

/// The history of an article, the newest entries first; older ones from `before` on.
#[server(endpoint = "history", input = Json)]
pub async fn history(lang: Lang, article: i64, before: Option<i64>) -> Result<Html, Error> {
    use crate::{
        content,
        server::{error::answer, newsroom::Newsroom, revisions, visitor::Person},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, ..Here::default() };
    let found = async { revisions::of_article(&newsroom, &Person::of_request(&newsroom).await?, article, before).await };
    answer(found.await.map(|history| content::editing::history::open(here, history)))
}

impl FromServerFnError for Refusal {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(fault: ServerFnErrorErr) -> Refusal {
        Refusal::Error(Error::from_server_fn_error(fault))
    }
}
