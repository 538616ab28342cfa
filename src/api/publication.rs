//! What readers get to see, and no longer see.

use leptos::{prelude::*, server_fn::codec::Json};

use crate::{
    error::Error,
    model::{
        draft::{Deed, Done},
        lang::Lang,
    },
};

/// Publishes, schedules, withdraws, restores ... an article, and answers with what it is afterwards. A `version` that is
/// not the draft's any more is refused, so that nobody publishes what they have not seen.
#[server(endpoint = "perform", input = Json)]
pub async fn perform(lang: Lang, article: i64, version: i64, deed: Deed) -> Result<Done, Error> {
    use crate::{
        content,
        server::{error::answer, newsroom::Newsroom, publication, visitor::Person},
        ui::words::Here,
    };
    let newsroom = Newsroom::of_request();
    let here = Here { lang, ..Here::default() };
    let done = async { publication::perform(&newsroom, &Person::of_request(&newsroom).await?, article, Some(version), &deed).await };
    answer(done.await.map(|after| content::editing::done(here, after)))
}
