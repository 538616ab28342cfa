//! Pictures that come with a bundle: what is a picture and nothing else stays as it is, the rest is made anew.

use std::{fs, path::Path};

use masthead::server::import::{bundle, export, store};

use super::samples::{self, photograph, quarters};
use crate::fixture::{Fixture, databases, demo};

/// A bundle with these pictures beside the demo's own.
fn with(folder: &Path, pictures: &[(&str, Vec<u8>)]) {
    let copied = std::process::Command::new("cp").arg("-r").arg(demo()).arg(folder).status().unwrap();
    assert!(copied.success());
    for (name, content) in pictures {
        fs::write(folder.join("pictures").join(name), content).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bundles_pictures_say_nothing_of_where_they_were_taken() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let image = photograph(90, 60);
    let thumbnail = (4, [b"JFXX\0\x10".as_slice(), &samples::jpeg(&quarters(16, 16), &[])].concat());
    let [avif, ..] = samples::avifs();
    let told: Vec<(&str, Vec<u8>)> = vec![
        ("exif.jpg", samples::jpeg(&image, &[samples::exif_segment(6)])),
        (
            "words.jpg",
            samples::jpeg(&photograph(94, 60), &[samples::iptc_segment("说明".as_bytes(), "人".as_bytes()), samples::xmp_segment("说明", "人")]),
        ),
        ("profile.jpg", samples::jpeg(&photograph(95, 60), &[samples::icc_segment(&profile)])),
        ("thumbnail.jpg", samples::jpeg(&photograph(96, 60), &[thumbnail])),
        ("behind.jpg", [samples::jpeg(&photograph(91, 60), &[]), b"GPS".to_vec()].concat()),
        (
            "text.png",
            samples::png_of(&[
                (b"IHDR", samples::header(4, 4, 8, 2)),
                (b"tEXt", b"Comment\0GPS".to_vec()),
                (b"eXIf", samples::exif(1)),
                (b"IDAT", samples::squeezed(52)),
                (b"IEND", Vec::new()),
            ]),
        ),
        ("behind.png", [samples::png(&quarters(40, 30)), b"GPS".to_vec()].concat()),
        ("remark.gif", {
            let gif = samples::gif(3, 40, 30);
            let (begin, end) = gif.split_at(gif.len() - 1);
            [begin, b"\x21\xFE\x03GPS\0", end].concat()
        }),
        ("new.avif", avif),
    ];
    let plain: Vec<(&str, Vec<u8>)> = vec![
        ("plain.jpg", samples::jpeg(&photograph(92, 60), &[])),
        ("progressive.jpg", samples::progressive(&image)),
        ("plain.png", samples::png(&quarters(42, 30))),
        ("clear.png", samples::clear_png(42, 30)),
        ("still.gif", samples::gif(1, 41, 30)),
        ("moving.gif", samples::gif(4, 41, 30)),
        ("plain.webp", samples::webp(&image)),
        ("lossy.webp", samples::lossy_webp()),
        ("moving.webp", samples::moving_webp(3)),
    ];
    for database in databases() {
        let site = Fixture::empty(database).await;
        let folder = site.scratch("bundle");
        with(&folder, &[told.as_slice(), &plain].concat());
        let content = bundle::read(&folder).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let written = store::write(&site.newsroom.db, &site.newsroom.media, &content).await.unwrap();
        assert_eq!(written.pictures.new, content.pictures.len());
        let named = |name: &str| content.pictures.iter().find(|picture| picture.path.ends_with(name)).unwrap_or_else(|| panic!("{name}"));
        for (name, came) in &told {
            let kept = site.newsroom.media.get(&named(name).picture.file).await.unwrap();
            assert_ne!(kept, came, "{name}");
            for trace in ["Exif", "GPS", "II*\0", "Photoshop", "ns.adobe", "ICC_PROFILE", "JFXX", "tEXt"] {
                assert!(!kept.windows(trace.len()).any(|window| window == trace.as_bytes()), "{name}: {trace} is still in the file");
            }
            let row =
                site.words(&format!("SELECT width || 'x' || height || ' ' || bytes FROM picture WHERE file = '{}'", named(name).picture.file)).await;
            let image = image::load_from_memory(&kept).unwrap();
            assert_eq!(row, [format!("{}x{} {}", image.width(), image.height(), kept.len())], "{name}");
        }
        assert_eq!((named("exif.jpg").picture.width, named("exif.jpg").picture.height), (60, 90), "the picture lies on its side");
        for (name, came) in &plain {
            assert_eq!(site.newsroom.media.get(&named(name).picture.file).await.unwrap(), came, "{name} was made anew");
        }
        for entry in fs::read_dir(demo().join("pictures")).unwrap() {
            let path = entry.unwrap().path();
            let picture = named(path.file_name().unwrap().to_str().unwrap());
            assert!(!picture.taken_in, "{} of the demo site has more in it than a picture", path.display());
        }
        // What was exported is a picture and nothing else: it keeps its name.
        let out = site.scratch("out");
        export::write(&site.newsroom.db, &site.newsroom.media, &out).await.unwrap();
        let again = bundle::read(&out).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let changed: Vec<_> = again.pictures.iter().filter(|picture| picture.taken_in).map(|picture| &picture.path).collect();
        assert!(changed.is_empty(), "{changed:?}");
        let written = store::write(&site.newsroom.db, &site.newsroom.media, &again).await.unwrap();
        assert_eq!(written.pictures.new, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bundle_with_a_picture_that_lies_is_refused_and_says_which() {
    let site = Fixture::empty(databases()[0].clone()).await;
    let folder = site.scratch("bundle");
    let flood = samples::png_of(&[(b"IHDR", samples::header(60_000, 60_000, 8, 2)), (b"IDAT", samples::squeezed(1000)), (b"IEND", Vec::new())]);
    let broken = samples::jpeg(&quarters(64, 48), &[samples::exif_segment(1)]);
    with(&folder, &[("flood.png", flood), ("broken.jpg", broken[..broken.len() / 2].to_vec()), ("page.gif", b"<svg/>".to_vec())]);
    let mistakes = bundle::read(&folder).unwrap_err().to_string();
    for wanted in ["pictures/flood.png:1: 图片有 60000×60000 像素", "pictures/broken.jpg:1: 图片损坏", "pictures/page.gif:1: SVG"] {
        assert!(mistakes.contains(wanted), "{wanted} in\n{mistakes}");
    }
}
