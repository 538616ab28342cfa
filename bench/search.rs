//! Measures search in process, on generated articles with a natural distribution of words, and prints a section of the report.
//! `bench/run.sh search` runs it; `MASTHEAD_BENCH_ARTICLES` and `MASTHEAD_BENCH_POSTGRES` (an address) say how many and where else.

use std::{
    collections::HashSet,
    error::Error,
    fs,
    time::{Duration, Instant},
};

use axum::{body::Body, http::Request};
use http_body_util::BodyExt;
use leptos::config::LeptosOptions;
use masthead::{
    model::{
        search::{Order, Search},
        slug::Slug,
    },
    server::{
        db, http,
        import::{
            content::{Article, Channel, Content, Publication},
            store,
        },
        newsroom::Newsroom,
        search::{Query, facets, find, fold::Folded, index, suggest},
        settings::Settings,
    },
};
use sea_orm::{ConnectionTrait, Statement};
use tower::ServiceExt;

/// Milliseconds that 95 of 100 searches for a word take at most; and of what a plain scan finds, how much is found at least.
const NEWEST: f64 = 2.0;
const RELEVANT: f64 = 30.0;
const RECALL: f64 = 99.0;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const QUERIES: usize = 200;
/// Words of the language; the n-th is used 1/n as often as the first.
const WORDS: usize = 30_000;
const LETTERS: usize = 3_500;
/// Words that every text is full of.
const SMALL: &str = "的一是在了不和有大这主中人上为们地个用工时要动国产以我到他会作来分生对于学下级就年阶义发成部民可出能方进同行面说种过命度革而多子后自社加小机也经力线本电高量长党得实家定深法表着水理化争现所二起政三好十战无农使性前等反体合斗路图把结第里正新开论之物从当两些还天资事队批如应形想制心样干都向变关点育重其思与间内去因件日利相由压员气业代全组数果期导平各基或月毛然问比展那它最及外没看治提五解系林者米群头意只明四道马认次文通但条较克又公孔领军流入接席位情运器并飞原油放立题质指建区验活众很教决特此常石强极土少已根共直团统式转别造切九你取西持总料连任志观调七么山程百报更见必真保热委手改管处己将修支识病象几先老光专什六型具示复安带每东增则完风回南广劳轮科北打积车计给节做务被整联步类集号列温装即毫知轴研单色坚据速防史拉世设达尔场织历花受求传口断况采精金界品判参层止边清至万确究书术状厂须离再目海交权且儿青才证低越际八试规斯近注办布门铁需走议县兵固除般引齿千胜细影济白格效置推空配刀叶率述今选养德话查差半敌始片施响收华觉备名红续均药标记难存测士身紧液派准斤角降维板许破述技消底床田势端感往神便贺村构照容非搞亚磨族火段算适讲按值美态黄易彪服早班麦削信排台声该击素张密害侯草何树肥继右属市严径螺检左页抗苏显苦英快称坏移约巴材省黑武培著河帝仅针怎植京助升王眼她抓含苗副杂普谈围食射源例致酸旧却充足短划剂宣环落首尺波承粉践府鱼随考刻靠够满夫失包住促枝局菌杆周护岩师举曲春元超负砂封换太模贫减阳扬江析亩木言球朝医校古呢稻宋听唯输滑站另卫字鼓刚写刘微略范供阿块某功套友限项余倒卷创律雨让骨远帮初皮播优占死毒圈伟季训控激找叫云互跟裂粮粒母练塞钢顶策双留误础吸阻故寸盾晚丝女散焊功株亲院冷彻弹错散商视艺灭版烈零室轻血倍缺厘泵察绝富城冲喷壤简否柱李望盘磁雄似困巩益洲脱投送奴侧润盖挥距触星松送获兴独官混纪依未突架宽冬章湿偏纹吃执阀矿寨责熟稳夺硬价努翻奇甲预职评读背协损棉侵灰虽矛厚罗泥辟告卵箱掌氧恩爱停曾溶营终纲孟钱待尽俄缩沙退陈讨奋械载胞幼哪剥迫旋征槽倒握担仍呀鲜吧卡粗介钻逐弱脚怕盐末阴丰雾冠丙街莱贝辐肠付吉渗瑞惊顿挤秒悬姆烂森糖圣凹陶词迟蚕亿矩康遵牧遭幅园腔订香肉弟屋敏恢忘编印蜂急拿扩伤飞露核缘游振操央伍域甚迅辉异序免纸夜乡久隶缸夹念兰映沟乙吗儒杀汽磷艰晶插埃燃欢铁补咱芽永瓦倾阵碳演威附牙芽永瓦斜灌欧献顺猪洋腐请透司危括脉宜笑若尾束壮暴企菜穗楚汉愈绿拖牛份染既秋遍锻玉夏疗尖殖井费州访吹荣铜沿替滚客召旱悟刺脑";

/// A language of its own: words of one to four letters, and how often each is used.
struct Language {
    random: fastrand::Rng,
    words: Vec<String>,
    weights: Vec<f64>,
}

impl Language {
    fn new() -> Language {
        let mut random = fastrand::Rng::with_seed(20_261_128);
        let mut letters: Vec<char> = Vec::new();
        for c in SMALL.chars() {
            if !letters.contains(&c) {
                letters.push(c);
            }
        }
        let small = letters.len();
        let mut rest: Vec<char> = ('\u{4e00}'..'\u{9fa0}').filter(|c| !letters.contains(c)).collect();
        random.shuffle(&mut rest);
        letters.extend(rest.into_iter().take(LETTERS.saturating_sub(small)));
        let mut words: Vec<String> = letters[..small / 4].iter().map(|c| c.to_string()).collect();
        let mut known: HashSet<String> = words.iter().cloned().collect();
        while words.len() < WORDS {
            let length = [2, 2, 2, 2, 2, 2, 2, 3, 3, 4][random.usize(..10)];
            // Frequent letters also make frequent words.
            let word: String = (0..length).map(|_| letters[((random.f64() * random.f64()) * letters.len() as f64) as usize]).collect();
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let mut sum = 0.0;
        let weights = (1..=words.len())
            .map(|rank| {
                sum += 1.0 / (rank as f64 + 2.7);
                sum
            })
            .collect();
        Language { random, words, weights }
    }

    fn word(&mut self) -> &str {
        let at = self.random.f64() * self.weights[self.weights.len() - 1];
        let place = self.weights.partition_point(|weight| *weight < at).min(self.words.len() - 1);
        &self.words[place]
    }

    fn sentence(&mut self, words: usize) -> String {
        (0..words).map(|_| self.word().to_owned()).collect()
    }

    /// 200 to 1,600 characters in paragraphs.
    fn story(&mut self) -> Vec<String> {
        let paragraphs = self.random.usize(3..12);
        (0..paragraphs)
            .map(|_| {
                let sentences = self.random.usize(2..6);
                (0..sentences).map(|_| format!("{}，{}。", self.sentence(8), self.sentence(9))).collect()
            })
            .collect()
    }

    fn article(&mut self, id: i64, newest: i64) -> (Article, String) {
        let (title, story) = (self.sentence(7), self.story());
        // 80 a day, the larger numbers newer.
        let at = newest - (id * 86_400) / 80;
        let blocks: Vec<_> = story
            .iter()
            .enumerate()
            .map(|(n, text)| serde_json::json!({ "id": format!("b{n}"), "type": "paragraph", "text": [{ "text": text }] }))
            .collect();
        let tags = [self.word().to_owned(), self.word().to_owned()];
        let text = format!("{title}\n{}\n{}", story.join("\n"), tags.join("\n"));
        let article = Article {
            id: Some(id),
            channel: Slug::new(["yaowen", "jingji", "liuxi", "tiyu"][self.random.usize(..4)]).ok(),
            title,
            source: ["本报", "溪山周刊", "新华社"][self.random.usize(..3)].to_owned(),
            reporters: format!("记者{}", self.random.usize(..40)),
            tags: tags.into(),
            publication: Publication::Published { at, first: at },
            body: serde_json::from_value(serde_json::Value::from(blocks)).unwrap_or_default(),
            ..Article::default()
        };
        (article, text)
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let many: i64 = std::env::var("MASTHEAD_BENCH_ARTICLES").ok().and_then(|many| many.parse().ok()).unwrap_or(100_000);
    println!("## Search in {many} generated articles\n");
    let folder = tempfile::tempdir()?;
    measure("SQLite", String::new(), folder.path(), many).await?;
    if let Some(url) = std::env::var("MASTHEAD_BENCH_POSTGRES").ok().filter(|url| !url.is_empty()) {
        let server = db::Database::open(&url, Duration::from_secs(30)).await?;
        let schema = format!("bench_{}", std::process::id());
        server.write.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await?;
        let mark = if url.contains('?') { '&' } else { '?' };
        let done = measure("Postgres", format!("{url}{mark}options=-c%20search_path%3D{schema}"), folder.path(), many).await;
        server.write.execute_unprepared(&format!("DROP SCHEMA {schema} CASCADE")).await?;
        done?;
    }
    Ok(())
}

async fn measure(name: &str, url: String, folder: &std::path::Path, many: i64) -> Result<()> {
    let mut settings = Settings::default();
    settings.data.folder = folder.to_owned();
    settings.database.url = url;
    settings.database.patience_seconds = 30;
    let _folders = settings.faults();
    let newsroom = Newsroom::open(settings).await?;
    let mut language = Language::new();
    let begun = Instant::now();
    let texts = fill(&newsroom, &mut language, many).await?;
    let imported = begun.elapsed();
    let bytes: usize = texts.iter().map(String::len).sum();
    settle(&newsroom, name).await?;
    println!("### {name}\n");
    println!("| what | figure |\n|---|---|");
    sizes(&newsroom, name, bytes).await?;
    let begun = Instant::now();
    let transaction = newsroom.db.begin().await?;
    if name == "Postgres" {
        transaction.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
    }
    index::rebuild(&transaction).await?;
    transaction.commit().await?;
    let rebuilt = begun.elapsed();
    settle(&newsroom, name).await?;
    let per_second = |took: Duration| many as f64 / took.as_secs_f64();
    println!("| imported with its index | {:.0} articles a second |", per_second(imported));
    println!("| index alone made anew | {:.0} articles a second |", per_second(rebuilt));
    let words: Vec<String> = words(&mut language, 2);
    for (what, order, limit) in [("newest 20", Order::Newest, NEWEST), ("most relevant 20", Order::Relevance, RELEVANT)] {
        let mut times = Vec::new();
        for word in words.iter().chain(&words) {
            let query = query(word, order)?;
            let begun = Instant::now();
            find(&newsroom, &query).await?;
            times.push(begun.elapsed());
        }
        // The first round fills the memory.
        print(&format!("two characters, {what}"), &mut times.split_off(words.len()), Some(limit));
    }
    let mut times = Vec::new();
    for word in &words {
        let query = query(word, Order::Newest)?;
        let begun = Instant::now();
        facets::count(&newsroom, &query).await?;
        times.push(begun.elapsed());
    }
    print("counts of the same", &mut times, None);
    let mut times = Vec::new();
    for word in &words {
        let begun = Instant::now();
        suggest::suggest(&newsroom, word).await?;
        times.push(begun.elapsed());
    }
    print("suggestions", &mut times, None);
    recall(&newsroom, &mut language, &texts).await?;
    page(&newsroom, &words).await?;
    println!();
    newsroom.db.close().await?;
    Ok(())
}

/// Puts the articles in, some thousands at a time; gives their texts.
async fn fill(newsroom: &Newsroom, language: &mut Language, many: i64) -> Result<Vec<String>> {
    let mut texts = vec![String::new()];
    let channel = |slug: &str| Channel { slug: Slug::new(slug).ok(), name: slug.to_owned(), ..Channel::default() };
    let channels: Vec<Channel> = ["yaowen", "jingji", "liuxi", "tiyu"].map(channel).into();
    let newest = newsroom.now();
    for first in (1..=many).step_by(10_000) {
        let mut articles = Vec::new();
        for id in first..=(first + 9_999).min(many) {
            let (article, text) = language.article(id, newest);
            articles.push(article);
            texts.push(text);
        }
        let content = Content { system: "bundle".to_owned(), channels: channels.clone(), articles, ..Content::default() };
        store::write(&newsroom.db, &newsroom.settings.media_folder(), &content).await?;
    }
    newsroom.refresh().await?;
    Ok(texts)
}

/// What a database does by itself after a while.
async fn settle(newsroom: &Newsroom, name: &str) -> Result<()> {
    if name != "Postgres" {
        newsroom.db.write.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        return Ok(());
    }
    let transaction = newsroom.db.begin().await?;
    transaction.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
    transaction.execute_unprepared("SELECT gin_clean_pending_list('search_word_words')").await?;
    transaction.execute_unprepared("ANALYZE article, article_body, listing, search_document, search_text, search_word, search_name").await?;
    transaction.commit().await?;
    Ok(())
}

async fn sizes(newsroom: &Newsroom, name: &str, bytes: usize) -> Result<()> {
    let of = |pattern: &str| match name {
        "Postgres" => format!(
            "SELECT CAST(COALESCE(SUM(pg_total_relation_size(c.oid)), 0) AS bigint) FROM pg_class AS c WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relname LIKE '{pattern}'"
        ),
        _ => format!("SELECT COALESCE(SUM(pgsize), 0) FROM dbstat WHERE name LIKE '{pattern}'"),
    };
    for (what, pattern) in [("words", "search_word%"), ("texts for phrases", "search_text%"), ("documents and names", "search_%")] {
        let row = newsroom.db.read.query_one_raw(Statement::from_string(newsroom.db.backend(), of(pattern))).await?;
        let size: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
        let what = if pattern == "search_%" { "all of the index" } else { what };
        println!("| {what} | {:.0} MB, {:.2} × the text of {:.0} MB |", size as f64 / 1e6, size as f64 / bytes as f64, bytes as f64 / 1e6);
    }
    Ok(())
}

/// Words of so many characters, as often as they are used.
fn words(language: &mut Language, length: usize) -> Vec<String> {
    let mut words = Vec::new();
    while words.len() < QUERIES {
        let word = language.word().to_owned();
        if word.chars().count() == length {
            words.push(word);
        }
    }
    words
}

fn query(text: &str, order: Order) -> Result<Query> {
    Ok(Query::of(Search { text: text.to_owned(), order, ..Search::default() })?)
}

fn print(what: &str, times: &mut [Duration], limit: Option<f64>) {
    times.sort();
    let ms = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    let verdict = limit.map(|limit| against(limit, "ms", ms(0.95) <= limit)).unwrap_or_default();
    println!("| {what} | median {:.2} ms, p95 {:.2} ms{verdict}, slowest {:.2} ms |", ms(0.5), ms(0.95), ms(1.0));
}

/// What stands behind a figure that has a limit, as in the other parts of the report.
fn against(limit: f64, unit: &str, kept: bool) -> String {
    format!(" (limit {limit} {unit}: {})", if kept { "kept" } else { "**missed**" })
}

/// Any two to six characters in a row, against a plain scan; in both what means the same is spelled the same.
async fn recall(newsroom: &Newsroom, language: &mut Language, texts: &[String]) -> Result<()> {
    let (mut wanted, mut found, mut wrong, mut asked) = (0, 0, 0, 0);
    let texts: Vec<String> = texts.iter().map(|text| Folded::of(text).text()).collect();
    let mut times = Vec::new();
    while asked < QUERIES {
        let text: Vec<char> = texts[1 + language.random.usize(..texts.len() - 1)].chars().collect();
        let (from, many) = (language.random.usize(..text.len() - 6), language.random.usize(2..=6));
        let part: String = text[from..from + many].iter().collect();
        if part.contains(' ') {
            continue;
        }
        let right: HashSet<i64> = texts.iter().enumerate().filter(|(_, text)| text.contains(&part)).map(|(id, _)| id as i64).collect();
        if right.len() > 1000 {
            continue;
        }
        asked += 1;
        let mut hits = HashSet::new();
        for page in 1.. {
            let mut query = query(&part, Order::Newest)?;
            query.search.page = page;
            let begun = Instant::now();
            let some = find(newsroom, &query).await?;
            if page == 1 {
                times.push(begun.elapsed());
            }
            hits.extend(some.hits.iter().map(|hit| hit.row.id));
            if !some.goes_on {
                break;
            }
        }
        wanted += right.len();
        found += hits.intersection(&right).count();
        wrong += hits.difference(&right).count();
    }
    print("two to six characters anywhere, newest 20", &mut times, None);
    let recall = 100.0 * found as f64 / wanted as f64;
    println!("| recall over {QUERIES} of these | {recall:.2} %{} of {wanted}, {wrong} wrong ones |", against(RECALL, "%", recall >= RECALL));
    Ok(())
}

/// Processor time of the whole page over HTTP, in process.
async fn page(newsroom: &Newsroom, words: &[String]) -> Result<()> {
    let options = LeptosOptions::builder().output_name("masthead").build();
    let site = http::site(newsroom.clone(), options);
    let before = processor()?;
    for word in words {
        let encoded: String = word.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let request = Request::get(format!("/search?q={encoded}")).header("accept-encoding", "br").body(Body::empty())?;
        let response = site.clone().oneshot(request).await?;
        assert_eq!(response.status(), 200);
        response.into_body().collect().await?;
    }
    println!("| the page of a search, processor time | {:.1} ms a request |", (processor()? - before) * 1000.0 / words.len() as f64);
    Ok(())
}

/// Seconds that this process has used, in steps of 10 ms.
fn processor() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks: f64 = fields[11].parse::<f64>()? + fields[12].parse::<f64>()?;
    Ok(ticks / 100.0)
}
