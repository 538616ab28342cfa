//! A title on the site's colours, with the site's name: 1200 × 630, as social networks show pictures of links.

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};
use sha2::{Digest, Sha256};

use super::{
    colours,
    fonts::{Face, Fonts},
    lines,
};
use crate::{model::body::html::escape, server::structure::Structure};

/// Width in pixels.
pub const WIDTH: u32 = 1200;
/// Height in pixels.
pub const HEIGHT: u32 = 630;

/// Which drawing this is: another number where the same words look different from now on.
const LOOK: &str = "1";
const MARGIN: f32 = 80.0;
/// Where the title may stand, from top to bottom.
const TITLE: (f32, f32) = (136.0, 500.0);
const LINE_HEIGHT: f32 = 1.32;
/// Sizes of the title, and how many lines of each fit.
const SIZES: [(f32, usize); 5] = [(112.0, 1), (84.0, 2), (72.0, 3), (64.0, 4), (54.0, 5)];
/// What readers need to see of any title; nobody draws a book.
const LONGEST: usize = 200;

/// What stands in a picture.
#[derive(Clone, Debug)]
pub struct Card {
    /// Large.
    pub title: String,
    label: String,
    site: String,
    host: String,
}

impl Card {
    /// A picture with this title, of this channel.
    pub fn new(structure: &Structure, title: &str, label: String) -> Card {
        let url = &structure.identity().public_url;
        let host = url.split("://").last().unwrap_or(url).to_owned();
        Card { title: title.chars().take(LONGEST).collect(), label, site: structure.site().name.clone(), host }
    }

    /// The name of the drawn file: whose it is, and a digest of all that can be seen in it.
    pub fn name(&self, of: &str, fonts: &Fonts) -> String {
        let mut seen = Sha256::new();
        for part in [LOOK, &self.title, &self.label, &self.site, &self.host, colours::accent(), &fonts.sans.family, &fonts.song.family] {
            seen.update(part);
            seen.update([0]);
        }
        let digits: String = seen.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        format!("{of}-{digits}.png")
    }

    /// The picture as PNG.
    pub fn draw(&self, fonts: &Fonts) -> Option<Vec<u8>> {
        let options = Options { fontdb: fonts.database.clone(), ..Options::default() };
        let tree = Tree::from_str(&self.svg(fonts), &options).ok()?;
        let mut picture = Pixmap::new(WIDTH, HEIGHT)?;
        resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
        picture.encode_png().ok()
    }

    fn svg(&self, fonts: &Fonts) -> String {
        let (sans, song) = (&fonts.sans, &fonts.song);
        let (accent, second) = (colours::accent(), colours::second());
        let mut svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">");
        svg += &format!("<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{}\"/>", colours::paper());
        svg += &format!("<rect width=\"{WIDTH}\" height=\"12\" fill=\"{accent}\"/>");
        if !self.label.is_empty() {
            svg += &format!("<rect x=\"{MARGIN}\" y=\"66\" width=\"8\" height=\"36\" fill=\"{accent}\"/>");
            svg += &text(sans, MARGIN + 24.0, 96.0, 34.0, second, &fonts.drawable(sans, &self.label), "");
        }
        svg += &self.title(fonts);
        svg += &format!("<rect x=\"{MARGIN}\" y=\"524\" width=\"{}\" height=\"1\" fill=\"{}\"/>", WIDTH as f32 - 2.0 * MARGIN, colours::line());
        svg += &text(song, MARGIN, 582.0, 44.0, accent, &fonts.drawable(song, &self.site), " letter-spacing=\"2\"");
        svg += &text(sans, WIDTH as f32 - MARGIN, 580.0, 26.0, second, &fonts.drawable(sans, &self.host), " text-anchor=\"end\"");
        svg + "</svg>"
    }

    /// The title's lines, in the middle of the room they have.
    fn title(&self, fonts: &Fonts) -> String {
        let title = fonts.drawable(&fonts.sans, &self.title);
        let set = lines::set(&title, &fonts.widths(&fonts.sans, &title), WIDTH as f32 - 2.0 * MARGIN, &SIZES);
        let (top, bottom) = TITLE;
        let height = set.size * LINE_HEIGHT;
        // Letters stand about 0.88 of their size above the base line, and 0.12 below.
        let first = f32::midpoint(top, bottom) - height * set.lines.len() as f32 / 2.0 + height / 2.0 + set.size * 0.38;
        let line = |(number, line): (usize, &String)| text(&fonts.sans, MARGIN, first + height * number as f32, set.size, colours::ink(), line, "");
        set.lines.iter().enumerate().map(line).collect()
    }
}

fn text(face: &Face, x: f32, y: f32, size: f32, colour: &str, words: &str, more: &str) -> String {
    let mut escaped = String::new();
    escape(words, &mut escaped);
    let mut family = String::new();
    escape(&face.family, &mut family);
    format!(
        "<text x=\"{x}\" y=\"{y}\" font-family=\"{family}\" font-weight=\"{}\" font-size=\"{size}\" fill=\"{colour}\"{more}>{escaped}</text>",
        face.weight
    )
}
