//! The two kinds of store, as the settings describe them.

use std::{path::Path, sync::Arc, time::Duration};

use object_store::{ClientOptions, ObjectStore, RetryConfig, aws::AmazonS3Builder, local::LocalFileSystem, prefix::PrefixStore};

use super::{Fault, settings};

/// Somebody waits for an answer: what the store refuses for so long is not tried again.
const PATIENCE: Duration = Duration::from_secs(15);
/// A store that says nothing for so long is away. All of a large picture may be on its way to it meanwhile; how long a reader with a slow
/// line takes does not count.
const SILENCE: Duration = Duration::from_secs(60);

/// A folder, made when missing. What is written there is on the disk, name and all, before it is acknowledged.
pub fn folder(folder: &Path) -> Result<Arc<dyn ObjectStore>, Fault> {
    std::fs::create_dir_all(folder)?;
    Ok(Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true)))
}

/// A bucket at `s3://bucket/prefix`.
pub fn bucket(media: &settings::Media) -> Result<Arc<dyn ObjectStore>, Fault> {
    // reqwest asks the process for its cryptography; somebody may have said it already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let (bucket, prefix) = media.bucket().unwrap_or_default();
    let client = ClientOptions::new().with_connect_timeout(Duration::from_secs(5)).with_timeout_disabled().with_read_timeout(SILENCE);
    let retry = RetryConfig { max_retries: 3, retry_timeout: PATIENCE, ..RetryConfig::default() };
    let mut builder = AmazonS3Builder::new()
        .with_client_options(client)
        .with_retry(retry)
        .with_bucket_name(bucket)
        .with_region(if media.region.is_empty() { "us-east-1" } else { &media.region })
        .with_access_key_id(&media.access_key)
        .with_secret_access_key(&media.secret_key)
        .with_virtual_hosted_style_request(media.bucket_in_host);
    if !media.endpoint.is_empty() {
        builder = builder.with_endpoint(endpoint(media, bucket)).with_allow_http(media.endpoint.starts_with("http://"));
    }
    let store = builder.build()?;
    Ok(if prefix.is_empty() { Arc::new(store) } else { Arc::new(PrefixStore::new(store, prefix)) })
}

/// Where requests go: with the bucket as part of the host's name where the store wants that.
fn endpoint(media: &settings::Media, bucket: &str) -> String {
    let endpoint = media.endpoint.trim_end_matches('/');
    match endpoint.split_once("://") {
        Some((scheme, host)) if media.bucket_in_host => format!("{scheme}://{bucket}.{host}"),
        _ => endpoint.to_owned(),
    }
}
