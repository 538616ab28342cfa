//! How often somebody may ask: to sign in, to search, to be counted, as a program, to have pictures fetched from elsewhere.

use std::{
    hash::{BuildHasher, Hash, RandomState},
    net::IpAddr,
    num::NonZeroU32,
    sync::Arc,
    time::Duration,
};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};

use super::settings::Settings;
use crate::error::Error;

/// Attempts for one account: so many at once, then one each [`ACCOUNT_PAUSE`].
const PER_ACCOUNT: NonZeroU32 = NonZeroU32::new(10).unwrap();
const ACCOUNT_PAUSE: Duration = Duration::from_secs(60);
/// Attempts from one network address, behind which a whole newsroom may sit.
const PER_ADDRESS: NonZeroU32 = NonZeroU32::new(60).unwrap();
const ADDRESS_PAUSE: Duration = Duration::from_secs(5);
/// Reads counted from one network address, behind which a town's telephones may sit: of all articles, and of one.
const READS: NonZeroU32 = NonZeroU32::new(300).unwrap();
const READS_PAUSE: Duration = Duration::from_millis(500);
const READS_OF_ONE: NonZeroU32 = NonZeroU32::new(60).unwrap();
const READS_OF_ONE_PAUSE: Duration = Duration::from_secs(10);

/// Searches and suggestions for one network address, behind which a whole school may sit.
const SEARCHES: NonZeroU32 = NonZeroU32::new(60).unwrap();
const SEARCH_PAUSE: Duration = Duration::from_secs(1);
const SUGGESTIONS: NonZeroU32 = NonZeroU32::new(200).unwrap();
const SUGGESTION_PAUSE: Duration = Duration::from_millis(100);

/// Pictures fetched for one person: a story full of them at once, then one each [`FETCH_PAUSE`].
const PER_PERSON: NonZeroU32 = NonZeroU32::new(80).unwrap();
const FETCH_PAUSE: Duration = Duration::from_secs(2);

/// Counts attempts, by account and by address, and pictures fetched, by person. Cloning shares the counts.
#[derive(Clone, Debug)]
pub struct Limits {
    accounts: Arc<DefaultKeyedRateLimiter<String>>,
    addresses: Arc<DefaultKeyedRateLimiter<String>>,
    searches: Arc<Pace>,
    suggestions: Arc<Pace>,
    reads: Arc<Pace>,
    reads_of_one: Arc<Pace>,
    /// `None`: the site answers no programs.
    programs: Option<Arc<Pace>>,
    fetches: Arc<Pace>,
}

impl Limits {
    /// The limits that an installation sets, and those that it does not.
    pub fn new(settings: &Settings) -> Limits {
        let limiter = |burst, pause| Quota::with_period(pause).map(|quota| RateLimiter::keyed(quota.allow_burst(burst)));
        let [accounts, addresses] = [(PER_ACCOUNT, ACCOUNT_PAUSE), (PER_ADDRESS, ADDRESS_PAUSE)]
            .map(|(burst, pause)| Arc::new(limiter(burst, pause).unwrap_or_else(|| RateLimiter::keyed(Quota::per_minute(burst)))));
        let programs = NonZeroU32::new(settings.public_api.requests_per_minute).map(|requests| Arc::new(Pace::of(Quota::per_minute(requests))));
        Limits {
            accounts,
            addresses,
            searches: Arc::new(Pace::new(SEARCHES, SEARCH_PAUSE)),
            suggestions: Arc::new(Pace::new(SUGGESTIONS, SUGGESTION_PAUSE)),
            reads: Arc::new(Pace::new(READS, READS_PAUSE)),
            reads_of_one: Arc::new(Pace::new(READS_OF_ONE, READS_OF_ONE_PAUSE)),
            programs,
            fetches: Arc::new(Pace::new(PER_PERSON, FETCH_PAUSE)),
        }
    }

    /// Counts an attempt, or refuses it.
    pub fn attempt(&self, account: &str, address: &str) -> Result<(), Error> {
        let account: String = account.chars().take(200).collect();
        let allowed = self.addresses.check_key(&address.to_owned()).is_ok() && self.accounts.check_key(&account).is_ok();
        if allowed { Ok(()) } else { Err(Error::TooOften) }
    }

    /// Whether one more reading of an article from this network address counts.
    pub fn may_be_counted(&self, address: &str, article: i64) -> bool {
        let network = network(address);
        self.reads.check(network).is_ok() && self.reads_of_one.check((network, article)).is_ok()
    }

    /// Whether the site answers programs at all.
    pub fn answers_programs(&self) -> bool {
        self.programs.is_some()
    }

    /// Counts what a program asks from this network address; or says how long it is to wait.
    pub fn program(&self, address: &str) -> Result<(), Duration> {
        self.programs.as_ref().map_or(Ok(()), |programs| programs.check(network(address)))
    }

    /// Counts a search from an address, or refuses it. Who asks without one is this process itself.
    pub fn search(&self, address: &str) -> Result<(), Error> {
        within(&self.searches, address)
    }

    /// The same for suggestions.
    pub fn suggest(&self, address: &str) -> Result<(), Error> {
        within(&self.suggestions, address)
    }

    /// Counts a picture that is fetched for somebody, or refuses it.
    pub fn fetch(&self, person: i64) -> Result<(), Error> {
        self.fetches.check(person).map_err(|_| Error::TooOften)
    }

    /// Drops the counts of those who have not tried for long, so that invented accounts do not fill the memory.
    pub fn sweep(&self) {
        self.accounts.retain_recent();
        self.addresses.retain_recent();
        for pace in [&self.searches, &self.suggestions, &self.reads, &self.reads_of_one, &self.fetches].into_iter().chain(&self.programs) {
            pace.0.retain_recent();
        }
    }
}

/// How often anybody may do something that nobody is asked a name for. Who they are is no more than a number here, made
/// with a secret of this process.
#[derive(Debug)]
struct Pace(DefaultKeyedRateLimiter<u64>, RandomState);

impl Pace {
    fn new(burst: NonZeroU32, pause: Duration) -> Pace {
        Pace::of(Quota::with_period(pause).map_or(Quota::per_minute(burst), |quota| quota.allow_burst(burst)))
    }

    fn of(quota: Quota) -> Pace {
        Pace(RateLimiter::keyed(quota), RandomState::new())
    }

    fn check(&self, whom: impl Hash) -> Result<(), Duration> {
        self.0.check_key(&self.1.hash_one(whom)).map_err(|early| early.wait_time_from(DefaultClock::default().now()))
    }
}

/// The network that counts as one: of IPv6 the half that a provider gives to one customer.
fn network(address: &str) -> Option<IpAddr> {
    match address.parse().ok()? {
        IpAddr::V6(address) if address.to_ipv4_mapped().is_none() => Some(IpAddr::V6((u128::from(address) >> 64 << 64).into())),
        address => Some(address),
    }
}

fn within(pace: &Pace, address: &str) -> Result<(), Error> {
    let allowed = address.is_empty() || pace.check(network(address)).is_ok();
    if allowed { Ok(()) } else { Err(Error::TooOften) }
}

#[cfg(test)]
mod tests {
    use super::Limits;
    use crate::server::settings::Settings;

    #[test]
    fn an_account_and_an_address_have_their_limits() {
        let limits = Limits::new(&Settings::default());
        assert_eq!((0..20).filter(|_| limits.attempt("li", "192.0.2.1").is_ok()).count(), 10);
        assert!(limits.attempt("wang", "192.0.2.1").is_ok(), "others may still try");
        let others = (0..100).filter(|n| limits.attempt(&n.to_string(), "192.0.2.1").is_ok()).count();
        assert_eq!(others, 60 - 20 - 1);
    }

    #[test]
    fn one_network_counts_no_article_without_end() {
        let limits = Limits::new(&Settings::default());
        let counted = |address: fn(i64) -> String| (0..100).filter(|n| limits.may_be_counted(&address(*n), 7)).count();
        assert_eq!(counted(|_| "192.0.2.1".to_owned()), 60);
        assert_eq!(counted(|n| format!("2001:db8::{n}")), 60, "one customer has many addresses");
        assert_eq!(counted(|n| format!("2001:db8:1:{n}::1")), 100);
        assert!(limits.may_be_counted("192.0.2.1", 8), "other articles are still counted");
    }

    #[test]
    fn programs_are_told_how_long_to_wait() {
        let mut settings = Settings::default();
        settings.public_api.requests_per_minute = 2;
        let limits = Limits::new(&settings);
        let asked: Vec<bool> = (0..3).map(|_| limits.program("192.0.2.1").is_ok()).collect();
        assert_eq!(asked, [true, true, false]);
        let wait = limits.program("192.0.2.1").unwrap_err();
        assert!((25..=30).contains(&wait.as_secs()), "{wait:?}");
        settings.public_api.requests_per_minute = 0;
        assert!(!Limits::new(&settings).answers_programs());
    }
}
