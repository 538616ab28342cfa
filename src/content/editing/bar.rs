//! The bar at the top of every page, and the dialogs that it opens.

use leptos::prelude::*;

use super::{
    asking::Asking,
    tools::{ToolDialogs, Tools},
};
use crate::{
    content::drawn,
    model::{
        draft::{At, Bar},
        person::Right,
    },
    ui::words::{
        Here,
        checks::check_words,
        editing::{EditingWords, editing_words},
        figures::figure_words,
        use_lang,
        writing::{script_words, writing_words},
    },
};

/// The bar for what a signed-in visitor finds at an address. `largest_mib`: how large the file of a picture may be.
pub fn open(here: Here, at: At, largest_mib: u64) -> Bar {
    let words = editing_words(here.lang);
    let (name, account) = (at.me.name.clone(), at.me.account.clone());
    let (is_article, channel) = (at.article.or(at.page).is_some(), at.channel.clone());
    let changes_pictures = at.rights.contains(&Right::Publish);
    let markup = drawn(here, move || {
        view! {
            <Controls words name is_article changes_pictures channel largest_mib />
            <aside class="editing-panel" data-panel="" aria-label=words.panel hidden></aside>
            <Tools />
            <Dialogs words account />
            <ToolDialogs cancel=words.cancel />
        }
    });
    Bar { me: at.me, article: at.article, page: at.page, channel: at.channel.map(|(id, _)| id), markup }
}

#[component]
fn Controls(
    words: &'static EditingWords,
    name: String,
    is_article: bool,
    changes_pictures: bool,
    channel: Option<(i64, String)>,
    largest_mib: u64,
) -> impl IntoView {
    let lang = use_lang();
    let table = serde_json::to_string(&script_words(lang)).unwrap_or_default();
    let begin = channel.map(|(_, name)| {
        let title = format!("{} · {name}", words.new_article);
        view! { <button type="button" data-do="new" title=title>{words.new_article}</button> }
    });
    let pictures = changes_pictures.then(|| {
        let words = figure_words(lang);
        view! { <button type="button" data-do="pictures" aria-pressed="false" title=words.change_pictures_why>{words.change_pictures}</button> }
    });
    let of_article = is_article.then(|| {
        view! {
            <button type="button" class="main" data-do="edit" aria-pressed="false">{words.edit}</button>
            <button type="button" data-do="preview" aria-pressed="false">{words.preview}</button>
            <button type="button" data-do="compare" aria-pressed="false">{words.compare}</button>
            <button type="button" data-do="panel" aria-expanded="false">{words.panel}</button>
            <button type="button" data-do="history">{words.history}</button>
            <button type="button" class="main" data-do="publish">{words.publish}</button>
            <details class="editing-more">
                <summary>{words.more}</summary>
                <div>
                    <button type="button" data-do="check">{check_words(lang).check}</button>
                    <button type="button" data-do="schedule">{words.schedule}</button>
                    <button type="button" data-do="unschedule">{words.unschedule}</button>
                    <button type="button" data-do="withdraw">{words.withdraw}</button>
                    <button type="button" data-do="republish">{words.republish}</button>
                    <button type="button" data-do="bin">{words.to_bin}</button>
                    <button type="button" data-do="unbin">{words.out_of_bin}</button>
                    <button type="button" data-do="copy">{words.copy_all}</button>
                </div>
            </details>
        }
    });
    view! {
        <div class="editing-bar" role="region" aria-label=words.bar data-words=table data-largest=largest_mib>
            <span class="who" lang="zh-CN">{name}</span>
            <span class="standing" data-standing=""></span>
            {of_article}
            <span class="state" role="status" data-state=""></span>
            <button type="button" class="retry" data-do="retry" hidden>{words.retry}</button>
            <span class="here" lang="zh-CN" data-here="" hidden></span>
            <span class="rest">
                {pictures}
                {begin}
                <a href=lang.address("/desk") rel="external">{words.desk}</a>
                <form method="post" action=lang.address("/sign-out") data-sign-out=""><button>{words.sign_out}</button></form>
            </span>
            <p class="said" role="status" data-said="" hidden></p>
        </div>
    }
}

#[component]
fn Dialogs(words: &'static EditingWords, account: String) -> impl IntoView {
    let more = writing_words(use_lang());
    view! {
        <Asking name="sign-in" heading=words.sign_in_again cancel=words.cancel go=words.sign_in>
            <p>{words.sign_in_why}</p>
            <p class="entry"><label for="editing-account">{words.account}</label><input id="editing-account" name="account" value=account autocomplete="username" required /></p>
            <p class="entry">
                <label for="editing-password">{words.password}</label>
                <input id="editing-password" name="password" type="password" autocomplete="current-password" required />
            </p>
        </Asking>
        <Plain name="conflict" heading=words.conflict why=words.conflict_why close=words.cancel go="" />
        <Plain name="found" heading=words.found why=words.found_why close=words.discard go=words.bring_back />
        <Plain name="leave" heading=words.leave why=words.leave_why close=words.stay go=words.go />
        <Plain name="sign-out" heading=words.sign_out why=more.sign_out_why close=words.stay go=more.sign_out_all_the_same />
        <Plain name="history" heading=words.history why="" close=words.close go="" />
        <Plain name="check" heading=check_words(use_lang()).check why="" close=words.close go="" />
        <Plain name="review" heading=words.review why="" close=words.cancel go=words.publish />
        <Asking name="schedule" heading=words.schedule cancel=words.cancel go=words.schedule>
            <p class="entry"><label for="editing-when">{words.when}</label><input id="editing-when" name="when" type="datetime-local" required /></p>
        </Asking>
        <Asking name="withdraw" heading=words.withdraw cancel=words.cancel go=words.withdraw>
            <p class="entry"><label for="editing-reason">{words.reason}</label><input id="editing-reason" name="reason" autocomplete="off" /></p>
        </Asking>
    }
}

/// A dialog whose content the script fills in.
#[component]
fn Plain(name: &'static str, heading: &'static str, why: &'static str, close: &'static str, go: &'static str) -> impl IntoView {
    view! { <Asking name heading cancel=close go><p data-why="">{why}</p><div data-content=""></div></Asking> }
}
