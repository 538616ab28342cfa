//! The pictures of a body: a story keeps their files, sizes and alternative texts; what else is known of them is their own.

use std::collections::HashMap;

use super::{Block, Body, Figure, Kind};
use crate::model::picture::Picture;

impl Body {
    /// The files of all pictures in it, in order.
    pub fn files(&self) -> Vec<String> {
        self.blocks().iter().flat_map(|block| figures(&block.kind)).map(|figure| figure.picture.file.clone()).collect()
    }

    /// The same, its pictures with what the newsroom knows of them: what must stay in view, their colours, whether they
    /// move. For drawing: a body that is kept does not hold it.
    #[must_use]
    pub fn with_pictures(self, known: &HashMap<String, Picture>) -> Body {
        let mut blocks = Vec::<Block>::from(self);
        let figures = blocks.iter_mut().flat_map(|block| match &mut block.kind {
            Kind::Picture(figure) => std::slice::from_mut(figure),
            Kind::Gallery { figures } => figures,
            _ => &mut [],
        });
        for picture in figures.map(|figure| &mut figure.picture) {
            if let Some(known) = known.get(&picture.file) {
                (picture.focus, picture.colour, picture.animated) = (known.focus, known.colour.clone(), known.animated);
            }
        }
        Body(blocks)
    }
}

fn figures(kind: &Kind) -> &[Figure] {
    match kind {
        Kind::Picture(figure) => std::slice::from_ref(figure),
        Kind::Gallery { figures } => figures,
        _ => &[],
    }
}
