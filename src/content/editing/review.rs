//! Before publication.

use crate::{
    model::{comparison::Review, opened::Html},
    ui::words::Here,
};

/// Before publication.
pub fn open(_here: Here, _review: Review) -> Html {
    Html::default()
}
