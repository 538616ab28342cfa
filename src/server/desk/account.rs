//! One's own account at the desk.

use axum::response::Response;

use super::{Asking, form::Form, sign_in::same, status_of_form};
use crate::{
    content::desk::account as content,
    error::Error,
    model::{
        desk::{Account, Outcome, Telling},
        log::Act,
    },
    server::{people, sessions},
};

/// `GET /desk/account`.
pub async fn show(asking: Asking) -> Response {
    asking.answer(answer(&asking, None).await)
}

/// `POST /desk/account`: another password.
pub async fn change_password(asking: Asking, form: Form) -> Response {
    let changed = match same(&form) {
        Ok(()) => people::change_password(&asking.site.newsroom, &asking.person, form.text("old"), form.text("password")).await,
        Err(error) => Err(error),
    };
    match changed {
        Ok(()) => done(&asking, Act::PasswordChanged),
        Err(error) => asking.answer(answer(&asking, Some(error)).await),
    }
}

/// `POST /desk/account/session`: ends one of one's own sessions.
pub async fn end_session(asking: Asking, form: Form) -> Response {
    let ended = sessions::revoke(&asking.site.newsroom, &asking.person, form.text("session")).await;
    asking.answer(ended.map(|()| done(&asking, Act::SessionEnded)))
}

fn done(asking: &Asking, act: Act) -> Response {
    asking.lead_to("/desk/account?", vec![Telling { subject: String::new(), outcome: Outcome::Done(act) }])
}

async fn answer(asking: &Asking, error: Option<Error>) -> Result<Response, Error> {
    let structure = asking.site.newsroom.structure();
    let channel = |id: i64| structure.channel(id).map(|channel| channel.link.name.clone()).unwrap_or_default();
    let status = error.as_ref().map_or(200, status_of_form);
    let account = Account {
        account: asking.person.account.clone(),
        posts: asking.person.posts.iter().map(|post| (post.role, post.channel.map(channel))).collect(),
        sessions: sessions::own(&asking.site.newsroom, &asking.person).await?,
        error,
    };
    Ok(asking.page(status, content::open(asking.here.clone(), asking.around(), account)))
}
