//! What a page says about itself in `<head>`.

use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};

use crate::{model::lang::Lang, ui::words::use_lang};

/// What public addresses begin with.
#[derive(Clone, Copy)]
pub struct PublicUrl(pub Signal<String>);

/// Title, description, canonical address and the same page in the other language.
#[component]
pub fn Head(
    /// Without the site's name, which [`crate::app::App`] adds.
    title: String,
    /// In one or two sentences.
    description: String,
    /// Canonical address, without the language's prefix.
    address: String,
) -> impl IntoView {
    let public_url = expect_context::<PublicUrl>().0.get_untracked();
    let absolute = move |lang: Lang| format!("{public_url}{}", lang.address(&address));
    let alternates = Lang::ALL.map(|lang| view! { <Link rel="alternate" hreflang=lang.tag() href=absolute(lang) /> }).collect_view();
    view! {
        <Title text=title />
        <Meta name="description" content=description />
        <Link rel="canonical" href=absolute(use_lang()) />
        {alternates}
    }
}
