//! Decodes in a process of its own what must not be decoded in the server's. rav1d was a library of C: its functions cannot
//! unwind, so a panic ends the process that it happens in. That process is this program, asked otherwise; it sets its own
//! limits before it reads anything, and has nothing of the server's: no environment, no files, no secrets.

use std::{
    io::{self, Read, Write},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    sync::{OnceLock, mpsc::channel},
    thread,
    time::Duration,
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
/// How long is waited for it: it may also compute nothing and not end, and would hold memory that others wait for.
const PATIENCE: Duration = Duration::from_secs(2 * LONGEST);
/// Bytes that a process has before it decodes anything.
const OWN: u64 = 48 << 20;

/// The picture in an AVIF file.
pub fn decode(content: &[u8], plan: &Plan) -> Result<DynamicImage, Refusal> {
    let samples = ask(content, plan).map_err(|cause| {
        tracing::error!(%cause, "no process decodes AVIF");
        Refusal::Busy
    })?;
    let (width, height, pixels) = (plan.width, plan.height, plan.width as usize * plan.height as usize);
    let image = match samples.len() {
        length if length == pixels * 3 => RgbImage::from_raw(width, height, samples).map(DynamicImage::ImageRgb8),
        length if length == pixels * 4 => RgbaImage::from_raw(width, height, samples).map(DynamicImage::ImageRgba8),
        _ => None,
    };
    image.ok_or(Refusal::Broken)
}

/// What the process says: the samples of all pixels, three or four each. Nothing of one that does not end.
fn ask(content: &[u8], plan: &Plan) -> io::Result<Vec<u8>> {
    let numbers = [plan.width.into(), plan.height.into(), plan.memory].map(|number: u64| number.to_string());
    let mut command = Command::new(PROGRAM.get_or_init(this));
    command.arg(QUESTION).args(numbers).env_clear().env(memory::LIMIT, memory::LARGE);
    let most = u64::from(plan.width) * u64::from(plan.height) * 4;
    answered(command, content, most, PATIENCE)
}

/// Sends `content` to a process and reads what it says, no more than `most` bytes and one. Then its time is over.
fn answered(mut command: Command, content: &[u8], most: u64, patience: Duration) -> io::Result<Vec<u8>> {
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let (question, answer) = (process.stdin.take(), process.stdout.take());
    let talk = move || {
        if let Some(mut question) = question {
            // One that has ended reads no more; what it has said says the rest.
            let _ = question.write_all(content);
        }
        let mut said = Vec::new();
        match answer {
            Some(answer) => answer.take(most + 1).read_to_end(&mut said).map(|_| said),
            None => Ok(said),
        }
    };
    let (said, in_time) = thread::scope(|scope| {
        let (ends, ended) = channel();
        let talk = scope.spawn(move || {
            let said = talk();
            let _ = ends.send(());
            said
        });
        let in_time = ended.recv_timeout(patience).is_ok();
        // Without a process nobody holds the pipes, so that the talk is over, too.
        let over = process.kill().and_then(|()| process.wait());
        (over.and_then(|_| talk.join().unwrap_or_else(|_| Ok(Vec::new()))), in_time)
    });
    if !in_time {
        tracing::error!(bytes = content.len(), "a process that decodes AVIF did not end");
        return Ok(Vec::new());
    }
    said
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

#[cfg(all(test, unix))]
mod tests {
    use std::{process::Command, time::Duration};

    use super::answered;

    fn shell(does: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", does]);
        command
    }

    #[test]
    fn a_process_that_does_not_end_is_ended() {
        let content = vec![7; 1 << 20];
        // One that does not read, one that says nothing, one that does not stop before it is asked to.
        for does in ["exec tail -f /dev/null", "cat > /dev/null; exec tail -f /dev/null", "head -c 9; exec tail -f /dev/null"] {
            assert_eq!(answered(shell(does), &content, 9, Duration::from_millis(200)).unwrap(), b"", "{does}");
        }
        // What says more than it was asked for is not listened to any longer.
        assert_eq!(answered(shell("exec cat /dev/zero"), &[], 9, Duration::from_secs(600)).unwrap(), [0; 10]);
        assert_eq!(answered(shell("exec cat"), &content[..9], 9, Duration::from_secs(600)).unwrap(), content[..9]);
    }
}
