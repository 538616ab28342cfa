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

    /// The same with `with` wherever `file` is shown, captions and credits kept; without one, without it.
    pub fn with_picture(self, file: &str, with: Option<&Picture>) -> Result<Body, String> {
        let blocks: Vec<Block> = self.into();
        Body::new(blocks.into_iter().filter_map(|block| changed(block, file, with)).collect())
    }
}

fn figures(kind: &Kind) -> &[Figure] {
    match kind {
        Kind::Picture(figure) => std::slice::from_ref(figure),
        Kind::Gallery { figures } => figures,
        _ => &[],
    }
}

fn changed(block: Block, file: &str, with: Option<&Picture>) -> Option<Block> {
    let kind = match block.kind {
        Kind::Picture(figure) => Kind::Picture(other(figure, file, with)?),
        Kind::Gallery { figures } => {
            let figures: Vec<Figure> = figures.into_iter().filter_map(|figure| other(figure, file, with)).collect();
            (!figures.is_empty()).then_some(Kind::Gallery { figures })?
        }
        kind => kind,
    };
    Some(Block { kind, ..block })
}

fn other(figure: Figure, file: &str, with: Option<&Picture>) -> Option<Figure> {
    if figure.picture.file != file {
        return Some(figure);
    }
    Some(Figure { picture: in_its_place(&figure.picture, with?), ..figure })
}

/// The new picture; what it shows is said as before where nobody has said anything else.
pub fn in_its_place(before: &Picture, with: &Picture) -> Picture {
    let alt = if with.alt.is_empty() { &before.alt } else { &with.alt };
    Picture { alt: alt.clone(), ..with.clone() }
}

#[cfg(test)]
mod tests {
    use super::{Body, Figure, Kind, Picture};
    use crate::model::body::{Block, FigureLayout, check::plain};

    fn figure(file: &str) -> Figure {
        let picture = Picture { file: file.to_owned(), width: 4, height: 3, alt: "原来的".to_owned(), ..Picture::default() };
        Figure { picture, caption: plain("说明"), credit: "林小岚".to_owned(), layout: FigureLayout::default() }
    }

    fn files(body: &Body) -> Vec<String> {
        let one = |block: &Block| match &block.kind {
            Kind::Picture(figure) => figure.picture.file.clone(),
            Kind::Gallery { figures } => figures.iter().map(|figure| figure.picture.file.clone()).collect::<Vec<_>>().join("+"),
            _ => "text".to_owned(),
        };
        body.blocks().iter().map(one).collect()
    }

    #[test]
    fn another_picture_takes_the_place_and_keeps_the_words() {
        let block = |id: &str, kind| Block { id: id.to_owned(), kind };
        let body = Body::new(vec![
            block("a", Kind::Picture(figure("old.jpg"))),
            block("b", Kind::Gallery { figures: vec![figure("old.jpg"), figure("b.jpg")] }),
            block("c", Kind::Paragraph { text: plain("字") }),
            block("d", Kind::Gallery { figures: vec![figure("old.jpg")] }),
        ])
        .unwrap();
        let new = Picture { file: "new.jpg".to_owned(), width: 8, height: 9, ..Picture::default() };
        let with = body.clone().with_picture("old.jpg", Some(&new)).unwrap();
        assert_eq!(files(&with), ["new.jpg", "new.jpg+b.jpg", "text", "new.jpg"]);
        let Kind::Picture(first) = &with.blocks()[0].kind else { panic!("no picture") };
        assert_eq!((first.picture.width, first.picture.alt.as_str(), first.credit.as_str()), (8, "原来的", "林小岚"));
        assert_eq!(files(&body.clone().with_picture("old.jpg", None).unwrap()), ["b.jpg", "text"]);
        assert_eq!(body.clone().with_picture("other.jpg", None).unwrap(), body);
    }
}
