//! Differences.

use crate::{
    model::{comparison::Comparison, opened::Html},
    ui::words::Here,
};

/// Differences.
pub fn open(_here: Here, _comparison: Comparison) -> Html {
    Html::default()
}
