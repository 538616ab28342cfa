//! `首页 上一页 1 2 3 下一页 尾页` with the total; each number is a real address.

use leptos::prelude::*;

use super::words::use_words;
use crate::model::page_of::numbers_shown;

/// The pager of a list; nothing where the list has one page.
#[component]
pub fn Pager(
    /// The list's address, already in the page's language.
    address: String,
    /// The page shown.
    number: i64,
    /// How many there are.
    pages: i64,
    /// Items on all of them.
    total: i64,
    /// There are more, which were not counted.
    #[prop(optional)]
    more: bool,
    /// How the total is said, where the items are no articles.
    #[prop(optional, into)]
    said: Option<String>,
) -> impl IntoView {
    let words = use_words();
    let to = move |number: i64| {
        if number == 1 { address.clone() } else { format!("{address}{}page={number}", if address.contains('?') { '&' } else { '?' }) }
    };
    let link = {
        let to = to.clone();
        move |target: i64, text: &'static str, possible: bool| match possible {
            true => view! { <li><a href=to(target)>{text}</a></li> }.into_any(),
            false => view! { <li><span class="off">{text}</span></li> }.into_any(),
        }
    };
    let numbers = numbers_shown(number, pages)
        .into_iter()
        .map(|shown| match shown {
            None => view! { <li class="gap" aria-hidden="true">"…"</li> }.into_any(),
            Some(n) => view! {
                <li class="number"><a href=to(n) aria-label=words.page_number(n) aria-current=(n == number).then_some("page")>{n}</a></li>
            }
            .into_any(),
        })
        .collect_view();
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=words.pages>
                <ul>
                    {link(1, words.first_page, number > 1)}
                    {link(number - 1, words.previous_page, number > 1)}
                    {numbers}
                    {link(number + 1, words.next_page, number < pages)}
                    {link(pages, words.last_page, number < pages)}
                </ul>
                <p>{said.unwrap_or_else(|| if more { words.total_at_least(total) } else { words.total(total) })}</p>
            </nav>
        }
    })
}
