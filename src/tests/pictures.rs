//! Pictures that come in: what is made of each kind, what is said of them, and that nothing else gets in.

mod apart;
mod broken;
mod bundles;
mod jpegs;
pub mod samples;

use axum::{body::Body, http::Request};
use image::{DynamicImage, GenericImageView};
use masthead::model::{person::Role, picture::Uploaded};
use serde_json::{Value, json};

use crate::fixture::{Answer, Fixture, databases, everywhere};
use samples::{BLUE, GREEN, RED, WHITE, quarters};

/// Sends a picture as the page's script does.
pub async fn upload(site: &Fixture, cookies: &str, name: &str, content: &[u8]) -> Answer {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let request = Request::post(format!("/desk/pictures?{}", query.append_pair("name", name).finish()))
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookies)
        .body(Body::from(content.to_vec()))
        .unwrap();
    site.send(request).await
}

/// What a server function answers that only reads.
pub async fn picture(site: &Fixture, cookies: &str, file: &str) -> Answer {
    site.send(Request::get(format!("/api/picture?file={file}")).header("cookie", cookies).body(Body::empty()).unwrap()).await
}

struct Desk {
    site: Fixture,
    editor: String,
}

impl Desk {
    async fn new() -> Desk {
        let site = Fixture::empty(databases()[0].clone()).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        Desk { site, editor }
    }

    /// The answer to a picture that is taken, and the file that is kept of it.
    async fn take(&self, content: &[u8]) -> (Uploaded, Vec<u8>, DynamicImage) {
        let answer = upload(&self.site, &self.editor, "a.bin", content).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let uploaded: Uploaded = serde_json::from_value(answer.json()).unwrap();
        let kept = self.site.newsroom.media.get(&uploaded.picture.file).await.unwrap().to_vec();
        let image = image::load_from_memory(&kept).unwrap();
        assert_eq!(image.dimensions(), (uploaded.picture.width, uploaded.picture.height));
        (uploaded, kept, image)
    }
}

/// Colours in the middle of the quarters: from the upper left, line by line.
fn corners(image: &DynamicImage) -> [[u8; 3]; 4] {
    let (image, (width, height)) = (image.to_rgb8(), image.dimensions());
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| image.get_pixel(width * x / 4, height * y / 4).0)
}

fn assert_near(found: [[u8; 3]; 4], wanted: [[u8; 3]; 4], case: &str) {
    let far = found.iter().flatten().zip(wanted.iter().flatten()).any(|(a, b)| a.abs_diff(*b) > 12);
    assert!(!far, "{case}: {found:?}, and not {wanted:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_becomes_a_file_of_ours_with_the_same_picture() {
    let desk = Desk::new().await;
    let asked = [RED, GREEN, BLUE, WHITE];
    let [avif, halved, clear] = samples::avifs();
    for (kind, content, ending, animated) in [
        ("JPEG", samples::jpeg(&quarters(64, 48), &[]), "jpg", false),
        ("progressive JPEG", samples::progressive(&quarters(64, 48)), "jpg", false),
        ("PNG", samples::png(&quarters(64, 48)), "png", false),
        ("WebP without loss", samples::webp(&quarters(64, 48)), "jpg", false),
        ("WebP", samples::lossy_webp(), "jpg", false),
        ("AVIF", avif, "jpg", false),
        ("AVIF with halved colours", halved, "jpg", false),
    ] {
        let (uploaded, kept, image) = desk.take(&content).await;
        assert!(uploaded.picture.file.ends_with(&format!(".{ending}")), "{kind}: {}", uploaded.picture.file);
        assert_eq!(uploaded.picture.animated, animated, "{kind}");
        assert_near(corners(&image), asked, kind);
        assert_ne!(kept, content, "{kind} was kept as it came");
        assert_eq!((uploaded.picture.colour.len(), uploaded.picture.thumbhash.is_empty()), (6, false), "{kind}");
    }
    let (uploaded, ..) = desk.take(&samples::png(&samples::photograph(800, 600))).await;
    assert!(uploaded.picture.file.ends_with(".jpg"), "a photograph was kept as PNG");
    for (kind, content) in [("PNG", samples::clear_png(40, 30)), ("AVIF", clear)] {
        let (uploaded, _, image) = desk.take(&content).await;
        assert!(uploaded.picture.file.ends_with(".png") && image.color().has_alpha(), "{kind}: nothing shows through any more");
    }
    let (uploaded, kept, _) = desk.take(&samples::gif(5, 40, 30)).await;
    assert!(uploaded.picture.animated && uploaded.picture.file.ends_with(".gif"));
    let mut frames = gif::DecodeOptions::new().read_info(kept.as_slice()).unwrap();
    let mut delays = Vec::new();
    while let Some(frame) = frames.read_next_frame().unwrap() {
        delays.push((frame.delay, frame.buffer[0]));
    }
    assert_eq!((delays, frames.repeat()), (vec![(10, 0), (10, 1), (10, 2), (10, 3), (10, 0)], gif::Repeat::Infinite));
    let (uploaded, ..) = desk.take(&samples::gif(1, 40, 30)).await;
    assert!(!uploaded.picture.animated && uploaded.picture.file.ends_with(".png"));
    let (uploaded, kept, _) = desk.take(&samples::moving_webp(4)).await;
    assert!(uploaded.picture.animated && uploaded.picture.file.ends_with(".webp"));
    assert_eq!(image_webp::WebPDecoder::new(std::io::Cursor::new(kept)).unwrap().num_frames(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_stands_upright_however_the_camera_was_held() {
    let desk = Desk::new().await;
    for (orientation, wanted) in [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
        (99, [RED, GREEN, BLUE, WHITE]),
    ] {
        let content = samples::jpeg(&quarters(64, 48), &[samples::exif_segment(orientation)]);
        let (uploaded, kept, image) = desk.take(&content).await;
        let size = if (5..=8).contains(&orientation) { (48, 64) } else { (64, 48) };
        assert_eq!((uploaded.picture.width, uploaded.picture.height), size, "{orientation}");
        assert_near(corners(&image), wanted, &format!("orientation {orientation}"));
        for trace in ["Exif", "GPS", "EXIF", "II*\0"] {
            assert!(!kept.windows(trace.len()).any(|window| window == trace.as_bytes()), "{trace} is still in the file");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_avif_is_turned_as_its_container_says_and_one_of_other_colours_is_refused() {
    let desk = Desk::new().await;
    for (property, value, wanted) in [
        (b"irot", 0, [RED, GREEN, BLUE, WHITE]),
        (b"irot", 1, [GREEN, WHITE, RED, BLUE]),
        (b"irot", 2, [WHITE, BLUE, GREEN, RED]),
        (b"irot", 3, [BLUE, RED, WHITE, GREEN]),
        (b"imir", 0, [BLUE, WHITE, RED, GREEN]),
        (b"imir", 1, [GREEN, RED, WHITE, BLUE]),
    ] {
        let (uploaded, _, image) = desk.take(&samples::avif_with(property, value)).await;
        let size = if property == b"irot" && value % 2 == 1 { (24, 32) } else { (32, 24) };
        assert_eq!((uploaded.picture.width, uploaded.picture.height), size, "{property:?} {value}");
        assert_near(corners(&image), wanted, &format!("{property:?} {value}"));
    }
    let [mut hdr, ..] = samples::avifs();
    let at = hdr.windows(4).position(|bytes| bytes == b"nclx").unwrap();
    hdr[at + 7] = 16;
    let refused = upload(&desk.site, &desk.editor, "hdr.avif", &hdr).await;
    assert!(refused.status == 422 && refused.text.contains("HDR"), "{} {}", refused.status, refused.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn colours_are_those_that_the_files_profile_means() {
    let desk = Desk::new().await;
    let mut swapped = moxcms::ColorProfile::new_srgb();
    std::mem::swap(&mut swapped.red_colorant, &mut swapped.blue_colorant);
    let srgb = moxcms::ColorProfile::new_srgb();
    for (name, profile, wanted) in [
        ("swapped", swapped.encode().unwrap(), [BLUE, GREEN, RED, WHITE]),
        ("sRGB", srgb.encode().unwrap(), [RED, GREEN, BLUE, WHITE]),
        ("none", b"no profile".to_vec(), [RED, GREEN, BLUE, WHITE]),
    ] {
        let (_, kept, image) = desk.take(&samples::jpeg(&quarters(64, 48), &[samples::icc_segment(&profile)])).await;
        assert_near(corners(&image), wanted, name);
        assert!(!kept.windows(11).any(|window| window == b"ICC_PROFILE"), "{name}");
    }
    // A grey that all profiles agree on, and a colour that Display P3 means more intensely.
    let p3 = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let plain = image::RgbImage::from_pixel(64, 48, image::Rgb([200, 120, 100]));
    let (.., image) = desk.take(&samples::jpeg(&plain, &[samples::icc_segment(&p3)])).await;
    let [red, green, _] = corners(&image)[0];
    assert!(red > 206 && green < 119, "Display P3 was taken for sRGB: {:?}", corners(&image)[0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_file_says_about_itself_is_suggested_and_not_printed() {
    let desk = Desk::new().await;
    let image = quarters(64, 48);
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    for (name, segments, caption, credit, taken) in [
        ("EXIF", vec![samples::exif_segment(1)], "EXIF 里的说明", "EXIF 作者", "2026-11-20T08:30:00+08:00"),
        ("IPTC", vec![samples::iptc_segment("渡口的早班船".as_bytes(), "周晓禾".as_bytes())], "渡口的早班船", "周晓禾", "2026-11-21T08:30:00+08:00"),
        ("IPTC in GBK", vec![samples::iptc_segment(&gbk("云台水库放水"), &gbk("童立"))], "云台水库放水", "童立", "2026-11-21T08:30:00+08:00"),
        ("XMP", vec![samples::xmp_segment("柳溪 &amp; 白杨", "周晓禾")], "柳溪 & 白杨", "周晓禾、第二人", "2026-11-22T08:30:00+08:00"),
        (
            "all three",
            vec![samples::exif_segment(1), samples::iptc_segment("次".as_bytes(), "次".as_bytes()), samples::xmp_segment("先", "先")],
            "先",
            "先、第二人",
            "2026-11-22T08:30:00+08:00",
        ),
    ] {
        let content = samples::jpeg(&image, &segments);
        // The second time it is known already, and says the same.
        for _ in 0..2 {
            let (uploaded, kept, _) = desk.take(&content).await;
            let said = &uploaded.suggestions;
            assert_eq!((said.caption.as_str(), said.credit.as_str()), (caption, credit), "{name}");
            assert_eq!(said.taken.as_ref().map(|taken| taken.iso()), Some(taken), "{name}");
            assert_eq!((uploaded.picture.caption.as_str(), uploaded.picture.credit.as_str()), ("", ""), "{name}");
            for trace in ["Photoshop", "8BIM", "ns.adobe", "<rdf"] {
                assert!(!kept.windows(trace.len()).any(|window| window == trace.as_bytes()), "{name}: {trace} is still in the file");
            }
        }
    }
    let itxt = [b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), samples::xmp("PNG 的说明", "作者").as_bytes()].concat();
    let idat = {
        let mut raw = Vec::new();
        for _ in 0..4 {
            raw.extend([0u8; 13]);
        }
        raw
    };
    let zlib = {
        use std::io::Write;
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        zlib.write_all(&idat).unwrap();
        zlib.finish().unwrap()
    };
    let png = samples::png_of(&[
        (b"IHDR", samples::header(4, 4, 8, 2)),
        (b"iTXt", itxt),
        (b"eXIf", samples::exif(1)),
        (b"IDAT", zlib),
        (b"IEND", Vec::new()),
    ]);
    let (uploaded, kept, _) = desk.take(&png).await;
    assert_eq!(uploaded.suggestions.caption, "PNG 的说明");
    assert!(!kept.windows(4).any(|window| window == b"iTXt" || window == b"eXIf"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_newsroom_asks_is_answered_anew_each_time() {
    let Desk { site, editor } = Desk::new().await;
    let library = async |cookies: &str| {
        let request = Request::get("/api/library?search=").header("cookie", cookies).body(Body::empty()).unwrap();
        let answer = site.send(request).await;
        (answer.status.as_u16(), answer.text.matches("\"file\"").count())
    };
    assert_eq!(library(&editor).await, (200, 0));
    // Nothing public has changed, so what is kept for readers would still be given.
    upload(&site, &editor, "a.png", &samples::png(&samples::quarters(40, 30))).await;
    assert_eq!((library(&editor).await, library("").await), ((200, 1), (401, 0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_is_the_same_picture_also_for_two_servers() {
    for database in databases() {
        let site = Fixture::empty(database).await;
        let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
        let beside = site.beside().await;
        let content = samples::jpeg(&samples::photograph(300, 200), &[samples::exif_segment(6)]);
        let sent = futures_util::future::join_all(
            (0..8).map(|number| upload(if number % 2 == 0 { &site } else { &beside }, &editor, "C:\\照片\\渡口.JPG", &content)),
        )
        .await;
        let file = sent[0].json()["picture"]["file"].as_str().unwrap().to_owned();
        for answer in &sent {
            assert_eq!((answer.status.as_u16(), answer.json()["picture"]["file"].as_str()), (200, Some(file.as_str())), "{}", answer.text);
            assert_eq!(answer.json()["picture"]["name"], "渡口.JPG");
        }
        assert_eq!(site.number("SELECT COUNT(*) FROM picture").await, 1);
        assert_eq!(site.number("SELECT COUNT(*) FROM act WHERE act = 'picture-added'").await, 1);
        assert_eq!(site.newsroom.media.list().await.unwrap().len(), 1);
        // As other pixels in another file it is another picture; what was in the bin is wanted again.
        site.sql("UPDATE picture SET binned_at = 1").await;
        upload(&site, &editor, "b.jpg", &content).await;
        assert_eq!(site.number("SELECT COUNT(*) FROM picture WHERE binned_at IS NULL").await, 1);
        // A file that the store has lost comes back with the next upload.
        site.newsroom.media.remove(&file).await.unwrap();
        assert_eq!(upload(&site, &editor, "b.jpg", &content).await.json()["picture"]["file"], file.as_str());
        assert!(site.newsroom.media.exists(&file).await.unwrap());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn words_and_focus_are_set_by_who_may_and_stay_with_the_site() {
    for database in databases() {
        let site = Fixture::demo(database).await;
        let sign_in = async |account: &str, role: Role| site.signed_in(account, &everywhere(role)).await;
        let (author, other, editor) =
            (sign_in("tong", Role::Contributor).await, sign_in("ma", Role::Contributor).await, sign_in("li", Role::Editor).await);
        let file = upload(&site, &author, "a.png", &samples::png(&quarters(40, 30))).await.json()["picture"]["file"].as_str().unwrap().to_owned();
        let describe = async |who: &str, legend: Value| site.ask(who, "describe_picture", json!({ "file": file, "legend": legend })).await;
        assert_eq!(describe(&other, json!({ "alt": "别人的" })).await.status, 403);
        let described = describe(&author, json!({ "alt": " 渡口  的早班船 ", "focus": { "x": 250, "y": 1000 } })).await.json();
        assert_eq!(
            (&described["alt"], &described["focus"], &described["caption"]),
            (&json!("渡口 的早班船"), &json!({ "x": 250, "y": 1000 }), &json!(""))
        );
        let described = describe(&editor, json!({ "caption": "说明", "credit": "周晓禾" })).await.json();
        assert_eq!((&described["alt"], &described["caption"], &described["credit"]), (&json!("渡口 的早班船"), &json!("说明"), &json!("周晓禾")));
        assert_eq!(picture(&site, &other, &file).await.json(), described);
        assert_eq!(described["uploader"], "tong");
        for wrong in [json!({ "focus": { "x": 1001, "y": 0 } }), json!({ "alt": "长".repeat(501) }), json!({ "credit": "长".repeat(101) })] {
            assert_eq!(describe(&editor, wrong).await.status, 422);
        }
        assert_eq!(picture(&site, &editor, "none.jpg").await.status, 404);
        assert_eq!(site.number("SELECT COUNT(*) FROM act WHERE act = 'picture-described'").await, 2);
        // Once readers see it with a headline, its words are no matter of who uploaded it.
        let version = site.newsroom.structure().version;
        site.sql(&format!("UPDATE article SET cover_id = (SELECT id FROM picture WHERE file = '{file}') WHERE id = 1001")).await;
        assert_eq!(describe(&author, json!({ "alt": "又改" })).await.status, 403);
        assert_eq!(describe(&editor, json!({ "alt": "又改" })).await.status, 200);
        assert!(site.newsroom.structure().version > version, "kept pages still show the old words");
        // A bundle carries them.
        let folder = site.scratch("out");
        masthead::server::import::export::write(&site.newsroom.db, &site.newsroom.media, &folder).await.unwrap();
        let content = masthead::server::import::bundle::read(&folder).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        site.sql("UPDATE picture SET alt = '', caption = '', credit = '', focus_x = 500, focus_y = 500").await;
        masthead::server::import::store::write(&site.newsroom.db, &site.newsroom.media, &content).await.unwrap();
        let again = picture(&site, &editor, &file).await.json();
        assert_eq!(
            (&again["alt"], &again["caption"], &again["credit"], &again["focus"]),
            (&json!("又改"), &json!("说明"), &json!("周晓禾"), &json!({ "x": 250, "y": 1000 }))
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_unfinished_or_from_elsewhere_is_refused_with_the_right_status() {
    let site =
        Fixture::with(databases()[0].clone(), async |settings: &mut masthead::server::settings::Settings| settings.media.largest_mib = 1).await;
    let editor = site.signed_in("li", &everywhere(Role::Editor)).await;
    let large = vec![0; (1 << 20) + 1];
    let answer = upload(&site, &editor, "a.png", &large).await;
    assert_eq!(answer.status, 413);
    assert!(answer.json()["TooLarge"].as_str().unwrap().contains("1 MB"), "{}", answer.text);
    let pieces = (0..40).map(|_| Ok::<_, std::io::Error>(vec![0u8; 64 << 10]));
    let request = |cookies: &str| Request::post("/desk/pictures").header("sec-fetch-site", "same-origin").header("cookie", cookies.to_owned());
    let stream = request(&editor).body(Body::from_stream(futures_util::stream::iter(pieces))).unwrap();
    assert_eq!(site.send(stream).await.status, 413, "a stream that does not say how long it is");
    let broken = [Ok(vec![0u8; 1000]), Err(std::io::Error::other("the line is down"))];
    let stream = request(&editor).body(Body::from_stream(futures_util::stream::iter(broken))).unwrap();
    assert_eq!(site.send(stream).await.status, 400);
    for kind in ["multipart/form-data", "multipart/form-data; boundary=x"] {
        assert_eq!(site.send(request(&editor).header("content-type", kind).body(Body::from("no form")).unwrap()).await.status, 400, "{kind}");
    }
    let form = [b"--x\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"q.png\"\r\n\r\n".as_slice(), &samples::png(&quarters(40, 30)), b"\r\n--x--\r\n"].concat();
    let answer = site.send(request(&editor).header("content-type", "multipart/form-data; boundary=x").body(Body::from(form)).unwrap()).await;
    assert_eq!((answer.status.as_u16(), answer.json()["picture"]["name"].as_str()), (200, Some("q.png")), "{}", answer.text);
    let auditor = site.signed_in("shen", &everywhere(Role::Auditor)).await;
    assert_eq!(upload(&site, &auditor, "a.png", &samples::png(&quarters(40, 30))).await.status, 403);
    assert_eq!(upload(&site, "", "a.png", &samples::png(&quarters(40, 30))).await.status, 401);
    for (from, origin) in [(None, None), (Some("cross-site"), None), (None, Some("https://evil.example"))] {
        let mut request = Request::post("/desk/pictures").header("cookie", &editor);
        request = from.iter().fold(request, |request, from: &&str| request.header("sec-fetch-site", *from));
        request = origin.iter().fold(request, |request, origin: &&str| request.header("origin", *origin));
        assert_eq!(site.send(request.body(Body::from(samples::png(&quarters(40, 30)))).unwrap()).await.status, 403, "{from:?} {origin:?}");
    }
    assert_eq!(site.number("SELECT COUNT(*) FROM picture").await, 1);
    assert_eq!(broken::strays(&site).await, Vec::<String>::new());
}
