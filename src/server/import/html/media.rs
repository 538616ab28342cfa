//! Pictures and films: what the site has is shown, everything else becomes a link.

use super::{
    Src,
    element::{Part, absolute, attr, block_id, class_has, find, name, text, url},
    reader::{Loose, Reader},
};
use crate::model::{
    body::{Figure, FigureLayout, Kind, Run, Text, check},
    safe_url::SafeUrl,
};

/// Hosts whose frames are films.
const FILM_SITES: [&str; 22] = [
    "youtube.com",
    "youtube-nocookie.com",
    "youtu.be",
    "vimeo.com",
    "bilibili.com",
    "b23.tv",
    "youku.com",
    "v.qq.com",
    "iqiyi.com",
    "mgtv.com",
    "ixigua.com",
    "douyin.com",
    "cctv.com",
    "cntv.cn",
    "tudou.com",
    "miguvideo.com",
    "dailymotion.com",
    "videopress.com",
    "wordpress.tv",
    "ted.com",
    "56.com",
    "sohu.com",
];

/// Whether this address plays a film, by its host or its ending.
pub fn is_film(address: &str) -> bool {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or("").to_ascii_lowercase();
    let path = address.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
    FILM_SITES.iter().any(|site| host.strip_suffix(site).is_some_and(|before| before.is_empty() || before.ends_with('.')))
        || [".mp4", ".m4v", ".webm", ".ogv", ".mov", ".avi", ".wmv", ".flv", ".m3u8", ".mkv", ".3gp"].iter().any(|ending| path.ends_with(ending))
}

impl Reader<'_> {
    pub fn image(&mut self, node: Part<'_>, marks: &Run) {
        let alt = attr(node, "alt");
        if class_has(node, "smiley") || class_has(node, "emoji") {
            return self.letters(alt, marks);
        }
        let address = source(node);
        let number = |name| attr(node, name).trim().trim_end_matches("px").parse().ok();
        let src = Src { address, alt, width: number("width"), height: number("height") };
        if let Some(link) = marks.link.as_ref().filter(|link| !is_image(link.as_str())) {
            self.losses.add("图片上的链接", link.as_str());
        }
        match ((self.pictures)(&src), absolute(address)) {
            (Some(picture), _) => {
                self.block(None, Kind::Picture(Figure { picture, caption: Text::new(), credit: String::new(), layout: FigureLayout::Full }))
            }
            (None, Some(link)) => {
                self.losses.add("没有取到的图片（已改为链接）", address);
                self.missing(link, alt);
            }
            (None, None) => self.losses.add("没有地址的图片", alt),
        }
    }

    /// The place of a picture that the site does not have, so that an editor can fetch it.
    fn missing(&mut self, link: SafeUrl, alt: &str) {
        let file = link.as_str().split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
        let words = check::line(if alt.trim().is_empty() { file } else { alt });
        let text = vec![Run { text: format!("图片：{words}"), link: Some(link), ..Run::default() }];
        self.flush(None);
        self.blocks.push(Loose { missing: true, ..Loose::new(Kind::Paragraph { text: check::tidy(&text) }) });
    }

    /// A frame, film or sound: nothing is loaded from elsewhere, so it becomes a link.
    pub fn film(&mut self, node: Part<'_>, marks: &Run) {
        let inner = || ["source", "embed", "iframe", "video"].iter().filter_map(|name| find(node, name)).map(source).find(|src| !src.is_empty());
        let address = match (source(node), attr(node, "data")) {
            ("", "") => inner().unwrap_or(""),
            ("", data) => data,
            (src, _) => src,
        };
        let kind = name(node);
        let Some(link) = absolute(address) else {
            return self.losses.add(&format!("没有地址的 <{kind}>"), &text(node));
        };
        let title = check::line(attr(node, "title"));
        if kind == "video" || kind != "audio" && is_film(address) {
            return self.block(None, Kind::Video { url: link, title });
        }
        let what = if kind == "audio" { "音频" } else { "嵌入的网页" };
        self.losses.add(&format!("{what}（已改为链接）"), address);
        let words = if title.is_empty() { link.as_str().to_owned() } else { title };
        let text = vec![Run { text: format!("{what}：{words}"), link: Some(link), ..marks.unlettered() }];
        self.block(None, Kind::Paragraph { text: check::tidy(&text) });
    }

    /// The paragraph that our own HTML writes for a film.
    pub fn own_film(&mut self, node: Part<'_>) {
        let link = find(node, "a");
        match link.and_then(|link| url(attr(link, "href"))) {
            Some(url) => self.block(block_id(node), Kind::Video { url, title: text(node) }),
            None => self.wrapper(node, &Run::default()),
        }
    }
}

/// Where a picture or film really is: pages that load late keep the address beside a placeholder.
fn source<'a>(node: Part<'a>) -> &'a str {
    let src = attr(node, "src").trim();
    if !src.is_empty() && !src.starts_with("data:") {
        return src;
    }
    ["data-src", "data-original", "data-lazy-src", "data-lazy"]
        .iter()
        .map(|name| attr(node, name).trim())
        .find(|late| !late.is_empty())
        .unwrap_or(src)
}

/// Whether this address shows a picture, by its ending.
pub fn is_image(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".avif", ".svg", ".tif", ".tiff"].iter().any(|ending| path.ends_with(ending))
}
