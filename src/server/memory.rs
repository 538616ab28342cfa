//! Memory of pictures goes back to the system when they are done.
//!
//! glibc learns from the first large piece that is freed to keep such pieces, for each thread anew: pictures that are taken in
//! one after the other then hold three times the memory of one. With a fixed limit it gives large pieces back at once. It
//! reads the limit when a process begins, so this process begins once more, under its own number.

/// What glibc reads.
pub const LIMIT: &str = "MALLOC_MMAP_THRESHOLD_";
/// Says that this process has begun twice: where the system takes the limit out of the environment (a program with rights of its own),
/// it would begin for ever.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const AGAIN: &str = "_MASTHEAD_BEGUN_AGAIN";
/// Bytes from which a piece is given back: a page is smaller, a picture larger.
pub const LARGE: &str = "1048576";

/// Sets the limit, unless there is one. What fails leaves everything as it was.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn is_given_back() {
    use std::{env, os::unix::process::CommandExt, process::Command};
    if env::var_os(LIMIT).is_some() || env::var_os(AGAIN).is_some() {
        return;
    }
    let mut arguments = env::args_os();
    let name = arguments.next().unwrap_or_else(|| "masthead".into());
    // Only a failure comes back from here.
    let failure = Command::new("/proc/self/exe").arg0(name).args(arguments).env(LIMIT, LARGE).env(AGAIN, "1").exec();
    drop(failure);
}

/// Other systems do so by themselves, or cannot be told.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn is_given_back() {}
