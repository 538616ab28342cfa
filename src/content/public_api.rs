//! The page about the API, and what programs are told when they get no answer.

use leptos::prelude::*;

use super::drawn;
use crate::{
    model::{
        lang::Lang,
        opened::Opened,
        public_api::{DESCRIPTION, Field, Operation, Problem, REFERENCE, Reference, Shape},
        told::Told,
    },
    ui::{
        breadcrumb::Breadcrumb,
        words::{
            Here,
            public_api::{api_words, use_api_words},
        },
    },
};

/// The page.
pub fn open(here: Here, reference: Reference) -> Opened {
    let words = api_words(here.lang);
    let content = drawn(here, || view! { <Page reference /> });
    Opened {
        title: words.title.to_owned(),
        description: words.description.to_owned(),
        address: REFERENCE.to_owned(),
        heading: words.title.to_owned(),
        content,
        told: Told::default(),
    }
}

/// Why a program gets no answer: the kind in a few words, and a sentence.
pub fn said(lang: Lang, problem: &Problem) -> (&'static str, String) {
    api_words(lang).problem(problem)
}

#[component]
fn Page(reference: Reference) -> impl IntoView {
    let words = use_api_words();
    let Reference { public_url, requests_per_minute, operations, shapes } = reference;
    let rules = words.rules.map(|rule| view! { <li>{rule}</li> }).collect_view();
    let menu = operations.iter().map(|asked| view! { <li><a href=format!("#{}", asked.id)>{words.question(&asked.id)}</a></li> }).collect_view();
    let questions = operations.into_iter().map(|asked| view! { <Question asked public_url=public_url.clone() /> }).collect_view();
    let shapes = shapes.into_iter().map(|shape| view! { <ShapeTable shape /> }).collect_view();
    view! {
        <div class="bounds columns">
            <article class="column article api-page">
                <Breadcrumb channels=vec![] here=words.title.to_owned() />
                <header class="article-head"><h1 tabindex="-1">{words.title}</h1></header>
                <div class="prose">
                    <p>{words.lead}</p>
                    <ul>{rules}<li>{words.limit(requests_per_minute)}</li></ul>
                    <p><a href=DESCRIPTION>{words.machine}</a></p>
                    <h2>{words.questions}</h2>
                    {questions}
                    <h2 id="shapes">{words.shapes}</h2>
                    <p>{words.shapes_note}</p>
                    {shapes}
                </div>
            </article>
            <aside class="column side">
                <nav class="static-pages" aria-label=words.questions>
                    <h2>{words.questions}</h2>
                    <ul>{menu}<li><a href="#shapes">{words.shapes}</a></li></ul>
                </nav>
            </aside>
        </div>
    }
}

#[component]
fn Question(asked: Operation, public_url: String) -> impl IntoView {
    let words = use_api_words();
    let Operation { id, path, parameters, answer } = asked;
    let example = match id.as_str() {
        "articles" => format!("curl '{public_url}{path}?channel=yaowen&limit=5'"),
        "search" => format!("curl --get --data-urlencode 'q=柳溪' {public_url}{path}"),
        _ => format!("curl '{public_url}{}'", path.replace("{article}", "1001")),
    };
    let rows = parameters
        .iter()
        .map(|parameter| {
            let own = words.parameter_says(&id, &parameter.name);
            let description = match own {
                Some(said) => view! { <td>{said}</td> }.into_any(),
                None => view! { <td lang="en">{parameter.description.clone()}</td> }.into_any(),
            };
            let optional = (!parameter.required).then(|| view! { " "<small>{words.optional}</small> });
            view! { <tr><th scope="row"><code>{parameter.name.clone()}</code>{optional}</th><td lang="en">{parameter.kind.clone()}</td>{description}</tr> }
        })
        .collect_view();
    let table = match parameters.is_empty() {
        true => view! { <p>{words.no_parameters}</p> }.into_any(),
        false => view! {
            <div class="table" tabindex="0" role="region" aria-label=format!("{} {path}", words.parameters)>
                <table>
                    <thead><tr><th scope="col">{words.parameter}</th><th scope="col">{words.kind}</th><th scope="col">{words.meaning}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    };
    view! {
        <section id=id.clone()>
            <h3>{words.question(&id)}</h3>
            <pre><code>"GET "{path}</code></pre>
            {table}
            <p>{words.answer}" "<a href=format!("#{answer}") lang="en"><code>{answer.clone()}</code></a></p>
            <p>{words.example}</p>
            <pre><code>{example}</code></pre>
        </section>
    }
}

#[component]
fn ShapeTable(shape: Shape) -> impl IntoView {
    let words = use_api_words();
    let Shape { name, description, fields } = shape;
    let row = |field: Field| {
        let kind = match field.shape {
            Some(shape) => view! { <a href=format!("#{shape}")>{field.kind}</a> }.into_any(),
            None => field.kind.into_any(),
        };
        let optional = (!field.required).then(|| view! { " "<small>{words.optional}</small> });
        view! { <tr><th scope="row"><code lang="en">{field.name}</code>{optional}</th><td lang="en">{kind}</td><td lang="en">{field.description}</td></tr> }
    };
    let empty = fields.is_empty();
    let rows = fields.into_iter().map(row).collect_view();
    let label = name.clone();
    let table = (!empty).then(|| {
        view! {
            <div class="table" tabindex="0" role="region" aria-label=label>
                <table>
                    <thead><tr><th scope="col">{words.field}</th><th scope="col">{words.kind}</th><th scope="col">{words.meaning}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    view! {
        <section id=name.replace(": ", "-")>
            <h3 lang="en">{name.clone()}</h3>
            <p lang="en">{description}</p>
            {table}
        </section>
    }
}
