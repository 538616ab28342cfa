//! The side panel: every field of an article, also those that stand nowhere on its page.

use leptos::prelude::*;

use crate::{
    content::drawn,
    model::{
        article::Origin,
        draft::{Opening, View},
        manuscript::{Line, Manuscript},
        opened::Html,
        stamp::Stamp,
    },
    ui::words::{
        Here,
        editing::{EditingWords, editing_words},
        figures::figure_words,
        use_lang,
    },
};

/// Channels to choose from: number, name, how deep in the tree.
type Channels = Vec<(i64, String, usize)>;

/// Lines that a static page has, too.
const OF_PAGES: [Line; 2] = [Line::Title, Line::SeoDescription];

/// The panel of a draft; its fields carry the names of the parts that they change.
pub fn open(here: Here, opening: &Opening) -> Html {
    let words = editing_words(here.lang);
    let (manuscript, channels, address) = (opening.draft.manuscript.clone(), opening.channels.clone(), opening.view.address().to_owned());
    let is_page = matches!(opening.view, View::Page(_));
    let disabled = !opening.draft.rights.edit;
    drawn(here, move || {
        let lines = Line::ALL.into_iter().filter(|line| !is_page || OF_PAGES.contains(line));
        let lines = lines.map(|line| view! { <LineField words line value=manuscript.line(line).to_owned() /> }).collect_view();
        let choices = (!is_page).then(|| view! { <Choices words manuscript=manuscript.clone() channels /> });
        view! {
            <form class="editing-panel-form" novalidate>
                <fieldset disabled=disabled>
                    <p class="editing-address"><span>{words.address}</span><code>{address}</code></p>
                    {choices}
                    {lines}
                </fieldset>
            </form>
        }
    })
}

#[component]
fn LineField(words: &'static EditingWords, line: Line, value: String) -> impl IntoView {
    let id = format!("panel-{}", line.name());
    let is_long = matches!(line, Line::Summary | Line::SeoDescription);
    if line == Line::Cover {
        return view! { <CoverField label=words.part(line.name()) value /> }.into_any();
    }
    let field = if is_long {
        // The script sets the words: leptos does not escape what stands in a textarea.
        view! { <textarea id=id.clone() name=line.name() rows="3" data-value=value></textarea> }.into_any()
    } else {
        view! { <input id=id.clone() name=line.name() type="text" value=value autocomplete="off" /> }.into_any()
    };
    view! { <p class="entry"><label for=id>{words.part(line.name())}</label>{field}</p> }.into_any()
}

/// The cover: a picture of the library, chosen and not written.
#[component]
fn CoverField(label: &'static str, value: String) -> impl IntoView {
    let words = figure_words(use_lang());
    let button = |name: &'static str, label: &'static str, needs: bool| view! { <button type="button" data-cover-do=name data-needs-cover=needs.then_some("")>{label}</button> };
    view! {
        <div class="entry cover" role="group" aria-label=label data-cover="">
            <span class="label">{label}</span>
            <input type="hidden" name="cover" value=value />
            <img alt="" decoding="async" hidden />
            <small data-none="">{words.no_cover}</small>
            <p class="deeds">
                {button("choose", words.cover_choose, false)} {button("first", words.cover_first, false)} {button("focus", words.focus, true)}
                {button("remove", words.cover_remove, true)}
            </p>
            <div data-cover-said=""></div>
        </div>
    }
}

/// What is chosen, not written.
#[component]
fn Choices(words: &'static EditingWords, manuscript: Manuscript, channels: Channels) -> impl IntoView {
    let time = manuscript.time.map(|time| Stamp::of_unix(time).iso().get(..19).unwrap_or("").to_owned()).unwrap_or_default();
    let origins = [(Origin::Own, "own", words.own), (Origin::Reprint, "reprint", words.reprint), (Origin::External, "external", words.external)]
        .map(|(origin, value, label)| view! { <option value=value selected=manuscript.origin == origin>{label}</option> })
        .collect_view();
    let placed = channels.iter().filter(|(id, ..)| *id != manuscript.channel);
    let placements = placed
        .map(|(id, name, _)| {
            let is = manuscript.placements.contains(id);
            view! { <label class="choice"><input type="checkbox" name="placements" value=id.to_string() checked=is />{name.clone()}</label> }
        })
        .collect_view();
    let switch = |name: &'static str, is: bool, label| view! { <label class="choice"><input type="checkbox" name=name checked=is />{label}</label> };
    view! {
        <p class="entry">
            <label for="panel-channel">{words.channel}</label>
            <select id="panel-channel" name="channel">{options(&channels, Some(manuscript.channel))}</select>
        </p>
        <p class="entry">
            <label for="panel-time">{words.time}</label>
            <input id="panel-time" name="time" type="datetime-local" step="1" value=time />
            <small>{words.time_hint}</small>
        </p>
        <p class="entry">
            <label for="panel-tags">{words.tags}</label>
            <input id="panel-tags" name="tags" type="text" value=manuscript.tags.join("，") autocomplete="off" />
            <small>{words.tags_hint}</small>
        </p>
        <p class="entry"><label for="panel-origin">{words.origin}</label><select id="panel-origin" name="origin">{origins}</select></p>
        <details><summary>{words.placements}</summary>{placements}</details>
        <p class="entry">
            <label for="panel-more">{words.more_channel}</label>
            <select id="panel-more" name="more"><option value="">{words.as_channel}</option>{options(&channels, manuscript.more)}</select>
        </p>
        <p class="entry">
            <label for="panel-strip">{words.strip_channel}</label>
            <select id="panel-strip" name="strip"><option value="">{words.as_channel}</option>{options(&channels, manuscript.strip)}</select>
        </p>
        {switch("no-print", manuscript.no_print, words.no_print)}
        {switch("no-share", manuscript.no_share, words.no_share)}
    }
}

fn options(channels: &Channels, chosen: Option<i64>) -> impl IntoView + use<> {
    let option = |(id, name, depth): &(i64, String, usize)| {
        let label = format!("{}{name}", "\u{3000}".repeat(*depth));
        view! { <option value=id.to_string() selected=chosen == Some(*id)>{label}</option> }
    };
    channels.iter().map(option).collect_view()
}
