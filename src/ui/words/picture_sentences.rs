//! What the server says in Chinese about pictures, said in English: for forms, and for the page's script.

/// Sentences of the intake, the library and what fetches from other sites. `{size}`: width × height.
pub(super) const SENTENCES: &[(&str, &str)] = &[
    ("这不是能收的图片：请用 JPEG、PNG、WebP、GIF 或 AVIF。", "This is no picture that is taken here: please use JPEG, PNG, WebP, GIF or AVIF."),
    (
        "HEIC 照片大多数浏览器打不开，这里不收：请先存成 JPEG 再上传（iPhone 可在“设置 - 相机 - 格式”里选“兼容性最佳”）。",
        "Most browsers cannot open HEIC, so it is not taken: please save it as JPEG (iPhone: Settings, Camera, Formats, Most Compatible).",
    ),
    (
        "SVG、网页和 PDF 里可能带有程序，不能当图片收：请先导出成 PNG 或 JPEG。",
        "SVG, web pages and PDF may hold programs and are not taken as pictures: please export it as PNG or JPEG.",
    ),
    (
        "图片有 {size} 像素，太大了：最多 5100 万像素，每边最长 16000。请先缩小再上传。",
        "The picture has {size} pixels: at most 51 million are taken, and 16,000 on a side. Please make it smaller first.",
    ),
    (
        "这种格式的图片这么大（{size}）要占太多内存：请先缩小，或存成普通的 JPEG 再上传。",
        "A picture of this format and size ({size}) needs too much memory: please make it smaller, or save it as a common JPEG.",
    ),
    (
        "动图太长或太大：最多 500 帧、每帧 400 万像素、合计 1 亿像素（WebP 动图合计 3000 万）。请先剪短或缩小。",
        "The animation is too long or too large: at most 500 frames, 4 million pixels each, 100 million in all (WebP: 30 million).",
    ),
    (
        "这张 JPEG 的几种颜色是分开存放的，很少有程序这样写，这里读不准：请用看图软件另存一份再上传。",
        "This JPEG keeps its colours apart, which cannot be read well here: please save it anew with a viewer of pictures.",
    ),
    ("图片损坏或不完整，打不开：请重新导出，或再传一次。", "The picture is damaged or incomplete: please export it anew, or send it again."),
    ("文件是空的。", "The file is empty."),
    ("没有收到完整的图片文件，请再传一次。", "The file did not come in full; please send it again."),
    ("焦点不在图片里。", "The focal point is outside the picture."),
    ("这就是同一张图片。", "This is the same picture."),
    ("这不是网上图片的地址。", "This is not the address of a picture on the web."),
    ("只取公开网站上的图片，这个地址不是。", "Pictures are fetched from public sites only, and this address is none."),
    ("对方网站连不上。", "The other site cannot be reached."),
    ("对方网站太慢，没有等到图片。", "The other site is too slow; the picture did not come."),
    ("对方网站一再转到别的地址，没有给出图片。", "The other site led on and on and gave no picture."),
    ("对方的文件太大。", "The other site’s file is too large."),
    ("对方网站的回答不完整。", "The other site’s answer is incomplete."),
];

/// The sentence in English; `None` if it is about something else.
pub(super) fn translated(said: &str) -> Option<String> {
    if let Some(most) = said.strip_prefix("图片文件太大：最大 ").and_then(|rest| rest.strip_suffix(" MB。请先缩小再上传。")) {
        return Some(format!("The file is too large: at most {most} MB. Please make it smaller first."));
    }
    SENTENCES.iter().find_map(|(zh, en)| match zh.split_once("{size}") {
        Some((before, after)) => said.strip_prefix(before)?.strip_suffix(after).map(|size| en.replace("{size}", size)),
        None => (*zh == said).then(|| (*en).to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::translated;

    #[test]
    fn a_refused_picture_is_told_in_english_with_its_size() {
        let said = "图片有 20000×30000 像素，太大了：最多 5100 万像素，每边最长 16000。请先缩小再上传。";
        assert!(translated(said).is_some_and(|told| told.starts_with("The picture has 20000×30000 pixels")));
        assert_eq!(translated("文件是空的。").as_deref(), Some("The file is empty."));
        assert_eq!(translated("缺少标题"), None);
    }
}
