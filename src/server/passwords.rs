//! Passwords: Argon2id, one at a time, away from what serves readers.

use std::{
    sync::{Arc, mpsc},
    time::Duration,
};

use argon2::{
    Algorithm, Argon2, Block, Params, PasswordHash, Version,
    password_hash::phc::{Output, Salt},
};
use tokio::sync::oneshot;

use crate::error::Error;

/// Characters a password has at least (NIST SP 800-63B, 3.1.1.2, for passwords that are not the only factor).
pub const SHORTEST: usize = 8;
/// Longer ones only cost time.
const LONGEST: usize = 200;
/// Who waits longer than this is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);
/// So many may wait, which is two seconds at most; who comes after them is told to come back at once.
const QUEUE: usize = 50;
/// Those of which lists of leaked passwords are full; compared without case.
const COMMON: &str = include_str!("common_passwords.txt");

/// Something to be computed.
type Job = Box<dyn FnOnce(&mut Memory) + Send>;

/// Hashes and verifies, one after the other on a thread of its own: each computation takes 19 MiB and a core for some
/// 30 ms (OWASP's first choice of parameters, which are the crate's own), and that is all that any number of attempts
/// takes from readers. Cloning shares the thread.
#[derive(Clone, Debug)]
pub struct Passwords {
    queue: mpsc::SyncSender<Job>,
    /// What an attempt for an unknown account is measured against, so that it takes as long.
    decoy: Arc<str>,
}

impl Passwords {
    /// A queue of its own. Its thread ends with it.
    pub fn new() -> Result<Passwords, Error> {
        let (queue, jobs) = mpsc::sync_channel::<Job>(QUEUE);
        let thread = std::thread::Builder::new().name("passwords".to_owned());
        let mut memory = Memory::default();
        let decoy = memory.hash("no password")?.into();
        let started = thread.spawn(move || jobs.into_iter().for_each(|job| job(&mut memory)));
        started.map_err(|cause| {
            tracing::error!(%cause, "there is no thread for passwords");
            Error::Internal
        })?;
        Ok(Passwords { queue, decoy })
    }

    /// Whether `password` is the one of `hash`. Without a hash it is not, and takes the same time.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, Error> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.to_string());
        let right = self.in_turn(move |memory| Ok(password.chars().count() <= LONGEST && memory.is_of(&password, &hash)));
        Ok(right.await? && known)
    }

    /// The hash of a new password, or why it is none.
    pub async fn hash(&self, password: String, account: &str) -> Result<String, Error> {
        if let Some(fault) = fault_of(&password, account) {
            return Err(Error::Invalid(fault));
        }
        self.in_turn(move |memory| memory.hash(&password)).await
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce(&mut Memory) -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
        let (reply, answer) = oneshot::channel();
        // Whoever has stopped waiting needs no answer.
        let job: Job = Box::new(move |memory| {
            if !reply.is_closed() {
                drop(reply.send(work(memory)))
            }
        });
        self.queue.try_send(job).map_err(|_| Error::Busy)?;
        match tokio::time::timeout(PATIENCE, answer).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) | Err(_) => Err(Error::Busy),
        }
    }
}

/// What is wrong with a new password, in a sentence.
pub fn fault_of(password: &str, account: &str) -> Option<String> {
    let length = password.chars().count();
    let lower = password.to_lowercase();
    if length < SHORTEST {
        return Some(format!("密码太短：至少 {SHORTEST} 个字符。"));
    }
    if length > LONGEST {
        return Some(format!("密码太长：最多 {LONGEST} 个字符。"));
    }
    let same = lower.chars().all(|c| lower.starts_with(c));
    if same || lower == account || COMMON.lines().any(|common| common == lower) {
        return Some("这个密码太常见，很容易被猜到，请换一个。".to_owned());
    }
    None
}

/// What a computation works in, kept for the next one: an allocator that is asked anew for 19 MiB each time holds several of
/// them before it gives any back.
#[derive(Default)]
struct Memory(Vec<Block>);

impl Memory {
    /// The hash of a password, with a salt of its own, as it is written down (the PHC string format).
    fn hash(&mut self, password: &str) -> Result<String, Error> {
        let (argon, salt) = (Argon2::default(), Salt::generate());
        let hash = self.output(&argon, password, &salt, Params::DEFAULT_OUTPUT_LEN).and_then(|output| {
            let params = argon.params().try_into()?;
            Ok(PasswordHash {
                algorithm: Algorithm::default().ident(),
                version: Some(Version::default().into()),
                params,
                salt: Some(salt),
                hash: Some(output),
            })
        });
        hash.map(|hash| hash.to_string()).map_err(|cause| {
            tracing::error!(%cause, "a password cannot be hashed");
            Error::Internal
        })
    }

    /// Whether `hash` is one of `password`. What cannot be read is nobody's.
    fn is_of(&mut self, password: &str, hash: &str) -> bool {
        let right = PasswordHash::new(hash).map_err(argon2::password_hash::Error::from).and_then(|hash| {
            let (Some(salt), Some(expected)) = (hash.salt, hash.hash) else { return Ok(false) };
            let version = hash.version.map(Version::try_from).transpose()?.unwrap_or_default();
            let argon = Argon2::new(Algorithm::try_from(hash.algorithm.as_str())?, version, Params::try_from(&hash)?);
            // Outputs are compared in a time that does not depend on where they differ.
            Ok(self.output(&argon, password, &salt, expected.len())? == expected)
        });
        right.unwrap_or(false)
    }

    fn output(&mut self, argon: &Argon2, password: &str, salt: &Salt, length: usize) -> argon2::password_hash::Result<Output> {
        self.0.resize(self.0.len().max(argon.params().block_count()), Block::default());
        let mut output = [0; Output::MAX_LENGTH];
        let output = &mut output[..length];
        argon.hash_password_into_with_memory(password.as_bytes(), salt, output, &mut self.0)?;
        Ok(Output::new(output)?)
    }
}

#[cfg(test)]
mod tests {
    use super::{Passwords, fault_of};

    #[tokio::test]
    async fn a_password_is_known_again_and_nothing_else_is() {
        let passwords = Passwords::new().unwrap();
        let hash = passwords.hash("柳溪的渡口有早班船".to_owned(), "li").await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(passwords.verify("柳溪的渡口有早班船".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("柳溪的渡口没早班船".to_owned(), Some(hash)).await.unwrap());
        assert!(!passwords.verify("no password".to_owned(), None).await.unwrap());
    }

    #[test]
    fn what_is_easily_guessed_is_refused() {
        for bad in ["短短", "1234567", "password", "PassWord", "11111111", "qwertyuiop", "88888888", "liuxi-editor"] {
            assert!(fault_of(bad, "liuxi-editor").is_some(), "{bad}");
        }
        assert_eq!(fault_of("correct horse battery", "li"), None);
    }
}
