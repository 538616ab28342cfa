//! Decodes in a process of its own what must not be decoded in the server's. rav1d was a library of C: its functions cannot
//! unwind, so a panic ends the process that it happens in. That process is this program, asked otherwise; it sets its own
//! limits before it reads anything, and has nothing of the server's: no environment, no files, no secrets.

use std::{
    io::{self, Read, Write},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    sync::OnceLock,
};

use image::{DynamicImage, RgbImage, RgbaImage};
use rustix::process::{Resource, Rlimit, setrlimit};

use super::{Kind, Plan, Refusal, avif};
use crate::server::memory;

/// The program that is asked: this one, unless a test, which is another, says so.
pub static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
/// What it is asked.
const QUESTION: &str = "decode-avif";
/// Seconds of computing. The largest picture that fits into the memory takes a few.
const LONGEST: u64 = 30;
/// Bytes that a process has before it decodes anything.
const OWN: u64 = 48 << 20;

/// The picture in an AVIF file.
pub fn decode(content: &[u8], plan: &Plan) -> Result<DynamicImage, Refusal> {
    let (answered, samples) = ask(content, plan).map_err(|cause| {
        tracing::error!(%cause, "no process decodes AVIF");
        Refusal::Busy
    })?;
    let (width, height, pixels) = (plan.width, plan.height, plan.width as usize * plan.height as usize);
    let image = match samples.len() {
        _ if !answered => None,
        length if length == pixels * 3 => RgbImage::from_raw(width, height, samples).map(DynamicImage::ImageRgb8),
        length if length == pixels * 4 => RgbaImage::from_raw(width, height, samples).map(DynamicImage::ImageRgba8),
        _ => None,
    };
    image.ok_or(Refusal::Broken)
}

/// Whether there was an answer, and the answer: the samples of all pixels, three or four each.
fn ask(content: &[u8], plan: &Plan) -> io::Result<(bool, Vec<u8>)> {
    let numbers = [plan.width.into(), plan.height.into(), plan.memory].map(|number: u64| number.to_string());
    let mut command = Command::new(PROGRAM.get_or_init(this));
    command
        .arg(QUESTION)
        .args(numbers)
        .env_clear()
        .env(memory::LIMIT, memory::LARGE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut process = command.spawn()?;
    if let Some(mut question) = process.stdin.take() {
        // One that has ended reads no more; how it ended says the rest.
        let _ = question.write_all(content);
    }
    let most = plan.width as usize * plan.height as usize * 4;
    let mut samples = Vec::new();
    let read = match process.stdout.take() {
        Some(answer) => answer.take(most as u64 + 1).read_to_end(&mut samples),
        None => Ok(0),
    };
    let ended = process.wait()?;
    if !ended.success() {
        tracing::debug!(%ended, bytes = content.len(), "an AVIF file cannot be read");
    }
    read.map(|_| (ended.success(), samples))
}

/// This program, also after another version was put in its place.
fn this() -> PathBuf {
    let running = Path::new("/proc/self/exe");
    if running.exists() { running.to_owned() } else { std::env::current_exe().unwrap_or_default() }
}

/// Answers, if that is what this process was begun for.
pub fn asked() -> Option<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    if arguments.next()? != QUESTION {
        return None;
    }
    let numbers: Vec<u64> = arguments.filter_map(|number| number.parse().ok()).collect();
    Some(answer(&numbers).map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS))
}

fn answer(numbers: &[u64]) -> Result<(), Refusal> {
    let [width, height, memory] = *numbers else { return Err(Refusal::Broken) };
    for (resource, most) in [(Resource::Core, 0), (Resource::Cpu, LONGEST), (Resource::Data, memory.saturating_add(OWN))] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).map_err(super::broken)?;
    }
    let mut content = Vec::new();
    io::stdin().lock().read_to_end(&mut content).map_err(super::broken)?;
    let side = |pixels: u64| u32::try_from(pixels).map_err(super::broken);
    let image = avif::decode(&content, &Plan { kind: Kind::Avif, width: side(width)?, height: side(height)?, memory })?;
    let mut answer = io::stdout().lock();
    answer.write_all(image.as_bytes()).and_then(|()| answer.flush()).map_err(super::broken)
}
