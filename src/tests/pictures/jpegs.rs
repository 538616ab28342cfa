//! JPEG files as cameras, scanners and programs write them: of every size, sampling and order they look as they should, or
//! are refused.

use image::{DynamicImage, RgbImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::{Desk, samples::photograph, samples::quarters, upload};

/// With this sampling, in several passes, with marks where a decoder may begin anew.
fn encoded(image: &RgbImage, sampling: SamplingFactor, progressive: bool, restart: u16) -> Vec<u8> {
    let mut content = Vec::new();
    let mut encoder = Encoder::new(&mut content, 95);
    encoder.set_sampling_factor(sampling);
    encoder.set_progressive(progressive);
    encoder.set_restart_interval(restart);
    encoder.encode(image, image.width() as u16, image.height() as u16, ColorType::Rgb).unwrap();
    content
}

/// How far samples are from where they were, on average of the picture and in the worst tile of 8 by 8 pixels.
fn distance(found: &DynamicImage, wanted: &RgbImage) -> (f64, f64) {
    let found = found.to_rgb8();
    assert_eq!(found.dimensions(), wanted.dimensions());
    let (across, down) = (wanted.width().div_ceil(8), wanted.height().div_ceil(8));
    let mut tiles = vec![(0u64, 0u64); (across * down) as usize];
    for (x, y, pixel) in wanted.enumerate_pixels() {
        let tile = &mut tiles[(y / 8 * across + x / 8) as usize];
        let far: u64 = pixel.0.iter().zip(found.get_pixel(x, y).0).map(|(a, b)| u64::from(a.abs_diff(b))).sum();
        *tile = (tile.0 + far, tile.1 + 3);
    }
    let mean = |(far, samples): (u64, u64)| far as f64 / samples as f64;
    let all = tiles.iter().fold((0, 0), |all, tile| (all.0 + tile.0, all.1 + tile.1));
    (mean(all), tiles.into_iter().map(mean).fold(0.0, f64::max))
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_of_every_size_and_sampling_look_as_they_did() {
    let desk = Desk::new().await;
    use SamplingFactor::{F_1_1, F_1_2, F_2_1, F_2_2};
    // Sizes that are no multiple of what is decoded at a time lose their last rows and columns first.
    for (width, height) in [(1, 1), (7, 9), (16, 17), (65, 65), (88, 88), (100, 75), (137, 211)] {
        let image = photograph(width, height);
        for sampling in [F_1_1, F_2_1, F_1_2, F_2_2] {
            for (progressive, restart) in [(false, 0), (false, 3), (true, 0)] {
                let content = encoded(&image, sampling, progressive, restart);
                let (.., kept) = desk.take(&content).await;
                let (all, worst) = distance(&kept, &image);
                let case = format!("{width}x{height} {sampling:?} progressive {progressive} restart {restart}");
                assert!(all < 6.0 && worst < 12.0, "{case}: {all:.1} on average, {worst:.1} at worst");
            }
        }
    }
}

/// One component after the other instead of together, as scanners and `cjpeg -scans` write them. Every block has one colour.
fn in_parts(image: &RgbImage, sampling: u32, order: [usize; 3]) -> Vec<u8> {
    let (width, height) = image.dimensions();
    let mut content = vec![0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0];
    // One step of quantisation is one step of grey.
    content.extend([8; 64]);
    content.extend([0xFF, 0xC0, 0, 17, 8]);
    content.extend((height as u16).to_be_bytes().into_iter().chain((width as u16).to_be_bytes()));
    let first = (sampling << 4 | sampling) as u8;
    content.extend([3, 1, first, 0, 2, 0x11, 0, 3, 0x11, 0]);
    // Differences of 0 to 11 bits, all with codes of four bits; nothing else but the end of a block, with a code of one bit.
    content.extend([0xFF, 0xC4, 0, 31, 0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    content.extend([0xFF, 0xC4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for component in order {
        content.extend([0xFF, 0xDA, 0, 8, 1, component as u8 + 1, 0, 0, 63, 0]);
        let step = if component == 0 { 8 } else { 8 * sampling };
        content.extend(scan(image, component, step));
    }
    content.extend([0xFF, 0xD9]);
    content
}

/// The blocks of a component, `step` pixels wide each, as bits.
fn scan(image: &RgbImage, component: usize, step: u32) -> Vec<u8> {
    let (mut bits, mut before) = (String::new(), 0i32);
    for y in 0..image.height().div_ceil(step) {
        for x in 0..image.width().div_ceil(step) {
            let [red, green, blue] = image.get_pixel(x * step, y * step).0.map(f64::from);
            let level = match component {
                0 => 0.299 * red + 0.587 * green + 0.114 * blue - 128.0,
                1 => -0.1687 * red - 0.3313 * green + 0.5 * blue,
                _ => 0.5 * red - 0.4187 * green - 0.0813 * blue,
            };
            let level = level.round() as i32;
            let difference = level - before;
            before = level;
            let length = (32 - difference.unsigned_abs().leading_zeros()) as usize;
            bits += &format!("{length:04b}");
            let value = if difference < 0 { difference + (1 << length) - 1 } else { difference };
            if length > 0 {
                bits += &format!("{value:0length$b}");
            }
            bits += "0";
        }
    }
    while !bits.len().is_multiple_of(8) {
        bits.push('1');
    }
    let bytes = bits.as_bytes().chunks(8).map(|bits| u8::from_str_radix(std::str::from_utf8(bits).unwrap(), 2).unwrap());
    bytes.flat_map(|byte| if byte == 0xFF { vec![0xFF, 0] } else { vec![byte] }).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_whose_colours_come_one_after_the_other_is_refused_and_not_spoilt() {
    let desk = Desk::new().await;
    let by_scanners = [(1, [0, 1, 2]), (2, [0, 1, 2]), (2, [1, 2, 0])].map(|(sampling, order)| in_parts(&quarters(64, 48), sampling, order));
    // This one the encoder of the other test writes so.
    let of_the_encoder = encoded(&quarters(64, 48), SamplingFactor::F_4_1, false, 0);
    for (number, content) in by_scanners.into_iter().chain([of_the_encoder]).enumerate() {
        let answer = upload(&desk.site, &desk.editor, "scan.jpg", &content).await;
        let said = answer.json();
        assert_eq!(answer.status, 422, "{number}");
        assert!(said["Unusable"].as_str().is_some_and(|said| said.contains("另存一份")), "{number}: {}", answer.text);
    }
    // Grey has one component, which is all of them.
    let mut grey = Vec::new();
    Encoder::new(&mut grey, 90).encode(&[90; 64 * 48], 64, 48, ColorType::Luma).unwrap();
    desk.take(&grey).await;
}
