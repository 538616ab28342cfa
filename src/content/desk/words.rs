//! The newsroom's own list of words, and the forms that change it.

use leptos::prelude::*;

use super::{Desk, Fault, Leaves};
use crate::{
    content::drawn,
    model::{
        desk::{
            Around, Place,
            words::{WordRow, WordsForm, WordsPage, query},
        },
        opened::Opened,
        word::{LONGEST_NOTE, LONGEST_WORD},
    },
    ui::{
        card::Moment,
        words::{
            Here,
            desk::{desk_words, use_desk_words},
            use_lang,
            wordlist::use_wordlist_words,
        },
    },
};

/// One page of it.
pub fn open(here: Here, around: Around, page: WordsPage) -> Opened {
    let title = desk_words(here.lang).words.to_owned();
    let heading = title.clone();
    let content = drawn(here, || view! { <Desk around place=Some(Place::Words) heading><List page /></Desk> });
    Opened { title, content, ..Opened::default() }
}

#[component]
fn List(page: WordsPage) -> impl IntoView {
    let (lang, words) = (use_lang(), use_wordlist_words());
    let WordsPage { search, page, total, may_change, form } = page;
    let address = lang.address(Place::Words.address());
    let leaves = format!("{address}?{}", query(&search));
    let table = match page.rows.is_empty() {
        true => view! { <p class="desk-empty">{if search.is_empty() { words.none } else { words.no_match }}</p> }.into_any(),
        false => view! { <Table rows=page.rows search=search.clone() may_change /> }.into_any(),
    };
    view! {
        <p class="desk-lead">{words.lead} " " {words.total(total)}</p>
        {may_change.then(|| view! { <Fault error=form.error.clone() /> })}
        <Search address search />
        {table}
        <Leaves address=leaves before=page.before after=page.after />
        {may_change.then(|| view! { <Add form /> })}
    }
}

#[component]
fn Search(address: String, search: String) -> impl IntoView {
    let (words, own) = (use_desk_words(), use_wordlist_words());
    let clear = (!search.is_empty()).then(|| view! { <a class="clear" href=address.clone()>{words.clear}</a> });
    view! {
        <form class="filters" action=address role="search" aria-label=words.filters>
            <label class="search"><span>{own.search}</span><input type="search" name="q" value=search maxlength=LONGEST_WORD.to_string() /></label>
            <p class="act"><button class="button">{words.filter}</button>{clear}</p>
        </form>
    }
}

#[component]
fn Table(rows: Vec<WordRow>, search: String, may_change: bool) -> impl IntoView {
    let words = use_wordlist_words();
    let rows = rows.into_iter().map(|row| view! { <Row row search=search.clone() may_change /> }).collect_view();
    view! {
        <table class="desk-table words">
            <caption class="visually-hidden">{use_desk_words().words}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.wrong}</th>
                    <th scope="col">{words.right}</th>
                    <th scope="col" class="wide">{words.note}</th>
                    <th scope="col" class="wide">{words.added}</th>
                    {may_change.then(|| view! { <th scope="col" class="do"><span class="visually-hidden">{words.remove}</span></th> })}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row(row: WordRow, search: String, may_change: bool) -> impl IntoView {
    let (lang, words) = (use_lang(), use_wordlist_words());
    let WordRow { id, word, person, added } = row;
    let label = words.remove_this(&word.wrong);
    let remove = move || {
        view! {
            <td class="do">
                <form method="post" action=lang.address("/desk/words/remove")>
                    <input type="hidden" name="q" value=search />
                    <button class="button" name="word" value=id.to_string() aria-label=label>{words.remove}</button>
                </form>
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row" class="wrong" lang="zh-CN">{word.wrong}</th>
            <td class="right" lang="zh-CN"><span>{word.right}</span><span class="narrow">{word.note.clone()}</span></td>
            <td class="wide" lang="zh-CN">{word.note}</td>
            <td class="wide by"><Moment text=added.date().to_owned() stamp=added /><span lang="zh-CN">{person}</span></td>
            {may_change.then(remove)}
        </tr>
    }
}

/// One word, or many.
#[component]
fn Add(form: WordsForm) -> impl IntoView {
    let (lang, words) = (use_lang(), use_wordlist_words());
    let WordsForm { word, lines, .. } = form;
    let longest = LONGEST_WORD.to_string();
    view! {
        <section class="desk-part" id="add">
            <header><h2>{words.add_one}</h2></header>
            <form class="desk-form" method="post" action=lang.address("/desk/words")>
                <label><span>{words.wrong}</span><input name="wrong" value=word.wrong required maxlength=longest.clone() autocomplete="off" /></label>
                <label><span>{words.right}<small>{words.right_hint}</small></span>
                    <input name="right" value=word.right maxlength=longest autocomplete="off" />
                </label>
                <label><span>{words.note}<small>{words.note_hint}</small></span>
                    <input name="note" value=word.note maxlength=LONGEST_NOTE.to_string() autocomplete="off" />
                </label>
                <p class="act"><button class="button primary">{words.add}</button></p>
            </form>
        </section>
        <section class="desk-part">
            <header><h2>{words.add_many}</h2></header>
            <form class="desk-form" method="post" action=lang.address("/desk/words/several")>
                <label><span>{words.lines}<small>{words.lines_hint}</small></span>
                    <textarea name="lines" rows="8" required spellcheck="false">{in_textarea(&lines)}</textarea>
                </label>
                <p class="act"><button class="button">{words.add}</button></p>
            </form>
        </section>
    }
}

/// Text as it must stand in a `<textarea>`: leptos does not escape it there.
pub(super) fn in_textarea(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
