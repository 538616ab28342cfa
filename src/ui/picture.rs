//! A picture in the sizes there are of it.

use leptos::prelude::*;

use crate::model::{
    picture::Picture,
    variants::{Format, WIDTHS},
};

/// Where a picture stands, which says how wide it is drawn (`style/`): a browser has to choose a file before it knows the
/// layout. Those that know better while they wait (`sizes="auto"`) ask the layout after all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Beside a title, in a short list.
    #[default]
    Small,
    /// Beside a title and a summary, on a channel's page.
    Row,
    /// Among pictures in a grid or strip.
    Grid,
    /// Focus pictures: the widest beside others.
    Wide,
    /// As wide as the page.
    Page,
}

impl Place {
    fn sizes(self) -> &'static str {
        match self {
            Place::Small => "8.25rem",
            Place::Row => "(min-width: 40em) 13.75rem, 6.75rem",
            Place::Grid => "(min-width: 64em) 14rem, (min-width: 44em) 20vw, 50vw",
            Place::Wide => "(min-width: 75em) 43rem, (min-width: 64em) 56vw, 100vw",
            Place::Page => "(min-width: 75em) 72rem, 100vw",
        }
    }

    /// A list names no file that none of its readers would choose.
    fn largest(self) -> u32 {
        if matches!(self, Place::Wide | Place::Page) { WIDTHS[2] } else { WIDTHS[1] }
    }
}

/// A picture of a list. The text beside it says what it is about, so it carries no alternative text of its own.
#[component]
pub fn Thumbnail(
    /// The picture; without one nothing is drawn.
    picture: Option<Picture>,
    /// Where it stands.
    #[prop(optional)]
    place: Place,
    /// Loads at once, before others: the first picture of a page.
    #[prop(optional)]
    eager: bool,
    /// What its style calls it.
    #[prop(default = "thumbnail")]
    class: &'static str,
    /// What it shows, where no text beside it says so.
    #[prop(optional)]
    alt: String,
) -> impl IntoView {
    let picture = picture?;
    let class = format!("{class} {}", picture.looks()).trim_end().to_owned();
    let sizes = if eager { place.sizes().to_owned() } else { format!("auto, {}", place.sizes()) };
    let sources = [Format::Avif, Format::Webp].map(|format| {
        let srcset = picture.srcset(format, place.largest());
        view! { <source type=format.content_type() srcset=srcset sizes=sizes.clone() /> }
    });
    // Browsers that know none of the formats before are few and old: they get the smallest, or the one that is wide enough.
    let rest = picture.srcset(Format::Jpeg, place.largest());
    let image = view! {
        <img
            class=class
            src=picture.address()
            srcset=(!rest.is_empty()).then_some(rest)
            sizes=picture.is_varied().then(|| sizes.clone())
            width=picture.width
            height=picture.height
            alt=alt
            loading=if eager { "eager" } else { "lazy" }
            fetchpriority=eager.then_some("high")
            decoding="async"
        />
    };
    Some(match picture.is_varied() {
        true => view! { <picture>{sources} {image}</picture> }.into_any(),
        false => image.into_any(),
    })
}
