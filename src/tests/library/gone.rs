//! Pictures that are gone for good: nothing of them is left, and nothing that is worked on suffers.

use serde_json::json;

use super::{figure, get, illustrated, post, publish, save, send, site_with_chief, upload, uploaded, used, uses};
use crate::{
    fixture::{Fixture, databases},
    pictures::samples,
};

async fn removed(site: &Fixture, who: &str, file: &str) {
    send(site, who, &format!("/desk/pictures/{file}/bin"), &[("sure", "1")]).await;
    send(site, who, &format!("/desk/pictures/{file}/remove"), &[("sure", "1")]).await;
}

#[tokio::test]
async fn every_file_goes_with_its_picture_and_a_store_that_refuses_is_asked_again() {
    for kind in databases() {
        let (site, chief) = site_with_chief(kind).await;
        let file = uploaded(&site, &chief, "bakery.jpg").await;
        let stem = file.split('.').next().unwrap();
        let left = || {
            let names = std::fs::read_dir(site.media()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
            names.filter(|name| name.starts_with(stem)).count()
        };
        let social = |x: u16| format!("/media/{stem}-social-{x}-500.jpg");
        while site.get(&social(500)).await.status != 200 {
            tokio::task::yield_now().await;
        }
        let described = json!({ "file": file, "legend": { "focus": { "x": 100, "y": 500 } } });
        assert_eq!(site.ask(&chief, "describe_picture", described).await.status, 200);
        while site.get(&social(100)).await.status != 200 {
            tokio::task::yield_now().await;
        }
        assert_eq!(site.get(&social(500)).await.status, 404, "nobody asks for the old cut any more");
        // A folder in the place of a size is what the store cannot remove.
        let stuck = site.media().join(format!("{stem}-480.webp"));
        if stuck.exists() {
            std::fs::remove_file(&stuck).unwrap();
        }
        std::fs::create_dir_all(stuck.join("in")).unwrap();
        send(&site, &chief, &format!("/desk/pictures/{file}/bin"), &[]).await;
        let refused = post(&site, &chief, &format!("/desk/pictures/{file}/remove"), &[("sure", "1")]).await;
        assert_eq!(refused.status, 503, "{}", refused.text);
        assert_eq!(get(&site, &chief, &format!("/desk/pictures/{file}")).await.status, 200, "it is still in the bin");
        std::fs::remove_dir_all(&stuck).unwrap();
        send(&site, &chief, &format!("/desk/pictures/{file}/remove"), &[("sure", "1")]).await;
        assert_eq!(left(), 0);
    }
}

#[tokio::test]
async fn a_text_goes_on_without_a_picture_that_is_gone_and_is_not_published_with_it() {
    for kind in databases() {
        let (site, chief) = site_with_chief(kind).await;
        let file = uploaded(&site, &chief, "bakery.jpg").await;
        let article = illustrated(&site, &chief, &file, "面包房").await;
        publish(&site, &chief, article).await;
        let with = site.number(&format!("SELECT MAX(id) FROM revision WHERE article_id = {article}")).await;
        removed(&site, &chief, &file).await;
        site.perform(&chief, article, json!({ "deed": "restore", "revision": with })).await;
        let said = site.words(&format!("SELECT manuscript FROM draft WHERE article_id = {article}")).await.remove(0);
        assert!(said.contains("正文") && !said.contains(&file), "{said}");
        // Somebody who was offline sends a text in which it still is: every word is kept, and the page says why it is not published.
        let mut picture = figure(&file);
        (picture["id"], picture["type"]) = (json!("late"), json!("picture"));
        save(
            &site,
            &chief,
            article,
            json!([{ "change": "put", "block": picture, "after": "" }, { "change": "line", "field": "title", "value": "又改" }]),
        )
        .await;
        let refused = site.perform(&chief, article, json!({ "deed": "publish" })).await;
        assert!(refused.status == 400 && refused.text.contains("彻底删除的图片"), "{} {}", refused.status, refused.text);
        save(&site, &chief, article, json!([{ "change": "remove", "id": "late" }])).await;
        publish(&site, &chief, article).await;
    }
}

#[tokio::test]
async fn the_introduction_of_a_topic_uses_its_pictures() {
    for kind in databases() {
        let (site, chief) = site_with_chief(kind).await;
        let (file, other) = (uploaded(&site, &chief, "bakery.jpg").await, uploaded(&site, &chief, "basketball.jpg").await);
        let mut picture = figure(&file);
        (picture["id"], picture["type"]) = (json!("b1"), json!("picture"));
        let topic = site.number("SELECT MIN(id) FROM topic WHERE NOT hidden").await;
        let title = site.words(&format!("SELECT title FROM topic WHERE id = {topic}")).await.remove(0);
        // The desk's form has no pictures; an import brings them.
        site.sql(&format!("UPDATE topic SET intro = '{}' WHERE id = {topic}", json!([picture]))).await;
        site.sql(&format!("INSERT INTO picture_use (holder, id, file) VALUES ('topic', {topic}, '{file}')")).await;
        assert_eq!(post(&site, &chief, &format!("/desk/pictures/{file}/bin"), &[]).await.status, 409);
        let asked = get(&site, &chief, &format!("/desk/pictures/{file}/bin")).await;
        assert_eq!(uses(&asked), [used(&title, "专题")]);
        send(&site, &chief, &format!("/desk/pictures/{file}/replace"), &[("with", &other), ("sure", "1")]).await;
        let intro = site.words(&format!("SELECT intro FROM topic WHERE id = {topic}")).await.remove(0);
        assert!(intro.contains(&other) && !intro.contains(&file), "{intro}");
        removed(&site, &chief, &other).await;
        assert_eq!(site.words(&format!("SELECT intro FROM topic WHERE id = {topic}")).await, ["[]"]);
    }
}

#[tokio::test]
async fn a_form_takes_pictures_as_large_as_cameras_make_them() {
    let (site, chief) = site_with_chief(databases()[0].clone()).await;
    let mut random = fastrand::Rng::with_seed(5);
    let noise = samples::png(&image::RgbImage::from_fn(1200, 900, |_, _| image::Rgb([0; 3].map(|_: u8| random.u8(..)))));
    assert!(noise.len() > 3_000_000);
    let answer = upload(&site, &chief, "噪点.png", &noise).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}
