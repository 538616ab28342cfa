//! Those who work in the darkroom: threads of their own, behind everything else that the machine does, so that readers do not
//! wait for pictures that nobody has asked for.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

type Job = Box<dyn FnOnce() + Send>;

/// How far they step back (`nice`).
#[cfg(target_os = "linux")]
const STEP_BACK: i32 = 15;
/// One for so many cores, at least one.
const CORES: usize = 4;

/// The threads, which begin with the first job and end with the last of these.
#[derive(Clone, Debug)]
pub struct Hands {
    jobs: Arc<OnceLock<Sender<Job>>>,
    free: Arc<Semaphore>,
}

/// One of them, for one job.
#[derive(Debug)]
pub struct Hand {
    jobs: Arc<OnceLock<Sender<Job>>>,
    _free: OwnedSemaphorePermit,
}

impl Default for Hands {
    fn default() -> Hands {
        Hands { jobs: Arc::default(), free: Arc::new(Semaphore::new(count())) }
    }
}

impl Hands {
    /// Waits until one is free.
    pub async fn free(&self) -> Option<Hand> {
        let free = self.free.clone().acquire_owned().await.ok()?;
        Some(Hand { jobs: self.jobs.clone(), _free: free })
    }
}

impl Hand {
    /// Does `job`. `None` where it panicked.
    pub async fn work<T: Send + 'static>(self, job: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let (done, result) = oneshot::channel();
        let job = move || drop(done.send(job()));
        self.jobs.get_or_init(begin).send(Box::new(job)).ok()?;
        result.await.ok()
    }
}

fn count() -> usize {
    thread::available_parallelism().map_or(1, |cores| cores.get() / CORES).max(1)
}

fn begin() -> Sender<Job> {
    let (sender, receiver) = channel();
    let receiver = Arc::new(Mutex::new(receiver));
    for _ in 0..count() {
        let receiver = receiver.clone();
        let begun = thread::Builder::new().name("pictures".to_owned()).spawn(move || work(&receiver));
        if let Err(cause) = begun {
            tracing::error!(%cause, "no thread for pictures");
        }
    }
    sender
}

fn work(receiver: &Mutex<Receiver<Job>>) {
    // On Linux a thread has a place of its own; elsewhere this would hold back the whole server.
    #[cfg(target_os = "linux")]
    let _stays_where_it_is = rustix::process::nice(STEP_BACK);
    loop {
        let job = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        if catch_unwind(AssertUnwindSafe(job)).is_err() {
            tracing::error!("making a picture smaller panicked");
        }
    }
}
