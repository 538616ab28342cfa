//! What a page says about itself in `<head>`: written by leptos_meta on the server, and kept up in the browser, which
//! then need not carry leptos_meta.

use leptos::prelude::*;
use leptos_meta::{Link, Meta, Script, Title};

use crate::{
    SERVER,
    browser::{self, Address},
    model::{lang::Lang, told::Told},
    ui::words::use_lang,
};

/// What stands in every head, whatever the page.
#[derive(Clone, Copy)]
pub struct Always {
    /// The site's name, which ends every title.
    pub site: Signal<String>,
    /// What public addresses begin with.
    pub public_url: Signal<String>,
    /// On the server: whether the head of this document has been written. A page that waits for its data is drawn more
    /// than once.
    pub written: StoredValue<bool>,
}

/// Title, description, canonical address and the same page in the other language. An empty address says that there is
/// none: the page is about a failure.
#[component]
pub fn Head(
    /// Without the site's name.
    title: String,
    /// In one or two sentences; may be empty.
    description: String,
    /// Canonical address, without the language's prefix.
    address: String,
    /// For machines, on the server.
    #[prop(optional)]
    told: Told,
) -> impl IntoView {
    let Always { site, public_url, written } = expect_context();
    let with_site = move |site: String| if title.is_empty() { site } else { format!("{title} - {site}") };
    let public_url = public_url.get_untracked();
    let absolute = move |lang: Lang| if address.is_empty() { String::new() } else { format!("{public_url}{}", lang.address(&address)) };
    let lang = use_lang();
    let canonical = absolute(lang);
    let alternates = Lang::ALL.map(|lang| Address { lang: lang.tag(), href: absolute(lang) });
    if SERVER {
        if written.get_value() {
            return;
        }
        written.set_value(true);
        write(with_site(site.get_untracked()), description, canonical, alternates);
        write_told(told);
    } else {
        // The site's name arrives later where the language has changed with the page.
        Effect::new(move |_| browser::set_head(lang.tag(), &with_site(site.get()), &description, &canonical, &alternates));
    }
}

/// Hands the head to leptos_meta, which puts it in its place when the page is complete.
fn write(title: String, description: String, canonical: String, alternates: [Address; 2]) {
    // leptos_meta does not escape a title when it renders on the server.
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    let links = alternates.map(|address| view! { <Link rel="alternate" hreflang=address.lang href=address.href /> }).collect_view();
    let head = view! {
        <Title text=title />
        {(!description.is_empty()).then(|| view! { <Meta name="description" content=description /> })}
        {(!canonical.is_empty()).then(|| view! { <Link rel="canonical" href=canonical /> {links} })}
    };
    // The views leave nothing in the page itself but marks, which the browser's side of the page would not expect.
    drop(head.to_html());
}

/// The same with what machines are told. Text in attributes is escaped by leptos; `LinkedData` is safe inside a script.
fn write_told(told: Told) {
    let properties = told
        .properties
        .into_iter()
        .map(|(name, content)| match name.starts_with("twitter:") {
            true => view! { <Meta name=name content=content /> }.into_any(),
            false => view! { <Meta property=name content=content /> }.into_any(),
        })
        .collect_view();
    let feeds =
        told.feeds.into_iter().map(|feed| view! { <Link rel="alternate" type_=feed.kind title=feed.title href=feed.address /> }).collect_view();
    let data = told.data.as_str().to_owned();
    let data = (!data.is_empty()).then(|| view! { <Script type_="application/ld+json">{data}</Script> });
    drop(view! { {properties}{feeds}{data} }.to_html());
}
