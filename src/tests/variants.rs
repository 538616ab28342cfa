//! Sizes and formats of pictures: what is made, what is not, by whom, and what pages say of them.

use std::time::{Duration, Instant};

use axum::{
    body::{Body, Bytes},
    http::{Request, StatusCode},
};
use http_body_util::BodyExt;
use masthead::{
    model::{
        picture::{Focus, Picture},
        variants::{FORMATS, Format, Variant, WIDTHS},
    },
    server::media::{self, variants},
};

use crate::fixture::{Fixture, databases};

/// A picture of so many pixels: red on the left, blue on the right, in the middle a white line down.
fn drawn(width: u32, height: u32) -> image::RgbImage {
    image::RgbImage::from_fn(width, height, |x, _| match (x * 2).cmp(&width) {
        _ if x.abs_diff(width / 2) < width / 100 => image::Rgb([255; 3]),
        std::cmp::Ordering::Less => image::Rgb([200, 20, 20]),
        _ => image::Rgb([20, 20, 200]),
    })
}

fn written(picture: &image::DynamicImage, format: image::ImageFormat) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// Stores a file as a picture of the newsroom, without anything made of it.
async fn stored(site: &Fixture, content: Vec<u8>, ending: &str, (width, height): (u32, u32), focus: Focus) -> Picture {
    let file = media::name_of(&content, ending);
    site.newsroom.media.put(&file, content.into()).await.unwrap();
    site.sql(&format!(
        "INSERT INTO picture (file, width, height, bytes, alt, added_at, focus_x, focus_y) VALUES ('{file}', {width}, {height}, 1, '', 0, {}, {})",
        focus.x, focus.y
    ))
    .await;
    Picture { file, width, height, focus, ..Picture::default() }
}

async fn photograph(site: &Fixture, width: u32, height: u32, focus: Focus) -> Picture {
    let content = written(&drawn(width, height).into(), image::ImageFormat::Jpeg);
    stored(site, content, "jpg", (width, height), focus).await
}

/// Asks as readers do who come again for a size that was not made fast enough.
async fn asked(site: &Fixture, address: &str) -> (StatusCode, String, Bytes) {
    let deadline = Instant::now() + Duration::from_secs(120);
    let response = loop {
        let response = site.begin(Request::get(address).body(Body::empty()).unwrap()).await;
        if response.status() != StatusCode::TEMPORARY_REDIRECT || Instant::now() > deadline {
            break response;
        }
        tokio::task::yield_now().await;
    };
    let (parts, body) = response.into_parts();
    let kind = parts.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or("").to_owned();
    (parts.status, kind, body.collect().await.unwrap().to_bytes())
}

/// Width and height that a file says it has.
fn size(content: &[u8]) -> (u32, u32) {
    if libavif::is_avif(content) {
        let read = libavif::decode_rgb(content).unwrap();
        return (read.width(), read.height());
    }
    let read = image::load_from_memory(content).unwrap();
    (read.width(), read.height())
}

#[tokio::test]
async fn every_size_and_format_is_what_its_name_says_and_none_is_larger_than_the_picture() {
    let site = Fixture::empty(databases()[0].clone()).await;
    for (own, sizes) in
        [((2000, 1000), vec![(480, 240), (960, 480), (1600, 800)]), ((700, 1400), vec![(480, 960), (700, 1400)]), ((300, 200), vec![(300, 200)])]
    {
        let picture = photograph(&site, own.0, own.1, Focus::default()).await;
        for (width, size_of_it) in WIDTHS.into_iter().zip(&sizes) {
            for format in FORMATS {
                let name = Variant::Width(width, format).name(picture.stem());
                let (status, kind, content) = asked(&site, &format!("/media/{name}")).await;
                assert_eq!((status, &*kind, size(&content)), (StatusCode::OK, format.content_type(), *size_of_it), "{name} of {own:?}");
                assert!(site.newsroom.media.exists(&name).await.unwrap(), "{name} is kept");
            }
        }
        for width in WIDTHS.into_iter().skip(sizes.len()) {
            let name = Variant::Width(width, Format::Webp).name(picture.stem());
            assert_eq!(asked(&site, &format!("/media/{name}")).await.0, 404, "{name} of {own:?}");
        }
    }
}

#[tokio::test]
async fn names_that_nobody_gives_out_are_answered_by_nothing_and_make_nothing() {
    let site = Fixture::empty(databases()[0].clone()).await;
    let focus = Focus { x: 100, y: 900 };
    let picture = photograph(&site, 1200, 800, focus).await;
    let stem = picture.stem();
    for name in [
        format!("{stem}-481.webp"),
        format!("{stem}-0480.webp"),
        format!("{stem}-480.png"),
        format!("{stem}-480.gif"),
        format!("{stem}-480"),
        format!("{stem}-100000.jpg"),
        format!("{stem}-480-480.webp"),
        format!("{stem}-480.webp.webp"),
        // Only around the picture's own focus.
        format!("{stem}-social-500-500.jpg"),
        format!("{stem}-social-100-900.webp"),
        "00000000000000000000000000000000-480.webp".to_owned(),
        format!("{}-480.webp", stem.to_uppercase()),
    ] {
        assert_eq!(asked(&site, &format!("/media/{name}")).await.0, 404, "{name}");
    }
    assert_eq!(site.newsroom.media.list().await.unwrap().len(), 1, "nothing but the picture itself");
    let (address, width, height) = picture.social().unwrap();
    let (status, kind, content) = asked(&site, &address).await;
    assert_eq!((status, &*kind, size(&content)), (StatusCode::OK, "image/jpeg", (width, height)));
}

#[tokio::test]
async fn the_social_picture_is_cut_around_the_focus() {
    let site = Fixture::empty(databases()[0].clone()).await;
    for (x, wanted) in [(0, [200, 20, 20]), (1000, [20, 20, 200])] {
        // So wide that half of it is cut off.
        let picture = photograph(&site, 3000 + u32::from(x > 0), 600, Focus { x, y: 500 }).await;
        let (_, _, content) = asked(&site, &picture.social_address()).await;
        let cut = image::load_from_memory(&content).unwrap().to_rgb8();
        assert_eq!(cut.dimensions(), (1143, 600), "as much as there is, in the usual shape");
        for at in [0, 500, 1142] {
            let pixel = cut.get_pixel(at, 300).0;
            assert!(pixel.iter().zip(wanted).all(|(is, wanted)| is.abs_diff(wanted) < 30), "{x}: {pixel:?} at {at}");
        }
    }
}

#[tokio::test]
async fn what_is_transparent_stays_so_where_it_can() {
    let site = Fixture::empty(databases()[0].clone()).await;
    let half = image::RgbaImage::from_fn(600, 400, |x, _| if x < 300 { image::Rgba([0, 0, 0, 0]) } else { image::Rgba([10, 120, 30, 255]) });
    let picture = stored(&site, written(&half.into(), image::ImageFormat::Png), "png", (600, 400), Focus::default()).await;
    let pixel = |name: Format| {
        let name = Variant::Width(480, name).name(picture.stem());
        let site = &site;
        async move {
            let (_, _, content) = asked(site, &format!("/media/{name}")).await;
            match libavif::is_avif(&content) {
                true => libavif::decode_rgb(&content).unwrap().pixel(100, 100).3,
                false => image::load_from_memory(&content).unwrap().to_rgba8().get_pixel(100, 100).0[3],
            }
        }
    };
    assert_eq!((pixel(Format::Avif).await, pixel(Format::Webp).await), (0, 0));
    let (_, _, jpeg) = asked(&site, &format!("/media/{}", Variant::Width(480, Format::Jpeg).name(picture.stem()))).await;
    assert!(image::load_from_memory(&jpeg).unwrap().to_rgb8().get_pixel(100, 100).0.iter().all(|value| *value > 245), "on white");
}

#[tokio::test]
async fn however_many_ask_it_is_made_once() {
    let site = Fixture::empty(databases()[0].clone()).await;
    let picture = photograph(&site, 1500, 1000, Focus::default()).await;
    let address = format!("/media/{}", Variant::Width(960, Format::Webp).name(picture.stem()));
    let alone = Instant::now();
    let first = asked(&site, &address).await;
    let alone = alone.elapsed();
    site.newsroom.media.remove(address.trim_start_matches("/media/")).await.unwrap();
    let together = Instant::now();
    let answers = futures_util::future::join_all((0..40).map(|_| asked(&site, &address))).await;
    let together = together.elapsed();
    assert!(answers.iter().all(|answer| *answer == first), "all get the same");
    assert!(together < alone * 20 + Duration::from_millis(500), "{together:?} for forty, {alone:?} for one");
}

#[tokio::test]
async fn nobody_waits_long_for_a_size_that_is_not_there_and_it_is_made_all_the_same() {
    let site = Fixture::empty(databases()[0].clone()).await;
    let mut pictures = Vec::new();
    for number in 0..12 {
        pictures.push(photograph(&site, 1600 + number, 1200, Focus::default()).await);
    }
    let address = |picture: &Picture| format!("/media/{}", Variant::Width(1600, Format::Avif).name(picture.stem()));
    let answers = futures_util::future::join_all(pictures.iter().map(async |picture| (picture, site.get(&address(picture)).await))).await;
    let mut unmade = 0;
    for (picture, answer) in answers {
        if answer.status == 307 {
            assert_eq!((answer.header("location"), answer.header("cache-control")), (&*picture.address(), "no-store"));
            unmade += 1;
        }
    }
    assert!(unmade > 0, "twelve at once are never made so fast");
    for picture in &pictures {
        assert_eq!(asked(&site, &address(picture)).await.0, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_server_makes_what_is_missing_and_goes_on_after_a_restart() {
    for kind in databases() {
        let site = Fixture::empty(kind).await;
        let one = photograph(&site, 900, 600, Focus { x: 300, y: 300 }).await;
        let all = |picture: &Picture| picture.variants().into_iter().map(|variant| variant.name(picture.stem())).collect::<Vec<_>>();
        let works = tokio::spawn(variants::run(site.newsroom.clone()));
        until_there(&site, &all(&one)).await;
        works.abort();
        // Stopped in the middle: some is there, some is not; and one came meanwhile.
        site.newsroom.media.remove(&all(&one)[2]).await.unwrap();
        let two = photograph(&site, 500, 600, Focus::default()).await;
        let again = site.beside().await;
        let works = tokio::spawn(variants::run(again.newsroom.clone()));
        until_there(&site, &[all(&one), all(&two)].concat()).await;
        // What comes while it runs.
        let three = photograph(&site, 400, 300, Focus::default()).await;
        again.newsroom.darkroom.tell();
        until_there(&site, &all(&three)).await;
        works.abort();
        assert_eq!(variants::make_missing(&site.newsroom, None).await.unwrap(), variants::Made::default(), "nothing is left to do");
        variants::forget(&site.newsroom, &one).await.unwrap();
        let made = variants::make_missing(&site.newsroom, Some(Format::Avif)).await.unwrap();
        assert_eq!((made.pictures, made.files), (1, 2), "{made:?}");
    }
}

/// Waits until the store has all of these.
async fn until_there(site: &Fixture, names: &[String]) {
    let deadline = Instant::now() + Duration::from_secs(120);
    loop {
        let there = site.newsroom.media.list().await.unwrap();
        let missing: Vec<&String> = names.iter().filter(|name| !there.iter().any(|kept| kept.name == **name)).collect();
        if missing.is_empty() {
            return;
        }
        assert!(Instant::now() < deadline, "still missing: {missing:?}");
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn what_came_without_a_colour_has_one_when_its_sizes_are_made() {
    for kind in databases() {
        let site = Fixture::empty(kind).await;
        for (x, own) in [(0, ""), (1, "00ff00")] {
            let picture = photograph(&site, 900 + x, 600, Focus::default()).await;
            site.sql(&format!("UPDATE picture SET colour = '{own}' WHERE file = '{}'", picture.file)).await;
        }
        variants::make_missing(&site.newsroom, None).await.unwrap();
        let colours = site.words("SELECT colour FROM picture ORDER BY width").await;
        let mixed: Vec<u8> = colours[0].as_bytes().chunks(2).map(|two| u8::from_str_radix(str::from_utf8(two).unwrap(), 16).unwrap()).collect();
        assert!(mixed.iter().zip([112, 25, 112]).all(|(is, wanted)| is.abs_diff(wanted) < 6), "half red, half blue, and a white line: {colours:?}");
        assert_eq!(colours[1], "00ff00", "what is known stays");
        assert!(!site.words("SELECT thumbhash FROM picture ORDER BY width").await[0].is_empty());
    }
}

#[tokio::test]
async fn what_cannot_be_made_smaller_is_shown_as_it_is() {
    let site = Fixture::empty(databases()[0].clone()).await;
    let broken = stored(&site, b"\xff\xd8\xff no picture at all".to_vec(), "jpg", (900, 600), Focus::default()).await;
    let moving = stored(&site, b"RIFF....WEBP moving".to_vec(), "webp", (900, 600), Focus::default()).await;
    site.sql(&format!("UPDATE picture SET kind = 'animated' WHERE file = '{}'", moving.file)).await;
    for picture in [&broken, &moving] {
        let answer = site.get(&format!("/media/{}-480.webp", picture.stem())).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (307, &*picture.address()));
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let made = variants::make_missing(&site.newsroom, None).await.unwrap();
    assert_eq!((made.files, made.unreadable), (0, vec![broken.file.clone()]));
}

#[tokio::test]
async fn pages_name_every_size_with_its_format_and_what_must_stay_in_view() {
    let site = Fixture::demo(databases()[0].clone()).await;
    site.sql("UPDATE picture SET focus_x = 0, focus_y = 940, colour = 'ff8000'").await;
    site.sql("UPDATE site SET version = version + 1").await;
    site.newsroom.refresh().await.unwrap();
    let home = site.get("/").await;
    assert!(home.attributes("picture > source[type='image/avif']", "srcset").len() > 10);
    for (at, selector) in [("/", ".focus li:first-child"), ("/yaowen/1001", ".prose figure")] {
        let page = site.get(at).await;
        let kinds = page.attributes(&format!("{selector} picture > source"), "type");
        assert_eq!(kinds[..2], ["image/avif", "image/webp"], "{at}");
        let image = |name| page.attributes(&format!("{selector} picture > img"), name)[0].clone();
        let own = format!("{}w", image("width").parse::<u32>().unwrap().min(1600));
        for srcset in page.attributes(&format!("{selector} picture:first-of-type > *"), "srcset").into_iter().take(3) {
            let widths: Vec<&str> = srcset.split(", ").map(|one| one.rsplit_once(' ').unwrap().1).collect();
            assert_eq!(widths, ["480w", "960w", &own], "{at}");
        }
        assert_eq!(image("fetchpriority"), "high", "{at}");
        assert!(image("class").contains("r-5 g-3 b-0"), "{at}");
    }
    assert!(home.attributes(".thumbnail", "class").iter().all(|class| class.contains("fx-0 fy-9")), "cut pictures keep what must be seen");
    let story = site.get("/yaowen/1001").await;
    let link = &story.attributes(".prose figure > a.full", "href")[0];
    assert_eq!(*link, story.attributes(".prose figure img", "src")[0], "without scripts it leads to the picture itself");
    assert_eq!(story.attributes("dialog.viewer", "aria-label"), ["大图"]);
    assert!(!story.text.contains(" style="));
}
