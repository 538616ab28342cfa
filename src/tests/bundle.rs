//! Bundles: what goes in comes out, twice changes nothing, and a broken one changes nothing either.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use masthead::server::{
    db::{Database, migrate},
    import::{bundle, content::Content, export, store},
    media::Media,
    settings::Settings,
};
use sea_orm::{ConnectionTrait, Statement};
use tempfile::TempDir;

use crate::fixture::PATIENCE;

/// The smallest GIF there is: one pixel.
const PIXEL: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

const CHANNELS: &str = r#"
[[channel]]
slug = "xiangcun"
name = "乡村"
strip = "yingxiang"

[[channel]]
slug = "liuxi"
name = "柳溪镇"
parent = "xiangcun"
kind = "text"
more = "xiangcun"

[[channel]]
slug = "yingxiang"
name = "影像"
kind = "pictures"
hidden = true
"#;

const STORY: &str = r#"+++
channel = "liuxi"
title = "第一场雪后，\"红了\"头茬果"
published = 2026-11-22T09:12:05+08:00
first-published = 2026-11-21T08:00:00Z
cover = "雪/a b.gif"
tags = ["草莓", "大棚"]
placements = ["yingxiang"]
share = false
+++
**草莓**红了，*真的*红了。
下一行接着写，one
two。

![](<雪/a b.gif> "大棚 | 周晓禾 摄")

![一](b.gif)
![二](b.gif "第二张")

> 今年的果子甜。
> —— 种植户老李

<!-- pagebreak: 下篇 -->

- 一
  - 里面的<sup>上标</sup>
- 二

| 品种 | 亩产 |
|:----|----:|
| 红颜 | 1,234.5 |

[看片子](https://example.org/a?b=1&c=2 "video")
"#;

const TOPIC: &str = r#"+++
title = "草莓红了"
summary = "一个冬天的大棚"
banner = "b.gif"
position = 1
seo-title = "草莓专题"

[[block]]
heading = "先看"
layout = "headline"
articles = [1001, 7]

[[block]]
layout = "timeline"
tag = "大棚"
channel = "xiangcun"
number = 5
+++
第一段，**有粗体**。

第二段。
"#;

/// A site's database and media folder.
struct Site {
    db: Database,
    folder: TempDir,
}

impl Site {
    async fn sqlite() -> Site {
        let folder = tempfile::tempdir().unwrap();
        let db = Database::open(&folder.path().join("site.db").display().to_string(), PATIENCE).await.unwrap();
        migrate(&db).await.unwrap();
        Site { db, folder }
    }

    /// A schema of its own, where there is a server.
    async fn postgres() -> Option<Site> {
        let url = std::env::var("MASTHEAD_TEST_POSTGRES").ok().filter(|url| !url.is_empty())?;
        let folder = tempfile::tempdir().unwrap();
        let name: String = folder.path().file_name().unwrap().to_string_lossy().chars().filter(char::is_ascii_alphanumeric).collect();
        let schema = format!("bundle_{}_{}", std::process::id(), name.to_lowercase());
        let server = Database::open(&url, PATIENCE).await.unwrap();
        server.write.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
        server.close().await.unwrap();
        let mark = if url.contains('?') { '&' } else { '?' };
        let db = Database::open(&format!("{url}{mark}options=-c%20search_path%3D{schema}"), PATIENCE).await.unwrap();
        migrate(&db).await.unwrap();
        Some(Site { db, folder })
    }

    async fn all() -> Vec<Site> {
        [Some(Site::sqlite().await), Site::postgres().await].into_iter().flatten().collect()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn media(&self) -> Media {
        let mut settings = Settings::default();
        settings.data.folder = self.folder.path().to_owned();
        Media::open(&settings).unwrap()
    }

    async fn import(&self, content: &Content) -> Result<store::Written, store::Fault> {
        store::write(&self.db, &self.media(), content).await
    }

    async fn export(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        export::write(&self.db, &self.media(), &self.path(name)).await.unwrap();
        files(&self.path(name))
    }

    async fn numbers(&self, sql: &str) -> Vec<i64> {
        let rows = self.db.read.query_all_raw(Statement::from_string(self.db.backend(), sql)).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    /// Everything that an import must leave as it is when nothing is new.
    async fn fingerprint(&self) -> Vec<Vec<i64>> {
        let mut seen = Vec::new();
        for sql in [
            "SELECT version FROM site",
            "SELECT updated_at FROM article ORDER BY id",
            "SELECT id FROM publication ORDER BY id",
            "SELECT id FROM menu_item ORDER BY id",
            "SELECT id FROM slot_entry ORDER BY id",
            "SELECT added_at FROM picture ORDER BY id",
            "SELECT article_id FROM listing ORDER BY channel_id, article_id",
            "SELECT updated_at FROM topic ORDER BY id",
            "SELECT id FROM topic_block ORDER BY id",
            "SELECT article_id FROM tagging ORDER BY tag, article_id",
        ] {
            seen.push(self.numbers(sql).await);
        }
        seen
    }
}

fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(dir).unwrap().display().to_string(), fs::read(path).unwrap());
            }
        }
    }
    found
}

fn put(dir: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = dir.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// A small site with some of everything.
fn sample() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    put(
        at,
        "site.toml",
        "[site]\nname = \"青岚新闻网\"\nlogo = \"b.gif\"\n[[home]]\nsection = \"channels\"\nchannels = [\"liuxi\"]\nlines = 4\n[[home]]\nsection = \"opening\"\nfocus = \"headline\"\nheadline = \"headline\"\nnews = \"headline\"\n",
    );
    put(at, "channels.toml", CHANNELS);
    put(
        at,
        "menus.toml",
        "[[main]]\nlabel = \"乡村\"\nchannel = \"xiangcun\"\nchildren = [{ label = \"联系\", page = \"lianxi\" }]\n[[friends]]\nlabel = \"例\"\nurl = \"https://example.org/\"\n",
    );
    put(
        at,
        "slots.toml",
        "[[slot]]\nname = \"headline\"\ntitle = \"头条\"\nsize = 3\nfill-from = \"xiangcun\"\nentries = [{ article = 1001, title = \"另题\", picture = \"b.gif\", from = 2026-11-20T08:00:00+08:00 }, { article = 7 }]\n",
    );
    put(at, "redirects.toml", "[[redirect]]\nfrom = \"/html/1.html?a=b\"\nto = \"/liuxi/1001\"\n");
    put(at, "pictures.toml", "[pictures]\n\"雪/a b.gif\" = \"雪里的大棚\"\n");
    put(at, "pictures/雪/a b.gif", PIXEL);
    put(at, "pictures/b.gif", [PIXEL, b";"].concat());
    put(at, "README.txt", "notes are nobody's mistake");
    put(at, "pages/lianxi.html", "+++\ntitle = \"联系我们\"\nposition = 2\n+++\n<p id=\"b-x1\">电话 <a href=\"tel:1\">1</a></p>");
    put(at, "articles/2026/1001-初雪.md", STORY);
    put(at, "articles/7.md", "+++\r\nchannel = \"xiangcun\"\r\ntitle = \"草稿\"\r\nstate = \"draft\"\r\n+++\r\n还没写完。\r\n");
    put(at, "topics/caomei.md", TOPIC);
    put(at, "topics/houmian.html", "+++\ntitle = \"后面的\"\nposition = 5\nhidden = true\n+++\n");
    put(at, "articles/8.md", "+++\nchannel = \"liuxi\"\ntitle = \"撤下的\"\nstate = \"withdrawn\"\npublished = 2020-01-01T00:00:00+08:00\n+++\n");
    dir
}

fn read(dir: &Path) -> Content {
    bundle::read(dir).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

#[tokio::test]
async fn what_is_exported_and_imported_is_exported_again_byte_for_byte() {
    let first = Site::sqlite().await;
    first.import(&read(sample().path())).await.unwrap();
    let exported = first.export("out").await;
    let story = String::from_utf8_lossy(&exported["articles/liuxi/1001.html"]).into_owned();
    for part in [
        "<strong>草莓</strong>红了，<em>真的</em>红了。下一行接着写，one two。",
        "alt=\"雪里的大棚\"",
        "class=\"gallery\"",
        "—— 种植户老李",
        "data-title=\"下篇\"",
        "<sup>",
        "class=\"video\"",
    ] {
        assert!(story.contains(part), "{part} in {story}");
    }
    let topic = String::from_utf8_lossy(&exported["topics/caomei.html"]).into_owned();
    for part in ["articles = [1001, 7]", "layout = \"timeline\"\ntag = \"大棚\"\nchannel = \"xiangcun\"\nnumber = 5", "<strong>有粗体</strong>"]
    {
        assert!(topic.contains(part), "{part} in {topic}");
    }
    for site in Site::all().await {
        site.import(&read(&first.path("out"))).await.unwrap();
        assert_eq!(site.export("out").await, exported);
        assert!(export::write(&site.db, &site.media(), &site.path("out")).await.is_err(), "a folder with files is not written to");
    }
}

#[tokio::test]
async fn the_demo_site_survives_a_round_trip() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo");
    let first = Site::sqlite().await;
    first.import(&read(&demo)).await.unwrap();
    let exported = first.export("out").await;
    let second = Site::sqlite().await;
    second.import(&read(&first.path("out"))).await.unwrap();
    assert_eq!(second.export("out").await, exported);
}

#[tokio::test]
async fn the_second_import_changes_nothing() {
    for site in Site::all().await {
        let content = read(sample().path());
        let written = site.import(&sample_content()).await.unwrap();
        assert_eq!((written.articles.new, written.channels.new, written.pages.new, written.pictures.new), (3, 3, 1, 2));
        let before = site.fingerprint().await;
        assert_eq!(before[0], [1], "one import is one new version");
        let written = site.import(&sample_content()).await.unwrap();
        assert!(!written.any(), "{written:?}");
        assert_eq!(written.articles.unchanged, content.articles.len());
        assert_eq!(site.fingerprint().await, before);
    }
}

/// The sample, read from a folder that is kept until the import is over.
fn sample_content() -> Content {
    let dir = sample().keep();
    read(&dir)
}

#[tokio::test]
async fn lists_have_articles_of_all_channels_below_and_of_placements() {
    for site in Site::all().await {
        site.import(&sample_content()).await.unwrap();
        let of =
            |slug: &str| format!("SELECT article_id FROM listing JOIN channel ON channel.id = channel_id WHERE slug = '{slug}' ORDER BY article_id");
        assert_eq!(site.numbers(&of("liuxi")).await, [1001]);
        assert_eq!(site.numbers(&of("xiangcun")).await, [1001]);
        assert_eq!(site.numbers(&of("yingxiang")).await, [1001]);
        assert_eq!(site.numbers("SELECT articles FROM channel ORDER BY position").await, [1, 1, 1]);
        // 2026-11-22 in Shanghai.
        assert_eq!(site.numbers("SELECT DISTINCT day FROM tally").await, [20_779]);
        // An article that an editor adds afterwards gets a number of its own.
        let insert = "INSERT INTO article (channel_id, title, updated_at) SELECT MIN(id), '', 0 FROM channel";
        site.db.write.execute_unprepared(insert).await.unwrap();
        assert_eq!(site.numbers("SELECT MAX(id) FROM article").await, [1002]);
    }
}

#[tokio::test]
async fn every_mistake_of_a_broken_bundle_is_named_with_its_line() {
    let dir = sample();
    let at = dir.path();
    put(at, "channels.toml", CHANNELS.replace("more = \"xiangcun\"", "more = \"nirgends\"\ncolour = 1"));
    put(at, "slots.toml", "[[slot]]\nname = \"headline\"\ntitle = \"头条\"\nsize = \"3\"\nentries = [{ article = 5 }]\n");
    put(at, "articles/9.md", "+++\ntitle = \"x\"\npublished = 2026-11-22\n+++\n\n好的。\n\n![](fehlt.jpg)\n\n# 大标题\n");
    put(
        at,
        "topics/bad.md",
        "+++\ntitle = \"x\"\n[[block]]\nlayout = \"wall\"\n[[block]]\narticles = [5, 1001, 1001]\ntag = \"x\"\n[[block]]\ntag = \"..\"\nnumber = 99\n+++\n",
    );
    put(at, "articles/1001.html", "nothing");
    put(at, "channel.toml", "");
    put(at, "pictures/c.jpg", "no picture");
    fs::remove_file(at.join("menus.toml")).unwrap();
    let mistakes = bundle::read(at).unwrap_err().to_string();
    assert!(!mistakes.contains("缺少 published") && !mistakes.contains("缺少 size"), "one mistake, one line:\n{mistakes}");
    for expected in [
        "channels.toml:12: 没有频道“nirgends”",
        "channels.toml:13: 不认识的键 colour",
        "slots.toml:4: size 要是整数",
        "slots.toml:5: 没有编号为 5 的文章",
        "topics/bad.md:3: 板块要么有 articles",
        "topics/bad.md:4: 没有“wall”这种排法",
        "topics/bad.md:5: 缺少 number",
        "topics/bad.md:6: 没有编号为 5 的文章",
        "topics/bad.md:6: 文章 1001 写了两次",
        "topics/bad.md:9: “..”不能作标签",
        "topics/bad.md:10: number 要在 1 到 60 之间",
        "articles/9.md:2: 缺少 channel",
        "articles/9.md:3: published 要是带时区的时间",
        "articles/9.md:8: 正文里写不下",
        "articles/9.md:10: 小标题只用",
        "有两个文件",
        "articles/1001.html:1: 文件要以两行 +++",
        "channel.toml:1: 站点包里没有这样的文件",
        "pictures/c.jpg:1: 这不是能收的图片",
        "menus.toml:1: 缺少这个文件",
    ] {
        assert!(mistakes.contains(expected), "{expected} in\n{mistakes}");
    }
}

#[tokio::test]
async fn an_import_that_fails_leaves_neither_rows_nor_files() {
    for site in Site::all().await {
        let mut content = sample_content();
        content.slots[0].entries[0].article = 4711;
        let before = site.fingerprint().await;
        assert!(site.import(&content).await.is_err());
        assert_eq!(site.fingerprint().await, before);
        assert_eq!(site.numbers("SELECT id FROM channel").await, Vec::<i64>::new());
        assert!(files(&site.path("media")).is_empty());
    }
}

#[tokio::test]
async fn what_comes_from_wordpress_joins_a_site_without_taking_it_over() {
    for site in Site::all().await {
        site.import(&sample_content()).await.unwrap();
        let mut guest = sample_content();
        guest.system = "wordpress:https://example.org".to_owned();
        guest.site.as_mut().unwrap().name = "Another site".to_owned();
        guest.menus[0].items.clear();
        for article in &mut guest.articles {
            (article.id, article.key) = (None, article.title.clone());
        }
        guest.slots.clear();
        let written = site.import(&guest).await.unwrap();
        assert_eq!((written.articles.new, written.kept.len()), (3, 2), "{written}");
        let before = site.fingerprint().await;
        assert!(!site.import(&guest).await.unwrap().any());
        assert_eq!(site.fingerprint().await, before);
    }
}
