//! "加载更多": the link to a list's next page appends its rows in place. What was appended is kept with the entry of the
//! history, so that Back finds the list as long as it was.

use leptos::task::spawn_local;

use crate::{
    api,
    browser::{self, MoreLink},
    error::Error,
    model::lang::Lang,
    ui::words::words,
};

/// The reader pressed the link.
pub fn load_more(lang: Lang, link: MoreLink) {
    if link.is_busy() {
        return;
    }
    link.set_busy(words(lang).loading);
    spawn_local(async move {
        match api::channels::more(lang, link.channel(), link.after()).await {
            Ok(appended) => {
                link.say("");
                link.append_and_keep(appended.rows.as_str(), appended.next.as_deref());
            }
            Err(Error::Outdated) => browser::load_anew(&browser::address()),
            Err(error) => link.say(&words(lang).failure(&error)),
        }
        link.set_idle(words(lang).load_more);
    });
}
