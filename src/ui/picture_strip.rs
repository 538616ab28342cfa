//! Pictures of one channel in a row, each with its title.

use leptos::prelude::*;

use super::{card::PictureCard, more_list::BlockHeading};
use crate::model::channel::ChannelRows;

/// The strip, with the channel's name and 更多.
#[component]
pub fn PictureStrip(
    /// Rows with covers.
    pictures: ChannelRows,
) -> impl IntoView {
    let cards = pictures.rows.into_iter().map(|row| view! { <PictureCard row /> }).collect_view();
    view! {
        <section class="picture-strip">
            <BlockHeading channel=pictures.channel />
            <ul>{cards}</ul>
        </section>
    }
}
