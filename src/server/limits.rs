//! How often somebody may try to sign in, and have pictures fetched from elsewhere.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::error::Error;

/// Attempts for one account: so many at once, then one each [`ACCOUNT_PAUSE`].
const PER_ACCOUNT: NonZeroU32 = NonZeroU32::new(10).unwrap();
const ACCOUNT_PAUSE: Duration = Duration::from_secs(60);
/// Attempts from one network address, behind which a whole newsroom may sit.
const PER_ADDRESS: NonZeroU32 = NonZeroU32::new(60).unwrap();
const ADDRESS_PAUSE: Duration = Duration::from_secs(5);
/// Pictures fetched for one person: a story full of them at once, then one each [`FETCH_PAUSE`].
const PER_PERSON: NonZeroU32 = NonZeroU32::new(80).unwrap();
const FETCH_PAUSE: Duration = Duration::from_secs(2);

/// Counts attempts, by account and by address, and pictures fetched, by person. Cloning shares the counts.
#[derive(Clone, Debug)]
pub struct Limits {
    accounts: Arc<DefaultKeyedRateLimiter<String>>,
    addresses: Arc<DefaultKeyedRateLimiter<String>>,
    fetching: Arc<DefaultKeyedRateLimiter<i64>>,
}

impl Default for Limits {
    fn default() -> Limits {
        let quota = |burst, pause| Quota::with_period(pause).map_or(Quota::per_minute(burst), |quota| quota.allow_burst(burst));
        Limits {
            accounts: Arc::new(RateLimiter::keyed(quota(PER_ACCOUNT, ACCOUNT_PAUSE))),
            addresses: Arc::new(RateLimiter::keyed(quota(PER_ADDRESS, ADDRESS_PAUSE))),
            fetching: Arc::new(RateLimiter::keyed(quota(PER_PERSON, FETCH_PAUSE))),
        }
    }
}

impl Limits {
    /// Counts an attempt, or refuses it.
    pub fn attempt(&self, account: &str, address: &str) -> Result<(), Error> {
        let account: String = account.chars().take(200).collect();
        let allowed = self.addresses.check_key(&address.to_owned()).is_ok() && self.accounts.check_key(&account).is_ok();
        if allowed { Ok(()) } else { Err(Error::TooOften) }
    }

    /// Counts a picture that is fetched for somebody, or refuses it.
    pub fn fetch(&self, person: i64) -> Result<(), Error> {
        self.fetching.check_key(&person).map_err(|_| Error::TooOften)
    }

    /// Drops the counts of those who have not tried for long, so that invented accounts do not fill the memory.
    pub fn sweep(&self) {
        self.accounts.retain_recent();
        self.addresses.retain_recent();
        self.fetching.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;

    #[test]
    fn an_account_and_an_address_have_their_limits() {
        let limits = Limits::default();
        assert_eq!((0..20).filter(|_| limits.attempt("li", "192.0.2.1").is_ok()).count(), 10);
        assert!(limits.attempt("wang", "192.0.2.1").is_ok(), "others may still try");
        let others = (0..100).filter(|n| limits.attempt(&n.to_string(), "192.0.2.1").is_ok()).count();
        assert_eq!(others, 60 - 20 - 1);
    }
}
