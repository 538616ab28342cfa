//! AVIF is decoded in a process of its own: what that one may use, and that its end is no end of the server's.

use std::{
    io::{Read, Write},
    process::{Child, Command, Stdio},
};

use super::samples;

/// The process, asked for a picture of this size with this much memory.
fn asked(arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
    // As the server does: with RUST_BACKTRACE, one that has no more memory would wait for ever while it writes down where.
    command.env_clear().arg("decode-avif").args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Whether it ended well, and what it said.
fn answer(mut process: Child, content: &[u8]) -> (bool, Vec<u8>) {
    let _ = process.stdin.take().unwrap().write_all(content);
    let mut said = Vec::new();
    process.stdout.take().unwrap().read_to_end(&mut said).unwrap();
    (process.wait().unwrap().success(), said)
}

#[test]
fn the_process_says_the_pixels_or_nothing() {
    let [avif, halved, clear] = samples::avifs();
    for (content, channels) in [(&avif, 3), (&halved, 3), (&clear, 4)] {
        let (well, said) = answer(asked(&["32", "24", "1000000"]), content);
        assert_eq!((well, said.len()), (true, 32 * 24 * channels));
    }
    for (arguments, content) in [
        (vec!["32", "24", "1000000"], &avif[..avif.len() / 2]),
        (vec!["32", "24", "1000000"], b"no picture"),
        (vec!["32", "24", "1000000"], b""),
        (vec!["33", "24", "1000000"], &avif),
        (vec!["32", "24"], &avif),
        (vec![], &avif),
        // A picture of 13 million pixels does not fit into what one of 768 may use: the process ends, and nobody else does.
        (vec!["4200", "3100", "1000000"], &samples::large_avif()),
    ] {
        assert_eq!(answer(asked(&arguments), content), (false, Vec::new()), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_process_limits_itself_before_it_reads() {
    let process = asked(&["32", "24", "1048576"]);
    let limits = || std::fs::read_to_string(format!("/proc/{}/limits", process.id())).unwrap();
    let line = |limits: &str, name: &str| {
        let line = limits.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.split_whitespace().take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    // Nothing was sent yet, so it cannot have gone further than to reading.
    let data = (49u64 << 20).to_string();
    while line(&limits(), "Max data size") != [data.as_str(), &data] {
        std::thread::yield_now();
    }
    assert_eq!(line(&limits(), "Max cpu time"), ["30", "30"]);
    assert_eq!(line(&limits(), "Max core file size"), ["0", "0"]);
    assert!(answer(process, &samples::avifs()[0]).0);
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[test]
fn the_server_gives_the_memory_of_pictures_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
    command.args(["serve"]).env_remove("MALLOC_MMAP_THRESHOLD_").env("MASTHEAD_DATA_FOLDER", folder.path());
    command.env("MASTHEAD_SERVER_ADDRESS", "127.0.0.1:0").current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut process = command.spawn().unwrap();
    let environment = || std::fs::read(format!("/proc/{}/environ", process.id())).unwrap();
    let known = || environment().split(|byte| *byte == 0).any(|line| line == b"MALLOC_MMAP_THRESHOLD_=1048576");
    while !known() {
        std::thread::yield_now();
    }
    process.kill().unwrap();
    process.wait().unwrap();
}
