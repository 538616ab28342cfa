//! Pictures from other sites: nothing inside is ever asked, whatever the address looks like, and nothing that another
//! site does keeps the server busy for long.

use std::{
    collections::HashMap,
    io,
    net::IpAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use masthead::server::remote::{Allowed, Kept, Names, Remote, Ways};

use crate::elsewhere::{Elsewhere, Reply, answer, elsewhere, file};

/// What every fetch here may bring.
const AT_MOST: u64 = 100_000;
const PATIENCE: Duration = Duration::from_secs(20);

/// Spellings of addresses inside, `PORT` being where somebody listens.
const SPELLINGS: &str = "
    http://127.0.0.1:PORT/          http://127.0.0.1:PORT            HTTP://127.0.0.1:PORT/       http:127.0.0.1:PORT/
    http:/127.0.0.1:PORT/           http:\\\\127.0.0.1:PORT\\          http:///127.0.0.1:PORT/      https://127.0.0.1:PORT/
    http://127.1:PORT/              http://127.0.1:PORT/             http://127.127.127.127:PORT/ http://127.0.0.1.:PORT/
    http://2130706433:PORT/         http://2130706433.:PORT/         http://017700000001:PORT/    http://00017700000001:PORT/
    http://0x7f000001:PORT/         http://0X7F000001:PORT/          http://0x7f.1:PORT/          http://0x7f.0x0.0x0.0x1:PORT/
    http://0177.0.0.1:PORT/         http://0177.0.0.01:PORT/         http://0177.0x0.0.1:PORT/    http://00000177.0.0.1:PORT/
    http://127.0x1:PORT/            http://127.000000001:PORT/       http://0x7f.1.:PORT/         http://127.0.0x0.1:PORT/
    http://%31%32%37.0.0.1:PORT/    http://127%2e0%2e0%2e1:PORT/     http://127.0.0.%31:PORT/     http://%6c%6f%63%61%6c%68%6f%73%74:PORT/
    http://１２７.０.０.１:PORT/    http://127。0。0。1:PORT/        http://①②⑦.⓪.⓪.①:PORT/  http://127．0．0．1:PORT/
    http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/ http://ｌｏｃａｌｈｏｓｔ:PORT/ http://localhost:PORT/       http://LOCALHOST:PORT/
    http://localhost.:PORT/         http://sub.localhost:PORT/       http://localhost.localdomain:PORT/ http://lo\u{ad}calhost:PORT/
    http://0:PORT/                  http://0.0.0.0:PORT/             http://0x0:PORT/             http://00000000000:PORT/
    http://user@127.0.0.1:PORT/     http://user:pass@127.0.0.1:PORT/ http://www.example.com@127.0.0.1:PORT/ http://www.example.com:80@127.0.0.1:PORT/
    http://127.0.0.1:PORT#@www.example.com/ http://127.0.0.1:PORT?@www.example.com/ http://127.0.0.1:PORT\\@www.example.com/ http://www.example.com%40127.0.0.1:PORT/
    http://[::1]:PORT/              http://[0:0:0:0:0:0:0:1]:PORT/   http://[0000::0001]:PORT/    http://[::0.0.0.1]:PORT/
    http://[::]:PORT/               http://[::ffff:127.0.0.1]:PORT/  http://[::ffff:7f00:1]:PORT/ http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/
    http://[::127.0.0.1]:PORT/      http://[::7f00:1]:PORT/          http://[64:ff9b::127.0.0.1]:PORT/ http://[64:ff9b::7f00:1]:PORT/
    http://[2002:7f00:1::]:PORT/    http://[2001:0:7f00:1::]:PORT/   http://[::1%25lo]:PORT/      http://[fe80::1%25eth0]:PORT/
    http://[::ffff:0:127.0.0.1]:PORT/ http://[::FFFF:7F00:0001]:PORT/ http://[fd00:ec2::254]:PORT/ http://[fec0::1]:PORT/
    http://169.254.169.254:PORT/    http://0xa9fea9fe:PORT/          http://2852039166:PORT/      http://[::ffff:a9fe:a9fe]:PORT/
    http://10.0.0.1:PORT/           http://172.16.0.1:PORT/          http://192.168.0.1:PORT/     http://100.100.100.200:PORT/
    http://127.0.0.1.nip.io:PORT/   http://inside.example.com:PORT/  http://both.example.com:PORT/ http://mapped.example.com:PORT/
    http://nat64.example.com:PORT/  http://metadata:PORT/            http://metadata.google.internal:PORT/ http://printer.local:PORT/
    //127.0.0.1:PORT/               127.0.0.1:PORT                   ftp://127.0.0.1:PORT/        gopher://127.0.0.1:PORT/
    file:///etc/passwd              data:image/png;base64,AAAA       blob:http://127.0.0.1:PORT/  javascript:fetch('http://127.0.0.1:PORT/')";

/// Names as somebody has set them up to deceive.
struct Deceiving(Mutex<HashMap<&'static str, Vec<Vec<&'static str>>>>);

#[async_trait]
impl Names for Deceiving {
    /// The answers of a name in their order; the last one stays.
    async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        let mut names = self.0.lock().unwrap();
        let answers = names.get_mut(name).ok_or_else(|| io::Error::other(name.to_owned()))?;
        let answer = if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() };
        Ok(answer.into_iter().map(|address| address.parse().unwrap()).collect())
    }
}

fn names() -> Arc<Deceiving> {
    let names: &[(&str, &[&[&str]])] = &[
        ("127.0.0.1.nip.io", &[&["127.0.0.1"]]),
        ("inside.example.com", &[&["127.0.0.1"]]),
        ("both.example.com", &[&["93.184.216.34", "127.0.0.1"]]),
        ("mapped.example.com", &[&["::ffff:127.0.0.1"]]),
        ("nat64.example.com", &[&["64:ff9b::7f00:1"]]),
        ("localhost", &[&["127.0.0.1"]]),
        ("sub.localhost", &[&["127.0.0.1"]]),
        ("localhost.localdomain", &[&["127.0.0.1"]]),
        ("metadata", &[&["169.254.169.254"]]),
        ("metadata.google.internal", &[&["169.254.169.254"]]),
        ("printer.local", &[&["127.0.0.1"]]),
        // What it means changes from one question to the next.
        ("turning.example.com", &[&["127.0.0.1"], &["127.0.0.2"]]),
    ];
    let owned = |answers: &[&[&'static str]]| answers.iter().map(|answer| answer.to_vec()).collect();
    Arc::new(Deceiving(Mutex::new(names.iter().map(|(name, answers)| (*name, owned(answers))).collect())))
}

/// All of a file.
async fn fetch(remote: &Remote, address: &str, at_most: u64) -> Result<Vec<u8>, Kept> {
    let mut coming = remote.open(address, at_most).await?;
    let mut bytes = Vec::new();
    while let Some(piece) = coming.piece().await? {
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// One that may ask `allowed` beside the public net, at these ports.
fn remote(allowed: &[String], ports: &[u16], patience: Duration) -> Remote {
    let ways = Ways { names: names(), ports: ports.to_vec(), patience };
    Remote::new(Allowed::new(allowed).unwrap(), ways, "http://news.example.org").unwrap()
}

/// One that may ask this site of the test.
fn asking(site: &Elsewhere) -> Remote {
    remote(&[site.address.to_string()], &[80, 443], PATIENCE)
}

fn spellings(port: u16) -> Vec<String> {
    SPELLINGS.split_whitespace().map(|spelling| spelling.replace("PORT", &port.to_string())).collect()
}

/// Somebody who listens at every address of this machine, and must not be asked.
async fn inside() -> Vec<Elsewhere> {
    let first = Elsewhere::start(|_| file(b"secret")).await;
    let port = first.address.port();
    let mut all = vec![first];
    for host in ["127.0.0.2", "127.127.127.127", "::1"] {
        all.extend(Elsewhere::at(host, port, |_| file(b"secret")).await);
    }
    all
}

fn connections(all: &[Elsewhere]) -> usize {
    all.iter().map(Elsewhere::connections).sum()
}

#[tokio::test]
async fn no_spelling_of_an_internal_address_makes_a_connection() {
    let inside = inside().await;
    let port = inside[0].address.port();
    let spellings = spellings(port);
    assert!(spellings.len() >= 64 + 32, "{}", spellings.len());
    // Were the port all that is wrong, this would show nothing.
    let strict = remote(&[], &[80, 443, port], PATIENCE);
    for spelling in &spellings {
        let kept = fetch(&strict, spelling, AT_MOST).await.unwrap_err();
        assert!(matches!(kept, Kept::NotPublic | Kept::NoAddress), "{spelling}: {kept:?}");
        assert_eq!(connections(&inside), 0, "{spelling}");
    }
    // And were they no addresses at all, neither would that.
    let open = remote(&["127.0.0.0/8".to_owned(), "::1".to_owned(), "localhost".to_owned()], &[80, 443, port], PATIENCE);
    let mut reached = 0;
    for spelling in spellings.iter().filter(|spelling| !spelling.starts_with("https")) {
        reached += usize::from(fetch(&open, spelling, AT_MOST).await.is_ok());
    }
    assert!(reached >= 40, "{reached}");
    assert_eq!(connections(&inside), reached);
}

#[tokio::test]
async fn no_redirect_to_an_internal_address_makes_a_connection() {
    let inside = inside().await;
    let port = inside[0].address.port();
    let spellings = Arc::new(spellings(port));
    let told = spellings.clone();
    let outside = Elsewhere::start(move |path| elsewhere(&told[path[1..].parse::<usize>().unwrap()])).await;
    let strict = remote(&[outside.address.to_string()], &[80, 443, port], PATIENCE);
    for (number, spelling) in spellings.iter().enumerate().filter(|(_, spelling)| spelling.is_ascii()) {
        // What is only a path leads to the other site itself, which sends it on and on.
        let kept = fetch(&strict, &outside.url(&format!("/{number}")), AT_MOST).await.unwrap_err();
        assert!(matches!(kept, Kept::NotPublic | Kept::NoAddress | Kept::Broken), "{spelling}: {kept:?}");
        assert_eq!(connections(&inside), 0, "{spelling}");
    }
    assert!(outside.connections() > 80);
}

#[tokio::test]
async fn a_name_that_means_something_else_a_moment_later_is_asked_once() {
    let first = Elsewhere::start(|_| file(b"first")).await;
    let port = first.address.port();
    let Some(second) = Elsewhere::at("127.0.0.2", port, |_| file(b"second")).await else { return };
    let turning = remote(&[first.address.to_string()], &[80, 443], PATIENCE);
    let address = format!("http://turning.example.com:{port}/a/picture.png?x=1#y");
    let mut coming = turning.open(&address, AT_MOST).await.unwrap();
    assert_eq!((coming.name().as_str(), coming.address()), ("picture.png", address.trim_end_matches("#y")));
    assert_eq!(coming.piece().await.unwrap().unwrap(), b"first".as_slice());
    assert_eq!(fetch(&turning, &address, AT_MOST).await, Err(Kept::NotPublic), "looked up anew, and checked anew");
    assert_eq!((first.connections(), second.connections()), (1, 0));
    assert!(first.requests()[0].starts_with("GET /a/picture.png?x=1 HTTP/1.1\r\n"));
}

#[tokio::test]
async fn ports_and_hosts_that_are_not_listed_are_not_asked() {
    let site = Elsewhere::start(|_| file(b"secret")).await;
    let port = site.address.port();
    for allowed in ["127.0.0.1:1", "127.0.0.2", "10.0.0.0/8", "[::1]:80", "other.example.com"] {
        let kept = fetch(&remote(&[allowed.to_owned()], &[80, 443], PATIENCE), &site.url("/"), AT_MOST).await;
        assert_eq!(kept, Err(Kept::NotPublic), "{allowed}");
    }
    // Without a port: only at those of public sites.
    assert_eq!(fetch(&remote(&["127.0.0.1".to_owned()], &[80, 443], PATIENCE), &site.url("/"), AT_MOST).await, Err(Kept::NotPublic));
    assert_eq!(site.connections(), 0);
    let named = remote(&[format!("inside.example.com:{port}")], &[80, 443], PATIENCE);
    assert!(fetch(&named, &format!("http://Inside.example.com.:{port}/"), AT_MOST).await.is_ok());
}

#[tokio::test]
async fn another_site_learns_nothing_but_who_asks() {
    let site =
        Elsewhere::start(|path| if path == "/" { answer("302 Found", "location: /next\r\nset-cookie: a=b\r\n", b"") } else { file(b"x") }).await;
    assert_eq!(fetch(&asking(&site), &site.url("/"), AT_MOST).await.unwrap(), b"x");
    let requests = site.requests();
    assert_eq!(requests.len(), 2);
    for request in requests {
        let mut names: Vec<String> = request.lines().skip(1).filter_map(|line| line.split_once(':')).map(|(name, _)| name.to_lowercase()).collect();
        names.sort();
        assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"], "{request}");
        assert!(request.contains("accept-encoding: identity") && request.contains("http://news.example.org"), "{request}");
    }
}

#[tokio::test]
async fn three_redirects_are_followed_and_no_more() {
    let site = Elsewhere::start(|path| match path {
        "/loop" => elsewhere("/loop"),
        "/nowhere" => answer("302 Found", "", b""),
        "/0" => file(b"there"),
        path => elsewhere(&format!("/{}", path[1..].parse::<u32>().unwrap() - 1)),
    })
    .await;
    let remote = asking(&site);
    assert_eq!(fetch(&remote, &site.url("/3"), AT_MOST).await.unwrap(), b"there");
    for (path, kept) in [("/4", Kept::Astray), ("/loop", Kept::Astray), ("/nowhere", Kept::Broken)] {
        assert_eq!(fetch(&remote, &site.url(path), AT_MOST).await, Err(kept), "{path}");
    }
}

#[tokio::test]
async fn what_takes_too_long_is_too_much_or_stops_halfway_is_given_up() {
    let head = |rest: &str| format!("HTTP/1.1 200 OK\r\n{rest}\r\n").into_bytes();
    let site = Elsewhere::start(move |path| match path {
        "/silent" => Reply::Hang(Vec::new()),
        "/half-a-head" => Reply::Hang(b"HTTP/1.1 200 OK\r\ncontent-ty".to_vec()),
        "/half-a-body" => Reply::Hang(head("content-length: 50\r\n").into_iter().chain(*b"abc").collect()),
        "/endless" => Reply::Endless(head("")),
        "/endless-head" => Reply::Endless(b"HTTP/1.1 200 OK\r\nx: ".to_vec()),
        "/large" => Reply::Hang(head("content-length: 1000000000\r\n")),
        "/short" => Reply::Bytes(head("content-length: 50\r\n").into_iter().chain(*b"abc").collect()),
        "/huge-head" => answer("200 OK", &format!("x: {}\r\n", "y".repeat(2_000_000)), b"abc"),
        "/many-heads" => answer("200 OK", &"x: y\r\n".repeat(50_000), b"abc"),
        "/nonsense" => Reply::Bytes(b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec()),
        "/nothing" => Reply::Bytes(Vec::new()),
        "/missing" => answer("404 Not Found", "", b"no"),
        "/part" => answer("206 Partial Content", "", b"abc"),
        "/packed" => answer("200 OK", "content-encoding: gzip\r\n", b"\x1f\x8b\x08"),
        _ => file(&[7; AT_MOST as usize]),
    })
    .await;
    let remote = asking(&site);
    for (path, kept) in [
        ("/endless", Kept::TooLarge),
        ("/endless-head", Kept::Broken),
        ("/large", Kept::TooLarge),
        ("/short", Kept::Broken),
        ("/huge-head", Kept::Broken),
        ("/many-heads", Kept::Broken),
        ("/nonsense", Kept::Broken),
        ("/nothing", Kept::Broken),
        ("/missing", Kept::Refused(404)),
        ("/part", Kept::Refused(206)),
    ] {
        assert_eq!(fetch(&remote, &site.url(path), AT_MOST).await, Err(kept), "{path}");
    }
    assert_eq!(fetch(&remote, &site.url("/packed"), AT_MOST).await.unwrap(), b"\x1f\x8b\x08", "nothing is unpacked");
    assert_eq!(fetch(&remote, &site.url("/full"), AT_MOST).await.unwrap().len() as u64, AT_MOST);
    assert_eq!(fetch(&remote, &site.url("/full"), AT_MOST - 1).await, Err(Kept::TooLarge));
    let hasty = self::remote(&[site.address.to_string()], &[80, 443], Duration::from_millis(300));
    for path in ["/silent", "/half-a-head", "/half-a-body"] {
        assert_eq!(fetch(&hasty, &site.url(path), AT_MOST).await, Err(Kept::TooSlow), "{path}");
    }
    let closed = site.url("/");
    drop(site);
    assert!(matches!(fetch(&hasty, &closed, AT_MOST).await, Err(Kept::Unreachable | Kept::TooSlow)));
}
