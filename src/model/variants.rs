//! The sizes and formats that readers get a picture in, what those files are called, and how markup names them.
//!
//! A name holds the picture's own (which says what is in it) and what was made of it, so that an answer is good for ever.
//! There are no others: whoever invents one gets nothing.

use super::picture::{Focus, Picture};

/// The widths, in pixels. The last is what a picture is at most made to; a narrower one is kept as wide as it is under
/// the first of these that holds it, and nothing is ever made wider than it came.
pub const WIDTHS: [u32; 3] = [480, 960, 1600];
/// The formats, the smallest files first: a browser takes the first that it knows.
pub const FORMATS: [Format; 3] = [Format::Avif, Format::Webp, Format::Jpeg];
/// What other sites show of a page: width and height.
pub const SOCIAL: (u32, u32) = (1200, 630);
/// Pictures that are no wider and no higher than this are shown as they are.
const TINY: u32 = 240;
/// Colours while a picture is awaited have so many steps of red, green and blue: see `style/components/picture.css`.
const STEPS: u32 = 5;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// AV1, in two thirds of the bytes of WebP.
    Avif,
    /// Known to every browser that is in use.
    Webp,
    /// For all others.
    Jpeg,
}

impl Format {
    /// What the names of such files end in.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Avif => "avif",
            Format::Webp => "webp",
            Format::Jpeg => "jpg",
        }
    }

    /// What HTTP and HTML call it.
    pub fn content_type(self) -> &'static str {
        match self {
            Format::Avif => "image/avif",
            Format::Webp => "image/webp",
            Format::Jpeg => "image/jpeg",
        }
    }
}

/// One file that is made of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// All of it, at most so wide: one of [`WIDTHS`].
    Width(u32, Format),
    /// The part around the focus that [`SOCIAL`] holds, as a JPEG, which every site understands.
    Social(Focus),
}

impl Variant {
    /// Its name, where the picture's own begins with `stem`.
    pub fn name(self, stem: &str) -> String {
        match self {
            Variant::Width(width, format) => format!("{stem}-{width}.{}", format.ending()),
            Variant::Social(focus) => format!("{stem}-social-{}-{}.jpg", focus.x, focus.y),
        }
    }

    /// What a name says: how the picture's own begins, and what is made of it. `None` for every name that [`Variant::name`]
    /// does not give.
    pub fn of_name(name: &str) -> Option<(&str, Variant)> {
        let (stem, made) = name.split_once('-')?;
        let (what, ending) = made.split_once('.')?;
        let variant = match what.strip_prefix("social-").and_then(|focus| focus.split_once('-')) {
            Some((x, y)) => Variant::Social(Focus { x: x.parse().ok().filter(|x| *x <= 1000)?, y: y.parse().ok().filter(|y| *y <= 1000)? }),
            None => {
                let width = what.parse().ok().filter(|width| WIDTHS.contains(width))?;
                Variant::Width(width, FORMATS.into_iter().find(|format| format.ending() == ending)?)
            }
        };
        (variant.name(stem) == name).then_some((stem, variant))
    }
}

impl Picture {
    /// How the names of all its files begin.
    pub fn stem(&self) -> &str {
        self.file.split_once('.').map_or(&*self.file, |(stem, _)| stem)
    }

    /// Whether other sizes are made of it: not of what moves, nor of what is tiny.
    pub fn is_varied(&self) -> bool {
        let ending = self.file.rsplit('.').next().unwrap_or_default();
        !self.animated && ["jpg", "jpeg", "png", "webp", "avif"].contains(&ending) && !self.stem().contains('-') && !self.is_tiny()
    }

    /// Whether it is so small that there is nothing to be seen in a larger view.
    pub fn is_tiny(&self) -> bool {
        self.width <= TINY && self.height <= TINY
    }

    /// The widths in names that it is made in, each with the width that it really has then.
    pub fn widths(&self) -> impl Iterator<Item = (u32, u32)> {
        let own = self.width;
        let before = |at: usize| if at == 0 { 0 } else { WIDTHS[at - 1] };
        let count = if self.is_varied() { WIDTHS.len() } else { 0 };
        WIDTHS.into_iter().enumerate().take(count).filter(move |(at, _)| own > before(*at)).map(move |(_, width)| (width, width.min(own)))
    }

    /// All that is made of it, the smallest first.
    pub fn variants(&self) -> Vec<Variant> {
        let widths = self.widths().flat_map(|(width, _)| FORMATS.map(|format| Variant::Width(width, format)));
        widths.chain(self.is_varied().then_some(Variant::Social(self.focus))).collect()
    }

    /// For `srcset`: its addresses in a format, no wider than `largest` if there is a choice.
    pub fn srcset(&self, format: Format, largest: u32) -> String {
        let some: Vec<String> = self
            .widths()
            .filter(|(width, _)| *width <= largest.max(WIDTHS[0]))
            .map(|(width, real)| format!("/media/{} {real}w", Variant::Width(width, format).name(self.stem())))
            .collect();
        some.join(", ")
    }

    /// The address of what other sites show of a page with this picture, with its width and height: the part around the
    /// focus, in the usual shape. `None` for pictures that are shown as they are.
    pub fn social(&self) -> Option<(String, u32, u32)> {
        let (width, height) = SOCIAL;
        let scale = f64::min(1.0, f64::min(f64::from(self.width) / f64::from(width), f64::from(self.height) / f64::from(height)));
        let side = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
        self.is_varied().then(|| (format!("/media/{}", Variant::Social(self.focus).name(self.stem())), side(width), side(height)))
    }

    /// The address alone of [`Picture::social`], and the picture's own where there is none.
    pub fn social_address(&self) -> String {
        self.social().map_or_else(|| self.address(), |(address, ..)| address)
    }

    /// Classes that say what must stay in view when it is cut, and which colour it has while it is awaited. A policy that
    /// forbids styles in the markup leaves nothing but classes, so both are rounded.
    pub fn looks(&self) -> String {
        let tenths = |thousandths: u16| (thousandths + 50) / 100;
        let focus = if self.focus.is_middle() { String::new() } else { format!("fx-{} fy-{}", tenths(self.focus.x), tenths(self.focus.y)) };
        [focus, self.tone()].into_iter().filter(|classes| !classes.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Those for the colour alone. None of a kind that may be transparent: it would show through.
    pub fn tone(&self) -> String {
        let colour = u32::from_str_radix(&self.colour, 16).ok().filter(|_| self.colour.len() == 6 && self.file.ends_with(".jpg"));
        let step = |colour: u32, shift: u32| ((colour >> shift & 0xff) * STEPS + 127) / 255;
        colour.map_or_else(String::new, |colour| format!("r-{} g-{} b-{}", step(colour, 16), step(colour, 8), step(colour, 0)))
    }
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, Focus, Format, Picture, Variant, WIDTHS};

    fn picture(file: &str, width: u32, height: u32) -> Picture {
        Picture { file: file.to_owned(), width, height, ..Picture::default() }
    }

    #[test]
    fn a_picture_is_made_smaller_and_never_larger() {
        let widths = |width| picture("a.jpg", width, 900).widths().collect::<Vec<_>>();
        assert_eq!(widths(4000), [(480, 480), (960, 960), (1600, 1600)]);
        assert_eq!(widths(1200), [(480, 480), (960, 960), (1600, 1200)]);
        assert_eq!(widths(960), [(480, 480), (960, 960)]);
        assert_eq!(widths(481), [(480, 480), (960, 481)]);
        assert_eq!(widths(300), [(480, 300)]);
        for plain in [picture("a.jpg", 240, 240), picture("a.gif", 900, 900), Picture { animated: true, ..picture("a.webp", 900, 900) }] {
            assert!(plain.variants().is_empty() && plain.srcset(Format::Webp, 1600).is_empty() && plain.social().is_none(), "{plain:?}");
            assert_eq!(plain.social_address(), plain.address());
        }
    }

    #[test]
    fn a_name_says_what_it_is_and_no_other_name_does() {
        for variant in picture("00ff.png", 2000, 900).variants() {
            assert_eq!(Variant::of_name(&variant.name("00ff")), Some(("00ff", variant)));
        }
        for (width, format) in WIDTHS.into_iter().zip(FORMATS) {
            assert!(Variant::of_name(&format!("a-{width}.{}", format.ending())).is_some());
        }
        for name in [
            "a.jpg",
            "a-481.jpg",
            "a-0480.jpg",
            "a-+480.jpg",
            "a-480.png",
            "a-480.jpg.jpg",
            "a-social-1001-0.jpg",
            "a-social-01-0.jpg",
            "a-social-1-0.webp",
            "a-b-480.jpg",
            "a-480",
        ] {
            assert_eq!(Variant::of_name(name), None, "{name}");
        }
    }

    #[test]
    fn the_social_picture_keeps_its_shape_and_its_focus() {
        let focus = Focus { x: 250, y: 1000 };
        let large = Picture { focus, ..picture("a.jpg", 4000, 3000) };
        assert_eq!(large.social(), Some(("/media/a-social-250-1000.jpg".to_owned(), 1200, 630)));
        assert_eq!(picture("a.jpg", 600, 3000).social().map(|(_, width, height)| (width, height)), Some((600, 315)));
    }

    #[test]
    fn focus_and_colour_are_rounded_to_classes() {
        let known = Picture { focus: Focus { x: 0, y: 949 }, colour: "ff8000".to_owned(), ..picture("a.jpg", 900, 900) };
        assert_eq!(known.looks(), "fx-0 fy-9 r-5 g-3 b-0");
        assert_eq!(Picture { file: "a.png".to_owned(), ..known }.looks(), "fx-0 fy-9");
        assert_eq!(picture("a.jpg", 900, 900).looks(), "");
    }
}
