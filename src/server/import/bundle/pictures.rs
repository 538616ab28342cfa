//! The pictures of a bundle, and the names it calls them by.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    io::Cursor,
    path::{Path, PathBuf},
};

use super::{
    Report,
    fields::{At, Document, Fields},
};
use crate::{
    model::picture::{Focus, Picture},
    server::{
        import::content::PictureFile,
        media::{
            self,
            intake::{self, Plan},
        },
    },
};

/// All pictures, by their paths below `pictures/`.
#[derive(Default)]
pub struct Shelf {
    pictures: BTreeMap<String, PictureFile>,
    /// The same by the names they get in the media folder: how exported texts call them.
    stored: HashMap<String, String>,
}

impl Shelf {
    /// Reads size and content of every picture, and what is said of it.
    pub fn read(dir: &Path, files: &[(String, PathBuf)], report: &Report) -> Shelf {
        let mut legends = legends(dir, report);
        let mut shelf = Shelf::default();
        for (file, path) in files {
            let Some(name) = file.strip_prefix("pictures/") else { continue };
            let (legend, _) = legends.remove(name).unwrap_or_default();
            match picture(path, legend) {
                Ok(picture) => {
                    shelf.stored.entry(picture.picture.file.clone()).or_insert_with(|| name.to_owned());
                    shelf.pictures.insert(name.to_owned(), picture);
                }
                Err(why) => report.add(file, 1, why),
            }
        }
        for (name, (_, line)) in legends {
            report.add("pictures.toml", line, format!("pictures/ 里没有图片“{name}”"));
        }
        shelf
    }

    /// The picture called `name` in a table, or a sentence.
    pub fn named(&self, name: &str) -> Result<Picture, String> {
        let found = self.pictures.get(name).map(|file| file.picture.clone());
        found.ok_or_else(|| format!("pictures/ 里没有图片“{name}”"))
    }

    /// The picture that an `<img>` with this address means.
    pub fn addressed(&self, address: &str) -> Option<Picture> {
        let by_hand = self.pictures.get(address.strip_prefix("pictures/").unwrap_or(address)).or_else(|| self.pictures.get(&unescaped(address)));
        let exported = || address.strip_prefix("/media/").and_then(|file| self.stored.get(file)).and_then(|name| self.pictures.get(name));
        by_hand.or_else(exported).map(|file| file.picture.clone())
    }

    /// Each content once; where several files have it, the first one with words speaks for it.
    pub fn into_files(self) -> Vec<PictureFile> {
        let mut files: BTreeMap<String, PictureFile> = BTreeMap::new();
        for file in self.pictures.into_values() {
            let known = files.entry(file.picture.file.clone()).or_insert_with(|| file.clone());
            for (words, other) in [(&mut known.picture.alt, file.picture.alt), (&mut known.caption, file.caption), (&mut known.credit, file.credit)] {
                if words.is_empty() {
                    *words = other;
                }
            }
        }
        files.into_values().collect()
    }
}

/// What `pictures.toml` says of a picture.
#[derive(Default)]
struct Legend {
    alt: String,
    caption: String,
    credit: String,
    focus: Focus,
}

/// `pictures.toml`: what it says, and the lines it stands on.
fn legends(dir: &Path, report: &Report) -> BTreeMap<String, (Legend, usize)> {
    let Some(text) = fs::read_to_string(dir.join("pictures.toml")).ok().map(|text| text.replace("\r\n", "\n")) else { return BTreeMap::new() };
    let document = Document { report, file: "pictures.toml", text: text.strip_prefix('\u{feff}').unwrap_or(&text), before: 0 };
    let mut top = document.fields();
    let mut legends = BTreeMap::new();
    if let Some(mut pictures) = top.table("pictures") {
        for key in pictures.keys() {
            let legend = match pictures.is_table(&key.value) {
                true => pictures.table(&key.value).map(legend).unwrap_or_default(),
                false => Legend { alt: pictures.text(&key.value), ..Legend::default() },
            };
            legends.insert(key.value, (legend, key.line));
        }
    }
    top.finish();
    legends
}

fn legend(mut fields: Fields) -> Legend {
    let inside = |at: &At<i64>| (0..=1000).contains(&at.value);
    let focus = match fields.numbers("focus").as_slice() {
        [] => Focus::default(),
        [x, y] if inside(x) && inside(y) => Focus::of(x.value, y.value),
        [first, ..] => {
            fields.mistake(first.line, "focus 要写成 [从左, 从上]，都是 0 到 1000 的整数");
            Focus::default()
        }
    };
    let legend = Legend { alt: fields.text("alt"), caption: fields.text("caption"), credit: fields.text("credit"), focus };
    fields.finish();
    legend
}

/// What the file says of itself; its ending may lie, its content not. One that has more in it than a picture (where it was
/// taken, a thumbnail, a profile, words) is made anew as if somebody had sent it.
fn picture(path: &Path, legend: Legend) -> Result<PictureFile, String> {
    let content = fs::read(path).map_err(|cause| format!("读不出来：{cause}"))?;
    let plan = Plan::of(&mut Cursor::new(&content), content.len() as u64).map_err(|refusal| refusal.to_string())?;
    let Legend { alt, caption, credit, focus } = legend;
    let mut picture = Picture { width: plan.width, height: plan.height, alt, focus, ..Picture::default() };
    let is_plain = intake::is_plain(&content, plan.kind);
    let (animated, bytes) = if is_plain {
        picture.file = media::name_of(&content, plan.kind.ending());
        (intake::is_animated(&content), content.len())
    } else {
        let made = intake::take_in(&content).map_err(|refusal| refusal.to_string())?;
        (picture.width, picture.height) = (made.width, made.height);
        picture.file = media::name_of(&made.content, made.ending);
        (made.animated, made.content.len())
    };
    Ok(PictureFile { picture, caption, credit, animated, path: path.to_owned(), taken_in: !is_plain, bytes: bytes as u64 })
}

/// `%E9%9B%AA.jpg` as it was typed: Markdown writes addresses that way.
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = (*first == b'%').then(|| tail.get(..2)).flatten().and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}
