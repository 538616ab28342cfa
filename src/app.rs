//! The document around every page, and the route table: the site's table of contents.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::{HashedStylesheet, MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    path,
};
use serde::{Deserialize, Serialize};

use crate::{
    SERVER, api, browser,
    model::{
        lang::Lang,
        opened::{self, Html},
    },
    pages::{
        article::ArticlePage, channel::ChannelPage, head::Always, home::HomePage, load_more::load_more, missing::MissingPage, other::OtherPage,
        prefetch::prefetch, static_page::StaticPage,
    },
    ui::{
        arrival::Arrivals,
        leaf::{Drawn, Leaf},
        progress::{Progress, Waiting},
        words::words,
    },
};

/// Fetches what editors get on top of a page, for a browser that may be signed in: the cookie is a hint, not a key.
const EDIT: &str = "if(document.cookie.includes('masthead-staff=1'))import('/editing.js')";

/// What the reader has chosen (`src/reading/choices.ts`), said on `<html>` before the first paint, so that nothing changes its size or
/// colour under their eyes; and that there are scripts.
const CHOSEN: &str = "(h=>{h.scripts='';try{let c=JSON.parse(localStorage.getItem('masthead-reading')||'{}');for(let k of['size','elder','theme','keys'])if(typeof c[k]=='string')h[k]=c[k]}catch{}})(document.documentElement.dataset)";

/// What the server sends around [`App`]: everything that must stand in the document before any script has run.
/// `build` names this build of the server; the client asks for data by it (see `browser`). `reading` is the address of the readers' script.
pub fn shell(options: LeptosOptions, build: String, reading: String, lang: Lang) -> impl IntoView {
    let site = use_context::<opened::Around>().map(|around| around.site).unwrap_or_default();
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag() data-build=build>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="format-detection" content="telephone=no" />
                <script>{CHOSEN}</script>
                <HashedStylesheet options=options.clone() />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
                <link rel="manifest" href="/site.webmanifest" />
                <link rel="search" href="/opensearch.xml" type="application/opensearchdescription+xml" title=site />
                <AutoReload options=options.clone() />
                <HydrationScripts options defer=true />
                <script type="module" src=reading></script>
                <script type="module">{EDIT}</script>
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// A document that the client takes no part in.
pub struct Apart {
    /// For `<title>`.
    pub title: String,
    /// Its language.
    pub lang: Lang,
    /// The address of the readers' script.
    pub reading: String,
    /// Masthead and footer.
    pub around: opened::Around,
    /// What stands between them.
    pub content: Html,
}

/// What the server sends around a page without the client: links load anew, and only the readers' script answers.
pub fn apart_shell(options: LeptosOptions, page: Apart) -> impl IntoView {
    // Titles are escaped here, as in `pages::head`: leptos writes them into `<title>` as they stand.
    let title = page.title.replace('&', "&amp;").replace('<', "&lt;");
    view! {
        <!DOCTYPE html>
        <html lang=page.lang.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                <title>{title}</title>
                <script>{CHOSEN}</script>
                <HashedStylesheet options />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <script type="module" src=page.reading></script>
            </head>
            <body>
                <a class="skip" href="#content">{words(page.lang).skip_to_content}</a>
                <Drawn page=String::new() leaf=Leaf::from(page.around.top) />
                <main id="content" tabindex="-1"><Drawn page=String::new() leaf=Leaf::from(page.content) /></main>
                <Drawn page=String::new() leaf=Leaf::from(page.around.bottom) />
            </body>
        </html>
    }
}

/// A document of the desk.
pub struct Desk {
    /// For `<title>`.
    pub title: String,
    /// Names this build of the server.
    pub build: String,
    /// Its language.
    pub lang: Lang,
    /// The article that its script edits, if it does.
    pub article: Option<i64>,
    /// All that stands in it.
    pub content: Html,
}

/// What the server sends around a page of the desk: no scripts but the one that edits, and what a page brings itself.
pub fn desk_shell(options: LeptosOptions, desk: Desk) -> impl IntoView {
    // Titles are escaped here, as in `pages::head`: leptos writes them into `<title>` as they stand.
    let title = desk.title.replace('&', "&amp;").replace('<', "&lt;");
    let edits = desk.article.is_some();
    view! {
        <!DOCTYPE html>
        <html lang=desk.lang.tag() data-build=desk.build data-article=desk.article.map(|id| id.to_string())>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                <title>{title}</title>
                <HashedStylesheet options />
                <link rel="stylesheet" href="/staff.css" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                {edits.then(|| view! { <script type="module" src="/editing.js"></script> })}
            </head>
            <body>
                <a class="skip" href="#content">{words(desk.lang).skip_to_content}</a>
                <Drawn page=String::new() leaf=Leaf::from(desk.content) />
            </body>
        </html>
    }
}

/// Masthead and footer as the document holds them: their markup apart, since the first ones travel as HTML only.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Around {
    site: String,
    public_url: String,
    top: Leaf,
    bottom: Leaf,
}

impl From<opened::Around> for Around {
    fn from(around: opened::Around) -> Around {
        Around { site: around.site, public_url: around.public_url, top: around.top.into(), bottom: around.bottom.into() }
    }
}

/// The site: masthead, the page of the current address, footer.
#[component]
pub fn App() -> impl IntoView {
    if SERVER {
        provide_meta_context();
    }
    // The server draws them before it renders the page; the client finds them in the document.
    let around = SharedValue::new(|| use_context::<opened::Around>().map(Around::from).unwrap_or_default()).into_inner();
    let around = RwSignal::new(around);
    provide_context(Always {
        site: Signal::derive(move || around.read().site.clone()),
        public_url: Signal::derive(move || around.read().public_url.clone()),
        written: StoredValue::new(false),
    });
    let waiting = Waiting::provide();
    view! {
        <Router set_is_routing=waiting.routing()>
            <Site around />
        </Router>
    }
}

/// What stands inside the router: it knows the address, and with it the language.
#[component]
fn Site(around: RwSignal<Around>) -> impl IntoView {
    let lang = use_lang_of_address();
    provide_context(lang);
    let arrivals = Arrivals::provide();
    follow_the_address(lang, around);
    view! {
        <a class="skip" href="#content" rel="external">{move || words(lang.get()).skip_to_content}</a>
        <Progress />
        <p class="visually-hidden" aria-live="polite">{move || arrivals.announcement()}</p>
        {move || view! { <Drawn page=String::new() leaf=around.read().top.clone() /> }}
        <main id="content" tabindex="-1">
            <FlatRoutes fallback=|| ()>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                <Route path=path!("/en") view=HomePage ssr=SsrMode::Async />
                <Route path=path!("/about/:page") view=StaticPage ssr=SsrMode::Async />
                <Route path=path!("/en/about/:page") view=StaticPage ssr=SsrMode::Async />
                <Route path=path!("/search") view=OtherPage ssr=SsrMode::Async />
                <Route path=path!("/en/search") view=OtherPage ssr=SsrMode::Async />
                <Route path=path!("/tag/:tag?") view=OtherPage ssr=SsrMode::Async />
                <Route path=path!("/en/tag/:tag?") view=OtherPage ssr=SsrMode::Async />
                <Route path=path!("/topic/:topic?") view=OtherPage ssr=SsrMode::Async />
                <Route path=path!("/en/topic/:topic?") view=OtherPage ssr=SsrMode::Async />
                <Route path=path!("/en/:channel") view=ChannelPage ssr=SsrMode::Async />
                <Route path=path!("/en/:channel/:article") view=ArticlePage ssr=SsrMode::Async />
                <Route path=path!("/:channel") view=ChannelPage ssr=SsrMode::Async />
                <Route path=path!("/:channel/:article") view=ArticlePage ssr=SsrMode::Async />
                <Route path=path!("/*address") view=MissingPage ssr=SsrMode::Async />
            </FlatRoutes>
        </main>
        {move || view! { <Drawn page=String::new() leaf=around.read().bottom.clone() /> }}
    }
}

fn use_lang_of_address() -> Memo<Lang> {
    let path = use_location().pathname;
    Memo::new(move |_| Lang::of_path(&path.read()).0)
}

/// In the browser: masthead and footer follow the address that the reader has moved to.
fn follow_the_address(lang: Memo<Lang>, around: RwSignal<Around>) {
    let location = use_location();
    let address = move || {
        let query = location.search.read();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{mark}{query}", Lang::of_path(&location.pathname.read()).1)
    };
    Effect::new(move || browser::behave(prefetch, move |link| load_more(lang.get_untracked(), link)));
    Effect::new(move |drawn_in: Option<Lang>| {
        let lang = lang.get();
        if drawn_in.is_some_and(|before| before != lang) {
            spawn_local(async move {
                if let Ok(drawn) = api::frame::frame(lang, untrack(address)).await {
                    around.set(drawn.into());
                }
            });
        }
        lang
    });
    Effect::new(move || browser::mark_current(&lang.get().address(&address()), &lang.get().other().address(&address())));
}
