//! History.

use crate::{
    model::{draft::RevisionRow, opened::Html},
    ui::words::Here,
};

/// History.
pub fn open(_here: Here, _revisions: Vec<RevisionRow>) -> Html {
    Html::default()
}
