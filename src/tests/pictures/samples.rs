//! Picture files, made here: good ones as cameras and programs write them, and the pieces that broken ones are made of.

use base64::{Engine, engine::general_purpose::STANDARD};
use image::{
    DynamicImage, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

pub const RED: [u8; 3] = [255, 0, 0];
pub const GREEN: [u8; 3] = [0, 255, 0];
pub const BLUE: [u8; 3] = [0, 0, 255];
pub const WHITE: [u8; 3] = [255, 255, 255];

/// Red, green, blue, white: what was turned or mirrored is seen at once.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (x < width / 2, y < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        })
    })
}

/// Something like a photograph: soft shapes with noise on them.
pub fn photograph(width: u32, height: u32) -> RgbImage {
    let mut random = fastrand::Rng::with_seed(7);
    RgbImage::from_fn(width, height, |x, y| {
        let soft = |scale: f32, shift: f32| ((x as f32 / scale).sin() * (y as f32 / (scale * 1.3) + shift).cos() * 90.0) as i32 + 128;
        let noise = random.i32(-6..=6);
        Rgb([soft(190.0, 0.0), soft(260.0, 1.0), soft(330.0, 2.0)].map(|part| (part + noise).clamp(0, 255) as u8))
    })
}

/// A JPEG with these application segments.
pub fn jpeg(image: &RgbImage, segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    encoded(image, segments, false)
}

/// The same, in several passes.
pub fn progressive(image: &RgbImage) -> Vec<u8> {
    encoded(image, &[], true)
}

fn encoded(image: &RgbImage, segments: &[(u8, Vec<u8>)], progressive: bool) -> Vec<u8> {
    let mut content = Vec::new();
    let mut encoder = Encoder::new(&mut content, 90);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    encoder.set_progressive(progressive);
    for (number, segment) in segments {
        encoder.add_app_segment(*number, segment.clone()).unwrap();
    }
    encoder.encode(image, image.width() as u16, image.height() as u16, ColorType::Rgb).unwrap();
    content
}

/// EXIF as a segment of JPEG.
pub fn exif_segment(orientation: u16) -> (u8, Vec<u8>) {
    (1, [b"Exif\0\0".as_slice(), &exif(orientation)].concat())
}

/// EXIF: how the camera was held, words, a time, and a place on earth.
pub fn exif(orientation: u16) -> Vec<u8> {
    let words: [(u16, &[u8]); 2] = [(0x010E, "EXIF 里的说明\0".as_bytes()), (0x013B, "EXIF 作者\0".as_bytes())];
    let time = b"2026:11:20 08:30:00\0";
    // Header 8; directory 2 + 5 * 12 + 4; then what does not fit into an entry.
    let mut at = 8 + 66;
    let mut extra = Vec::new();
    let mut place = |content: &[u8]| {
        let begin = at;
        at += content.len();
        extra.extend_from_slice(content);
        begin as u32
    };
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [tag.to_le_bytes().as_slice(), &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let mut entries: Vec<Vec<u8>> = Vec::new();
    entries.push(entry(words[0].0, 2, words[0].1.len() as u32, place(words[0].1)));
    entries.push(entry(0x0112, 3, 1, orientation.into()));
    entries.push(entry(words[1].0, 2, words[1].1.len() as u32, place(words[1].1)));
    let directory = |entries: &[Vec<u8>]| [&(entries.len() as u16).to_le_bytes(), entries.concat().as_slice(), &[0; 4]].concat();
    let taken_at = place(time);
    entries.push(entry(0x8769, 4, 1, place(&directory(&[entry(0x9003, 2, time.len() as u32, taken_at)]))));
    let latitude = place(&[31u32, 1, 13, 1, 4321, 100].map(u32::to_le_bytes).concat());
    let north = entry(0x0001, 2, 2, u32::from_le_bytes(*b"N\0\0\0"));
    entries.push(entry(0x8825, 4, 1, place(&directory(&[north, entry(0x0002, 5, 3, latitude)]))));
    [b"II*\0\x08\0\0\0".as_slice(), &directory(&entries), &extra].concat()
}

/// IPTC-IIM as Photoshop writes it into a JPEG; its words in any encoding.
pub fn iptc_segment(caption: &[u8], byline: &[u8]) -> (u8, Vec<u8>) {
    let dataset = |number: u8, value: &[u8]| [&[0x1C, 2, number], (value.len() as u16).to_be_bytes().as_slice(), value].concat();
    let datasets = [dataset(55, b"20261121"), dataset(60, b"083000+0800"), dataset(80, byline), dataset(120, caption)].concat();
    let block = |number: u16, content: &[u8]| {
        let padding = vec![0; content.len() % 2];
        [b"8BIM".as_slice(), &number.to_be_bytes(), &[0, 0], &(content.len() as u32).to_be_bytes(), content, &padding].concat()
    };
    (13, [b"Photoshop 3.0\0".as_slice(), &block(0x03ED, &[1, 2, 3]), &block(0x0404, &datasets)].concat())
}

/// XMP as a segment of JPEG.
pub fn xmp_segment(caption: &str, creator: &str) -> (u8, Vec<u8>) {
    (1, [b"http://ns.adobe.com/xap/1.0/\0".as_slice(), xmp(caption, creator).as_bytes()].concat())
}

/// An XMP packet.
pub fn xmp(caption: &str, creator: &str) -> String {
    format!(
        r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:DateCreated="2026-11-22T08:30:00+08:00">
        <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{caption}</rdf:li><rdf:li xml:lang="en">The early boat</rdf:li></rdf:Alt></dc:description>
        <dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li><rdf:li>第二人</rdf:li></rdf:Seq></dc:creator>
        </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"#
    )
}

/// A colour profile as segments of JPEG.
pub fn icc_segment(profile: &[u8]) -> (u8, Vec<u8>) {
    (2, [b"ICC_PROFILE\0\x01\x01".as_slice(), profile].concat())
}

/// A PNG without alpha.
pub fn png(image: &RgbImage) -> Vec<u8> {
    // Otherwise than the server writes it, so that a file that was not made anew is seen.
    let mut content = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut content, CompressionType::Fast, FilterType::Up);
    encoder.write_image(image, image.width(), image.height(), image::ExtendedColorType::Rgb8).unwrap();
    content
}

/// A PNG of which half can be seen through.
pub fn clear_png(width: u32, height: u32) -> Vec<u8> {
    let image = RgbaImage::from_fn(width, height, |x, _| Rgba([200, 30, 30, if x < width / 2 { 0 } else { 255 }]));
    written(&DynamicImage::ImageRgba8(image), image::ImageFormat::Png)
}

/// A WebP without loss.
pub fn webp(image: &RgbImage) -> Vec<u8> {
    written(&DynamicImage::ImageRgb8(image.clone()), image::ImageFormat::WebP)
}

/// A WebP with loss, 32 by 24: quarters.
pub fn lossy_webp() -> Vec<u8> {
    STANDARD.decode("UklGRpYAAABXRUJQVlA4IIoAAACwBgCdASogABgAPi0QhkKhoQ36AAwBYlkALEb1vgH4AfrB/gOQC7AfgBbAP4B+AF3/3YB/AOz/BuCIBYPPIAD++nwP//Yh/+4s8//t9wf+zpW6It898ceSsUi//kxWyezmGJi8d6MLb6EFN//yDHpbv+IzvdemcFUU3AqQJTL47ocg6k6NoT9HgAA=").unwrap()
}

/// AVIF, 32 by 24: quarters with all colours, quarters with halved colours, and half seen through.
pub fn avifs() -> [Vec<u8>; 3] {
    ["AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAOwAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAAIAAAABgAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBIAAAAAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAAQ21kYXQSAAoIOBE/dpAQ0GkyLUTwmMmgMMMPwgAAAQDNDdHIf+W1sFuZlj0jYYkJsKy18xP0Ly/aSUsHXgx50A==",
     "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAOwAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAAIAAAABgAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBAAwAAAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAAQ21kYXQSAAoJGBE/dogIaDQgMixE8eHhmUBhhh+EAAACzQ3RyH/ltbBbmZY9I+wnJfRy1UYXWA6Q23rFYncLfg==",
     "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAAGGbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAAAAAAAQAAACxpbG9jAAAAAEQAAAIAAQAAAAEAAAG/AAAAOwACAAAAAQAAAa4AAAARAAAAQmlpbmYAAAAAAAIAAAAaaW5mZQIAAAAAAQAAYXYwMUNvbG9yAAAAABppbmZlAgAAAAACAABhdjAxQWxwaGEAAAAAGmlyZWYAAAAAAAAADmF1eGwAAgABAAEAAADDaXBycAAAAJ1pcGNvAAAAFGlzcGUAAAAAAAAAIAAAABgAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBAAwAAAAAE2NvbHJuY2x4AAEADQAGgAAAAA5waXhpAAAAAAEIAAAADGF2MUOBABwAAAAAOGF1eEMAAAAAdXJuOm1wZWc6bXBlZ0I6Y2ljcDpzeXN0ZW1zOmF1eGlsaWFyeTphbHBoYQAAAAAeaXBtYQAAAAAAAAACAAEEAQKDBAACBAEFhgcAAABUbWRhdBIACgUYET92FTIGE0AIIQAsEgAKCRgRP3aICGg0IDIsRPHh4ZlAYYYfhAAAAs0N0ch/5bWwW5mWPSPsJyX0ctVGF1gOkNt6xWJ3C34="]
    .map(|text| STANDARD.decode(text).unwrap())
}

/// The first of them with another property in the place of one that nobody reads.
pub fn avif_with(property: &[u8; 4], value: u8) -> Vec<u8> {
    let [mut avif, ..] = avifs();
    let at = avif.windows(4).position(|bytes| bytes == b"pixi").unwrap();
    avif[at..at + 4].copy_from_slice(property);
    avif[at + 4] = value;
    avif
}

/// AVIF of 4200 by 3100 pixels in 429 bytes.
pub fn large_avif() -> Vec<u8> {
    STANDARD.decode("AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAAA+gABAAAAAAAAALMAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgTACAAAAABRpc3BlAAAAAAAAEGgAAAwcAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAC7bWRhdBIACgo8MuDPg20gIaDSMqIBEGITFycAALAAIABKl78skiBFMY6q+1AAEydm+VMb6Nh0jm1CA3HIRmWT6FS3nYG3XoJHktV+Jh0d2pkbXychj0M3ve973ve973ve97zJ0HasBmPfQTb0l78skiBFMY6q+1AAEydm+VMb6Nh0jm1CA3HIRmWT6FS3nYG3XoJHktV+Jh0d2pkbXychj0M3ve973ve973ve97zJ0HasBmPfQTb0").unwrap()
}

/// A GIF of so many frames.
pub fn gif(frames: usize, width: u16, height: u16) -> Vec<u8> {
    let mut content = Vec::new();
    let mut encoder = gif::Encoder::new(&mut content, width, height, &[255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]).unwrap();
    encoder.set_repeat(gif::Repeat::Infinite).unwrap();
    for number in 0..frames {
        let pixels = vec![(number % 4) as u8; usize::from(width) * usize::from(height)];
        let mut frame = gif::Frame::from_indexed_pixels(width, height, pixels, None);
        frame.palette = None;
        frame.delay = 10;
        encoder.write_frame(&frame).unwrap();
    }
    drop(encoder);
    content
}

/// An animated WebP of so many frames.
pub fn moving_webp(frames: i32) -> Vec<u8> {
    let config = webp::WebPConfig::new().unwrap();
    let images: Vec<RgbImage> = (0..frames).map(|number| RgbImage::from_pixel(40, 30, Rgb([(number * 60) as u8, 90, 0]))).collect();
    let mut encoder = webp::AnimEncoder::new(40, 30, &config);
    for (number, image) in images.iter().enumerate() {
        encoder.add_frame(webp::AnimFrame::from_rgb(image, 40, 30, number as i32 * 100));
    }
    encoder.encode().to_vec()
}

/// A PNG of these chunks.
pub fn png_of(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut content = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in chunks {
        let body = [name.as_slice(), data].concat();
        content.extend_from_slice(&(data.len() as u32).to_be_bytes());
        content.extend_from_slice(&body);
        content.extend_from_slice(&crc(&body).to_be_bytes());
    }
    content
}

/// A PNG's header: size, bits, and kind of colours.
pub fn header(width: u32, height: u32, bits: u8, colours: u8) -> Vec<u8> {
    [&width.to_be_bytes()[..], &height.to_be_bytes(), &[bits, colours, 0, 0, 0]].concat()
}

/// So many bytes of nothing, compressed.
pub fn squeezed(bytes: usize) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![0; 1 << 20];
    let mut rest = bytes;
    while rest > 0 {
        let some = rest.min(zeros.len());
        encoder.write_all(&zeros[..some]).unwrap();
        rest -= some;
    }
    encoder.finish().unwrap()
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }))
}

fn written(image: &DynamicImage, format: image::ImageFormat) -> Vec<u8> {
    let mut content = std::io::Cursor::new(Vec::new());
    image.write_to(&mut content, format).unwrap();
    content.into_inner()
}
