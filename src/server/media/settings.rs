//! Where pictures are kept, how large they may be, and where they may be fetched from: the table `[media]` of the settings.

use serde::{Deserialize, Serialize};

use crate::server::remote::Allowed;

/// `[media]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Media {
    /// `s3://bucket` or `s3://bucket/prefix`; empty: the folder `media` in the data folder.
    pub url: String,
    /// Where an S3-compatible store listens; empty: Amazon's own, in the region.
    pub endpoint: String,
    /// The store's region; empty: `us-east-1`.
    pub region: String,
    /// The name of the store's key.
    pub access_key: String,
    /// The key.
    pub secret_key: String,
    /// Whether the bucket stands in the host's name and not in the path.
    pub bucket_in_host: bool,
    /// The largest file that may be uploaded, in MiB.
    pub largest_mib: u64,
    /// After so many days unused uploads go into the bin, and what is in the bin goes for good; 0 keeps everything.
    pub keep_unused_days: u64,
    /// Hosts and networks inside, from which pictures are fetched as if they were public sites.
    pub fetch_from: Vec<String>,
}

impl Default for Media {
    fn default() -> Media {
        let nothing = String::new;
        Media {
            url: nothing(),
            endpoint: nothing(),
            region: nothing(),
            access_key: nothing(),
            secret_key: nothing(),
            bucket_in_host: false,
            largest_mib: 40,
            keep_unused_days: 30,
            fetch_from: Vec::new(),
        }
    }
}

impl Media {
    /// Bucket and prefix of [`Media::url`].
    pub fn bucket(&self) -> Option<(&str, &str)> {
        let place = self.url.strip_prefix("s3://")?;
        let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
        (!bucket.is_empty()).then_some((bucket, prefix.trim_matches('/')))
    }

    /// What would keep pictures from being kept, a sentence each.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let is_bucket = !self.url.is_empty();
        if is_bucket && self.bucket().is_none() {
            faults.push(format!("media.url: “{}” must be s3:// and a bucket", self.url));
        }
        if is_bucket && (self.access_key.is_empty() || self.secret_key.is_empty()) {
            faults.push("media.access-key, media.secret-key: a bucket needs both".to_owned());
        }
        if !(self.endpoint.is_empty() || self.endpoint.starts_with("https://") || self.endpoint.starts_with("http://")) {
            faults.push(format!("media.endpoint: “{}” must be http:// or https:// and a host", self.endpoint));
        }
        if !(1..=LARGEST_MIB).contains(&self.largest_mib) {
            faults.push(format!("media.largest-mib: must be 1 to {LARGEST_MIB}"));
        }
        if let Err(fault) = Allowed::new(&self.fetch_from) {
            faults.push(format!("media.fetch-from: {fault}"));
        }
        faults
    }

    /// Hides what is secret.
    pub fn mask(&mut self) {
        if !self.secret_key.is_empty() {
            "•••".clone_into(&mut self.secret_key);
        }
    }
}

/// A picture that is being taken in is in memory as a whole.
const LARGEST_MIB: u64 = 200;
