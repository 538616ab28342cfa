//! The tools of a story: the bar at the foot of the window, the one over a selection, find and replace, and the dialogs they
//! open. Each button carries the name of its command (`src/editing/text/commands.ts`).

use leptos::prelude::*;

use super::asking::Asking;
use crate::{
    model::body::FigureLayout,
    ui::words::{
        figures::figure_words,
        use_lang,
        writing::{WritingWords, writing_words},
    },
};

/// A button: the command, its word, whether it says that it is in force.
type Button = (&'static str, &'static str, bool);

/// All bars, hidden until a story is written in.
#[component]
pub fn Tools() -> impl IntoView {
    let words = writing_words(use_lang());
    view! {
        <section class="editing-tools" aria-label=words.tools>
        <Foot words />
        <div class="editing-marks" role="toolbar" aria-label=words.marks data-marks="" hidden>
            {marks(words).map(|(name, class, label)| {
                view! { <button type="button" class=class data-block=name aria-pressed="false" aria-label=label title=label>{shown(name, label)}</button> }
            }).collect_view()}
        </div>
        <Finder words />
        <button type="button" class="editing-handle" draggable="true" tabindex="-1" aria-hidden="true" data-handle="" title=words.move_by_drag hidden>"⠿"</button>
        </section>
    }
}

fn marks(words: &'static WritingWords) -> [(&'static str, &'static str, &'static str); 8] {
    [
        ("bold", "bold", words.bold),
        ("italic", "italic", words.italic),
        ("underline", "underline", words.underline),
        ("strike", "strike", words.strike),
        ("super", "", words.superscript),
        ("sub", "", words.subscript),
        ("link", "", words.add_link),
        ("plain", "", words.plain),
    ]
}

/// Marks that have a sign of their own are shown by it.
fn shown(name: &str, label: &'static str) -> &'static str {
    match name {
        "bold" => "B",
        "italic" => "I",
        "underline" => "U",
        "strike" => "S",
        "super" => "x²",
        "sub" => "x₂",
        _ => label,
    }
}

#[component]
fn Foot(words: &'static WritingWords) -> impl IntoView {
    let kinds: [Button; 8] = [
        ("paragraph", words.paragraph_kind, true),
        ("h2", words.heading_2, true),
        ("h3", words.heading_3, true),
        ("h4", words.heading_4, true),
        ("quote", words.quote, true),
        ("bullets", words.bullets, true),
        ("numbers", words.numbers, true),
        ("code", words.code, true),
    ];
    let figures = figure_words(use_lang());
    let inserts: [Button; 7] = [
        ("gallery", figures.add_gallery, false),
        ("table", words.table, false),
        ("video", words.video, false),
        ("divider", words.divider, false),
        ("page-break", words.page_break, false),
        ("before", words.before, false),
        ("after", words.after, false),
    ];
    let table: [Button; 11] = [
        ("row-above", words.row_above, false),
        ("row-below", words.row_below, false),
        ("row-delete", words.row_delete, false),
        ("column-before", words.column_before, false),
        ("column-after", words.column_after, false),
        ("column-delete", words.column_delete, false),
        ("cells-merge", words.cells_merge, false),
        ("cells-split", words.cells_split, false),
        ("header-row", words.header_row, false),
        ("header-cell", words.header_cell, false),
        ("table-delete", words.table_delete, false),
    ];
    let layouts = FigureLayout::ALL.map(|layout| (layout_name(layout), figures.layout(layout), true)).to_vec();
    view! {
        <div class="editing-blocks" role="toolbar" aria-label=words.blocks data-blocks="" hidden>
            <Menu label=words.kind buttons=kinds.to_vec() />
            {buttons(vec![("pictures", figures.add_pictures, false)])}
            <Menu label=words.insert buttons=inserts.to_vec() />
            <span data-for="table" hidden><Menu label=words.table_tools buttons=table.to_vec() /></span>
            <span data-for="list" hidden>{buttons(vec![("outdent", words.outdent, false), ("indent", words.indent, false)])}</span>
            <span data-for="picture" hidden>{buttons(vec![("describe", words.describe, false), ("replace", figures.replace_picture, false), ("focus", figures.focus, false)])}</span>
            <span data-for="alone" hidden><Menu label=figures.layout buttons=layouts /></span>
            <span data-for="gallery" hidden>{buttons(vec![("more", figures.add_to_gallery, false)])}</span>
            <span data-for="shot" hidden>
                {buttons(vec![("earlier", figures.earlier, false), ("later", figures.later, false), ("remove-picture", figures.remove_picture, false)])}
            </span>
            <span data-for="video" hidden>{buttons(vec![("video", words.film_title, false)])}</span>
            <span data-for="page-break" hidden>{buttons(vec![("page-break", words.part_title, false)])}</span>
            {buttons(vec![("up", words.up, false), ("down", words.down, false), ("delete", words.delete, false), ("find", words.find, false)])}
            <span class="count" data-count=""></span>
        </div>
    }
}

/// What the script calls a layout.
fn layout_name(layout: FigureLayout) -> &'static str {
    if layout == FigureLayout::Full { "full" } else { layout.class() }
}

/// Buttons behind one word. It opens upwards.
#[component]
fn Menu(label: &'static str, buttons: Vec<Button>) -> impl IntoView {
    view! {
        <details class="editing-menu">
            <summary>{label}</summary>
            <div>{self::buttons(buttons)}</div>
        </details>
    }
}

fn buttons(buttons: Vec<Button>) -> impl IntoView {
    let button = |(name, label, can_be_on): Button| {
        view! { <button type="button" data-block=name aria-pressed=can_be_on.then_some("false")>{label}</button> }
    };
    buttons.into_iter().map(button).collect_view()
}

#[component]
fn Finder(words: &'static WritingWords) -> impl IntoView {
    let button = |name: &'static str, label: &'static str| view! { <button type="button" data-find-do=name>{label}</button> };
    view! {
        <div class="editing-find" role="search" aria-label=words.find data-find="" hidden>
            <p><label for="editing-wanted">{words.wanted}</label><input id="editing-wanted" name="wanted" autocomplete="off" /><output for="editing-wanted" data-found=""></output></p>
            <p><label for="editing-by">{words.by}</label><input id="editing-by" name="by" autocomplete="off" /></p>
            <p class="deeds">
                {button("previous", words.previous)} {button("next", words.next)} {button("one", words.replace_one)} {button("all", words.replace_all)}
                <button type="button" data-find-do="close" aria-label="×">"×"</button>
            </p>
        </div>
    }
}

/// What the tools ask for: where a link leads, what a picture shows, what a film or a part is called.
#[component]
pub fn ToolDialogs(cancel: &'static str) -> impl IntoView {
    let words = writing_words(use_lang());
    let figures = figure_words(use_lang());
    let address = |dialog: &str| {
        let id = format!("editing-{dialog}-address");
        view! { <p class="entry"><label for=id.clone()>{words.link_address}</label><input id=id name="address" inputmode="url" autocomplete="off" /><small>{words.link_hint}</small></p> }
    };
    let line = |dialog: &str, label: &'static str| {
        let id = format!("editing-{dialog}-words");
        view! { <p class="entry"><label for=id.clone()>{label}</label><input id=id name="words" autocomplete="off" /></p> }
    };
    view! {
        <Asking name="link" heading=words.add_link cancel go=words.apply>
            {address("link")} {line("link", words.link_words)}
            <p><button value="remove" data-remove="">{words.remove_link}</button></p>
        </Asking>
        <Asking name="video" heading=words.video cancel go=words.apply>{address("video")} {line("video", words.film_title)}</Asking>
        <Asking name="page-break" heading=words.page_break cancel go=words.apply>{line("page-break", words.part_title)}</Asking>
        <Asking name="pictures" heading=figures.add_pictures cancel go=figures.choose>
            <p class="entry"><label for="editing-files">{figures.from_computer}</label><input id="editing-files" name="files" type="file" accept="image/*" multiple /></p>
            <p class="entry"><label for="editing-library">{figures.library}</label><input id="editing-library" name="wanted" type="search" placeholder=figures.library_search autocomplete="off" /></p>
            <div class="shelf" data-content=""></div>
            <p><button type="button" data-more="" hidden>{figures.library_more}</button></p>
        </Asking>
        <Asking name="focus" heading=figures.focus cancel go=words.apply>
            <p>{figures.focus_why}</p>
            <div class="focal" data-content=""></div>
            <p class="entry numbers">
                <label for="editing-across">{figures.across}</label><input id="editing-across" name="across" type="number" min="0" max="100" />
                <label for="editing-down">{figures.down_from_top}</label><input id="editing-down" name="down" type="number" min="0" max="100" />
            </p>
        </Asking>
        <Asking name="describe" heading=words.describe cancel go=words.apply><p>{words.describe_why}</p>{line("describe", words.alternative)}</Asking>
    }
}
