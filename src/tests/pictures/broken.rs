//! Files that lie, break off, or were made to break something: each gets a clear answer, and nothing is left of it.
//!
//! `MASTHEAD_MUTANTS` says how many good files are spoilt at random (1,200 if it is not set); `bench/run.sh pictures-broken`
//! asks for 10,000, and for the memory that eight at once take.

use std::{
    sync::mpsc::{self, RecvTimeoutError},
    time::Duration,
};

use masthead::model::person::Role;

use super::{samples, samples::quarters, upload};
use crate::fixture::{Fixture, databases, everywhere};

/// What a case may be answered with.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Expected {
    /// Of no kind that is taken: 415.
    Kind,
    /// Of the right kind, and refused: 422.
    Refused,
    /// Taken, and nothing of what does not belong there is kept.
    Taken,
    /// Decoders may see what is missing, or fill it.
    Either,
}

use Expected::{Either, Kind, Refused, Taken};

/// Files that no row names, and all that is left in the data folder beside the database and the media folder.
pub async fn strays(site: &Fixture) -> Vec<String> {
    let named = site.words("SELECT file FROM picture").await;
    let media = std::fs::read_dir(site.media()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut strays: Vec<String> = media.filter(|name| !named.contains(name)).collect();
    let data = std::fs::read_dir(&site.newsroom.settings.data.folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    strays.extend(data.filter(|name| name != "media" && !name.starts_with("masthead.sqlite")));
    strays
}

#[tokio::test(flavor = "multi_thread")]
async fn every_broken_file_gets_a_clear_answer_and_leaves_nothing() {
    let site = Fixture::empty(databases()[0].clone()).await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    let cases = cases();
    assert!(cases.len() >= 100, "only {} cases", cases.len());
    for (name, content, expected) in cases {
        let answer = upload(&site, &editor, "a.jpg", &content).await;
        let status = answer.status.as_u16();
        let right = match expected {
            Kind => status == 415,
            Refused => status == 422,
            Taken => status == 200,
            Either => matches!(status, 200 | 422),
        };
        assert!(right, "{name}: {status} {}, expected {expected:?}", answer.text);
        let said = answer.json();
        let sentence = said["Unsupported"].as_str().or(said["Unusable"].as_str()).unwrap_or_default();
        assert!(status == 200 || sentence.ends_with(['。', '）']), "{name}: {}", answer.text);
        if status == 200 {
            let kept = site.newsroom.media.get(said["picture"]["file"].as_str().unwrap()).await.unwrap();
            for trace in ["<script", "alert(", "PK\x03\x04"] {
                assert!(!kept.windows(trace.len()).any(|window| window == trace.as_bytes()), "{name}: {trace} was kept");
            }
            image::load_from_memory(&kept).unwrap();
        }
        assert_eq!(strays(&site).await, Vec::<String>::new(), "{name}");
    }
}

/// Good files of every kind.
fn good() -> Vec<(&'static str, Vec<u8>)> {
    let [avif, halved, clear] = samples::avifs();
    let image = samples::photograph(96, 64);
    let told = [samples::exif_segment(6), samples::iptc_segment("说明".as_bytes(), "人".as_bytes()), samples::xmp_segment("说明", "人")];
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    vec![
        ("JPEG", samples::jpeg(&image, &[told.as_slice(), &[samples::icc_segment(&profile)]].concat())),
        ("progressive JPEG", samples::progressive(&image)),
        ("PNG", samples::png(&image)),
        ("clear PNG", samples::clear_png(60, 40)),
        ("GIF", samples::gif(1, 60, 40)),
        ("animated GIF", samples::gif(6, 60, 40)),
        ("WebP", samples::lossy_webp()),
        ("WebP without loss", samples::webp(&image)),
        ("animated WebP", samples::moving_webp(3)),
        ("AVIF", avif),
        ("AVIF with halved colours", halved),
        ("clear AVIF", clear),
    ]
}

fn cases() -> Vec<(String, Vec<u8>, Expected)> {
    let mut cases: Vec<(String, Vec<u8>, Expected)> = Vec::new();
    for (kind, content) in good() {
        for part in [16, 40, 64, 80, 95] {
            // The last bytes of some kinds say nothing but that the end is there.
            let expected = if kind.contains("JPEG") || part < 40 { Refused } else { Either };
            let cut = content[..(content.len() * part / 100).max(32)].to_vec();
            cases.push((format!("{kind}, {part} of 100"), cut, expected));
        }
        cases.push((format!("{kind}, without its last byte"), content[..content.len() - 1].to_vec(), Either));
        // What stands behind an AVIF would have to be a box of its own.
        let expected = if kind.contains("AVIF") { Refused } else { Taken };
        cases.push((format!("{kind}, and a program behind it"), [&content[..], b"<script>alert(1)</script>PK\x03\x04"].concat(), expected));
    }
    cases.extend(no_pictures().into_iter().map(|(name, content)| (name.to_owned(), content, Kind)));
    cases.extend(lies().into_iter().map(|(name, content, expected)| (name.to_owned(), content, expected)));
    cases.extend(bombs().into_iter().map(|(name, content, expected)| (name.to_owned(), content, expected)));
    cases
}

fn no_pictures() -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = |text: &str| {
        [0xFFFEu16].into_iter().chain(text.encode_utf16()).flat_map(|unit| if unit == 0xFFFE { [0xFF, 0xFE] } else { unit.to_le_bytes() }).collect()
    };
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
    let ftyp = |brand: &[u8; 4]| [&[0, 0, 0, 20], b"ftyp".as_slice(), brand, &[0; 4], brand].concat();
    vec![
        ("one byte", vec![0xFF]),
        ("two bytes of JPEG", vec![0xFF, 0xD8]),
        ("text", "渡口的早班船".as_bytes().to_vec()),
        ("SVG", svg.as_bytes().to_vec()),
        ("SVG with a declaration", format!("<?xml version=\"1.0\"?>\n{svg}").into_bytes()),
        ("SVG with a byte order mark and spaces", format!("\u{feff}  \n{svg}").into_bytes()),
        ("SVG in UTF-16", utf16(svg)),
        ("SVG with entities", b"<!DOCTYPE svg [<!ENTITY a \"&a;&a;\">]><svg>&a;</svg>".to_vec()),
        ("HTML", b"<!doctype html><script>alert(1)</script>".to_vec()),
        ("HTML without a doctype", b"<script>alert(1)</script>".to_vec()),
        ("PDF", b"%PDF-1.7\n".to_vec()),
        ("PostScript", b"%!PS-Adobe-3.0\n".to_vec()),
        ("HEIC", ftyp(b"heic")),
        ("HEIF", ftyp(b"mif1")),
        ("MP4", ftyp(b"isom")),
        ("a brand cut off", b"\0\0\0\x08ftyp".to_vec()),
        ("a brand of no length", b"\0\0\0\0ftypavif".to_vec()),
        ("TIFF", b"II*\0\x08\0\0\0".to_vec()),
        ("BMP", b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0".to_vec()),
        ("ICO", b"\0\0\x01\0\x01\0\x10\x10".to_vec()),
        ("PSD", b"8BPS\0\x01".to_vec()),
        ("JPEG XL", b"\xFF\x0A\0\0".to_vec()),
        ("a program", b"\x7FELF\x02\x01\x01".to_vec()),
        ("wasm", b"\0asm\x01\0\0\0".to_vec()),
        ("an archive", b"PK\x03\x04\x14\0".to_vec()),
        ("gzip", vec![0x1F, 0x8B, 8, 0]),
        ("a sound", b"RIFF\x24\0\0\0WAVEfmt ".to_vec()),
        ("JSON", b"{\"a\":1}".to_vec()),
        ("zeros", vec![0; 100_000]),
        ("a PNG sent as text", b"\x89PNG\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("GIF of a version there is none of", b"GIF88a\x01\0\x01\0".to_vec()),
    ]
}

fn lies() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let jpeg = samples::jpeg(&quarters(64, 48), &[]);
    let at = |content: &[u8], what: &[u8]| content.windows(what.len()).position(|window| window == what).unwrap();
    let with = |content: &[u8], place: usize, bytes: &[u8]| {
        let mut content = content.to_vec();
        content[place..place + bytes.len()].copy_from_slice(bytes);
        content
    };
    let frame = at(&jpeg, &[0xFF, 0xC0]) + 5;
    let png = |width, height, bits, colours, data: Vec<u8>| {
        samples::png_of(&[(b"IHDR", samples::header(width, height, bits, colours)), (b"IDAT", data), (b"IEND", Vec::new())])
    };
    let gif = samples::gif(2, 60, 40);
    let [avif, ..] = samples::avifs();
    let ispe = at(&avif, b"ispe") + 8;
    let webp = samples::moving_webp(3);
    let canvas = at(&webp, b"VP8X") + 12;
    let mut wild_exif = samples::exif(6);
    let length = wild_exif.len();
    wild_exif[8..10].copy_from_slice(&[0xFF, 0xFF]);
    let mut circle = samples::exif(1);
    circle[length - 20..].copy_from_slice(&[8, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0]);
    vec![
        ("JPEG of 65535 by 65535", with(&jpeg, frame, &[0xFF; 4]), Refused),
        ("JPEG of no height", with(&jpeg, frame, &[0, 0]), Refused),
        ("JPEG of no width", with(&jpeg, frame + 2, &[0, 0]), Refused),
        ("JPEG higher than its data", with(&jpeg, frame, &[0x0F, 0]), Either),
        ("JPEG with 255 components", with(&jpeg, frame + 4, &[255]), Refused),
        ("JPEG with sampling of 15", with(&jpeg, frame + 6, &[0xFF]), Either),
        ("JPEG with a segment without end", with(&jpeg, 4, &[0xFF, 0xFF]), Refused),
        ("JPEG with a segment of length 0", with(&jpeg, 4, &[0, 0]), Refused),
        ("JPEG of nothing but fill bytes", [&[0xFF, 0xD8][..], &[0xFF; 100_000]].concat(), Refused),
        ("JPEG of nothing but restart marks", [&[0xFF, 0xD8, 0xFF][..], &[0xD0, 0xFF].repeat(50_000)].concat(), Refused),
        ("JPEG with EXIF that counts wrong", samples::jpeg(&quarters(64, 48), &[(1, [b"Exif\0\0".as_slice(), &wild_exif].concat())]), Taken),
        ("JPEG with EXIF that goes round", samples::jpeg(&quarters(64, 48), &[(1, [b"Exif\0\0".as_slice(), &circle].concat())]), Taken),
        ("JPEG with half a profile", samples::jpeg(&quarters(64, 48), &[(2, b"ICC_PROFILE\0\x01\x09half".to_vec())]), Either),
        ("JPEG with a broken profile", samples::jpeg(&quarters(64, 48), &[samples::icc_segment(&[0xFF; 200])]), Taken),
        ("JPEG with XMP that is no XML", samples::jpeg(&quarters(64, 48), &[(1, b"http://ns.adobe.com/xap/1.0/\0<a><b></a>&&&".to_vec())]), Taken),
        (
            "JPEG with XMP as deep as it can be",
            samples::jpeg(&quarters(64, 48), &[(1, [b"http://ns.adobe.com/xap/1.0/\0".to_vec(), b"<a>".repeat(21_000)].concat())]),
            Taken,
        ),
        (
            "JPEG with IPTC that counts wrong",
            samples::jpeg(&quarters(64, 48), &[(13, b"Photoshop 3.0\x008BIM\x04\x04\xFF\xFF\xFF\xFF\xFF\xFF".to_vec())]),
            Taken,
        ),
        ("JPEG with a program as its comment", samples::jpeg(&quarters(64, 48), &[(9, b"*/=alert(1);/*".to_vec())]), Taken),
        ("PNG of 60000 by 60000", png(60_000, 60_000, 8, 2, samples::squeezed(1000)), Refused),
        ("PNG of 2147483647 by 1", png(i32::MAX as u32, 1, 8, 2, samples::squeezed(1000)), Refused),
        ("PNG of 4294967295 by 4294967295", png(u32::MAX, u32::MAX, 16, 6, samples::squeezed(1000)), Refused),
        ("PNG of no width", png(0, 4, 8, 2, samples::squeezed(1000)), Refused),
        ("PNG of no height", png(4, 0, 8, 2, samples::squeezed(1000)), Refused),
        ("PNG with 3 bits", png(4, 4, 3, 2, samples::squeezed(1000)), Refused),
        ("PNG with a palette and none", png(4, 4, 8, 3, samples::squeezed(1000)), Refused),
        ("PNG without data", samples::png_of(&[(b"IHDR", samples::header(4, 4, 8, 2)), (b"IEND", Vec::new())]), Refused),
        ("PNG that begins otherwise", samples::png_of(&[(b"tEXt", b"a\0b".to_vec()), (b"IHDR", samples::header(4, 4, 8, 2))]), Refused),
        ("PNG with data that is not compressed", png(4, 4, 8, 2, vec![7; 100]), Refused),
        (
            "PNG with a wrong check sum",
            {
                let mut png = samples::png(&quarters(40, 30));
                png[29] ^= 1;
                png
            },
            Refused,
        ),
        ("GIF of 65535 by 65535", with(&gif, 6, &[0xFF; 4]), Refused),
        ("GIF of no size", with(&gif, 6, &[0; 4]), Refused),
        ("GIF smaller than its frames", with(&gif, 6, &[4, 0, 4, 0]), Either),
        ("GIF that is a page", [b"GIF89a/*<script>alert(1)</script>*/".as_slice(), &gif[13..]].concat(), Refused),
        ("GIF of nothing but its name", b"GIF89a".to_vec(), Refused),
        ("AVIF of 65535 by 65535", with(&avif, ispe, &[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]), Refused),
        ("AVIF of another size than it says", with(&avif, ispe, &[0, 0, 4, 0, 0, 0, 4, 0]), Refused),
        ("AVIF of no size", with(&avif, ispe, &[0; 8]), Refused),
        ("AVIF of nothing but its name", avif[..32].to_vec(), Refused),
        ("WebP of 16777216 by 16777216", with(&webp, canvas, &[0xFF; 6]), Refused),
        ("WebP whose parts are longer than it", with(&webp, 16, &[0xFF, 0xFF, 0xFF, 0x7F]), Either),
        ("WebP of nothing but its name", b"RIFF\x04\0\0\0WEBP".to_vec(), Refused),
    ]
}

fn bombs() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let (header, end) = ((b"IHDR", samples::header(4, 4, 8, 2)), (b"IEND", Vec::new()));
    let data = (b"IDAT", samples::squeezed(52));
    let text = |name: &str, rest: &[u8]| [name.as_bytes(), rest, &samples::squeezed(300 << 20)].concat();
    let noise: Vec<u8> = (0..60_000u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let many: Vec<(u8, Vec<u8>)> = (0..400).map(|_| (4, noise.clone())).collect();
    vec![
        ("PNG whose data are far too long", samples::png_of(&[header.clone(), (b"IDAT", samples::squeezed(300 << 20)), end.clone()]), Either),
        ("PNG with a text of 300 MB", samples::png_of(&[header.clone(), (b"zTXt", text("a", &[0, 0])), data.clone(), end.clone()]), Either),
        (
            "PNG with XMP of 300 MB",
            samples::png_of(&[header.clone(), (b"iTXt", text("XML:com.adobe.xmp", &[0, 1, 0, 0, 0])), data.clone(), end.clone()]),
            Either,
        ),
        ("PNG with a profile of 300 MB", samples::png_of(&[header.clone(), (b"iCCP", text("a", &[0, 0])), data.clone(), end.clone()]), Either),
        (
            "PNG of 48 million pixels in a few KB",
            samples::png_of(&[(b"IHDR", samples::header(15_000, 3_200, 8, 6)), (b"IDAT", samples::squeezed(15_000 * 4 * 3_200 + 3_200)), end]),
            Refused,
        ),
        ("JPEG with 24 MB that are no picture", samples::jpeg(&quarters(64, 48), &many), Taken),
        ("GIF of 100,000 frames", samples::gif(100_000, 1, 1), Refused),
        ("GIF of 501 frames", samples::gif(501, 2, 2), Refused),
        ("GIF of frames that are too large together", samples::gif(120, 1000, 900), Refused),
        ("GIF of frames that are too large each", samples::gif(2, 3000, 2000), Refused),
    ]
}

/// Spoils a good file in one of the ways that lines, disks and attackers do.
fn spoilt(random: &mut fastrand::Rng, good: &[(&'static str, Vec<u8>)]) -> Vec<u8> {
    let mut content = random.choice(good).unwrap().1.clone();
    for _ in 0..random.usize(1..=3) {
        let (length, at) = (content.len(), random.usize(..content.len()));
        let some = random.usize(1..=64).min(length - at);
        match random.u8(..7) {
            0 => (0..random.usize(1..=24)).for_each(|_| content[random.usize(..length)] = random.u8(..)),
            // Headers are where lies do harm.
            1 => (0..random.usize(1..=4)).for_each(|_| content[random.usize(..length.min(400))] ^= 1 << random.u8(..8)),
            2 => content[at..at + some].fill(*random.choice(&[0, 0x7F, 0x80, 0xFF]).unwrap()),
            3 => content.truncate((at + some).max(40).min(length)),
            4 => drop(content.drain(at..at + some)),
            5 => content.splice(at..at, content[at..at + some].to_vec()).for_each(drop),
            _ => {
                let other = &random.choice(good).unwrap().1;
                let from = random.usize(..other.len());
                content.splice(at..at + some, other[from..(from + some).min(other.len())].to_vec()).for_each(drop);
            }
        }
        if content.len() < 4 {
            break;
        }
    }
    content
}

#[tokio::test(flavor = "multi_thread")]
async fn good_files_that_are_spoilt_at_random_break_nothing() {
    let mutants: usize = std::env::var("MASTHEAD_MUTANTS").ok().and_then(|text| text.parse().ok()).unwrap_or(1200);
    let seed = std::env::var("MASTHEAD_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or_else(|| fastrand::u64(..));
    let site = Fixture::empty(databases()[0].clone()).await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    let (good, mut random) = (good(), fastrand::Rng::with_seed(seed));
    let (mut taken, mut refused) = (0, 0);
    let mut left = mutants;
    while left > 0 {
        let eight: Vec<Vec<u8>> = (0..left.min(8)).map(|_| spoilt(&mut random, &good)).collect();
        left -= eight.len();
        let answers = futures_util::future::join_all(eight.iter().map(|content| upload(&site, &editor, "a", content))).await;
        for answer in answers {
            match answer.status.as_u16() {
                200 => taken += 1,
                400 | 415 | 422 => refused += 1,
                _ => panic!("seed {seed}: {} {}", answer.status, answer.text),
            }
        }
    }
    assert_eq!(strays(&site).await, Vec::<String>::new(), "seed {seed}");
    eprintln!("{mutants} spoilt files: {taken} taken, {refused} refused, no file left");
}

/// The most memory that this process has had, in MiB.
fn peak() -> u64 {
    of_status("self", "VmHWM:")
}

fn of_status(process: &str, name: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1024
}

/// What this process and those that decode for it have now, in MiB.
fn now_with_others() -> u64 {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap().flatten();
    let begun: String = tasks.map(|task| std::fs::read_to_string(task.path().join("children")).unwrap_or_default()).collect();
    // One that has only just been begun still is the server, and has its memory.
    let decodes = |process: &&str| std::fs::read_to_string(format!("/proc/{process}/cmdline")).is_ok_and(|line| line.contains("decode-avif"));
    of_status("self", "VmRSS:") + begun.split_whitespace().filter(decodes).map(|process| of_status(process, "VmRSS:")).sum::<u64>()
}

/// Large pictures, which take the most memory.
const LARGE: [&str; 4] =
    ["a photograph of 12 million pixels, on its side", "the same in several passes", "the same as PNG", "an AVIF of 13 million pixels"];

fn large(name: &str) -> Vec<u8> {
    let photograph = || samples::photograph(4000, 3000);
    match LARGE.iter().position(|large| *large == name) {
        Some(0) => samples::jpeg(&photograph(), &[samples::exif_segment(6)]),
        Some(1) => samples::progressive(&photograph()),
        Some(2) => samples::png(&photograph()),
        _ => samples::large_avif(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_bombs_at_once_take_no_more_memory_than_there_is_for_them() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    // The bench asks; among other tests the figure would say nothing.
    let Some(allowed) = number("MASTHEAD_MEMORY_MIB") else { return };
    if let Ok(name) = std::env::var("MASTHEAD_MEMORY_CASE") {
        return eight_at_once(&name, allowed).await;
    }
    let mut beyond = Vec::new();
    for name in bombs().into_iter().map(|(name, ..)| name).chain(LARGE) {
        // Each in a process of its own: what one leaves with the allocator would be there for the next one.
        let mut process = std::process::Command::new(std::env::current_exe().unwrap());
        let test = "pictures::broken::eight_bombs_at_once_take_no_more_memory_than_there_is_for_them";
        process.args(["--exact", test, "--nocapture"]).env("MASTHEAD_MEMORY_CASE", name);
        beyond.extend((!process.status().unwrap().success()).then_some(name));
    }
    assert!(beyond.is_empty(), "{beyond:?}");
}

async fn eight_at_once(name: &str, allowed: u64) {
    let site = Fixture::empty(databases()[0].clone()).await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    let before = of_status("self", "VmRSS:");
    let content = if LARGE.contains(&name) { large(name) } else { bombs().into_iter().find(|(bomb, ..)| *bomb == name).unwrap().1 };
    // Eight different files: with a box that says nothing behind them, which only AVIF looks at.
    let eight = (0..8u8).map(|number| [content.as_slice(), b"\0\0\0\x09free", &[number]].concat()).collect::<Vec<_>>();
    // What the test itself holds: what it sends, twice.
    let held = ((eight.iter().map(Vec::len).sum::<usize>() * 2 + content.len()) >> 20) as u64;
    // What was most so far is forgotten.
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    let (ended, end) = mpsc::channel::<()>();
    let watched = std::thread::spawn(move || {
        let mut most = 0;
        while end.recv_timeout(Duration::from_millis(2)) == Err(RecvTimeoutError::Timeout) {
            most = most.max(now_with_others());
        }
        most
    });
    let answers = futures_util::future::join_all(eight.iter().map(|content| upload(&site, &editor, "a", content))).await;
    drop(ended);
    let most = peak().max(watched.join().unwrap());
    let (more, status) = (most.saturating_sub(before).saturating_sub(held), answers[0].status.as_u16());
    eprintln!("eight times {name}: {status}, +{more} MiB");
    assert!(more <= allowed, "eight times {name} took {more} MiB");
}
