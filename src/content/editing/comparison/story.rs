//! A story with its differences: each block in its own shape, as [`crate::model::body::Body::html`] writes it.

use leptos::prelude::*;

use crate::{
    model::{
        comparison::{BlockDifference, CellDifference, FigureDifference, ListDifference, Mixed, Shape, Side, TableDifference},
        picture::Picture,
    },
    ui::{
        difference::{mixed, mixed_code},
        words::{comparison::ComparisonWords, figures::figure_words, use_lang},
    },
};

/// All blocks, in the place of the story.
#[component]
pub fn Story(
    /// What became of blocks.
    words: &'static ComparisonWords,
    /// The blocks.
    blocks: Vec<BlockDifference>,
) -> impl IntoView {
    let blocks = blocks.into_iter().map(|block| block_of(words, block)).collect_view();
    view! { <div class="prose" lang="zh-CN">{blocks}</div> }
}

fn block_of(words: &'static ComparisonWords, block: BlockDifference) -> AnyView {
    // What is gone may have given its id to what stands in its place.
    let id = (block.side != Side::Before).then(|| format!("b-{}", block.id));
    let content = shape_of(words, block.shape, id);
    match (block.side, block.moved) {
        (Side::Both, false) => content,
        (Side::Both, true) => view! { <div class="block moved"><Fate said=words.moved />{content}</div> }.into_any(),
        (side, _) => on_one_side(words, side, content),
    }
}

/// Something that is whole new or gone, and says so.
fn on_one_side(words: &'static ComparisonWords, side: Side, content: AnyView) -> AnyView {
    match side {
        Side::Before => view! { <del class="block gone"><Fate said=words.removed />{content}</del> }.into_any(),
        Side::After => view! { <ins class="block new"><Fate said=words.added />{content}</ins> }.into_any(),
        Side::Both => content,
    }
}

/// What became of something, in a word.
#[component]
fn Fate(said: &'static str) -> impl IntoView {
    view! { <span class="fate">{said}</span> }
}

fn shape_of(words: &'static ComparisonWords, shape: Shape, id: Option<String>) -> AnyView {
    match shape {
        Shape::Paragraph(text) => view! { <p id=id>{mixed(&text)}</p> }.into_any(),
        Shape::Heading(2, text) => view! { <h2 id=id>{mixed(&text)}</h2> }.into_any(),
        Shape::Heading(3, text) => view! { <h3 id=id>{mixed(&text)}</h3> }.into_any(),
        Shape::Heading(_, text) => view! { <h4 id=id>{mixed(&text)}</h4> }.into_any(),
        Shape::Picture(figure) => figure_of(words, figure, id),
        Shape::Gallery(figures) => {
            let figure = |figure: FigureDifference| on_one_side(words, figure.side, figure_of(words, figure, None));
            view! { <div class="gallery" id=id>{figures.into_iter().map(figure).collect_view()}</div> }.into_any()
        }
        Shape::Quote(paragraphs, cite) => {
            let paragraphs = paragraphs.iter().map(|text| view! { <p>{mixed(text)}</p> }).collect_view();
            let cite = (!cite.is_empty()).then(|| view! { <footer>"—— "{mixed(&cite)}</footer> });
            view! { <blockquote id=id>{paragraphs}{cite}</blockquote> }.into_any()
        }
        Shape::List(list) => list_of(list, id),
        Shape::Table(table) => table_of(table, id),
        Shape::Divider => view! { <hr id=id /> }.into_any(),
        Shape::PageBreak(title) => page_break_of(title, id),
        Shape::Video(url, title) => {
            let rel = url.leads_away().then_some("external noopener");
            let name = if title.is_empty() { url.as_str().to_owned().into_any() } else { mixed(&title) };
            view! { <p class="video" id=id><a href=url.as_str().to_owned() rel=rel>{name}</a></p> }.into_any()
        }
        Shape::Code(text) => view! { <pre id=id><code>{mixed_code(&text)}</code></pre> }.into_any(),
    }
}

/// The picture with what is printed under it. Where it took another one's place, that one stands above it.
fn figure_of(words: &'static ComparisonWords, figure: FigureDifference, id: Option<String>) -> AnyView {
    let alt = figure.alt.map(|alt| view! { <span class="alternative"><b>{words.alternative_text}</b>{mixed(&alt)}</span> });
    let credit = (!figure.credit.is_empty()).then(|| {
        let space = (!figure.caption.is_empty()).then_some(" ");
        view! { {space}<span class="credit">{mixed(&figure.credit)}</span> }
    });
    let figures = figure_words(use_lang());
    let layout = figure.layout_before.map(|before| {
        view! { <span class="alternative"><b>{words.layout}</b><del>{figures.layout(before)}</del>" "<ins>{figures.layout(figure.layout)}</ins></span> }
    });
    let is_captioned = alt.is_some() || layout.is_some() || credit.is_some() || !figure.caption.is_empty();
    let caption = is_captioned.then(|| view! { <figcaption>{mixed(&figure.caption)}{credit}{alt}{layout}</figcaption> });
    let replaced = figure.before.is_some();
    let shown = view! { <Image picture=figure.picture />{caption} };
    // As readers get it: without an empty class.
    let content = match figure.layout.class() {
        "" => view! { <figure id=id>{shown}</figure> }.into_any(),
        class => view! { <figure class=class id=id>{shown}</figure> }.into_any(),
    };
    if !replaced {
        return content;
    }
    let before = figure.before.map(|picture| view! { <figure><Image picture /></figure> });
    view! {
        <div class="replaced">
            <del class="block gone"><Fate said=words.old_picture />{before}</del>
            <ins class="block new"><Fate said=words.new_picture />{content}</ins>
        </div>
    }
    .into_any()
}

#[component]
fn Image(picture: Picture) -> impl IntoView {
    let address = picture.address();
    view! { <img src=address width=picture.width height=picture.height alt=picture.alt loading="lazy" decoding="async" /> }
}

fn list_of(list: ListDifference, id: Option<String>) -> AnyView {
    let item = |(text, inner): (Mixed, Option<ListDifference>)| view! { <li>{mixed(&text)}{inner.map(|inner| list_of(inner, None))}</li> }.into_any();
    let items = list.items.into_iter().map(item).collect_view();
    if list.ordered { view! { <ol id=id>{items}</ol> }.into_any() } else { view! { <ul id=id>{items}</ul> }.into_any() }
}

fn table_of(table: TableDifference, id: Option<String>) -> AnyView {
    let row = |cells: Vec<CellDifference>, is_head: bool| {
        let cells = cells.into_iter().map(|cell| cell_of(cell, is_head)).collect_view();
        view! { <tr>{cells}</tr> }
    };
    let rows = |rows: Vec<Vec<CellDifference>>, is_head| rows.into_iter().map(|cells| row(cells, is_head)).collect_view();
    let (is_headed, has_rows) = (!table.head.is_empty(), !table.rows.is_empty());
    let caption = (!table.caption.is_empty()).then(|| view! { <caption>{mixed(&table.caption)}</caption> });
    let head = is_headed.then(|| view! { <thead>{rows(table.head, true)}</thead> });
    let body = has_rows.then(|| view! { <tbody>{rows(table.rows, false)}</tbody> });
    view! {
        <div class="table" id=id role="region" tabindex="0" aria-label=table.label>
            <table>{caption}{head}{body}</table>
        </div>
    }
    .into_any()
}

fn cell_of(cell: CellDifference, is_head: bool) -> AnyView {
    let span = |covered: u8| (covered > 1).then(|| covered.to_string());
    let (colspan, rowspan) = (span(cell.colspan), span(cell.rowspan));
    match (is_head, cell.header) {
        (false, false) => view! { <td colspan=colspan rowspan=rowspan>{mixed(&cell.words)}</td> }.into_any(),
        (true, _) => view! { <th scope="col" colspan=colspan rowspan=rowspan>{mixed(&cell.words)}</th> }.into_any(),
        (false, true) => view! { <th scope="row" colspan=colspan rowspan=rowspan>{mixed(&cell.words)}</th> }.into_any(),
    }
}

/// Its title is an attribute for readers, which shows no differences; where there are any, they stand below it.
fn page_break_of(title: Mixed, id: Option<String>) -> AnyView {
    let differs = title.iter().any(|piece| piece.side != Side::Both);
    let after = title.iter().filter(|piece| piece.side != Side::Before).map(|piece| piece.run.text.as_str()).collect::<String>();
    let shown = if differs { String::new() } else { after };
    let below = differs.then(|| view! { <p class="part-title">{mixed(&title)}</p> });
    view! { <hr class="page-break" id=id data-title=shown />{below} }.into_any()
}
