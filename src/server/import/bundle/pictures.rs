//! The pictures of a bundle, and the names it calls them by.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
};

use super::{Report, fields::Document};
use crate::{
    model::picture::Picture,
    server::import::{content::PictureFile, store},
};

/// All pictures, by their paths below `pictures/`.
#[derive(Default)]
pub struct Shelf {
    pictures: BTreeMap<String, PictureFile>,
    /// The same by the names they get in the media folder: how exported texts call them.
    stored: HashMap<String, String>,
}

impl Shelf {
    /// Reads size and content of every picture, and the alternative texts.
    pub fn read(dir: &Path, files: &[(String, PathBuf)], report: &Report) -> Shelf {
        let mut alts = alternatives(dir, report);
        let mut shelf = Shelf::default();
        for (file, path) in files {
            let Some(name) = file.strip_prefix("pictures/") else { continue };
            let alt = alts.remove(name).map(|(alt, _)| alt).unwrap_or_default();
            match picture(path, alt) {
                Ok(picture) => {
                    shelf.stored.entry(picture.file.clone()).or_insert_with(|| name.to_owned());
                    shelf.pictures.insert(name.to_owned(), PictureFile { picture, path: path.clone() });
                }
                Err(why) => report.add(file, 1, why),
            }
        }
        for (name, (_, line)) in alts {
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

    /// Each content once; where several files have it, the first one with an alternative text speaks for it.
    pub fn into_files(self) -> Vec<PictureFile> {
        let mut files: BTreeMap<String, PictureFile> = BTreeMap::new();
        for file in self.pictures.into_values() {
            let known = files.entry(file.picture.file.clone()).or_insert_with(|| file.clone());
            if known.picture.alt.is_empty() {
                known.picture.alt = file.picture.alt;
            }
        }
        files.into_values().collect()
    }
}

/// `pictures.toml`: texts and the lines they stand on.
fn alternatives(dir: &Path, report: &Report) -> BTreeMap<String, (String, usize)> {
    let Some(text) = fs::read_to_string(dir.join("pictures.toml")).ok().map(|text| text.replace("\r\n", "\n")) else { return BTreeMap::new() };
    let document = Document { report, file: "pictures.toml", text: text.strip_prefix('\u{feff}').unwrap_or(&text), before: 0 };
    let mut top = document.fields();
    let mut alts = BTreeMap::new();
    if let Some(mut pictures) = top.table("pictures") {
        for key in pictures.keys() {
            let alt = pictures.text(&key.value);
            alts.insert(key.value, (alt, key.line));
        }
    }
    top.finish();
    alts
}

/// What the file says of itself; its ending may lie, its content not.
fn picture(path: &Path, alt: String) -> Result<Picture, String> {
    let content = fs::read(path).map_err(|cause| format!("读不出来：{cause}"))?;
    let ending = match imagesize::image_type(&content) {
        Ok(imagesize::ImageType::Jpeg) => "jpg",
        Ok(imagesize::ImageType::Png) => "png",
        Ok(imagesize::ImageType::Webp) => "webp",
        Ok(imagesize::ImageType::Gif) => "gif",
        _ => return Err("不是图片：只收 JPEG、PNG、WebP、GIF".to_owned()),
    };
    let size = imagesize::blob_size(&content).map_err(|cause| format!("图片坏了：{cause}"))?;
    let side = |pixels: usize| u32::try_from(pixels).ok().filter(|pixels| (1..=100_000).contains(pixels)).ok_or("图片的宽高不对".to_owned());
    Ok(Picture { file: store::file_name(&content, ending), width: side(size.width)?, height: side(size.height)?, alt, ..Picture::default() })
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
