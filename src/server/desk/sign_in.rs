//! Signing in and out, and one-time links.

use axum::response::Response;

use super::{AtDoor, Site, form::Form, see_other, status_of_form};
use crate::{
    content::sign_in as content,
    error::Error,
    model::desk::{Invitation, Invited, SignIn},
    server::{
        people, sessions,
        visitor::{Person, session_of_parts},
    },
    ui::words::Here,
};

/// `GET /sign-in`. Who is signed in already is led on.
pub async fn form(door: AtDoor) -> Response {
    let next = Form::of_query(&door.parts.uri).text("next").to_owned();
    match Person::of_parts(&door.site.newsroom, &door.parts).await {
        Ok(_) => see_other(&onward(&door.here, &next)),
        Err(_) => page(&door.site, &door.here, 200, SignIn { next, ..SignIn::default() }),
    }
}

/// `POST /sign-in`.
pub async fn enter(door: AtDoor, form: Form) -> Response {
    let (account, next) = (form.text("account").to_owned(), form.text("next").to_owned());
    let signed_in = match session_of_parts(&door.parts) {
        Ok(session) => sessions::sign_in(&door.site.newsroom, &session, &door.origin(), &account, form.text("password")).await,
        Err(error) => Err(error),
    };
    match signed_in {
        Ok(_) => see_other(&onward(&door.here, &next)),
        Err(error) => {
            let status = if matches!(error, Error::Invalid(_)) { 401 } else { error.status() };
            page(&door.site, &door.here, status, SignIn { account, next, error: Some(error) })
        }
    }
}

/// The page for who sent something to the desk without being signed in.
pub fn refused(site: &Site, here: &Here, error: Error) -> Response {
    page(site, here, error.status(), SignIn { error: Some(error), ..SignIn::default() })
}

fn page(site: &Site, here: &Here, status: u16, form: SignIn) -> Response {
    let page = content::open(here.clone(), site.name(here.lang), form);
    site.document(here, status, &page.title, page.content, None)
}

/// Where to go after signing in: to an address of this site, never to one that a browser would take for another host.
fn onward(here: &Here, next: &str) -> String {
    let own = next.starts_with('/') && !next.starts_with("//") && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if own { next.to_owned() } else { here.lang.address("/desk") }
}

/// `POST /sign-out`.
pub async fn leave(door: AtDoor) -> Response {
    if let Ok(session) = session_of_parts(&door.parts)
        && let Err(error) = sessions::sign_out(&door.site.newsroom, &session, &door.origin()).await
    {
        return refused(&door.site, &door.here, error);
    }
    see_other(&door.here.lang.address("/"))
}

/// `GET /sign-in/invitation?token=...`.
pub async fn invitation(door: AtDoor) -> Response {
    let token = Form::of_query(&door.parts.uri).text("token").to_owned();
    match people::invitation(&door.site.newsroom, &token).await {
        Ok(invited) => invite(&door, 200, Invitation { token, invited, error: None }),
        Err(error) => gone(&door, &error),
    }
}

/// `POST /sign-in/invitation`.
pub async fn accept(door: AtDoor, form: Form) -> Response {
    let newsroom = &door.site.newsroom;
    let token = form.text("token").to_owned();
    let invited = match people::invitation(newsroom, &token).await {
        Ok(invited) if invited.first => Invited { account: form.text("account").to_owned(), name: form.text("name").to_owned(), ..invited },
        Ok(invited) => invited,
        Err(error) => return gone(&door, &error),
    };
    match choose(&door, &form, &invited).await {
        Ok(()) => see_other(&door.here.lang.address("/desk")),
        Err(Error::Gone) => gone(&door, &Error::Gone),
        Err(error) => invite(&door, status_of_form(&error), Invitation { token, invited, error: Some(error) }),
    }
}

async fn choose(door: &AtDoor, form: &Form, invited: &Invited) -> Result<(), Error> {
    same(form)?;
    let who = (form.text("token"), invited.account.as_str(), invited.name.as_str());
    people::accept(&door.site.newsroom, &session_of_parts(&door.parts)?, &door.origin(), who, form.text("password")).await.map(drop)
}

/// A new password is typed twice, since nobody sees it.
pub fn same(form: &Form) -> Result<(), Error> {
    if form.text("password") == form.text("again") { Ok(()) } else { Err(Error::Invalid("两次输入的密码不一样。".to_owned())) }
}

fn invite(door: &AtDoor, status: u16, invitation: Invitation) -> Response {
    let page = content::invitation(door.here.clone(), door.site.name(door.here.lang), invitation);
    door.site.document(&door.here, status, &page.title, page.content, None)
}

fn gone(door: &AtDoor, error: &Error) -> Response {
    let page = content::gone(door.here.clone(), door.site.name(door.here.lang));
    door.site.document(&door.here, error.status(), &page.title, page.content, None)
}

#[cfg(test)]
mod tests {
    use super::onward;
    use crate::ui::words::Here;

    #[test]
    fn nobody_is_led_away_after_signing_in() {
        let here = Here::default();
        assert_eq!(onward(&here, "/desk/articles?state=draft&q=%E6%B8%A1"), "/desk/articles?state=draft&q=%E6%B8%A1");
        for bad in ["", "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil", "/\r\nset-cookie: a=b", "/\t/evil.example", "desk"] {
            assert_eq!(onward(&here, bad), "/desk", "{bad:?}");
        }
    }
}
