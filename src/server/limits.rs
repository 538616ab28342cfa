//! How often somebody may try to sign in, and search.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::error::Error;

/// Attempts for one account: so many at once, then one each [`ACCOUNT_PAUSE`].
const PER_ACCOUNT: NonZeroU32 = NonZeroU32::new(10).unwrap();
const ACCOUNT_PAUSE: Duration = Duration::from_secs(60);
/// Attempts from one network address, behind which a whole newsroom may sit.
const PER_ADDRESS: NonZeroU32 = NonZeroU32::new(60).unwrap();
const ADDRESS_PAUSE: Duration = Duration::from_secs(5);

/// Searches and suggestions for one network address, behind which a whole school may sit.
const SEARCHES: NonZeroU32 = NonZeroU32::new(60).unwrap();
const SEARCH_PAUSE: Duration = Duration::from_secs(1);
const SUGGESTIONS: NonZeroU32 = NonZeroU32::new(200).unwrap();
const SUGGESTION_PAUSE: Duration = Duration::from_millis(100);

/// Counts attempts, by account and by address. Cloning shares the counts.
#[derive(Clone, Debug)]
pub struct Limits {
    accounts: Arc<DefaultKeyedRateLimiter<String>>,
    addresses: Arc<DefaultKeyedRateLimiter<String>>,
    searches: Arc<DefaultKeyedRateLimiter<String>>,
    suggestions: Arc<DefaultKeyedRateLimiter<String>>,
}

impl Default for Limits {
    fn default() -> Limits {
        let limiter = |burst, pause| Quota::with_period(pause).map(|quota| RateLimiter::keyed(quota.allow_burst(burst)));
        let quotas = [(PER_ACCOUNT, ACCOUNT_PAUSE), (PER_ADDRESS, ADDRESS_PAUSE), (SEARCHES, SEARCH_PAUSE), (SUGGESTIONS, SUGGESTION_PAUSE)];
        let [accounts, addresses, searches, suggestions] =
            quotas.map(|(burst, pause)| Arc::new(limiter(burst, pause).unwrap_or_else(|| RateLimiter::keyed(Quota::per_minute(burst)))));
        Limits { accounts, addresses, searches, suggestions }
    }
}

impl Limits {
    /// Counts an attempt, or refuses it.
    pub fn attempt(&self, account: &str, address: &str) -> Result<(), Error> {
        let account: String = account.chars().take(200).collect();
        let allowed = self.addresses.check_key(&address.to_owned()).is_ok() && self.accounts.check_key(&account).is_ok();
        if allowed { Ok(()) } else { Err(Error::TooOften) }
    }

    /// Counts a search from an address, or refuses it. Who asks without one is this process itself.
    pub fn search(&self, address: &str) -> Result<(), Error> {
        within(&self.searches, address)
    }

    /// The same for suggestions.
    pub fn suggest(&self, address: &str) -> Result<(), Error> {
        within(&self.suggestions, address)
    }

    /// Drops the counts of those who have not tried for long, so that invented accounts do not fill the memory.
    pub fn sweep(&self) {
        self.accounts.retain_recent();
        self.addresses.retain_recent();
        self.searches.retain_recent();
        self.suggestions.retain_recent();
    }
}

fn within(limiter: &DefaultKeyedRateLimiter<String>, address: &str) -> Result<(), Error> {
    let allowed = address.is_empty() || limiter.check_key(&address.to_owned()).is_ok();
    if allowed { Ok(()) } else { Err(Error::TooOften) }
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
