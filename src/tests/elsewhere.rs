//! Another site, as it may be met on the net: it counts who connects, and answers as it was told to.

use std::{
    net::{IpAddr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A server that runs until it is dropped.
pub struct Elsewhere {
    /// Where it listens.
    pub address: SocketAddr,
    connections: Arc<AtomicUsize>,
    requests: Arc<Mutex<Vec<String>>>,
    listening: JoinHandle<()>,
}

/// What is sent, and what happens then.
#[derive(Clone, Debug)]
pub enum Reply {
    /// These bytes and the end.
    Bytes(Vec<u8>),
    /// These bytes, and then nothing for ever.
    Hang(Vec<u8>),
    /// These bytes, and then zeros for ever.
    Endless(Vec<u8>),
}

impl Elsewhere {
    /// Listens at a free port of `host`; `answer` is asked with the path of every request. `None` where the machine has
    /// no such address.
    pub async fn at(host: &str, port: u16, answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Option<Elsewhere> {
        let listener = TcpListener::bind(SocketAddr::new(host.parse::<IpAddr>().unwrap(), port)).await.ok()?;
        let address = listener.local_addr().unwrap();
        let (connections, requests) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(Vec::new())));
        let (counted, heard, answer) = (connections.clone(), requests.clone(), Arc::new(answer));
        let listening = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(talk(stream, heard.clone(), answer.clone()));
            }
        });
        Some(Elsewhere { address, connections, requests, listening })
    }

    /// The same at 127.0.0.1.
    pub async fn start(answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Elsewhere {
        Elsewhere::at("127.0.0.1", 0, answer).await.unwrap()
    }

    /// An address of this site.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// How often somebody has connected.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// The heads of all requests.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn talk(mut stream: TcpStream, heard: Arc<Mutex<Vec<String>>>, answer: Arc<impl Fn(&str) -> Reply>) -> Option<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let reply = answer(head.split(' ').nth(1)?);
    heard.lock().unwrap().push(head);
    match reply {
        Reply::Bytes(bytes) => {
            stream.write_all(&bytes).await.ok()?;
            stream.shutdown().await.ok()
        }
        Reply::Hang(bytes) => {
            stream.write_all(&bytes).await.ok()?;
            // The other side may end it.
            stream.read_u8().await.ok().map(drop)
        }
        Reply::Endless(bytes) => {
            stream.write_all(&bytes).await.ok()?;
            loop {
                stream.write_all(&[0; 4096]).await.ok()?;
            }
        }
    }
}

/// A whole answer.
pub fn answer(status: &str, headers: &str, body: &[u8]) -> Reply {
    let mut bytes = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    Reply::Bytes(bytes)
}

/// A file.
pub fn file(body: &[u8]) -> Reply {
    answer("200 OK", "content-type: image/png\r\n", body)
}

/// A way to another address.
pub fn elsewhere(to: &str) -> Reply {
    answer("302 Found", &format!("location: {to}\r\n"), b"")
}
